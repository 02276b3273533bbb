"""The papers that call a sitting, in French: convocation, agenda, attendance sheet, the dates that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from leaderdesk.domain.committee.figures import Composition, wanted
from leaderdesk.domain.quorum import SEATS
from leaderdesk.domain.sheets.sittings.prepared import Called, Place, PreparedSheet, Signing, SigningCollege
from leaderdesk.domain.sittings.calendars import Milestone
from leaderdesk.domain.sittings.plans import Plan, PlannedPoint
from leaderdesk.words import codes, formats
from leaderdesk.words.committee_rules import say_rule
from leaderdesk.words.phrases import spaced
from leaderdesk.words.preparations import milestone, say_course, say_silence
from leaderdesk.words.seats import college
from leaderdesk.words.sitting_notes import listed
from leaderdesk.words.sitting_plans import decisions, hour, long_day, minutes

_BODIES: Mapping[str, str] = {
    "committee": "Le comité de programmation se réunit aux date et lieu ci-dessous.",
    "technical": "Le comité technique se réunit aux date et lieu ci-dessous.",
    "written": "Le comité de programmation est consulté par écrit sur les points ci-dessous.",
}
_VOICES: Mapping[str, str] = {
    "titulaire": "Vous avez voix délibérative. Si vous ne pouvez pas venir, prévenez le GAL dès que possible",
    "suppleant": "Vous avez voix délibérative si {other} ne vient pas ; sinon, vous pouvez assister à la séance sans"
    " prendre part au vote.",
    "pooled": "Vous pouvez être appelé à remplacer un titulaire absent de votre collège, avec voix délibérative.",
    "consultative": "Votre voix est consultative : vous prenez part aux échanges, et non au vote.",
}
_ALONE = "Le siège n’a pas de titulaire : vous y avez voix délibérative."
_ROLES: Mapping[str, str] = {
    "titulaire": "titulaire",
    "suppleant": "suppléant",
    "pooled": "suppléant du collège",
    "consultative": "voix consultative",
}
_NOT_COMING: Mapping[str | None, str] = {"absent": "absence annoncée", "replaced": "se fait remplacer"}
INTERESTS = spaced(
    "Si vous, un proche ou un organisme que vous représentez avez un intérêt dans un projet, dites-le au GAL avant la"
    " séance : vous quittez la salle pour ce point et ne prenez part ni au débat, ni à la notation, ni au vote."
)
DATED = spaced("Date et signature :")
HAND_COUNT = "À remplir à la main, à l’ouverture de la séance."
CERTIFIED = "La présidence certifie exacte la présente feuille d’émargement."
# What a slip says of somebody who will not come.
ABSENT, COMING = "Je ne viens pas", "Je viens"
SAYINGS = ("Pour", "Contre", "Abstention", "Ne prend pas part")
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def convocation_title(kind: str, name: str) -> str:
    """What the letter is called: by its sitting, or by whom it is for."""
    return spaced(f"{'Consultation écrite' if kind == 'written' else 'Convocation'} : {name}")


def reference(code: str, plan: Plan, member_id: int | None = None) -> str:
    """How a paper of the sitting is named in letters; one that each person has ends with a code of theirs."""
    return "-".join([code, f"{plan.number:02}", *([] if member_id is None else [person_code(member_id)])])


def person_code(member_id: int) -> str:
    """Five signs that stay those of a person, none taken for another when read aloud or copied."""
    signs = (_SIGNS[(member_id >> 5 * place) % len(_SIGNS)] for place in range(5))
    return "".join(signs)


def subject(plan: Plan) -> str:
    """The sitting in a line."""
    return ", ".join(part for part in (plan.title, long_day(plan.held_on), plan.place) if part)


def body(kind: str) -> str:
    """What the letter is for."""
    return _BODIES[kind]


def when(plan: Plan) -> Iterator[tuple[str, str]]:
    """Number, day, hours and place; or until when a consultation is answered."""
    yield "Séance", f"n°\u00a0{plan.number}, {plan.title}"
    if plan.kind == "written":
        yield "Réponses", say_silence(plan).removeprefix("Réponses ")
        return
    yield "Date", long_day(plan.held_on)
    yield "Heure", hours(plan)
    yield "Lieu", (plan.place or "").strip() or formats.MISSING


def written_on(plan: Plan, day: date) -> Iterator[tuple[str, str]]:
    """The same in a letter of some day, whose title says the sitting already."""
    yield "Fait le", long_day(day).split(" ", 1)[1]
    yield from (pair for pair in when(plan) if pair[0] != "Séance")


def slip_of(plan: Plan) -> str:
    """Which sitting a slip answers for."""
    return plan.title if plan.kind == "written" else f"séance du {long_day(plan.held_on)}"


def hours(plan: Plan) -> str:
    """From when to when."""
    if plan.starts_at is None:
        return formats.MISSING
    return hour(plan.starts_at) + (f", fin prévue vers {hour(plan.ends_at)}" if plan.minutes else "")


def place(held: Place) -> str:
    """In what capacity somebody is asked: `titulaire, 03 Mairie (collège public)`."""
    named = ", ".join(part for part in (_ROLES[held.role], held.seat) if part)
    return f"{named} (collège {college(held.college).lower()})" if held.college else named


def voice(held: Place) -> str:
    """What somebody may do there."""
    if held.role == "suppleant" and held.other is None:
        return _ALONE
    said = _VOICES[held.role].replace("{other}", held.other or "")
    if held.role == "titulaire":
        said += f", ainsi que votre suppléant, {held.other}." if held.other else "."
    return spaced(said)


def own_interests(person: Called) -> str:
    """The interests that somebody declared already, by point."""
    if not person.own_points:
        return ""
    titles = listed([f"« {title} »" for title in person.own_points])
    return spaced(f"Vous avez déclaré un intérêt pour {titles} : vous quittez la salle pour ce point.")


def answer_before(plan: Plan, days: int) -> str:
    """What to do with the slip, and until when."""
    if plan.kind == "written":
        return "Réponse à dater, à signer et à renvoyer au GAL."
    if not days:
        return "Réponse à renvoyer au GAL avant la séance."
    return f"Réponse à renvoyer au GAL avant le {long_day(plan.held_on - timedelta(days=days))}."


def replaced_by(suppleant: str | None) -> str:
    """The answer of somebody who sends another."""
    return spaced(f"Mon suppléant me remplace : {suppleant}") if suppleant else "Je suis remplacé par …………………………………"


def proxy_to(most: int) -> str:
    """The answer of somebody who gives their vote."""
    most_of = formats.counted(most, "pouvoir", "pouvoirs")
    return spaced(f"Je ne viens pas et donne pouvoir à …………………………………… ({most_of} au plus par personne)")


def point_kind(point: PlannedPoint) -> str:
    """What is to be decided on a point."""
    return decisions().get(point.decision, point.decision)


def asked(point: PlannedPoint) -> str:
    """What the project asks of the European fund; nothing for a point that is no project."""
    if point.dossier is None:
        return ""
    return formats.money(point.dossier.asked) if point.dossier.asked else formats.MISSING


def duration(count: int) -> str:
    """So many minutes, or nothing known of it."""
    return minutes(count) if count else formats.MISSING


def ending(plan: Plan) -> str:
    """How long the sitting should last, and until when."""
    if plan.kind == "written" or not plan.minutes:
        return ""
    end = "" if plan.ends_at is None else f", fin prévue vers {hour(plan.ends_at)}"
    return spaced(f"Durée prévue : {minutes(plan.minutes)}{end}.")


def role(line: Signing) -> str:
    """In what capacity somebody signs, and what they had answered."""
    said = [_ROLES[line.role]]
    if line.answer in _NOT_COMING:
        said.append(f"donne pouvoir à {line.proxy_to}" if line.proxy_to else _NOT_COMING[line.answer])
    return ", ".join(said)


def college_title(sheet: SigningCollege) -> str:
    """A college with its seats."""
    seats = formats.counted(sheet.seats, "siège", "sièges")
    return spaced(f"Collège {college(sheet.college).lower()} : {seats}")


def quorum_rules(composition: Composition) -> list[str]:
    """Each rule as a sentence, with the number it makes of the seats."""
    said = []
    for result in composition.rules:
        sentence = say_rule(result.rule)
        if result.rule.of == SEATS:
            seats = formats.counted(wanted(result), "siège", "sièges")
            sentence = f"{sentence[:-1]}, soit {seats} sur {formats.number(result.bottom)}."
        said.append(sentence)
    return said


def signing(*, is_deputy: bool) -> str:
    """As what the chair signs."""
    return "À la vice-présidence du comité" if is_deputy else "À la présidence du comité"


def seat(line: Signing) -> str:
    """A seat by its name on the line of the titulaire, by its number below."""
    return line.seat.partition(" ")[0] if line.role == "suppleant" and line.other else line.seat


def before_or_after(each: Milestone, day: date) -> str:
    """How far a date is from the sitting: `J − 15`, `J + 8`."""
    days = (each.due_on - day).days
    if not days:
        return "jour J"
    return f"J\u00a0{'+' if days > 0 else '−'}\u00a0{abs(days)}"


def step(each: Milestone) -> tuple[str, str]:
    """A date by its name, and where it stands."""
    return milestone(each.code), say_course(each)


def sent(each: Milestone) -> str:
    """What was sent for it, and how; never to whom."""
    said = []
    for one in each.sent:
        way = f", {codes.word('way', one.way)}" if one.way else ""
        said.append(f"{formats.day(one.sent_on)}{way}")
    return "\n".join(said)


def proxies(sheet: PreparedSheet) -> str:
    """Whether votes are given."""
    if not sheet.allows_proxies:
        return "Le règlement du GAL n’admet pas de pouvoir."
    most = formats.counted(sheet.rules.counting.max_proxies, "pouvoir", "pouvoirs")
    return f"Une personne porte au plus {most}."
