"""What is being written of a workbook: new rows kept until many are written at once, and what is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from leaderdesk.domain.workbooks.taking.reports import Said
from leaderdesk.store.schema import METADATA
from leaderdesk.store.schema.columns import Mapping as Row
from leaderdesk.store.unit import Unit

Kind = TypeVar("Kind", bound=Row)
_AT_ONCE = 5_000


class _Fresh:
    """A row that is not written yet: tens of thousands of mapped objects would take most of the time."""

    def __init__(self, name: str, given: dict[str, object]) -> None:
        self.__dict__.update(given, __tablename__=name)

    def __getattr__(self, name: str) -> None:
        """Nothing, for a column of which nothing was said."""


def fresh(table: type[Kind], **given: object) -> Kind:
    """A new row, to be read and changed as if it were mapped."""
    return cast("Kind", _Fresh(table.__tablename__, given))


@dataclass(frozen=True, slots=True)
class At:
    """Where a value was read, and the words that say so."""

    sheet: str
    row: int
    words: str


@dataclass(slots=True)
class Pending:
    """The rows to be written within one action; those of the base that change are the session's."""

    unit: Unit
    today: date
    author: str
    said: list[Said] = field(default_factory=list)
    holders: list[str] = field(default_factory=list)
    funders: list[str] = field(default_factory=list)
    # The dossiers of which a claim was given days: what stages say follows from it.
    claimed: set[int] = field(default_factory=set)
    _rows: list[Row] = field(default_factory=list)

    def key(self) -> int:
        """A key for a new row."""
        return self.unit.ids.key()

    def add(self, row: Row) -> None:
        """One more row to be written."""
        self._rows.append(row)

    def drop(self, row: Row) -> None:
        """A row less: one not written yet, or one of the base."""
        if row in self._rows:
            self._rows.remove(row)
        else:
            self.unit.session.delete(row)

    def say(self, code: str, at: At, about: str = "") -> None:
        """Something to tell of a row."""
        self.said.append(Said(code, at.sheet, at.row, about))

    def write_some(self) -> None:
        """Write what waits, if it is much: nothing of a dossier is added to once its row is done."""
        if len(self._rows) >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what waits, table by table; references are checked at the commit: the order is of no matter."""
        by_table: dict[str, list[dict[str, object]]] = {}
        for row in self._rows:
            by_table.setdefault(row.__tablename__, []).append(row.__dict__)
        for name, given in by_table.items():
            columns = METADATA.tables[name].columns.keys()
            # Every column of every row, so that one statement writes them all.
            rows = [{column: each.get(column) for column in columns} for each in given]
            self.unit.session.execute(METADATA.tables[name].insert(), rows)
        self._rows.clear()
