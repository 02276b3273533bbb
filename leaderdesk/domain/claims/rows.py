"""The rows that follow a decision as plain values, a field for each column; amounts in cents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """An amendment of a convention."""

    id: int
    position: int
    kind: str
    fund_id: int | None
    amount: int | None
    ends_on: date | None
    content: str | None
    reason: str | None
    asked_on: date | None
    sitting_id: int | None
    decided_on: date | None
    refused_on: date | None
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Something the holder owes, and when it is due."""

    id: int
    kind: str
    label: str
    due_on: date | None
    warn_days: int | None
    done_on: date | None
    remark: str | None
    attachment_id: int | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim on a fund, with the day of each of its stages."""

    id: int
    fund_id: int
    position: int
    kind: str
    planned_claim_id: int | None
    ready_on: date | None
    filed_on: date | None
    complete_on: date | None
    visited_on: date | None
    service_done_on: date | None
    sent_on: date | None
    paid_on: date | None
    withdrawn_on: date | None
    held_by: str | None
    asked: int | None
    certified: int | None
    paid: int | None
    remark: str | None
    # The time it claims the costs of, where it does so year by year.
    covers_from: date | None = None
    covers_until: date | None = None


@dataclass(frozen=True, slots=True)
class ExpenseRow:
    """An invoice in a claim."""

    id: int
    claim_id: int
    position: int
    cost_line_id: int | None
    label: str
    supplier: str | None
    invoice: str | None
    invoiced_on: date | None
    net: int | None
    vat: int | None
    claimed: int
    paid_on: date | None
    proof: str | None
    cut: int
    cut_reason: str | None
    cut_remark: str | None
    attachment_id: int | None
    # What it was drawn from, in the GAL's own file: a payslip, a mission, or a flat rate on the payslips.
    payroll_id: int | None = None
    mission_id: int | None = None
    drawn_rate: Fraction | None = None

    @property
    def kept(self) -> int:
        """What is claimed of it once the cut is taken off."""
        return self.claimed - self.cut


@dataclass(frozen=True, slots=True)
class FunderPaymentRow:
    """Money of a funder that was asked, or that reached the holder."""

    id: int
    funding_line_id: int
    amount: int
    asked_on: date | None
    paid_on: date | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class ElsewhereRow:
    """An invoice claimed elsewhere: of the same number as one of this dossier."""

    number: str
    supplier: str | None
    invoice: str
    claimed: int
    invoiced_on: date | None = None
    net: int | None = None
    vat: int | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """All that follows the decision on one dossier."""

    amendments: tuple[AmendmentRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    expenses: tuple[ExpenseRow, ...] = ()
    payments: tuple[FunderPaymentRow, ...] = ()
    elsewhere: tuple[ElsewhereRow, ...] = ()

    def expenses_of(self, claim_id: int) -> tuple[ExpenseRow, ...]:
        """The expenses of one claim, in their order."""
        return tuple(each for each in self.expenses if each.claim_id == claim_id)
