"""The extracts of a sitting in French: their titles and references, what they say before and after their tables."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.domain.papers.extracts import FunderSheet, PublicLine, PublicSheet
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes, VoteMinutes
from leaderdesk.domain.sheets.sittings.scores import ScoreSheet
from leaderdesk.words import formats
from leaderdesk.words.paper_minutes import chair_of_vote, met, verdict, vote_reasons
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_plans import decisions, long_day
from leaderdesk.words.sitting_rooms import say_gauge
from leaderdesk.words.sitting_votes import say_majority, say_result

PROJECT_TITLE = "Extrait du relevé de décisions"
OF_FAVOURABLE = "pour les avis favorables"
CERTIFIED = "Extrait certifié conforme au relevé de décisions"
FUNDER_NOTE = spaced(
    "Les apports sont ceux des plans de financement présentés au comité ; les totaux ne comptent que les projets qui"
    " ont reçu un avis favorable."
)
PUBLIC_NOTE = spaced(
    "Cette synthèse ne nomme aucune personne : les porteurs qui sont des particuliers ou des entrepreneurs individuels,"
    " et les projets ajournés ou non sélectionnés, n’y figurent pas par leur nom."
)
_REFERENCES = {"project_extract": "EXT", "funder_extract": "EXT-FIN", "public_summary": "SYN"}


def reference(kind: str, sitting: int, version: int | None, what: str = "") -> str:
    """How an extract is named: its kind, the sitting, what it is about, the version that was sealed."""
    sealed = f"V{version}" if version is not None else ""
    return "-".join(part for part in (_REFERENCES[kind], f"{sitting:02}", what, sealed) if part)


def project_title(point: PointMinutes) -> str:
    """The extract for one project."""
    return spaced(f"Extrait du relevé de décisions : {point.sheet.point.title}")


def funder_title(funder: str) -> str:
    """The extract for one funder."""
    return spaced(f"Relevé de décisions pour {funder}")


def summary_title(title: str) -> str:
    """The summary for everybody."""
    return spaced(f"Synthèse publique : {title}")


def sitting(sheet: MinutesSheet) -> str:
    """Its rank and its name."""
    return f"n°\u00a0{sheet.closed.facts.number}, {sheet.closed.facts.title}"


def when_and_where(sheet: MinutesSheet) -> str:
    """Its day and its place."""
    return ", ".join((long_day(sheet.closed.day), sheet.closed.facts.place or formats.MISSING))


def score(sheet: ScoreSheet) -> str:
    """The grid, the total against its threshold, and what it is worth."""
    return spaced(f"{sheet.title}. {verdict(sheet)}")


def vote(minutes: VoteMinutes) -> Iterator[tuple[str, str]]:
    """What was asked, what it came to, by how many, on which quorum."""
    held = minutes.held
    yield "Motion", held.motion
    yield "Résultat", f"{say_result(held)}."
    yield "Voix", voices(minutes)
    yield "Majorité", say_majority(minutes.majority)
    quorum = [*held.gauges.presence, *held.gauges.votes]
    if quorum:
        yield "Quorum", "\n".join(f"{say_gauge(each)}\u00a0: {met(is_met=each.is_met)}." for each in quorum)
    said = vote_reasons(held)
    if minutes.is_chair_deputy and minutes.chair is not None:
        said.append(chair_of_vote(minutes.chair))
    if said:
        yield "Décompte", "\n".join(said)


def voices(minutes: VoteMinutes) -> str:
    """The totals, never who said what."""
    totals = minutes.held.totals
    told = [
        formats.counted(minutes.voters, "votant", "votants"),
        f"{formats.number(totals.in_favour)} pour",
        f"{formats.number(totals.against)} contre",
        formats.counted(totals.abstentions, "abstention", "abstentions"),
    ]
    if totals.voids:
        told.append(formats.counted(totals.voids, "blanc ou nul", "blancs ou nuls"))
    if totals.not_voting:
        told.append(f"{formats.number(totals.not_voting)} sans prendre part")
    return ", ".join(told)


def project(point: PointMinutes) -> str:
    """A project with its holder, and what it came for where it was not to be selected."""
    return "\n".join((point.sheet.point.title, point.sheet.facts.holder, *came_for(point.sheet.point.decision)))


def came_for(code: str) -> tuple[str, ...]:
    """Another decision than a selection is said, as it grants nothing."""
    return () if code == "selection" else (decisions().get(code, code),)


def apart(count: int) -> str:
    """How many took no part in the point; their names are in the minutes."""
    said = formats.counted(count, "membre", "membres")
    verb = "n’a pris part" if count == 1 else "n’ont pris part"
    return f"{said} ayant déclaré un intérêt {verb} ni au débat, ni au vote."


def favourable_of(sheet: FunderSheet) -> str:
    """How many of them were granted."""
    count = sum(each.is_granted for each in sheet.lines)
    return formats.counted(count, "avis favorable", "avis favorables")


def public_project(line: PublicLine) -> str:
    """A project; by its number where its title names somebody."""
    title = line.title or spaced(f"Dossier {line.number} : intitulé non publié")
    return "\n".join((title, *came_for(line.decision)))


def public_holder(line: PublicLine) -> str:
    """Who holds it, never a person."""
    return line.holder or "particulier ou entreprise individuelle"


def public_place(line: PublicLine) -> str:
    """Where it is."""
    if not line.holder:
        return "non publié"
    return line.communes or formats.MISSING


def untold(sheet: PublicSheet) -> str:
    """Those that are not named."""
    told = formats.counted(sheet.untold, "projet a été ajourné", "projets ont été ajournés")
    return f"{told} ou non {'sélectionné' if sheet.untold == 1 else 'sélectionnés'}."
