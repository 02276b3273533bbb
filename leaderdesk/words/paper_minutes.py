"""The minutes of a sitting as funders read them: titles, attendance, quorum, votes, decisions, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from leaderdesk.domain.sheets.sittings.attendance import (
    AttendanceSheet,
    Attendee,
    Capacity,
    CollegeSheet,
    Missing,
    MovementCode,
)
from leaderdesk.domain.sheets.sittings.closed import Amendment, ClosedSheet
from leaderdesk.domain.sheets.sittings.minutes import Aside, MinutesSheet, PointMinutes, VoteMinutes
from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sheets.sittings.scores import ScoreSheet, SheetRow
from leaderdesk.domain.sheets.sittings.votes import HeldSheet, VoterSheet
from leaderdesk.domain.sittings.gestures import VoteMode
from leaderdesk.domain.sittings.ground import OutcomeKind, SittingKind
from leaderdesk.domain.sittings.state import Hearing
from leaderdesk.words import formats, sitting_notes
from leaderdesk.words.committee import say_step
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.seats import college
from leaderdesk.words.sitting_follow import OUTCOMES
from leaderdesk.words.sitting_notes import listed
from leaderdesk.words.sitting_plans import decisions, long_day
from leaderdesk.words.sitting_rooms import hour
from leaderdesk.words.sitting_votes import MODES

CAPACITIES: Mapping[Capacity, str] = {
    "titulaire": "Titulaires",
    "suppleant": "Suppléants avec voix délibérative",
    "pooled": "Suppléants du collège avec voix délibérative",
    "without_voice": "Présents sans voix délibérative",
}
ANNEX_WARNING = spaced(
    "Document confidentiel : il porte des noms, des votes et des intérêts. Il se conserve avec le dossier de la séance"
    " et ne se communique qu’à un contrôle."
)
_TITLES: Mapping[SittingKind, str] = {
    "committee": "Compte rendu et relevé de décisions",
    "technical": "Compte rendu du comité technique",
    "written": "Compte rendu de la consultation écrite",
}
_MOVEMENTS: Mapping[MovementCode, str] = {
    "arrived": "arrivée",
    "departed": "départ",
    "stepped_out": "sortie pour ce point",
    "came_back": "retour",
}
_OUTCOMES: Mapping[OutcomeKind | None, tuple[str, str]] = {
    "favourable": ("Avis favorable", "Avis favorables"),
    "reservations": ("Avis favorable avec réserves", "Avis favorables avec réserves"),
    "postponed": ("Projet ajourné", "Projets ajournés"),
    "refused": ("Avis défavorable", "Avis défavorables"),
    "waiting": ("Projet en liste d’attente", "Projets en liste d’attente"),
    None: ("Projet sans décision", "Projets sans décision"),
}
_VERDICTS = {
    "pass": "Le projet est retenu au regard de la grille.",
    "fail": "Le projet n’atteint pas le seuil de la grille.",
    "eliminated": "Le projet est éliminé par la grille.",
    "no_score": "Le projet n’a pas de note complète.",
}
_REFERENCES = {"minutes": "CR", "annex": "CR-ANNEXE"}


def title(kind: SittingKind, name: str) -> str:
    """What the minutes are called."""
    return spaced(f"{_TITLES[kind]} : {name}")


def annex_title(name: str) -> str:
    """What the annex is called."""
    return spaced(f"Annexe confidentielle au compte rendu : {name}")


def reference(kind: str, number: int, version: int | None) -> str:
    """How the paper is named in letters: sitting, then the version that was sealed."""
    sealed = f"-V{version}" if version is not None else ""
    return f"{_REFERENCES[kind]}-{number:02}{sealed}"


def when(sheet: MinutesSheet) -> Iterator[tuple[str, str]]:
    """Number, day, hours, place."""
    closed = sheet.closed
    yield "Séance n°", formats.number(closed.facts.number)
    yield "Date", long_day(closed.day)
    if sheet.attendance.is_written and closed.opened_at is not None:
        yield "Ouverte le", f"{long_day(closed.opened_at.date())} à {hour(closed.opened_at)}"
    elif closed.opened_at is not None:
        until = f", close à {hour(closed.closed_at)}" if closed.closed_at is not None else ""
        yield "Heure", f"ouverte à {hour(closed.opened_at)}{until}"
    yield "Lieu", closed.facts.place or formats.MISSING


def when_and_where(closed: ClosedSheet) -> str:
    """The same in a line."""
    return ", ".join(part for part in (closed.facts.title, long_day(closed.day), closed.facts.place) if part)


def chair(name: str, *, is_deputy: bool) -> str:
    """Who presides."""
    return f"{name}, à la vice-présidence" if is_deputy else name


def attendance(sheet: AttendanceSheet) -> str:
    """The title of those who came, or answered."""
    return "Réponses reçues" if sheet.is_written else "Présences"


def nobody(sheet: AttendanceSheet) -> str:
    """Said of a college of which nobody came."""
    return f"Personne de ce collège {'n’a répondu' if sheet.is_written else 'n’était présent'}."


def absent(names: Sequence[str], *, is_written: bool) -> str:
    """The titulaires who did not come, or did not answer."""
    return spaced(f"{'Sans réponse' if is_written else 'Absents'} : {', '.join(names)}.")


def college_title(sheet: CollegeSheet) -> str:
    """A college with how many came and how many seats it has."""
    words = ("réponse", "réponses") if sheet.is_written else ("présent", "présents")
    came = formats.counted(len(sheet.came), *words)
    seats = formats.counted(sheet.seats, "siège", "sièges")
    return spaced(f"Collège {college(sheet.college).lower()} : {came} pour {seats}")


def counted_capacity(name: str, count: int) -> str:
    """Those of a capacity, counted."""
    return spaced(f"{name} : {count}")


def seat(key: str, structure: str) -> str:
    """A seat by its name; the structure is most often in it already."""
    return key if not structure or structure in key else f"{key}, {structure}"


def hours(person: Attendee) -> str:
    """From when to when, where it is not the whole sitting."""
    said = []
    if person.since is not None:
        said.append(f"arrivée à {hour(person.since)}")
    if person.until is not None:
        said.append(f"départ à {hour(person.until)}")
    return ", ".join(said)


def attendee(person: Attendee) -> str:
    """Somebody and their hours."""
    told = hours(person)
    return f"{person.name} ({told})" if told else person.name


def named(missing: Missing) -> str:
    """Somebody who did not come, with the structure."""
    place = missing.structure or missing.seat
    return f"{missing.name} ({place})" if place else missing.name


def vacant(seats: Sequence[str]) -> str:
    """The seats that nobody holds."""
    return spaced(f"{'Siège vacant' if len(seats) == 1 else 'Sièges vacants'} : {', '.join(seats)}.")


def movement(code: MovementCode, reason: str) -> str:
    """A coming or a going."""
    return spaced(f"{_MOVEMENTS[code]} : {reason}" if reason else _MOVEMENTS[code])


def met(*, is_met: bool) -> str:
    """Whether a rule is met."""
    return "respecté" if is_met else "non respecté"


def quorum(*, is_quorate: bool, is_written: bool = False) -> str:
    """Whether the committee may decide."""
    if is_written:
        return spaced("Consultation écrite : le quorum est compté point par point, sur les réponses reçues.")
    return "Le comité peut valablement délibérer." if is_quorate else "Le comité ne peut pas valablement délibérer."


def facts_of(sheet: PointSheet) -> Iterator[tuple[str, str]]:
    """What a point is about, in a few lines."""
    facts = sheet.facts
    if facts.holder:
        yield "Porteur", facts.holder
    fiche = f"fiche-action {facts.fiche}" if facts.fiche else ""
    asked = decisions().get(sheet.point.decision, sheet.point.decision)
    told = [each for each in (facts.number, fiche, facts.communes) if each]
    if told:
        yield "Dossier", ", ".join(told)
    if sheet.point.kind != "project" or sheet.point.decision != "selection":
        yield "Objet du point", asked


def eligible(amount: Fraction) -> str:
    """What of the costs may be helped, as it was presented."""
    return spaced(f"Dépense éligible présentée : {money(amount)}.")


def opened(since: datetime, until: datetime | None) -> str:
    """When a point was examined."""
    return f"Point ouvert à {hour(since)}." if until is None else f"Point examiné de {hour(since)} à {hour(until)}."


def heard(hearing: Hearing) -> str:
    """Who was heard, and when they left."""
    left = f", sorti à {hour(hearing.until)} avant le débat" if hearing.until is not None else ""
    return spaced(f"Entendu : {hearing.who}, entré à {hour(hearing.since)}{left}.")


def asides(people: Sequence[Aside]) -> str:
    """Who took no part in a point; why is said in the annex alone."""
    said = [f"{each.person} ({each.structure})" if each.structure else each.person for each in people]
    verb = "ne prend part ni au débat, ni à la notation, ni au vote"
    if len(people) > 1:
        verb = "ne prennent part ni au débat, ni à la notation, ni au vote"
    return f"Intérêt déclaré\u00a0: {listed(said)} {verb}."


def verdict(score: ScoreSheet) -> str:
    """The total against the threshold."""
    figures = sitting_notes.figures(score)
    said = f"Total : {figures}. {_VERDICTS[score.verdict]}" if figures else _VERDICTS[score.verdict]
    if score.rate is not None:
        said = f"{said} {sitting_notes.rate(score)}"
    return spaced(said)


def eliminated(sheet: PointSheet) -> list[str]:
    """Each eliminatory note, and each group of criteria that is not reached."""
    score, grid = sheet.score, sheet.point.grid
    if score is None or grid is None:
        return []
    said = sitting_notes.eliminated(score)
    for group in grid.groups:
        if group.key in score.eliminated_by:
            least = formats.counted(group.at_least, "critère doit", "critères doivent")
            share = formats.rate(group.met_from)
            said.append(spaced(f"Groupe « {group.title} » : au moins {least} atteindre {share} de leur maximum."))
    return said


def counted_sheets(score: ScoreSheet) -> str:
    """How the note was made."""
    if score.is_consensus:
        return "Note donnée en commun par le comité."
    return spaced(f"Note collective, sur {sitting_notes.counted(score)}")


def is_counted(row: SheetRow) -> str:
    """Whether a sheet counts, or why it does not."""
    why = {"recused": "non : déport", "incomplete": "non : incomplète", "early_only": "non : reçue avant la séance"}
    if row.is_counted:
        return "oui"
    return spaced(why[row.set_aside]) if row.set_aside is not None else "non"


def vote_title(mode: VoteMode) -> str:
    """How a vote was held."""
    return f"Vote {MODES[mode]}"


def vote_counts(vote: VoteMinutes) -> dict[str, int]:
    """The totals of a vote under their titles; void ballots and those who took no part where there are any."""
    totals = vote.held.totals
    counts = {
        "Votants": vote.voters,
        "Pour": totals.in_favour,
        "Contre": totals.against,
        "Abstentions": totals.abstentions,
    }
    rare = {"Blancs ou nuls": totals.voids, "Sans prendre part": totals.not_voting}
    return counts | {title: count for title, count in rare.items() if count}


def named_project(minutes: PointMinutes) -> str:
    """A project, and that only an opinion was asked of it."""
    title = minutes.sheet.point.title
    return f"{title} (avis d’opportunité)" if minutes.is_opinion else title


def vote_reasons(held: HeldSheet) -> list[str]:
    """How a vote came to its result."""
    said = [say_step(reason) for reason in held.reasons]
    if held.casting_by is not None:
        said.append(f"Partage des voix tranché par {held.casting_by}.")
    return [spaced(each) for each in said]


def chair_of_vote(name: str) -> str:
    """Who presided in the president's place."""
    return spaced(f"Présidence du vote : {name}, vice-présidence.")


