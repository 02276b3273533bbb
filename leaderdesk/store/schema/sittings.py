"""Sittings: their agenda, who answered the convocation, what was sent, every gesture noted, the sealed records."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.committee.vocabulary import (
    ANSWERS,
    PHASES,
    POINT_KINDS,
    SENDING_WAYS,
    SENDINGS,
    SITTING_KINDS,
)
from leaderdesk.store.schema.columns import Code, Day, Key, Keyed, Mapping, Moment, Words


class Sitting(Keyed, Mapping):
    """A meeting of the committee; `ground` is what it stood on when it opened, as its record will say it."""

    __tablename__ = "sittings"
    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Code(SITTING_KINDS))
    title: Mapped[str] = mapped_column(Words)
    held_on: Mapped[date] = mapped_column(Day)
    starts_at: Mapped[datetime | None] = mapped_column(Moment)
    place: Mapped[str | None] = mapped_column(Words)
    phase: Mapped[str] = mapped_column(Code(PHASES))
    # Of a written consultation.
    deadline: Mapped[datetime | None] = mapped_column(Moment)
    # The technical pre-committee whose notes this one sees.
    prepared_by_id: Mapped[int | None] = mapped_column(Key, ForeignKey("sittings.id"), index=True)
    ground: Mapped[str | None] = mapped_column(Words)
    remark: Mapped[str | None] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)


class AgendaPoint(Keyed, Mapping):
    """One line of the agenda."""

    __tablename__ = "agenda_points"

    sitting_id: Mapped[int] = mapped_column(Key, ForeignKey("sittings.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Code(POINT_KINDS))
    dossier_id: Mapped[int | None] = mapped_column(Key, ForeignKey("dossiers.id"), index=True)
    title: Mapped[str] = mapped_column(Words)
    decision: Mapped[str] = mapped_column(Words)
    planned_minutes: Mapped[int | None] = mapped_column(Integer)


class Invitation(Keyed, Mapping):
    """The convocation of one person: sent when and how, what they answered, to whom a vote was given."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("sitting_id", "member_id"),)

    sitting_id: Mapped[int] = mapped_column(Key, ForeignKey("sittings.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(Key, ForeignKey("members.id", ondelete="CASCADE"), index=True)
    sent_on: Mapped[date | None] = mapped_column(Day)
    way: Mapped[str | None] = mapped_column(Code(SENDING_WAYS))
    answer: Mapped[str | None] = mapped_column(Code(ANSWERS))
    answered_on: Mapped[date | None] = mapped_column(Day)
    proxy_to_id: Mapped[int | None] = mapped_column(Key, ForeignKey("members.id"), index=True)
    # Who comes for a part of the sitting only.
    comes_at: Mapped[datetime | None] = mapped_column(Moment)
    leaves_at: Mapped[datetime | None] = mapped_column(Moment)
    remark: Mapped[str | None] = mapped_column(Words)


class Sending(Keyed, Mapping):
    """Something sent for a sitting: what, when, to whom."""

    __tablename__ = "sendings"

    sitting_id: Mapped[int] = mapped_column(Key, ForeignKey("sittings.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(Code(SENDINGS))
    sent_on: Mapped[date] = mapped_column(Day)
    way: Mapped[str | None] = mapped_column(Code(SENDING_WAYS))
    recipients: Mapped[str | None] = mapped_column(Words)
    remark: Mapped[str | None] = mapped_column(Words)


class GestureRow(Keyed, Mapping):
    """One gesture of a sitting, as its record writes it."""

    __tablename__ = "gestures"
    __table_args__ = (UniqueConstraint("sitting_id", "rank"),)

    sitting_id: Mapped[int] = mapped_column(Key, ForeignKey("sittings.id", ondelete="CASCADE"))
    rank: Mapped[int] = mapped_column(Integer)
    at: Mapped[str] = mapped_column(Words)
    gesture: Mapped[str] = mapped_column(Words)


class SealedRecord(Keyed, Mapping):
    """The record of a sitting as it was sealed; a reopening keeps it and says why."""

    __tablename__ = "sealed_records"
    __table_args__ = (UniqueConstraint("sitting_id", "version"),)

    sitting_id: Mapped[int] = mapped_column(Key, ForeignKey("sittings.id"))
    version: Mapped[int] = mapped_column(Integer)
    sealed_on: Mapped[date] = mapped_column(Day)
    digest: Mapped[str] = mapped_column(Words)
    record: Mapped[str] = mapped_column(Words)
    reopened_on: Mapped[date | None] = mapped_column(Day)
    reopened_for: Mapped[str | None] = mapped_column(Words)
