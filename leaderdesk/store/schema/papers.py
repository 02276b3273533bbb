"""Papers that were made, and what became of each; the logos that all of them bear."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.committee.vocabulary import SENDING_WAYS
from leaderdesk.store.schema.columns import Code, Day, Flag, Key, Keyed, Mapping, Words


class MadePaper(Keyed, Mapping):
    """One paper as it was made: another text of it is another row, and what was signed stays as it was."""

    __tablename__ = "made_papers"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    kind: Mapped[str] = mapped_column(Words)
    sitting_id: Mapped[int | None] = mapped_column(Key, ForeignKey("sittings.id", ondelete="CASCADE"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    reference: Mapped[str] = mapped_column(Words)
    title: Mapped[str] = mapped_column(Words)
    # Of what it says, whatever it is written as.
    digest: Mapped[str] = mapped_column(Words)
    is_draft: Mapped[bool] = mapped_column(Flag)
    prepared_on: Mapped[date] = mapped_column(Day)
    printed_on: Mapped[date | None] = mapped_column(Day)
    signed_on: Mapped[date | None] = mapped_column(Day)
    sent_on: Mapped[date | None] = mapped_column(Day)
    sent_by: Mapped[str | None] = mapped_column(Code(SENDING_WAYS))
    # What came back signed.
    scan_id: Mapped[int | None] = mapped_column(Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True)
    remark: Mapped[str | None] = mapped_column(Words)


class Logo(Keyed, Mapping):
    """A picture at the head of each paper, in its order, and whose it is."""

    __tablename__ = "logos"

    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Words)
    attachment_id: Mapped[int] = mapped_column(Key, ForeignKey("attachments.id"), index=True)
