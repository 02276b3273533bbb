"""What all fields of one line are: read when left, kept as typed when it cannot be read, given back by Esc."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from leaderdesk.ui.kit.fields.editor import Answer
from leaderdesk.ui.kit.fields.held import Held, Writing
from leaderdesk.ui.theme.icons import icon
from leaderdesk.words import formats

_BY_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_FEWEST = 6


class LineField(QLineEdit):
    """One value on one line."""

    edited = Signal(object)
    unread = Signal(str)
    doubted = Signal(str)
    typing = Signal(str)
    tried = Signal(object)
    restored = Signal()
    remarked = Signal()

    def __init__(self, writing: Writing, *, characters: int = 24, is_number: bool = False) -> None:
        super().__init__()
        self.characters = characters
        self._held = Held(writing)
        self._resting = ""
        self._usual_hint = ""
        self._is_number = is_number
        self._inner: QToolButton | None = None
        if is_number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._on_text_edited)

    @property
    def problem(self) -> str:
        """What is expected instead of the text shown; empty when there is nothing to say."""
        return self._held.problem

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The values to choose from where the text says several."""
        return self._held.answers

    @property
    def is_typed_in(self) -> bool:
        """True while the text differs from the one the field last put itself."""
        return self.text() != self._resting

    @property
    def is_pending(self) -> bool:
        """True while the text shown is not the value."""
        return self.is_typed_in or self._held.pending is not None

    @property
    def wants_escape(self) -> bool:
        """True while Esc is for the field, not for what stands around it."""
        return self.is_pending

    def value(self) -> Any:  # noqa: ANN401 - of the kind of the field
        return self._held.value

    def raw(self) -> str:
        return self.text()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - same
        self._held.put(value)
        self._rest()
        self._remark()
        if self.hasFocus():
            # What is typed next replaces it, as after Tab.
            self.selectAll()

    def refresh_value(self, value: Any) -> None:  # noqa: ANN401 - same
        if self.is_pending:
            self._held.value = value
        elif value != self._held.value:
            self.show_value(value)

    def show_text(self, raw: str) -> None:
        self._held.resume(raw)
        self._rest()
        self._remark()

    def take(self, value: Any) -> None:  # noqa: ANN401 - same
        is_changed = value != self._held.value
        self.show_value(value)
        if is_changed:
            self.edited.emit(value)
        else:
            self.restored.emit()

    def commit(self) -> None:
        if self.is_typed_in:
            self._read()

    def restore(self) -> None:
        """Put the value back in place of what was typed."""
        self.show_value(self._held.value)
        self.restored.emit()

    def set_read_only(self, is_read_only: bool) -> None:
        if is_read_only != self.isReadOnly():
            self._usual_hint = self.placeholderText() if is_read_only else self._usual_hint
            self.setPlaceholderText(formats.MISSING if is_read_only else self._usual_hint)
        self.setReadOnly(is_read_only)
        if self._inner is not None:
            self._inner.setVisible(not is_read_only)

    def put_in_hand(self, text: str) -> None:
        """Change the text as the keyboard would."""
        self.setText(text)
        self._on_text_edited(text)

    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        usual = 17  # what Qt's own hint makes room for
        around = hint.width() - metrics.horizontalAdvance("x") * usual - self.textMargins().right()
        inner = hint.height() if self._inner is not None else 0
        # What stands in an empty field is not cut either.
        missing = metrics.horizontalAdvance(self.placeholderText()) + metrics.averageCharWidth()
        words = max(metrics.horizontalAdvance("0") * self.characters, missing)
        return QSize(max(around, 0) + words + inner, hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        narrow = self.fontMetrics().horizontalAdvance("0") * min(_FEWEST, self.characters)
        return QSize(hint.width() + narrow, hint.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            has_own_escape = self.wants_escape and not self.isReadOnly()
            claim = claim_of(event, has_own_escape=has_own_escape, has_own_undo=self.is_typed_in)
            if claim is not None:
                event.setAccepted(claim)
                return claim
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not self.isReadOnly():
            self._read_if_pending()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape(event)
            return
        elif self._is_number and _is_keypad_point(event) and not self.isReadOnly():
            self.insert(",")
            self._on_text_edited(self.text())
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        # Read first: the answers to a doubt appear below, and Tab goes to them.
        self.commit()
        return super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A cell selects the whole text of its field before it gives it the keyboard: what is typed replaces it.
        is_whole = bool(self.text()) and self.selectedText() == self.text()
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.is_pending and not self.isReadOnly():
            self._put_text(self._held.writing.in_hand(self._held.value))
        if event.reason() in _BY_KEYS or is_whole:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._inner is not None:
            # Of the height the line should have: while a page is laid out anew it may have less for a moment.
            side = self.sizeHint().height() - 6
            self._inner.setGeometry(self.width() - side - 3, 3, side, side)
            self.setTextMargins(0, 0, side, 0)

    def add_inner(self, icon_name: str, words: str) -> QToolButton:
        """A small button inside the line, for the mouse; the same is done by a key."""
        made = QToolButton(self)
        made.setProperty("look", "inner")
        made.setIcon(icon(icon_name))
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCursor(Qt.CursorShape.ArrowCursor)
        self._inner = made
        return made

    def _on_text_edited(self, text: str) -> None:
        self.typing.emit(text)
        reading = self._held.writing.read(text)
        if reading.is_sure:
            self.tried.emit(reading.value)

    def _on_escape(self, event: QKeyEvent) -> None:
        if self.is_pending and not self.isReadOnly():
            self.restore()
            event.accept()
        else:
            event.ignore()

    def _read_if_pending(self) -> None:
        if self.is_pending:
            self._read()

    def _read(self) -> None:
        text = self.text()
        is_changed = self._held.read(text)
        self._rest()
        self._remark()
        if is_changed:
            self.edited.emit(self._held.value)
        elif self._held.pending is None:
            self.restored.emit()
        elif self._held.answers:
            self.doubted.emit(text)
        else:
            self.unread.emit(text)

    def _rest(self) -> None:
        """Show what is held: the pending text as it was typed, or the value as it is read or typed."""
        held = self._held
        written = held.writing.in_hand if self.hasFocus() and not self.isReadOnly() else held.writing.at_rest
        self._put_text(written(held.value) if held.pending is None else held.pending)

    def _put_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                # A text longer than its field is seen from its beginning.
                self.setCursorPosition(0)
        self._resting = self.text()

    def _remark(self) -> None:
        show_look(self, "" if not self.problem else "asked" if self.answers else "wrong")
        self.remarked.emit()


def claim_of(event: QKeyEvent, *, has_own_escape: bool, has_own_undo: bool) -> bool | None:
    """Whether a field takes a key that is also a shortcut of the window; None where that is for Qt to say.

    Esc gives back what was typed before it closes anything. With nothing typed to take back, Ctrl+Z is the window's: it
    takes back the last change kept.
    """
    if event.key() == Qt.Key.Key_Escape and has_own_escape:
        return True
    standard = QKeySequence.StandardKey
    is_undo = event.matches(standard.Undo) or event.matches(standard.Redo)
    return False if is_undo and not has_own_undo else None


def show_look(widget: QWidget, look: str) -> None:
    """Give a widget another of the looks of the style sheet."""
    if (widget.property("look") or "") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _is_keypad_point(event: QKeyEvent) -> bool:
    is_keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return is_keypad and (event.key() == Qt.Key.Key_Period or event.text() == ".")
