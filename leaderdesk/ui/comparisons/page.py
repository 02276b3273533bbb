"""The page of comparisons: takes dossiers from elsewhere or by search, reads them, and remembers the last ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sheets.comparisons import Comparison
from leaderdesk.ui.comparisons.view import MOST, ComparisonView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.page import Page, Visit

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_KEPT = "comparisons"
Read = tuple[dict[int, str], "Comparison | None", list[int]]


class ComparisonsPage(Page):
    """Two to four dossiers side by side."""

    topics = frozenset({"dossiers", "holders", "fiches", "programme", "attachments", "grids", "settings"})
    help_page = "comparer"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ComparisonView()
        self.keys: list[int] | None = None
        self._reading = 0
        self._wants_table = False
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.adding.edited.connect(self._add)
        self.view.choose.clicked.connect(self.focus_search)
        self.view.opened.connect(lambda key: self.visit_wished.emit(Visit("dossiers", key)))
        self.view.removed.connect(self._remove)
        self.view.differing.toggled.connect(lambda is_on: self.view.table.show_differences(is_alone=is_on))
        self.view.copy.clicked.connect(self._copy)
        desk.opened.connect(lambda _: self._forget())

    def show_record(self, key: int, part: str = "") -> None:
        """Compare the dossiers named by `part`: their keys, with commas between them."""
        self.keys = [int(each) for each in part.split(",") if each][:MOST] or [key]
        self._keep()
        self._wants_table = True
        self.refresh()

    def refresh(self) -> None:
        self._reading += 1
        rank, wanted, on = self._reading, self.keys, self.desk.around.today()

        def work(base: OpenBase) -> Read:
            from leaderdesk.services.asides import view_state
            from leaderdesk.services.comparisons import compare_dossiers
            from leaderdesk.services.dossiers import list_dossiers

            kept = view_state(base, _KEPT) or ""
            keys = [int(each) for each in kept.split(",") if each] if wanted is None else wanted
            rows = [row for row in list_dossiers(base) if not row.is_binned]
            choices = {row.id: f"{row.number} · {row.title} ({row.holder})" for row in rows}
            present = [key for key in keys if key in choices]
            return choices, compare_dossiers(base, present, on) if present else None, present

        self.desk.ask(work, lambda found: self._fill(rank, *found))

    def focus_filter(self) -> None:
        self.focus_search()

    def focus_main(self) -> None:
        if self.view.stack.currentWidget() is self.view.table:
            self.view.table.focus_table()
        else:
            self.focus_search()

    def focus_search(self) -> None:
        """Ready to type which dossier to add."""
        self.view.adding.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, rank: int, choices: Mapping[int, str], found: Comparison | None, present: Sequence[int]) -> None:
        if rank != self._reading:
            return
        self.keys = list(present)
        others = {key: words for key, words in choices.items() if key not in present}
        self.view.show_choices(others, is_full=len(present) >= MOST)
        if found is not None:
            self.view.table.show_comparison(found)
        self.view.show_dossiers(found.heads if found is not None else ())
        if self._wants_table:
            self._wants_table = False
            self.focus_main()

    def _add(self, key: int | None) -> None:
        if key is None or key in (self.keys or []):
            return
        self.keys = [*(self.keys or []), key][:MOST]
        self.view.adding.show_value(None)
        self._keep()
        self.refresh()

    def _remove(self, key: int) -> None:
        self.keys = [each for each in self.keys or [] if each != key]
        self.focus_search()
        self._keep()
        self.refresh()

    def _copy(self) -> None:
        self.view.table.copy()
        self.said.emit(Message("information", self.tr("Tableau copié\u00a0: collez-le dans un tableur.")))

    def _forget(self) -> None:
        """Another base: its own last comparison."""
        self.keys = None

    def _keep(self) -> None:
        state = self.desk.state
        if state is None or state.facts.is_read_only:
            return
        kept = ",".join(str(key) for key in self.keys or [])

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import keep_view

            keep_view(base, _KEPT, kept)

        self.desk.ask(work, lambda _: None)
