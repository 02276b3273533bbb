"""Builds what has not been shown yet, a part at a time, while nobody types: each first showing is then short.

Then what pages will ask of every dossier is read, some dossiers at a time.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from leaderdesk.ui.page import Page

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.ui.shell.window import Window

# In milliseconds: after a base is shown, after a key or a click, between two parts.
_SHOWN, _QUIET, _BETWEEN = 1500, 900, 15
_INPUTS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}


class Warming(QObject):
    """The parts of the page in front, then the other pages; what is built stays for as long as the window."""

    over = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._steps: deque[Callable[[], object]] = deque(partial(window.pages.get, name) for name in window.pages)
        self._met: set[Page] = set()
        # Whether some dossiers are being read, and whether all were.
        self._is_asking = self._is_read = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        window.desk.opened.connect(lambda _: self._begin())
        window.desk.closed.connect(self._rest)
        window.frame.pages.currentChanged.connect(lambda _: self._meet())
        window.windowHandle().installEventFilter(self)

    @property
    def pause(self) -> int:
        """The milliseconds until the next part, if nobody types."""
        return self._timer.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUTS and (self._timer.isActive() or self._is_asking):
            self._wait(_QUIET)
        return super().eventFilter(watched, event)

    def _meet(self) -> None:
        """Somebody who comes to a page will go from one of its parts to the next."""
        page = self._window.frame.pages.currentWidget()
        if isinstance(page, Page) and page not in self._met:
            self._met.add(page)
            self._steps.extendleft(reversed(page.unbuilt()))
            self._wait(_QUIET)

    def _begin(self) -> None:
        self._is_asking = self._is_read = False
        self._wait(_SHOWN)

    def _wait(self, pause: int) -> None:
        self._timer.start(max(pause, self._timer.remainingTime()))

    def _go_on(self) -> None:
        if self._window.desk.state is None:
            # It goes on with the next base.
            return
        if self._steps:
            self._steps.popleft()()
        # Python's collector would go through all that stays, and stop the window for a tenth of a second.
        gc.freeze()
        if self._steps:
            self._wait(_BETWEEN)
        elif self._is_read:
            self.over.emit()
        elif not self._is_asking:
            self._is_asking = True
            self._window.desk.ask(_read_some, self._told)

    def _told(self, left: int) -> None:
        """Whoever wanted the base meanwhile has had it."""
        self._is_asking, self._is_read = False, not left
        self._wait(_BETWEEN)

    def _rest(self) -> None:
        """What came from a base may go with it."""
        self._timer.stop()
        gc.unfreeze()


def _read_some(base: OpenBase) -> int:
    from leaderdesk.services.reading_ahead import read_ahead

    return read_ahead(base)
