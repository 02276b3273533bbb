"""What of a month of pay is eligible: by the hours of the time sheet, or at a fixed share; each with its steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.money import half_up
from leaderdesk.domain.running.months import days_of
from leaderdesk.domain.running.rows import AssignmentRow, PayRow, Worked
from leaderdesk.domain.running.rules import RunningRules
from leaderdesk.domain.steps import Step, Value, step

ZERO, ONE = Fraction(0), Fraction(1)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class MonthCost:
    """A month of pay: what of it is eligible in cents, None while something is missing that `lacks` names."""

    pay: PayRow
    eligible: int | None
    steps: tuple[Step, ...]
    lacks: tuple[Step, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """What one assignment gives."""

    amount: Fraction | None
    steps: tuple[Step, ...]
    lacks: tuple[Step, ...] = ()


def cost_of_month(
    pay: PayRow,
    assignments: Sequence[AssignmentRow],
    worked: Sequence[Worked],
    pays: Sequence[PayRow],
    rules: RunningRules,
) -> MonthCost:
    """`worked` and `pays` are all that is known of the person; the months that count are picked here."""
    days = days_of(pay.month)
    held = tuple(each for each in assignments if any(each.holds_on(day) for day in days))
    cost = pay.cost * CENT
    steps = [step("cost", gross=pay.gross * CENT, charges=pay.charges * CENT, helped=_euros(pay.helped), cost=cost)]
    if not held:
        return MonthCost(pay, 0, (*steps, step("not_assigned")))
    time = _Time(pay, held, worked, pays)
    parts = [_part(each, time, rules) for each in held]
    steps += [told for part in parts for told in part.steps]
    lacks = tuple(told for part in parts for told in part.lacks)
    if any(part.amount is None for part in parts):
        return MonthCost(pay, None, tuple(steps), lacks, held)
    exact = sum((part.amount for part in parts if part.amount is not None), ZERO)
    eligible = half_up(exact / CENT)
    steps.append(step("eligible", amount=eligible * CENT))
    return MonthCost(pay, eligible, tuple(steps), lacks, held)


class _Time:
    """The month of somebody: its pay, the hours worked in it, what was worked and paid before it.

    The days of a letter have their part of the pay: hours are those of the other days, and count on the rest of it.
    """

    def __init__(
        self, pay: PayRow, held: Sequence[AssignmentRow], worked: Sequence[Worked], pays: Sequence[PayRow]
    ) -> None:
        self.pay, self.pays = pay, pays
        days = days_of(pay.month)
        others = {day for day in days if not any(each.share is not None and each.holds_on(day) for each in held)}
        self.days, self.of = len(others), len(days)
        self.cost = pay.cost * CENT * self.days / self.of
        self.paid = None if pay.paid_hours is None else pay.paid_hours * self.days / self.of
        self.hours = [each for each in worked if each.on in others]
        self.total = _hours(self.hours)
        self.eligible = _hours(each for each in self.hours if each.is_eligible)
        since = pay.month.replace(month=1)
        self.since_january = _hours(each for each in worked if each.is_eligible and since <= each.on < pay.month)

    @property
    def told(self) -> tuple[Step, ...]:
        """The days that hours count for, where a letter has the others."""
        if self.days == self.of:
            return ()
        return (step("other_days", days=self.days, of=self.of, cost=self.cost),)

    def ours(self, held: AssignmentRow) -> Fraction:
        """The eligible hours of the days of an assignment."""
        return _hours(each for each in self.hours if each.is_eligible and held.holds_on(each.on))

    def within(self, ours: Fraction, most: Fraction) -> Fraction:
        """As many of these hours as are left of the most that the month may count, all its eligible ones together."""
        return ours if self.eligible <= most else ours * most / self.eligible


def _hours(worked: Iterable[Worked]) -> Fraction:
    return sum((each.hours for each in worked), ZERO)


def _part(held: AssignmentRow, time: _Time, rules: RunningRules) -> _Part:
    if held.share is not None:
        return _at_share(held, held.share, time.pay)
    if not time.total:
        return _Part(None, (), (step("no_sheet", month=time.pay.month),))
    ours = time.ours(held)
    match rules.method:
        case "sheet_hours":
            return _by_sheet(time, ours)
        case "paid_hours":
            return _by_paid(time, ours)
    return _by_year(time, ours, rules)


def _at_share(held: AssignmentRow, share: Fraction, pay: PayRow) -> _Part:
    days = days_of(pay.month)
    covered = sum(held.holds_on(day) for day in days)
    amount = pay.cost * CENT * share * covered / len(days)
    if covered == len(days):
        return _Part(amount, (step("fixed_share", share=share, amount=amount),))
    return _Part(amount, (step("fixed_share_days", share=share, days=covered, of=len(days), amount=amount),))


def _by_sheet(time: _Time, ours: Fraction) -> _Part:
    amount = time.cost * ours / time.total
    return _Part(amount, (*time.told, step("by_sheet", ours=ours, total=time.total, amount=amount)))


def _by_paid(time: _Time, ours: Fraction) -> _Part:
    paid = time.paid
    if not paid:
        return _Part(None, (), (step("no_paid_hours", month=time.pay.month),))
    # What was worked beyond what is paid costs nothing more.
    counted = time.within(ours, paid)
    amount = time.cost * counted / paid
    steps = (*time.told, step("by_paid", ours=counted, total=paid, amount=amount))
    return _Part(amount, steps, (step("hours_above_paid", ours=ours, paid=counted),) if counted < ours else ())


def _by_year(time: _Time, ours: Fraction, rules: RunningRules) -> _Part:
    """An hour costs the pay of the twelve months up to this one, over the hours of a year at the time that is paid."""
    month = time.pay.month
    first = months_after(month, 1 - _YEAR)
    year = [each for each in time.pays if first <= each.month <= month]
    if len(year) < _YEAR:
        return _Part(None, (), (step("no_year_of_pay", count=_YEAR - len(year), since=first, until=month),))
    annual = sum(each.cost for each in year) * CENT
    hours, told = _hours_of_year(year, rules)
    counted = time.within(ours, max(ZERO, hours - time.since_january))
    amount = counted * annual / hours
    data: dict[str, Value] = {"since": first, "until": month, "hours": hours}
    steps = (*told, step("by_year", ours=counted, amount=amount, annual=annual, **data))
    cost = time.pay.cost * CENT
    lacks = []
    if counted < ours:
        lacks.append(step("hours_above_year", ours=ours, counted=counted, hours=hours, year=month.year))
    if amount > cost:
        lacks.append(step("above_cost", amount=amount, cost=cost))
    return _Part(amount, steps, tuple(lacks))


def _hours_of_year(year: Sequence[PayRow], rules: RunningRules) -> tuple[Fraction, tuple[Step, ...]]:
    """The hours of a year at the time that is paid; a month that says nothing of it is supposed at full time."""
    full = rules.full_month
    part = sum((min(full if each.paid_hours is None else each.paid_hours, full) for each in year), ZERO) / (
        full * _YEAR
    )
    hours = rules.yearly_hours * part if part else rules.yearly_hours
    unsaid = sum(each.paid_hours is None for each in year)
    told = [step("full_time_supposed", count=unsaid)] if unsaid else []
    if part not in (ZERO, ONE):
        told.append(step("part_time", part=part, yearly=rules.yearly_hours, hours=hours))
    return hours, tuple(told)


def _euros(cents: int | None) -> Fraction:
    return (cents or 0) * CENT
