"""The holder's cash month by month, early, likely and late: the bridge to find, the gap that no loan repays.

Months are numbers that follow each other (`year * 12 + month - 1`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import accumulate
from typing import Literal

from leaderdesk.domain.inputs import WrongInput

ZERO = Fraction(0)
SCENARIOS = ("early", "likely", "late")
SPENDING, RECEIPTS = "spending", "receipts"
WAITS = (SPENDING, RECEIPTS)
Level = Literal["green", "orange", "red"]
# A month or a number of months for each scenario.
Months = Mapping[str, int]


def in_each(month: int) -> dict[str, int]:
    """The same month whatever happens."""
    return dict.fromkeys(SCENARIOS, month)


@dataclass(frozen=True, slots=True)
class Movement:
    """Money spent or received at a date that may differ by scenario."""

    months: Months
    amount: Fraction
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A payment of the fund: what it waits for, then the time to file it and the time to be paid."""

    amount: Fraction
    delays: Months = field(default_factory=lambda: in_each(0))
    lags: Months = field(default_factory=lambda: in_each(0))
    ready: Months | None = None
    waits_for: Sequence[str] = WAITS
    label: str | None = None
    # One that is not filed yet is not filed before this month, and one that is not paid yet not paid before this one.
    filed_from: int | None = None
    paid_from: int | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """From what on it is serious; a share of no budget is no limit."""

    red_share: Fraction | None = None
    annual_budget: Fraction | None = None
    red_months: int = 12

    @property
    def red_bridge(self) -> Fraction | None:
        """The bridge from which the level is red."""
        if self.red_share is None or self.annual_budget is None:
            return None
        return self.red_share * self.annual_budget


@dataclass(frozen=True, slots=True)
class CashPlan:
    """All that moves the cash of a holder for one project."""

    start: int
    months: int
    opening: Fraction = ZERO
    convention: Months | None = None
    # None where nobody said it.
    loan_rate: Fraction | None = None
    alert: Alert = field(default_factory=Alert)
    spending: Sequence[Movement] = ()
    receipts: Sequence[Movement] = ()
    claims: Sequence[Claim] = ()
    # Money lent, above zero, and given back, below: no claim waits for it; what it costs is said apart, as interest is.
    loans: Sequence[Movement] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """One scenario: the balances, and what they mean for the holder."""

    start: int
    balances: tuple[Fraction, ...]
    paid: tuple[int, ...]
    gap: Fraction
    interest: Fraction
    outstanding: Fraction
    level: Level
    # The balances of the months that are gone, where the rest alone is looked at.
    gone: tuple[Fraction, ...] = ()

    @property
    def lowest(self) -> Fraction:
        """The lowest balance at the end of a month."""
        return min(self.balances)

    @property
    def lowest_month(self) -> int:
        """The first month that ends so low."""
        return self.start + self.balances.index(self.lowest)

    @property
    def months_below_zero(self) -> int:
        """How many months end below zero."""
        return sum(balance < 0 for balance in self.balances)

    @property
    def months_carried(self) -> int:
        """How many of them a loan carries, once the gap is found."""
        return sum(balance + self.gap < 0 for balance in self.balances)

    @property
    def is_carried_beyond(self) -> bool:
        """True when the loan is not given back within the months shown."""
        return self.closing + self.gap < 0

    @property
    def bridge(self) -> Fraction:
        """What a loan must carry, and the fund repay."""
        return max(ZERO, -self.lowest - self.gap)

    @property
    def months_lent(self) -> int:
        """How many months a loan lasts that carries it all, from the first that needs it to the last."""
        needed = [rank for rank, balance in enumerate(self.balances) if balance + self.gap < 0]
        return needed[-1] - needed[0] + 1 if needed else 0

    @property
    def loan_interest(self) -> Fraction:
        """What a loan that carries it costs: it fills no gap, so it pays nothing for one."""
        carried = sum((max(ZERO, -balance - self.gap) for balance in self.balances), ZERO)
        below = -_below(self.balances)
        return self.interest * carried / below if below else ZERO

    @property
    def closing(self) -> Fraction:
        """The balance of the last month shown."""
        return self.balances[-1]

    def ahead(self, month: int) -> Outlook:
        """What is left of it from a month on: nothing is serious any more once nothing is left to carry or find."""
        count = min(max(0, month - self.start), len(self.balances) - 1)
        left, below = self.balances[count:], _below(self.balances)
        return replace(
            self,
            start=self.start + count,
            balances=left,
            gone=self.balances[:count],
            interest=self.interest * _below(left) / below if below else self.interest,
            level=self.level if self.gap or _below(left) else "green",
        )


