"""What a dossier is judged by: attachments, pieces with their days, answers to the checklist, notes on the grid."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.eligibility.results import OUTCOMES
from leaderdesk.store.schema.columns import WHOLE, Code, Day, Key, Keyed, Mapping, Quantity, Words


class Attachment(Keyed, Mapping):
    """A file of a dossier, of a call, of a sitting, or of the group itself.

    Its name is data only, its bytes stand beside the base under their digest.
    """

    __tablename__ = "attachments"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest"),
        CheckConstraint("size >= 0", name="size"),
        CheckConstraint(
            "(dossier_id IS NOT NULL) + (call_id IS NOT NULL) + (sitting_id IS NOT NULL) <= 1", name="owner"
        ),
    )

    dossier_id: Mapped[int | None] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    call_id: Mapped[int | None] = mapped_column(Key, ForeignKey("calls.id", ondelete="CASCADE"), index=True)
    sitting_id: Mapped[int | None] = mapped_column(Key, ForeignKey("sittings.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Words)
    size: Mapped[int] = mapped_column(WHOLE)
    digest: Mapped[str] = mapped_column(Words, index=True)
    added_on: Mapped[date] = mapped_column(Day)


class Piece(Keyed, Mapping):
    """A document of the file: when it came, what it is dated, until when it holds, and the file itself."""

    __tablename__ = "pieces"
    __table_args__ = (UniqueConstraint("dossier_id", "code"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(Words)
    label: Mapped[str | None] = mapped_column(Words)
    asked_on: Mapped[date | None] = mapped_column(Day)
    received_on: Mapped[date | None] = mapped_column(Day)
    dated_on: Mapped[date | None] = mapped_column(Day)
    expires_on: Mapped[date | None] = mapped_column(Day)
    # Why it is not needed here.
    set_aside: Mapped[str | None] = mapped_column(Words)
    attachment_id: Mapped[int | None] = mapped_column(
        Key, ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )


class CheckMark(Keyed, Mapping):
    """What a person answered to an item of the checklist, in place of or beside the automatic answer, and why."""

    __tablename__ = "check_marks"
    __table_args__ = (UniqueConstraint("dossier_id", "item"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    item: Mapped[str] = mapped_column(Words)
    outcome: Mapped[str] = mapped_column(Code(OUTCOMES))
    # The automatic answer it stands for: when that one changes, it lapses. None for an item that only people answer.
    replaces: Mapped[str | None] = mapped_column(Code(OUTCOMES))
    reason: Mapped[str | None] = mapped_column(Words)
    author: Mapped[str] = mapped_column(Words)
    marked_on: Mapped[date] = mapped_column(Day)


class GridNote(Keyed, Mapping):
    """A note given to a dossier for one criterion by one person of the team, before any committee; none abstains."""

    __tablename__ = "grid_notes"
    __table_args__ = (UniqueConstraint("dossier_id", "author", "criterion"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"))
    author: Mapped[str] = mapped_column(Words)
    criterion: Mapped[str] = mapped_column(Words)
    note: Mapped[Fraction | None] = mapped_column(Quantity)
    remark: Mapped[str | None] = mapped_column(Words)
