"""Builds the page of a sitting under way: its three columns, or one where letters are large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE, button
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.kit.unseen import Area, Stack
from leaderdesk.ui.sittings.live.agenda import AgendaPanel
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.quorum import LostBox
from leaderdesk.ui.sittings.live.room import RoomPanel
from leaderdesk.ui.sittings.live.steps import Step
from leaderdesk.ui.sittings.live.title import TitleLine

# As it is drawn on the key itself.
_SHIFT = "Maj+"
_NATIVE = QKeySequence.SequenceFormat.NativeText
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
        self.buttons: dict[str, QPushButton] = {}
        self._agenda, self._room = agenda, room
        self._left, self._right = _Side(agenda), _Side(room)
        named = [("agenda", self.tr("Ordre du jour"), "F6"), ("room", self.tr("Présence"), "F2")]
        of_point = [(step.name, step.words, step.key) for step in steps if not step.is_apart]
        self._steps = Flow(*(self._step_button(*step) for step in [*named, *of_point]))
        row = _row_of(self._steps)
        self._apart = [self._step_button(step.name, step.words, step.key) for step in steps if step.is_apart]
        self._bodies: dict[str, QWidget] = {"agenda": self._left, "room": self._right}
        middle = QWidget()
        self._middle = inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.title, self.lost, row):
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
        agenda.put_below(self._apart)
        for name in ("agenda", "room"):
            self.buttons[name].hide()

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
        for each, made in self.buttons.items():
            made.setChecked(each == name)

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
        for name in ("agenda", "room"):
            self.buttons[name].setVisible(is_narrow)
        return True

    def _stand_alone(self) -> None:
        """Everything takes its turn in the middle."""
        for area in (self._left, self._right):
            self.stack.add(area)
        self._room.view.stand_alone(self.lost)
        for made in self._apart:
            self._steps.addWidget(made)
        self._columns.setStretch(0, 0)

    def _stand_beside(self) -> None:
        """Three columns."""
        self._beside.insertWidget(0, self._left, 1)
        self._agenda.put_below(self._apart)
        self._columns.addWidget(self._right, _ROOM)
        self._columns.setStretch(0, _AGENDA)
        for area in (self._left, self._right):
            area.show()
        self._room.view.stand_beside()
        self._middle.insertWidget(1, self.lost)

    def minimumSizeHint(self) -> QSize:
        """As small as one wishes: what does not fit scrolls."""
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.fontMetrics().lineSpacing() * 12)

    def _step_button(self, name: str, words: str, key: str) -> QPushButton:
        said = QKeySequence(key).toString(_NATIVE)
        self.buttons[name] = made = button(f"{said}\u2002{words}".replace(_SHIFT, "⇧"), "tab")
        made.setAccessibleName(f"{words} ({said})")
        made.setCheckable(True)
        made.clicked.connect(lambda _=False: self.step_chosen.emit(name))
        return made


def _row_of(steps: Flow) -> QWidget:
    """As high as its lines, and no higher."""
    row = QWidget()
    row.setLayout(steps)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row


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
