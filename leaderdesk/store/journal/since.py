"""The rows that the entries above a height changed: what a list that was read at that height must read again."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

_CHANGES = text(
    "SELECT c.table_name, c.row_key, json_extract(c.before, '$.dossier_id'), json_extract(c.after, '$.dossier_id'),"
    " json_extract(c.before, '$.theme') IS NOT json_extract(c.after, '$.theme')"
    " FROM journal_changes c WHERE c.height > :height LIMIT :most"
)
_BARRIERS = text("SELECT count(*) FROM journal WHERE height > :height AND kind = 'barrier'")


class Touch(NamedTuple):
    """A row written: which dossiers it hung on and hangs on, and whether its theme is another."""

    table: str
    key: int
    before: int | None
    after: int | None
    has_new_theme: bool


def touches_since(session: Session, height: int, most: int) -> list[Touch] | None:
    """Every row written since; nothing where there are too many of them to tell, or where a barrier was passed."""
    if session.scalar(_BARRIERS, {"height": height}):
        return None
    found = [Touch._make(row) for row in session.execute(_CHANGES, {"height": height, "most": most + 1})]
    return found if len(found) <= most else None


_HANGERS = text(
    "SELECT table_name, row_key,"
    " coalesce(json_extract(after, '$.dossier_id'), json_extract(before, '$.dossier_id')),"
    " coalesce(json_extract(after, '$.cost_line_id'), json_extract(before, '$.cost_line_id')),"
    " coalesce(json_extract(after, '$.funding_line_id'), json_extract(before, '$.funding_line_id'))"
    " FROM journal_changes WHERE height > :height LIMIT :most"
)


class Hanger(NamedTuple):
    """A row written, and what it hangs on: a dossier, or a line of its costs or of its plan."""

    table: str
    key: int
    dossier: int | None
    cost_line: int | None
    funding_line: int | None


def hangers_since(session: Session, height: int, most: int) -> list[Hanger] | None:
    """The same, with the lines that rows hang on."""
    if session.scalar(_BARRIERS, {"height": height}):
        return None
    found = [Hanger._make(row) for row in session.execute(_HANGERS, {"height": height, "most": most + 1})]
    return found if len(found) <= most else None
