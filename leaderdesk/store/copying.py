"""The rows of a base put into another, as one entry of its journal: a base of its own, not a copy of a file."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.schema import JOURNALLED, METADATA
from leaderdesk.store.unit import Unit

# It says which base this is: never another's.
_OWN = "base"


@contextlib.contextmanager
def built_apart(target: Path) -> Iterator[Path]:
    """A folder beside a base to come, to build it in: gone afterwards, whatever happened."""
    with world_faults(target), tempfile.TemporaryDirectory(prefix=".en-cours-", dir=target.parent) as folder:
        yield Path(folder)


def copy_rows(source: OpenBase, target: OpenBase, act: Act) -> int | None:
    """Every row of every journalled table, into a base that has none; the height of the entry."""
    with Unit(target, act) as unit:
        # In any order: references are looked at when it commits.
        for table in METADATA.sorted_tables:
            if table.name in JOURNALLED and table.name != _OWN:
                names = [column.name for column in table.columns]
                columns, marks = ", ".join(names), ", ".join("?" * len(names))
                given = source.connection.execute(f"SELECT {columns} FROM {table.name}")  # noqa: S608 - our own names
                into = f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names
                target.connection.executemany(into, given.fetchall())
        return unit.commit()