def voter(ballot: VoterSheet) -> str:
    """Who spoke for a seat."""
    return f"{ballot.person}, par pouvoir" if ballot.is_proxy else ballot.person


def decision(minutes: PointMinutes) -> str:
    """What was decided, and how much was granted."""
    decided = minutes.sheet.decision.decided
    if decided is None:
        return "Aucune décision."
    said = OUTCOMES[decided.outcome]
    if minutes.is_opinion:
        return spaced(f"Avis d’opportunité : {said}.")
    if decided.amount is None:
        return spaced(f"Décision : {said}.")
    share = minutes.sheet.decision.rate_of(decided.amount)
    rate = f", soit {formats.rate(share)} de la dépense éligible" if share else ""
    return spaced(f"Décision : {said}. Aide accordée : {money(decided.amount)}{rate}.")


def outcome_title(outcome: OutcomeKind | None, count: int) -> str:
    """The projects of one outcome, counted."""
    one, many = _OUTCOMES[outcome]
    return spaced(f"{one if count == 1 else many} : {count}")


def amendment(each: Amendment) -> str:
    """A correction and its reason."""
    about = f"{each.title} : " if each.title else ""
    before = f"« {each.before} »" if each.before else "rien"
    return spaced(f"{about}{before} devient « {each.text} ». Motif : {each.reason} ({formats.moment(each.at)}).")


def closed(at: datetime, *, is_written: bool = False) -> str:
    """When the sitting ended."""
    if is_written:
        return f"La consultation est close le {long_day(at.date())} à {hour(at)}."
    return f"L’ordre du jour étant épuisé, la séance est close à {hour(at)}."


def next_sitting(day: date) -> str:
    """When the committee meets again."""
    return spaced(f"Prochaine séance : {long_day(day)}.")


def signing(*, is_deputy: bool) -> str:
    """As what the chair signs."""
    return "À la vice-présidence, pour la présidence du comité" if is_deputy else "À la présidence du comité"
