"""What the page asks of the base: each makes the work that is done on the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.reconciling.lines import Line
from leaderdesk.domain.workbooks.verdicts import Choices
from leaderdesk.ui.kit.progress import Tell

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.reconciling import Held, HeldRow
    from leaderdesk.services.workbooks.taking import Taken


@dataclass(frozen=True, slots=True)
class Opened:
    """A table that was read and held against the base."""

    book: Book
    source: Path
    held: Held


def opening(path: Path) -> Callable[[OpenBase, Tell], Opened]:
    """Read a file, and hold it against the base."""

    def work(base: OpenBase, tell: Tell) -> Opened:
        from leaderdesk.services.reconciling import hold_table
        from leaderdesk.services.workbooks.reading import read_book

        book = read_book(path, tell)
        return Opened(book, path, hold_table(base, book, tell=tell))

    return work


def opening_kept(row: HeldRow, folder: Path) -> Callable[[OpenBase, Tell], Opened]:
    """The same of one that was kept: a copy of its file is read again, and held against the base as it is now."""

    def work(base: OpenBase, tell: Tell) -> Opened:
        from leaderdesk.services.reconciling import hold_table, read_kept_book

        book, path = read_kept_book(base, row, folder, tell)
        return Opened(book, path, hold_table(base, book, tell=tell))

    return work


def holding(book: Book, choices: Choices) -> Callable[[OpenBase, Tell], Held]:
    """Hold it again, with what was chosen since or after the base has moved."""

    def work(base: OpenBase, tell: Tell) -> Held:
        from leaderdesk.services.reconciling import hold_table

        return hold_table(base, book, choices, tell)

    return work


def keeping(opened: Opened) -> Callable[[OpenBase], Done]:
    """Keep the table with what differs today."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.reconciling import keep_table

        return keep_table(base, opened.book, opened.source, opened.held)

    return work


def saying(lines: Sequence[Line], verdict: str, reason: str) -> Callable[[OpenBase], Done]:
    """Say of differences who is right, or nothing any more."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.reconciling import say_of, unsay

        return unsay(base, lines) if verdict == "open" else say_of(base, lines, verdict, reason)

    return work


def taking(opened: Opened, lines: Sequence[Line]) -> Callable[[OpenBase, Tell], Taken]:
    """Take these values of the table into the base."""

    def work(base: OpenBase, tell: Tell) -> Taken:
        from leaderdesk.services.reconciling import take_theirs

        return take_theirs(base, opened.book, opened.held, lines, tell)

    return work


def listing_tables(base: OpenBase) -> tuple[HeldRow, ...]:
    """The tables that were kept, the last first."""
    from leaderdesk.services.reconciling import list_tables

    return list_tables(base)
