"""Two columns that say one amount, of which one is its field: with and without taxes, programmed and under convention.

A total HT and a total TTC differ by nature: the holder who recovers the tax counts HT, the other TTC, and the eligible
cost tells which. What a convention grants supersedes what was programmed, and what an amendment makes of an
amount the one before; where there is none yet, that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.workbooks.answers import amount_data
from leaderdesk.domain.workbooks.cells import Cell, Row
from leaderdesk.domain.workbooks.columns.twins import twins_of
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, ColumnMatch
from leaderdesk.domain.workbooks.reading.texts import text_of, tidy, tidy_lines
from leaderdesk.domain.workbooks.reading.told import Reader, Told
from leaderdesk.domain.workbooks.verdicts import Problem, Value


@dataclass(frozen=True, slots=True)
class _Twin:
    """The column that is the field, and the one beside it."""

    field: str
    taken: ColumnMatch
    beside: ColumnMatch
    read: Reader


class Twins:
    """The pairs of one table, and what each row says in both of their columns."""

    def __init__(self, columns: Sequence[ColumnMatch], reader: Callable[[str], Reader]) -> None:
        self._twins = [_Twin(taken.field, taken, beside, reader(beside.heading)) for taken, beside in twins_of(columns)]

    def put(
        self, row: int, cells: Row, values: dict[str, Value], problems: list[Problem], typed: Mapping[str, str]
    ) -> list[tuple[str, str]]:
        """Say what the other column holds where it differs; the amount that is not taken is given back, to be noted."""
        noted = []
        for twin in self._twins:
            told, taken = twin.read(_at(cells, twin.beside.column)), values.get(twin.field, 0)
            is_open = any(each.field == twin.field and each.weight != "remark" for each in problems)
            if twin.field in typed or is_open or not isinstance(taken, int):
                continue
            beside = told.value
            if not isinstance(beside, int):
                problems += [] if taken else _unread(twin, row, told, cells)
                continue
            if beside in {0, taken}:
                continue
            is_beside = not taken or _is_for_other(twin, taken, beside, values)
            if is_beside:
                values[twin.field] = beside
            problems.append(_told(twin, row, taken, beside, is_beside=is_beside))
            left = twin.taken if is_beside else twin.beside
            if taken and left.field != KEPT_AS_NOTE:
                noted.append((tidy(left.heading), tidy_lines(text_of(_at(cells, left.column)))))
        return noted


def _is_for_other(twin: _Twin, taken: int, beside: int, values: Mapping[str, Value]) -> bool:
    """True where the eligible cost of the row is too high for the total that would be taken, and not for the other."""
    eligible = values.get("eligible_cost")
    return twin.field == "total_cost" and isinstance(eligible, int) and taken < eligible <= beside


def _unread(twin: _Twin, row: int, told: Told, cells: Row) -> list[Problem]:
    """What the only column that says an amount says is not sure: it is asked as in the other."""
    if not told.code or told.weight == "remark":
        return []
    read = tidy(text_of(_at(cells, twin.beside.column)))
    place = (row, twin.beside.column)
    return [Problem(twin.field, told.code, read, *place, told.weight, told.readings, told.data)]


def _told(twin: _Twin, row: int, taken: int, beside: int, *, is_beside: bool) -> Problem:
    here, other = (twin.beside, twin.taken) if is_beside else (twin.taken, twin.beside)
    data = (
        ("taken", tidy(here.heading)),
        ("other", tidy(other.heading)),
        ("amount", amount_data(taken if is_beside else beside)),
    )
    return Problem(twin.field, "amount_beside" if taken else "amount_alone", "", row, here.column, "remark", data=data)


def _at(cells: Row, column: int) -> Cell:
    return cells[column - 1] if column <= len(cells) else None
