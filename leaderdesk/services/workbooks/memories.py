"""What was chosen for workbooks of one source: proposed the next time, changed by the last use, forgotten at will."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.finding.search import find_tables
from leaderdesk.domain.workbooks.mappings import NO_MEMORY, Memory
from leaderdesk.domain.workbooks.tables import Table
from leaderdesk.domain.workbooks.taking.sources import fingerprint_of, learned, merged, pattern_of, read_memory, written
from leaderdesk.domain.workbooks.verdicts import Choices, Understood
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.records import found
from leaderdesk.services.workbooks.present import read_known
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import WorkbookSource
from leaderdesk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of workbooks, by the usual name of its files, and how much is remembered of it."""

    id: int
    pattern: str
    chosen_on: date
    columns: int
    words: int


def recall(base: OpenBase, name: str, tables: Sequence[Table]) -> Memory:
    """What was chosen for workbooks like this one: same headings and same name last, for it says the most."""
    headings = [heading.text for table in tables for heading in table.headings]
    if not headings:
        return NO_MEMORY
    fingerprint, pattern = fingerprint_of(headings), pattern_of(name)
    alike = or_(WorkbookSource.fingerprint == fingerprint, WorkbookSource.pattern == pattern)
    with base.read() as session:
        rows = session.scalars(
            select(WorkbookSource).where(alike).order_by(WorkbookSource.chosen_on, WorkbookSource.id)
        )
        ranked = sorted(rows, key=lambda row: (row.fingerprint == fingerprint, row.pattern == pattern))
        return merged(read_memory(row.columns, row.words) for row in ranked)


def recalled(base: OpenBase, book: Book) -> Memory:
    """The same of a workbook that was read."""
    return recall(base, book.name, find_tables(book, read_known(base)))


def remember(unit: Unit, name: str, tables: Iterable[Understood], choices: Choices, on: date) -> int:
    """Keep what was chosen, within the action that took the workbook; the key of the source."""
    tables = tuple(tables)
    fingerprint = fingerprint_of(heading.text for each in tables for heading in each.table.headings)
    pattern, memory = pattern_of(name), learned(tables, choices)
    query = select(WorkbookSource).where(WorkbookSource.fingerprint == fingerprint, WorkbookSource.pattern == pattern)
    row = unit.session.scalars(query).first()
    if row is None:
        row = WorkbookSource(id=unit.ids.key(), fingerprint=fingerprint, pattern=pattern)
        unit.session.add(row)
    row.chosen_on, row.columns, row.words = on, written(memory.columns), written(memory.words)
    unit.session.flush()
    return row.id


def list_sources(base: OpenBase) -> tuple[SourceRow, ...]:
    """Every source of which something is remembered, the last used first."""
    query = select(WorkbookSource).order_by(WorkbookSource.chosen_on.desc(), WorkbookSource.pattern)
    with base.read() as session:
        return tuple(_source(row) for row in session.scalars(query))


def forget_source(base: OpenBase, source_id: int) -> Done:
    """Remember nothing of a source any more; the workbooks that were taken from it stay."""
    with base.read() as session:
        pattern = session.scalar(select(WorkbookSource.pattern).where(WorkbookSource.id == source_id))
    with Unit(base, act(base, "forget_workbook_source", source=pattern or "")) as unit:
        unit.session.delete(found(unit, WorkbookSource, source_id))
        return done(unit.commit(), "workbooks")


def _source(row: WorkbookSource) -> SourceRow:
    memory = read_memory(row.columns, row.words)
    return SourceRow(row.id, row.pattern, row.chosen_on, len(memory.columns), sum(map(len, memory.words.values())))
