"""What the page asks of the base: each makes the work that is done on the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.tables import Table
from leaderdesk.domain.workbooks.verdicts import Choices, Preview
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.workbooks.arrivals.doubts import Meanings, UnknownWord, unknown_words
from leaderdesk.ui.workbooks.arrivals.forms import OpenedForms, opened_forms
from leaderdesk.ui.workbooks.arrivals.whole import OpenedWhole, opened_whole

if TYPE_CHECKING:
    from leaderdesk.domain.workbooks.taking.reports import Report
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.workbooks.runs import RunRow
    from leaderdesk.services.workbooks.taking import Taken


@dataclass(frozen=True, slots=True)
class Looked:
    """What a workbook would do, and the words of it that stand for nothing yet or were said to stand for something."""

    preview: Preview
    words: tuple[UnknownWord, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that was read, with what the base says of it before anybody has chosen anything."""

    book: Book
    choices: Choices
    looked: Looked
    meanings: Meanings
    # The last time that exactly this file was taken.
    before: RunRow | None


# A list of dossiers, a whole base, or forms that people filled in.
AnyOpened = Opened | OpenedWhole | OpenedForms


def opening(path: Path, encoding: str = "", separator: str = "") -> Callable[[OpenBase, Tell], AnyOpened]:
    """Read a file and look at it; of a text, its letters and its separator may be said."""

    def work(base: OpenBase, tell: Tell) -> AnyOpened:
        from leaderdesk.services.rounds.arriving import is_form
        from leaderdesk.services.workbooks.reading import read_book
        from leaderdesk.services.workbooks.whole import is_whole_base

        book = read_book(path, tell, encoding=encoding, separator=separator)
        if is_form(book):
            return opened_forms(base, [book], [path])
        return opened_whole(base, book, tell) if is_whole_base(book) else _opened(base, book, tell)

    return work


def opening_pasted(copied: str) -> Callable[[OpenBase, Tell], Opened]:
    """Look at a block that was copied in a spreadsheet."""

    def work(base: OpenBase, tell: Tell) -> Opened:
        from leaderdesk.services.workbooks.reading import read_pasted

        return _opened(base, read_pasted(copied), tell)

    return work


def previewing(
    book: Book, choices: Choices, meanings: Meanings, found: Sequence[Table] | None
) -> Callable[[OpenBase, Tell], Looked]:
    """Look again, with what was chosen since; the tables that were found are not looked for again."""

    def work(base: OpenBase, tell: Tell) -> Looked:
        from leaderdesk.services.workbooks.previews import preview

        return looked(preview(base, book, choices, tell, found=found), choices, meanings)

    return work


def listing_runs(base: OpenBase) -> tuple[RunRow, ...]:
    """The workbooks that were taken, the last first."""
    from leaderdesk.services.workbooks.runs import list_runs

    return list_runs(base)


def taking(book: Book, source: Path | None, choices: Choices, seen: Preview) -> Callable[[OpenBase, Tell], Taken]:
    """Write what is taken of a workbook, if the base would still do with it what was seen."""

    def work(base: OpenBase, tell: Tell) -> Taken:
        from leaderdesk.services.workbooks.taking import take

        return take(base, book, source, choices, tell, seen=seen)

    return work


def returning(book: Book, found: Preview, choices: Choices, target: Path) -> Callable[[OpenBase, Tell], Path]:
    """Write the rows in doubt or in error, each with its reason; where they were written."""

    def work(base: OpenBase, tell: Tell) -> Path:
        from leaderdesk.services.workbooks.returning import return_rows

        del base, tell
        return return_rows(book, found, choices, target)

    return work


def reading_report(run: int) -> Callable[[OpenBase], Report]:
    """What taking a workbook did."""

    def work(base: OpenBase) -> Report:
        from leaderdesk.services.workbooks.runs import read_report_of

        return read_report_of(base, run)

    return work


def finding_dossier(number: str) -> Callable[[OpenBase], int | None]:
    """The key of a dossier by its number; none where it is no more."""

    def work(base: OpenBase) -> int | None:
        from leaderdesk.services.history import find_record

        try:
            table, key = find_record(base, number)
        except Refusal:
            return None
        return key if table == "dossiers" else None

    return work


def copying_file(run: int, folder: Path) -> Callable[[OpenBase], Path | None]:
    """A copy of a workbook that was taken."""

    def work(base: OpenBase) -> Path | None:
        from leaderdesk.services.workbooks.runs import copy_file

        return copy_file(base, run, folder)

    return work


def _opened(base: OpenBase, book: Book, tell: Tell) -> Opened:
    from leaderdesk.services.workbooks.memories import recall
    from leaderdesk.services.workbooks.previews import preview
    from leaderdesk.services.workbooks.runs import taken_before

    choices = Choices()
    found = preview(base, book, choices, tell)
    tables = [each.table for each in found.tables]
    memory = recall(base, book.name, tables)
    if memory != choices.memory:
        choices = replace(choices, memory=memory)
        found = preview(base, book, choices, tell, found=tables)
    meanings = _meanings(base)
    return Opened(book, choices, looked(found, choices, meanings), meanings, taken_before(base, book.digest))


def looked(preview: Preview, choices: Choices, meanings: Meanings) -> Looked:
    """A preview and its words; of many rows that takes a moment, which is not the window's."""
    return Looked(preview, tuple(unknown_words(preview, meanings, choices.words)))


def _meanings(base: OpenBase) -> Meanings:
    """What the words of coded fields may stand for here."""
    from leaderdesk.domain.dossiers import STATUSES
    from leaderdesk.services.choices import read_choices
    from leaderdesk.services.workbooks.present import read_known
    from leaderdesk.words.holders import legal_kinds, natures
    from leaderdesk.words.statuses import status_or_code

    fiches = {label.partition(" – ")[0]: label for label in read_choices(base).fiches.values()}
    return {
        "status": {code: status_or_code(code) for code in STATUSES},
        "holder_kind": legal_kinds(),
        "holder_nature": natures(),
        "cofunders": {name: name for name in read_known(base).funders},
        "fiche_action": fiches,
    }
