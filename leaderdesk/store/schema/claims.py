"""What follows a decision: amendments, obligations, claims and their expenses, money of funders, controls."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.claims.vocabulary import (
    AMENDMENT_KINDS,
    CONTROL_BODIES,
    CUT_REASONS,
    FOLLOW_UP_KINDS,
    HANDS,
    PROOFS,
)
from leaderdesk.domain.payments import KINDS
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Money, Rate, Words


class Amendment(Keyed, Mapping):
    """An amendment of a convention: asked, decided, signed; it counts from the day it is signed."""

    __tablename__ = "amendments"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Code(AMENDMENT_KINDS))
    # What the fund gives from then on, and until when the convention runs.
    fund_id: Mapped[int | None] = mapped_column(Key, ForeignKey("funds.id"), index=True)
    amount: Mapped[int | None] = mapped_column(Money)
    ends_on: Mapped[date | None] = mapped_column(Day)
    content: Mapped[str | None] = mapped_column(Words)
    reason: Mapped[str | None] = mapped_column(Words)
    asked_on: Mapped[date | None] = mapped_column(Day)
    sitting_id: Mapped[int | None] = mapped_column(Key, ForeignKey("sittings.id", ondelete="SET NULL"), index=True)
    decided_on: Mapped[date | None] = mapped_column(Day)
    refused_on: Mapped[date | None] = mapped_column(Day)
    signed_on: Mapped[date | None] = mapped_column(Day)


class FollowUp(Keyed, Mapping):
    """Something the holder owes after the decision, and when it is due."""

    __tablename__ = "follow_ups"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Code(FOLLOW_UP_KINDS))
    label: Mapped[str] = mapped_column(Words)
    due_on: Mapped[date | None] = mapped_column(Day)
    # How long before it is due that it is spoken of; none takes the programme's.
    warn_days: Mapped[int | None] = mapped_column(Integer)
    done_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Words)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class PaymentClaim(Keyed, Mapping):
    """A claim on a fund, for an instalment or the balance: the day of each stage, and what the payer made of it."""

    __tablename__ = "payment_claims"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    fund_id: Mapped[int] = mapped_column(Key, ForeignKey("funds.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Code(KINDS))
    planned_claim_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("planned_claims.id", ondelete="SET NULL"), index=True
    )
    ready_on: Mapped[date | None] = mapped_column(Day)
    filed_on: Mapped[date | None] = mapped_column(Day)
    complete_on: Mapped[date | None] = mapped_column(Day)
    visited_on: Mapped[date | None] = mapped_column(Day)
    service_done_on: Mapped[date | None] = mapped_column(Day)
    sent_on: Mapped[date | None] = mapped_column(Day)
    paid_on: Mapped[date | None] = mapped_column(Day)
    withdrawn_on: Mapped[date | None] = mapped_column(Day)
    # The time it claims the costs of, where it does so year by year.
    covers_from: Mapped[date | None] = mapped_column(Day)
    covers_until: Mapped[date | None] = mapped_column(Day)
    # Who has it in hand, where that is not who usually has it at this stage.
    held_by: Mapped[str | None] = mapped_column(Code(HANDS))
    # Of the fund: what the holder asked, what the payer kept, what came; none takes what the rule gives.
    asked: Mapped[int | None] = mapped_column(Money)
    certified: Mapped[int | None] = mapped_column(Money)
    paid: Mapped[int | None] = mapped_column(Money)
    remark: Mapped[str | None] = mapped_column(Words)


class ClaimExpense(Keyed, Mapping):
    """An invoice, or what stands for one, in a claim: what is claimed of it, what was cut and why."""

    __tablename__ = "claim_expenses"

    claim_id: Mapped[int] = mapped_column(Key, ForeignKey("payment_claims.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    cost_line_id: Mapped[int | None] = mapped_column(Key, ForeignKey("cost_lines.id", ondelete="SET NULL"), index=True)
    label: Mapped[str] = mapped_column(Words)
    supplier: Mapped[str | None] = mapped_column(Words)
    invoice: Mapped[str | None] = mapped_column(Words)
    invoiced_on: Mapped[date | None] = mapped_column(Day)
    net: Mapped[int | None] = mapped_column(Money)
    vat: Mapped[int | None] = mapped_column(Money)
    claimed: Mapped[int] = mapped_column(Money)
    paid_on: Mapped[date | None] = mapped_column(Day)
    proof: Mapped[str | None] = mapped_column(Code(PROOFS))
    cut: Mapped[int] = mapped_column(Money)
    cut_reason: Mapped[str | None] = mapped_column(Code(CUT_REASONS))
    cut_remark: Mapped[str | None] = mapped_column(Words)
    # What it was drawn from, in the GAL's own file.
    payroll_id: Mapped[int | None] = mapped_column(Key, ForeignKey("payrolls.id", ondelete="SET NULL"), index=True)
    mission_id: Mapped[int | None] = mapped_column(Key, ForeignKey("missions.id", ondelete="SET NULL"), index=True)
    # The flat rate that it is, on the payslips of the same claim.
    drawn_rate: Mapped[Fraction | None] = mapped_column(Rate)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class FunderPayment(Keyed, Mapping):
    """Money of a funder that reached the holder."""

    __tablename__ = "funder_payments"

    funding_line_id: Mapped[int] = mapped_column(Key, ForeignKey("funding_lines.id", ondelete="CASCADE"), index=True)
    amount: Mapped[int] = mapped_column(Money)
    asked_on: Mapped[date | None] = mapped_column(Day)
    paid_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Words)


class Control(Keyed, Mapping):
    """A control of a dossier by a body: announced, visited, answered, closed, what it costs."""

    __tablename__ = "controls"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    body: Mapped[str] = mapped_column(Code(CONTROL_BODIES))
    sample: Mapped[str | None] = mapped_column(Words)
    announced_on: Mapped[date | None] = mapped_column(Day)
    visited_on: Mapped[date | None] = mapped_column(Day)
    reported_on: Mapped[date | None] = mapped_column(Day)
    closed_on: Mapped[date | None] = mapped_column(Day)
    conclusion: Mapped[str | None] = mapped_column(Words)
    to_recover: Mapped[int | None] = mapped_column(Money)
    recovered: Mapped[int | None] = mapped_column(Money)
    recovered_on: Mapped[date | None] = mapped_column(Day)


class ControlFinding(Keyed, Mapping):
    """Something a control found: until when it is to be answered, what was answered and corrected."""

    __tablename__ = "control_findings"

    control_id: Mapped[int] = mapped_column(Key, ForeignKey("controls.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Words)
    answer_due_on: Mapped[date | None] = mapped_column(Day)
    answer: Mapped[str | None] = mapped_column(Words)
    answered_on: Mapped[date | None] = mapped_column(Day)
    correction: Mapped[int | None] = mapped_column(Money)
    is_upheld: Mapped[bool | None] = mapped_column(Flag)
