"""A stored value as the cell of a workbook, and back: exact both ways, whatever reads the file in between."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from leaderdesk.domain.money import RATE_UNIT, THOUSAND
from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.whole import Stored
from leaderdesk.words.whole import NO, YES

Written = str | int | Fraction | date | None
_CENT = 100
# What a floating number keeps exactly, whatever program wrote it again.
_EXACT = 10**15
_UNITS = {"money": _CENT, "rate": RATE_UNIT, "quantity": THOUSAND, "number": 1}
_PLACES = {"money": 2, "rate": 6, "quantity": 3, "number": 0}
_DECIMAL = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,6})?")
_KEY = re.compile(r"0|-?[1-9][0-9]{0,18}")
_LARGEST = 2**63 - 1
# Spreadsheets count a day of 1900 that never was: before March of that year they do not agree.
_FIRST_DAY = date(1900, 3, 1)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")


class UnreadableCellError(ValueError):
    """A cell that no value was ever written as."""


def written(kind: str, value: Stored) -> Written:
    """The cell of a value other than a text; money stays in cents, a rate becomes a share of one."""
    if value is None:
        return None
    if isinstance(value, int):
        return _written_number(kind, value)
    if kind == "day":
        return _written_day(value)
    return value.replace("T", " ") if kind == "moment" else value


def read(kind: str, cell: Cell) -> Stored:
    """The value that a cell other than a text was written for."""
    if cell is None:
        return None
    if isinstance(cell, BadCell):
        raise UnreadableCellError
    reader = {"key": _key, "reference": _key, "flag": _flag, "day": _day, "moment": _moment, "code": _code}.get(kind)
    return reader(cell) if reader is not None else _number(kind, cell)


def told(cell: Cell) -> str:
    """A cell as a problem quotes it."""
    if isinstance(cell, BadCell):
        return cell.read
    if isinstance(cell, bool):
        return YES if cell else NO
    return "" if cell is None else str(cell)


def _written_number(kind: str, value: int) -> Written:
    if kind in {"key", "reference"}:
        return str(value)
    if kind == "flag":
        return YES if value else NO
    if abs(value) >= _EXACT:
        return f"{Decimal(value).scaleb(-_PLACES[kind]):f}"
    return value if kind in {"money", "number"} else Fraction(value, _UNITS[kind])


def _written_day(value: str) -> Written:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return day if day >= _FIRST_DAY and _DAY.fullmatch(value) else value


def _key(cell: Cell) -> Stored:
    if not isinstance(cell, str) or not _KEY.fullmatch(cell) or abs(int(cell)) > _LARGEST:
        raise UnreadableCellError
    return int(cell)


def _flag(cell: Cell) -> Stored:
    if cell not in {YES, NO}:
        raise UnreadableCellError
    return int(cell == YES)


def _code(cell: Cell) -> Stored:
    if not isinstance(cell, str):
        raise UnreadableCellError
    return cell


def _day(cell: Cell) -> Stored:
    if isinstance(cell, datetime) or not isinstance(cell, date | str):
        raise UnreadableCellError
    if isinstance(cell, date):
        return cell.isoformat()
    if not _DAY.fullmatch(cell):
        raise UnreadableCellError
    return cell


def _moment(cell: Cell) -> Stored:
    if not isinstance(cell, str) or not _MOMENT.fullmatch(cell):
        raise UnreadableCellError
    return cell.replace(" ", "T")


def _number(kind: str, cell: Cell) -> Stored:
    if isinstance(cell, bool | date):
        raise UnreadableCellError
    if isinstance(cell, str) and not _DECIMAL.fullmatch(cell):
        raise UnreadableCellError
    exact = Decimal(cell if isinstance(cell, str) else repr(cell))
    scaled = exact.scaleb(_PLACES[kind])
    if not scaled.is_finite() or scaled != scaled.to_integral_value() or abs(scaled) > _LARGEST:
        raise UnreadableCellError
    return int(scaled)
