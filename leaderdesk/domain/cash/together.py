"""Several projects of one holder read as one cash: all that moves it, from one opening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.cashflow import SCENARIOS, Alert, CashPlan, Movement, Outlook, forecast_cash, paid_at
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.sheets.amounts import month_of
from leaderdesk.domain.sheets.treasuries import TreasurySheet


@dataclass(frozen=True, slots=True)
class HolderProject:
    """A project of the holder with its own treasury."""

    id: int
    number: str
    title: str
    sheet: TreasurySheet


@dataclass(frozen=True, slots=True)
class Together:
    """The cash of a holder over all its living projects; no outlook while none of them is dated."""

    projects: tuple[HolderProject, ...]
    # Those that are counted: an expense of theirs is dated.
    counted: tuple[HolderProject, ...]
    plan: CashPlan | None
    outlooks: Mapping[str, Outlook] | None
    # The same from the month of the day on.
    ahead: Mapping[str, Outlook] | None
    # Which project said what the holder starts with, and those that say something else; in cents.
    opening: int | None
    opening_of: str
    differing: tuple[tuple[str, int], ...]
    annual_budget: int | None

    @property
    def left_out(self) -> tuple[HolderProject, ...]:
        """The projects of which no expense is dated."""
        return tuple(each for each in self.projects if each not in self.counted)


def add_up(projects: Sequence[HolderProject], on: date) -> Together:
    """Each claim is paid when its own project says; then all of it moves one cash.

    What the holder starts with is counted once: as the project that starts the first says it, if it does.
    """
    counted = sorted((each for each in projects if each.sheet.outlooks is not None), key=_begins)
    said = [
        (each.number, each.sheet.plan.opening)
        for each in counted
        if each.sheet.plan is not None and each.sheet.plan.opening is not None
    ]
    budgets = [each.sheet.plan.annual_budget for each in counted if each.sheet.plan and each.sheet.plan.annual_budget]
    number, opening = said[0] if said else ("", None)
    plan = _plan(counted, Fraction(opening or 0) / 100, budgets[0] if budgets else None) if counted else None
    outlooks = _forecast(plan)
    return Together(
        projects=tuple(projects),
        counted=tuple(counted),
        plan=plan,
        outlooks=outlooks,
        ahead={name: each.ahead(month_of(on)) for name, each in outlooks.items()} if outlooks else None,
        opening=opening,
        opening_of=number,
        differing=tuple((other, amount) for other, amount in said[1:] if amount != opening),
        annual_budget=budgets[0] if budgets else None,
    )


def _begins(each: HolderProject) -> tuple[int, str]:
    return each.sheet.cash.start, each.number


def _plan(counted: Sequence[HolderProject], opening: Fraction, budget: int | None) -> CashPlan:
    plans = [each.sheet.cash for each in counted]
    start = min(each.start for each in plans)
    claims = [
        Movement({name: paid_at(plan, claim, name) for name in SCENARIOS}, claim.amount, claim.label)
        for plan in plans
        for claim in plan.claims
    ]
    alert = plans[0].alert
    return CashPlan(
        start=start,
        months=max(each.start + each.months for each in plans) - start,
        opening=opening,
        loan_rate=max((each.loan_rate for each in plans if each.loan_rate is not None), default=None),
        alert=Alert(alert.red_share, None if budget is None else Fraction(budget, 100), alert.red_months),
        spending=[each for plan in plans for each in plan.spending],
        receipts=[*(each for plan in plans for each in plan.receipts), *claims],
    )


def _forecast(plan: CashPlan | None) -> Mapping[str, Outlook] | None:
    if plan is None:
        return None
    try:
        return forecast_cash(plan)
    except WrongInput:
        return None
