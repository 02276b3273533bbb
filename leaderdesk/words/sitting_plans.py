"""A sitting being planned in French: its day in words, kinds and points, the quorum to expect in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from leaderdesk.domain.quorum import Quorum
from leaderdesk.domain.sheets.sittings.gauges import Gauge, gauges_of
from leaderdesk.domain.sittings.forecasts import Forecast
from leaderdesk.domain.sittings.plans import Invited, Plan, PlannedPoint, SittingRow
from leaderdesk.words import codes, formats, numbers
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_rooms import college, say_gauge

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_TITLES = {"committee": "Comité", "technical": "Comité technique", "written": "Consultation écrite"}
_SIGNS = {"preparation": "○", "open": "▶", "closed": "■", "sealed": "✓"}
_POINTS = {
    "project": "projet",
    "minutes": "compte rendu précédent",
    "amendment": "avenant",
    "information": "information",
    "other": "autre point",
}
_DECISIONS = {
    "selection": "sélection",
    "opinion": "avis d’opportunité",
    "minutes": "compte rendu",
    "amendment": "avenant",
    "rules": "règlement, grilles, maquette",
    "information": "pour information",
    "other": "autre",
}
_ANSWERS = {
    "coming": ("vient", "viennent"),
    "absent": ("absent", "absents"),
    "replaced": ("remplacé par son suppléant", "remplacés par leur suppléant"),
    "unsure": ("ne sait pas encore", "ne savent pas encore"),
    "silent": ("sans réponse", "sans réponse"),
    "vacant": ("siège vacant", "sièges vacants"),
}
_ROLES = {
    "titulaire": "titulaire",
    "suppleant": "suppléant",
    "pooled": "suppléant du collège",
    "consultative": "voix consultative",
}
_SHORT = {
    "coming": "Oui",
    "absent": "Non",
    "replaced": "Son suppléant vient",
    "unsure": "Peut-être",
}
_USUAL_DECISIONS = {
    "minutes": "minutes",
    "amendment": "amendment",
    "information": "information",
    "project": "selection",
}


def long_day(value: date) -> str:
    """A day in words: `jeudi 3 décembre 2026`."""
    rank = "1er" if value.day == 1 else str(value.day)
    return f"{_DAYS[value.weekday()]} {rank} {numbers.month(value)}"


def hour(value: datetime | None) -> str:
    """An hour of the plan, on the clock of the wall: `18 h 30`."""
    return formats.MISSING if value is None else f"{value.hour}\u00a0h\u00a0{value.minute:02}"


def minutes(count: int) -> str:
    """So many minutes, in hours past the first: `45 min`, `2 h 05`."""
    hours, rest = divmod(count, 60)
    return f"{hours}\u00a0h\u00a0{rest:02}" if hours else f"{rest}\u00a0min"


def kinds() -> dict[str, str]:
    """The kinds of a sitting."""
    return {code: codes.word("kind", code) for code in _TITLES}


def usual_title(kind: str, day: date) -> str:
    """What a sitting is called until somebody says otherwise."""
    return f"{_TITLES[kind]} du {long_day(day).split(' ', 1)[1]}"


def phase(row: SittingRow) -> str:
    """Where a sitting stands, with its sign."""
    return f"{_SIGNS[row.phase]}\u00a0{codes.word('phase', row.phase)}"


def point_kinds() -> dict[str, str]:
    """What a point may be."""
    return dict(_POINTS)


def decisions() -> dict[str, str]:
    """What a point may have to be decided on, each with its own majority."""
    return dict(_DECISIONS)


def usual_decision(kind: str) -> str:
    """What is usually decided on a point of a kind."""
    return _USUAL_DECISIONS.get(kind, "other")


def answer(code: str | None) -> str:
    """What somebody answered, short; empty while nothing is known."""
    return _SHORT.get(code or "", "")


def role(line: Invited) -> str:
    """In what capacity somebody is asked to come."""
    return _ROLES[line.role]


def say_agenda(plan: Plan) -> str:
    """How many points, what they ask, how long it lasts."""
    dossiers = sum(point.dossier is not None for point in plan.points)
    said = [formats.counted(len(plan.points), "point", "points")]
    if dossiers:
        said.append(formats.counted(dossiers, "projet", "projets"))
        said.append(f"{formats.money(plan.asked)} demandés")
    if plan.kind == "written":
        return ", ".join(said)
    said.append(minutes(plan.minutes))
    if plan.ends_at is not None:
        said.append(spaced(f"fin vers {hour(plan.ends_at)}"))
    return ", ".join(said)


def say_start(point: PlannedPoint) -> str:
    """When a point is expected to begin; empty where the hour of the sitting is not known."""
    return "" if point.starts_at is None else hour(point.starts_at)


def numbered(row: SittingRow) -> str:
    """A sitting as it is asked for: its number, and its day."""
    return f"{row.number} ({formats.day(row.held_on)})"


def say_counts(forecast: Forecast) -> str:
    """The answers, counted by seat."""
    counts = forecast.counts
    said = []
    for code, (one, many) in _ANSWERS.items():
        if count := counts.get(code, 0):
            said.append(f"{count} {many if count > 1 else one}")
    return ", ".join(said)


def say_expected(quorum: Quorum) -> str:
    """The quorum in a few words: reached, or what is missing."""
    lacking = [each for each in _gauges(quorum) if not each.is_met]
    if not lacking:
        return "atteint"
    return ", ".join(dict.fromkeys(_lack(each) for each in lacking))


def say_rules(quorum: Quorum) -> str:
    """Each rule with its numbers."""
    return "\n".join(say_gauge(each) for each in _gauges(quorum))


def _gauges(quorum: Quorum) -> Sequence[Gauge]:
    gauges = gauges_of(quorum)
    return (*gauges.presence, *gauges.votes)


def _lack(gauge: Gauge) -> str:
    who = {"present_share": "présents", "group_cap": "du même groupe"}.get(gauge.kind) or college(gauge.college or "")
    if not gauge.out_of:
        return f"aucun {who.removesuffix('s')}"
    count = max(1, -gauge.margin)
    who = who.removesuffix("s") if count == 1 and gauge.kind != "group_cap" else who
    return f"{count} {who} de trop" if gauge.is_ceiling else f"manque {count} {who}"
