"""What the selection of the table in hand comes to, in the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.kit.tables.selection import Totals
from leaderdesk.ui.kit.tables.totals import TotalsWords

if TYPE_CHECKING:
    from leaderdesk.ui.shell.window import Window


class Sums(QObject):
    """Follows the keyboard from table to table; what was said of one goes when its page does."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._status, self._words = window.frame.status, TotalsWords(self)
        self._table: Table | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        window.frame.pages.currentChanged.connect(self._leave)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        while now is not None and not isinstance(now, Table):
            now = now.parentWidget()
        if now is None or now is self._table:
            return
        self._leave()
        self._table = now
        now.totalled.connect(self._say)
        self._say(now.totals())

    def _leave(self) -> None:
        table, self._table = self._table, None
        if table is not None and isValid(table):
            table.totalled.disconnect(self._say)
        self._status.show_sums("")

    def _say(self, totals: Totals) -> None:
        self._status.show_sums(self._words.say(totals))
