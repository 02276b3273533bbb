"""The claims of a dossier on one fund in their order: each settled on those before, and what stages say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from leaderdesk.domain.claims.rows import ClaimRow, ExpenseRow
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.payments import BALANCE, Payment, PaymentClaim, PaymentRules, Settlement, settle_claim
from leaderdesk.domain.reasons.payment import reason_of_basis, reasons_of_payment
from leaderdesk.domain.sheets.amounts import cents, euros
from leaderdesk.domain.steps import Step

# What is not sure in a settled claim.
COUNTERPART_UNKNOWN = "counterpart_unknown"
EXPENSES_UNKNOWN = "expenses_unknown"
EARLIER_EXPENSES_UNKNOWN = "earlier_expenses_unknown"
PAYER_DIFFERS = "payer_differs"
# Imported, or typed in an older base: nothing should follow a balance.
AFTER_BALANCE = "after_balance"


@dataclass(frozen=True, slots=True)
class Received:
    """Money of a funder as it reached the holder, in cents; what does not call the fund is other money."""

    on: date
    amount: int
    is_calling: bool = True


@dataclass(frozen=True, slots=True)
class Basis:
    """What was agreed on a fund, in cents, how the programme pays, and what funders paid.

    A holder whose own public money calls the fund has paid its counterpart once it has paid its invoices: what it
    spent beyond the money that it received counts, up to `own_calls`, what the plan needs of it. Funders' part is
    not covered by it: a funder that has not paid still holds the fund back.
    """

    eligible: int
    fund: int
    rules: PaymentRules
    received: Sequence[Received] = ()
    # False where nobody says what funders paid: that limit then stays silent, and is told as unknown.
    knows_received: bool = False
    own_calls: int = 0
    # What the fund gave from each day on, where amendments changed it: a claim is settled as things were then.
    agreed_from: Sequence[tuple[date, int]] = ()
    # What the cost lines come to, where the rules of the fiche-action let less of it count.
    lines: int | None = None

    def fund_on(self, day: date) -> int:
        """What the fund gives on a day."""
        known = [amount for since, amount in self.agreed_from if since <= day]
        return known[-1] if known else self.fund


@dataclass(frozen=True, slots=True)
class SettledClaim:
    """A claim with what the rule gives; amounts in cents. Without a settlement, `wrong` says why."""

    row: ClaimRow
    expenses: tuple[ExpenseRow, ...]
    settlement: Settlement | None
    steps: tuple[Step, ...]
    wrong: WrongInput | None = None
    # What the rule would give had nothing been cut.
    uncut: int | None = None
    # The fund's share of public money, where the counterpart is held against it.
    share: Fraction | None = None
    doubts: tuple[str, ...] = ()

    @property
    def claimed(self) -> int:
        """What is claimed of the expenses."""
        return sum(each.claimed for each in self.expenses)

    @property
    def cut(self) -> int:
        """What was cut of them."""
        return sum(each.cut for each in self.expenses)

    @property
    def due(self) -> int | None:
        """What the rule gives of the fund; unknown without any expense."""
        return None if self.settlement is None or not self.expenses else cents(self.settlement.due)

    @property
    def to_recover(self) -> int:
        """What the holder must give back, where the rule says so and the payer nothing else."""
        if self.settlement is None or not self.expenses or (self.row.certified, self.row.paid) != (None, None):
            return 0
        return cents(self.settlement.to_recover)

    @property
    def lost(self) -> int | None:
        """What the cuts cost of the fund."""
        return None if self.uncut is None or self.due is None else self.uncut - self.due

    @property
    def asked(self) -> int | None:
        """What the holder asked of the fund, else what the rule would give without any cut."""
        return self.uncut if self.row.asked is None else self.row.asked

    @property
    def certified(self) -> int | None:
        """What the payer kept, else what the rule gives."""
        return self.due if self.row.certified is None else self.row.certified

    @property
    def paid(self) -> int | None:
        """What came, else what was certified."""
        return self.certified if self.row.paid is None else self.row.paid

    @property
    def differs(self) -> int | None:
        """What the payer kept beyond what the rule gives, below zero where it is less."""
        if self.row.certified is None or self.due is None:
            return None
        return self.row.certified - self.due or None

    def amount_of(self, stage: str) -> int | None:
        """What it adds to what was claimed, certified or paid; a balance that gives money back takes it off."""
        if stage == "claimed":
            return self.asked
        amount = self.certified if stage == "certified" else self.paid
        return None if amount is None else amount - self.to_recover


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a stage comes to on a day, in cents, all claims together."""

    stage: str
    on: date
    amount: int


DAY_OF_STAGE: Mapping[str, str] = {"claimed": "filed_on", "certified": "service_done_on", "paid": "paid_on"}


