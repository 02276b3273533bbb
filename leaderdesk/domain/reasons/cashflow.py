"""Why a holder's cash is green, orange or red: when each claim is paid, the lowest month, the gap, the bridge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from leaderdesk.domain.cashflow import ZERO, CashPlan, Claim, Outlook, waited_for
from leaderdesk.domain.steps import Step, step


def reasons_of_cash(plan: CashPlan, result: Mapping[str, Outlook], now: int | None = None) -> tuple[Step, ...]:
    """The steps of the three scenarios, judged from the month it is on."""
    steps = [
        step("cashflow.opening", opening=plan.opening, start=_day(plan.start), months=plan.months),
        step(
            "cashflow.moves",
            spending=sum((each.amount for each in plan.spending), ZERO),
            receipts=sum((each.amount for each in plan.receipts), ZERO),
        ),
    ]
    if plan.loans:
        steps.append(step("cashflow.loans", lent=sum((each.amount for each in plan.loans if each.amount > 0), ZERO)))
    for scenario, outlook in result.items():
        steps += _of_scenario(plan, scenario, outlook, plan.start if now is None else now)
    return tuple(steps)


def _of_scenario(plan: CashPlan, scenario: str, outlook: Outlook, now: int) -> Iterator[Step]:
    yield step(f"cashflow.scenario.{scenario}")
    for claim, month in zip(plan.claims, outlook.paid, strict=True):
        yield _waiting(plan, claim, scenario)
        if claim.paid_from == month:
            yield step("cashflow.not_paid", label=claim.label, month=_day(month))
        elif claim.filed_from is not None and claim.filed_from + claim.delays[scenario] == month:
            yield step("cashflow.not_filed", label=claim.label, month=_day(claim.filed_from))
        shown = "shown" if month < plan.start + plan.months else "after"
        yield step(f"cashflow.paid.{shown}", label=claim.label, amount=claim.amount, month=_day(month))
    yield step("cashflow.lowest", amount=outlook.lowest, month=_day(outlook.lowest_month))
    if outlook.outstanding:
        yield step("cashflow.outstanding", amount=outlook.outstanding)
    if outlook.gap:
        yield step("cashflow.gap", gap=outlook.gap)
    left = outlook.ahead(now)
    yield from _bridge(plan, left)
    is_over = outlook.level != left.level
    yield from (step("cashflow.level.over"),) if is_over else _level(plan, outlook)


def _bridge(plan: CashPlan, left: Outlook) -> Iterator[Step]:
    """What is left to carry, for how long and at what cost, as the answer says it."""
    if not left.bridge:
        return
    if left.gone:
        yield step("cashflow.behind", month=_day(left.start))
    yield step("cashflow.bridge", bridge=left.bridge, months=left.months_carried)
    if plan.loan_rate is None:
        yield step("cashflow.interest.unknown")
    else:
        yield step("cashflow.interest", interest=left.loan_interest)


def _waiting(plan: CashPlan, claim: Claim, scenario: str) -> Step:
    """What a claim waits for, the last of it, and the time after that."""
    waited = waited_for(plan, claim, scenario)
    last = max(waited.values(), default=plan.start)
    names = ",".join(name for name, month in waited.items() if month == last)
    data = {"lag": claim.lags[scenario], "delay": claim.delays[scenario], "month": _day(last)}
    return step("cashflow.waits" if names else "cashflow.waits.nothing", label=claim.label, names=names, **data)


def _level(plan: CashPlan, outlook: Outlook) -> Iterator[Step]:
    """Each thing that makes the level, and what would lower it."""
    yield step(f"cashflow.level.{outlook.level}")
    red, below = plan.alert.red_bridge, outlook.months_below_zero
    if outlook.gap:
        yield step("cashflow.change.gap", gap=outlook.gap)
    if red is not None and outlook.bridge and outlook.bridge >= red:
        yield step("cashflow.change.bridge", bridge=outlook.bridge, limit=red)
    if below >= plan.alert.red_months:
        yield step("cashflow.change.months", below=below, limit=plan.alert.red_months)
    if below:
        yield step("cashflow.change.opening", missing=-outlook.lowest)


def _day(month: int) -> date | str:
    """The first day of a month; a date far beyond any calendar stays a text."""
    year, rest = divmod(month, 12)
    return date(year, rest + 1, 1) if date.min.year <= year <= date.max.year else f"{rest + 1:02}/{year}"