def forecast_cash(plan: CashPlan) -> dict[str, Outlook]:
    """The outlook of each scenario."""
    _check(plan)
    return {scenario: _forecast(plan, scenario) for scenario in SCENARIOS}


def waited_for(plan: CashPlan, claim: Claim, scenario: str) -> dict[str, int]:
    """What a claim waits for, each with its month; nothing where nothing was said."""
    found = {
        "ready": [] if claim.ready is None else [claim.ready[scenario]],
        "convention": [] if plan.convention is None else [plan.convention[scenario]],
        SPENDING: [each.months[scenario] for each in plan.spending] if SPENDING in claim.waits_for else [],
        RECEIPTS: [each.months[scenario] for each in plan.receipts] if RECEIPTS in claim.waits_for else [],
    }
    return {name: max(months) for name, months in found.items() if months}


def paid_at(plan: CashPlan, claim: Claim, scenario: str) -> int:
    """When a claim is paid: after all it waits for, its lag and its delay.

    It may wait for something older than the first month; a claim still listed is not paid before that month.
    """
    waited = max(waited_for(plan, claim, scenario).values(), default=plan.start)
    filed = waited + claim.lags[scenario]
    if claim.filed_from is not None:
        filed = max(filed, claim.filed_from)
    paid = filed + claim.delays[scenario]
    return max(plan.start, paid if claim.paid_from is None else max(paid, claim.paid_from))


def _check(plan: CashPlan) -> None:
    """What happened before the first month is in the opening balance already."""
    if plan.months < 1:
        raise WrongInput("not_above_zero", place="months")
    for name, movements in ((SPENDING, plan.spending), (RECEIPTS, plan.receipts), ("loans", plan.loans)):
        for rank, movement in enumerate(movements):
            if min(movement.months.values()) < plan.start:
                raise WrongInput("before_start", place=f"{name}[{rank}].month")


def _forecast(plan: CashPlan, scenario: str) -> Outlook:
    paid = tuple(paid_at(plan, claim, scenario) for claim in plan.claims)
    spent = [(each.months[scenario], -each.amount) for each in plan.spending]
    received = [(each.months[scenario], each.amount) for each in plan.receipts]
    received += [(month, claim.amount) for month, claim in zip(paid, plan.claims, strict=True)]
    lent = [(each.months[scenario], each.amount) for each in plan.loans]
    end = plan.start + plan.months
    balances = _balances(plan, [*spent, *received, *lent], end)
    gap = max(ZERO, -plan.opening - _total(spent) - _total(received) - _total(lent))
    return Outlook(
        start=plan.start,
        balances=balances,
        paid=paid,
        gap=gap,
        interest=-_below(balances) * (plan.loan_rate or ZERO) / 12,
        outstanding=_total((month, amount) for month, amount in received if month >= end),
        level=_level(plan.alert, balances, gap),
    )


def _balances(plan: CashPlan, moves: Iterable[tuple[int, Fraction]], end: int) -> tuple[Fraction, ...]:
    flows = [ZERO] * plan.months
    for month, amount in moves:
        if month < end:
            flows[month - plan.start] += amount
    flows[0] += plan.opening
    return tuple(accumulate(flows))


def _below(balances: Iterable[Fraction]) -> Fraction:
    return sum((balance for balance in balances if balance < 0), ZERO)


def _total(moves: Iterable[tuple[int, Fraction]]) -> Fraction:
    return sum((amount for _, amount in moves), ZERO)


def _level(alert: Alert, balances: Sequence[Fraction], gap: Fraction) -> Level:
    below = sum(balance < 0 for balance in balances)
    red = alert.red_bridge
    # Without a gap, all that is below zero is bridged; no bridge is never too long, even of a budget of nothing.
    if gap or below >= alert.red_months or (red is not None and below and -min(balances) >= red):
        return "red"
    return "orange" if below else "green"
