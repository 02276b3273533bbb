"""« Ordre du jour »: the points with their hours, put in order by keys or by hand, dossiers and other points added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sittings.candidates import Candidate
from leaderdesk.domain.sittings.orders import OrderAdvice
from leaderdesk.domain.sittings.plans import Plan, timed
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import column, scrolled, text
from leaderdesk.ui.kit.progress import Progress
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import Entry, EntryTable
from leaderdesk.ui.parts.moving import Moving
from leaderdesk.ui.sittings.plan.agenda import works
from leaderdesk.ui.sittings.plan.agenda.candidates import CandidatesPanel
from leaderdesk.ui.sittings.plan.agenda.columns import HANDLE, AgendaColumns, Planned
from leaderdesk.ui.sittings.plan.agenda.dragging import RowDragging
from leaderdesk.ui.sittings.plan.agenda.ordering import OrderPanel
from leaderdesk.ui.sittings.plan.tab import PlanTab
from leaderdesk.words.formats import counted

_MOST_POINTS = 16
_WIDEST = 220


class AgendaTab(PlanTab):
    """Decides what becomes of the points."""

    help_page = "seances#Établir l’ordre du jour"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entries = EntryTable(
            AgendaColumns(self).points(),
            self.tr("Ordre du jour"),
            self.tr("Ajouter un autre point…"),
            most_rows=_MOST_POINTS,
            is_wide=True,
        )
        table = self.entries.table
        self.entries.model.is_sortable = False
        names = [column.name for column in self.entries.model.columns]
        table.places.take([HANDLE, *(name for name in names if name != HANDLE)], table.places.hidden())
        table.usual = table.look()
        self.add = self.entries.add_action(self.tr("Ajouter des dossiers…"), "dossiers", "Ctrl+Shift+Return")
        self.propose = self.entries.add_action(self.tr("Proposer un ordre"), "replace", "Ctrl+Shift+O")
        self.moving = Moving(self.entries)
        self.visit = self.entries.add_action(self.tr("Ouvrir le dossier"), "next", "Ctrl+Return")
        self.remove = self.entries.add_action(self.tr("Retirer le point"), "close", "Ctrl+Del")
        self.dragging = RowDragging(self.entries.table, HANDLE)
        self.candidates, self.order = CandidatesPanel(), OrderPanel()
        self._drafts = CellDrafts(desk, self.entries, "point")
        self._searching: Progress | None = None
        # How many points there were when dossiers were added: the keyboard goes to the first of them.
        self._added_from: int | None = None
        self._stack = Stack()
        self._front = self._agenda()
        for each in (self._front, self.candidates, self.order):
            self._stack.add(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        self._connect()

    def show_known(self, plan: Plan) -> None:
        # First, or the last line would not be there to type in.
        self.entries.set_read_only(is_read_only=not self.can_write)
        planned = [Planned(rank, point) for rank, point in enumerate(plan.points, 1)]
        self.entries.show_lines(self.entries.lines_for(plan.id, planned))
        self._drafts.restore()
        added, count = self._added_from, len(plan.points)
        if added is not None and count > added:
            self._added_from = None
            self.entries.go_to(plan.points[added].id, "title")

    def leave(self) -> None:
        super().leave()
        self._added_from = None
        self.show_agenda()

    def focus_first(self) -> None:
        self.show_agenda()
        if self.plan is not None and not self.plan.points and self.can_write:
            self.add.setFocus()
        elif self.entries.current is None and (keys := self.entries.keys()):
            self.entries.go_to(keys[0], "title")
        else:
            self.entries.enter()

    def focus_part(self, part: str) -> None:
        """Go to a point by its key, as the sitting will know it, or to the table."""
        self.focus_first()
        name, _, key = part.partition(":p")
        if name == "point" and key.isdecimal():
            self.entries.go_to(int(key), "title")

    def show_agenda(self) -> None:
        """Come back from what is proposed."""
        self._stack.bring(self._front)

    # What the user does

    def _connect(self) -> None:
        table = self.entries
        table.wished.connect(self._change)
        table.picked.connect(lambda _: self._enable())
        table.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.moving.wished.connect(self._move)
        self.dragging.dropped.connect(self._drop)
        self.add.clicked.connect(self._offer)
        self.propose.clicked.connect(self._propose)
        self.remove.clicked.connect(self._remove)
        self.visit.clicked.connect(self._visit)
        table.table.opened.connect(lambda _: self._visit())
        self.candidates.added.connect(self._add)
        self.order.accepted.connect(self._apply)
        for panel in (self.candidates, self.order):
            panel.left.connect(self._come_back)

    def _change(self, entries: Sequence[Entry]) -> None:
        if self.plan is not None:
            self.desk.act(works.changing(self.plan.id, entries))

    def _move(self, key: int, rank: int) -> None:
        keys = self.entries.keys()
        keys.remove(key)
        keys.insert(rank - 1, key)
        self._put_in_order(keys)

    def _drop(self, row: int, place: int) -> None:
        keys = self.entries.keys()
        if row < len(keys):
            key = keys.pop(row)
            keys.insert(min(place - (place > row), len(keys)), key)
            self._put_in_order(keys)

    def _put_in_order(self, keys: list[int]) -> None:
        plan = self.plan
        if plan is not None and self.can_write and sorted(keys) == sorted(point.id for point in plan.points):
            # Shown at once: the next key goes on from there.
            by_key = {point.id: point for point in plan.points}
            self.plan = replace(plan, points=timed([by_key[key] for key in keys], plan.starts_at))
            self.show_known(self.plan)
            self._enable()
            self.desk.act(works.ordering(plan.id, keys))

    def _offer(self) -> None:
        plan = self.plan
        if plan is None or not self.can_write:
            return
        self.candidates.wait()
        self._stack.bring(self.candidates)

        def show(found: tuple[Candidate, ...]) -> None:
            if self.plan is not None and self.plan.id == plan.id and self._stack.front is self.candidates:
                self.candidates.show_candidates(found)

        self.desk.ask(works.proposing(plan.id, self.today()), show)

    def _add(self, candidates: Sequence[Candidate]) -> None:
        if self.plan is not None:
            words = counted(len(candidates), self.tr("dossier ajouté"), self.tr("dossiers ajoutés"))
            told = self.tr("{} à l’ordre du jour.").format(words)
            self._added_from = len(self.plan.points)
            self.desk.act(works.adding(self.plan.id, candidates), self.undoing.after(told))
            self._come_back()

    def _remove(self) -> None:
        keys = self.entries.selected_keys()
        if self.plan is not None and keys:
            words = counted(len(keys), self.tr("point retiré"), self.tr("points retirés"))
            told = self.tr("{} de l’ordre du jour.").format(words)
            self.desk.act(works.removing(self.plan.id, keys), self.undoing.after(told))

    def _propose(self) -> None:
        plan = self.plan
        if plan is None or not plan.points or self._searching is not None:
            return

        def show(advice: OrderAdvice) -> None:
            if self.plan is not None and self.plan.id == plan.id:
                self._stack.bring(self.order)
                self.order.show_advice(self.plan, advice)

        words = self.tr("Recherche d’un ordre qui garde le quorum…")
        self._searching = self.desk.labour(words, works.advising(plan.id), show, self._end_search)

    def _end_search(self) -> None:
        self._searching = None
        self._enable()

    def _apply(self, advice: OrderAdvice) -> None:
        if self.plan is not None:
            told = self.tr("L’ordre proposé est appliqué.")
            self.desk.act(works.applying(self.plan.id, advice), self.undoing.after(told))
            self._come_back()

    def _visit(self) -> None:
        planned: Planned | None = self.entries.current
        if planned is not None and planned.point.dossier is not None:
            self.visit_wished.emit(Visit("dossiers", planned.point.dossier.id))

    def _come_back(self) -> None:
        self.show_agenda()
        self.entries.enter()

    def _enable(self) -> None:
        planned: Planned | None = self.entries.current
        keys, can_write = self.entries.keys(), self.can_write
        self.entries.set_read_only(is_read_only=not can_write)
        self.dragging.is_enabled = can_write
        self.add.setEnabled(can_write)
        self.propose.setEnabled(can_write and len(keys) > 1)
        self.remove.setEnabled(can_write and bool(self.entries.selected_keys()))
        self.visit.setEnabled(planned is not None and planned.point.dossier is not None)
        place = keys.index(planned.id) if planned is not None and planned.id in keys else -1
        self.moving.up.setEnabled(can_write and place > 0)
        self.moving.down.setEnabled(can_write and 0 <= place < len(keys) - 1)

    # What is built

    def _agenda(self) -> QWidget:
        hint = self.tr(
            "Alt+↑ et Alt+↓ déplacent un point, ou faites glisser son numéro. Les heures suivent les minutes."
        )
        return scrolled(
            column(text(hint, "muted", is_wrapped=True), self.entries, None, gap=8), _WIDEST, is_centred=False
        )
