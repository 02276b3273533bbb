"""The title line of the point in sight: its place, what it is, its time, and when the sitting should end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.words import sitting_agendas
from leaderdesk.words.phrases import money
from leaderdesk.words.sitting_rooms import say_half

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.agendas import LineSheet
    from leaderdesk.domain.sheets.sittings.live import LiveSheet

_MINUTE = 60


class TitleLine(QWidget):
    """Above the steps, whatever the step."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._line: LineSheet | None = None
        self._is_alone = False
        self.title = text("", "heading", is_wrapped=True)
        self.told = text("", "muted", is_wrapped=True)
        self.timer = text("", "strong")
        self.elsewhere = text("", "waiting")
        self.back = button(self.tr("Revenir au point ouvert (Ctrl+Début)"), "", "previous")
        # Where the room has no column of its own, its gauges are said here.
        self.quorum = text("", "strong", is_wrapped=True)
        second = row(gap=12)
        second.addWidget(self.told, 1)
        second.addWidget(self.quorum, 1)
        second.addWidget(self.timer, 0, Qt.AlignmentFlag.AlignTop)
        self.timer.setToolTip(self.tr("Temps passé sur ce point, et temps prévu"))
        self._away = QWidget()
        self._away.setLayout(Flow(self.elsewhere, self.back))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(self.title)
        inside.addLayout(second)
        inside.addWidget(self._away)
        self.quorum.hide()
        clock.ticked.connect(self._tick)

    def show_sheet(self, sheet: LiveSheet) -> None:
        """Show the point in sight, and say so when another one is open."""
        point = sheet.point
        self._line = sheet.agenda.line(point.point.key) if point is not None else None
        line = self._line
        if line is None or point is None:
            self.title.setText(self.tr("Séance n°\u00a0{}\u00a0: {}").format(sheet.facts.number, sheet.facts.title))
            self.told.setText(sheet.facts.place)
        else:
            self.title.setText(f"{line.place}/{len(sheet.agenda.lines)}\u2002{line.title}")
            asked = point.facts.asked
            # The timer says that it is open.
            status = sitting_agendas.status(line) if line.status != "open" else ""
            told = [status, sitting_agendas.kind(line), money(asked) if asked is not None else ""]
            self.told.setText(" – ".join(each for each in told if each))
            self.told.setToolTip(self.tr("Demandé\u00a0: {}").format(money(asked)) if asked is not None else "")
        self.told.setVisible(bool(self.told.text()) and not self._is_alone)
        opened = sheet.agenda.line(sheet.open_point) if sheet.open_point is not None else None
        is_away = opened is not None and line is not None and opened.key != line.key
        self._away.setVisible(is_away)
        if opened is not None and is_away:
            self.elsewhere.setText(self.tr("Le point ouvert est le {}.").format(opened.place))
        self._say_quorum(sheet)
        self._tick()

    def stand_alone(self, *, is_alone: bool) -> None:
        """Where there is one column, say the quorum, and leave out what the agenda says too."""
        self._is_alone = is_alone
        self.quorum.setVisible(is_alone)
        self.told.setVisible(bool(self.told.text()) and not is_alone)

    def _say_quorum(self, sheet: LiveSheet) -> None:
        gauges = sheet.room.gauges
        halves = (say_half(gauges.presence, self.tr("Présence")), say_half(gauges.votes, self.tr("Votants")))
        self.quorum.setText(" – ".join(halves))
        show_type(self.quorum, "good" if gauges.is_quorate else "bad")

    def _tick(self) -> None:
        line = self._line
        self.timer.setVisible(line is not None and line.status == "open")
        if line is None or line.status != "open":
            return
        spent, planned = self._clock.spent(), line.planned_minutes
        words = sitting_agendas.running(spent)
        is_late = planned is not None and spent.total_seconds() > planned * _MINUTE
        if planned is not None:
            words = self.tr("{}\u00a0/\u00a0{}\u00a0min").format(words, planned)
        self.timer.setText(self.tr("{}, dépassé").format(words) if is_late else words)
        show_type(self.timer, "waiting" if is_late else "strong")
