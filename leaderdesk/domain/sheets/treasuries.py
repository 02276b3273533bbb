"""The treasury of a dossier: its stored movements and claims as the cash-flow rule reads them, and its three outlooks.

What the plan already says is not typed again: a funder's line with a day, and the fund itself, come as derived
movements until somebody writes their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.cashflow import (
    SCENARIOS,
    WAITS,
    Alert,
    CashPlan,
    Claim,
    Level,
    Movement,
    Outlook,
    forecast_cash,
    in_each,
    paid_at,
)
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import half_up
from leaderdesk.domain.reasons.cashflow import reasons_of_cash
from leaderdesk.domain.sheets.amounts import Flaw, euros, first_day, maybe_euros, month_of
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import CashMovementRow, CashPlanRow, PlannedClaimRow
from leaderdesk.domain.steps import Step

SPENDING_KIND = "spending"
_FUNDERS = ("public", "private")
_LEAST_MONTHS, _MOST_MONTHS, _TAIL = 12, 120, 2


@dataclass(frozen=True, slots=True)
class PaymentDelays:
    """Months from a claim to its payment: early, likely, late, and where they come from."""

    months: tuple[int, int, int]
    source: Literal["settings", "measured"] = "settings"
    cases: int = 0


@dataclass(frozen=True, slots=True)
class MovementSheet:
    """A movement; a derived one comes from the plan, one with a flaw is not counted."""

    row: CashMovementRow
    is_derived: bool = False
    flaw: Flaw | None = None


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """A payment of the fund, and the first day of the month each scenario pays it."""

    row: PlannedClaimRow
    is_derived: bool
    paid: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class TreasurySheet:
    """All that moves the holder's cash, and what it comes to; no outlook while nothing is dated."""

    plan: CashPlanRow | None
    movements: tuple[MovementSheet, ...]
    claims: tuple[ClaimSheet, ...]
    start: date
    months: int
    outlooks: Mapping[str, Outlook] | None
    # Months from a claim to its payment: early, likely, late; where they come from, and from how many payments.
    delays: tuple[int, int, int]
    delays_from: Literal["settings", "measured"]
    cases: int
    steps: tuple[Step, ...]
    level: Level | None
    flaws: tuple[Flaw, ...]
    # What is expected of the fund, in cents.
    fund: int

    @property
    def planned(self) -> int:
        """What the claims ask of the fund in all, in cents."""
        return sum(each.row.amount for each in self.claims)

    def month(self, rank: int) -> date:
        """The first day of a month of the outlooks."""
        return first_day(month_of(self.start) + rank)


def sheet_of_treasury(whole: WholeDossier, fund: int, delays: PaymentDelays, on: date) -> TreasurySheet:
    """The cash of the holder; `fund` is what the plan expects of the fund, in cents."""
    movements = [*(MovementSheet(row) for row in whole.movements), *_derived(whole)]
    start = _start(whole, movements, on)
    judged = tuple(_judged(each, start) for each in movements)
    rows = whole.claims or tuple(_whole_claim(whole, fund))
    plan = _plan(whole, judged, rows, start, delays)
    has_dates = bool(plan.spending or plan.receipts)
    outlooks, flaws = _forecast(plan) if has_dates else (None, (Flaw("treasury_empty"),))
    return TreasurySheet(
        plan=whole.cash_plan,
        movements=judged,
        claims=tuple(
            ClaimSheet(row, not whole.claims, {name: first_day(paid_at(plan, claim, name)) for name in SCENARIOS})
            for row, claim in zip(rows, plan.claims, strict=True)
        ),
        start=first_day(start),
        months=plan.months,
        outlooks=outlooks,
        delays=delays.months,
        delays_from=delays.source,
        cases=delays.cases,
        steps=reasons_of_cash(plan, outlooks) if outlooks else (),
        level=_likely(outlooks) if outlooks else None,
        flaws=(*flaws, *(each.flaw for each in judged if each.flaw)),
        fund=fund,
    )


def spread(total: int, months: int, shape: str) -> tuple[int, ...]:
    """An amount in cents over months: evenly, more at first, or more at last; the parts add up to it."""
    weights = {
        "even": [1] * months,
        "front": list(range(months, 0, -1)),
        "back": list(range(1, months + 1)),
    }[shape]
    whole, done, given = sum(weights), 0, 0
    parts = []
    for weight in weights:
        done += weight
        upto = total * done // whole
        parts.append(upto - given)
        given = upto
    return tuple(parts)


def _derived(whole: WholeDossier) -> Iterator[MovementSheet]:
    """The money of funders that no movement speaks of yet; one without a day is named, and not counted."""
    spoken = {row.funding_line_id for row in whole.movements}
    for line in whole.funding:
        if line.nature in _FUNDERS and line.refused_on is None and line.id not in spoken:
            row = CashMovementRow(
                id=-line.id,
                kind="cofunder",
                label=line.name,
                amount=line.amount,
                due_on=line.expected_on,
                early_on=None,
                late_on=None,
                is_done=False,
                cost_line_id=None,
                funding_line_id=line.id,
            )
            yield MovementSheet(row, is_derived=True)


