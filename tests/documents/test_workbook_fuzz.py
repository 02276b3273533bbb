"""Whatever bytes come in: a book, or a refusal; never a crash, never a hang, never a text that is lost."""

from __future__ import annotations

import contextlib
import csv
import io
import time
import zipfile
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.documents.sheets.reading import sheet_tags
from leaderdesk.documents.sheets.reading.delimited import SEPARATORS, read_delimited
from leaderdesk.documents.sheets.reading.encodings import decoded
from leaderdesk.documents.sheets.reading.facts import Looks
from leaderdesk.documents.sheets.reading.files import read_content
from leaderdesk.documents.sheets.reading.limits import LIMITS
from leaderdesk.documents.sheets.reading.opening import open_workbook
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.documents.sheets.reading.sheet_parts import SheetPart
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.system.bounds import bound_this_process
from tests.documents.workbook_files import kept, parts_of, sheet_of, zipped
from tests.faults.children import Child, Say

NAMES = ("suivi.xlsx", "suivi.ods", "suivi.xls", "1904.xlsx", "1904.xls", "secret.ods", "secret.xls")
SHEETS = ("Suivi 2024", "Archives")
# What changes a file: where (in thousandths of it), what is put there, and how many bytes it replaces.
CHANGES = st.lists(st.tuples(st.integers(0, 999), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=6)
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8)


@cache
def members(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(kept(name))) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def changed(content: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    for place, put, replaced in changes:
        start = len(content) * place // 1000
        content = content[:start] + put + content[start + replaced :]
    return content


def mutant(name: str, part: int, changes: list[tuple[int, bytes, int]]) -> bytes:
    """A real file changed: as it is, or inside one of its members."""
    if not part or not name.endswith(("xlsx", "ods")):
        return changed(kept(name), changes)
    parts = dict(members(name))
    chosen = sorted(parts)[part % len(parts)]
    return zipped({**parts, chosen: changed(parts[chosen], changes)}, compression=zipfile.ZIP_STORED)


def looked_through(content: bytes) -> None:
    """All that we do of a workbook ourselves, which is all but what calamine does."""
    with contextlib.suppress(Unreadable):
        opened = open_workbook(content, LIMITS)
        for sheet in SHEETS:
            opened.facts_of(sheet)


@given(name=st.sampled_from(NAMES), part=st.integers(0, 12), changes=CHANGES)
@settings(max_examples=300, derandomize=True)
def test_changed_workbook_is_looked_through_or_refused(name: str, part: int, changes: list[Any]) -> None:
    looked_through(mutant(name, part, changes))


@given(
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), content=st.binary(max_size=2000)
)
@settings(max_examples=200, derandomize=True)
def test_bytes_of_any_kind_are_a_book_or_refused(start: bytes, content: bytes) -> None:
    try:
        book = read_content("suivi.csv", start + content)
    except Unreadable:
        return
    assert book.kind == "csv"


@given(rows=ROWS, separator=st.sampled_from(SEPARATORS), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@settings(max_examples=300, derandomize=True)
def test_rows_that_a_spreadsheet_writes_come_back(rows: list[list[str]], separator: str, encoding: str) -> None:
    made = io.StringIO(newline="")
    made.write(f"sep={separator}\r\n")
    csv.writer(made, delimiter=separator).writerows(rows)

    read = read_delimited(decoded(made.getvalue().encode(encoding)).text, LIMITS)

    expected = [tuple(cell if cell.strip() else None for cell in row) for row in rows]
    held = list(read.rows) + [()] * (len(expected) - len(read.rows))
    assert [_padded(row, each) for row, each in zip(held, expected, strict=True)] == expected


@given(text=st.text(st.sampled_from('ab;,\t|"\n\r \0é€'), max_size=60))
@settings(max_examples=500, derandomize=True)
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    read = read_delimited(text, LIMITS)

    kept_letters = "".join(cell for row in read.rows for cell in row if isinstance(cell, str))
    assert [kept_letters.count(letter) for letter in "abé€"] == [text.count(letter) for letter in "abé€"]


LOOKS = Looks(frozenset({1}), {2: 5})
CELL = st.tuples(
    st.sampled_from("ABCZ"),
    st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"']),
    st.sampled_from(["", ' t="e"', ' t="str"', ' t="b"']),
    st.sampled_from(
        ["", "<v>0</v>", "<v>1</v>", "<v></v>", "<v/>", "<f>A1</f>", "<f>A1</f><v>0</v>", "<f/>", "<f/><v>2</v>"]
    ),
)
HIDING = st.sampled_from(["", ' hidden="1"', ' ht="15" hidden="0"'])
LINE = st.tuples(HIDING, st.lists(CELL, max_size=4, unique_by=lambda cell: cell[0]))


@given(lines=st.lists(LINE, max_size=5), is_recalculated=st.booleans())
@settings(max_examples=300, derandomize=True)
def test_both_ways_of_looking_through_a_sheet_always_agree(lines: list[Any], *, is_recalculated: bool) -> None:
    rows = "".join(
        f'<row r="{row}"{look}>' + "".join(_cell(row, *cell) for cell in sorted(cells)) + "</row>"
        for row, (look, cells) in enumerate(lines, 1)
    )
    content = sheet_of(rows).encode()

    quick = SheetPart("Suivi", content, LIMITS).facts(LOOKS, is_recalculated=is_recalculated)

    assert quick == sheet_tags.facts_of(content, LOOKS, is_recalculated=is_recalculated)


@pytest.mark.long
@given(name=st.sampled_from(NAMES), part=st.integers(0, 12), changes=CHANGES)
@settings(max_examples=5_000, derandomize=True)
def test_many_changed_workbooks_are_looked_through_or_refused(name: str, part: int, changes: list[Any]) -> None:
    looked_through(mutant(name, part, changes))


@pytest.mark.long
@given(batch=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 12), CHANGES), min_size=20, max_size=20))
@settings(max_examples=100, derandomize=True)
def test_no_changed_workbook_holds_the_child_up(batch: list[Any]) -> None:
    """With calamine: it may fail as it likes, and never for long."""
    began = time.monotonic()

    child = Child(partial(_read_all, [mutant(*each) for each in batch]))
    child.end()

    assert time.monotonic() - began < 30


def _read_all(contents: list[bytes], say: Say) -> None:
    for content in contents:
        say(_outcome(content))


def _outcome(content: bytes) -> str:
    bound_this_process(1_500_000_000, 60)
    try:
        return "book" if isinstance(read_content("a.xlsx", content), Book) else ""
    except Unreadable as refused:
        return refused.code
    except BaseException as failure:  # noqa: BLE001 - calamine's own panic is one
        return type(failure).__name__


def _cell(row: int, letter: str, look: str, kind: str, held: str) -> str:
    return f'<c r="{letter}{row}"{look}{kind}>{held}</c>'


def _padded(row: tuple[object, ...], like: tuple[object, ...]) -> tuple[object, ...]:
    return row + (None,) * (len(like) - len(row))


def test_parts_made_for_the_fuzz_are_sound() -> None:
    assert read_content("a.xlsx", zipped(parts_of(sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>')))).sheets
