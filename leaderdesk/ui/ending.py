"""The ways a session may end without the window being closed: each closes the base first."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

from leaderdesk.ui.desk import Desk


class Ending(QObject):
    """Closes the base when the system asks the program to go."""

    def __init__(self, app: QGuiApplication, desk: Desk) -> None:
        super().__init__(app)
        self._desk = desk
        app.commitDataRequest.connect(self.on_session_end)
        app.aboutToQuit.connect(desk.stop)

    def on_session_end(self, session: QSessionManager | None = None) -> None:
        """The session ends now: there may be no other occasion."""
        self._desk.close_now()

    def listen(self) -> None:
        """Hear SIGTERM and SIGINT: Python only looks at them between two of its own instructions, so Qt is woken."""
        self._ours, theirs = socket.socketpair()
        for each in (self._ours, theirs):
            each.setblocking(False)
        self._theirs = theirs
        signal.set_wakeup_fd(theirs.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._leave)

    def _leave(self) -> None:
        self._ours.recv(16)
        QGuiApplication.exit(0)
