"""A file read whole, here and now: the work of the child. What is wrong with it is an `Unreadable`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from leaderdesk.documents.sheets.reading.asides import Aside
from leaderdesk.documents.sheets.reading.cells import as_rows
from leaderdesk.documents.sheets.reading.facts import SheetFacts, column_letters, put_in, runs, trimmed
from leaderdesk.documents.sheets.reading.kinds import COMPOUND, ZIP, check_beginning
from leaderdesk.documents.sheets.reading.limits import LIMITS, Limits
from leaderdesk.documents.sheets.reading.opening import Opened, open_workbook
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.domain.workbooks.cells import Area, Book, Cell, Remark, Row, Sheet
from leaderdesk.domain.workbooks.tables import MOST_COLUMNS
from leaderdesk.system.steps import Tell, no_tell

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# How long a text is where a program cut it: an old database, then Excel.
_CUT = frozenset({255, 32_767})
_CUT_SHOWN = 20
_LEAST_ROWS = 2
_TEXTS = frozenset({".csv", ".tsv", ".tab", ".txt", ".asc"})
_KINDS = {
    "xlsx": (".xlsx", ".xltx"),
    "xlsm": (".xlsm", ".xltm"),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "csv": tuple(_TEXTS),
}


@dataclass(frozen=True, slots=True)
class SaidText:
    """How somebody says that a text is written: its letters, what separates its columns; empty for what is guessed."""

    encoding: str = ""
    separator: str = ""


def read_content(
    name: str, content: bytes, limits: Limits = LIMITS, tell: Tell = no_tell, said: SaidText | None = None
) -> Book:
    """A file by its name and all that is in it."""
    check_beginning(content)
    is_workbook = content.startswith((ZIP, COMPOUND))
    book = _read_workbook(name, content, limits, tell) if is_workbook else _read_text(name, content, limits, said)
    if not any(each.rows for each in book.sheets):
        raise Unreadable("workbook_without_cells")
    return book


def _read_workbook(name: str, content: bytes, limits: Limits, tell: Tell) -> Book:
    checked = Aside(partial(open_workbook, content, limits))
    # Meanwhile: what is loaded takes as long as what is unfolded.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    opened = checked.found()
    digest = Aside(partial(_digest, content))
    tell(1, 3)
    try:
        workbook = CalamineWorkbook.from_filelike(opened.stream)
        listed = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        sheets = []
        for place, each in enumerate(listed, 1):
            is_hidden = each.visible != SheetVisibleEnum.Visible
            sheets.append(_sheet(workbook, each.name, opened, is_hidden=is_hidden))
            tell(len(listed) + 2 * place, 3 * len(listed))
    except PasswordError as error:
        raise Unreadable("workbook_password") from error
    except CalamineError as error:
        raise Unreadable("workbook_damaged") from error
    return _book(name, opened.kind, digest.found(), tuple(sheets), remarks=opened.remarks)


def _sheet(workbook: CalamineWorkbook, name: str, opened: Opened, *, is_hidden: bool) -> Sheet:
    looking = Aside(partial(opened.facts_of, name))
    read = workbook.get_sheet_by_name(name)
    rows = as_rows(read.iter_rows(), left=read.start[1] if read.start else 0)
    facts = looking.found()
    put_in(rows, {**_as_shown(rows, facts), **facts.mended, **facts.bad})
    kept = trimmed(rows)
    return Sheet(
        name,
        kept,
        merged=tuple(facts.merged or _merged(read)),
        hidden_rows=frozenset(each for each in facts.hidden_rows if each <= len(kept)),
        hidden_columns=frozenset(facts.hidden_columns),
        is_hidden=is_hidden,
        remarks=tuple(_remarks(kept, facts)),
        percents={column: runs(each) for column, each in facts.percents.items()},
    )


def _as_shown(rows: Sequence[Row], facts: SheetFacts) -> dict[tuple[int, int], Cell]:
    """Codes that a spreadsheet keeps as numbers and shows with their noughts: 01000, a SIRET."""
    shown: dict[tuple[int, int], Cell] = {}
    for (row, column), width in facts.widths.items():
        cell = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None
        if type(cell) is int and cell >= 0:
            shown[row, column] = f"{cell:0{width}}"
    return shown


def _merged(read: CalamineSheet) -> Iterable[Area]:
    """Of an old workbook, calamine says it."""
    for (top, left), (bottom, right) in read.merged_cell_ranges or ():
        yield Area(top + 1, left + 1, bottom + 1, right + 1)


def _remarks(rows: Sequence[Row], facts: SheetFacts) -> Iterable[Remark]:
    if facts.is_filtered:
        yield Remark("filtered")
    widest = max(map(len, rows), default=0)
    if widest > MOST_COLUMNS:
        yield Remark("very_wide", (("last", column_letters(widest)), ("most", str(MOST_COLUMNS))))
    lengths = {len(cell) for cells in rows for cell in cells if type(cell) is str}
    if not lengths.isdisjoint(_CUT):
        cut = [
            f"{column_letters(column)}{row}"
            for row, cells in enumerate(rows, 1)
            for column, cell in enumerate(cells, 1)
            if type(cell) is str and len(cell) in _CUT
        ]
        yield Remark("texts_cut", (("cells", ", ".join(cut[:_CUT_SHOWN])), ("count", str(len(cut)))))


def _read_text(name: str, content: bytes, limits: Limits, said: SaidText | None) -> Book:
    from leaderdesk.documents.sheets.reading.delimited import SEPARATORS, read_delimited
    from leaderdesk.documents.sheets.reading.encodings import decoded, decoded_as

    said = said or SaidText()
    text = decoded_as(content, said.encoding) if said.encoding else decoded(content)
    read = read_delimited(text.text, limits, (said.separator,) if said.separator else SEPARATORS)
    is_said = PurePath(name).suffix.lower() in _TEXTS
    if not is_said and (text.unread or sum(len(row) > 1 for row in read.rows) < _LEAST_ROWS):
        # Called a workbook, and not even a table in a text.
        raise Unreadable("not_a_workbook", what="unknown")
    remarks = [*read.remarks]
    if text.unread:
        remarks.append(Remark("letters_unread", (("count", str(text.unread)),)))
    sheet = Sheet(PurePath(name).stem, read.rows, remarks=tuple(_remarks(read.rows, SheetFacts())))
    book = _book(name, "csv", _digest(content), (sheet,), remarks=tuple(remarks))
    return replace(book, encoding=text.encoding, separator=read.separator)


def _book(name: str, kind: str, digest: str, sheets: tuple[Sheet, ...], remarks: tuple[Remark, ...]) -> Book:
    suffix = PurePath(name).suffix.lower()
    if suffix not in _KINDS[kind]:
        remarks = (*remarks, Remark("other_suffix", (("suffix", suffix), ("kind", kind))))
    return Book(name, kind, digest, sheets, remarks=remarks)


def _digest(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()
