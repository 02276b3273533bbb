"""The cash of a holder for one dossier: what it starts with, what moves it, and the claims it plans."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.dossiers import CASH_KINDS
from leaderdesk.store.schema.columns import Balance, Code, Day, Flag, Key, Keyed, Mapping, Money, Rate, Words


class CashPlan(Keyed, Mapping):
    """What the treasury of a dossier starts from, and from when on it is serious."""

    __tablename__ = "cash_plans"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    starts_on: Mapped[date | None] = mapped_column(Day)
    months: Mapped[int | None] = mapped_column(Integer)
    opening: Mapped[int | None] = mapped_column(Balance)
    annual_budget: Mapped[int | None] = mapped_column(Money)
    loan_rate: Mapped[Fraction | None] = mapped_column(Rate)
    red_share: Mapped[Fraction | None] = mapped_column(Rate)
    red_months: Mapped[int | None] = mapped_column(Integer)


class CashMovement(Keyed, Mapping):
    """Money spent or received; the likely month, and the early and late ones where they differ."""

    __tablename__ = "cash_movements"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Code(CASH_KINDS))
    label: Mapped[str] = mapped_column(Words)
    amount: Mapped[int] = mapped_column(Money)
    due_on: Mapped[date | None] = mapped_column(Day)
    early_on: Mapped[date | None] = mapped_column(Day)
    late_on: Mapped[date | None] = mapped_column(Day)
    is_done: Mapped[bool] = mapped_column(Flag)
    cost_line_id: Mapped[int | None] = mapped_column(Key, ForeignKey("cost_lines.id", ondelete="SET NULL"), index=True)
    funding_line_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("funding_lines.id", ondelete="SET NULL"), index=True
    )


class PlannedClaim(Keyed, Mapping):
    """A payment of the fund that will be claimed, and the months each scenario gives it."""

    __tablename__ = "planned_claims"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(Words)
    amount: Mapped[int] = mapped_column(Money)
    ready_on: Mapped[date | None] = mapped_column(Day)
    # Months from ready to claimed, then from claimed to paid; none takes the measured delays or the programme's.
    filing_months: Mapped[int | None] = mapped_column(Integer)
    early_months: Mapped[int | None] = mapped_column(Integer)
    likely_months: Mapped[int | None] = mapped_column(Integer)
    late_months: Mapped[int | None] = mapped_column(Integer)


class CashVariant(Keyed, Mapping):
    """Another way to carry the same project, held beside the plan."""

    __tablename__ = "cash_variants"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Words)
    # Into how many claims the fund is asked, and over how many months the works are spread again.
    claims: Mapped[int | None] = mapped_column(Integer)
    phases: Mapped[int | None] = mapped_column(Integer)
    funders_first: Mapped[bool] = mapped_column(Flag)
    # What share of each bill suppliers agree to wait for, and how long.
    deferred_share: Mapped[Fraction | None] = mapped_column(Rate)
    deferred_months: Mapped[int | None] = mapped_column(Integer)
    # A loan: how much, at what rate and fee, from which month on and for how long.
    loan: Mapped[int | None] = mapped_column(Money)
    loan_rate: Mapped[Fraction | None] = mapped_column(Rate)
    loan_fee: Mapped[int | None] = mapped_column(Money)
    loan_months: Mapped[int | None] = mapped_column(Integer)


class BridgeOffer(Keyed, Mapping):
    """Somebody who may lend until the fund is paid, on conditions seen on a day; nothing here promises a rate."""

    __tablename__ = "bridge_offers"

    name: Mapped[str] = mapped_column(Words)
    lends_to: Mapped[str | None] = mapped_column(Words)
    conditions: Mapped[str | None] = mapped_column(Words)
    amount_max: Mapped[int | None] = mapped_column(Money)
    months: Mapped[int | None] = mapped_column(Integer)
    loan_rate: Mapped[Fraction | None] = mapped_column(Rate)
    loan_fee: Mapped[int | None] = mapped_column(Money)
    contact: Mapped[str | None] = mapped_column(Words)
    seen_on: Mapped[date | None] = mapped_column(Day)
    source: Mapped[str | None] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)
