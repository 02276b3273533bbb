"""A workbook dropped anywhere on the window goes to the page of workbooks; any other file is refused by the pointer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from leaderdesk.ui.parts.files import files_of

if TYPE_CHECKING:
    from leaderdesk.ui.shell.window import Window

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")


class Dropping(QObject):
    """Watches what is dragged over the window and that nothing under the pointer takes."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def choose(self) -> None:
        """Ask for a workbook, from wherever one is."""
        from leaderdesk.ui.workbooks.page import WorkbooksPage

        self._window.go_to("workbooks")
        page = self._window.pages["workbooks"]
        if isinstance(page, WorkbooksPage):
            page.choose_file()

    def take(self, path: Path) -> None:
        """Bring the page of workbooks to the front, and have it read a file."""
        from leaderdesk.ui.workbooks.page import WorkbooksPage

        self._window.go_to("workbooks")
        page = self._window.pages["workbooks"]
        if isinstance(page, WorkbooksPage):
            page.take_file(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drag that enters is one that moves, and one that is dropped: Qt has them inherit from each other.
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            event.setAccepted(self._workbook_of(event) is not None)
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = self._workbook_of(event)
            if path is not None:
                event.acceptProposedAction()
                self.take(path)
            return True
        return super().eventFilter(watched, event)

    def _workbook_of(self, event: QDropEvent) -> Path | None:
        state = self._window.desk.state
        if state is None or state.facts.is_read_only:
            return None
        files = files_of(event.mimeData())
        return files[0] if len(files) == 1 and files[0].suffix.lower() in SUFFIXES else None
