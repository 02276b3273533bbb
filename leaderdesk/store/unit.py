"""The unit of work: one action, one transaction, one journal entry; rolled back unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from leaderdesk.domain.changes import Change
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal.entries import Act, append_entry, erase_values
from leaderdesk.store.journal.recorder import forget_recorded, read_recorded, set_recording
from leaderdesk.store.journal.replay import apply_changes
from leaderdesk.system.steps import Tell, no_tell


class Unit:
    """What is written between `with` and `commit` is one entry, whoever writes it and however."""

    def __init__(self, base: OpenBase, act: Act) -> None:
        base.refuse_writes()
        self._base = base
        self._act = act
        self._is_committed = False
        self.ids = base.author.ids
        self.session = Session(base.engine, expire_on_commit=False)

    def __enter__(self) -> Self:
        """Begin the transaction and let writes through."""
        try:
            with world_faults(self._base.path):
                self.session.connection()
                set_recording(self._base.connection, is_open=True)
        except BaseException:
            self.session.close()
            raise
        return self

    def commit(self, tell: Tell = no_tell) -> int | None:
        """Write the entry and commit; the height, or nothing if nothing had changed.

        The entry of much takes as long as the rows: how far it is is told, and what `tell` raises takes all back.
        """
        with world_faults(self._base.path):
            self.session.flush()
            connection = self._base.connection
            set_recording(connection, is_open=False)
            changes = read_recorded(connection, tell)
            first = list(islice(changes, 1))
            is_entry = bool(first) or self._act.kind == "barrier"
            height, digest = self._append(chain(first, changes)) if is_entry else (None, None)
            forget_recorded(connection)
            self.session.commit()
        self._is_committed = True
        self._base.committed(height, digest)
        return height

    def replay(self, changes: Iterable[Change]) -> None:
        """Write rows back as undo and redo do."""
        apply_changes(self._base.connection, changes)

    def erase(self, records: Sequence[tuple[str, int]]) -> int:
        """Have the journal forget every value of some records, this act's own included, and commit."""
        with world_faults(self._base.path):
            self.session.flush()
            connection = self._base.connection
            set_recording(connection, is_open=False)
            height, digest = self._append(read_recorded(connection))
            forget_recorded(connection)
            erased = erase_values(connection, records, erased_by=height)
            self.session.commit()
        self._is_committed = True
        self._base.committed(height, digest)
        return erased

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""
        self.session.close()
        self._base.roll_back()
        if isinstance(error, Exception) and not self._is_committed:
            with world_faults(self._base.path):
                raise error

    def _append(self, changes: Iterable[Change]) -> tuple[int, str]:
        author = self._base.author
        return append_entry(self._base.connection, self._act, changes, at=author.clock(), ids=author.ids)
