"""Sheets that say again what others say: a list of everything beside one sheet per fiche-action or per year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Sheet
from leaderdesk.domain.workbooks.columns.shapes import text_of
from leaderdesk.domain.workbooks.finding.evidence import fields_by_heading
from leaderdesk.domain.workbooks.finding.sections import is_recap_name
from leaderdesk.domain.workbooks.tables import Table

_TOLD_AGAIN = 300
# Of its dossiers, how many must be in other sheets, out of a hundred.
_MOST_ALIKE = 80


def told_again(found: Sequence[tuple[Sheet, Table]]) -> tuple[Table, ...]:
    """The tables; one that only repeats the dossiers of others is not proposed."""
    if not any(is_recap_name(sheet.name) for sheet, _ in found):
        return tuple(table for _, table in found)
    names = [_names(sheet, table) for sheet, table in found]
    lowered = {place for place in range(len(found)) if _repeats(place, found, names)}
    return tuple(
        replace(table, confidence=min(table.confidence, _TOLD_AGAIN)) if place in lowered else table
        for place, (_, table) in enumerate(found)
    )


def _repeats(place: int, found: Sequence[tuple[Sheet, Table]], names: Sequence[frozenset[str]]) -> bool:
    sheet, _ = found[place]
    if sheet.is_hidden or not names[place] or not is_recap_name(sheet.name):
        return False
    others = [
        names[other] for other, (theirs, _) in enumerate(found) if theirs.name != sheet.name and not theirs.is_hidden
    ]
    told = frozenset().union(*others)
    return 100 * len(names[place] & told) >= _MOST_ALIKE * len(names[place])


def _names(sheet: Sheet, table: Table) -> frozenset[str]:
    """What names the dossiers of a table: their titles, or their numbers."""
    fields = fields_by_heading({each.column: each.text for each in table.headings})
    column = fields.get("title", fields.get("number"))
    if column is None:
        return frozenset()
    told = (folded(text_of(sheet.cell(group.row, column))) for group in table.groups)
    return frozenset(name for name in told if name)
