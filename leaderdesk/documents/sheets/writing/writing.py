"""Writes a workbook: rows with live totals that are right even uncalculated, a last sheet that explains them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from leaderdesk.documents.sheets.writing.books import Book
from leaderdesk.documents.sheets.writing.notice import notice_of
from leaderdesk.documents.sheets.writing.packages import pack
from leaderdesk.documents.sheets.writing.sheets import LaidOut, Rows, lay_out
from leaderdesk.documents.sheets.writing.skeletons import add_sheet, packed, sheet_names
from leaderdesk.documents.sheets.writing.styles import Styles
from leaderdesk.documents.sheets.writing.texts import Losses, Texts
from leaderdesk.domain.workbooks.cells import Remark
from leaderdesk.system.safe_write import safely_written
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import exports as words


@dataclass(frozen=True, slots=True)
class WrittenBook:
    """What was written: rows without totals, sheets without the last one, texts that no cell could hold whole."""

    path: Path
    rows: int
    sheets: int
    cut: int
    marked: int
    # What else is to be told of it: what was left out, what a schema does not take, what is missing beside it.
    remarks: tuple[Remark, ...] = ()
    # A folder of workbooks, of which `sheets` counts the files.
    is_folder: bool = False


def write_book(target: Path, book: Book, tell: Tell = no_tell) -> WrittenBook:
    """Write a whole workbook, or leave what was there; `tell` hears how many rows are in and may raise to stop."""
    named = [*(each.name for each in book.sheets), *([words.NOTICE] if book.has_notice else [])]
    texts, names = Texts(), sheet_names(named, book.stamp.mark)
    laid = [lay_out(sheet, name) for sheet, name in zip(book.sheets, names, strict=False)]
    skeleton = Workbook()
    skeleton.remove(skeleton.worksheets[0])
    # Of the length it will have: what was lost is known once all is written, and is a line or two.
    notices = [lay_out(notice_of(book, Losses(1, 1)), names[-1])] if book.has_notice else []
    made = [add_sheet(skeleton, each, book.stamp, book.title) for each in (*laid, *notices)]
    styles = Styles(made[0])
    rows = [Rows(each, texts, styles) for each in laid]

    def last() -> Iterator[str]:
        whole = lay_out(notice_of(book, texts.losses), names[-1])
        yield from (text for _, text in Rows(whole, texts, styles).written())

    parts = {
        f"xl/worksheets/sheet{rank}.xml": (_extent(each), _told(written, done, book.count, tell))
        for rank, (each, written, done) in enumerate(zip(laid, rows, _starts(laid), strict=True), 1)
    }
    for notice in notices:
        parts[f"xl/worksheets/sheet{len(laid) + 1}.xml"] = (_extent(notice), last())
    package = packed(skeleton, book.stamp, book.title)
    with safely_written(target) as file:
        pack(file, package, parts, texts.content)
    return WrittenBook(target, book.count, len(laid), texts.losses.cut, texts.losses.marked)


def _told(rows: Rows, before: int, count: int, tell: Tell) -> Iterator[str]:
    for done, text in rows.written():
        tell(before + done, count)
        yield text


def _starts(laid: list[LaidOut]) -> Iterator[int]:
    done = 0
    for each in laid:
        yield done
        done += each.sheet.count


def _extent(laid: LaidOut) -> str:
    last = laid.last_row + (laid.total is not None)
    return f"A1:{get_column_letter(len(laid.fitted))}{last}"
