"""Holders, their contacts, the small aids they had elsewhere, and the conversations held with people who ask."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.eligibility.facts import ENTERPRISE_SIZES
from leaderdesk.domain.holders import FITS, LEGAL_KINDS, NATURES
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Money, Words


class Holder(Keyed, Mapping):
    """Who carries projects; its nature is data of its own, apart from any committee college."""

    __tablename__ = "holders"

    name: Mapped[str] = mapped_column(Words)
    legal_kind: Mapped[str | None] = mapped_column(Code(LEGAL_KINDS))
    nature: Mapped[str] = mapped_column(Code(NATURES))
    siret: Mapped[str | None] = mapped_column(Words, index=True)
    address: Mapped[str | None] = mapped_column(Words)
    postcode: Mapped[str | None] = mapped_column(Words)
    commune: Mapped[str | None] = mapped_column(Words)
    insee: Mapped[str | None] = mapped_column(Words)
    epci: Mapped[str | None] = mapped_column(Words)
    is_inside: Mapped[bool | None] = mapped_column(Flag)
    recovers_vat: Mapped[bool | None] = mapped_column(Flag)
    size: Mapped[str | None] = mapped_column(Code(ENTERPRISE_SIZES))
    undertaking: Mapped[str | None] = mapped_column(Words)
    remark: Mapped[str | None] = mapped_column(Words)
    binned_on: Mapped[date | None] = mapped_column(Day)
    merged_into: Mapped[int | None] = mapped_column(Key, ForeignKey("holders.id"), index=True)


class Contact(Keyed, Mapping):
    """A person to speak to at a holder's."""

    __tablename__ = "contacts"

    holder_id: Mapped[int] = mapped_column(Key, ForeignKey("holders.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Words)
    role: Mapped[str | None] = mapped_column(Words)
    phone: Mapped[str | None] = mapped_column(Words)
    email: Mapped[str | None] = mapped_column(Words)


class PastAid(Keyed, Mapping):
    """A de minimis aid that a holder had from somebody else."""

    __tablename__ = "past_aids"

    holder_id: Mapped[int] = mapped_column(Key, ForeignKey("holders.id", ondelete="CASCADE"), index=True)
    regime: Mapped[str] = mapped_column(Words)
    amount: Mapped[int] = mapped_column(Money)
    granted_on: Mapped[date | None] = mapped_column(Day)
    granted_by: Mapped[str | None] = mapped_column(Words)


class Conversation(Keyed, Mapping):
    """Somebody called or came: about what, what was answered, and what an orientation found."""

    __tablename__ = "conversations"

    held_on: Mapped[date] = mapped_column(Day)
    author: Mapped[str] = mapped_column(Words)
    caller: Mapped[str] = mapped_column(Words)
    phone: Mapped[str | None] = mapped_column(Words)
    email: Mapped[str | None] = mapped_column(Words)
    commune: Mapped[str | None] = mapped_column(Words)
    about: Mapped[str] = mapped_column(Words)
    answered: Mapped[str | None] = mapped_column(Words)
    asked_of: Mapped[str | None] = mapped_column(Words)
    due_on: Mapped[date | None] = mapped_column(Day)
    done_on: Mapped[date | None] = mapped_column(Day)
    fits: Mapped[str | None] = mapped_column(Code(FITS))
    fiche_id: Mapped[int | None] = mapped_column(Key, ForeignKey("fiches.id"), index=True)
    # The answers of the orientation, as JSON.
    orientation: Mapped[str | None] = mapped_column(Words)
    holder_id: Mapped[int | None] = mapped_column(Key, ForeignKey("holders.id"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="SET NULL"), index=True)
    binned_on: Mapped[date | None] = mapped_column(Day)
