"""The orientation: answers saved as they are given, and what follows from them worked out at each key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.orientations.answers import Answers, Ground
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.conversations.orientation.questions import answered, values_of
from leaderdesk.ui.conversations.orientation.report import Report, Reporting
from leaderdesk.ui.conversations.orientation.view import OrientationView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.records import BoundForm

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_PAUSE = 120
_Read = tuple[ConversationRow, Answers, Ground, tuple[Commune, ...]]


class OrientationPane(QWidget):
    """Asks about one conversation at a time."""

    said = Signal(object)
    visit_wished = Signal(object)
    left = Signal()
    reported = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.key: int | None = None
        self.undoing = Undoing(desk, self.said, self)
        self._reporting = Reporting(self)
        self.view = OrientationView(desk.around.today, self._reporting.titles(), self)
        self.bound = BoundForm(desk, self.view.form, "orientation", _saving)
        self._row: ConversationRow | None = None
        self._answers: Answers | None = None
        self._ground = Ground()
        # Being typed, and not yet in the base.
        self._trying: dict[str, Any] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._work_out)
        self.view.form.tried.connect(self._on_tried)
        self.view.form.edited.connect(self._on_edited)
        self.view.back.clicked.connect(self.left)
        self.view.become.clicked.connect(self._become)
        self.view.visit.clicked.connect(self._visit)
        self.view.escape.activated.connect(self.left)

    def open(self, key: int) -> None:
        """Ask about a conversation."""
        self.key, self._trying = key, {}
        self.refresh()

    def enter(self) -> None:
        """Put the keyboard on the first question; a focus proxy would hide from Tab what stands above it."""
        self.view.form.focus_first()

    def refresh(self) -> None:
        """Read again what was said, and what the programme says to it."""
        key = self.key
        if not key:
            return

        def work(base: OpenBase) -> _Read | None:
            from leaderdesk.domain.errors import Refusal
            from leaderdesk.services.communes import known_communes
            from leaderdesk.services.conversations import (
                begin_answers,
                read_conversation,
                read_ground,
                read_orientation,
            )

            try:
                row = read_conversation(base, key)
            except Refusal:
                return None
            return row, read_orientation(base, key) or begin_answers(row), read_ground(base), known_communes(base)

        self.desk.ask(work, lambda read: self._show(key, read))

    def leave(self) -> None:
        """Save what is being typed; nothing is asked any more."""
        self.bound.leave()
        self.key = None

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.view.form.set_read_only(is_read_only)
        self.view.become.setEnabled(not is_read_only)

    def _show(self, key: int, read: _Read | None) -> None:
        if key != self.key:
            return
        if read is None:
            self.left.emit()
            return
        self._row, self._answers, self._ground, communes = read
        form = self.view.form
        form.editor("commune").set_communes(communes)  # type: ignore[attr-defined]  # a CommuneField
        form.editor("fiche_id").set_choices(  # type: ignore[attr-defined]  # a ChoiceField
            {fiche.id: f"{fiche.code} {fiche.title}" for fiche in self._ground.fiches}
        )
        self.view.show_conversation(self._row)
        self.bound.open(key, values_of(self._answers))
        for name, value in self._trying.items():
            self._answers = answered(self._answers, name, value)
        self._work_out()

    def _on_tried(self, name: str, value: object) -> None:
        self._trying[name] = value
        self._take(name, value)

    def _on_edited(self, name: str, value: object) -> None:
        self._trying.pop(name, None)
        self._take(name, value)

    def _take(self, name: str, value: object) -> None:
        if self._answers is not None:
            self._answers = answered(self._answers, name, value)
            self._pause.start()

    def _work_out(self) -> None:
        key, answers, ground, reporting = self.key, self._answers, self._ground, self._reporting
        if answers is None or not key:
            return

        def work(_: OpenBase) -> tuple[Report, Any]:
            from leaderdesk.domain.orientations.orienting import orient

            orientation = orient(answers, ground)
            return reporting.report(orientation), orientation

        self.desk.ask(work, lambda told: self._show_report(key, answers, told[0]))

    def _show_report(self, key: int, answers: Answers, report: Report) -> None:
        if key == self.key and answers is self._answers:
            self.view.report.show_report(report)
            self.reported.emit()

    def _become(self) -> None:
        self.view.form.commit()
        key = self.key

        def work(base: OpenBase) -> object:
            from leaderdesk.services.conversations import become_dossier

            return become_dossier(base, key or 0)

        words = self.tr("Le dossier est créé, avec son porteur et tout ce qui a été répondu.")
        self.desk.act(work, self.undoing.after(words))

    def _visit(self) -> None:
        if self._row is not None and self._row.dossier_id is not None:
            self.visit_wished.emit(Visit("dossiers", self._row.dossier_id))


def _saving(key: int, name: str, value: object) -> Callable[[OpenBase], Any]:
    def work(base: OpenBase) -> object:
        from leaderdesk.services.conversations import (
            begin_answers,
            keep_orientation,
            read_conversation,
            read_orientation,
        )

        answers = read_orientation(base, key) or begin_answers(read_conversation(base, key))
        return keep_orientation(base, key, answered(answers, name, value))

    return work
