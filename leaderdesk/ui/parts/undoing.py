"""What was done, said in the bar with the button that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class Undoing(QObject):
    """Speaks by the signal of a page, and undoes on its desk."""

    def __init__(self, desk: Desk, said: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._said = desk, said

    def tell(self, words: str) -> None:
        """Say what was just done, and offer to take it back."""
        self._said.emit(Message("information", words, self.tr("Annuler"), self.take_back))

    def after(self, words: str) -> Callable[[object], None]:
        """For the end of an action that goes well; without words, nothing is said."""
        return lambda _: self.tell(words) if words else None

    def take_back(self) -> None:
        """Undo the last action."""

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.history import undo

            return undo(base)

        self._desk.act(work)
