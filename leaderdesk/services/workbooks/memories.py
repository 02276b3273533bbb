"""What was chosen for workbooks of one source: proposed the next time, changed by the last use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import or_, select

from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.finding.search import find_tables
from leaderdesk.domain.workbooks.mappings import NO_MEMORY, Memory
from leaderdesk.domain.workbooks.tables import Table
from leaderdesk.domain.workbooks.taking.sources import fingerprint_of, learned, merged, pattern_of, read_memory, written
from leaderdesk.domain.workbooks.verdicts import Choices, Understood
from leaderdesk.services.workbooks.present import read_known
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import WorkbookSource
from leaderdesk.store.unit import Unit


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
