"""Rows found and changed by name of column: one that is gone is refused, a column that is not theirs is our bug."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from leaderdesk.domain.errors import Refusal
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema.columns import Mapping as Row
from leaderdesk.store.unit import Unit

Kind = TypeVar("Kind", bound=Row)
_NEVER_BY_HAND = frozenset({"id", "binned_on", "merged_into"})


def name_of(base: OpenBase, kind: type[Kind], key: int, column: str = "name") -> str:
    """What a row is called, for the journal."""
    with base.read() as session:
        row = session.get(kind, key)
        if row is None:
            raise Refusal("record_gone")
        return str(getattr(row, column))


def found(unit: Unit, kind: type[Kind], key: int) -> Kind:
    """A row to change."""
    row = unit.session.get(kind, key)
    if row is None:
        raise Refusal("record_gone")
    return row


def put(row: Row, fields: Mapping[str, Any]) -> None:
    """Give some columns of a row other values."""
    unknown = fields.keys() - {column.name for column in row.__table__.columns} | fields.keys() & _NEVER_BY_HAND
    if unknown:
        message = f"no such field: {sorted(unknown)}"
        raise ValueError(message)
    for name, value in fields.items():
        setattr(row, name, value)


def put_each(unit: Unit, kind: type[Kind], changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Change several rows that have a name, the fields of each by its key; an emptied name is refused."""
    for key, fields in changes.items():
        named = {"name": needed(fields["name"])} if "name" in fields else {}
        put(found(unit, kind, key), {**fields, **named})


def bin_each(unit: Unit, kind: type[Kind], keys: Iterable[int], on: date | None) -> None:
    """Put rows in the bin on a day, or take them out."""
    for key in keys:
        setattr(found(unit, kind, key), "binned_on", on)  # noqa: B010 - a column that all who have a bin have


def needed(name: str) -> str:
    """A name without the spaces around it; nothing but spaces is refused."""
    if not name.strip():
        raise Refusal("name_needed")
    return name.strip()
