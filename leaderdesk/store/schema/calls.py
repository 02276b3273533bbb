"""Calls for projects, and the register of what was deposited for them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.programmes import DEPOSIT_WAYS
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Moment, Money, Words


class Call(Keyed, Mapping):
    """A call for projects: its rules, when it opens and closes, its envelope and its frozen grid."""

    __tablename__ = "calls"

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"), index=True)
    title: Mapped[str] = mapped_column(Words)
    rules: Mapped[str | None] = mapped_column(Words)
    opens_at: Mapped[datetime | None] = mapped_column(Moment)
    closes_at: Mapped[datetime | None] = mapped_column(Moment)
    envelope: Mapped[int | None] = mapped_column(Money)
    fiche_id: Mapped[int | None] = mapped_column(Key, ForeignKey("fiches.id"), index=True)
    grid_version_id: Mapped[int | None] = mapped_column(Key, ForeignKey("grid_versions.id"), index=True)
    published_on: Mapped[date | None] = mapped_column(Day)
    published_where: Mapped[str | None] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)


class Deposit(Keyed, Mapping):
    """A file deposited for a call; whether it is late is read from its minute, never typed."""

    __tablename__ = "deposits"
    __table_args__ = (UniqueConstraint("call_id", "number"),)

    call_id: Mapped[int] = mapped_column(Key, ForeignKey("calls.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    holder_name: Mapped[str] = mapped_column(Words)
    title: Mapped[str | None] = mapped_column(Words)
    received_at: Mapped[datetime] = mapped_column(Moment)
    way: Mapped[str | None] = mapped_column(Code(DEPOSIT_WAYS))
    is_complete: Mapped[bool | None] = mapped_column(Flag)
    missing: Mapped[str | None] = mapped_column(Words)
    dossier_id: Mapped[int | None] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="SET NULL"), index=True)
