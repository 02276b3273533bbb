"""Entries of the journal: appended to the chain, read back as values, erased without breaking it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice
from typing import NamedTuple

from leaderdesk.domain.changes import GENESIS, Change, Entry, Head, canonical, digest_of, entry_hash, read_row
from leaderdesk.store.schema import JOURNALLED, METADATA
from leaderdesk.system.ids import Ids


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, by whom, on what and why: all that an entry says beside the rows."""

    action: str
    operator: str
    machine: str
    kind: str = "act"
    undoes: int | None = None
    subject: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None

    def about(self) -> str:
        """The words that stand apart from the chain: they may name people."""
        words = {
            "operator": self.operator,
            "machine": self.machine,
            "subject": dict(self.subject),
            "reason": self.reason,
        }
        return canonical(words)


# The fields by which people call a row, the best first.
_CALLED = ("number", "name", "code", "title", "label", "version")
_HEAD_COLUMNS = "base, lineage, height, at, action, kind, undoes, about_digest, parent"
_INSERT_ENTRY = (
    "INSERT INTO journal (base, lineage, height, at, action, kind, undoes, about_digest, parent,"
    " about, about_salt, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
)
# An entry of fewer rows is written before them; one of more is not held in memory.
_SOME = 1_000
_CHANGES = "SELECT position, table_name, row_key, before, after FROM journal_changes"
_INSERT_CHANGE = (
    "INSERT INTO journal_changes (height, position, table_name, row_key, verb, before, after, salt, digest)"
    " VALUES (?,?,?,?,?,?,?,?,?)"
)


def append_entry(
    connection: sqlite3.Connection, act: Act, changes: Iterable[Change], *, at: datetime, ids: Ids
) -> tuple[int, str]:
    """Chain one entry to the one before; returns its height and hash."""
    parent_height, parent = connection.execute(
        "SELECT height, hash FROM journal ORDER BY height DESC LIMIT 1"
    ).fetchone() or (0, GENESIS)
    base, lineage = connection.execute("SELECT id, lineage FROM base").fetchone()
    about, salt = act.about(), ids.salt()
    head = Head(
        base=base,
        lineage=lineage,
        height=parent_height + 1,
        at=written_moment(at),
        action=act.action,
        kind=act.kind,
        undoes=act.undoes,
        about_digest=digest_of(salt, about),
        parent=parent,
    )
    digests: list[tuple[str, int, str, str]] = []

    def rows() -> Iterator[_ChangeRow]:
        """One row at a time: what is kept of each is its digest."""
        for place, change in enumerate(changes):
            row = _change_row(head.height, place, change, ids.salt())
            digests.append((row.table, row.key, row.verb, row.digest))
            yield row

    made = rows()
    first = list(islice(made, _SOME))
    # Rows that wait for their entry have SQLite look for its height through the whole journal.
    is_whole = len(first) < _SOME
    if not is_whole:
        connection.executemany(_INSERT_CHANGE, chain(first, made))
    digest = entry_hash(head, digests)
    values = [getattr(head, name) for name in _HEAD_COLUMNS.split(", ")]
    connection.execute(_INSERT_ENTRY, (*values, about, salt, digest))
    if is_whole:
        connection.executemany(_INSERT_CHANGE, first)
    return head.height, digest


