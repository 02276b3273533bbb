"""The point in the middle of the page: opened here, read, its holder heard, its text written, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.ui.sittings.live.point_view import PointView
from leaderdesk.words import failures
from leaderdesk.words.sitting_rooms import hour

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet


class PointPanel(LivePanel):
    """Shows the point asked for, or else the one that is open."""

    def __init__(self, conduct: Conduct, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self.view = PointView(conduct, clock)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        view = self.view
        for box in (view.opening, view.hearing, view.texts):
            box.refused.connect(self.refuse)
        view.opening.opened.connect(self._on_opened)
        view.close_point.clicked.connect(self._close)
        view.go_next.clicked.connect(self.go_next)

    def show_sheet(self, sheet: LiveSheet) -> None:
        point = sheet.point
        self.view.nothing.setVisible(point is None)
        self.view.inside.setVisible(point is not None)
        if point is None:
            self._show_nothing(sheet)
            return
        view = self.view
        may_open = not point.is_open and not sheet.is_over
        view.opening.setVisible(may_open)
        if may_open:
            view.opening.show_point(sheet, point)
        self._show_open(sheet, point)
        view.facts.show_point(point)
        view.hearing.show_point(point, is_over=sheet.is_over)
        view.texts.setVisible(point.opened_at is not None)
        view.texts.show_point(point)
        view.texts.set_read_only(is_read_only=self.conduct.is_read_only or sheet.is_over)
        view.problem.hide()

    def focus_main(self) -> None:
        """Where the next thing to do is."""
        view = self.view
        stops: tuple[QWidget, ...] = (
            *(view.opening.open, view.hearing.leave, view.texts.field, view.go_next, view.problem),
        )
        stop = next((each for each in stops if each.isVisibleTo(self) and each.isEnabled()), view.area)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, error: Expected) -> None:
        self.view.problem.setText(failures.say(error))
        self.view.problem.show()
        self.view.area.ensureWidgetVisible(self.view.problem)

    def _show_nothing(self, sheet: LiveSheet) -> None:
        view = self.view
        has_next = sheet.next_point is not None
        view.go_next.setVisible(not sheet.is_over)
        self.say_next(view.go_next, sheet)
        view.close_point.hide()
        if not has_next:
            words = self.tr("Tous les points ont été examinés.")
        elif not sheet.room.in_room:
            words = self.tr("Personne n’est encore là. Notez les présents (F2), puis ouvrez le premier point.")
        else:
            words = self.tr("Aucun point n’est ouvert.")
        view.nothing.setText(words)

    def _show_open(self, sheet: LiveSheet, point: PointSheet) -> None:
        view = self.view
        view.running.setVisible(point.is_open)
        view.go_next.setVisible(not sheet.is_over and (point.is_open or bool(point.opened_at)))
        self.say_next(view.go_next, sheet)
        left = [each for each in point.must_leave if (person := sheet.room.person(each)) and person.where == "recused"]
        out = (
            self.tr("Hors de la salle\u00a0: {}.").format(", ".join(left))
            if left
            else self.tr("Personne n’est sorti pour lui.")
        )
        view.running.setText(self.tr("Point ouvert à {}. {}").format(hour(point.opened_at), out))
        view.close_point.setEnabled(not self.conduct.is_read_only)
        view.close_point.setVisible(point.is_open)

    def _on_opened(self) -> None:
        self.view.texts.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        sheet = self.conduct.sheet
        if sheet is not None and sheet.open_point is not None:
            self.view.texts.leave()
            self.conduct.note(told.PointClosed(sheet.open_point), done=self.focus_main, refused=self.refuse)
