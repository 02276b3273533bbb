"""What a treasury asks its holder to do: when it is below zero, what to find, what to say to make the answer surer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.cash.rows import SPENDING_KIND
from leaderdesk.domain.cashflow import ZERO, Outlook
from leaderdesk.domain.sheets.amounts import euros, first_day
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.domain.steps import Step, step


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months that follow each other and all end below zero."""

    first: date
    last: date
    months: int


def stretches_below(outlook: Outlook, found_first: Fraction = ZERO) -> tuple[Stretch, ...]:
    """When the holder has nothing left, from the first month to the last, had they found some money before."""
    found, began = list[Stretch](), None
    for rank, balance in enumerate((*outlook.balances, None)):
        is_below = balance is not None and balance + found_first < 0
        if is_below and began is None:
            began = rank
        elif not is_below and began is not None:
            months = rank - began
            found.append(Stretch(first_day(outlook.start + began), first_day(outlook.start + rank - 1), months))
            began = None
    return tuple(found)


def deeds_of(sheet: TreasurySheet, on: date | None = None) -> tuple[Step, ...]:
    """What to do on a day, the most urgent first; nothing can be advised while nothing is dated."""
    if sheet.ahead is None:
        return (step("date_spending"),)
    likely, late = sheet.ahead["likely"], sheet.ahead["late"]
    deeds = [*_gap(likely), *_bridge(sheet, likely, late, on)]
    if not deeds and (late.bridge or late.gap):
        deeds.append(step("only_if_late", amount=late.bridge + late.gap, months=late.months_below_zero))
    if not deeds:
        deeds.append(step("nothing_to_carry"))
    return (*_surer(sheet), *deeds, step("tell_changes"))


def unknowns_of(sheet: TreasurySheet) -> tuple[Step, ...]:
    """What nobody said, and what the calculation took in its place."""
    plan, found = sheet.plan, []
    if plan is None or plan.opening is None:
        found.append(step("opening_unknown"))
    if not any(each.row.kind == SPENDING_KIND and each.flaw is None for each in sheet.movements):
        found.append(step("spending_unknown"))
    if not sheet.claims:
        found.append(step("claims_none"))
    elif all(each.is_derived for each in sheet.claims):
        found.append(step("claims_unknown"))
    if plan is None or plan.loan_rate is None:
        found.append(step("loan_rate_unknown"))
    return tuple(found)


def _gap(likely: Outlook) -> Iterator[Step]:
    if likely.gap:
        yield step("find_gap", amount=likely.gap)


def _bridge(sheet: TreasurySheet, likely: Outlook, late: Outlook, on: date | None) -> Iterator[Step]:
    """A loan is there before the first month that needs it, and carries the money up to the last; it fills no gap."""
    if not likely.bridge:
        return
    carried = stretches_below(sheet.outlooks["likely"], likely.gap) if sheet.outlooks else ()
    # What was carried and given back before is no matter any more.
    carried = tuple(each for each in carried if each.last >= first_day(likely.start))
    first, last = carried[0].first, carried[-1].last
    # What the months gone by needed already is no longer asked for before them.
    is_due = on is not None and first <= on
    if likely.closing + likely.gap >= 0:
        yield step("bridge_due" if is_due else "ask_bridge", amount=likely.bridge, first=first, last=last)
    else:
        yield step("bridge_due_beyond" if is_due else "ask_bridge_beyond", amount=likely.bridge, first=first)
    months, at_worst = likely.months_carried, late.months_carried
    if late.bridge > likely.bridge or at_worst > months:
        yield step("bridge_if_late", amount=late.bridge, months=at_worst)
    if any(max(each.months.values()) >= likely.start for each in sheet.cash.spending):
        yield step("order_after_bridge")
    if sheet.claims and all(each.is_derived for each in sheet.claims):
        yield step("claim_in_parts")


def _surer(sheet: TreasurySheet) -> Iterator[Step]:
    """What is not counted because nobody dated it, and what of it would come in."""
    left_out = [each.row for each in sheet.movements if each.flaw is not None]
    if left_out:
        received = sum(row.amount for row in left_out if row.kind != SPENDING_KIND)
        yield step("date_movements", count=len(left_out), received=euros(received))
