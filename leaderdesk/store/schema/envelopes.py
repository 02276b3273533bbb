"""What moves the envelopes, what they must reach, who waits: avenants and transfers, targets, ranks."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.claims.vocabulary import TARGET_MEASURES
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Money, Rate, Words


class Avenant(Keyed, Mapping):
    """Transfers between envelopes decided together; without a day of decision they are a simulation."""

    __tablename__ = "avenants"

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(Words)
    sitting_id: Mapped[int | None] = mapped_column(Key, ForeignKey("sittings.id", ondelete="SET NULL"), index=True)
    decided_on: Mapped[date | None] = mapped_column(Day)
    approved_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Words)


class Transfer(Keyed, Mapping):
    """Money taken from an envelope and given to another; one end may be outside the programme."""

    __tablename__ = "transfers"
    __table_args__ = (CheckConstraint("taken_from_id IS NOT NULL OR given_to_id IS NOT NULL", name="ends"),)

    avenant_id: Mapped[int] = mapped_column(Key, ForeignKey("avenants.id", ondelete="CASCADE"), index=True)
    amount: Mapped[int] = mapped_column(Money)
    taken_from_id: Mapped[int | None] = mapped_column(Key, ForeignKey("envelopes.id"), index=True)
    given_to_id: Mapped[int | None] = mapped_column(Key, ForeignKey("envelopes.id"), index=True)


class Target(Keyed, Mapping):
    """What must be programmed, claimed or paid by a day, on a fund or one fiche-action of it."""

    __tablename__ = "targets"
    __table_args__ = (CheckConstraint("(amount IS NULL) != (rate IS NULL)", name="amount_or_rate"),)

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"), index=True)
    due_on: Mapped[date] = mapped_column(Day)
    fund_id: Mapped[int] = mapped_column(Key, ForeignKey("funds.id"), index=True)
    fiche_id: Mapped[int | None] = mapped_column(Key, ForeignKey("fiches.id", ondelete="CASCADE"), index=True)
    measure: Mapped[str] = mapped_column(Code(TARGET_MEASURES))
    amount: Mapped[int | None] = mapped_column(Money)
    rate: Mapped[Fraction | None] = mapped_column(Rate)
    label: Mapped[str | None] = mapped_column(Words)
    # What is not reached by then is lost to the territory.
    is_decommitment: Mapped[bool] = mapped_column(Flag)


class WaitingRank(Keyed, Mapping):
    """The rank that the committee gave to a project that waits for money."""

    __tablename__ = "waiting_ranks"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    # None once it was taken away: the sitting that gave it does not give it again.
    rank: Mapped[int | None] = mapped_column(Integer)
    sitting_id: Mapped[int | None] = mapped_column(Key, ForeignKey("sittings.id", ondelete="SET NULL"), index=True)
    said_on: Mapped[date] = mapped_column(Day)
    reason: Mapped[str | None] = mapped_column(Words)
