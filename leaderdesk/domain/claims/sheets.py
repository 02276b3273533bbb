"""The claims of a dossier: what was agreed on each fund, each claim settled and checked, what funders still owe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from leaderdesk.domain.claims.amending import Amended, follow_amendments
from leaderdesk.domain.claims.checks import Agreed, Grounds, Remark, check_expenses, proposed_cut
from leaderdesk.domain.claims.courses import Course, course_of
from leaderdesk.domain.claims.rows import Followed, FunderPaymentRow
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.claims.settling import Basis, Received, SettledClaim, settle_claims
from leaderdesk.domain.sheets.amounts import Flaw
from leaderdesk.domain.sheets.costs import CostSheet, sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import PRIVATE, PUBLIC
from leaderdesk.domain.sheets.rows import FundingRow
from leaderdesk.domain.sheets.settings import read_setting

Source = Literal["amendment", "convention", "voted", "plan", "nothing"]


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """One claim: where it stands, what it comes to, what is said of each of its expenses, what is still missing."""

    settled: SettledClaim
    course: Course
    remarks: tuple[Remark, ...]
    # By expense: the cut that its remarks propose, where it is not the one already made.
    proposals: Mapping[int, Remark]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FundClaims:
    """What was agreed on one fund, in cents, where that comes from, and its claims in their order."""

    fund_id: int
    fund: str
    agreed: int
    source: Source
    eligible: int
    claims: tuple[ClaimSheet, ...]

    def sum_of(self, stage: Literal["asked", "certified", "paid"]) -> int:
        """What all claims come to at a stage; one that has not reached it counts for nothing."""
        days = {"asked": "filed_on", "certified": "service_done_on", "paid": "paid_on"}
        return sum(
            getattr(each.settled, stage) or 0
            for each in self.claims
            if each.settled.row.withdrawn_on is None and getattr(each.settled.row, days[stage]) is not None
        )

    @property
    def left(self) -> int:
        """What may still be paid of what was agreed; nothing once the balance is paid."""
        is_settled = any(each.settled.row.kind == "balance" and each.settled.row.paid_on for each in self.claims)
        return 0 if is_settled else max(0, self.agreed - self.sum_of("paid"))


@dataclass(frozen=True, slots=True)
class FunderSheet:
    """A funder of the plan: what it promised, asked and paid, in cents, and when its decision lapses."""

    line: FundingRow
    payments: tuple[FunderPaymentRow, ...]

    @property
    def paid(self) -> int:
        """What reached the holder."""
        return sum(each.amount for each in self.payments if each.paid_on is not None)

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


def sheet_of_claims(whole: WholeDossier, followed: Followed, on: date) -> ClaimsSheet:
    """The claims as they stand on a day."""
    costs = sheet_of_costs(whole)
    rules, wrong = read_setting(whole.settings, "claim_rules", read_claim_rules, ClaimRules())
    amendments = follow_amendments(followed.amendments, None, None, whole.record.convention_ends_on, on)
    ends_on = next(
        (each.ends_after for each in reversed(amendments) if each.standing == "in_force" and each.ends_after),
        whole.record.convention_ends_on,
    )
    grounds = _grounds(whole, followed, costs, ends_on)
    share = whole.rules.feader_share if whole.rules else None
    basis = Basis(
        eligible=costs.eligible,
        fund=0,
        rules=rules.payment_rules(share),
        received=tuple(_received(whole, followed)),
        knows_received=bool(followed.payments),
    )
    return ClaimsSheet(
        funds=tuple(
            _fund(whole, followed, (fund_id, name), basis, grounds, on)
            for fund_id, name in _funds(whole, followed).items()
        ),
        funders=tuple(_funders(whole, followed)),
        amendments=amendments,
        ends_on=ends_on,
        rules=rules,
        flaws=(wrong,) if wrong else (),
    )


def _funds(whole: WholeDossier, followed: Followed) -> dict[int, str]:
    """Every fund that something was said of: in the plan, at a stage, in a claim."""
    found = {row.fund_id: row.name for row in whole.funding if row.fund_id is not None and row.refused_on is None}
    found |= {row.fund_id: row.fund for row in whole.staged if row.fund_id not in found}
    return found | {row.fund_id: "" for row in followed.claims if row.fund_id not in found}


def _fund(
    whole: WholeDossier, followed: Followed, fund: tuple[int, str], basis: Basis, grounds: Grounds, on: date
) -> FundClaims:
    fund_id, name = fund
    agreed, source = agreed_on(whole, followed, fund_id, on)
    rows = [each for each in followed.claims if each.fund_id == fund_id]
    settled = settle_claims(rows, followed.expenses, replace(basis, fund=agreed), on)
    return FundClaims(fund_id, name, agreed, source, basis.eligible, tuple(_claims(settled, grounds)))


def agreed_on(whole: WholeDossier, followed: Followed, fund_id: int, on: date) -> tuple[int, Source]:
    """What the fund gives on a day: as amended, else as signed, else as voted, else as planned."""
    said = {row.stage: row.amount for row in whole.staged if row.fund_id == fund_id and row.said_on <= on}
    first, source = said.get("convention"), "convention"
    if first is None:
        first, source = said.get("voted"), "voted"
    amended = follow_amendments(followed.amendments, fund_id, first, None, on)
    in_force = [each.amount_after for each in amended if each.standing == "in_force" and each.amount_after is not None]
    if in_force:
        return in_force[-1], "amendment"
    if first is not None:
        return first, source  # type: ignore[return-value]  # one of them
    planned = [row.amount for row in whole.funding if row.fund_id == fund_id and row.refused_on is None]
    return (sum(planned), "plan") if planned else (0, "nothing")


def _grounds(whole: WholeDossier, followed: Followed, costs: CostSheet, ends_on: date | None) -> Grounds:
    lines = {}
    for line in costs.lines:
        retained = [quote for quote in line.quotes if quote.is_retained]
        quote = retained[0] if len(retained) == 1 else None
        recovered = costs.rules.vat_recovered if line.row.vat_recovered is None else line.row.vat_recovered
        lines[line.row.id] = Agreed(
            label=line.row.label,
            eligible=line.eligible,
            supplier=quote.supplier if quote else None,
            quoted=None if quote is None else quote.amount + (0 if recovered == 1 else quote.vat),
            recovers_vat=recovered == 1,
        )
    return Grounds(whole.record.eligible_from, ends_on, lines, followed.elsewhere)


def _claims(settled: Sequence[SettledClaim], grounds: Grounds) -> Iterator[ClaimSheet]:
    for rank, each in enumerate(settled):
        before = [expense for other in settled[:rank] if other.row.withdrawn_on is None for expense in other.expenses]
        remarks = check_expenses(each.expenses, before, grounds)
        proposals = {
            expense.id: proposed
            for expense in each.expenses
            if (proposed := proposed_cut(expense, remarks)) is not None and proposed.cut != expense.cut
        }
        yield ClaimSheet(each, course_of(each.row), tuple(remarks), proposals, tuple(_missing(each, remarks)))


def _missing(each: SettledClaim, remarks: Sequence[Remark]) -> Iterator[str]:
    """What a claim lacks to be filed."""
    if not each.expenses:
        yield "no_expense"
    yield from dict.fromkeys(remark.code for remark in remarks if remark.weight == "missing")


def _received(whole: WholeDossier, followed: Followed) -> Iterator[Received]:
    """Public money that is not Europe's: what calls the fund."""
    calling = {
        row.id for row in whole.funding if row.nature == PUBLIC and row.refused_on is None and not row.is_european_money
    }
    for each in followed.payments:
        if each.paid_on is not None and each.funding_line_id in calling:
            yield Received(each.paid_on, each.amount)


def _funders(whole: WholeDossier, followed: Followed) -> Iterator[FunderSheet]:
    for row in whole.funding:
        if row.nature in (PUBLIC, PRIVATE) and row.refused_on is None:
            yield FunderSheet(row, tuple(each for each in followed.payments if each.funding_line_id == row.id))
