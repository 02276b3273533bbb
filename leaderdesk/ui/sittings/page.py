"""The page of sittings: the list with one in preparation beside it, or one that is held or read and has the page.

A part for a phase is made by `_MAKERS`. It has `show_sitting(key)`, `show_point(key)`, `leave()`, `focus_main()`, and
the signals `said(Message)`, `ended(key)` and perhaps `visit_wished(Visit)`; `ended` tells that the phase is another.
A visit whose part is `point:` and a key goes to that point, whatever the phase.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.plans import SittingRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.listed import ListedPage, Moving
from leaderdesk.ui.parts.listed_view import ListedView, ListedWords
from leaderdesk.ui.sittings.columns import SittingColumns
from leaderdesk.ui.sittings.plan.record import PlanRecord
from leaderdesk.ui.sittings.view import WholeView
from leaderdesk.ui.views import SavedViews

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_POINT = "point"


class SittingListWords(QObject):
    """What the list says."""

    def listed(self) -> ListedWords:
        """The words of the list."""
        return ListedWords(
            name="sittings",
            icon="sittings",
            title=self.tr("Séances"),
            new=self.tr("&Nouvelle séance"),
            nothing=self.tr("Aucune séance"),
            hint=self.tr("Une séance se prépare, s’ouvre le soir même, se relit, puis se scelle."),
            binned=self.tr("Séance «\u00a0{}\u00a0» mise à la corbeille."),
            binned_many=self.tr("{} séances mises à la corbeille."),
            unbinned=self.tr("Séance «\u00a0{}\u00a0» remise en place."),
            unbinned_many=self.tr("{} séances remises en place."),
        )


class SittingsPage(ListedPage):
    """Sittings, each shown by its phase."""

    topics = frozenset({"sittings", "committee", "dossiers", "programme", "grids"})
    help_page = "seances"
    record: PlanRecord

    def __init__(self, desk: Desk) -> None:
        words = SittingListWords().listed()
        columns = SittingColumns(desk)
        view = ListedView(words, columns.all())
        view.listing.sort_by("held_on", is_descending=True)
        self._built: dict[str, Any] = {}
        self._shown: int | None = None
        self._is_fresh = True
        super().__init__(desk, words, view, PlanRecord(desk))
        self.beside.is_one_at_a_time = True
        self.whole = WholeView()
        self._stack = Stack()
        inside = self.layout()
        assert inside is not None  # noqa: S101 - the list has just laid itself out
        inside.removeWidget(self.beside)
        for each in (self.beside, self.whole):
            self._stack.add(each)
        inside.addWidget(self._stack)
        self.whole.back.clicked.connect(self.show_list)
        self.whole.plan.clicked.connect(self._show_plan)
        self.beside.closed.connect(self.refresh)
        self.record.opened.connect(lambda key: self._enter(key, "open"))
        self.record.entered.connect(self.show_record)
        SavedViews(desk, view.listing, "sittings", columns.views()).said.connect(self.said)
        view.listing.views.mark(view.listing.views.views[0])
        self.begin()

    @property
    def part(self) -> Any:  # noqa: ANN401 - made by another room
        """The part that has the whole page, if any."""
        return self.whole.parts.front if self._shown is not None else None

    def reading(self) -> Callable[[OpenBase], Sequence[SittingRow]]:
        today = self._today()

        def work(base: OpenBase) -> Sequence[SittingRow]:
            from leaderdesk.services.sitting_lists import read_sittings

            return read_sittings(base, today, has_binned=True)

        return work

    def moving(self, *, is_binned: bool) -> Moving:
        def work(base: OpenBase, keys: Sequence[int]) -> Done:
            from leaderdesk.services.sitting_plans import bin_sittings, unbin_sittings

            return (bin_sittings if is_binned else unbin_sittings)(base, keys)

        return work

    def refresh(self) -> None:
        """What is in front; the list behind it is read when one comes back to it."""
        if self._shown is not None:
            key = self._shown
            self.desk.ask(_phase_of(key), lambda phase: self._follow_phase(key, phase))
        elif self.beside.is_open and not self._is_fresh:
            self.record.refresh()
        else:
            super().refresh()

    def name_of(self, row: SittingRow) -> str:
        return row.title

    def unbuilt(self) -> Sequence[Callable[[], object]]:
        return [*self.record.unbuilt(), *(lambda make=make: self._made(make) for make in (_live, _closed))]

    def papers(self) -> Visit | None:
        key = self._shown or (self.record.key if self.beside.is_open else None)
        return Visit("papers", key, "sitting") if key else None

    def begin(self) -> None:
        self._is_fresh = True
        if hasattr(self, "whole"):
            self._leave_whole()
        super().begin()

    def begin_new(self) -> None:
        self.show_list()
        self.begin_record()

    def show_record(self, key: int, part: str = "") -> None:
        """Show a sitting as its phase wants it."""
        self.desk.ask(_phase_of(key), lambda phase: self._go(key, phase, part))

    def show_list(self) -> None:
        """Put away what has the whole page."""
        if self._shown is not None:
            self._wanted = self._shown
            self._leave_whole()
        if self.beside.is_open:
            self.beside.close_record()
        else:
            self.refresh()
            super().focus_main()

    def focus_filter(self) -> None:
        if self._shown is None:
            super().focus_filter()
        elif hasattr(self.part, "focus_filter"):
            self.part.focus_filter()

    def focus_main(self) -> None:
        if self._shown is None:
            super().focus_main()
        else:
            self.part.focus_main()

    # What has the whole page

    def _part_for(self, phase: str) -> Any:  # noqa: ANN401 - made by another room
        """What shows a sitting of a phase on the whole page; None where the record beside the list does."""
        make = _MAKERS.get(phase)
        return self._made(make) if make is not None else None

    def _made(self, make: Callable[[Desk], Any]) -> Any:  # noqa: ANN401 - same
        if make.__name__ not in self._built:
            made = self._built[make.__name__] = make(self.desk)
            made.said.connect(self.said)
            made.ended.connect(self._on_ended)
            if hasattr(made, "visit_wished"):
                made.visit_wished.connect(self.visit_wished)
            self.whole.parts.add(made)
        return self._built[make.__name__]

    def _go(self, key: int, phase: str, part: str) -> None:
        if phase not in _MAKERS:
            self._leave_whole()
            super().show_record(key, part)
        else:
            self._enter(key, phase)
            name, _, point = part.partition(":")
            if name == _POINT and point and self._shown == key:
                self.part.show_point(point)

    def _show_plan(self) -> None:
        """What was prepared, for whoever is still to be called or to be sent something."""
        key = self._shown
        if key is not None:
            self._leave_whole()
            super().show_record(key, "calendar")

    def _enter(self, key: int, phase: str) -> None:
        """Give the whole page to a sitting."""
        part = self._part_for(phase)
        if part is None:
            self._leave_whole()
            super().show_record(key)
            return
        if self._shown is not None and self.whole.parts.front is not part:
            self.part.leave()
        if self.beside.is_open:
            self.record.leave()
        if self._shown not in (key, None):
            self.went_on.emit()
        self._shown = key
        self.whole.parts.bring(part)
        self._stack.bring(self.whole)
        self.take_width(is_wide=True)
        part.show_sitting(key)
        part.focus_main()

    def _leave_whole(self) -> None:
        if self._shown is not None:
            part = self.part
            self._shown = None
            part.leave()
        self._stack.bring(self.beside)
        self.take_width(is_wide=False)

    def _on_ended(self, key: int) -> None:
        """The phase changed: another part shows the sitting."""
        if self._shown == key:
            self.desk.ask(_phase_of(key), lambda phase: self._enter(key, phase) if self._shown == key else None)

    def _fill(self, lines: list[Any]) -> None:
        super()._fill(lines)
        is_fresh, self._is_fresh = self._is_fresh, False
        held = [line.item.id for line in lines if line.item.phase == "open"]
        if is_fresh and len(held) == 1 and self._shown is None and not self.beside.is_open:
            # The program stopped while it was held: it is taken up where it stood.
            self._enter(held[0], "open")

    def _follow_phase(self, key: int, phase: str) -> None:
        """An undo, or another page, may have moved the sitting that has the page to another phase."""
        if key != self._shown:
            return
        if phase not in _MAKERS:
            self.show_list()
        elif self._part_for(phase) is not self.part:
            self._enter(key, phase)

    def _today(self) -> date:
        return self.desk.around.today()


def _phase_of(key: int) -> Callable[[OpenBase], str]:
    def work(base: OpenBase) -> str:
        from leaderdesk.services.sitting_lists import read_plan

        try:
            return read_plan(base, key).phase
        except Refusal:
            return ""

    return work


def _live(desk: Desk) -> Any:  # noqa: ANN401 - of another room
    from leaderdesk.ui.sittings.live.frame import LiveFrame

    return LiveFrame(desk)


def _closed(desk: Desk) -> Any:  # noqa: ANN401 - same
    from leaderdesk.ui.sittings.closing.frame import ClosedFrame

    return ClosedFrame(desk)


_MAKERS: Mapping[str, Callable[[Desk], Any]] = {"open": _live, "closed": _closed, "sealed": _closed}
