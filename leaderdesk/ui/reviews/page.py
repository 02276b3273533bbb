"""The page of the review: reads the open dossiers once, shows them one by one, and saves what is noted at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.reviews import DayNote, Reviewed, ReviewRow
from leaderdesk.domain.sheets.rows import NoteRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.records import BoundForm, saving_dossier
from leaderdesk.ui.reviews.choosing import Choosing
from leaderdesk.ui.reviews.noting import Noting
from leaderdesk.ui.reviews.reading import KEPT, OpenDossiers, Reading
from leaderdesk.ui.reviews.view import ReviewView
from leaderdesk.ui.reviews.walk import Walk
from leaderdesk.words.formats import number

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class ReviewsPage(Page):
    """Walks through the open dossiers, the most urgent first."""

    topics = frozenset({"dossiers", "holders", "fiches", "programme", "attachments"})
    help_page = "revue"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ReviewView(desk)
        self.walk = Walk()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._rows: Sequence[ReviewRow] = ()
        self._notes: Sequence[DayNote] = ()
        self._is_arriving = False
        self._is_list_read = False
        self._came_from: QWidget | None = None
        card = self.view.card
        self.open_dossiers = OpenDossiers(desk, self)
        self.open_dossiers.read.connect(self._fill)
        self.open_dossiers.progressed.connect(self._say_reading)
        self.choosing = Choosing(self.view.people, self.view.late)
        self.choosing.changed.connect(self._narrow)
        self.next = BoundForm(desk, card.next, "dossier", saving_dossier)
        self._undoing = Undoing(desk, self.said, self)
        self.noting = Noting(desk, card.note)
        self.noting.said.connect(self.said)
        desk.opened.connect(lambda _: self._forget())
        self._connect_buttons()
        self._add_keys()

    # What is shown

    def refresh(self) -> None:
        """While one goes through them, only the dossier shown; on arrival, every open one after it."""
        if self._is_list_read:
            self._read_dossier()
        if self._is_arriving or not self._is_list_read:
            self.open_dossiers.begin()

    def show_record(self, key: int, part: str = "") -> None:
        del part
        self.walk.go_to(key)
        self._show()

    def focus_filter(self) -> None:
        self.view.people.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_main(self) -> None:
        side = self.view.stack.currentWidget()
        if side is self.view.area:
            self.view.following.setFocus()
        elif side is self.view.day_area:
            summary = self.view.summary
            (summary.listing.table if summary.again.isHidden() else summary.again).setFocus()
        else:
            self.view.everybody.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        self._is_arriving = True
        super().showEvent(event)
        self._is_arriving = False

    def _fill(self, reading: Reading) -> None:
        is_first = not self._is_list_read
        self._rows, self._is_list_read = reading.rows, True
        self.choosing.offer(self._rows)
        if is_first:
            before = json.loads(reading.kept) if reading.kept else {}
            self.walk.resume(before, self._today())
            self.choosing.begin(self._rows, before.get("person"), reading.operator)
            self.walk.narrow(self.choosing.wanted(self._rows))
        else:
            self.walk.take(self.choosing.wanted(self._rows))
        self._show()

    def _say_reading(self, done: int, total: int) -> None:
        self.view.place.setText(self.tr("Lecture\u00a0: {} sur {}").format(number(done), number(total)))

    def _show(self) -> None:
        """Bring to the front what the walk has come to."""
        is_day = self.view.day.isChecked() or self.walk.is_over
        self.view.say_place(self.walk)
        for each in (self.view.following, self.view.skip):
            each.setEnabled(self.walk.current is not None and not is_day)
        self.view.previous.setEnabled(self.walk.place > 1 or self.walk.is_over)
        if is_day:
            self.noting.leave()
            self._read_day()
        elif self.walk.current is None:
            self.view.show_side("nothing")
        else:
            self._read_dossier()
        if not is_day:
            self._keep()

    # One dossier

    def _read_dossier(self) -> None:
        key, on = self.walk.current, self._today()
        if key is None or self.view.day.isChecked():
            self._read_day()
            return

        def work(base: OpenBase) -> Reviewed | None:
            from leaderdesk.services.reviews import read_for_review

            try:
                return read_for_review(base, key, on)
            except Refusal:
                return None

        self.desk.ask(work, self._show_dossier)

    def _show_dossier(self, found: Reviewed | None) -> None:
        if found is None:
            # Gone meanwhile: the others are walked through without it.
            self.open_dossiers.begin()
            return
        key = found.row.id
        if key != self.walk.current or self.view.day.isChecked():
            return
        is_other = key != self.next.key
        self.view.card.show_dossier(found, self._today(), is_read_only=self._is_read_only())
        self.next.open(key, {"next_step": found.next_step, "next_step_on": found.next_step_on})
        self.noting.open(key, found.row.number)
        self.view.show_side("dossier")
        if is_other:
            self.view.area.verticalScrollBar().setValue(0)
        self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """Going on to the summary or back from it, the keyboard comes along; it is never left nowhere."""
        came_from, self._came_from = self._came_from, None
        has_moved = came_from is not None and came_from is not self.view.stack.currentWidget()
        if self.isVisible() and (has_moved or self.window().focusWidget() is None):
            self.focus_main()

    # The summary of the day

    def _read_day(self) -> None:
        on = self._today()

        def work(base: OpenBase) -> tuple[DayNote, ...]:
            from leaderdesk.services.reviews import notes_of_day

            return notes_of_day(base, on)

        self.desk.ask(work, self._show_day)

    def _show_day(self, notes: tuple[DayNote, ...]) -> None:
        if not (self.view.day.isChecked() or self.walk.is_over):
            return
        self._notes = notes
        self.view.summary.show_day(notes, self.walk, self._today())
        self.view.show_side("summary")
        self._keep()
        self._keep_keyboard()

    def _copy_day(self) -> None:
        QGuiApplication.clipboard().setText(self.view.summary.said(self._notes, self._today()))
        self.said.emit(Message("information", self.tr("Bilan copié\u00a0: collez-le où vous voulez.")))

    # What the user does

    def _go(self, move: Callable[[], None]) -> None:
        """Go to another dossier: what is written on this one is saved first."""
        self.next.leave()
        self.noting.leave()
        self._came_from = self.view.stack.currentWidget()
        self.view.day.setChecked(False)
        move()
        self._show()

    def _narrow(self) -> None:
        self.walk.narrow(self.choosing.wanted(self._rows))
        self._show()

    def _widen(self) -> None:
        self.choosing.widen()
        self._narrow()
        self.focus_main()

    def _finish(self, note: NoteRow, is_done: bool) -> None:
        on = self._today() if is_done else None

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.dossiers import finish_note

            return finish_note(base, note.id, on)

        words = (
            self.tr("Réponse reçue, notée aujourd’hui.") if is_done else self.tr("La réponse est de nouveau attendue.")
        )
        self.desk.act(work, self._undoing.after(words))

    def _leave_note(self) -> None:
        if self.view.card.leave.isVisible():
            self.view.card.leave.click()

    def _visit(self, part: str) -> None:
        if self.walk.current is not None:
            self.next.leave()
            self.visit_wished.emit(Visit("dossiers", self.walk.current, part))

    def _connect_buttons(self) -> None:
        view, card, summary = self.view, self.view.card, self.view.summary
        pairs: list[tuple[Any, Callable[..., object]]] = [
            (view.previous.clicked, lambda: self._go(self.walk.go_back)),
            (view.following.clicked, lambda: self._go(self.walk.go_on)),
            (view.skip.clicked, lambda: self._go(self.walk.skip)),
            (view.day.clicked, self._show),
            (view.everybody.clicked, self._widen),
            (card.open.clicked, lambda: self._visit("")),
            (card.blocks.tab_wished, self._visit),
            (card.asks.noting_wished, self.noting.begin),
            (card.notes.finished, self._finish),
            (card.leave.clicked, self.noting.leave_or_say),
            (summary.again.clicked, lambda: self._go(self.walk.begin_second_round)),
            (summary.restart.clicked, lambda: self._go(self.walk.begin_again)),
            (summary.copy.clicked, self._copy_day),
        ]
        for signal, act in pairs:
            signal.connect(act)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("PgDown", self.view.following.click),
            ("PgUp", self.view.previous.click),
            ("Ctrl+PgDown", self.view.skip.click),
            ("Ctrl+Shift+O", self.view.card.open.click),
            ("Ctrl+Return", self._leave_note),
            ("Ctrl+Enter", self._leave_note),
        ]
        for key, act in keys:
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    # The rest

    def _today(self) -> date:
        return self.desk.around.today()

    def _is_read_only(self) -> bool:
        return self.desk.state is None or self.desk.state.facts.is_read_only

    def _forget(self) -> None:
        """Another base: another review."""
        self.walk, self._rows, self._is_list_read = Walk(), (), False

    def _keep(self) -> None:
        if self._is_read_only():
            return
        kept = json.dumps(self.walk.kept(self._today()) | {"person": self.choosing.person})

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import keep_view

            keep_view(base, KEPT, kept)

        self.desk.ask(work, lambda _: None)
