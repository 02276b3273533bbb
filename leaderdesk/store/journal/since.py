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
