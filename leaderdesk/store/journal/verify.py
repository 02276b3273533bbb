"""The chain checked from its first entry, and every row of the base against the last change that made it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from leaderdesk.domain.changes import GENESIS, Head, canonical, digest_of, entry_hash
from leaderdesk.domain.findings import Finding, fault
from leaderdesk.store.engine.integrity import LEFTOVERS
from leaderdesk.store.schema import JOURNAL_TABLES, OUTSIDE_JOURNAL

# After this many of one kind, the rest would say nothing more.
_ENOUGH = 20


def check_chain(connection: sqlite3.Connection, *, last: int | None = None) -> list[Finding]:
    """Every break of the chain, at its exact height; only the `last` entries when told so."""
    top = connection.execute("SELECT coalesce(max(height), 0) FROM journal").fetchone()[0]
    start = max(1, top - last + 1) if last else 1
    (base,) = connection.execute("SELECT id FROM base").fetchone()
    expected, parent = start, _parent_hash(connection, start)
    found: list[Finding] = []
    digests, erased = _digests(connection, start), _erased_heights(connection)
    height, changes = next(digests, (0, []))
    for row in connection.execute(
        "SELECT height, base, lineage, at, action, kind, undoes, about_digest, parent, hash, about, about_salt"
        " FROM journal WHERE height >= ? ORDER BY height",
        (start,),
    ):
        while height < row[0] and height:
            found.append(fault("changes_without_entry", height=height))
            height, changes = next(digests, (0, []))
        own = changes if height == row[0] else []
        if height == row[0]:
            height, changes = next(digests, (0, []))
        if problem := _entry_problem(row, own, expected, parent, base):
            found.append(fault(problem, height=row[0]))
        elif _is_about_altered(row[7], row[10], row[11], may_be_erased=row[0] in erased):
            found.append(fault("about_altered", height=row[0]))
        expected, parent = row[0] + 1, row[9]
        if len(found) >= _ENOUGH:
            return found
    while height:
        found.append(fault("changes_without_entry", height=height))
        height, changes = next(digests, (0, []))
    return found[:_ENOUGH]


def check_values(connection: sqlite3.Connection, *, last: int | None = None) -> list[Finding]:
    """Every recorded value that no longer matches the digest the chain holds."""
    top = connection.execute("SELECT coalesce(max(height), 0) FROM journal").fetchone()[0]
    start = max(1, top - last + 1) if last else 1
    # An erasure is an act of its own, that undo stops at.
    erasures = {height for (height,) in connection.execute("SELECT height FROM journal WHERE kind = 'barrier'")}
    found = []
    for height, table, before, after, salt, digest, erased_by in connection.execute(
        "SELECT height, table_name, before, after, salt, digest, erased_by FROM journal_changes WHERE height >= ?"
        " ORDER BY height, position",
        (start,),
    ):
        if erased_by is not None:
            is_altered = erased_by not in erasures or (before, after, salt) != (None, None, None)
        else:
            is_altered = salt is None or digest_of(salt, before, after) != digest
        if is_altered:
            found.append(fault("value_altered", height=height, table=table))
        if len(found) >= _ENOUGH:
            break
    return found


def check_rows(connection: sqlite3.Connection) -> list[Finding]:
    """Every row that is not what the journal last made of it, was never recorded, or is gone without a trace."""
    found: list[Finding] = []
    for table, columns, key in recorded_tables(connection):
        current = f"CASE WHEN t.{key} IS NOT NULL THEN {_json(columns)} END"
        latest = "SELECT row_key, max(height) AS height FROM journal_changes WHERE table_name = ? GROUP BY row_key"
        for row_key, height, after, now in connection.execute(
            f"SELECT c.row_key, c.height, c.after, {current} FROM ({latest}) l"
            " JOIN journal_changes c ON c.table_name = ? AND c.row_key = l.row_key AND c.height = l.height"
            f" LEFT JOIN {table} t ON t.{key} = c.row_key"
            f" WHERE c.erased_by IS NULL AND c.after IS NOT {current}",
            (table, table),
        ):
            if not _same(after, now):
                found.append(fault("row_altered", table=table, key=row_key, height=height))
        for (row_key,) in connection.execute(
            f"SELECT t.{key} FROM {table} t WHERE NOT EXISTS"
            " (SELECT 1 FROM journal_changes c WHERE c.table_name = ? AND c.row_key = t." + key + ")",
            (table,),
        ):
            found.append(fault("row_unrecorded", table=table, key=row_key))
    return found[:_ENOUGH]


def recorded_tables(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str], str]]:
    """The journalled tables of a file as it is, whatever its version: name, sorted columns, key."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        if not name.startswith(("sqlite_", *LEFTOVERS)) and name not in OUTSIDE_JOURNAL | JOURNAL_TABLES
    ]
    for name in names:
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
        keys = [column[1] for column in columns if column[5]]
        # A table without a key is none of ours: its name is for `check_schema` to tell.
        if keys:
            yield name, sorted(column[1] for column in columns), keys[0]


def rows_as_json(connection: sqlite3.Connection, table: str, columns: list[str], key: str) -> dict[int, str]:
    """Every row of a table in its recorded form."""
    return dict(connection.execute(f"SELECT t.{key}, {_json(columns)} FROM {table} t"))


def _json(columns: list[str]) -> str:
    pairs = ", ".join(f"'{name}', t.{name}" for name in columns)
    return f"json_object({pairs})"


def _same(after: str | None, now: str | None) -> bool:
    if after is None or now is None:
        return after is now
    return after == canonical(json.loads(now))


def _parent_hash(connection: sqlite3.Connection, height: int) -> str:
    row = connection.execute("SELECT hash FROM journal WHERE height = ?", (height - 1,)).fetchone()
    return row[0] if row else GENESIS


def _erased_heights(connection: sqlite3.Connection) -> set[int]:
    rows = connection.execute("SELECT DISTINCT height FROM journal_changes WHERE erased_by IS NOT NULL")
    return {height for (height,) in rows}


def _digests(connection: sqlite3.Connection, start: int) -> Iterator[tuple[int, list[tuple[str, int, str, str]]]]:
    rows = connection.execute(
        "SELECT height, table_name, row_key, verb, digest FROM journal_changes WHERE height >= ?"
        " ORDER BY height, position",
        (start,),
    )
    for height, group in groupby(rows, key=lambda row: row[0]):
        yield height, [row[1:] for row in group]


def _entry_problem(
    row: tuple[object, ...], digests: list[tuple[str, int, str, str]], expected: int, parent: str, base: int
) -> str | None:
    *head, stored, _, _ = row
    height, entry_base, lineage, at, action, kind, undoes, about_digest, entry_parent = head
    if height != expected:
        return "entry_missing"
    if entry_base != base:
        return "entry_foreign"
    if entry_parent != parent:
        return "chain_broken"
    entry = Head(
        base=int(str(entry_base)),
        lineage=int(str(lineage)),
        height=int(str(height)),
        at=str(at),
        action=str(action),
        kind=str(kind),
        undoes=None if undoes is None else int(str(undoes)),
        about_digest=str(about_digest),
        parent=str(entry_parent),
    )
    if entry_hash(entry, digests) != stored:
        return "entry_altered"
    return None


def _is_about_altered(digest: str, about: str | None, salt: bytes | None, *, may_be_erased: bool) -> bool:
    if about is None and salt is None:
        return not may_be_erased
    return about is None or salt is None or digest_of(salt, about) != digest
