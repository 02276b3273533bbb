"""A workbook that is a whole base: what it holds, why it may come in or not, and the one button that takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected, Refusal
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.whole import Whole
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import failures
from leaderdesk.words import whole as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.workbooks.whole import TakenWhole


@dataclass(frozen=True, slots=True)
class OpenedWhole:
    """A whole base as its workbook holds it; a refusal says why it may not come into the base in hand."""

    book: Book
    whole: Whole
    refusal: Refusal | None


class WholeView(QWidget):
    """What is said of it, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.name = text("", "heading")
        self.told = text("", is_wrapped=True)
        self.why_not = text("", is_wrapped=True)
        self.take = button(self.tr("Reprendre la base &entière"), "primary", "check")
        self.leave = button(self.tr("C&hanger de fichier"), "quiet", "previous")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(Flow(self.name, None, self.leave))
        inside.addWidget(self.told)
        inside.addWidget(self.why_not)
        inside.addLayout(Flow(self.take, None))
        inside.addStretch(1)

    def show_opened(self, opened: OpenedWhole, *, is_read_only: bool) -> None:
        """Say what it holds; only an empty base may take it."""
        self.name.setText(opened.book.name)
        self.told.setText("\n".join(words.taken(opened.whole, is_dry=True)))
        self.why_not.setText("" if opened.refusal is None else failures.say(opened.refusal))
        self.why_not.setVisible(opened.refusal is not None)
        self.take.setEnabled(opened.refusal is None and not is_read_only)

    def focus_main(self) -> None:
        """The keyboard on what can be done."""
        (self.take if self.take.isEnabled() else self.leave).setFocus()


class WholeArrival(QObject):
    """Shows it and has it taken; `left()` when it is, or when somebody wants another file."""

    left = Signal()

    def __init__(self, desk: Desk, view: WholeView, undoing: Undoing, refuse: Callable[[Expected], None]) -> None:
        super().__init__(view)
        self._desk, self._view, self._undoing, self._refuse = desk, view, undoing, refuse
        self._opened: OpenedWhole | None = None
        self._source: Path | None = None
        view.take.clicked.connect(self._take)
        view.leave.clicked.connect(self.left)

    def show_opened(self, source: Path | None, opened: OpenedWhole) -> None:
        """Put it in hand."""
        self._opened, self._source = opened, source
        state = self._desk.state
        self._view.show_opened(opened, is_read_only=state is None or state.facts.is_read_only)

    def _take(self) -> None:
        if self._opened is None:
            return
        self._view.take.setEnabled(False)
        work = _taking(self._opened, self._source)
        self._desk.labour(self.tr("Reprise de la base entière…"), work, self._tell_taken, refused=self._refuse)

    def _tell_taken(self, taken: TakenWhole) -> None:
        del taken
        if self._opened is not None:
            self._undoing.tell(" ".join(words.taken(self._opened.whole, is_dry=False)))
        self._opened = None
        self.left.emit()


def opened_whole(base: OpenBase, book: Book, tell: Tell) -> OpenedWhole:
    """What such a workbook holds; one that was touched is refused with the places."""
    from leaderdesk.services.workbooks.whole import read_book_whole, refuse_unless_empty

    whole = read_book_whole(book, tell)
    try:
        refuse_unless_empty(base)
    except Refusal as refusal:
        return OpenedWhole(book, whole, refusal)
    return OpenedWhole(book, whole, None)


def _taking(opened: OpenedWhole, source: Path | None) -> Callable[[OpenBase, Tell], TakenWhole]:
    def work(base: OpenBase, tell: Tell) -> TakenWhole:
        from leaderdesk.services.workbooks.whole import take_read

        return take_read(base, opened.whole, opened.book.name, source, tell)

    return work
