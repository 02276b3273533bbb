"""One window per base on one machine: a second start brings the first window to the front."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise\n"
_SHOWN = b"shown\n"
_WAIT = 2000


class FrontDoor(QObject):
    """Listens for a second start; its address stands in the file that says who holds the base."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        # No file left behind by a killed program, and no temporary folder needed.
        self._server.setSocketOptions(QLocalServer.SocketOption.AbstractNamespaceOption)
        name = f"leaderdesk-{uuid.uuid4().hex}"
        self.address = name if self._server.listen(name) else ""
        self._server.newConnection.connect(self._answer)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _hear(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()) == _RAISE:
            socket.write(_SHOWN)
            socket.flush()
            self.asked.emit()


def bring_to_front(address: str) -> bool:
    """Ask the window that listens there to show itself; true if it answered."""
    if not address:
        return False
    socket = QLocalSocket()
    socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
    socket.connectToServer(address)
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(_RAISE)
    socket.flush()
    answered = socket.waitForReadyRead(_WAIT) and bytes(socket.readAll().data()) == _SHOWN
    socket.disconnectFromServer()
    return bool(answered)
