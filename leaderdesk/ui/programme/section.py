"""What every section of the programme has in common: it reads by itself, and offers to take back what it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

# The letters of the menus, that no label of the page takes.
MENU_LETTERS = "FDAI"
# Said to a form whose labels are to have no letter: another form of the screen has them.
ALL_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# As wide as there is room: for what is a table.
WIDE = 1_000

Work = Callable[["OpenBase"], Any]


class Section(QWidget):
    """One section; the page calls `refresh` when it is shown and something of its own changed."""

    said = Signal(object)
    visit_wished = Signal(object)
    section_wished = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def is_read_only(self) -> bool:
        """True while the base may only be looked at."""
        return self.desk.state is None or self.desk.state.facts.is_read_only

    def refresh(self) -> None:
        """Read again what is shown."""

    def show_record(self, key: int, part: str = "") -> None:
        """Show one record of the section, or a part of it."""

    def focus_main(self) -> None:
        """Where the keyboard goes when the section is chosen."""

    def focus_filter(self) -> None:
        """What Ctrl+F does here."""

    def change(
        self,
        work: Work,
        words: str = "",
        then: Callable[[Any], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:
        """Change the base; with words, say so and offer to take it back; `ended` comes even if it was refused."""

        def done(result: object) -> None:
            if words:
                self.tell_undoable(words)
            if then is not None:
                then(result)

        self.desk.act(work, done, ended)

    def tell_undoable(self, words: str) -> None:
        """Say what was just done, and offer to take it back."""
        self.said.emit(Message("information", words, self.tr("Annuler"), self.take_back))

    def take_back(self) -> None:
        """Undo the last action."""

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.history import undo

            return undo(base)

        self.desk.act(work)


def reveal(widget: QWidget) -> None:
    """Scroll what stands around a widget until it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
