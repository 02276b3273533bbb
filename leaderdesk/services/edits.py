"""Changes of rows as a page hands them over: columns by name, new rows and removed ones, all in one entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.records import put
from leaderdesk.store.schema.columns import Mapping as Row
from leaderdesk.store.schema.columns import Money
from leaderdesk.store.unit import Unit

Kind = TypeVar("Kind", bound=Row)


@dataclass(frozen=True, slots=True)
class RowEdit:
    """Some columns of a row; no key makes a new one."""

    id: int | None
    fields: Mapping[str, Any]
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Owned:
    """A table whose rows hang on another: the column that says so, and what a new row has until it is filled in."""

    table: type[Row]
    owner: str
    defaults: Mapping[str, Any]

    def found(self, unit: Unit, key: int, owner_id: int | None = None) -> Any:  # noqa: ANN401 - a row of the table
        """A row to change, which must belong to its owner."""
        row = unit.session.get(self.table, key)
        if row is None or (owner_id is not None and getattr(row, self.owner) != owner_id):
            raise Refusal("record_gone")
        return row

    def make(self, unit: Unit, owner_id: int, fields: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a row of the table
        """A new row, after the others."""
        filled: dict[str, Any] = {**self.defaults, **_cleaned(self, fields)}
        if "position" in self.table.__table__.columns and "position" not in fields:
            filled["position"] = self._last(unit, owner_id) + 1
        row = self.table(id=unit.ids.key(), **{self.owner: owner_id})
        put(row, filled)
        unit.session.add(row)
        return row

    def change(self, row: Any, fields: Mapping[str, Any]) -> None:  # noqa: ANN401 - a row of the table
        """Give some columns other values."""
        put(row, _cleaned(self, fields))

    def apply(self, unit: Unit, owner_id: int, edits: Sequence[RowEdit]) -> list[Any]:
        """Every edit in its order; the rows that were made or changed."""
        touched = []
        for edit in edits:
            if edit.id is None:
                touched.append(self.make(unit, owner_id, edit.fields))
                unit.session.flush()
            elif edit.is_removed:
                unit.session.delete(self.found(unit, edit.id, owner_id))
            else:
                row = self.found(unit, edit.id, owner_id)
                self.change(row, edit.fields)
                touched.append(row)
        unit.session.flush()
        return touched

    def move(self, unit: Unit, key: int, position: int) -> None:
        """Put a row at a rank among those of its owner, the first being one; the others make room."""
        columns = self.table.__table__.columns
        moved = self.found(unit, key)
        same = columns[self.owner] == getattr(moved, self.owner)
        query = select(self.table).where(same).order_by(columns["position"], columns["id"])
        rows: list[Any] = [row for row in unit.session.scalars(query) if row is not moved]
        rows.insert(max(0, position - 1), moved)
        for rank, row in enumerate(rows, 1):
            row.position = rank

    def _last(self, unit: Unit, owner_id: int) -> int:
        columns = self.table.__table__.columns
        query = select(func.max(columns["position"])).where(columns[self.owner] == owner_id)
        return unit.session.scalar(query) or 0


def _cleaned(owned: Owned, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was emptied where something must stand takes the default again; no amount is below zero."""
    columns = owned.table.__table__.columns
    found = {}
    for name, value in fields.items():
        column = columns.get(name)
        if column is not None and isinstance(column.type, Money) and value is not None and value < 0:
            raise Refusal("negative_amount")
        is_needed = column is not None and not column.nullable and value is None
        found[name] = owned.defaults.get(name) if is_needed else value
    return found
