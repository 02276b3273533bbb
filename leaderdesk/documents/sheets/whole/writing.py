"""The workbook of a whole base in its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaderdesk.documents.sheets.whole.sheets import sheets_of
from leaderdesk.documents.sheets.writing.books import Book, Stamp
from leaderdesk.documents.sheets.writing.writing import write_book
from leaderdesk.domain.workbooks.whole import Whole
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import whole as words


def write_whole(target: Path, whole: Whole, on: date, tell: Tell = no_tell) -> int:
    """Write it, or leave what was there; returns how many sheets it has."""
    # The names of its sheets are read again when it comes back: the mark of an example stands in its title.
    title = words.title(is_example=whole.is_example)
    written = write_book(target, Book(title, Stamp(whole.gal, on), sheets_of(whole), has_notice=False), tell)
    return written.sheets
