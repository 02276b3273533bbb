"""Files that come from the machine and go back to it: dropped, chosen, opened with the program of their kind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields.line import show_look


class DropZone(QFrame):
    """Where files are dropped, with a button that chooses one for those who do not drag."""

    dropped = Signal(object)

    def __init__(self, words: str, choose: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAcceptDrops(True)
        self.choose = button(choose, "", "open")
        self.choose.clicked.connect(self._choose)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(12)
        inside.addWidget(text(words, "muted", is_wrapped=True), 1)
        inside.addWidget(self.choose)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.setAcceptDrops(not is_read_only)
        self.choose.setEnabled(not is_read_only)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()
            show_look(self, "information")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        show_look(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:
        show_look(self, "card")
        files = files_of(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.choose.text(), str(Path.home()))
        if chosen:
            self.dropped.emit([Path(chosen)])


def files_of(data: QMimeData) -> list[Path]:
    """The files that are dragged or copied; what is no file on this machine is left out."""
    found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in found if path.is_file()]


def open_with_system(path: Path) -> None:
    """Have the system open a file with the program of its kind."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
