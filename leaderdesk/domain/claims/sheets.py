"""The claims of a dossier: what was agreed on each fund, each claim settled and checked, what funders still owe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.claims.amending import Amended, end_on, follow_amendments
from leaderdesk.domain.claims.checks import Grounds, Remark, check_expenses, proposed_cut
from leaderdesk.domain.claims.courses import Course, course_of
from leaderdesk.domain.claims.lapses import Lapse, has_come, lapse_of, late_payment
from leaderdesk.domain.claims.rows import ExpenseRow, Followed, FunderPaymentRow
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.claims.settling import DAY_OF_STAGE, SettledClaim, reckon_stages, settle_claims
from leaderdesk.domain.claims.standing import (
    Source,
    Table,
    agreed_on,
    basis_of,
    calling_lines,
    european_funds,
    grounds_of,
)
from leaderdesk.domain.claims.wanting import Wanting, wanting_to_be_paid
from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.sheets.amounts import Flaw, cents
from leaderdesk.domain.sheets.costs import CostLineSheet, sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import PRIVATE, PUBLIC
from leaderdesk.domain.sheets.listing import ENDED
from leaderdesk.domain.sheets.rows import FundingRow
from leaderdesk.domain.sheets.settings import delays_of, read_setting
from leaderdesk.domain.sheets.treasuries import PaymentDelays

# What is not sure of a whole fund: which of several European funds takes which expense is kept nowhere.
NOT_SHARED = "expenses_not_shared"
# What stages say was reckoned before costs, plan or rules changed.
STAGES_BEHIND = "stages_behind"


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """One claim: where it stands, what it comes to, what is said of each of its expenses, what is still missing."""

    settled: SettledClaim
    course: Course
    remarks: tuple[Remark, ...]
    # By expense: the cut that its remarks propose, where it is above the one already made.
    proposals: Mapping[int, Remark]
    # What it lacks to be filed, then what keeps it from being paid in full.
    missing: tuple[str, ...]
    to_pay: tuple[Wanting, ...] = ()


@dataclass(frozen=True, slots=True)
class LineClaims:
    """A cost line in the claims of a fund, in cents: what was agreed of it, claimed, and kept."""

    cost_line_id: int
    label: str
    eligible: int
    claimed: int
    kept: int

    @property
    def left(self) -> int:
        """What may still be claimed of it."""
        return max(0, self.eligible - self.kept)


@dataclass(frozen=True, slots=True)
class FundClaims:
    """What was agreed on one fund, in cents, where that comes from, and its claims in their order, as of a day."""

    on: date
    fund_id: int
    fund: str
    agreed: int
    source: Source
    eligible: int
    claims: tuple[ClaimSheet, ...]
    lines: tuple[LineClaims, ...] = ()
    doubts: tuple[str, ...] = ()
    # True where the dossier has ended, paid in full or not.
    has_ended: bool = False

    def sum_of(self, stage: Literal["asked", "certified", "paid"]) -> int:
        """What all claims come to at a stage; one that has not reached it yet counts for nothing."""
        told = "claimed" if stage == "asked" else stage
        return sum(
            each.settled.amount_of(told) or 0
            for each in self.claims
            if each.settled.row.withdrawn_on is None
            and has_come(getattr(each.settled.row, DAY_OF_STAGE[told]), self.on)
        )

    @property
    def balance(self) -> ClaimSheet | None:
        """The claim that nothing follows."""
        standing = (each for each in self.claims if each.settled.row.withdrawn_on is None)
        return next((each for each in standing if each.settled.row.kind == BALANCE), None)

    @property
    def is_settled(self) -> bool:
        """True when nothing more will be paid: its balance is, or the dossier has ended."""
        return self.has_ended or (self.balance is not None and has_come(self.balance.settled.row.paid_on, self.on))

    @property
    def left(self) -> int:
        """What may still be paid of what was agreed; nothing once all was."""
        return 0 if self.is_settled else max(0, self.agreed - self.sum_of("paid"))

    @property
    def kept(self) -> int:
        """What all its claims keep of their expenses."""
        return sum(
            each.settled.claimed - each.settled.cut for each in self.claims if each.settled.row.withdrawn_on is None
        )

    @property
    def unspent(self) -> int:
        """What of the agreed cost no claim holds yet."""
        return max(0, self.eligible - self.kept)

    @property
    def released(self) -> int | None:
        """What the fund gets back: by the balance, else if nothing more were claimed than what is; unknown before."""
        if self.balance is not None and self.balance.settled.due is not None:
            return max(0, self.agreed - self.sum_of_all())
        if not self.kept or not self.eligible:
            return None
        return self.agreed - cents(Fraction(self.agreed * min(self.kept, self.eligible), self.eligible * 100))

    def sum_of_all(self) -> int:
        """What all claims are paid, those that are still on their way included."""
        return sum(each.settled.amount_of("paid") or 0 for each in self.claims if each.settled.row.withdrawn_on is None)


@dataclass(frozen=True, slots=True)
class FunderSheet:
    """A funder of the plan on a day: what it promised, asked and paid, in cents, and when its decision lapses."""

    on: date
    line: FundingRow
    payments: tuple[FunderPaymentRow, ...]
    lapse: Lapse | None = None

    @property
    def asked(self) -> int:
        """What was asked of it, what it paid among the rest."""
        return sum(each.amount for each in self.payments if has_come(each.asked_on or each.paid_on, self.on))

    @property
    def paid(self) -> int:
        """What reached the holder."""
        return _paid(self.payments, self.on)

    @property
    def left(self) -> int:
        """What is still to come."""
        return max(0, self.line.amount - self.paid)


@dataclass(frozen=True, slots=True)
class ClaimsSheet:
    """All the claims of a dossier, by fund, with its funders and the amendments of its convention."""

    funds: tuple[FundClaims, ...]
    funders: tuple[FunderSheet, ...]
    amendments: tuple[Amended, ...]
    ends_on: date | None
    rules: ClaimRules
    flaws: tuple[Flaw, ...]
    delays: PaymentDelays = field(default_factory=lambda: PaymentDelays((0, 0, 0)))


def sheet_of_claims(
    whole: WholeDossier, followed: Followed, on: date, delays: PaymentDelays | None = None
) -> ClaimsSheet:
    """The claims as they stand on a day; without measured delays, those of the programme."""
    costs = sheet_of_costs(whole)
    rules, wrong = read_setting(whole.settings, "claim_rules", read_claim_rules, ClaimRules())
    if delays is None:
        delays = PaymentDelays(delays_of(whole.settings)[0])
    amendments = follow_amendments(followed.amendments, None, (), whole.record.convention_ends_on, on)
    ends_on = end_on(followed.amendments, whole.record.convention_ends_on, on)
    table = Table(whole, followed, costs, rules, grounds_of(whole, followed, costs, ends_on), on)
    payments = {row.id: [each for each in followed.payments if each.funding_line_id == row.id] for row in whole.funding}
    unpaid = [(row, row.amount - _paid(payments[row.id], on)) for row in calling_lines(whole)]
    funds = tuple(
        _fund(table, fund_id, name, [(row.name, left) for row, left in unpaid if left > 0])
        for fund_id, name in _funds(whole, followed).items()
    )
    awaited = [(fund.has_ended, [each.settled.row for each in fund.claims]) for fund in funds]
    late = late_payment(awaited, ends_on, delays.months[2], on)
    return ClaimsSheet(
        funds=funds,
        funders=tuple(
            FunderSheet(
                on,
                row,
                tuple(payments[row.id]),
                lapse_of(row.expires_on, row.amount - _paid(payments[row.id], on), late, rules.warn_days, on),
            )
            for row in whole.funding
            if row.nature in (PUBLIC, PRIVATE) and row.refused_on is None
        ),
        amendments=amendments,
        ends_on=ends_on,
        rules=rules,
        flaws=(wrong,) if wrong else (),
        delays=delays,
    )


def _funds(whole: WholeDossier, followed: Followed) -> dict[int, str]:
    """Every fund that something was said of: in the plan, at a stage, in a claim."""
    found = {row.fund_id: row.name for row in whole.funding if row.fund_id is not None and row.refused_on is None}
    found |= {row.fund_id: row.fund for row in whole.staged if row.fund_id not in found}
    return found | {row.fund_id: "" for row in followed.claims if row.fund_id not in found}


def _fund(table: Table, fund_id: int, name: str, unpaid: Sequence[tuple[str, int]]) -> FundClaims:
    agreed, source = agreed_on(table.whole, table.followed, fund_id, table.on)
    rows = [each for each in table.followed.claims if each.fund_id == fund_id]
    basis = basis_of(table, fund_id, agreed)
    settled = settle_claims(rows, table.followed.expenses, basis, table.on)
    grounds = replace(table.grounds, other_funds=_other_funds(table, fund_id))
    claims = tuple(
        replace(each, to_pay=tuple(wanting_to_be_paid(each.settled, table.whole.record, table.followed, unpaid)))
        for each in _claims(settled, grounds)
    )
    doubts = {
        NOT_SHARED: len(european_funds(table.whole)) > 1,
        STAGES_BEHIND: _are_stages_behind(table, fund_id, settled),
    }
    lines = tuple(_line(line, settled) for line in table.costs.lines if line.eligible)
    has_ended = table.whole.status in ENDED
    return FundClaims(table.on, fund_id, name, agreed, source, basis.eligible, claims, lines, _true(doubts), has_ended)


def _are_stages_behind(table: Table, fund_id: int, settled: Sequence[SettledClaim]) -> bool:
    said = {
        (row.stage, row.said_on, row.amount)
        for row in table.whole.staged
        if row.fund_id == fund_id and row.origin == "claims"
    }
    return said != {(each.stage, each.on, each.amount) for each in reckon_stages(settled)}


def _true(doubts: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, is_true in doubts.items() if is_true)


def _other_funds(table: Table, fund_id: int) -> dict[str, list[ExpenseRow]]:
    names = _funds(table.whole, table.followed)
    found: dict[str, list[ExpenseRow]] = {}
    for claim in table.followed.claims:
        if claim.fund_id != fund_id and claim.withdrawn_on is None:
            found.setdefault(names[claim.fund_id], []).extend(table.followed.expenses_of(claim.id))
    return found


def _line(line: CostLineSheet, settled: Sequence[SettledClaim]) -> LineClaims:
    standing = [each for each in settled if each.row.withdrawn_on is None]
    own = [expense for each in standing for expense in each.expenses if expense.cost_line_id == line.row.id]
    claimed, kept = sum(each.claimed for each in own), sum(each.kept for each in own)
    return LineClaims(line.row.id, line.row.label, line.eligible, claimed, kept)


def _claims(settled: Sequence[SettledClaim], grounds: Grounds) -> Iterator[ClaimSheet]:
    for rank, each in enumerate(settled):
        before = [expense for other in settled[:rank] if other.row.withdrawn_on is None for expense in other.expenses]
        remarks = check_expenses(each.expenses, before, grounds)
        proposals = {
            expense.id: proposed
            for expense in each.expenses
            if (proposed := proposed_cut(expense, remarks)) is not None and proposed.cut > expense.cut
        }
        yield ClaimSheet(each, course_of(each.row), tuple(remarks), proposals, tuple(_missing(each, remarks)))


def _missing(each: SettledClaim, remarks: Sequence[Remark]) -> Iterator[str]:
    """What a claim lacks to be filed; one that was withdrawn lacks nothing."""
    if each.row.withdrawn_on is not None:
        return
    if not each.expenses:
        yield "no_expense"
    yield from dict.fromkeys(remark.code for remark in remarks if remark.weight == "missing")


def _paid(payments: Sequence[FunderPaymentRow], on: date) -> int:
    return sum(each.amount for each in payments if has_come(each.paid_on, on))
