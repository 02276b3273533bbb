"""The rows in doubt or in error given back as a workbook, to be put right and taken in their turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.parts.written import ask_where
from leaderdesk.ui.workbooks.arrivals import works
from leaderdesk.ui.workbooks.arrivals.hand import Hand
from leaderdesk.ui.workbooks.arrivals.sayings import Sayings


class GivingBack(QObject):
    """Asks where, writes, and says what can be done with it."""

    said = Signal(object)

    def __init__(self, desk: Desk, hand: Hand, refuse: Callable[[Expected], None], owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._hand, self._refuse, self._owner = desk, hand, refuse, owner
        self._sayings = Sayings(self)

    def ask(self) -> None:
        """Save the rows of the workbook in hand."""
        hand, state = self._hand, self._desk.state
        if hand.book is None or hand.preview is None or state is None:
            return
        start = (hand.source or state.facts.path).with_name(self._sayings.returned_name(hand.book.name))
        title = self.tr("Rendre les lignes à régler")
        target = ask_where(self._owner, title, start, ".xlsx")
        if target is not None:
            work = works.returning(hand.book, hand.preview, hand.choices, target)
            words = self.tr("Écriture de {}…").format(target.name)
            self._desk.labour(words, work, self._tell, refused=self._refuse)

    def _tell(self, path: Path) -> None:
        told = self.tr("Les lignes à reprendre sont dans {}. Corrigées, elles pourront entrer à leur tour.")
        open_it = partial(open_with_system, path)
        self.said.emit(Message("information", told.format(path.name), self.tr("Ouvrir le classeur"), open_it))
