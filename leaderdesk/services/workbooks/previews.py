"""What a workbook would do to a base: found, read and held against what is there; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Book, Sheet
from leaderdesk.domain.workbooks.columns.matching import match_columns
from leaderdesk.domain.workbooks.finding.search import find_tables, table_at
from leaderdesk.domain.workbooks.mappings import ColumnMatch
from leaderdesk.domain.workbooks.proposing.funders import Funders
from leaderdesk.domain.workbooks.proposing.present import Present
from leaderdesk.domain.workbooks.proposing.proposals import Proposals
from leaderdesk.domain.workbooks.reading.readers import Reading
from leaderdesk.domain.workbooks.reading.values import read_rows
from leaderdesk.domain.workbooks.tables import Layout, Table
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, ReadRow, Understood
from leaderdesk.services.reading import today
from leaderdesk.services.workbooks.present import read_present
from leaderdesk.store.base import OpenBase
from leaderdesk.system.steps import Tell, no_tell

NO_CHOICES = Choices()
_AT_ONCE = 500
# Below, what was found is shown and not proposed.
_SURE = 500


def preview(
    base: OpenBase,
    book: Book,
    choices: Choices = NO_CHOICES,
    tell: Tell = no_tell,
    *,
    found: Sequence[Table] | None = None,
    present: Present | None = None,
) -> Preview:
    """What taking a workbook would do, with what was decided of it so far.

    `found` are its tables, where they were found already before anybody decided anything: looking for them is long.
    `present` is what the base says, where it was just read.
    """
    return _Previewed(present or read_present(base), book, choices, today(base), tell, found).preview()


class _Previewed:
    """One workbook being held against one base."""

    def __init__(
        self, present: Present, book: Book, choices: Choices, on: date, tell: Tell, found: Sequence[Table] | None
    ) -> None:
        self._found = found
        self._present = present
        self._book = book
        self._choices = choices
        self._today = on
        self._tell = tell
        self._done = 0

    def preview(self) -> Preview:
        """Find the tables, read them, and propose."""
        self._tell(0, 0)
        found = []
        for table in self._tables():
            found.append((table, self._columns(table)))
            # Nothing of nothing: nobody knows yet how much there is, but it may be given up.
            self._tell(0, 0)
        self._total = 2 * sum(len(table.groups) for table, _ in found)
        read = [self._read(table, columns) for table, columns in found]
        rows_read = [row for rows in read for row in rows]
        funders = Funders(self._present.known.funders, _words(self._choices).get("cofunders"))
        proposals = Proposals(self._present, self._choices.rows, rows_read, self._today, funders)
        understood = []
        for (table, columns), rows in zip(found, read, strict=True):
            proposed = []
            for row in rows:
                proposed.append(proposals.propose(row))
                self._step()
            understood.append(Understood(table, columns, tuple(proposed), table.left_out))
        self._tell(self._total, self._total)
        return Preview(tuple(understood))

    def _tables(self) -> list[Table]:
        """Those that somebody pointed at, and those found in the other sheets."""
        pointed: dict[str, list[Layout]] = {}
        for layout in self._choices.layouts:
            pointed.setdefault(layout.sheet, []).append(layout)
        found: dict[str, list[Table]] = {}
        known = find_tables(self._book, self._present.known) if self._found is None else self._found
        for table in known:
            if table.confidence >= _SURE:
                found.setdefault(table.layout.sheet, []).append(table)
        tables = []
        for sheet in self._book.sheets:
            if sheet.name in self._choices.left_sheets:
                continue
            layouts = pointed.get(sheet.name)
            tables += found.get(sheet.name, []) if layouts is None else [table_at(sheet, each) for each in layouts]
        return tables

    def _columns(self, table: Table) -> tuple[ColumnMatch, ...]:
        """The columns as they are told, then as somebody chose: a field that was chosen leaves the others."""
        sheet = self._sheet(table)
        matched = match_columns(sheet, table, self._present.known, self._choices.memory)
        chosen = self._choices.columns.get(sheet.name)
        return matched if not chosen else tuple(_chosen(each, chosen) for each in matched)

    def _read(self, table: Table, columns: tuple[ColumnMatch, ...]) -> list[ReadRow]:
        sheet = self._sheet(table)
        reading = Reading(
            self._today,
            self._present.known,
            words=_words(self._choices),
            typed={row: each.typed for (name, row), each in self._choices.rows.items() if name == sheet.name},
            is_1904=any(each.code == "calendar_1904" for each in (*self._book.remarks, *sheet.remarks)),
        )
        rows, found = read_rows(sheet, table, columns, reading), []
        while some := list(islice(rows, _AT_ONCE)):
            found += some
            self._done += len(some)
            self._tell(self._done, self._total)
        return found

    def _step(self) -> None:
        self._done += 1
        if self._done % _AT_ONCE == 0:
            self._tell(self._done, self._total)

    def _sheet(self, table: Table) -> Sheet:
        return self._book.sheet(table.layout.sheet)


def _chosen(match: ColumnMatch, chosen: Mapping[int, str]) -> ColumnMatch:
    """A column as somebody chose it; another that had the field keeps it among its rivals."""
    if match.column in chosen:
        return ColumnMatch(
            match.column, match.heading, chosen[match.column], 1000, "chosen", match.examples, match.rivals
        )
    if match.field in chosen.values() and match.field != "note":
        rivals = (match.field, *(each for each in match.rivals if each != match.field))
        return ColumnMatch(match.column, match.heading, "", 0, "none", match.examples, rivals)
    return match


def _words(choices: Choices) -> dict[str, dict[str, str]]:
    """What words stand for: what is remembered of the source, then what is said now."""
    words: dict[str, dict[str, str]] = {}
    for said in (choices.memory.words, choices.words):
        for name, values in said.items():
            words.setdefault(name, {}).update({folded(word): value for word, value in values.items()})
    return words
