"""The time sheet of somebody for a month: its hours by task and day, their sums, and the days to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.running.months import days_of
from leaderdesk.domain.running.rows import EntryRow, SheetRow, TaskRow
from leaderdesk.domain.steps import Step, step
from leaderdesk.domain.working_days import Idle, why_idle

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class TimeSheet:
    """A month of somebody; without a row, nothing was written yet."""

    person_id: int
    person: str
    month: date
    row: SheetRow | None
    tasks: tuple[TaskRow, ...]
    hours: Mapping[tuple[int, date], Fraction]
    idle: Mapping[date, Idle]
    full_day: Fraction

    @property
    def days(self) -> list[date]:
        """Every day of the month."""
        return days_of(self.month)

    def of_task(self, task_id: int) -> Fraction:
        """The hours of a task."""
        return sum((hours for (task, _), hours in self.hours.items() if task == task_id), ZERO)

    def of_day(self, day: date) -> Fraction:
        """The hours of a day."""
        return sum((hours for (_, on), hours in self.hours.items() if on == day), ZERO)

    @property
    def total(self) -> Fraction:
        """The hours of the month."""
        return sum(self.hours.values(), ZERO)

    @property
    def eligible(self) -> Fraction:
        """Those of eligible tasks."""
        return sum((self.of_task(each.id) for each in self.tasks if each.is_eligible), ZERO)

    @property
    def is_signed(self) -> bool:
        """True once somebody signed it."""
        return self.row is not None and bool(self.row.signed_on or self.row.countersigned_on)

    @property
    def remarks(self) -> tuple[Step, ...]:
        """Days above a full one, and days that nobody works: told, never refused."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[Step]:
        for day in self.days:
            hours = self.of_day(day)
            if hours > self.full_day:
                yield step("above_full_day", on=day, hours=hours, full=self.full_day)
            if hours and day in self.idle:
                yield step("on_idle_day", on=day, hours=hours, idle=self.idle[day])


def sheet_of(
    person: tuple[int, str],
    month: date,
    row: SheetRow | None,
    tasks: Sequence[TaskRow],
    entries: Sequence[EntryRow],
    full_day: Fraction,
    *,
    in_alsace_moselle: bool = False,
) -> TimeSheet:
    """A task that is no longer used stays on the sheets that have hours of it."""
    hours = {(each.task_id, each.worked_on): each.hours for each in entries if each.hours}
    used = {task for task, _ in hours}
    found = {day: why_idle(day, in_alsace_moselle=in_alsace_moselle) for day in days_of(month)}
    return TimeSheet(
        *(*person, month, row),
        tasks=tuple(each for each in tasks if each.binned_on is None or each.id in used),
        hours=hours,
        idle={day: idle for day, idle in found.items() if idle is not None},
        full_day=full_day,
    )


def copied_hours(
    before: Mapping[tuple[int, date], Fraction], month: date, idle: Mapping[date, Idle]
) -> dict[tuple[int, date], Fraction]:
    """A month after the one before: each worked day takes the hours of the same weekday of the same rank in it."""
    source = {(day.weekday(), (day.day - 1) // 7): day for _, day in before}
    tasks = list(dict.fromkeys(task for task, _ in before))
    found: dict[tuple[int, date], Fraction] = {}
    for day in days_of(month):
        like = source.get((day.weekday(), (day.day - 1) // 7))
        if like is None or day in idle:
            continue
        found |= {(task, day): before[task, like] for task in tasks if (task, like) in before}
    return found
