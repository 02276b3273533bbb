"""Dossiers with their states, tags, notes, and the amounts they were given stage after stage."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.claims.vocabulary import AMOUNT_ORIGINS
from leaderdesk.domain.dossiers import ELIGIBILITY_ORIGINS, STATUSES
from leaderdesk.domain.envelopes.chains import STAGES
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Money, Rate, Words


class Dossier(Keyed, Mapping):
    """An application for money, from the first contact to the end of controls."""

    __tablename__ = "dossiers"
    __table_args__ = (UniqueConstraint("number"),)

    number: Mapped[str] = mapped_column(Words)
    title: Mapped[str] = mapped_column(Words)
    summary: Mapped[str | None] = mapped_column(Words)
    theme: Mapped[str | None] = mapped_column(Words)
    communes: Mapped[str | None] = mapped_column(Words)
    partners: Mapped[str | None] = mapped_column(Words)
    starts_on: Mapped[date | None] = mapped_column(Day)
    ends_on: Mapped[date | None] = mapped_column(Day)
    person_id: Mapped[int | None] = mapped_column(Key, ForeignKey("people.id"), index=True)
    call_id: Mapped[int | None] = mapped_column(Key, ForeignKey("calls.id"), index=True)
    # Neither is known of somebody who has only called, nor how much of the project is inside the territory.
    fiche_id: Mapped[int | None] = mapped_column(Key, ForeignKey("fiches.id"), index=True)
    rules_id: Mapped[int | None] = mapped_column(Key, ForeignKey("fiche_rules.id"), index=True)
    checklist_id: Mapped[int | None] = mapped_column(Key, ForeignKey("checklists.id"), index=True)
    grid_version_id: Mapped[int | None] = mapped_column(Key, ForeignKey("grid_versions.id"), index=True)
    holder_id: Mapped[int] = mapped_column(Key, ForeignKey("holders.id"), index=True)
    inside_share: Mapped[Fraction | None] = mapped_column(Rate)
    benefits_territory: Mapped[bool | None] = mapped_column(Flag)
    regime: Mapped[str | None] = mapped_column(Words)
    revenue: Mapped[int | None] = mapped_column(Money)
    next_step: Mapped[str | None] = mapped_column(Words)
    next_step_on: Mapped[date | None] = mapped_column(Day)
    committee_on: Mapped[date | None] = mapped_column(Day)
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


class StagedAmount(Keyed, Mapping):
    """What a stage said of the fund's money on a day: requested, instructed, voted, under convention, claimed, paid."""

    __tablename__ = "staged_amounts"
    __table_args__ = (UniqueConstraint("dossier_id", "fund_id", "stage", "said_on"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    fund_id: Mapped[int] = mapped_column(Key, ForeignKey("funds.id"), index=True)
    stage: Mapped[str] = mapped_column(Code(STAGES))
    amount: Mapped[int] = mapped_column(Money)
    said_on: Mapped[date] = mapped_column(Day)
    # Claims and amendments say theirs themselves, and say it anew whenever they change.
    origin: Mapped[str] = mapped_column(Code(AMOUNT_ORIGINS))
    reason: Mapped[str | None] = mapped_column(Words)


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
    # Whom something is asked of, for when, and the day it came.
    asked_of: Mapped[str | None] = mapped_column(Words)
    due_on: Mapped[date | None] = mapped_column(Day)
    done_on: Mapped[date | None] = mapped_column(Day)
