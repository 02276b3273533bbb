"""The review of projects on paper: one line for each living dossier, and what stops it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportRow, ReportTable, Value, total_of
from leaderdesk.domain.reports.reviews import By, ReviewGroup, grouped, is_late
from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.sheets.reviews import ReviewRow
from leaderdesk.words import formats, lives
from leaderdesk.words.alerts import say_alert, say_next
from leaderdesk.words.phrases import spaced
from leaderdesk.words.reports import NOTHING_KNOWN, TOTAL
from leaderdesk.words.statuses import status_or_code

NOTHING = "Aucun dossier en cours."
_GROUPS = {"person": "Suivi par", "fiche": "Fiche-action", "status": "État"}
_UNKNOWN = {"person": "Sans personne chargée du suivi", "fiche": "Sans fiche-action", "status": "Sans état"}
# Past so many, what stops a dossier would no longer hold on a line of a meeting.
_MOST = 2
_LATE = "deadline_late"
_SOURCES = (
    "Dossiers en cours au {day}, lus comme dans la page « Revue des projets » : état et jours passés dans cet état,"
    " première échéance, ce qui bloque d’abord. Les plus urgents viennent en tête."
)


def review_parts(rows: Sequence[ReviewRow], by: By, on: date) -> tuple[Part, ...]:
    """A summary, then each group."""
    if not rows:
        return (Part("Revue", "", (NOTHING,)),)
    groups = grouped(rows, by)
    return (_summary(rows, groups, by, on), *(_group(each, by) for each in groups))


def _summary(rows: Sequence[ReviewRow], groups: Sequence[ReviewGroup], by: By, on: date) -> Part:
    columns = (
        ReportColumn(_GROUPS[by], is_main=True),
        ReportColumn("Dossiers", "count"),
        ReportColumn("En retard", "count"),
        ReportColumn("Bloqués", "count"),
    )
    told = tuple(ReportRow((_name(each, by), len(each.rows), each.late, each.blocked)) for each in groups)
    states = [each for each in grouped(rows, "status") if by != "status"]
    stages = ", ".join(f"{status_or_code(each.name)} {formats.number(len(each.rows))}" for each in states)
    return Part(
        "Revue",
        "En bref",
        (spaced(f"{formats.counted(len(rows), 'dossier en cours', 'dossiers en cours')} : {stages}."),)
        if stages
        else (),
        table=ReportTable(columns, told, total_of(columns, told, TOTAL)),
        sources=spaced(_SOURCES.format(day=formats.day(on))),
    )


def _group(group: ReviewGroup, by: By) -> Part:
    columns = (
        ReportColumn("Projet", is_main=True),
        ReportColumn("État" if by != "status" else "Suivi par", weight=1),
        ReportColumn("Jours", "count"),
        ReportColumn("Échéance"),
        ReportColumn("Ce qui bloque", weight=4),
        ReportColumn("Prochaine étape"),
        ReportColumn("Porteur"),
    )
    rows = tuple(ReportRow(_cells(each, by), Opens("dossiers", each.id)) for each in group.rows)
    name = _name(group, by)
    return Part(name, name, table=ReportTable(columns, rows))


def _cells(row: ReviewRow, by: By) -> tuple[Value, ...]:
    state = status_or_code(row.status) if by != "status" else row.person or _UNKNOWN["person"]
    days: Value = NOTHING_KNOWN if row.days is None else row.days
    return (f"{row.number} {row.title}", state, days, _deadline(row), _blocks(row), _next(row), row.holder)


def _deadline(row: ReviewRow) -> str:
    if row.deadline is None or row.deadline_code is None:
        return NOTHING_KNOWN
    late = "" if not is_late(row) else f", en retard de {formats.counted(-(row.margin or 0), 'jour', 'jours')}"
    return spaced(f"{formats.day(row.deadline)} : {lives.deadline(row.deadline_code)}{late}")


def _blocks(row: ReviewRow) -> str:
    """The grave ones first; those that are left out are counted."""
    others = [each for each in row.blocks if not _is_told(row, each)]
    if not others:
        return "rien d’autre" if row.blocks else "rien"
    ordered = sorted(others, key=lambda each: not each.is_grave)
    said = [say_alert(each) for each in ordered[:_MOST]]
    rest = len(ordered) - len(said)
    return " ".join(said + ([spaced(f"Et {formats.counted(rest, 'autre point', 'autres points')}.")] if rest else []))


def _is_told(row: ReviewRow, alert: Alert) -> bool:
    """True for the deadline that has its own column."""
    return alert.code == _LATE and is_late(row) and alert.data.get("deadline") == row.deadline_code


def _next(row: ReviewRow) -> str:
    return say_next(row.next, is_brief=True)


def _name(group: ReviewGroup, by: By) -> str:
    if not group.name:
        return _UNKNOWN[by]
    if by == "status":
        return status_or_code(group.name)
    return f"Fiche {group.name}" if by == "fiche" else group.name