def settle_claims(
    claims: Sequence[ClaimRow], expenses: Sequence[ExpenseRow], basis: Basis, on: date
) -> tuple[SettledClaim, ...]:
    """Each claim of one fund in its order; one that was withdrawn counts for nothing."""
    settled: list[SettledClaim] = []
    before: list[Payment] = []
    # Since when what was accepted before is itself a deduction.
    is_sure = True
    behind = after_balance(claims)
    for row in sorted(claims, key=lambda each: (each.position, each.id)):
        own = tuple(each for each in expenses if each.claim_id == row.id)
        each = _settled(row, own, basis, tuple(before), on)
        doubts = {EARLIER_EXPENSES_UNKNOWN: not is_sure, AFTER_BALANCE: row.id in behind}
        settled.append(replace(each, doubts=(*each.doubts, *(code for code, is_true in doubts.items() if is_true))))
        if row.withdrawn_on is None and (passed := _passed(each, basis, on)) is not None:
            before.append(passed)
            is_sure = is_sure and bool(own)
    return tuple(settled)


def after_balance(claims: Sequence[ClaimRow]) -> frozenset[int]:
    """The claims that stand after the balance of their fund, or were filed after it: nothing should."""
    standing = [each for each in claims if each.withdrawn_on is None]
    balances = {each.fund_id: each for each in standing if each.kind == BALANCE}
    others = [each for each in standing if each.kind != BALANCE and each.fund_id in balances]
    return frozenset(each.id for each in others if _follows(each, balances[each.fund_id]))


def reckon_stages(settled: Sequence[SettledClaim]) -> tuple[Reckoned, ...]:
    """What was claimed, certified and paid, cumulated day after day; an amount that nobody knows adds nothing."""
    found: list[Reckoned] = []
    for stage in DAY_OF_STAGE:
        found += _cumulated(stage, [(each.row, each.amount_of(stage)) for each in settled])
    return tuple(found)


def _follows(row: ClaimRow, balance: ClaimRow) -> bool:
    if (row.position, row.id) > (balance.position, balance.id):
        return True
    return row.filed_on is not None and balance.filed_on is not None and row.filed_on > balance.filed_on


def _settled(
    row: ClaimRow, own: tuple[ExpenseRow, ...], basis: Basis, before: tuple[Payment, ...], on: date
) -> SettledClaim:
    claim = _claim(row, own, basis, before, on)
    try:
        settlement = settle_claim(claim, basis.rules)
        uncut = settle_claim(replace(claim, ineligible=()), basis.rules) if claim.ineligible else settlement
    except WrongInput as wrong:
        return SettledClaim(row, own, None, (), wrong)
    steps = reasons_of_payment(claim, basis.rules, settlement)
    if basis.lines is not None:
        steps = (reason_of_basis(euros(basis.eligible), euros(basis.lines)), *steps)
    found = SettledClaim(
        row, own, settlement, steps, uncut=cents(uncut.due) if own else None, share=basis.rules.feader_share
    )
    is_unsaid = basis.rules.counterpart_paid_first and claim.counterpart_paid is None
    doubts = {
        EXPENSES_UNKNOWN: not own,
        COUNTERPART_UNKNOWN: is_unsaid,
        PAYER_DIFFERS: found.differs is not None,
    }
    return replace(found, doubts=tuple(code for code, is_true in doubts.items() if is_true))


def _claim(
    row: ClaimRow, own: tuple[ExpenseRow, ...], basis: Basis, before: tuple[Payment, ...], on: date
) -> PaymentClaim:
    until = _settled_on(row, on)
    claim = PaymentClaim(
        kind=row.kind,
        eligible_agreed=euros(basis.eligible),
        feader_agreed=euros(basis.fund_on(until)),
        claimed=euros(sum(each.claimed for each in own)),
        ineligible=tuple(euros(each.cut) for each in own if each.cut),
        previous=before,
    )
    if not basis.knows_received:
        return claim
    received = [each for each in basis.received if each.on <= until]
    calling = sum(each.amount for each in received if each.is_calling)
    if basis.own_calls:
        spent = cents(claim.accepted_before) + sum(each.kept for each in own if each.paid_on and each.paid_on <= until)
        borne = spent - sum(each.amount for each in received) - cents(claim.paid_before)
        calling += max(0, min(basis.own_calls, borne))
    return replace(claim, counterpart_paid=euros(calling))


def _settled_on(row: ClaimRow, on: date) -> date:
    """What came after the payer checked does not count for that check."""
    return row.service_done_on or row.paid_on or on


def _passed(each: SettledClaim, basis: Basis, on: date) -> Payment | None:
    """What a claim leaves to those after it; the expenses nobody noted are those that its money stands for."""
    paid = each.paid
    if each.expenses:
        if each.settlement is None:
            return None
        return Payment(each.settlement.accepted - each.settlement.penalty, euros(paid) - euros(each.to_recover))
    fund = basis.fund_on(_settled_on(each.row, on))
    if paid is None or not fund:
        return None
    return Payment(euros(paid) * basis.eligible / fund, euros(paid))


def _cumulated(stage: str, amounts: Sequence[tuple[ClaimRow, int | None]]) -> Iterator[Reckoned]:
    known = [
        (day, amount)
        for row, amount in amounts
        if row.withdrawn_on is None and amount is not None and (day := getattr(row, DAY_OF_STAGE[stage])) is not None
    ]
    total = 0
    by_day: dict[date, int] = {}
    for on, amount in sorted(known):
        total += amount
        by_day[on] = total
    # Money given back before what it is taken off has a day of its own makes nothing that could be said yet.
    yield from (Reckoned(stage, on, amount) for on, amount in by_day.items() if amount >= 0)
