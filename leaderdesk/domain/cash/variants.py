"""Other ways to carry the same project, each read by the same rule as the plan: its rows are changed, nothing else.

Claims in several parts, works over more months, funders before the works, suppliers paid in part, a loan until the
fund pays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from operator import sub

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.cash.rows import SPENDING_KIND, MovementSheet, planned_rows
from leaderdesk.domain.cash.spreading import margins_of, spread
from leaderdesk.domain.cashflow import ZERO, Movement, Outlook, in_each
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.sheets.amounts import euros, first_day, month_of
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import CashMovementRow, CashPlanRow, PlannedClaimRow
from leaderdesk.domain.sheets.settings import read_setting
from leaderdesk.domain.sheets.treasuries import PaymentDelays, TreasurySheet, sheet_of_treasury

_VAT_KIND = "vat_refund"
_LEAST_PHASES, _MOST_PHASES = 6, 24
# What suppliers may be asked to wait, in months, for one to try.
_USUAL_WAIT = 3
# Beyond the keys that phases give to the parts they make.
_DEFERRED = 1_000


@dataclass(frozen=True, slots=True)
class CashVariant:
    """Another way: what is not said stays as it is planned; amounts in cents."""

    id: int | None = None
    position: int = 0
    name: str = ""
    claims: int | None = None
    phases: int | None = None
    funders_first: bool = False
    deferred_share: Fraction | None = None
    deferred_months: int | None = None
    loan: int | None = None
    loan_rate: Fraction | None = None
    loan_fee: int | None = None
    loan_months: int | None = None


@dataclass(frozen=True, slots=True)
class Carrying:
    """What carrying costs, interest and fee: what is known of it, and whose rate is still to be asked for."""

    known: Fraction
    asks_loan: bool = False
    asks_rest: bool = False

    @property
    def is_whole(self) -> bool:
        """True once every rate is known."""
        return not (self.asks_loan or self.asks_rest)


@dataclass(frozen=True, slots=True)
class Compared:
    """A variant with what it comes to, and what it saves of the plan."""

    variant: CashVariant
    sheet: TreasurySheet
    cost: Carrying
    # What is saved before any loan: of the bridge, of its months, of the euros carried times the months they are.
    bridge_saved: Fraction = ZERO
    months_saved: int = 0
    load_saved: Fraction = ZERO
    # What the loan carries in its place, at most.
    lent: Fraction = ZERO
    # What keeps a claim in parts from being what was wished: the programme allows fewer, or stops before.
    limits: tuple[str, ...] = ()

    @property
    def is_better(self) -> bool:
        """True when less is carried, for less long, or some of it is given back sooner, or a loan carries it."""
        return self.bridge_saved > 0 or self.months_saved > 0 or self.load_saved > 0 or self.lent > 0

    @property
    def first_paid(self) -> date | None:
        """When the fund pays for the first time, by what is likely."""
        return min((each.paid["likely"] for each in self.sheet.claims if each.real is None), default=None)

    @property
    def likely(self) -> Outlook:
        """The likely outlook, from the day of the comparison on."""
        return _ahead(self.sheet)


def usual_variants(sheet: TreasurySheet) -> tuple[CashVariant, ...]:
    """What is worth trying on a treasury that goes below zero, without typing anything."""
    if sheet.ahead is None or not sheet.ahead["likely"].bridge:
        return ()
    likely, found = sheet.ahead["likely"], []
    if _is_claimable(sheet):
        found += [CashVariant(claims=2), CashVariant(claims=3)]
    months = {month_of(each.row.due_on) for each in _to_come(sheet, likely.start) if each.row.due_on}
    if months:
        length = max(months) - min(months) + 1
        found.append(CashVariant(phases=max(_LEAST_PHASES, min(_MOST_PHASES, 2 * length))))
        found.append(CashVariant(deferred_share=Fraction(1, 2), deferred_months=_USUAL_WAIT))
    if any(_funders_to_come(sheet)):
        found.append(CashVariant(funders_first=True))
        if _is_claimable(sheet):
            found.append(CashVariant(claims=2, funders_first=True))
    # A loan is asked for whole euros.
    amount = -(-likely.bridge // 1) * 100
    found.append(CashVariant(loan=int(amount), loan_months=likely.months_lent))
    return tuple(found)


def compare(
    whole: WholeDossier, sheet: TreasurySheet, variant: CashVariant, fund: int, delays: PaymentDelays, on: date
) -> Compared:
    """A variant beside the plan: both from the month of the day on, what is behind is behind."""
    changed, limits = _changed(whole, sheet, variant, month_of(on))
    bare = sheet_of_treasury(changed, fund, delays, on)
    loans = _loans(bare, variant)
    found = sheet_of_treasury(changed, fund, delays, on, loans) if loans else bare
    before, without, after = _ahead(sheet), _ahead(bare), _ahead(found)
    return Compared(
        variant=variant,
        sheet=found,
        cost=_cost(whole, after, variant, loans),
        bridge_saved=before.bridge - without.bridge,
        months_saved=before.months_carried - without.months_carried,
        load_saved=_load(before) - _load(without),
        lent=max(map(sub, _carried(without), _carried(after)), default=ZERO),
        limits=limits,
    )


def _ahead(sheet: TreasurySheet) -> Outlook:
    assert sheet.ahead is not None  # noqa: S101 - nothing is compared that is not dated
    return sheet.ahead["likely"]


def _changed(
    whole: WholeDossier, sheet: TreasurySheet, variant: CashVariant, now: int
) -> tuple[WholeDossier, tuple[str, ...]]:
    """The dossier as if; what happened stays, and so does the first month."""
    planned = whole.cash_plan or CashPlanRow(0, None, None, None, None, None, None, None)
    before = rows = planned_rows(whole)
    if variant.phases:
        rows = [*_phased(rows, SPENDING_KIND, variant.phases, now)]
        rows = [*_phased(rows, _VAT_KIND, variant.phases, now)]
    if variant.funders_first:
        first = _first_spending(rows, sheet)
        rows = [_brought_forward(row, first) for row in rows]
    if variant.deferred_share and variant.deferred_months:
        rows = [*_deferred(rows, variant.deferred_share, variant.deferred_months, now)]
    claims, limits = _waiting_claims(whole.claims, before, rows), tuple[str, ...]()
    if variant.claims:
        claims, limits = _split(whole, sheet, rows, variant.claims)
    plan = replace(planned, starts_on=sheet.start)
    return replace(whole, movements=tuple(rows), claims=claims, cash_plan=plan), limits


def _is_to_come(row: CashMovementRow, kind: str, now: int) -> bool:
    """What is done, or whose month is gone, is not done another way any more."""
    return row.kind == kind and not row.is_done and row.due_on is not None and month_of(row.due_on) >= now


def _phased(rows: Sequence[CashMovementRow], kind: str, months: int, now: int) -> Iterator[CashMovementRow]:
    """What is still to come of a kind, evenly over so many months from its first one, no surer of its days."""
    moved = [row for row in rows if _is_to_come(row, kind, now)]
    yield from (row for row in rows if row not in moved)
    if not moved:
        return
    first = first_day(min(month_of(row.due_on) for row in moved if row.due_on))
    sooner, later = margins_of(moved)
    for rank, amount in enumerate(spread(sum(row.amount for row in moved), months, "even")):
        if amount:
            early = months_after(first, max(rank - sooner, 0)) if sooner else None
            due, late = months_after(first, rank), months_after(first, rank + later) if later else None
            yield replace(
                moved[0], id=-len(rows) - rank - 1, label="", amount=amount, due_on=due, early_on=early, late_on=late
            )


def _deferred(rows: Sequence[CashMovementRow], share: Fraction, months: int, now: int) -> Iterator[CashMovementRow]:
    """Each bill to come paid in two parts, the second so many months later."""
    for rank, row in enumerate(rows, 1):
        later = int(row.amount * share)
        if not _is_to_come(row, SPENDING_KIND, now) or not later:
            yield row
            continue
        yield replace(row, amount=row.amount - later)
        due, early, late = (_later(day, months) for day in (row.due_on, row.early_on, row.late_on))
        yield replace(row, id=-_DEFERRED - rank, amount=later, due_on=due, early_on=early, late_on=late)


def _later(day: date | None, months: int) -> date | None:
    return None if day is None else months_after(day, months)


def _waiting_claims(
    claims: Sequence[PlannedClaimRow], before: Sequence[CashMovementRow], after: Sequence[CashMovementRow]
) -> tuple[PlannedClaimRow, ...]:
    """The claims planned for a day wait until as much is paid as was to be by then, the last until all is.

    Only what is paid may be claimed.
    """
    planned, changed = (_spending(rows) for rows in (before, after))
    if planned == changed:
        return tuple(claims)
    total, found = sum(amount for _, amount in planned), []
    for rank, row in enumerate(claims, 1):
        paid = sum(amount for day, amount in planned if row.ready_on is not None and day <= row.ready_on)
        share = Fraction(1) if rank == len(claims) else Fraction(paid, total or 1)
        reached = _reached(changed, share) if share else None
        is_later = row.ready_on is not None and reached is not None and reached > row.ready_on
        found.append(replace(row, ready_on=reached) if is_later else row)
    return tuple(found)


def _first_spending(rows: Sequence[CashMovementRow], sheet: TreasurySheet) -> date:
    days = [row.due_on for row in rows if row.kind == SPENDING_KIND and not row.is_done and row.due_on is not None]
    return min(days, default=sheet.start)


def _brought_forward(row: CashMovementRow, day: date) -> CashMovementRow:
    """The money of a funder comes with the first expense; what was to come before stays."""
    if row.funding_line_id is None or row.is_done or row.due_on is None or row.due_on <= day:
        return row
    return replace(row, due_on=day, early_on=None, late_on=None)


def _split(
    whole: WholeDossier, sheet: TreasurySheet, rows: Sequence[CashMovementRow], wished: int
) -> tuple[tuple[PlannedClaimRow, ...], tuple[str, ...]]:
    """What is left of the fund in claims, each on its share of what is spent; the balance waits for everything.

    An instalment is never above what the programme pays before the balance, and waits for the public money that
    must come before it.
    """
    rules, _ = read_setting(whole.settings, "claim_rules", read_claim_rules, ClaimRules())
    real = [each for each in sheet.claims if each.real is not None]
    claimed = sum(each.row.amount for each in real)
    total = claimed + sum(each.row.amount for each in sheet.claims if each.real is None)
    count, limits = wished, list[str]()
    if rules.max_instalments is not None and len(real) + count - 1 > rules.max_instalments:
        count = max(1, rules.max_instalments - len(real) + 1)
        limits.append("fewer_instalments")
    most = total if rules.max_before_balance is None else int(rules.max_before_balance * total)
    found = [replace(each.row, ready_on=each.row.ready_on or sheet.start) for each in real]
    upto, models = claimed, whole.claims[len(real) :]
    for rank in range(1, count):
        share = Fraction(claimed, total or 1) + Fraction(total - claimed, total or 1) * Fraction(rank, count)
        wanted = int(share * total)
        if wanted > most:
            limits.append("capped_instalment")
        amount = max(0, min(wanted, most) - upto)
        upto += amount
        ready = _ready(whole, rows, share, waits_for_funders=rules.counterpart_paid_first)
        found.append(_claim(models[:rank], len(found) + 1, amount, ready))
    found.append(_claim(models, len(found) + 1, total - upto, None))
    return tuple(found), tuple(dict.fromkeys(limits))


def _claim(models: Sequence[PlannedClaimRow], position: int, amount: int, ready: date | None) -> PlannedClaimRow:
    """A claim that is filed and paid as fast as the one planned in its place."""
    usual = PlannedClaimRow(0, 0, "", 0, None, None, None, None, None)
    like = models[-1] if models else usual
    return replace(like, id=-position, position=position, label="", amount=amount, ready_on=ready)


def _ready(
    whole: WholeDossier, rows: Sequence[CashMovementRow], share: Fraction, *, waits_for_funders: bool
) -> date | None:
    """The month by which a share of what is to be spent is spent, and of the public money received."""
    public = {line.id for line in whole.funding if line.nature == "public"}
    came = _dated(row for row in rows if row.funding_line_id in public) if waits_for_funders else []
    days = [day for day in (_reached(_spending(rows), share), _reached(came, share)) if day is not None]
    return max(days, default=None)


def _spending(rows: Iterable[CashMovementRow]) -> list[tuple[date, int]]:
    return _dated(row for row in rows if row.kind == SPENDING_KIND)


def _dated(rows: Iterable[CashMovementRow]) -> list[tuple[date, int]]:
    """Days with their amounts, in the order of days."""
    return sorted((row.due_on, row.amount) for row in rows if row.due_on is not None)


def _reached(dated: Sequence[tuple[date, int]], share: Fraction) -> date | None:
    """The day on which a share of them all is there."""
    whole, upto = sum(amount for _, amount in dated), 0
    for day, amount in dated:
        upto += amount
        if upto >= share * whole:
            return day
    return None


def _loans(sheet: TreasurySheet, variant: CashVariant) -> tuple[Movement, ...]:
    """Lent in the first month that needs it, given back after its months, or once nothing needs it any more."""
    likely, amount = _ahead(sheet), euros(variant.loan)
    needed = [rank for rank, carried in enumerate(_carried(likely)) if carried]
    if not amount or not needed:
        return ()
    lent, months = likely.start + needed[0], variant.loan_months or likely.months_lent
    return Movement(in_each(lent), amount), Movement(in_each(lent + months), -amount)


def _cost(whole: WholeDossier, likely: Outlook, variant: CashVariant, loans: Sequence[Movement]) -> Carrying:
    """Interest and fee of the loan, and the interest of what is carried otherwise at the rate of the plan."""
    planned_rate = whole.cash_plan.loan_rate if whole.cash_plan else None
    asks_rest = planned_rate is None and bool(likely.bridge)
    rest = ZERO if asks_rest else likely.loan_interest
    if not loans:
        return Carrying(rest, asks_rest=asks_rest)
    lent, given_back = (each.months["likely"] for each in loans)
    years = Fraction(given_back - lent, 12)
    interest = euros(variant.loan) * (variant.loan_rate or ZERO) * years
    return Carrying(rest + interest + euros(variant.loan_fee), variant.loan_rate is None, asks_rest)


def _load(outlook: Outlook) -> Fraction:
    return sum(_carried(outlook), ZERO)


def _carried(outlook: Outlook) -> list[Fraction]:
    """What is carried at the end of each month, once the gap is found."""
    return [max(ZERO, -balance - outlook.gap) for balance in outlook.balances]


def _is_claimable(sheet: TreasurySheet) -> bool:
    """True where something of the fund is still to be claimed."""
    return any(each.real is None and each.row.amount for each in sheet.claims)


def _to_come(sheet: TreasurySheet, now: int) -> Iterator[MovementSheet]:
    """The expenses that may still be paid another way."""
    return (each for each in sheet.movements if each.flaw is None and _is_to_come(each.row, SPENDING_KIND, now))


def _funders_to_come(sheet: TreasurySheet) -> Iterator[MovementSheet]:
    """The funders that are expected after the first expense."""
    counted = (each.row for each in sheet.movements if each.flaw is None and not each.row.is_done)
    spent = [row.due_on for row in counted if row.kind == SPENDING_KIND and row.due_on is not None]
    for each in sheet.movements:
        row = each.row
        is_awaited = row.funding_line_id is not None and not row.is_done
        if is_awaited and spent and row.due_on is not None and row.due_on > min(spent):
            yield each
