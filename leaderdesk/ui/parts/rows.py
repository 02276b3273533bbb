"""Rows one below the other, each a whole to the keyboard: the arrows go from one to the next, Enter opens one.

Tab comes to one row only, the current one, then to what that row offers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_GAP = 6
_ROUND = 24


class Row(QFrame):
    """One row; `letters` are what its keys do while the keyboard is on it."""

    entered = Signal()
    stepped = Signal(int)
    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.is_open = False
        self.letters: Mapping[str, Callable[[], None]] = {}
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(12, 6, 12, 6)
        self.inside.setSpacing(3)

    @property
    def wants_escape(self) -> bool:
        """True while Esc, pressed inside the row, is for the row and not for what stands around it."""
        return False

    def set_open(self, *, is_open: bool) -> None:
        """Show all there is, or the short form."""
        self.is_open = is_open

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let it be read, not changed."""

    def give_up(self) -> None:
        """What Esc does from inside the row: the keyboard comes back to it."""
        self.enter()

    def enter(self) -> None:
        """Bring the keyboard to the row, and the row in sight."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        come_in_sight(self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.wants_escape and not self.hasFocus():
                event.accept()
                return True
            if self.hasFocus() and not event.modifiers() and event.text().upper() in self.letters:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.hasFocus():
            # What a field inside has left.
            if key == Qt.Key.Key_Escape and self.wants_escape:
                self.give_up()
            else:
                super().keyPressEvent(event)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENDS:
            self.ended.emit(_ENDS[key])
        elif key in _OPENS:
            self._open(is_open=not self.is_open)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self._open(is_open=key == Qt.Key.Key_Right)
        else:
            self._press_letter(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open(is_open=not self.is_open)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _open(self, *, is_open: bool) -> None:
        self.set_open(is_open=is_open)
        come_in_sight(self)

    def _press_letter(self, event: QKeyEvent) -> None:
        act = self.letters.get(event.text().upper())
        has_modifier = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if act is None or has_modifier:
            super().keyPressEvent(event)
        else:
            act()


class RowList(QWidget):
    """Rows by name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows: dict[str, Row] = {}
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(_GAP)

    def show_rows(self, rows: Mapping[str, Row]) -> None:
        """Show these rows in place of those there were."""
        for old in self.rows.values():
            self._inside.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = dict(rows)
        for row in self.rows.values():
            self._inside.addWidget(row)
            row.entered.connect(lambda row=row: self._mark(row))
            row.stepped.connect(lambda step, row=row: self._step(row, step))
            row.ended.connect(lambda end: self._shown()[end].enter())
        first = next(iter(self.rows.values()), None)
        if first is not None:
            self._mark(first)

    def focus_first(self) -> None:
        """Bring the keyboard to the row it was last on, or to the first."""
        shown = self._shown()
        current = (row for row in shown if row.focusPolicy() == Qt.FocusPolicy.StrongFocus)
        row = next(current, shown[0] if shown else None)
        if row is not None:
            row.enter()

    def keep(self, is_kept: Callable[[Row], bool]) -> None:
        """Show some rows only; the one the keyboard is in stays until it leaves."""
        for row in self.rows.values():
            row.setVisible(is_kept(row) or _holds_keyboard(row))
        shown = self._shown()
        if shown and not any(row.focusPolicy() == Qt.FocusPolicy.StrongFocus for row in shown):
            self._mark(shown[0])

    def _shown(self) -> list[Row]:
        return [row for row in self.rows.values() if not row.isHidden()]

    def _mark(self, current: Row) -> None:
        for row in self.rows.values():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is current else Qt.FocusPolicy.ClickFocus)

    def _step(self, row: Row, step: int) -> None:
        rows = self._shown()
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            rows[place].enter()


def _holds_keyboard(row: Row) -> bool:
    focus = QApplication.focusWidget()
    return focus is row or (focus is not None and row.isAncestorOf(focus))


def come_in_sight(widget: QWidget) -> None:
    """Scroll what holds a widget until it is seen, whole or from its top: now, and once all has its place."""
    _scroll_to(widget)
    QTimer.singleShot(0, widget, lambda: _scroll_when_laid_out(widget))


def _scroll_when_laid_out(widget: QWidget) -> None:
    # What was built or shown just before is laid out by events that come after this one.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    _scroll_to(widget)


def _scroll_to(widget: QWidget) -> None:
    for area in _areas_around(widget):
        holder = area.widget()
        if holder is None:
            continue
        if widget.height() > area.viewport().height():
            area.verticalScrollBar().setValue(widget.mapTo(holder, QPoint()).y())
        else:
            area.ensureWidgetVisible(widget, 0, _ROUND)


def put_in_order(start: QWidget, holder: QWidget | None = None) -> QWidget:
    """Tab goes from a widget through all that it, or another, lays out, as it is read; returns the last one.

    The first must take the keyboard itself: Qt puts nothing after what does not.
    """
    last = start
    for stop in _stops(holder or start):
        if stop is not last:
            QWidget.setTabOrder(last, stop)
            last = stop
    return last


def _stops(holder: QWidget) -> Iterator[QWidget]:
    """Where Tab may stop inside a widget, in the order of its layout; made later, a part would come last."""
    if isinstance(holder, Row) or holder.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield holder
    inside = holder.layout()
    if inside is not None:
        yield from _stops_in(inside)


def _stops_in(inside: QLayout) -> Iterator[QWidget]:
    for place in range(inside.count()):
        item = inside.itemAt(place)
        if item is None:
            continue
        widget, deeper = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif deeper is not None:
            yield from _stops_in(deeper)


def _areas_around(widget: QWidget) -> Iterator[QScrollArea]:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            yield around
        around = around.parentWidget()
