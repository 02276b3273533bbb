"""The rows that were not taken, given back as a workbook that can be corrected and taken in its turn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leaderdesk.documents.sheets.writing.returned import ReturnedSheet, write_returned
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Area, Book, Cell
from leaderdesk.domain.workbooks.choosing import choice_of
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Proposal, Understood
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.words import imports as words
from leaderdesk.words import workbooks

_RETURNED = ("doubt", "error")


def returned_rows(found: Preview, choices: Choices) -> tuple[Proposal, ...]:
    """The rows in doubt or in error that nobody chose to leave."""
    return tuple(
        each
        for table in found.tables
        for each in table.rows
        if each.verdict in _RETURNED and choice_of(choices, each.read.sheet, each.read.row).is_taken is not False
    )


def return_rows(book: Book, found: Preview, choices: Choices, target: Path) -> Path:
    """Write these rows with all their columns, the titles above them, and why. Refusal `nothing_to_return`."""
    wanted = {(each.read.sheet, each.read.row): each for each in returned_rows(found, choices)}
    sheets = [sheet for table in found.tables if (sheet := _sheet(book, table, wanted)) is not None]
    if not sheets:
        raise Refusal("nothing_to_return")
    target = target if target.suffix.lower() == ".xlsx" else target.with_name(f"{target.name}.xlsx")
    with world_faults(target):
        return write_returned(target, sheets, words.REASONS_HEADING)


def returned_name(book: Book) -> str:
    """What the workbook given back is called: `suivi à corriger.xlsx`."""
    stem = book.name.rpartition(".")[0] or book.name
    return f"{stem}{words.RETURNED_SUFFIX}.xlsx"


def _sheet(book: Book, table: Understood, wanted: dict[tuple[str, int], Proposal]) -> ReturnedSheet | None:
    """The rows of one table: everything above its headings as it was, then the rows wanted with those beneath them."""
    layout = table.table.layout
    sheet = book.sheet(layout.sheet)
    kept, reasons = [*range(1, layout.last_header + 1)], dict[int, str]()
    sections = {each.row for each in table.left_out if each.why == "section"}
    pending: list[int] = []
    groups = {each.row: each for each in table.table.groups}
    for row in range(layout.first_row, layout.last_row + 1):
        if row in sections:
            # What titles between rows say holds for those below; the last ones alone.
            pending = [*pending, row] if pending and pending[-1] == row - 1 else [row]
        proposal = wanted.get((layout.sheet, row))
        if proposal is not None:
            kept += [*pending, row]
            pending = []
            reasons[len(kept)] = _reason(proposal)
            kept += groups[row].beneath
    if not reasons:
        return None
    rows = tuple(_cells(sheet.rows, row) for row in kept)
    return ReturnedSheet(layout.sheet, rows, layout.last_header, reasons, _above(sheet.merged, layout.last_header))


def _cells(rows: Sequence[tuple[Cell, ...]], row: int) -> tuple[Cell, ...]:
    return rows[row - 1] if row <= len(rows) else ()


def _above(merged: Sequence[Area], last_header: int) -> tuple[Area, ...]:
    """Merged cells of the titles and headings, which tell what is headed by what."""
    return tuple(each for each in merged if each.bottom <= last_header)


def _reason(proposal: Proposal) -> str:
    """Each problem with its column and what was read; the errors first."""
    order = ("error", "doubt")
    told = sorted(
        (each for each in proposal.problems if each.weight in order), key=lambda each: order.index(each.weight)
    )
    return "\n".join(workbooks.say_problem(each) for each in told)
