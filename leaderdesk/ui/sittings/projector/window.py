"""The second window: full of the second screen, or one among others where there is none."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.sittings.projector.board import Board

_SMALL = QSize(960, 540)
_Flag = Qt.WindowType


class ProjectorWindow(QWidget):
    """Its board and nothing else."""

    blank_wished = Signal()
    # By the hand of somebody, not because the sitting left the screen.
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, _Flag.Window)
        self.setWindowTitle(self.tr("LeaderDesk – projection"))
        self.setAccessibleName(self.tr("Écran projeté"))
        # The keyboard stays where the sitting is held.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.board = Board()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.board)

    def fill(self, screen: QScreen) -> None:
        """Take a whole screen."""
        self.setWindowFlags(_Flag.Window | _Flag.FramelessWindowHint)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def stand_beside(self, screen: QScreen) -> None:
        """Be a window like another, that somebody moves where they want."""
        self.setWindowFlags(_Flag.Window)
        self.setScreen(screen)
        room = screen.availableGeometry()
        small = QRect(room.topLeft(), _SMALL.boundedTo(room.size()))
        small.moveBottomRight(room.bottomRight())
        self.setGeometry(small)
        self.unsetCursor()
        self.showNormal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_B:
            self.blank_wished.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.isFullScreen():
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
