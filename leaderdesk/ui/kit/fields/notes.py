"""A text of several lines: it grows with what is written, and Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from leaderdesk.domain.text import composed
from leaderdesk.domain.typed.readings import Reading
from leaderdesk.ui.kit.fields.editor import Answer
from leaderdesk.ui.kit.fields.held import Held, Writing
from leaderdesk.ui.kit.fields.line import claim_of, show_look
from leaderdesk.words import formats


class NotesField(QPlainTextEdit):
    """Notes, kept when left or with Ctrl+Enter; Enter begins a new line."""

    edited = Signal(object)
    unread = Signal(str)
    doubted = Signal(str)
    typing = Signal(str)
    tried = Signal(object)
    restored = Signal()
    remarked = Signal()

    def __init__(self, fewest_lines: int = 3, most_lines: int = 12) -> None:
        super().__init__()
        self._fewest, self._most = fewest_lines, most_lines
        self._held = Held(Writing(read_notes))
        self._resting = ""
        self.characters = 60
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    @property
    def problem(self) -> str:
        """Notes are always readable; only a draft waits to be confirmed."""
        return self._held.problem

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What confirms a draft."""
        return tuple(Answer(self.tr("Garder ce texte"), each.value) for each in self._held.answers)

    @property
    def is_typed_in(self) -> bool:
        """True while the text differs from the one the field last put itself."""
        return self._text() != self._resting

    @property
    def is_pending(self) -> bool:
        """True while the text shown is not the value."""
        return self.is_typed_in or self._held.pending is not None

    def value(self) -> str | None:
        found: str | None = self._held.value
        return found

    def raw(self) -> str:
        return self._text()

    def show_value(self, value: str | None) -> None:
        self._held.put(value)
        self._put_text(value or "")
        self._remark()

    def refresh_value(self, value: str | None) -> None:
        if self.is_pending:
            self._held.value = value
        elif value != self._held.value:
            self.show_value(value)

    def show_text(self, raw: str) -> None:
        self._held.resume(raw)
        self._put_text(raw)
        self._remark()

    def take(self, value: str | None) -> None:
        is_changed = value != self._held.value
        self.show_value(value)
        if is_changed:
            self.edited.emit(value)

    def append_phrase(self, phrase: str) -> None:
        """Write a phrase after the text, with the keyboard behind it."""
        cursor, before = self.textCursor(), self.toPlainText()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(phrase if not before or before[-1].isspace() else f" {phrase}")
        self.setTextCursor(cursor)
        self.setFocus()

    def commit(self) -> None:
        if self.is_typed_in:
            self._read()

    def set_read_only(self, is_read_only: bool) -> None:
        self.setReadOnly(is_read_only)
        self.setPlaceholderText(formats.MISSING if is_read_only else "")
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags if is_read_only else Qt.TextInteractionFlag.TextEditorInteraction)

    def sizeHint(self) -> QSize:
        digit = self.fontMetrics().horizontalAdvance("0")
        return QSize(digit * self.characters, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0") * 12, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            has_own_escape = self.is_pending and not self.isReadOnly()
            claim = claim_of(event, has_own_escape=has_own_escape, has_own_undo=self.is_typed_in)
            if claim is not None:
                event.setAccepted(claim)
                return claim
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape(event)
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.is_pending:
                self._read()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls under the wheel; notes that are being written scroll in their own frame.
        if self.hasFocus() and self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_escape(self, event: QKeyEvent) -> None:
        if self.is_pending and not self.isReadOnly():
            self.show_value(self._held.value)
            self.restored.emit()
            event.accept()
        else:
            event.ignore()

    def _on_text_changed(self) -> None:
        text = self._text()
        if text != self._resting:
            self.typing.emit(text)
            self.tried.emit(read_notes(text).value)

    def _read(self) -> None:
        is_changed = self._held.read(self._text())
        self._resting = self._text()
        self._remark()
        if is_changed:
            self.edited.emit(self._held.value)
        else:
            self.restored.emit()

    def _text(self) -> str:
        """The text as it stands: Qt's own reader would turn spaces that do not break into plain ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _put_text(self, text: str) -> None:
        self._resting = text
        if text != self._text():
            self.setPlainText(text)

    def _remark(self) -> None:
        show_look(self, "asked" if self.problem else "")
        self.remarked.emit()

    def _fit(self) -> None:
        """As high as its text, within its bounds."""
        rows = self.document().size().height()
        shown = min(max(round(rows), self._fewest), self._most)
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        edges = self.contentsMargins()
        height = self.fontMetrics().lineSpacing() * shown + around + edges.top() + edges.bottom() + 4
        if height != self.height():
            self.setFixedHeight(height)


def read_notes(text: str) -> Reading[str]:
    """Any text; None where there is none."""
    return Reading(composed(text.strip()) or None)
