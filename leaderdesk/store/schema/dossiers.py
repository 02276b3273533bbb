"""Holders and their contacts; dossiers with their costs, quotes, funding, states, tags, notes, attachments."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.dossiers import (
    COST_KINDS,
    ELIGIBILITY_ORIGINS,
    FUNDING_BASES,
    FUNDING_NATURES,
    STATUSES,
)
from leaderdesk.domain.holders import LEGAL_KINDS, NATURES
from leaderdesk.store.schema.columns import WHOLE, Code, Day, Flag, Key, Keyed, Mapping, Money, Rate, Words


class Holder(Keyed, Mapping):
    """Who carries projects; its nature is data of its own, apart from any committee college."""

    __tablename__ = "holders"

    name: Mapped[str] = mapped_column(Words)
    legal_kind: Mapped[str] = mapped_column(Code(LEGAL_KINDS))
    nature: Mapped[str] = mapped_column(Code(NATURES))
    siret: Mapped[str | None] = mapped_column(Words, index=True)
    address: Mapped[str | None] = mapped_column(Words)
    postcode: Mapped[str | None] = mapped_column(Words)
    commune: Mapped[str | None] = mapped_column(Words)
    insee: Mapped[str | None] = mapped_column(Words)
    epci: Mapped[str | None] = mapped_column(Words)
    recovers_vat: Mapped[bool | None] = mapped_column(Flag)


class Contact(Keyed, Mapping):
    """A person to speak to at a holder's."""

    __tablename__ = "contacts"

    holder_id: Mapped[int] = mapped_column(Key, ForeignKey("holders.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Words)
    role: Mapped[str | None] = mapped_column(Words)
    phone: Mapped[str | None] = mapped_column(Words)
    email: Mapped[str | None] = mapped_column(Words)


class Dossier(Keyed, Mapping):
    """An application for money, from the first contact to the end of controls."""

    __tablename__ = "dossiers"
    __table_args__ = (UniqueConstraint("number"),)

    number: Mapped[str] = mapped_column(Words)
    title: Mapped[str] = mapped_column(Words)
    summary: Mapped[str | None] = mapped_column(Words)
    fiche_id: Mapped[int] = mapped_column(Key, ForeignKey("fiches.id"), index=True)
    rules_id: Mapped[int] = mapped_column(Key, ForeignKey("fiche_rules.id"), index=True)
    holder_id: Mapped[int] = mapped_column(Key, ForeignKey("holders.id"), index=True)
    inside_share: Mapped[Fraction] = mapped_column(Rate)
    received_on: Mapped[date | None] = mapped_column(Day)
    eligible_from: Mapped[date | None] = mapped_column(Day)
    eligible_from_origin: Mapped[str | None] = mapped_column(Code(ELIGIBILITY_ORIGINS))
    opinion_on: Mapped[date | None] = mapped_column(Day)
    programmed_on: Mapped[date | None] = mapped_column(Day)
    convention_on: Mapped[date | None] = mapped_column(Day)
    convention_ends_on: Mapped[date | None] = mapped_column(Day)
    binned_on: Mapped[date | None] = mapped_column(Day)


class StatusStep(Keyed, Mapping):
    """A state a dossier is or was in; the one without an end is the present one."""

    __tablename__ = "status_steps"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    status: Mapped[str] = mapped_column(Code(STATUSES))
    since: Mapped[date] = mapped_column(Day)
    until: Mapped[date | None] = mapped_column(Day)


class CostLine(Keyed, Mapping):
    """An expense of a dossier: what it costs, and what of it is eligible."""

    __tablename__ = "cost_lines"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(Words)
    kind: Mapped[str] = mapped_column(Code(COST_KINDS))
    amount: Mapped[int] = mapped_column(Money)
    eligible_amount: Mapped[int] = mapped_column(Money)


class Quote(Keyed, Mapping):
    """A supplier's price for a cost line; one is retained, with the reason if it is not the cheapest."""

    __tablename__ = "quotes"

    cost_line_id: Mapped[int] = mapped_column(Key, ForeignKey("cost_lines.id", ondelete="CASCADE"), index=True)
    supplier: Mapped[str] = mapped_column(Words)
    amount: Mapped[int] = mapped_column(Money)
    dated_on: Mapped[date | None] = mapped_column(Day)
    is_retained: Mapped[bool] = mapped_column(Flag)
    reason: Mapped[str | None] = mapped_column(Words)


class FundingLine(Keyed, Mapping):
    """Money for a dossier: from a European fund, from a funder, or the holder's own."""

    __tablename__ = "funding_lines"
    __table_args__ = (
        CheckConstraint("(nature = 'european') = (fund_id IS NOT NULL)", name="fund"),
        CheckConstraint("nature NOT IN ('public', 'private') OR funder_id IS NOT NULL", name="funder"),
    )

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    nature: Mapped[str] = mapped_column(Code(FUNDING_NATURES))
    fund_id: Mapped[int | None] = mapped_column(Key, ForeignKey("funds.id"), index=True)
    funder_id: Mapped[int | None] = mapped_column(Key, ForeignKey("funders.id"), index=True)
    amount: Mapped[int] = mapped_column(Money)
    on_base: Mapped[str] = mapped_column(Code(FUNDING_BASES))
    decided_on: Mapped[date | None] = mapped_column(Day)


class Tag(Keyed, Mapping):
    """A free word to group dossiers by."""

    __tablename__ = "tags"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[str] = mapped_column(Words)


class DossierTag(Keyed, Mapping):
    """A tag put on a dossier."""

    __tablename__ = "dossier_tags"
    __table_args__ = (UniqueConstraint("dossier_id", "tag_id"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    tag_id: Mapped[int] = mapped_column(Key, ForeignKey("tags.id", ondelete="CASCADE"), index=True)


class Note(Keyed, Mapping):
    """A dated remark on a dossier."""

    __tablename__ = "notes"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    written_on: Mapped[date] = mapped_column(Day)
    author: Mapped[str] = mapped_column(Words)
    text: Mapped[str] = mapped_column(Words)


class Attachment(Keyed, Mapping):
    """A file of a dossier: its name is data only, its bytes stand beside the base under their digest."""

    __tablename__ = "attachments"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest"),
        CheckConstraint("size >= 0", name="size"),
    )

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Words)
    size: Mapped[int] = mapped_column(WHOLE)
    digest: Mapped[str] = mapped_column(Words, index=True)
    added_on: Mapped[date] = mapped_column(Day)
