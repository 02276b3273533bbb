"""What of a month of pay is eligible: by the hours of the time sheet, or at a fixed share; each with its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.money import half_up
from leaderdesk.domain.running.months import days_of, month_of
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
    hours = [each for each in worked if month_of(each.on) == pay.month]
    parts = [_part(each, pay, hours, pays, rules) for each in held]
    steps += [told for part in parts for told in part.steps]
    lacks = tuple(told for part in parts for told in part.lacks)
    if any(part.amount is None for part in parts):
        return MonthCost(pay, None, tuple(steps), lacks, held)
    exact = sum((part.amount for part in parts if part.amount is not None), ZERO)
    eligible = half_up(exact / CENT)
    steps.append(step("eligible", amount=eligible * CENT))
    return MonthCost(pay, eligible, tuple(steps), lacks, held)


def _part(
    held: AssignmentRow, pay: PayRow, hours: Sequence[Worked], pays: Sequence[PayRow], rules: RunningRules
) -> _Part:
    if held.share is not None:
        return _at_share(held, held.share, pay)
    if not hours:
        return _Part(None, (), (step("no_sheet", month=pay.month),))
    total = sum((each.hours for each in hours), ZERO)
    ours = sum((each.hours for each in hours if each.is_eligible and held.holds_on(each.on)), ZERO)
    match rules.method:
        case "sheet_hours":
            return _by_sheet(pay, ours, total)
        case "paid_hours":
            return _by_paid(pay, ours)
    return _by_year(pay, ours, pays, rules)


def _at_share(held: AssignmentRow, share: Fraction, pay: PayRow) -> _Part:
    days = days_of(pay.month)
    covered = sum(held.holds_on(day) for day in days)
    amount = pay.cost * CENT * share * covered / len(days)
    if covered == len(days):
        return _Part(amount, (step("fixed_share", share=share, amount=amount),))
    return _Part(amount, (step("fixed_share_days", share=share, days=covered, of=len(days), amount=amount),))


def _by_sheet(pay: PayRow, ours: Fraction, total: Fraction) -> _Part:
    if not total:
        return _Part(None, (), (step("no_sheet", month=pay.month),))
    amount = pay.cost * CENT * ours / total
    return _Part(amount, (step("by_sheet", ours=ours, total=total, amount=amount),))


def _by_paid(pay: PayRow, ours: Fraction) -> _Part:
    paid = pay.paid_hours
    if not paid:
        return _Part(None, (), (step("no_paid_hours", month=pay.month),))
    counted = min(ours, paid)
    amount = pay.cost * CENT * counted / paid
    steps = (step("by_paid", ours=counted, total=paid, amount=amount),)
    # What was worked beyond what is paid costs nothing more.
    return _Part(amount, steps, (step("hours_above_paid", ours=ours, paid=paid),) if ours > paid else ())


def _by_year(pay: PayRow, ours: Fraction, pays: Sequence[PayRow], rules: RunningRules) -> _Part:
    """An hour costs the pay of the twelve months up to this one, over the hours of a year."""
    first = months_after(pay.month, 1 - _YEAR)
    year = [each for each in pays if first <= each.month <= pay.month]
    if len(year) < _YEAR:
        return _Part(None, (), (step("no_year_of_pay", count=_YEAR - len(year), since=first, until=pay.month),))
    annual = sum(each.cost for each in year) * CENT
    amount = ours * annual / rules.yearly_hours
    time: dict[str, Value] = {"since": first, "until": pay.month, "hours": rules.yearly_hours}
    steps = (step("by_year", ours=ours, amount=amount, annual=annual, **time),)
    cost = pay.cost * CENT
    lacks = (step("above_cost", amount=amount, cost=cost),) if amount > cost else ()
    return _Part(amount, steps, lacks)


def _euros(cents: int | None) -> Fraction:
    return (cents or 0) * CENT
