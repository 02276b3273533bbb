"""The claims of a dossier on one fund in their order: each settled on those before, and what stages say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from leaderdesk.domain.claims.rows import ClaimRow, ExpenseRow
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.payments import Payment, PaymentClaim, PaymentRules, Settlement, settle_claim
from leaderdesk.domain.reasons.payment import reasons_of_payment
from leaderdesk.domain.sheets.amounts import cents, euros
from leaderdesk.domain.steps import Step


@dataclass(frozen=True, slots=True)
class Received:
    """Public money that calls the fund, as it reached the holder; amounts in cents."""

    on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Basis:
    """What was agreed on a fund, in cents, how the programme pays, and what funders paid."""

    eligible: int
    fund: int
    rules: PaymentRules
    received: Sequence[Received] = ()
    # False where nobody says what funders paid: that limit then stays silent, and is told as unknown.
    knows_received: bool = False


@dataclass(frozen=True, slots=True)
class SettledClaim:
    """A claim with what the rule gives; amounts in cents. Without a settlement, `wrong` says why."""

    row: ClaimRow
    expenses: tuple[ExpenseRow, ...]
    settlement: Settlement | None
    steps: tuple[Step, ...]
    wrong: WrongInput | None = None

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
        """What the rule gives of the fund."""
        return None if self.settlement is None else cents(self.settlement.due)

    @property
    def asked(self) -> int | None:
        """What the holder asked of the fund, else what the rule gives."""
        return self.due if self.row.asked is None else self.row.asked

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


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a stage comes to on a day, in cents, all claims together."""

    stage: str
    on: date
    amount: int


def settle_claims(
    claims: Sequence[ClaimRow], expenses: Sequence[ExpenseRow], basis: Basis, on: date
) -> tuple[SettledClaim, ...]:
    """Each claim of one fund in its order; one that was withdrawn counts for nothing."""
    settled: list[SettledClaim] = []
    before: list[Payment] = []
    for row in sorted(claims, key=lambda each: (each.position, each.id)):
        own = tuple(each for each in expenses if each.claim_id == row.id)
        each = _settled(row, own, basis, tuple(before), on)
        settled.append(each)
        if row.withdrawn_on is None and each.settlement is not None:
            accepted = each.settlement.accepted - each.settlement.penalty
            before.append(Payment(accepted, euros(each.paid)))
    return tuple(settled)


def reckon_stages(settled: Sequence[SettledClaim]) -> tuple[Reckoned, ...]:
    """What was claimed, certified and paid, cumulated day after day."""
    days: Mapping[str, str] = {"claimed": "filed_on", "certified": "service_done_on", "paid": "paid_on"}
    found: list[Reckoned] = []
    for stage, day in days.items():
        known = [each for each in settled if each.row.withdrawn_on is None and getattr(each.row, day) is not None]
        found += _cumulated(stage, [(getattr(each.row, day), _amount(each, stage)) for each in known])
    return tuple(found)


def _settled(
    row: ClaimRow, own: tuple[ExpenseRow, ...], basis: Basis, before: tuple[Payment, ...], on: date
) -> SettledClaim:
    # What a funder paid after the payer checked does not count for that check.
    until = row.service_done_on or row.paid_on or on
    received = sum(each.amount for each in basis.received if each.on <= until)
    claim = PaymentClaim(
        kind=row.kind,
        eligible_agreed=euros(basis.eligible),
        feader_agreed=euros(basis.fund),
        claimed=euros(sum(each.claimed for each in own)),
        counterpart_paid=euros(received) if basis.knows_received else None,
        ineligible=tuple(euros(each.cut) for each in own if each.cut),
        previous=before,
    )
    try:
        settlement = settle_claim(claim, basis.rules)
    except WrongInput as wrong:
        return SettledClaim(row, own, None, (), wrong)
    return SettledClaim(row, own, settlement, reasons_of_payment(claim, basis.rules, settlement))


def _amount(each: SettledClaim, stage: str) -> int:
    return {"claimed": each.asked, "certified": each.certified, "paid": each.paid}[stage] or 0


def _cumulated(stage: str, amounts: Sequence[tuple[date, int]]) -> Iterator[Reckoned]:
    total = 0
    last: Reckoned | None = None
    for on, amount in sorted(amounts):
        total += amount
        if last is not None and last.on != on:
            yield last
        last = Reckoned(stage, on, total)
    if last is not None:
        yield last


def without_cuts(settled: SettledClaim, basis: Basis, before: Sequence[Payment], on: date) -> SettledClaim:
    """The same claim as if nothing had been cut, for what the cuts cost the holder."""
    uncut = tuple(replace(each, cut=0) for each in settled.expenses)
    return _settled(settled.row, uncut, basis, tuple(before), on)
