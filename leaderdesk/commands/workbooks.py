"""The command that takes a workbook into a base, or only says what it would do."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.commands.answers import Answer
from leaderdesk.commands.forms import take_form
from leaderdesk.commands.whole import take_whole_base
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.services.around import Around


def import_workbook(
    around: Around, base: str, file: str, *, returned: str | None = None, dry_run: bool = False, whole: bool = False
) -> Answer:
    """Take a workbook into a base, or only say what it would do."""
    from leaderdesk.services.rounds.arriving import is_form
    from leaderdesk.services.workbooks.reading import read_book
    from leaderdesk.services.workbooks.whole import is_whole_base

    path, book = Path(file), read_book(Path(file))
    if is_whole_base(book):
        return take_whole_base(around, Path(base), path, book, dry_run=dry_run)
    if is_form(book):
        return take_form(around, Path(base), path, book, dry_run=dry_run)
    if dry_run:
        return _previewed(around, Path(base), book)
    return _taken(around, Path(base), path, book, None if returned is None else Path(returned), is_whole=whole)


def _previewed(around: Around, base: Path, book: Book) -> Answer:
    """What would be done; the base is left as it was to the byte."""
    from leaderdesk.domain.workbooks.answers import preview_data, remarks_data
    from leaderdesk.domain.workbooks.verdicts import Choices
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.workbooks.memories import recalled
    from leaderdesk.services.workbooks.previews import preview
    from leaderdesk.words import workbooks as words

    with looked_base(base, around) as looked:
        found = preview(looked, book, Choices(memory=recalled(looked, book)))
    return Answer(words.preview_lines(found, _read_as(book)), {**preview_data(found), "remarks": remarks_data(book)})


def _taken(around: Around, base: Path, file: Path, book: Book, returned: Path | None, *, is_whole: bool) -> Answer:
    """Write the rows that are sure, give back the others."""
    from leaderdesk.domain.workbooks.answers import preview_data, remarks_data
    from leaderdesk.domain.workbooks.verdicts import Choices
    from leaderdesk.services.bases import close_base, open_base
    from leaderdesk.services.workbooks.memories import recalled
    from leaderdesk.services.workbooks.returning import return_rows, returned_rows
    from leaderdesk.services.workbooks.taking import take
    from leaderdesk.words import imports as words

    opened = open_base(base, around)
    try:
        choices = Choices(memory=recalled(opened, book))
        taken = take(opened, book, file, choices, is_whole=is_whole)
    finally:
        close_base(opened, around)
    lines = words.lines_of(taken.report)
    given_back = None
    if returned is not None and returned_rows(taken.found, choices):
        given_back = str(return_rows(book, taken.found, choices, returned))
        lines.append(f"Lignes rendues : {given_back}")
    counts = {
        "new": taken.report.count_written("new"),
        "changed": taken.report.count_written("changed"),
        "same": taken.report.count("same"),
        "doubt": taken.report.count_unwritten("doubt"),
        "error": taken.report.count_unwritten("error"),
    }
    return Answer(
        lines, {**preview_data(taken.found), "remarks": remarks_data(book), "written": counts, "returned": given_back}
    )


def _read_as(book: Book) -> dict[str, str]:
    """How a text file was read, for this had to be guessed, and what the file says of itself."""
    from leaderdesk.words.workbook_files import say_remarks
    from leaderdesk.words.workbook_sheets import ENCODINGS, SEPARATORS

    said = {"Encodage": ENCODINGS.get(book.encoding or "", book.encoding)}
    said["Séparateur"] = SEPARATORS.get(book.separator or "", book.separator)
    said["À savoir"] = " ".join(say_remarks(book))
    return {name: each for name, each in said.items() if each}