def _whole_claim(whole: WholeDossier, fund: int) -> Iterator[PlannedClaimRow]:
    """The fund in one balance, as long as nobody planned its claims."""
    if fund > 0:
        name = next((line.name for line in whole.funding if line.nature == "european"), "")
        yield PlannedClaimRow(-whole.record.id, 1, name, fund, None, None, None, None, None)


def _start(whole: WholeDossier, movements: Sequence[MovementSheet], on: date) -> int:
    if whole.cash_plan is not None and whole.cash_plan.starts_on is not None:
        return month_of(whole.cash_plan.starts_on)
    days = [day for each in movements for day in _days(each.row)]
    return month_of(min(days, default=on))


def _days(row: CashMovementRow) -> list[date]:
    return [day for day in (row.due_on, row.early_on, row.late_on) if day is not None]


def _judged(each: MovementSheet, start: int) -> MovementSheet:
    days = _days(each.row)
    if not days:
        return MovementSheet(each.row, each.is_derived, Flaw("movement_undated", each.row.id, each.row.label))
    if month_of(min(days)) < start:
        flaw = Flaw("movement_before_start", each.row.id, each.row.label, {"day": min(days), "start": first_day(start)})
        return MovementSheet(each.row, each.is_derived, flaw)
    return each


def _plan(
    whole: WholeDossier,
    movements: Sequence[MovementSheet],
    claims: Sequence[PlannedClaimRow],
    start: int,
    delays: PaymentDelays,
) -> CashPlan:
    stored = whole.cash_plan
    counted = [each.row for each in movements if each.flaw is None]
    signed = whole.record.convention_on
    plan = CashPlan(
        start=start,
        months=_MOST_MONTHS,
        opening=euros(stored.opening) if stored else Fraction(0),
        convention=in_each(max(start, month_of(signed))) if signed else None,
        loan_rate=(stored.loan_rate if stored else None) or Fraction(0),
        alert=_alert(stored),
        spending=[_movement(row) for row in counted if row.kind == SPENDING_KIND],
        receipts=[_movement(row) for row in counted if row.kind != SPENDING_KIND],
        claims=[_claim(row, start, delays) for row in claims],
    )
    months = stored.months if stored and stored.months else _length(plan)
    return CashPlan(**{name: getattr(plan, name) for name in CashPlan.__slots__} | {"months": months})


def _length(plan: CashPlan) -> int:
    """Up to a little after the last payment of the late scenario, in whole years."""
    last = [paid_at(plan, claim, scenario) for claim in plan.claims for scenario in SCENARIOS]
    last += [month for each in (*plan.spending, *plan.receipts) for month in each.months.values()]
    wanted = max(last, default=plan.start) - plan.start + _TAIL
    return min(_MOST_MONTHS, -(-max(wanted, _LEAST_MONTHS) // _LEAST_MONTHS) * _LEAST_MONTHS)


def _alert(stored: CashPlanRow | None) -> Alert:
    if stored is None:
        return Alert()
    return Alert(stored.red_share, maybe_euros(stored.annual_budget), stored.red_months or Alert().red_months)


def _movement(row: CashMovementRow) -> Movement:
    likely = row.due_on or row.late_on or row.early_on
    assert likely is not None, row.id  # noqa: S101 - undated movements are not counted
    days = {"early": row.early_on or likely, "likely": likely, "late": row.late_on or likely}
    return Movement({name: month_of(day) for name, day in days.items()}, euros(row.amount), row.label)


def _claim(row: PlannedClaimRow, start: int, delays: PaymentDelays) -> Claim:
    """A claim with a day of its own waits for that day; one without waits for all that is spent and received."""
    own = (row.early_months, row.likely_months, row.late_months)
    months = [delay if said is None else said for said, delay in zip(own, delays.months, strict=True)]
    ready = None if row.ready_on is None else in_each(max(start, month_of(row.ready_on)))
    return Claim(
        amount=euros(row.amount),
        delays=dict(zip(SCENARIOS, months, strict=True)),
        lags=in_each(row.filing_months or 0),
        ready=ready,
        waits_for=WAITS if ready is None else (),
        label=row.label,
    )


def _forecast(plan: CashPlan) -> tuple[Mapping[str, Outlook] | None, tuple[Flaw, ...]]:
    try:
        return forecast_cash(plan), ()
    except WrongInput as wrong:
        return None, (Flaw("treasury_wrong", wrong=wrong),)


def _likely(outlooks: Mapping[str, Outlook]) -> Level:
    """The level of the likely outlook: the early one flatters, and the late one is for the drawing to show."""
    return outlooks["likely"].level


def cash_of_costs(whole: WholeDossier) -> tuple[int, int]:
    """What the costs take from the holder's cash, VAT included, and what VAT comes back; in kind takes none."""
    costs = sheet_of_costs(whole)
    spent = refunded = 0
    for line in costs.lines:
        if line.row.kind == "in_kind":
            continue
        retained = [quote for quote in line.quotes if quote.is_retained]
        if line.row.measure == "quoted" and len(retained) == 1:
            net, vat = retained[0].amount, retained[0].vat
        elif line.row.measure == "known":
            net, vat = line.row.net or 0, line.row.vat or 0
        else:
            net, vat = line.presented, 0
        share = costs.rules.vat_recovered if line.row.vat_recovered is None else line.row.vat_recovered
        spent += net + vat
        refunded += half_up(vat * share)
    return spent, refunded
