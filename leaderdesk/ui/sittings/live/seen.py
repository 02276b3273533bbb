"""A part of the open page that costs nothing while another is in front: it catches up when it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.panel import LivePanel

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet


class SeenPanel(LivePanel):
    """Shows the last sheet only; `show_seen` is what a part does with it."""

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self._waiting: LiveSheet | None = None

    def show_sheet(self, sheet: LiveSheet) -> None:
        self._waiting = sheet
        if self.isVisible():
            self._catch_up()

    def show_seen(self, sheet: LiveSheet) -> None:
        """Show the sitting as it stands."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        sheet, self._waiting = self._waiting, None
        if sheet is not None:
            self.show_seen(sheet)
