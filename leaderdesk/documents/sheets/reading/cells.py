"""What calamine gives of a sheet as cells of ours: nothing rounded, a whole number whole, no time at midnight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from leaderdesk.domain.workbooks.cells import BadCell, Cell, Row

# A number with more digits than this was already cut by the program that wrote it: it stays as it is.
_WHOLE = 1e15
_MINUTE, _HOUR = 60, 3600


def as_rows(rows: Iterable[list[Any]], *, left: int = 0) -> list[Row]:
    """Every row as plain cells; calamine leaves out the columns that are empty from the first on."""
    whole, day, bad, empty = _WHOLE, date, _unusual, (None,) * left
    return [
        (
            *empty,
            *[
                # An infinite number less itself is no number.
                (int(v) if v.is_integer() and -whole < v < whole else v)
                if type(v) is float and v - v == 0
                else (None if not v or v.isspace() else v)
                if type(v) is str
                else v
                if type(v) is day
                else bad(v)
                for v in row
            ],
        )
        for row in rows
    ]


def _unusual(value: Any) -> Cell:  # noqa: ANN401 - whatever the reader gives
    match value:
        case bool() | int() | None:
            return value
        case datetime():
            return value.date() if value.time() == time() else value
        case time():
            return value.isoformat("minutes" if not value.second else "seconds")
        case timedelta():
            return _spent(value)
        case _:
            # Infinite, or no number at all.
            return BadCell("formula_error", str(value))


def _spent(value: timedelta) -> str:
    """A duration as a spreadsheet shows it: hours may be more than a day."""
    seconds = int(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    shown = f"{sign}{seconds // _HOUR:02}:{seconds % _HOUR // _MINUTE:02}"
    return f"{shown}:{seconds % _MINUTE:02}" if seconds % _MINUTE else shown
