"""How lists are looked at, remembered with the base: read when a base opens, written a moment after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.table import Table

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_PAUSE = 400


class RememberedTable(QObject):
    """Keeps the shape of one table, under a name, in each base."""

    kept = Signal()

    def __init__(self, desk: Desk, table: Table, name: str) -> None:
        super().__init__(table)
        self._desk, self._table, self._name = desk, table, name
        self._known = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._keep)
        table.shaped.connect(self._pause.start)
        desk.opened.connect(self._read)
        if desk.state is not None:
            self._read()

    def _read(self) -> None:
        def work(base: OpenBase) -> str | None:
            from leaderdesk.services.asides import view_state

            return view_state(base, self._name)

        self._known = self._table.shape()
        self._desk.ask(work, self._take)

    def _take(self, shape: str | None) -> None:
        if shape:
            self._table.take_shape(shape)
        self._pause.stop()
        self._known = self._table.shape()

    def _keep(self) -> None:
        shape, state = self._table.shape(), self._desk.state
        if shape == self._known or state is None or state.facts.is_read_only:
            return
        self._known = shape

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import keep_view

            keep_view(base, self._name, shape)

        self._desk.ask(work, lambda _: self.kept.emit())
