"""Builds the page of help: contents and their search on the left, the text on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidget, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.ui.help.reader import Reader
from leaderdesk.ui.kit.controls import EDGE, button, row, text
from leaderdesk.ui.kit.flow import Flow

_CONTENTS = 30
_BESIDE = 78
# Of the contents, where they stand above the text.
_LINES = 3.3
_FREE = 16_777_215


class HelpView(QWidget):
    """Title, search, contents, text."""

    def __init__(self) -> None:
        super().__init__()
        self.back = button(self.tr("&Retour"))
        self.back.setToolTip(self.tr("Revenir où vous étiez (Échap)"))
        self.former = button(self.tr("&Page précédente"), "quiet", "previous")
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Chercher dans l’aide"))
        self.box.setAccessibleName(self.tr("Chercher dans l’aide"))
        self.box.setClearButtonEnabled(True)
        self.contents = QListWidget()
        self.contents.setProperty("look", "contents")
        self.contents.setAccessibleName(self.tr("Sommaire de l’aide"))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setWordWrap(True)
        self.nothing = text("", "muted", is_wrapped=True)
        self.nothing.hide()
        self.reader = Reader()
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        for each in (self.box, self.nothing):
            left.addWidget(each)
        left.addWidget(self.contents, 1)
        self._left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(Flow(text(self.tr("Aide"), "title"), None, self.former, self.back))
        self._around = row(self._left, self.reader, None, gap=EDGE)
        self._around.setStretch(1, 100)
        inside.addLayout(self._around, 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Side by side while the text keeps lines of a length that can be read; else the contents stand above it."""
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        if self.width() >= letter * _BESIDE:
            self._around.setDirection(QBoxLayout.Direction.LeftToRight)
            self._left.setFixedWidth(letter * _CONTENTS)
            self._left.setMinimumHeight(0)
            self._left.setMaximumHeight(_FREE)
        else:
            self._around.setDirection(QBoxLayout.Direction.TopToBottom)
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(_FREE)
            self._left.setFixedHeight(round(line * _LINES) + self.box.sizeHint().height())
