"""Workbooks taken into the base with their reports, what was chosen for their sources, tables held against the base."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.workbooks.vocabulary import DIFFERENCE_VERDICTS
from leaderdesk.store.schema.columns import Code, Day, Key, Keyed, Mapping, Moment, Words


class WorkbookSource(Keyed, Mapping):
    """Where workbooks with the same headings come from: which field each heading is, what its words stand for."""

    __tablename__ = "workbook_sources"
    __table_args__ = (
        UniqueConstraint("fingerprint", "pattern"),
        CheckConstraint("length(fingerprint) = 64", name="fingerprint"),
    )

    # Of the folded headings together, and of a file's name without its figures.
    fingerprint: Mapped[str] = mapped_column(Words)
    pattern: Mapped[str] = mapped_column(Words)
    chosen_on: Mapped[date] = mapped_column(Day)
    # As JSON: fields by folded heading; by field, our codes by folded word.
    columns: Mapped[str] = mapped_column(Words)
    words: Mapped[str] = mapped_column(Words)


class WorkbookRun(Keyed, Mapping):
    """One workbook as it was taken: how many rows had each verdict, and the whole report as JSON."""

    __tablename__ = "workbook_runs"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    name: Mapped[str] = mapped_column(Words)
    kind: Mapped[str] = mapped_column(Words)
    digest: Mapped[str] = mapped_column(Words, index=True)
    imported_at: Mapped[datetime] = mapped_column(Moment)
    new_rows: Mapped[int] = mapped_column(Integer)
    changed_rows: Mapped[int] = mapped_column(Integer)
    same_rows: Mapped[int] = mapped_column(Integer)
    # Doubts and errors that were left, and rows that somebody did not want.
    doubt_rows: Mapped[int] = mapped_column(Integer)
    error_rows: Mapped[int] = mapped_column(Integer)
    skipped_rows: Mapped[int] = mapped_column(Integer)
    report: Mapped[str] = mapped_column(Words)
    source_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("workbook_sources.id", ondelete="SET NULL"), index=True
    )
    # The file itself; what was pasted has none.
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class Reconciliation(Keyed, Mapping):
    """A table of the region held against the base on a day: what differed, as JSON; nothing was written by it."""

    __tablename__ = "reconciliations"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    name: Mapped[str] = mapped_column(Words)
    digest: Mapped[str] = mapped_column(Words)
    held_on: Mapped[date] = mapped_column(Day)
    # The day the table speaks of, where it says one.
    said_on: Mapped[date | None] = mapped_column(Day)
    report: Mapped[str] = mapped_column(Words)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class KeptDifference(Keyed, Mapping):
    """A difference that somebody looked at: ours is right, or the region was asked; said again once it changes."""

    __tablename__ = "kept_differences"
    __table_args__ = (UniqueConstraint("dossier_id", "field"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    field: Mapped[str] = mapped_column(Words)
    ours: Mapped[str | None] = mapped_column(Words)
    theirs: Mapped[str | None] = mapped_column(Words)
    verdict: Mapped[str] = mapped_column(Code(DIFFERENCE_VERDICTS))
    reason: Mapped[str | None] = mapped_column(Words)
    author: Mapped[str] = mapped_column(Words)
    said_on: Mapped[date] = mapped_column(Day)
    answered_on: Mapped[date | None] = mapped_column(Day)
