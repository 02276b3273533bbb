"""The notes on their way to the base: one job at a time, and what is typed meanwhile goes together in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.sittings.gestures import Noted, NoteErased
from leaderdesk.domain.typed.notes import Note
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.notes.drafts import Place

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected

Sent = Noted | NoteErased


class Sending(QObject):
    """Each note is a gesture of its own; `ended` says what is in the base, `refused` what the rules left out."""

    ended = Signal(object)
    refused = Signal(object, object)
    # The base failed: nothing says which of them it has.
    lost = Signal(object)

    def __init__(self, conduct: Conduct, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conduct = conduct
        self._waiting: list[Sent] = []
        self._on_way: tuple[Sent, ...] = ()

    def send(self, gesture: Sent) -> None:
        """Note it as soon as what was sent before is noted."""
        self._waiting.append(gesture)
        self._go()

    def _go(self) -> None:
        if self._on_way or not self._waiting:
            return
        self._on_way, self._waiting = tuple(self._waiting), []
        self._conduct.note(*self._on_way, done=self._end, refused=self._refuse, ended=self._over)

    def _end(self) -> None:
        sent, self._on_way = self._on_way, ()
        self.ended.emit(sent)

    def _refuse(self, error: Expected) -> None:
        # Those before the one refused are in the base, as the sheet that came with the refusal shows.
        sent, self._on_way = self._on_way, ()
        self.refused.emit(sent, error)

    def _over(self) -> None:
        sent, self._on_way = self._on_way, ()
        if sent:
            self.lost.emit(sent)
        self._go()


def place_of(gesture: Sent) -> Place:
    """The cell of a gesture."""
    return Place(gesture.keying, gesture.member, gesture.criterion)


def note_of(gesture: Sent) -> Note | None:
    """What a gesture puts in its cell."""
    return Note(gesture.note) if isinstance(gesture, Noted) else None
