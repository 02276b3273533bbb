"""Every table that the journal records, column by column, as a base keeps it; and rows put back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column as Stored
from sqlalchemy import Integer, Table, delete, select, type_coerce
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType, TypeEngine

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.whole import Column, Content, Shape, StoredRow
from leaderdesk.store.schema import JOURNALLED, METADATA, columns

# The row that says which base this is; everything else is what the base holds.
IDENTITY = "base"
_AS_KEPT = NullType()
_KINDS: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (columns.Money, "money"),
    (columns.Balance, "money"),
    (columns.Rate, "rate"),
    (columns.Quantity, "quantity"),
    (columns.Flag, "flag"),
    (columns.Day, "day"),
    (columns.Moment, "moment"),
    (columns.Code, "code"),
    (columns.Words, "text"),
)


@cache
def shapes() -> tuple[Shape, ...]:
    """The tables by name, each with its key first and its other columns in their order."""
    return tuple(_shape(METADATA.tables[name]) for name in JOURNALLED if name != IDENTITY)


def read_table(session: Session, shape: Shape) -> Content:
    """The rows of a table by their keys, as they are kept."""
    table = METADATA.tables[shape.name]
    named = [type_coerce(table.c[column.name], _AS_KEPT) for column in shape.columns]
    rows = session.execute(select(*named).order_by(table.c[shape.columns[0].name]))
    return Content(shape, tuple(tuple(row) for row in rows))


def count_rows(session: Session) -> dict[str, int]:
    """How many rows each table has, those without any left out."""
    found = {}
    for shape in shapes():
        keys = session.scalars(select(METADATA.tables[shape.name].c[shape.columns[0].name])).all()
        if keys:
            found[shape.name] = len(keys)
    return found


def fill_table(session: Session, content: Content) -> None:
    """Put rows in a table as they were kept; what the table itself forbids is refused."""
    names = [column.name for column in content.shape.columns]
    marks = ", ".join("?" for _ in names)
    statement = f"INSERT INTO {content.shape.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - the schema's
    rows: Sequence[StoredRow] = content.rows
    if not rows:
        return
    try:
        session.connection().exec_driver_sql(statement, list(rows))
    except IntegrityError as error:
        raise Refusal("whole_rows_refused", table=content.shape.name) from error


def empty_table(session: Session, name: str) -> None:
    """Take every row out of a table."""
    session.execute(delete(METADATA.tables[name]))


def _shape(table: Table) -> Shape:
    (key,) = table.primary_key.columns
    others = [column for column in table.columns if column is not key]
    return Shape(table.name, tuple(_column(each) for each in (key, *others)))


def _column(column: Stored[Any]) -> Column:
    target = next((each.column.table.name for each in column.foreign_keys), None)
    codes = column.type.choices if isinstance(column.type, columns.Code) else ()
    return Column(column.name, _kind(column, target), not column.nullable, codes, target)


def _kind(column: Stored[Any], target: str | None) -> str:
    if column.primary_key:
        return "key"
    if target is not None:
        return "reference"
    for kind, name in _KINDS:
        if isinstance(column.type, kind):
            return name
    return "number" if isinstance(column.type, Integer) or column.type.python_type is int else "text"
