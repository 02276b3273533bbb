"""Builds the page of a sitting under way: its three columns, or one where letters are large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.kit.unseen import Area, Stack
from leaderdesk.ui.sittings.live.agenda import AgendaPanel
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.quorum import LostBox
from leaderdesk.ui.sittings.live.room import RoomPanel
from leaderdesk.ui.sittings.live.step_row import StepRow
from leaderdesk.ui.sittings.live.steps import Step
from leaderdesk.ui.sittings.live.title import TitleLine

# In letters: narrower than this, there is one column.
_ROOMY = 140
_AGENDA, _MIDDLE, _ROOM = 25, 48, 27


class FrameView(QWidget):
    """Agenda, middle, room."""

    step_chosen = Signal(str)

    def __init__(self, steps: Sequence[Step], agenda: AgendaPanel, room: RoomPanel, clock: Clock) -> None:
        super().__init__()
        self.is_narrow, self._is_ordered = False, False
        self.setProperty("look", "evening")
        self.title = TitleLine(clock)
        self.lost = LostBox()
        self.stack = Stack()
        self._agenda, self._room = agenda, room
        self._left, self._right = _Side(agenda), _Side(room)
        self.steps = StepRow()
        self.buttons = self.steps.buttons
        self.steps.chosen.connect(self.step_chosen)
        self.steps.add("agenda", self.tr("Ordre du jour"), "F6", self.tr("Ordre"))
        self.steps.add("room", self.tr("Présence"), "F2")
        for step in steps:
            self.steps.add(step.name, step.words, step.key)
        self._of_point = [step.name for step in steps if not step.is_apart]
        self._apart = [step.name for step in steps if step.is_apart]
        self.steps.place(self._of_point)
        self._bodies: dict[str, QWidget] = {"agenda": self._left, "room": self._right}
        middle = QWidget()
        self._middle = inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.title, self.lost, self.steps):
            inside.addWidget(part)
        inside.addWidget(self.stack, 1)
        self._columns = whole = QHBoxLayout(self)
        whole.setContentsMargins(EDGE, 0, EDGE, 6)
        whole.setSpacing(18)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(8)
        self._beside.addWidget(self._left, 1)
        whole.addLayout(self._beside, _AGENDA)
        whole.addWidget(middle, _MIDDLE)
        whole.addWidget(self._right, _ROOM)
        agenda.put_below([self.buttons[name] for name in self._apart])

    def put_below_agenda(self, part: QWidget) -> None:
        """One more part in the column of the agenda, below it."""
        self._beside.insertWidget(1, part)

    def bring(self, name: str, panel: QWidget) -> None:
        """Put a panel in the middle."""
        is_new = name not in self._bodies
        if is_new:
            self._bodies[name] = panel
            self.stack.add(panel)
        if is_new or not self._is_ordered:
            self._is_ordered = True
            in_reading_order(self)
        self.stack.bring(self._bodies[name])
        self.lost.leave_lack(is_left=name == "vote")
        self.steps.mark(name)

    def fit(self, width: int) -> bool:
        """One column or three, as this width has room for; true when that changed."""
        is_narrow = width < self.fontMetrics().averageCharWidth() * _ROOMY
        if is_narrow == self.is_narrow:
            return False
        self.is_narrow, self._is_ordered = is_narrow, False
        if is_narrow:
            self._stand_alone()
        else:
            self._stand_beside()
        self.title.stand_alone(is_alone=is_narrow)
        return True

    def _stand_alone(self) -> None:
        """Everything takes its turn in the middle."""
        for area in (self._left, self._right):
            self.stack.add(area)
        self._room.view.stand_alone(self.lost)
        self.steps.place(["agenda", "room", *self._of_point, *self._apart])
        self._columns.setStretch(0, 0)

    def _stand_beside(self) -> None:
        """Three columns."""
        self._beside.insertWidget(0, self._left, 1)
        self.steps.place(self._of_point)
        for name in ("agenda", "room"):
            self.buttons[name].hide()
        self._agenda.put_below([self.buttons[name] for name in self._apart])
        for name in self._apart:
            self.buttons[name].show()
        self._columns.addWidget(self._right, _ROOM)
        self._columns.setStretch(0, _AGENDA)
        for area in (self._left, self._right):
            area.show()
        self._room.view.stand_beside()
        self._middle.insertWidget(1, self.lost)

    def minimumSizeHint(self) -> QSize:
        """As small as one wishes: what does not fit scrolls."""
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.fontMetrics().lineSpacing() * 12)


class _Side(Area):
    """A column that scrolls where it is higher than the window, and is never narrower than what it holds."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self.setProperty("look", "bare")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(panel)

    def minimumSizeHint(self) -> QSize:
        inside = self._panel.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(inside, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
