"""The notes of the point in the middle of the page: typed by digits alone, together with what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.sittings.gestures import Gesture, Noted
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.notes.lines import lines_of
from leaderdesk.ui.sittings.live.notes.telling import Telling
from leaderdesk.ui.sittings.live.notes.typist import Typist
from leaderdesk.ui.sittings.live.notes.view import FACES, NotesView
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.words import failures

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet
    from leaderdesk.domain.sheets.sittings.scores import ScoreSheet
    from leaderdesk.domain.sittings.sheets import Difference

_KEYINGS = {"first": 1, "second": 2}
_WAY = "notes:way"
_CRITERIA = "criteria"


class NotesPanel(LivePanel):
    """S and D type sheets once and twice, E shows the spreads, X what differs, C goes by criterion, F finds a sheet.

    R gives the sheet that somebody sent before.
    """

    help_page = "seance-notes"

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self.view = NotesView()
        self.typist = Typist(conduct, self.view.grid)
        self._telling = Telling(self.view, self.typist)
        self._sheet: LiveSheet | None = None
        self._sitting: int | None = None
        self.face = "first"
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        view = self.view
        view.face_chosen.connect(self.show_face)
        view.way.clicked.connect(self._turn)
        view.go_next.clicked.connect(self._go_on)
        view.search.clicked.connect(self._search)
        view.give.clicked.connect(self._give)
        view.finding.found.connect(self._take_sheet)
        view.finding.left.connect(self.focus_main)
        view.differences.settled.connect(self._settle)
        view.differences.ended.connect(lambda: self.show_face("first"))
        # Once what is said has taken its place.
        self._scrolling = QTimer(self, singleShot=True, interval=0)
        self._scrolling.timeout.connect(view.keep_in_sight)
        for heard in (view.grid.moved, self.typist.told):
            heard.connect(self._telling.say)
            heard.connect(self._scrolling.start)
        view.show_face(self.face)

    def show_sheet(self, sheet: LiveSheet) -> None:
        """Seen or not, the sheet is kept; it is shown when somebody can see it."""
        self._sheet = sheet
        if self.isVisible():
            self._show(sheet)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._sheet is not None:
            self._show(self._sheet)

    def focus_main(self) -> None:
        view = self.view
        if not view.area.isVisibleTo(self):
            view.go_next.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        front = {"spreads": view.spreads, "differences": view.differences.rows}.get(self.face, view.grid)
        front.setFocus(Qt.FocusReason.ShortcutFocusReason)
        view.area.ensureWidgetVisible(view.stack)
        if front is view.grid and view.grid.in_hand() is None:
            self.typist.begin()

    def refuse(self, error: Expected) -> None:
        self.view.remark.say("wrong", failures.say(error))

    def show_face(self, name: str) -> None:
        """The grid, typed once or twice, the spreads, or what differs."""
        self.typist.leave()
        keying_before = _KEYINGS.get(self.face)
        self.face = name
        self.view.show_face(name)
        if self._sheet is not None and self._sheet.point is not None:
            self._show(self._sheet)
        if _KEYINGS.get(name, keying_before) != keying_before:
            self.typist.begin()
        self.focus_main()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        faces = {key: name for name, key in FACES.items() if self.view.faces[name].isVisibleTo(self)}
        is_shown = self.view.area.isVisibleTo(self)
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or not is_shown:
            super().keyPressEvent(event)
        elif letter in faces:
            self.show_face(faces[letter])
        elif letter == "C" and self.view.way.isVisibleTo(self):
            self.view.way.toggle()
            self._turn()
        elif letter == "F" and self.view.search.isVisibleTo(self):
            self._search()
        elif letter == "R" and self.view.give.isVisibleTo(self):
            self._give()
        else:
            super().keyPressEvent(event)

    def _show(self, sheet: LiveSheet) -> None:
        point = sheet.point
        score = point.score if point is not None else None
        self.view.area.setVisible(score is not None)
        self.view.nothing.setVisible(score is None)
        self.view.go_next.setVisible(score is None and not sheet.is_over)
        if point is None or score is None:
            self.view.nothing.setText(self._why_nothing(point))
            self._lead_on(sheet)
            return
        self._resume_way()
        is_another = point.point.key != self.typist.point
        if is_another:
            self.face = "first"
            self.view.show_face(self.face)
        self.typist.is_open = point.is_open and not sheet.is_over and not self.conduct.is_read_only
        self._show_grid(sheet, point, score, is_another=is_another)
        self._telling.show_point(sheet, point, score)
        self._show_faces(point, score)

    def _show_grid(self, sheet: LiveSheet, point: PointSheet, score: ScoreSheet, *, is_another: bool) -> None:
        view, notes = self.view, self.view.model
        held = notes.place_at(index) if notes.is_cell(index := view.grid.currentIndex()) else None
        keying = _KEYINGS.get(self.face, notes.keying)
        is_new = notes.show_lines(score.criteria, lines_of(sheet, point, keying), keying)
        if is_another:
            self.typist.open(point.point.key)
            self.typist.begin()
        elif is_new:
            names, keys = [each.member for each in notes.lines], [each.key for each in notes.criteria]
            if held is not None and held.member in names and held.criterion in keys:
                view.grid.take_in_hand(names.index(held.member), keys.index(held.criterion))
            else:
                self.typist.begin()

    def _show_faces(self, point: PointSheet, score: ScoreSheet) -> None:
        view = self.view
        titles = {each.key: each.title for each in score.criteria}
        whole = [each for each in score.differences if "nothing" not in {each.first, each.second}]
        view.faces["differences"].setVisible(bool(whole) or self.face == "differences")
        view.faces["differences"].setText(self.tr("Différences\u00a0: {} (X)").format(len(whole)))
        view.differences.show_differences(score.differences, titles, is_open=self.typist.is_open)
        if self.face == "spreads":
            view.spreads.show_point(point, score)

    def _lead_on(self, sheet: LiveSheet) -> None:
        """To a point, or to the vote of the one that has no grid."""
        if sheet.point is None:
            self.say_next(self.view.go_next, sheet)
        else:
            self.view.go_next.setText(self.tr("Vote (F5)"))

    def _go_on(self) -> None:
        if self._sheet is not None and self._sheet.point is not None:
            self.step_wished.emit("vote")
        else:
            self.go_next()

    def _why_nothing(self, point: PointSheet | None) -> str:
        if point is None:
            return self.tr("Aucun point n’est ouvert\u00a0: les notes se saisissent une fois le point ouvert (F3).")
        return self.tr("Ce point n’a pas de grille de notation\u00a0: rien n’est à noter.")

    def _resume_way(self) -> None:
        """The way it was typed when the page was last left."""
        if self._sitting != self.conduct.sitting_id:
            self._sitting, self.typist.point = self.conduct.sitting_id, ""
            is_down = self.conduct.kept(_WAY) == _CRITERIA
            self.view.way.setChecked(is_down)
            self.typist.way = "criteria" if is_down else "sheets"

    def _turn(self) -> None:
        is_down = self.view.way.isChecked()
        self.typist.leave()
        self.typist.way = "criteria" if is_down else "sheets"
        self.conduct.keep(_WAY, _CRITERIA if is_down else "")
        self._telling.say()
        self.focus_main()

    def _search(self) -> None:
        self.typist.leave()
        self.view.finding.ask([line.member for line in self.view.model.lines])

    def _give(self) -> None:
        self.typist.leave()
        self.typist.give_sent()
        self.focus_main()

    def _take_sheet(self, rank: int) -> None:
        empty = self.typist.walk().empty_of(rank)
        self.view.grid.take_in_hand(rank, empty[0] if empty else 0)

    def _settle(self, found: Difference, which: int) -> None:
        """The typing that is wrong takes the note of the other."""
        right, keying = (found.first, 2) if which == 1 else (found.second, 1)
        if right == "nothing":
            return
        gesture: Gesture = Noted(self.typist.point, found.member, found.criterion, right, keying)
        self.conduct.note(gesture, refused=self.refuse)
