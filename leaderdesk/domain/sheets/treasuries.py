"""The treasury of a dossier: its stored movements and claims as the cash-flow rule reads them, and its three outlooks.

What the plan already says is not typed again: a funder's line with a day, and the fund itself, come as derived
movements until somebody writes their own. What happened takes the place of what was planned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.cash.drifts import Drift, drifts_of, dues_of
from leaderdesk.domain.cash.happened import happened_of
from leaderdesk.domain.cash.rows import (
    SPENDING_KIND,
    Asked,
    ClaimSheet,
    MovementSheet,
    days_of,
    filed_claims,
    left_of,
    left_to_claim,
    months_of,
    paid_movements,
    planned_claims,
    planned_movements,
)
from leaderdesk.domain.cashflow import (
    SCENARIOS,
    WAITS,
    Alert,
    CashPlan,
    Claim,
    Level,
    Months,
    Movement,
    Outlook,
    forecast_cash,
    in_each,
    paid_at,
)
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.reasons.cashflow import reasons_of_cash
from leaderdesk.domain.sheets.amounts import Flaw, euros, first_day, maybe_euros, month_of
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import CashMovementRow, CashPlanRow
from leaderdesk.domain.steps import Step, Value

_LEAST_MONTHS, _MOST_MONTHS, _TAIL = 12, 120, 2


@dataclass(frozen=True, slots=True)
class PaymentDelays:
    """Months from a claim to its payment: early, likely, late, and where they come from."""

    months: tuple[int, int, int]
    source: Literal["settings", "measured"] = "settings"
    cases: int = 0


@dataclass(frozen=True, slots=True)
class TreasurySheet:
    """All that moves the holder's cash, and what it comes to; no outlook while nothing is dated."""

    plan: CashPlanRow | None
    movements: tuple[MovementSheet, ...]
    claims: tuple[ClaimSheet, ...]
    start: date
    months: int
    outlooks: Mapping[str, Outlook] | None
    # The same from the month of the day on: what is still to carry.
    ahead: Mapping[str, Outlook] | None
    # Months from a claim to its payment: early, likely, late; where they come from, and from how many payments.
    delays: tuple[int, int, int]
    delays_from: Literal["settings", "measured"]
    cases: int
    steps: tuple[Step, ...]
    level: Level | None
    flaws: tuple[Flaw, ...]
    # What is expected of the fund, in cents.
    fund: int
    # What the rule was asked, on the day of the sheet.
    cash: CashPlan
    # What the plan alone came to, where what happened since makes it another.
    planned_outlooks: Mapping[str, Outlook] | None = None
    drifts: tuple[Drift, ...] = ()

    @property
    def planned(self) -> int:
        """What the claims ask of the fund in all, in cents."""
        return sum(each.row.amount for each in self.claims)

    @property
    def undated(self) -> tuple[CashMovementRow, ...]:
        """What is to come or to pay, and is not counted because nobody dated it."""
        return tuple(each.row for each in self.movements if each.flaw and each.flaw.code == "movement_undated")

    def month(self, rank: int) -> date:
        """The first day of a month of the outlooks."""
        return first_day(month_of(self.start) + rank)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A treasury laid out for the rule."""

    movements: tuple[MovementSheet, ...]
    claims: tuple[ClaimSheet, ...]
    plan: CashPlan


def sheet_of_treasury(
    whole: WholeDossier, fund: int, delays: PaymentDelays, on: date, loans: Sequence[Movement] = ()
) -> TreasurySheet:
    """The cash of the holder; `fund` is what the plan expects of the fund, in cents.

    What happened takes the place of what was planned; what is late has not come before the month of the day.
    """
    happened, now = happened_of(whole, on), month_of(on)
    planned = planned_movements(whole)
    start = _start(whole, [*planned, *paid_movements(whole, happened)], on)
    first = _laid_out(whole, planned, tuple(planned_claims(whole, fund)), start, delays)
    movements = [*left_of(planned, happened), *paid_movements(whole, happened)]
    claims = (*filed_claims(whole, happened), *left_to_claim(whole, fund, happened))
    laid = _laid_out(whole, movements, claims, start, delays, now)
    plan = replace(laid.plan, loans=loans)
    plan = replace(plan, months=max(laid.plan.months, first.plan.months, _length(plan)))
    # Receipts alone never go below zero: nothing is known of a cash of which no expense is dated.
    has_dates = any(each.row.kind == SPENDING_KIND and _is_placed(each) for each in laid.movements)
    has_dates = has_dates and bool(plan.spending or plan.receipts)
    outlooks, flaws = _forecast(plan) if has_dates else (None, (Flaw("treasury_empty"),))
    before, _ = _forecast(replace(first.plan, months=plan.months)) if outlooks and not loans else (None, ())
    ahead = {name: each.ahead(now) for name, each in outlooks.items()} if outlooks else None
    return TreasurySheet(
        plan=whole.cash_plan,
        movements=laid.movements,
        claims=laid.claims,
        start=first_day(start),
        months=plan.months,
        outlooks=outlooks,
        ahead=ahead,
        delays=delays.months,
        delays_from=delays.source,
        cases=delays.cases,
        steps=reasons_of_cash(plan, outlooks, now) if outlooks else (),
        level=_likely(ahead) if ahead else None,
        flaws=(*flaws, *(each.flaw for each in laid.movements if each.flaw)),
        fund=happened.claimed if happened.is_settled else max(0, fund - happened.given_up),
        cash=plan,
        planned_outlooks=before if before != outlooks else None,
        drifts=tuple(drifts_of(dues_of(whole, (first.movements, first.claims), happened, fund), now)),
    )


def _start(whole: WholeDossier, movements: Sequence[MovementSheet], on: date) -> int:
    if whole.cash_plan is not None and whole.cash_plan.starts_on is not None:
        return month_of(whole.cash_plan.starts_on)
    days = [day for each in movements for day in days_of(each.row)]
    return month_of(min(days, default=on))


def _judged(each: MovementSheet, start: int) -> MovementSheet:
    days = days_of(each.row)
    if not days:
        return replace(each, flaw=Flaw("movement_undated", each.row.id, each.row.label))
    if month_of(max(days)) >= start + _MOST_MONTHS:
        data: dict[str, Value] = {"day": max(days), "years": _MOST_MONTHS // 12, "start": first_day(start)}
        return replace(each, flaw=Flaw("movement_too_far", each.row.id, each.row.label, data))
    if month_of(min(days)) < start:
        flaw = Flaw("movement_before_start", each.row.id, each.row.label, {"day": min(days), "start": first_day(start)})
        return replace(each, flaw=flaw)
    return each


def _is_placed(each: MovementSheet) -> bool:
    """True for what is counted, or is in what the holder starts with."""
    return each.flaw is None or each.flaw.code == "movement_before_start"


def _laid_out(
    whole: WholeDossier,
    movements: Sequence[MovementSheet],
    asked: Sequence[Asked],
    start: int,
    delays: PaymentDelays,
    now: int | None = None,
) -> _Laid:
    """What the rule is asked; from `now` on, what has not come yet comes in that month at the earliest."""
    stored = whole.cash_plan
    judged = tuple(_judged(each, start) for each in movements)
    counted = [each.row for each in judged if each.flaw is None]
    # What was paid before the first month is in the opening already.
    claims = [each for each in asked if each.paid_month is None or each.paid_month >= start]
    plan = CashPlan(
        start=start,
        months=_MOST_MONTHS,
        opening=euros(stored.opening) if stored else Fraction(0),
        convention=_convention(whole, claims, start),
        loan_rate=stored.loan_rate if stored else None,
        alert=_alert(stored),
        spending=[_movement(row) for row in counted if row.kind == SPENDING_KIND],
        receipts=[_movement(row, now) for row in counted if row.kind != SPENDING_KIND],
        claims=[_claim(each, start, delays, now) for each in claims],
    )
    months = max(_length(plan), min(_MOST_MONTHS, (stored.months if stored else None) or 0))
    paid = {id(each): claim for each, claim in zip(claims, plan.claims, strict=True)}
    sheets = (ClaimSheet(each.row, each.is_derived, _when(plan, each, paid.get(id(each))), each.real) for each in asked)
    return _Laid(judged, tuple(sheets), replace(plan, months=months))


def _convention(whole: WholeDossier, claims: Sequence[Asked], start: int) -> Months | None:
    """The month of the convention; a claim that was filed before the day it bears did not wait for it."""
    if whole.record.convention_on is None:
        return None
    filed = [month_of(each.real.filed_on) for each in claims if each.real is not None]
    return in_each(max(start, min((month_of(whole.record.convention_on), *filed))))


def _when(plan: CashPlan, each: Asked, claim: Claim | None) -> Mapping[str, date]:
    if claim is None:
        assert each.paid_month is not None, each  # noqa: S101 - only what is paid is not counted
        return dict.fromkeys(SCENARIOS, first_day(each.paid_month))
    return {name: first_day(paid_at(plan, claim, name)) for name in SCENARIOS}


def _length(plan: CashPlan) -> int:
    """Up to a little after the last payment of the late scenario, in whole years: never less than the answer needs."""
    last = [paid_at(plan, claim, scenario) for claim in plan.claims for scenario in SCENARIOS]
    last += [month for each in (*plan.spending, *plan.receipts, *plan.loans) for month in each.months.values()]
    wanted = max(last, default=plan.start) - plan.start + _TAIL
    return min(_MOST_MONTHS, -(-max(wanted, _LEAST_MONTHS) // _LEAST_MONTHS) * _LEAST_MONTHS)


def _alert(stored: CashPlanRow | None) -> Alert:
    if stored is None:
        return Alert()
    return Alert(stored.red_share, maybe_euros(stored.annual_budget), stored.red_months or Alert().red_months)


def _movement(row: CashMovementRow, now: int | None = None) -> Movement:
    """Money that has not come yet does not come before this month."""
    months = months_of(row)
    if now is not None and not row.is_done:
        months = {name: max(month, now) for name, month in months.items()}
    return Movement(months, euros(row.amount), row.label)


def _claim(each: Asked, start: int, delays: PaymentDelays, now: int | None) -> Claim:
    """A claim with a day of its own waits for that day; one without waits for all that is spent and received."""
    row = each.row
    own = (row.early_months, row.likely_months, row.late_months)
    months = [delay if said is None else said for said, delay in zip(own, delays.months, strict=True)]
    ready = None if row.ready_on is None else in_each(max(start, month_of(row.ready_on)))
    if each.paid_month is not None:
        months, ready = [0, 0, 0], in_each(each.paid_month)
    elif each.real is not None and each.real.expected_on is not None:
        months, ready = [0, 0, 0], in_each(month_of(each.real.expected_on))
    elif each.real is not None:
        # It runs since it was filed, were that before the first month.
        ready = in_each(month_of(each.real.filed_on))
    return Claim(
        amount=euros(row.amount),
        delays=dict(zip(SCENARIOS, months, strict=True)),
        lags=in_each(row.filing_months or 0),
        ready=ready,
        waits_for=WAITS if ready is None else (),
        label=row.label,
        filed_from=now if each.real is None else None,
        paid_from=now if each.real is not None and each.real.paid_on is None else None,
    )


def _forecast(plan: CashPlan) -> tuple[Mapping[str, Outlook] | None, tuple[Flaw, ...]]:
    try:
        return forecast_cash(plan), ()
    except WrongInput as wrong:
        return None, (Flaw("treasury_wrong", wrong=wrong),)


def _likely(outlooks: Mapping[str, Outlook]) -> Level:
    """The level of the likely outlook: the early one flatters, and the late one is for the drawing to show."""
    return outlooks["likely"].level
