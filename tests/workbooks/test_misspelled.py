"""A letter lost in every long word of every heading: less may be understood, nothing wrong may pass in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from leaderdesk.domain.workbooks.answers import preview_data
from leaderdesk.domain.workbooks.cells import Book, Cell
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.workbooks.previews import preview
from tests.workbooks.corpus import Specimen, specimens
from tests.workbooks.running import bases, read_here
from tests.workbooks.scoring import score

_LONG = 6


@pytest.mark.long
def test_misspelled_headings_make_nothing_wrong_in_silence() -> None:
    with bases() as opened:
        found = {each.name: _wrong(opened[each.base], each) for each in specimens()}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _wrong(base: OpenBase, specimen: Specimen) -> list[str]:
    book = read_here(specimen.path)
    is_text = specimen.path.suffix == ".csv"
    tables = preview_data(preview(base, _misspelled(book, specimen.tables, is_text=is_text)))["tables"]
    told = score(specimen.tables, [table | {"is_text": is_text} for table in tables]).differences
    # The name of a co-funder is its heading: misspelled, it is read as it is written.
    return [each for each in told if "wrong silently" in each and " cofunders: " not in each]


def _misspelled(book: Book, tables: list[dict[str, Any]], *, is_text: bool) -> Book:
    sheets = []
    for sheet in book.sheets:
        rows = list(sheet.rows)
        for table in tables:
            if is_text or table["sheet"] == sheet.name:
                first, last = table.get("first_header", table["header_row"]), table["header_row"]
                rows[first - 1 : last] = [tuple(map(_spelled, row)) for row in rows[first - 1 : last]]
        sheets.append(replace(sheet, rows=tuple(rows)))
    return replace(book, sheets=tuple(sheets))


def _spelled(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return " ".join(word[:2] + word[3:] if len(word) >= _LONG else word for word in cell.split(" "))
