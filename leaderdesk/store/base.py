"""A base that is open: its connection, its identity, who works on it, and its witness."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.store.engine.connection import engine_on, stored_version
from leaderdesk.store.engine.examine import read_identity
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal.recorder import install_recorder
from leaderdesk.store.witness import Seen, Witness
from leaderdesk.system.clock import Clock
from leaderdesk.system.ids import Ids

Print = tuple[int, int, int]
Notice = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, on which machine, at what time, with which source of keys."""

    operator: str
    machine: str
    clock: Clock
    ids: Ids


class OpenBase:
    """One base held by this process, or a private copy of one that may only be looked at."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        author: Author,
        *,
        witness: Witness | None = None,
        read_only_reason: str | None = None,
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.author = author
        self.read_only_reason = read_only_reason
        self.is_suspect = False
        self.engine = engine_on(connection, to_read=read_only_reason is not None)
        identity = read_identity(connection, path)
        self.id, self.lineage, self.is_example = identity.id, identity.lineage, identity.is_example
        self.height, self.head_hash = identity.height, identity.hash
        self.saved_at = identity.at
        self.version = stored_version(connection)
        self.notices: tuple[Notice, ...] = ()
        # What services worked out at some height and keep for the next question, by their own names.
        self.kept: dict[str, object] = {}
        self._witness = witness
        self._on_close = on_close
        if read_only_reason is None:
            install_recorder(connection)
        self._print = self._file_print()

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A session to look with; whatever it tried to write is rolled back."""
        with world_faults(self.path), Session(self.engine) as session:
            try:
                yield session
            finally:
                session.rollback()

    @contextlib.contextmanager
    def aside(self) -> Iterator[Session]:
        """A session for what stands outside the journal: drafts, and how a list was last looked at."""
        self.refuse_writes()
        try:
            with world_faults(self.path), Session(self.engine) as session, session.begin():
                yield session
        finally:
            self.roll_back()
        self._print = self._file_print()

    def refuse_writes(self) -> None:
        """Say no before anything is tried: looking only, or a file that somebody else has changed."""
        if self.read_only_reason is not None:
            raise Refusal("read_only", reason=self.read_only_reason)
        if self.is_changed_outside():
            raise Fault("changed_outside", path=str(self.path))

    def is_changed_outside(self) -> bool:
        """True when another program has written to, replaced or removed the file since our last commit."""
        return self._file_print() != self._print

    def committed(self, height: int | None, digest: str | None) -> None:
        """Remember what a commit left, and tell the witness."""
        self._print = self._file_print()
        self.saved_at = self.author.clock()
        if height is not None and digest is not None:
            self.height, self.head_hash = height, digest
            self.tell_witness()

    def tell_witness(self) -> None:
        """Have the head of the journal written down outside the base's folder."""
        if self._witness is not None:
            moment = self.saved_at.isoformat()
            self._witness.note(Seen(self.lineage, self.height, self.head_hash, moment, str(self.path)))

    def has_open_transaction(self) -> bool:
        """True while something is begun and neither committed nor rolled back."""
        try:
            return self.connection.in_transaction
        except sqlite3.ProgrammingError:
            return False

    def roll_back(self) -> None:
        """Take back what is still open: SQLite leaves a transaction whose commit failed, SQLAlchemy thinks it over."""
        if self.has_open_transaction():
            with world_faults(self.path):
                self.connection.rollback()

    def close(self) -> None:
        """Give everything back; what was committed is on the disk already."""
        try:
            if self.is_changed_outside():
                # Interrupted, SQLite closes without pouring its log into a file that is no longer ours.
                # Closed already, there is nothing to interrupt.
                with contextlib.suppress(sqlite3.Error):
                    self.connection.interrupt()
            self.engine.dispose()
            with contextlib.suppress(sqlite3.Error):
                self.connection.close()
            if self._witness is not None:
                self._witness.close()
        finally:
            self._on_close()

    def _file_print(self) -> Print | None:
        # By name only: opening the file would drop the locks this process holds on it.
        if self.read_only_reason is not None:
            return None
        try:
            status = os.stat(self.path)  # noqa: PTH116 - the same call as for the print kept
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns
