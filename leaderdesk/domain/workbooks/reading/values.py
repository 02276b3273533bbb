"""The rows of a table read by their columns: what each says for sure, and the problems of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from leaderdesk.domain.workbooks.answers import amount_data
from leaderdesk.domain.workbooks.cells import Cell, Row, Sheet
from leaderdesk.domain.workbooks.fields import NAMES, kind_of
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE, ColumnMatch
from leaderdesk.domain.workbooks.reading.cofunders import put_columns
from leaderdesk.domain.workbooks.reading.fiches import names_a_fiche
from leaderdesk.domain.workbooks.reading.readers import Readers, Reading
from leaderdesk.domain.workbooks.reading.shares import Shares
from leaderdesk.domain.workbooks.reading.steps import Steps
from leaderdesk.domain.workbooks.reading.texts import controls_in, text_of, tidy, tidy_lines
from leaderdesk.domain.workbooks.reading.told import NOTHING, Reader, Told, doubtful
from leaderdesk.domain.workbooks.reading.twins import Twins
from leaderdesk.domain.workbooks.tables import Group, Table
from leaderdesk.domain.workbooks.verdicts import Problem, ReadRow, Value

_SHOWN = 120


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that gives a field, and how its cells are read."""

    column: int
    field: str
    read: Reader
    # No other column gives its field.
    is_alone: bool


def read_rows(sheet: Sheet, table: Table, columns: Sequence[ColumnMatch], reading: Reading) -> Iterator[ReadRow]:
    """What each row of a table says."""
    yield from _Rows(sheet, table, columns, reading)


