"""A box to tick: its words are its label."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from leaderdesk.ui.kit.fields.editor import Answer
from leaderdesk.ui.theme.icons import draw_icon

_Role = QPalette.ColorRole
_YES = frozenset({"1", "oui", "vrai"})


class TickField(QCheckBox):
    """True or false, kept at once."""

    edited = Signal(object)
    unread = Signal(str)
    doubted = Signal(str)
    typing = Signal(str)
    tried = Signal(object)
    restored = Signal()
    remarked = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.characters = 0
        self._is_read_only = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @property
    def problem(self) -> str:
        """Nothing can be wrong here."""
        return ""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Nothing is to be asked."""
        return ()

    @property
    def is_pending(self) -> bool:
        """Nothing waits: it is kept at once."""
        return False

    def value(self) -> bool:
        return self.isChecked()

    def raw(self) -> str:
        return "oui" if self.isChecked() else "non"

    def show_value(self, value: bool | None) -> None:
        self.setChecked(bool(value))

    def refresh_value(self, value: bool | None) -> None:
        self.show_value(value)

    def show_text(self, raw: str) -> None:
        self.setChecked(raw.strip().casefold() in _YES)

    def take(self, value: bool | None) -> None:
        if bool(value) != self.isChecked():
            self.show_value(value)
            self.edited.emit(bool(value))

    def commit(self) -> None:
        """Nothing waits."""

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, is_read_only)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box in the colours of the palette: its edge is to be seen on every ground."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = _Role.Accent if self.isChecked() and not self._is_read_only else _Role.Base
        painter.setPen(QPen(self.palette().color(_Role.Dark), 1.2))
        painter.setBrush(self.palette().color(role))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.isChecked():
            ink = _Role.Text if self._is_read_only else _Role.Window
            draw_icon(painter, box.adjusted(1, 1, -1, -1), "tick", ink)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Its words stay as legible as any text; only the keys that would change it do nothing.
        if self._is_read_only and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            event.accept()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _on_clicked(self, is_checked: bool) -> None:
        self.edited.emit(is_checked)
