"""The agenda of the evening: what is done, what goes on, when the rest comes; points added and put in another order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.motion import MotionBox
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.ui.sittings.live.rows import Row, Rows
from leaderdesk.words import failures, sitting_agendas

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.agendas import LineSheet
    from leaderdesk.domain.sheets.sittings.live import LiveSheet

_SIGNS = {"waiting": "pending", "open": "next", "done": "check", "not_examined": "aside"}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AgendaRows(Rows):
    """Enter shows the point in hand."""

    chosen = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.key:
            self.chosen.emit(self.key)
        else:
            super().keyPressEvent(event)


class AgendaPanel(LivePanel):
    """Shows every point; one is chosen by Enter, moved by Alt and an arrow."""

    chosen = Signal(str)

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        self._sheet: LiveSheet | None = None
        super().__init__(conduct, parent)
        self.rows = AgendaRows(self.tr("Ordre du jour"))
        self.count = text("", "strong", is_wrapped=True)
        self.end = text("", "muted", is_wrapped=True)
        self.problem = text("", "problem", is_wrapped=True)
        self.problem.hide()
        self.motion = MotionBox(conduct)
        self.add = button(self.tr("A&jouter…"), "short")
        self.add.setAccessibleName(self.tr("Ajouter un point"))
        self.add.setToolTip(self.tr("Ajouter un point à l’ordre du jour"))
        self.up, self.down = button("", "short", "up"), button("", "short", "down")
        moves = (
            (self.up, "Alt+Up", self.tr("Monter le point")),
            (self.down, "Alt+Down", self.tr("Descendre le point")),
        )
        for made, key, words in moves:
            made.setAccessibleName(words)
            made.setToolTip(f"{words} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        head = row(gap=4)
        head.addLayout(column(self.count, self.end, gap=2), 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        inside.addLayout(head)
        inside.addWidget(self.problem)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.motion)
        self._below = Flow(self.add)
        inside.addLayout(self._below)
        self._connect()

    def put_below(self, buttons: Sequence[QPushButton]) -> None:
        """More buttons after the one that adds a point."""
        for each in buttons:
            self._below.addWidget(each)

    def show_sheet(self, sheet: LiveSheet) -> None:
        self._sheet = sheet
        lines = sheet.agenda.lines
        self.count.setText(self.tr("Ordre du jour\u00a0: {}/{}").format(sheet.agenda.done, len(lines)))
        self.end.setText(sitting_agendas.say_end(sheet.agenda))
        self.end.setVisible(bool(self.end.text()))
        self.rows.show_rows([_row(line) for line in lines])
        shown = sheet.point.point.key if sheet.point is not None else sheet.next_point or ""
        if not self.rows.hasFocus() or not self.rows.key:
            self.rows.take_in_hand(shown)
        for made in (self.add, self.up, self.down):
            made.setEnabled(not self.conduct.is_read_only and not sheet.is_over)

    def focus_main(self) -> None:
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, error: Expected) -> None:
        self.problem.setText(failures.say(error))
        self.problem.show()

    def move_point(self, step: int) -> None:
        """Put the point in hand one place further, among those that are not examined yet."""
        sheet, key = self._sheet, self.rows.key
        if sheet is None or not key or not self.add.isEnabled():
            return
        order = [line.key for line in sheet.agenda.lines]
        place, then = order.index(key), order.index(key) + step
        if not 0 <= then < len(order):
            return
        order[place], order[then] = order[then], order[place]
        self.problem.hide()
        self.conduct.note(told.Reordered(tuple(order)), done=lambda: self.rows.take_in_hand(key), refused=self.refuse)

    def _connect(self) -> None:
        self.rows.chosen.connect(self.chosen)
        self.rows.itemClicked.connect(lambda _: self.chosen.emit(self.rows.key))
        self.add.clicked.connect(lambda: self.motion.ask(self.add.setFocus))
        self.motion.added.connect(self.chosen)
        self.motion.refused.connect(self.refuse)
        self.up.clicked.connect(lambda: self.move_point(-1))
        self.down.clicked.connect(lambda: self.move_point(1))
        for key, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self.rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.move_point(step))


def _row(line: LineSheet) -> Row:
    sign = "warning" if line.late_minutes > 0 and line.status == "open" else _SIGNS[line.status]
    return Row(line.key, sign, f"{line.place}. {line.title}", sitting_agendas.course(line), line.status == "open")