class _Rows:
    """The rows of one table, read one after the other."""

    def __init__(self, sheet: Sheet, table: Table, columns: Sequence[ColumnMatch], reading: Reading) -> None:
        self._sheet = sheet
        self._table = table
        self._reading = reading
        self._readers = Readers(sheet, table, reading)
        has_rows = any(group.beneath for group in table.groups)
        self._shares = Shares(sheet, columns, self._readers.of, has_rows=has_rows)
        told = Counter(each.field for each in columns)
        self._columns = [
            _Column(each.column, each.field, self._readers.of(each), told[each.field] == 1)
            for each in columns
            if each.field not in {LEFT_ASIDE, KEPT_AS_NOTE} and each.column not in self._shares.columns
        ]
        self._kept = [
            (each.column, "" if each.field == KEPT_AS_NOTE else each.field)
            for each in columns
            if each.field != LEFT_ASIDE
        ]
        self._notes = [(each.column, tidy(each.heading)) for each in columns if each.field == KEPT_AS_NOTE]
        self._steps = Steps({each.field: each.column for each in self._columns}, self._readers.plain("status"))
        self._twins = Twins(columns, self._readers.amount)
        self._merged = _merged_above(sheet, table, self._columns)
        self._about = self._read_about()

    def __iter__(self) -> Iterator[ReadRow]:
        return map(self._read, self._table.groups)

    def _read(self, group: Group) -> ReadRow:
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        cells = self._sheet.rows[group.row - 1]
        typed = self._reading.typed.get(group.row, {})
        if group.row in self._sheet.hidden_rows:
            problems.append(Problem("", "hidden_row", "", group.row, weight="remark"))
        problems += self._controlled(group.row, cells)
        for each in self._columns:
            cell = cells[each.column - 1] if each.column <= len(cells) else None
            if cell is None and self._merged:
                cell = self._merged.get((group.row, each.column))
            if cell is None or each.field in typed:
                continue
            told = each.read(cell)
            if each.is_alone and not told.code:
                if told.value is not None:
                    values[each.field] = told.value
            else:
                self._put(values, problems, each, told, (group.row, cell))
        self._put_typed(values, problems, group.row, typed)
        put_columns(values, is_typed=NAMES in typed)
        self._steps.put(group.row, values, problems, is_typed="status" in typed)
        read = self._shares.put(group, values, problems, typed)
        beside = self._twins.put(group.row, cells, values, problems, typed)
        self._settle(values, problems, group.row, typed)
        if "fiche_action" not in values and "fiche_action" not in typed:
            self._put_about(values, problems, group)
        return ReadRow(self._sheet.name, group.row, values, tuple(problems), (*self._noted(cells), *beside), read)

    @staticmethod
    def _put(
        values: dict[str, Value], problems: list[Problem], column: _Column, told: Told, at: tuple[int, Cell]
    ) -> None:
        row, cell = at
        if told.value is not None:
            if any((each.field, each.code) == (column.field, "told_twice") for each in problems):
                return
            known = values.setdefault(column.field, told.value)
            if known != told.value:
                told = doubtful("told_twice", known, told.value)
                del values[column.field]
        if told.code:
            problems.append(_problem(column.field, told, cell, (row, column.column)))

    def _controlled(self, row: int, cells: Row) -> Iterator[Problem]:
        """The cells from which signs that nobody sees are left out."""
        for column, name in self._kept:
            cell = cells[column - 1] if column <= len(cells) else None
            if isinstance(cell, str) and (count := controls_in(cell)):
                told = Told(code="control_characters", weight="remark", data=(("count", str(count)),))
                yield _problem(name, told, cell, (row, column))

    @staticmethod
    def _settle(values: dict[str, Value], problems: list[Problem], row: int, typed: Mapping[str, str]) -> None:
        """A total below what the fund gives of it cannot be, unless somebody has just said so: it is asked."""
        total, fund = values.get("total_cost"), values.get("feader")
        if not (isinstance(total, int) and isinstance(fund, int) and 0 < total < fund) or "total_cost" in typed:
            return
        del values["total_cost"]
        readings = (total, total * 1000) if total * 1000 >= fund else (total,)
        data = (("total", amount_data(total)), ("fund", amount_data(fund)))
        problem = Problem("total_cost", "total_below_fund", amount_data(total), row, weight="doubt", readings=readings)
        problems.append(replace(problem, data=data))

    def _put_typed(self, values: dict[str, Value], problems: list[Problem], row: int, typed: Mapping[str, str]) -> None:
        """What was typed in place of cells: as people type, in euros and in no column."""
        for name, text in typed.items():
            if text:
                told = self._readers.plain(name)(text)
                if told.value is not None:
                    values[name] = told.value
                if told.code:
                    problems.append(_problem(name, told, text, (row, None)))

    def _read_about(self) -> Told:
        """What the sheet's name or its titles say of the fiche-action of every row."""
        told = [self._readers.fiche(each) for each in self._table.about if names_a_fiche(each)]
        return next((each for each in told if each.value is not None), told[0] if told else NOTHING)

    def _put_about(self, values: dict[str, Value], problems: list[Problem], group: Group) -> None:
        if any(each.field == "fiche_action" for each in problems):
            return
        section = group.section
        is_fiche = section is not None and names_a_fiche(section)
        told = self._readers.fiche(section) if section is not None and is_fiche else self._about
        if told.value is not None:
            values["fiche_action"] = told.value
        elif told.code:
            read = section if section is not None and is_fiche else " · ".join(self._table.about)
            problems.append(_problem("fiche_action", told, read, (group.row, None)))

    def _noted(self, cells: Row) -> tuple[tuple[str, str], ...]:
        found = []
        for column, heading in self._notes:
            cell = cells[column - 1] if column <= len(cells) else None
            text = "" if cell is None else tidy_lines(text_of(cell))
            if text:
                found.append((heading, text))
        return tuple(found)


def _merged_above(sheet: Sheet, table: Table, columns: Sequence[_Column]) -> dict[tuple[int, int], Cell]:
    """What a merged cell says of the rows it goes down over; an amount so shared is nobody's in particular."""
    shared = {each.column for each in columns if kind_of(each.field) not in {"amount", "names", "number", "rate"}}
    rows = {group.row for group in table.groups}
    return {
        (row, area.left): sheet.cell(area.top, area.left)
        for area in sheet.merged
        if area.bottom > area.top and area.left in shared and area.top > table.layout.last_header
        for row in range(area.top + 1, area.bottom + 1)
        if row in rows
    }


def _problem(name: str, told: Told, cell: Cell, at: tuple[int, int | None]) -> Problem:
    read = tidy(text_of(cell))
    shown = read if len(read) <= _SHOWN else f"{read[:_SHOWN]}…"
    return Problem(name, told.code, shown, at[0], at[1], told.weight, told.readings, told.data)
