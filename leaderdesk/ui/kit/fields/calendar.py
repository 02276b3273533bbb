"""A month to choose a day from: Monday first, all by keys, painted in the palette of the program."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from leaderdesk.domain.typed.days import FIRST_YEAR, LAST_YEAR
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.fields.overlay import Overlay
from leaderdesk.ui.theme.icons import icon
from leaderdesk.words import numbers

_WEEK = 7
_WEEKS = 6
_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_Role = QPalette.ColorRole


class CalendarPanel(Overlay):
    """The month, the one before, the one after, and today."""

    chosen = Signal(object)

    def __init__(self, field: QWidget, day: date, today: date) -> None:
        super().__init__(field)
        self.month = MonthGrid(day, today)
        self.name = text("", "strong")
        self.today = button(self.tr("Aujourd’hui"), "link")
        self.today.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 4)
        inside.setSpacing(4)
        before = self._turning("previous", self.tr("Mois précédent (Page précédente)"), -1)
        after = self._turning("next", self.tr("Mois suivant (Page suivante)"), 1)
        inside.addLayout(row(before, None, self.name, None, after))
        inside.addWidget(self.month)
        inside.addLayout(row(None, self.today, None))
        self.month.moved.connect(self._show_name)
        self.month.taken.connect(self._take)
        self.month.left.connect(self.dismiss)
        self.today.clicked.connect(lambda: self._take(today))
        self._show_name()

    def show_under(self) -> None:
        """Open, with the keyboard on the day."""
        self.ensurePolished()
        self.open(self.sizeHint())
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _turning(self, icon_name: str, words: str, step: int) -> QToolButton:
        made = QToolButton()
        made.setProperty("look", "quiet")
        made.setIcon(icon(icon_name))
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.month.move_to(months_after(self.month.day, step)))
        return made

    def _show_name(self) -> None:
        self.name.setText(numbers.month(self.month.day))

    def _take(self, day: date) -> None:
        self.dismiss()
        self.chosen.emit(day)


class MonthGrid(QWidget):
    """Six weeks around a day."""

    moved = Signal()
    taken = Signal(object)
    left = Signal()

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self.day, self._today = day, today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Calendrier"))

    def move_to(self, day: date) -> None:
        """Show another day, within the calendar."""
        self.day = min(max(day, _FIRST), _LAST)
        self.update()
        self.moved.emit()
        said = QLocale().toString(QDate(self.day.year, self.day.month, self.day.day), QLocale.FormatType.LongFormat)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(
            (metrics.horizontalAdvance("00") + metrics.height()) * _WEEK, round(metrics.height() * 1.6) * (_WEEKS + 1)
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Esc closes the calendar, and nothing around it.
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DAYS:
            self.move_to(self._shifted(_DAYS[key]))
        elif key in _PAGES:
            is_year = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.move_to(months_after(self.day, _PAGES[key] * (12 if is_year else 1)))
        elif key == Qt.Key.Key_Home:
            self.move_to(self.day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.move_to(self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1]))
        elif key in _TAKES:
            self.taken.emit(self.day)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day, cell in self._cells():
            if cell.contains(QPointF(event.position())):
                self.taken.emit(day)
                return

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, locale = self.palette(), QLocale()
        for place in range(_WEEK):
            name = locale.standaloneDayName(place + 1, QLocale.FormatType.ShortFormat).rstrip(".")
            painter.setPen(palette.color(_Role.PlaceholderText))
            painter.drawText(self._cell(place, 0), Qt.AlignmentFlag.AlignCenter, name)
        for day, cell in self._cells():
            self._paint_day(painter, day, cell)

    def _paint_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        palette = self.palette()
        role = _Role.Text if day.month == self.day.month else _Role.PlaceholderText
        inner = cell.adjusted(2, 2, -2, -2)
        if day == self.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(_Role.Accent))
            painter.drawRoundedRect(inner, 4, 4)
            role = _Role.Base
        elif day == self._today:
            painter.setPen(QPen(palette.color(_Role.Accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 4, 4)
        painter.setPen(palette.color(role))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _cells(self) -> list[tuple[date, QRectF]]:
        first = self.day.replace(day=1)
        start = first.toordinal() - first.weekday()
        last = _LAST.toordinal()
        return [
            (date.fromordinal(start + place), self._cell(place % _WEEK, place // _WEEK + 1))
            for place in range(_WEEK * _WEEKS)
            if 0 < start + place <= last
        ]

    def _cell(self, column: int, line: int) -> QRectF:
        width, height = self.width() / _WEEK, self.height() / (_WEEKS + 1)
        return QRectF(column * width, line * height, width, height)

    def _shifted(self, days: int) -> date:
        return self.day + timedelta(days=days)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
