"""Cooperation with other territories: the agreement, the partners with their shares, the costs in common."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.cooperation.vocabulary import COOPERATION_KINDS, PARTNER_KINDS
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Money, Rate, Words


class Cooperation(Keyed, Mapping):
    """What makes a dossier a cooperation: its kind, its agreement, its common action."""

    __tablename__ = "cooperations"
    __table_args__ = (UniqueConstraint("dossier_id"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Code(COOPERATION_KINDS))
    common_action: Mapped[str | None] = mapped_column(Words)
    agreed_on: Mapped[date | None] = mapped_column(Day)
    ends_on: Mapped[date | None] = mapped_column(Day)
    # When the managing authority said that it may start, where it must.
    approved_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Words)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class CooperationPartner(Keyed, Mapping):
    """A territory or a body in a cooperation: what it spends, what it asks, its share of the common costs."""

    __tablename__ = "cooperation_partners"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Words)
    kind: Mapped[str] = mapped_column(Code(PARTNER_KINDS))
    country: Mapped[str | None] = mapped_column(Words)
    region: Mapped[str | None] = mapped_column(Words)
    contact: Mapped[str | None] = mapped_column(Words)
    is_us: Mapped[bool] = mapped_column(Flag)
    is_lead: Mapped[bool] = mapped_column(Flag)
    share: Mapped[Fraction | None] = mapped_column(Rate)
    budget: Mapped[int | None] = mapped_column(Money)
    fund_asked: Mapped[int | None] = mapped_column(Money)
    decided_on: Mapped[date | None] = mapped_column(Day)
    signed_on: Mapped[date | None] = mapped_column(Day)
    convention_on: Mapped[date | None] = mapped_column(Day)
    left_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Words)


class CommonCost(Keyed, Mapping):
    """A cost that the partners bear together, and which of them pays it."""

    __tablename__ = "common_costs"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(Words)
    amount: Mapped[int] = mapped_column(Money)
    paid_by_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("cooperation_partners.id", ondelete="SET NULL"), index=True
    )
    paid_on: Mapped[date | None] = mapped_column(Day)
