"""The agenda of an open sitting in French: where each point stands, its minutes, and what was noted one by one."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

from leaderdesk.domain.sheets.sittings.agendas import AgendaSheet, LineSheet, LineStatus
from leaderdesk.domain.sittings.gestures import CONSENSUS, WORDS, Deed, Noted, NotesReceived
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.words.formats import clock_time, moment
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_follow import OUTCOMES
from leaderdesk.words.sitting_rooms import hour
from leaderdesk.words.sittings import gesture

_STATUSES: dict[LineStatus, str] = {
    "waiting": "à venir",
    "open": "en cours",
    "done": "fait",
    "not_examined": "non examiné",
}
_RESULTS = {"adopted": "adopté", "rejected": "rejeté", "no_result": "vote sans résultat"}
_KINDS = {
    "project": "projet",
    "minutes": "approbation du compte rendu",
    "amendment": "avenant",
    "information": "information",
    "other": "autre point",
}


def status(line: LineSheet) -> str:
    """Where a point stands, in one word or by its result."""
    if line.outcome is not None and line.status != "open":
        return OUTCOMES[line.outcome]
    if line.vote is not None and line.status == "done":
        return _RESULTS[line.vote]
    return _STATUSES[line.status]


def outcome(code: OutcomeKind) -> str:
    """A decision in one word."""
    return OUTCOMES[code]


def course(line: LineSheet) -> str:
    """Where a point stands and its time: `vers 13 h 21, 15 min`, `favorable, 12 min sur 15`."""
    if line.status == "waiting":
        start = f"vers {hour(line.starts_at)}" if line.starts_at is not None else status(line)
        return f"{start}, {line.planned_minutes}\u00a0min" if line.planned_minutes else start
    if line.status == "not_examined":
        return status(line)
    return f"{status(line)}, {spent(line.spent_minutes, line.planned_minutes)}"


def spent(taken: int, planned: int | None) -> str:
    """`12 min sur 15`, `18 min sur 15, 3 de trop`."""
    if planned is None:
        return f"{taken}\u00a0min"
    late = f", {taken - planned} de trop" if taken > planned else ""
    return f"{taken}\u00a0min sur {planned}{late}"


def running(length: timedelta) -> str:
    """A timer that runs: `4:07`, `1 h 02:15`."""
    whole = max(0, int(length.total_seconds()))
    hours, rest = divmod(whole, 3600)
    told = f"{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return f"{hours}\u00a0h\u00a0{told}" if hours else told


def say_end(agenda: AgendaSheet) -> str:
    """When the sitting should end, and how late it is."""
    if agenda.ends_at is None:
        return ""
    said = f"Fin prévue vers {hour(agenda.ends_at)}"
    if agenda.behind_minutes > 0:
        return f"{said} ({agenda.behind_minutes}\u00a0min de retard)"
    return f"{said} ({-agenda.behind_minutes}\u00a0min d’avance)" if agenda.behind_minutes < 0 else said


def kind(line: LineSheet) -> str:
    """What a point is: the number and holder of its project, or its kind."""
    if line.kind == "project":
        return ", ".join(part for part in (line.number, line.holder) if part) or _KINDS["project"]
    return _KINDS[line.kind]


def said_at(deed: Deed) -> str:
    """When a gesture was noted: its hour, and its day where it may have come days before."""
    return moment(deed.at) if _was_sent(deed) else hour(deed.at)


def said_briefly_at(deed: Deed) -> str:
    """The same in a narrow column: `20/11, 09:51` or `18:32`."""
    at = clock_time(deed.at)
    return f"{deed.at.astimezone():%d/%m}, {at}" if _was_sent(deed) else at


def _was_sent(deed: Deed) -> bool:
    gesture = deed.gesture
    return isinstance(gesture, NotesReceived) or (isinstance(gesture, Noted) and gesture.is_early)


def say_deed(deed: Deed, titles: dict[str, str]) -> str:
    """One gesture, with the point it was for; `titles` are the points by key."""
    word = next(word for word, kind in WORDS.items() if type(deed.gesture) is kind)
    told: dict[str, Any] = {each.name: getattr(deed.gesture, each.name) for each in fields(deed.gesture)}
    if told.get("member") == CONSENSUS:
        told["member"] = "tout le comité"
    said = gesture(word, told)
    said = f"{said[:1].upper()}{said[1:]}"
    title = titles.get(told.get("point", ""), "")
    extra = [f"« {title} »" if title else "", str(told.get("reason", "") or "")]
    return spaced(" – ".join([said, *(each for each in extra if each)]))
