"""The base on the desk: opened, read, changed and closed on the base's thread; tells the window what came of it.

The services are imported by the jobs themselves: nothing heavy is loaded before the window is painted.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdesk.domain.errors import Expected
from leaderdesk.ui import opening
from leaderdesk.ui.bus import Bus
from leaderdesk.ui.kit.progress import GivenUp, Progress, Tell
from leaderdesk.ui.state import State, look_over
from leaderdesk.ui.tasks import BaseThread, Task

if TYPE_CHECKING:
    from leaderdesk.services.around import Around
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.ui.parts.backups import Kept

HALF_HOUR = timedelta(minutes=30)
ALL_TOPICS = frozenset({"all"})


class Desk(QObject):
    """At most one base, and the only way to it."""

    opening = Signal(object)
    opened = Signal(object)
    refused = Signal(object, object)
    closed = Signal()
    # The base is about to leave the desk: what is being typed must be saved now.
    leaving = Signal()
    acting = Signal()
    # A long act begins: a `Progress`, which says how far it is and can be given up.
    labouring = Signal(object)
    state_changed = Signal(object)
    failed = Signal(object)
    backup_failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, around: Around, address: str = "") -> None:
        super().__init__()
        self.around = around
        self.address = address
        self.bus = Bus()
        self.state: State | None = None
        self.is_busy = False
        self._base: OpenBase | None = None
        self._turn = 0
        self._thread = BaseThread()
        self._timer = QTimer(self)
        self._timer.setInterval(int(HALF_HOUR.total_seconds() * 1000))
        self._timer.timeout.connect(self.back_up_if_changed)

    @property
    def is_open(self) -> bool:
        """True while a base is on the desk."""
        return self.state is not None

    # Opening and closing

    def open(self, path: Path, *, accept_loss: bool = False) -> None:
        """Open a base in place of the one on the desk."""
        self._replace(path, lambda: opening.open_or_look(path, self.around, self.address, accept_loss=accept_loss))

    def create(self, path: Path, gal_name: str) -> None:
        """Create a base and put it on the desk."""
        # Nothing is there yet: what goes wrong is said beside the form, not on the page of a base.
        self._replace(None, lambda: opening.create(path, self.around, gal_name))

    def look_at(self, path: Path) -> None:
        """Open a private copy of a base, to read only."""
        self._replace(path, lambda: opening.look(path, self.around))

    def open_made(self, make: Callable[[], Path]) -> None:
        """Make a base elsewhere (the example, a local copy), then put it on the desk."""
        self._replace(None, lambda: opening.open_there(make(), self.around, self.address))

    def close(self, then: Callable[[], None] | None = None) -> None:
        """Back up what changed and take the base off the desk; `then` follows even if the backup failed."""

        def failed(error: Exception) -> None:
            self.crashed.emit(error)
            (then or self.closed.emit)()

        self.leaving.emit()
        self._forget()
        self._thread.run(self._put_away, lambda _: (then or self.closed.emit)(), failed)

    def close_now(self, seconds: float = 60) -> None:
        """The same while the session ends: waits for it, since nobody may be there to hear of it later."""
        if not self._thread.is_alive:
            return
        is_done = threading.Event()

        def work() -> None:
            try:
                self._put_away()
            finally:
                is_done.set()

        self.leaving.emit()
        self._forget()
        self._thread.run(work, lambda _: self.closed.emit(), self._fail)
        is_done.wait(seconds)

    def stop(self) -> None:
        """Close the base and end the thread; nothing can be asked afterwards."""
        self.close_now()
        self._thread.close(5)

    # Reading and changing

    def ask(
        self, work: Callable[[OpenBase], Any], done: Callable[[Any], None], ended: Callable[[], None] | None = None
    ) -> Task:
        """Read something from the base; a failure is told by the window; `ended` comes either way."""
        return self._on_base(work, done, ended)

    def act(
        self,
        work: Callable[[OpenBase], Any],
        done: Callable[[Any], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Task:
        """Change the base; tells the topics touched, then `done`; `ended` comes either way."""
        self.acting.emit()
        return self._on_base(self._changing(work), self._telling(done), ended)

    def labour(
        self,
        words: str,
        work: Callable[[OpenBase, Tell], Any],
        done: Callable[[Any], None],
        ended: Callable[[], None] | None = None,
        refused: Callable[[Expected], None] | None = None,
    ) -> Progress:
        """Do something long that tells how far it is; given up, the base is as it was, and only `ended` comes."""
        progress = Progress(words)

        def over() -> None:
            progress.ended.emit()
            if ended is not None:
                ended()

        self.labouring.emit(progress)
        changing = self._changing(lambda base: work(base, progress.tell))
        self._on_base(changing, self._telling(done), over, refused, is_brief=False)
        return progress

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> Task:
        """Do something that needs no open base, on the same thread."""
        return self._thread.run(work, done, failed or self._fail)

    def back_up(
        self,
        why: str = "asked",
        done: Callable[[Kept], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:
        """Keep a verified copy of the base."""

        def work(base: OpenBase, tell: Tell) -> Kept:
            from leaderdesk.services.backups import backup_base

            # What the user does meanwhile is not kept waiting: it goes between two slices, and into the copy.
            return backup_base(base, self.around, why, between_slices=self._thread.give_way, tell=tell)

        def told(kept: Kept) -> None:
            self.bus.tell(frozenset({"backups"}))
            if done is not None:
                done(kept)

        self.labour(self.tr("Sauvegarde de la base…"), work, told, ended, self.backup_failed.emit)

    def back_up_if_changed(self) -> None:
        """What the half-hour calls: no copy of what has already been copied."""
        facts = self.state.facts if self.state else None
        if facts is None or facts.is_read_only:
            return
        if facts.last_backup is None or facts.last_backup.height != facts.height:
            self.back_up("halfhour")

    # The rest

    def _replace(self, path: Path | None, open_it: Callable[[], OpenBase]) -> None:
        def work() -> State:
            self._put_away()
            self._base = open_it()
            return look_over(self._base, self.around)

        def done(state: State) -> None:
            self.is_busy = False
            self.state = state
            self._timer.start()
            self.opened.emit(state)
            self.bus.tell(ALL_TOPICS)

        def failed(error: Exception) -> None:
            self.is_busy = False
            self._refuse(path, error)

        self.leaving.emit()
        self._forget()
        self.is_busy = True
        self.opening.emit(path)
        self._thread.run(work, done, failed)

    def _refuse(self, path: Path | None, error: Exception) -> None:
        if isinstance(error, Expected):
            self.refused.emit(path, error)
            return
        self.closed.emit()
        self.crashed.emit(error)

    def _put_away(self) -> None:
        """Close the base; where its last backup fails it is closed all the same, and the window is told."""
        base, self._base = self._base, None
        if base is None:
            return
        from leaderdesk.services.bases import close_base
        from leaderdesk.services.visits import end_visit

        end_visit(base, self.around)
        try:
            close_base(base, self.around)
        except Expected as fault:
            self.backup_failed.emit(fault)

    def _held(self) -> OpenBase:
        if self._base is None:
            message = "no base on the desk"
            raise LookupError(message)
        return self._base

    def _changing(self, work: Callable[[OpenBase], Any]) -> Callable[[OpenBase], tuple[Any, State]]:
        return lambda base: (work(base), look_over(base, self.around))

    def _telling(self, done: Callable[[Any], None] | None) -> Callable[[tuple[Any, State]], None]:
        def told(outcome: tuple[Any, State]) -> None:
            result, self.state = outcome
            self.state_changed.emit(self.state)
            topics = frozenset(getattr(result, "topics", ()))
            self.bus.tell(topics | {"journal"} if topics else topics)
            if done is not None:
                done(result)

        return told

    def _on_base(
        self,
        work: Callable[[OpenBase], Any],
        done: Callable[[Any], None],
        ended: Callable[[], None] | None,
        refused: Callable[[Expected], None] | None = None,
        *,
        is_brief: bool = True,
    ) -> Task:
        turn = self._turn

        def told(result: object) -> None:
            # What comes from a base that has left the desk since concerns nobody.
            if self._turn == turn:
                done(result)
            if ended is not None:
                ended()

        def failed(error: Exception) -> None:
            if isinstance(error, GivenUp):
                pass
            elif isinstance(error, Expected) and refused is not None:
                refused(error)
            elif self._turn == turn:
                self._fail(error)
            if ended is not None:
                ended()

        return self._thread.run(lambda: work(self._held()), told, failed, is_brief=is_brief)

    def _forget(self) -> None:
        self._timer.stop()
        self._turn += 1
        self.state = None

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Expected):
            self.failed.emit(error)
        else:
            self.crashed.emit(error)
