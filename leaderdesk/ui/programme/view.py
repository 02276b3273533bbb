"""Builds the page of the programme: the list of its sections, and the section chosen beside it or below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QListView, QListWidget, QVBoxLayout

from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import EDGE, text
from leaderdesk.ui.kit.unseen import Stack

# In characters of the text's size: under this, the list goes above the section.
_BOTH = 125
_LINES = 2


class SectionList(QListWidget):
    """The names of the sections: a column, or a few lines where there is little room."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("look", "sections")
        self.setAccessibleName(self.tr("Parties du programme"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.addItems(list(names))
        self._is_column = True

    def stand(self, *, is_column: bool) -> None:
        """Be a column, or lines."""
        self._is_column = is_column
        self.setFlow(QListView.Flow.TopToBottom if is_column else QListView.Flow.LeftToRight)
        self.setWrapping(not is_column)
        self.ensurePolished()
        if is_column:
            wide = self.sizeHintForColumn(0) + 2 * self.frameWidth() + self.fontMetrics().averageCharWidth()
            self.setMinimumSize(wide, 0)
            self.setMaximumSize(wide, 16_777_215)
        else:
            self.setMinimumSize(0, self._tall())
            self.setMaximumSize(16_777_215, self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.minimumHeight())

    def _tall(self) -> int:
        """As many lines as the names need at this width."""
        room, lines, used = max(self.width(), 1), 1, 0
        for rank in range(self.count()):
            wide = self.sizeHintForIndex(self.indexFromItem(self.item(rank))).width()
            if used and used + wide > room:
                lines, used = lines + 1, 0
            used += wide
        return self.sizeHintForRow(0) * min(lines, _LINES) + 4


class ProgrammeView(ArrangingWidget):
    """Title, sections, the section."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.title = text(self.tr("Programme et réglages"), "title")
        self.sections = SectionList(names)
        self.stack = Stack()
        # A section scrolls in whatever room there is: it never makes the window grow.
        self.stack.setMinimumSize(1, 1)
        self._around = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._around.setSpacing(16)
        self._around.addWidget(self.sections)
        self._around.addWidget(self.stack, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addWidget(self.title)
        inside.addLayout(self._around, 1)
        self._arrange()

    def _arrange(self) -> None:
        has_room = self.width() >= self.fontMetrics().averageCharWidth() * _BOTH
        way = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._around.setDirection(way)
        # Where room lacks, the navigation says well enough which page this is.
        self.title.setVisible(has_room)
        self.sections.stand(is_column=has_room)
