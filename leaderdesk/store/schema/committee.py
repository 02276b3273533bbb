"""The committee: seats, those who held them and when, what binds them to others, and the interests they declared."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.committee.vocabulary import COLLEGES, INTEREST_STATES, MANDATE_ROLES, PARTY_ROLES, TIE_KINDS
from leaderdesk.store.schema.columns import Code, Day, Key, Keyed, Mapping, Words


class Seat(Keyed, Mapping):
    """A seat of the committee; its college is data, never derived from the structure."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"))
    structure_id: Mapped[int | None] = mapped_column(Key, ForeignKey("structures.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    college: Mapped[str] = mapped_column(Code(COLLEGES))
    interest_group: Mapped[str | None] = mapped_column(Words)


class Member(Keyed, Mapping):
    """Somebody of the committee; the name tells them from every other, as the record of a sitting names them."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("programme_id", "name"),)

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"))
    name: Mapped[str] = mapped_column(Words)
    phone: Mapped[str | None] = mapped_column(Words)
    email: Mapped[str | None] = mapped_column(Words)
    street: Mapped[str | None] = mapped_column(Words)
    postcode: Mapped[str | None] = mapped_column(Words)
    commune: Mapped[str | None] = mapped_column(Words)
    remark: Mapped[str | None] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)


class Mandate(Keyed, Mapping):
    """Somebody on a seat, in the pool of a college, or heard without a vote, from a day to a last day."""

    __tablename__ = "mandates"
    __table_args__ = (
        CheckConstraint("(role IN ('titulaire', 'suppleant')) = (seat_id IS NOT NULL)", name="seat"),
        CheckConstraint("(role = 'pooled') = (college IS NOT NULL AND pool_rank IS NOT NULL)", name="pool"),
    )

    member_id: Mapped[int] = mapped_column(Key, ForeignKey("members.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(Code(MANDATE_ROLES))
    seat_id: Mapped[int | None] = mapped_column(Key, ForeignKey("seats.id", ondelete="CASCADE"), index=True)
    college: Mapped[str | None] = mapped_column(Code(COLLEGES))
    pool_rank: Mapped[int | None] = mapped_column(Integer)
    since: Mapped[date] = mapped_column(Day)
    until: Mapped[date | None] = mapped_column(Day)


class Office(Keyed, Mapping):
    """Who presides the committee: rank 1 is the president, the deputies follow in the order in which they stand in."""

    __tablename__ = "offices"

    programme_id: Mapped[int] = mapped_column(Key, ForeignKey("programmes.id"), index=True)
    member_id: Mapped[int] = mapped_column(Key, ForeignKey("members.id", ondelete="CASCADE"), index=True)
    rank: Mapped[int] = mapped_column(Integer)
    since: Mapped[date] = mapped_column(Day)
    until: Mapped[date | None] = mapped_column(Day)


class MemberTie(Keyed, Mapping):
    """What binds a member to a structure or a commune, beside their seat."""

    __tablename__ = "member_ties"

    member_id: Mapped[int] = mapped_column(Key, ForeignKey("members.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Code(TIE_KINDS))
    name: Mapped[str] = mapped_column(Words)
    siren: Mapped[str | None] = mapped_column(Words)
    since: Mapped[date | None] = mapped_column(Day)
    until: Mapped[date | None] = mapped_column(Day)


class Interest(Keyed, Mapping):
    """An interest of a member in a dossier, declared; or a suggestion of one, dismissed with its reason."""

    __tablename__ = "interests"

    member_id: Mapped[int] = mapped_column(Key, ForeignKey("members.id", ondelete="CASCADE"), index=True)
    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(Code(INTEREST_STATES))
    role: Mapped[str | None] = mapped_column(Code(PARTY_ROLES))
    party: Mapped[str | None] = mapped_column(Words)
    suggestion: Mapped[str | None] = mapped_column(Words)
    reason: Mapped[str] = mapped_column(Words)
    author: Mapped[str] = mapped_column(Words)
    said_on: Mapped[date] = mapped_column(Day)


class YearlyDeclaration(Keyed, Mapping):
    """The declaration of interests that a member signs for a year."""

    __tablename__ = "yearly_declarations"
    __table_args__ = (UniqueConstraint("member_id", "year"),)

    member_id: Mapped[int] = mapped_column(Key, ForeignKey("members.id", ondelete="CASCADE"))
    year: Mapped[int] = mapped_column(Integer)
    signed_on: Mapped[date | None] = mapped_column(Day)
    text: Mapped[str | None] = mapped_column(Words)
