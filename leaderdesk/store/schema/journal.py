"""The journal's own tables, append-only by triggers, and the closed list of what stands outside it."""

from __future__ import annotations

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Integer, LargeBinary, MetaData, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.changes import KINDS
from leaderdesk.store.schema.columns import Code, Key, Keyed, Mapping


class EntryRow(Mapping):
    """One committed action; `about` (who, why, on what) stands apart from the chain, under its digest."""

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("height > 0", name="height"),
        CheckConstraint("length(hash) = 64", name="hash"),
        CheckConstraint("length(parent) = 64", name="parent"),
    )

    height: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    base: Mapped[int] = mapped_column(Key)
    lineage: Mapped[int] = mapped_column(Key)
    at: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Code(KINDS))
    undoes: Mapped[int | None] = mapped_column(Integer)
    about: Mapped[str | None] = mapped_column(Text)
    about_salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    about_digest: Mapped[str] = mapped_column(Text)
    parent: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)


class ChangeRow(Mapping):
    """A row before and after an entry; erasing the values leaves the digest, which the chain holds."""

    __tablename__ = "journal_changes"

    height: Mapped[int] = mapped_column(Integer, ForeignKey("journal.height"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    table_name: Mapped[str] = mapped_column(Text)
    row_key: Mapped[int] = mapped_column(Key)
    verb: Mapped[str] = mapped_column(Code(("created", "changed", "deleted")))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(Text)
    erased_by: Mapped[int | None] = mapped_column(Integer, ForeignKey("journal.height"))


class Draft(Keyed, Mapping):
    """What is being typed and not yet an action; kept so that a crash does not take it."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("place"),)

    base: Mapped[int] = mapped_column(Key)
    place: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)


class ViewState(Keyed, Mapping):
    """How a list was last looked at: columns, order, widths."""

    __tablename__ = "view_states"
    __table_args__ = (UniqueConstraint("view"),)

    base: Mapped[int] = mapped_column(Key)
    view: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)


# Both carry the base's id, so that a write-ahead log with nothing else in it is still known as ours.
OUTSIDE_JOURNAL = frozenset({"drafts", "view_states"})
JOURNAL_TABLES = frozenset({"journal", "journal_changes"})

PROTECTIONS = (
    """CREATE TRIGGER journal_no_update BEFORE UPDATE OF height, base, lineage, at, action, kind, undoes,
    about_digest, parent, hash ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    """CREATE TRIGGER journal_erase_only BEFORE UPDATE OF about, about_salt ON journal
    WHEN NEW.about IS NOT NULL OR NEW.about_salt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    """CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    """CREATE TRIGGER journal_changes_no_update BEFORE UPDATE OF height, position, table_name, row_key, verb, digest
    ON journal_changes BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    """CREATE TRIGGER journal_changes_erase_only BEFORE UPDATE OF before, after, salt, erased_by ON journal_changes
    WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.erased_by IS NULL
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    """CREATE TRIGGER journal_changes_no_delete BEFORE DELETE ON journal_changes
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
)


def protect_journal(metadata: MetaData) -> None:
    """Make the journal append-only by its own triggers wherever its tables are created."""
    for statement in PROTECTIONS:
        event.listen(metadata, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
