"""What each part of the open page has in common: it shows a sheet, says what was refused, and takes the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.ui.sittings.live.conduct import Conduct

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet


class LivePanel(QWidget):
    """One part of the page; shown or not, it follows the sitting."""

    # A `Message` for the window's bar; the name of another step to go to.
    said = Signal(object)
    step_wished = Signal(str)

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conduct = conduct
        conduct.changed.connect(self.show_sheet)

    def show_sheet(self, sheet: LiveSheet) -> None:
        """Show the sitting as it stands; touches only what changed, and never what is being typed."""

    def focus_main(self) -> None:
        """Where the keyboard goes when the panel is chosen."""
        self.setFocus()

    def refuse(self, error: Expected) -> None:
        """Say in the panel what the rules refused."""

    def go_next(self) -> None:
        """On to the next point, about to open; after the last one, to the end of the sitting."""
        sheet = self.conduct.sheet
        if sheet is None:
            return
        if sheet.next_point is None:
            self.step_wished.emit("ending")
        else:
            self.conduct.look_at(sheet.next_point, lambda: self.step_wished.emit("point"))

    def say_next(self, made: QPushButton, sheet: LiveSheet) -> None:
        """Word a button that goes on, by what comes next."""
        has_next = sheet.next_point is not None
        made.setText(self.tr("Point sui&vant (Ctrl+Page suiv.)") if has_next else self.tr("Fin de séance (F12)"))
