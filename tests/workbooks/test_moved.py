"""A workbook moved down and to the right, as when somebody puts a logo above it, is understood the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from leaderdesk.domain.workbooks.answers import preview_data
from leaderdesk.domain.workbooks.cells import Area, Sheet
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.workbooks.previews import preview
from tests.workbooks.corpus import Specimen, specimens
from tests.workbooks.running import bases, read_here

DOWN, RIGHT = 4, 2


@pytest.mark.long
def test_a_moved_workbook_is_understood_the_same() -> None:
    with bases() as opened:
        found = {each.name: _both(opened[each.base], each) for each in specimens()}

    assert {name: (here, there) for name, (here, there) in found.items() if here != there} == {}


def _both(base: OpenBase, specimen: Specimen) -> tuple[list[Any], list[Any]]:
    book = read_here(specimen.path)
    moved = replace(book, sheets=tuple(map(_moved, book.sheets)))
    return _told(preview_data(preview(base, book)), DOWN), _told(preview_data(preview(base, moved)), 0)


def _told(data: dict[str, Any], shift: int) -> list[Any]:
    """What was understood, its rows moved down by so many."""
    return [
        (
            table["sheet"],
            table["header_row"] + shift,
            table["columns"],
            [(row["row"] + shift, row["verdict"], row["values"], _codes(row)) for row in table["rows"]],
            [(each["row"] + shift, each["why"]) for each in table["left_out"]],
        )
        for table in data["tables"]
    ]


def _codes(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["field"], each["code"]) for each in row["problems"]]


def _moved(sheet: Sheet) -> Sheet:
    empty = (None,) * RIGHT
    return replace(
        sheet,
        rows=((),) * DOWN + tuple((*empty, *row) if row else row for row in sheet.rows),
        merged=tuple(Area(a.top + DOWN, a.left + RIGHT, a.bottom + DOWN, a.right + RIGHT) for a in sheet.merged),
        hidden_rows=frozenset(row + DOWN for row in sheet.hidden_rows),
        hidden_columns=frozenset(column + RIGHT for column in sheet.hidden_columns),
        percents={
            column + RIGHT: tuple((first + DOWN, last + DOWN) for first, last in runs)
            for column, runs in sheet.percents.items()
        },
    )
