"""The kinds of column, all built on integer and text so that STRICT tables take them, and their checks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Dialect, Integer, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from leaderdesk.domain.money import THOUSAND, millionths_from_rate, rate_from_millionths, thousandths_from_number
from leaderdesk.domain.text import composed

# SQLite's INTEGER holds 64 bits; a shared PostgreSQL will need BIGINT for the same.
WHOLE = BigInteger().with_variant(Integer(), "sqlite")

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Mapping(DeclarativeBase):
    """The root of every mapped class."""

    metadata = MetaData(naming_convention=NAMES)


class Key(TypeDecorator[int]):
    """A random 63-bit key, or a reference to one."""

    impl = WHOLE
    cache_ok = True


class Money(TypeDecorator[int]):
    """An amount in cents, never negative."""

    impl = WHOLE
    cache_ok = True


class Balance(TypeDecorator[int]):
    """An amount in cents that may be below zero."""

    impl = WHOLE
    cache_ok = True


class Quantity(TypeDecorator[Fraction]):
    """Hours, months, kilometres or points, kept in thousandths."""

    impl = WHOLE
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> int | None:
        """From an exact number to thousandths."""
        del dialect
        return None if value is None else thousandths_from_number(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Fraction | None:
        """From thousandths to an exact number."""
        del dialect
        return None if value is None else Fraction(value, THOUSAND)


class Rate(TypeDecorator[Fraction]):
    """A rate between 0 and 1, kept in millionths."""

    impl = WHOLE
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> int | None:
        """From a rate to millionths."""
        del dialect
        return None if value is None else millionths_from_rate(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Fraction | None:
        """From millionths to a rate."""
        del dialect
        return None if value is None else rate_from_millionths(int(value))


class Words(TypeDecorator[str]):
    """Free text, in the one Unicode form that is stored and compared."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """From any form to the composed one."""
        del dialect
        return None if value is None else composed(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: FBT001 - SQLAlchemy's
        """From a claim to 0 or 1."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """From 0 or 1 to a claim."""
        del dialect
        return None if value is None else bool(value)


class Moment(TypeDecorator[datetime]):
    """A day and a minute as the clock on the wall said, kept as `2026-11-21T18:30`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """From a naive time to its ISO form."""
        del dialect
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From the ISO form to a naive time."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A day, kept as `2026-11-21`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """From a date to its ISO form."""
        del dialect
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """From the ISO form to a date."""
        del dialect
        return None if value is None else date.fromisoformat(value)


class Code(TypeDecorator[str]):
    """One of a closed list of codes."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__()
        self.choices = tuple(choices)


def key_column() -> MappedColumn[int]:
    """The primary key: random, so that two laptops never collide."""
    return mapped_column(Key, primary_key=True, autoincrement=False, sort_order=-1)


class Keyed:
    """A row known by one random key."""

    id: Mapped[int] = key_column()


def complete(metadata: MetaData) -> None:
    """Give each column the named check its kind calls for, and make each table STRICT.

    References are checked at the commit: neither a new family nor an undo has to know who comes first.
    """
    for table in metadata.tables.values():
        table.dialect_options["sqlite"]["strict"] = True
        for reference in table.foreign_key_constraints:
            reference.deferrable, reference.initially = True, "DEFERRED"
        for column in table.columns:
            _add_check(table, column)


def _add_check(table: Table, column: Column[Any]) -> None:
    condition = _condition(column.name, column.type)
    if condition:
        table.append_constraint(CheckConstraint(condition, name=column.name))


def _condition(name: str, kind: TypeEngine[Any]) -> str:
    match kind:
        case Money():
            return f"{name} >= 0"
        case Rate():
            return f"{name} BETWEEN 0 AND 1000000"
        case Flag():
            return f"{name} IN (0, 1)"
        case Day() | Moment():
            return f"length({name}) = {10 if isinstance(kind, Day) else 16}"
        case Code():
            return f"{name} IN ({', '.join(repr(choice) for choice in kind.choices)})"
        case _:
            return ""
