"""Correcting the minutes of a point: what is half typed is kept outside the journal until it is noted or given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.rows import come_in_sight
from leaderdesk.ui.sittings.closing.reading import Reading

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.closed import Section
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.ui.sittings.closing.minutes_view import ChapterView

# In milliseconds: after so long without a key, what is typed is kept.
_PAUSE = 700


class Amending(QObject):
    """The box of a chapter, for the point in hand."""

    def __init__(self, desk: Desk, view: ChapterView, amended: Callable[[], None]) -> None:
        super().__init__(view)
        self._desk, self._view, self._amended = desk, view, amended
        self._sitting: int | None = None
        self._point: str | None = None
        self._text = ""
        # What the base keeps, and what was typed since: by point, the text and its reason.
        self._kept: dict[str, tuple[str, str]] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        view.amend.clicked.connect(self._begin)
        view.box.given.connect(self._note)
        view.box.left.connect(self._give_up)
        view.box.typed.connect(self._pause.start)

    def show_chapter(self, reading: Reading, chapter: Section, *, is_read_only: bool) -> None:
        """Another part is in hand, or the same one changed: what is being typed stays."""
        if reading.key != self._sitting:
            self._kept = _kept(reading.typed)
        self._text = chapter.text
        is_point = chapter.point is not None
        can_amend = is_point and not reading.is_sealed and not is_read_only
        box = self._view.box
        if (reading.key, chapter.point) != (self._sitting, self._point) or not can_amend:
            self._keep_typed()
            box.hide()
            self._sitting, self._point = reading.key, chapter.point
            if can_amend and chapter.point in self._kept:
                box.begin(*self._kept[chapter.point])
        show_if(self._view.amend, is_shown=can_amend and box.isHidden())
        hint = self.tr("Rouvrez la séance pour corriger\u00a0: la version scellée sera gardée.")
        self._view.amend_hint.setText(hint)
        show_if(self._view.amend_hint, is_shown=is_point and reading.is_sealed)

    def leave(self) -> None:
        """The sitting leaves the screen."""
        self._keep_typed()
        self._view.box.hide()
        self._sitting = self._point = None

    def _begin(self) -> None:
        self._view.box.begin(self._text)
        self._view.amend.hide()
        self._view.box.text.setFocus()
        come_in_sight(self._view.box)

    def _note(self, words: str, reason: str) -> None:
        sitting, point = self._sitting, self._point
        if sitting is None or point is None:
            return
        if words.strip() == self._text.strip():
            self._view.box.refuse(self.tr("Le texte est le même qu’avant\u00a0: il n’y a rien à corriger."))
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.domain.sittings.gestures import Written
            from leaderdesk.services.sittings import note_gesture

            return note_gesture(base, sitting, Written(point, words.strip(), reason))

        def done(_: Done) -> None:
            self._forget(point)
            self._amended()

        self._desk.act(work, done)

    def _give_up(self) -> None:
        if self._point is not None:
            self._forget(self._point)
        self._view.amend.setFocus()

    def _forget(self, point: str) -> None:
        self._pause.stop()
        self._kept.pop(point, None)
        self._write(point, "", "")
        if point == self._point:
            self._view.box.hide()
            self._view.amend.show()
            self._view.amend.setFocus()

    def _keep_typed(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def _keep(self) -> None:
        box, point = self._view.box, self._point
        if point is not None:
            self._kept[point] = (box.text.raw(), box.reason.text())
            self._write(point, *self._kept[point])

    def _write(self, point: str, words: str, reason: str) -> None:
        sitting = self._sitting
        if sitting is None or not self._desk.is_open:
            return
        typed = {_place(point): words, _why(point): reason}

        def work(base: OpenBase) -> None:
            from leaderdesk.services.sitting_rooms import keep_resume

            keep_resume(base, sitting, typed=typed)

        self._desk.ask(work, lambda _: None)


def _kept(typed: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    start = _place("")
    points = [place.removeprefix(start) for place in typed if place.startswith(start)]
    return {point: (typed[_place(point)], typed.get(_why(point), "")) for point in points}


def _place(point: str) -> str:
    return f"amended {point}"


def _why(point: str) -> str:
    return f"why {point}"
