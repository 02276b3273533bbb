"""The page of a sitting under way: agenda on the left, the point and its steps in the middle, the room on the right.

Where letters are too large for three columns, agenda and room take their turn in the middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.desk import ALL_TOPICS, Desk
from leaderdesk.ui.kit.messages import Message, failure
from leaderdesk.ui.sittings.live.agenda import AgendaPanel
from leaderdesk.ui.sittings.live.batteries import BatteryWatch
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.conduct import TOPICS, Conduct
from leaderdesk.ui.sittings.live.frame_view import FrameView
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.ui.sittings.live.quorum import LostQuorum
from leaderdesk.ui.sittings.live.room import RoomPanel
from leaderdesk.ui.sittings.live.steps import Steps
from leaderdesk.ui.sittings.projector.monitor import Monitor
from leaderdesk.ui.sittings.projector.projector import Projector
from leaderdesk.words.sitting_rooms import hour

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sittings.resumes import Interruption

_AGENDA, _ROOM, _POINT = "agenda", "room", "point"
# The name under which the step in front is kept.
_STEP = "step"


class LiveFrame(QWidget):
    """Holds a sitting from its opening to its end.

    `show_sitting` takes it up, `leave` puts it down; `said` is a message for the window, `ended` the key of a sitting
    that was just closed.
    """

    help_page = "seance-ouverte"
    said = Signal(object)
    ended = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        # Before the conduct puts the sitting down: what is being typed is saved first.
        desk.leaving.connect(self.leave)
        self.conduct = Conduct(desk, self)
        self.clock = Clock(self.conduct, self)
        self.agenda, self.room = AgendaPanel(self.conduct), RoomPanel(self.conduct)
        self.projector = Projector(self.conduct, self)
        self.steps = {step.name: step for step in Steps(self.projector, self).all()}
        self.panels: dict[str, LivePanel] = {_AGENDA: self.agenda, _ROOM: self.room}
        self.view = FrameView(list(self.steps.values()), self.agenda, self.room, self.clock)
        self.battery = BatteryWatch(desk, self.conduct, self)
        self.monitor = Monitor(self.projector)
        self.view.put_below_agenda(self.monitor)
        self.lost = LostQuorum(self.conduct, self.view.lost)
        self.step = _POINT
        # The point to go to once the sitting is shown.
        self._wished: str | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._connect()
        self._add_keys()

    def show_sitting(self, sitting_id: int) -> None:
        """Take up a sitting where it stood; the one that is on the screen already is read again."""
        if sitting_id == self.conduct.sitting_id:
            self.conduct.read()
            return
        self.leave()
        self.conduct.begin(sitting_id, self._begin)

    def show_point(self, key: str) -> None:
        """Go to a point, as soon as the sitting is shown."""
        if self.conduct.sheet is None:
            self._wished = key
        else:
            self._look_at(key)

    def leave(self) -> None:
        """Put the sitting down as it should; what is being typed is kept."""
        self._wished = None
        focus: QWidget | None = self.focusWidget()
        if focus is not None and self.conduct.sitting_id is not None:
            focus.clearFocus()
        self.conduct.put_down()

    def show_step(self, name: str) -> None:
        """Bring the panel of a step to the front, and the keyboard into it."""
        panel = self.panel(name)
        if name == _ROOM and not self.view.is_narrow:
            panel.focus_main()
            return
        if name != _AGENDA or self.view.is_narrow:
            self.step = name
            self.conduct.keep(_STEP, name)
            self.view.bring(name, panel)
        panel.focus_main()

    def panel(self, name: str) -> LivePanel:
        """The panel of a step, made the first time it is asked for."""
        if name not in self.panels:
            made = self.steps[name].make(self.conduct, self.clock)
            made.said.connect(self.said)
            made.step_wished.connect(self.show_step)
            self.panels[name] = made
            if self.conduct.sheet is not None:
                made.show_sheet(self.conduct.sheet)
        return self.panels[name]

    def focus_main(self) -> None:
        """Where the keyboard goes when the page is chosen: the names until there is a point in sight, then the step."""
        sheet = self.conduct.sheet
        if sheet is not None and sheet.point is None and not sheet.room.in_room:
            self.show_step(_ROOM)
        else:
            self.panel(self.step).focus_main()

    def focus_filter(self) -> None:
        """What Ctrl+F does here: the names of the room, or what the step lets one look for."""
        wanted = getattr(self.panel(self.step), "focus_filter", None)
        if wanted is not None:
            wanted()
        else:
            self.show_step(_ROOM)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clock.run(is_running=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.run(is_running=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "view"):
            # Once every part has its new letters.
            QTimer.singleShot(0, self, self._fit)

    def _begin(self) -> None:
        kept = self.conduct.kept(_STEP)
        self.step = kept if kept in self.steps else _POINT
        self.view.bring(self.step, self.panel(self.step))
        wished, self._wished = self._wished, None
        sheet = self.conduct.sheet
        if wished is not None and sheet is not None and sheet.agenda.line(wished) is not None:
            self._look_at(wished)
        elif self.isVisible():
            self.focus_main()

    def _fit(self) -> None:
        has_changed = self.view.fit(self.width())
        self.monitor.give_room(has_room=not self.view.is_narrow)
        if has_changed and self.conduct.sitting_id is not None:
            if not self.view.is_narrow and self.step in {_AGENDA, _ROOM}:
                self.step = _POINT
            self.view.bring(self.step, self.panel(self.step))

    def _connect(self) -> None:
        conduct = self.conduct
        conduct.changed.connect(self._on_changed)
        for refusing in (conduct, self.lost):
            refusing.refused.connect(self._on_refused)
        conduct.interrupted.connect(self._on_interrupted)
        for each in (self.projector, self.battery):
            each.said.connect(self.said)
        self.projector.changed.connect(lambda: self._blank.setEnabled(not self.projector.is_open))
        self._desk.bus.changed.connect(self._on_topics)
        self.agenda.chosen.connect(self._look_at)
        self.view.step_chosen.connect(self.show_step)
        self.view.title.back.clicked.connect(self._go_back)

    def _add_keys(self) -> None:
        for step in self.steps.values():
            self._on_key(step.key, lambda name=step.name: self.show_step(name))
        self._on_key("F2", lambda: self.show_step(_ROOM))
        self._on_key("F6", self._walk)
        self._on_key("Ctrl+PgDown", lambda: self._look_further(1))
        self._on_key("Ctrl+PgUp", lambda: self._look_further(-1))
        self._on_key("Ctrl+Home", self._go_back)
        self._on_key("Shift+F8", self.monitor.turn)
        # While the second window is there, the key is its own and works on every page.
        self._blank = self._on_key("F9", self.projector.toggle_blank)

    def _on_key(self, key: str, act: object) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        return shortcut

    def _on_changed(self, sheet: LiveSheet) -> None:
        self.view.title.show_sheet(sheet)
        self._stop_timer(sheet)
        if sheet.is_over and sheet.phase == "closed" and self.conduct.sitting_id is not None:
            # Once every panel has been told.
            QTimer.singleShot(0, self, self._end)

    def _stop_timer(self, sheet: LiveSheet) -> None:
        """A holder who is no longer heard, because the point ended, is no longer timed."""
        resume = self.conduct.resume
        timer = resume.timer if resume is not None else None
        if timer is None or timer.kind != "hearing" or self.conduct.is_read_only:
            return
        point = sheet.point
        is_heard = point is not None and (point.hearing is not None or point.point.key != sheet.open_point)
        if sheet.open_point is None or not is_heard:
            self.conduct.stop_timer()

    def _end(self) -> None:
        sitting_id = self.conduct.sitting_id
        if sitting_id is not None:
            self.leave()
            self.ended.emit(sitting_id)

    def _on_refused(self, error: Expected) -> None:
        self.said.emit(failure(error))

    def _on_interrupted(self, found: Interruption) -> None:
        words = self.tr("La séance avait été interrompue. Tout est là, jusqu’au dernier geste, à {}.")
        self.said.emit(Message("information", words.format(hour(found.last_at))))

    def _on_topics(self, topics: frozenset[str]) -> None:
        if topics & (TOPICS | ALL_TOPICS | {"dossiers"}) and self._desk.state is not None:
            self.conduct.read()

    def _look_at(self, key: str) -> None:
        sheet = self.conduct.sheet
        if sheet is not None:
            self.conduct.look_at(None if key == sheet.open_point else key, lambda: self.show_step(_POINT))

    def _look_further(self, step: int) -> None:
        """The point after the one in sight, or before it."""
        sheet = self.conduct.sheet
        keys = [line.key for line in sheet.agenda.lines] if sheet is not None else []
        if sheet is None or not keys:
            return
        if sheet.point is None:
            self._look_at(sheet.next_point or keys[0])
            return
        place = keys.index(sheet.point.point.key) + step
        if 0 <= place < len(keys):
            self._look_at(keys[place])

    def _go_back(self) -> None:
        if self.conduct.sheet is not None and self.conduct.sheet.open_point is not None:
            self.conduct.look_at(None, lambda: self.show_step(_POINT))

    def _walk(self) -> None:
        """From the agenda to the middle, to the room, and round again."""
        focus: QWidget | None = self.focusWidget()
        if focus is not None and self.agenda.isAncestorOf(focus):
            self.show_step(self.step if self.step != _AGENDA else _POINT)
        elif focus is not None and self.room.isAncestorOf(focus):
            self.show_step(_AGENDA)
        else:
            self.show_step(_ROOM)
