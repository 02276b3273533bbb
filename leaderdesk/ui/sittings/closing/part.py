"""What each part of the page of a sitting that is over has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.sittings.closing.reading import Reading


class ClosedPart(QWidget):
    """Shows one part of one sitting."""

    # A `Message` for the bar; a `Visit` elsewhere.
    said = Signal(object)
    visit_wished = Signal(object)
    help_page: str = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.undoing = Undoing(desk, self.said, self)
        self.reading: Reading | None = None
        self.is_read_only = False

    def show_reading(self, reading: Reading) -> None:
        """Show the sitting as it stands; what is being typed stays."""

    def leave(self) -> None:
        """Keep what is being typed: no sitting is shown any more."""

    def focus_first(self) -> None:
        """Where the keyboard goes when the part is entered."""
