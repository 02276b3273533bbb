"""A month of somebody typed in as in a sheet: tasks down, days across, the sums below and on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics

from leaderdesk.domain.running.sheets import TimeSheet
from leaderdesk.domain.typed.durations import read_duration
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import LineField
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit, Unread
from leaderdesk.ui.parts.typed_columns import as_typed
from leaderdesk.words import running as words
from leaderdesk.words.formats import NO_BREAK, hours, short_hours

_TOTAL, _MOST_DAYS = 0, 31
# The names of tasks leave at least so much of the width to the days, in percents.
_NAMES = 45
_ZERO = Fraction(0)


class DurationField(LineField):
    """Hours and minutes: `7h20`, or `7,5`."""

    def __init__(self) -> None:
        super().__init__(Writing(read_duration, short_hours), characters=7, is_number=True)


@dataclass(frozen=True, slots=True)
class GridLine:
    """A task with its hours by day; the last line has no key and says the sums."""

    key: int
    label: str
    hours: Mapping[date, Fraction] = field(default_factory=dict)

    @property
    def total(self) -> Fraction:
        """Its hours of the month."""
        return sum(self.hours.values(), _ZERO)


class TimeGrid(Listing):
    """Shows one sheet at a time; `hours_wished` tells the cells that are to change, by task and day."""

    hours_wished = Signal(object)

    def __init__(self) -> None:
        self.sheet: TimeSheet | None = None
        self._days: list[date] = []
        self._columns = self._made_columns()
        name = _tr("Heures par tâche et par jour")
        super().__init__(self._columns, name, Empty("list", "", ""), is_editable=True)
        self.hide_tools()
        self.table.walk(has_new_line=False)
        self.table.setSortingEnabled(False)
        self.model.sort_by(())
        self.model.locked = frozenset({_TOTAL})
        # The name of the task stays in sight whatever the day.
        names = self.table.verticalHeader()
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setHighlightSections(False)
        names.setProperty("look", "names")
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.show()
        self.table.edits_wished.connect(self._take)
        self.table.unread_typed.connect(self._keep)
        self.table.usual = self.table.look()

    def show_sheet(self, sheet: TimeSheet) -> None:
        """Show a month; the columns are its days."""
        is_other = self.sheet is None or (sheet.person_id, sheet.month) != (self.sheet.person_id, self.sheet.month)
        if is_other:
            self.table.cells.finish()
            self.model.flags_raised.clear()
        self.sheet, self._days = sheet, sheet.days
        for rank in range(_MOST_DAYS):
            is_there = rank < len(self._days)
            title = words.day_title(self._days[rank]) if is_there else ""
            self._columns[rank + 1] = replace(self._columns[rank + 1], title=title)
            self.table.setColumnHidden(rank + 1, not is_there)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        totals = {day: sheet.of_day(day) for day in sheet.days}
        lines = [*self._tasks(sheet), GridLine(_TOTAL, _tr("Total du jour"), totals)]
        self.show_lines(lines_of(self._columns, lines, lambda each: each.key))
        self._fit_names([each.label for each in lines])
        self.table.show_rows(len(lines))
        if is_other:
            self.table.widths.lay_out()
            self._go_to_first()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.model.is_editable = not is_read_only

    def day_of(self, column: str) -> date | None:
        """The day of a column."""
        rank = int(column.removeprefix("day")) if column.startswith("day") else -1
        return self._days[rank] if 0 <= rank < len(self._days) else None

    def _tasks(self, sheet: TimeSheet) -> list[GridLine]:
        outside = _tr("{}\u00a0*")
        return [
            GridLine(
                each.id,
                each.label if each.is_eligible else outside.format(each.label),
                {day: hours for (task, day), hours in sheet.hours.items() if task == each.id},
            )
            for each in sheet.tasks
        ]

    def _fit_names(self, names: Sequence[str]) -> None:
        """As wide as the longest name, within what leaves most of the room to the days."""
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        longest = max(map(metrics.horizontalAdvance, names), default=0) + 4 * metrics.averageCharWidth()
        self.table.verticalHeader().setFixedWidth(min(longest, self.width() * _NAMES // 100))

    def _go_to_first(self) -> None:
        if self.model.rowCount():
            self.table.go_to(0, 1)

    def _take(self, edits: Sequence[CellEdit]) -> None:
        found = {
            (edit.identity, day): edit.new
            for edit in edits
            if edit.identity != _TOTAL and (day := self.day_of(edit.column)) is not None
        }
        for edit in edits:
            self.model.flag(edit.identity, edit.column, "", "")
        if found:
            self.hours_wished.emit(found)

    def _keep(self, unread: Unread) -> None:
        self.model.flag(unread.identity, unread.column, unread.raw, unread.problem)

    def _made_columns(self) -> list[Column]:
        days = [self._day_column(rank) for rank in range(_MOST_DAYS)]
        return [
            Column("task", _tr("Tâche"), lambda each: each.label, is_hidden=True),
            *days,
            Column("total", _tr("Total"), lambda each: hours(each.total), is_number=True, width=9),
        ]

    def _day_column(self, rank: int) -> Column:
        return Column(
            *(f"day{rank}", "", partial(self._text, rank)),
            value=partial(self._hours, rank),
            tone=partial(self._tone, rank),
            editor=DurationField,
            read=_read,
            is_number=True,
            width=5,
        )

    def _hours(self, rank: int, each: GridLine) -> Fraction | None:
        return each.hours.get(self._days[rank]) if rank < len(self._days) else None

    def _text(self, rank: int, each: GridLine) -> str:
        """A day that nobody works is marked where nothing is typed."""
        hours = self._hours(rank, each)
        if hours:
            return short_hours(hours)
        idle = self.sheet.idle.get(self._days[rank]) if self.sheet and rank < len(self._days) else None
        return NO_BREAK if idle is None else "–" if idle == "weekend" else "F"

    def _tone(self, rank: int, each: GridLine) -> str:
        return "" if self._hours(rank, each) else "muted"


def _read(text: str) -> Any:  # noqa: ANN401 - what a pasted text means
    # A mark of an empty day is no hours, as it is where it was copied from.
    return as_typed(read_duration("" if text.strip() in {"–", "-", "F", "0"} else text), short_hours)


def _tr(text: str) -> str:
    # The columns are made before Qt knows the widget.
    return QCoreApplication.translate("TimeGrid", text)