def written_moment(moment: datetime) -> str:
    """A moment as the journal writes it: UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_moment(written: str) -> datetime:
    """The moment that the journal wrote."""
    return datetime.fromisoformat(written)


def read_entries(connection: sqlite3.Connection, *, below: int | None, limit: int) -> list[Entry]:
    """The latest entries under a height, latest first."""
    rows = connection.execute(
        "SELECT height, at, about, action, kind, undoes,"
        " (SELECT count(*) FROM journal_changes c WHERE c.height = j.height),"
        " EXISTS (SELECT 1 FROM journal_changes c WHERE c.height = j.height AND c.erased_by IS NOT NULL)"
        " FROM journal j WHERE height < ? ORDER BY height DESC LIMIT ?",
        (below if below is not None else 1 << 62, limit),
    )
    return [_entry(row) for row in rows]


def read_changes(connection: sqlite3.Connection, height: int, *, most: int = -1) -> list[Change]:
    """The rows an entry changed, all of them or the first ones; those erased since have neither before nor after."""
    query = f"{_CHANGES} WHERE height = ? ORDER BY position LIMIT ?"
    return [_change(row) for row in connection.execute(query, (height, most))]


def read_changes_of(connection: sqlite3.Connection, rows: Iterable[tuple[str, int]], height: int) -> list[Change]:
    """What an entry changed of some rows: an import has tens of thousands of others."""
    query = f"{_CHANGES} WHERE table_name = ? AND row_key = ? AND height = ?"
    found = [each for place in rows for each in connection.execute(query, (*place, height))]
    return [_change(row) for row in sorted(found, key=lambda row: int(row[0]))]


def rows_of_record(connection: sqlite3.Connection, table: str, key: int) -> set[tuple[str, int]]:
    """A record, the rows that ever referred to it, and whatever a cascade would take along with those."""
    rows = {(table, key)}
    for child, column, is_cascading in _references_to(table):
        found = connection.execute(
            "SELECT DISTINCT row_key FROM journal_changes"
            " WHERE table_name = ? AND json_extract(coalesce(after, before), ?) = ?",
            (child, f"$.{column}", key),
        ).fetchall()
        for (child_key,) in found:
            rows |= rows_of_record(connection, child, child_key) if is_cascading else {(child, child_key)}
    return rows


def heights_of_rows(connection: sqlite3.Connection, rows: Iterable[tuple[str, int]]) -> list[int]:
    """The entries that touched some rows, latest first."""
    query = "SELECT height FROM journal_changes WHERE table_name = ? AND row_key = ?"
    return sorted({height for place in rows for (height,) in connection.execute(query, place)}, reverse=True)


def names_of_references(connection: sqlite3.Connection, table: str, field: str, *keys: object) -> list[str | None]:
    """What the rows are called that a field points to, by the last words the journal holds of them."""
    column = METADATA.tables[table].columns.get(field) if table in METADATA.tables else None
    references = list(column.foreign_keys) if column is not None else []
    if not references:
        return [None for _ in keys]
    target = references[0].column.table.name
    return [_name_of_row(connection, target, key) for key in keys]


def _name_of_row(connection: sqlite3.Connection, table: str, key: object) -> str | None:
    row = connection.execute(
        "SELECT coalesce(after, before) FROM journal_changes WHERE table_name = ? AND row_key = ?"
        " AND erased_by IS NULL ORDER BY height DESC LIMIT 1",
        (table, key),
    ).fetchone()
    values = read_row(row[0]) if row else None
    return next((str(values[name]) for name in _CALLED if values.get(name) is not None), None) if values else None


def erase_values(connection: sqlite3.Connection, records: Iterable[tuple[str, int]], *, erased_by: int) -> int:
    """Forget every value the journal holds of some records, and the words of the entries that touched them."""
    erased = 0
    for table, key in records:
        place = (table, key)
        connection.execute(
            "UPDATE journal SET about = NULL, about_salt = NULL WHERE height < ? AND height IN"
            " (SELECT height FROM journal_changes WHERE table_name = ? AND row_key = ?)",
            (erased_by, *place),
        )
        erased += connection.execute(
            "UPDATE journal_changes SET before = NULL, after = NULL, salt = NULL, erased_by = ?"
            " WHERE table_name = ? AND row_key = ? AND erased_by IS NULL",
            (erased_by, *place),
        ).rowcount
    return erased


def _change(row: tuple[int, str, int, str | None, str | None]) -> Change:
    _, table, key, before, after = row
    return Change(table, key, read_row(before), read_row(after))


class _ChangeRow(NamedTuple):
    height: int
    position: int
    table: str
    key: int
    verb: str
    before: str | None
    after: str | None
    salt: bytes
    digest: str


def _change_row(height: int, position: int, change: Change, salt: bytes) -> _ChangeRow:
    before = None if change.before is None else canonical(change.before)
    after = None if change.after is None else canonical(change.after)
    digest = digest_of(salt, before, after)
    return _ChangeRow(height, position, change.table, change.key, change.verb, before, after, salt, digest)


def _entry(row: tuple[int, str, str | None, str, str, int | None, int, int]) -> Entry:
    height, at, about, action, kind, undoes, count, is_erased = row
    words = json.loads(about) if about else {"operator": "", "machine": "", "subject": {}, "reason": None}
    return Entry(
        height=height,
        at=read_moment(at),
        operator=words["operator"],
        machine=words["machine"],
        action=action,
        kind=kind,
        undoes=undoes,
        reason=words["reason"],
        subject=words["subject"],
        changes=count,
        is_erased=bool(is_erased) or about is None,
    )


def _references_to(table: str) -> list[tuple[str, str, bool]]:
    """The journalled tables that refer to one: name, column, and whether their rows go with its own."""
    return [
        (name, reference.parent.name, reference.ondelete == "CASCADE")
        for name in JOURNALLED
        for reference in METADATA.tables[name].foreign_keys
        if reference.column.table.name == table
    ]
