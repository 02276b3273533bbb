"""`check`: everything that can be wrong with a base, looked for at once, in one report."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.orm import Session

from leaderdesk.domain.findings import Finding, Report, fault
from leaderdesk.store.engine.connection import VERSION, engine_on, stored_version
from leaderdesk.store.engine.integrity import check_pages, check_references, check_schema
from leaderdesk.store.journal.verify import check_chain, check_rows, check_values, recorded_tables
from leaderdesk.store.pieces import check_pieces
from leaderdesk.store.queries.invariants import broken_invariants
from leaderdesk.system.steps import Tell, no_tell

_PARTS = (check_schema, check_references, check_chain, check_values, check_rows)


def check(connection: sqlite3.Connection, pieces: Path | None, tell: Tell = no_tell) -> Report:
    """Check pages first: where they are damaged, the rest cannot be trusted to say anything."""
    tell(0, len(_PARTS) + 2)
    findings = check_pages(connection)
    if findings:
        return Report(tuple(findings), {})
    try:
        return _check_content(connection, pieces, tell)
    except (sqlite3.DatabaseError, TypeError, ValueError) as error:
        # A content so odd that it cannot even be read: reported, never a traceback.
        return Report((fault("unreadable_content", detail=str(error)),), {})


def _check_content(connection: sqlite3.Connection, pieces: Path | None, tell: Tell) -> Report:
    findings: list[Finding] = []
    for done, part in enumerate(_PARTS, 1):
        tell(done, len(_PARTS) + 2)
        findings += part(connection)
    tell(len(_PARTS) + 1, len(_PARTS) + 2)
    if pieces is not None:
        findings += check_pieces(connection, pieces)
    if stored_version(connection) == VERSION:
        with Session(engine_on(connection, to_read=True)) as session:
            findings += broken_invariants(session)
            session.rollback()
    return Report(tuple(findings), _counts(connection))


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    rows = sum(
        connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 - names of the file's own schema
        for name, _, _ in recorded_tables(connection)
    )
    entries, changes, erased = connection.execute(
        "SELECT (SELECT count(*) FROM journal), count(*), count(erased_by) FROM journal_changes"
    ).fetchone()
    (attachments,) = connection.execute("SELECT count(DISTINCT digest) FROM attachments").fetchone()
    return {"entries": entries, "changes": changes, "erased": erased, "rows": rows, "attachments": attachments}
