"""The tab of costs: reads the lines with what the rules make of them, has every change kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sheets.costs import CostLineSheet, CostSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.costs.changes import CostChanges
from leaderdesk.ui.dossiers.record.costs.remarks import CostRemarks
from leaderdesk.ui.dossiers.record.costs.state import CostsShown
from leaderdesk.ui.dossiers.record.costs.view import CostsView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.parts.undoing import Undoing

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: CostSheet
    is_public: bool
    lines: Sequence[Line]


class CostsTab(Tab):
    """« Dépenses et devis »."""

    topics = frozenset({"dossiers", "holders", "settings"})
    help_page = "dossier-couts"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = CostsView(desk, self)
        self._shown = CostsShown()
        self._remarks = CostRemarks(self)
        self._changes = CostChanges(desk, self.view, self._shown, Undoing(desk, self.said, self))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.lines.picked.connect(self._show_line)

    def refresh(self, key: int) -> None:
        table = self.view.lines

        def work(base: OpenBase) -> _Read:
            from leaderdesk.services.costs import read_costs
            from leaderdesk.services.dossiers import read_whole_dossier

            sheet = read_costs(base, key)
            is_public = read_whole_dossier(base, key).holder.nature == "public"
            return _Read(sheet, is_public, table.lines_for(key, sheet.lines))

        self.desk.ask(work, lambda shown: self._fill(key, shown))

    def leave(self) -> None:
        self.view.lines.table.cells.finish()
        self.view.detail.leave()
        if self.view.contracts is not None:
            self.view.contracts.finish_cells()

    def focus_first(self) -> None:
        self.view.lines.enter()

    def go_to(self, part: str) -> None:
        if part in ("quotes", "start"):
            self._bring_line(lambda line: bool(line.problems) or part == "start")
            entries = self.view.detail.quotes if part == "quotes" else self.view.detail.commitments
            entries.enter()
        elif part in ("procurement", "contracts") and self.view.contracts is not None:
            self.view.contracts.contracts.enter()
        elif part.isdigit():
            self.view.lines.go_to(int(part), "label")
        else:
            self.focus_first()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only=is_read_only)

    def _fill(self, key: int, shown: _Read) -> None:
        if key != self.key:
            return
        is_other = key != self.shown_key
        self._shown.key, self._shown.sheet = key, shown.sheet
        self.view.lines.show_lines(shown.lines)
        self.view.lines.table.select_first()
        self.view.show_sums(shown.sheet)
        self.view.problems.say(self._remarks.of_sheet(shown.sheet))
        self._show_contracts(shown, is_other=is_other)
        self._show_line(self.view.lines.current)
        if is_other:
            self.view.drafts.restore()
        self.end_showing(key)

    def _show_contracts(self, read: _Read, *, is_other: bool) -> None:
        is_wanted = read.is_public or bool(read.sheet.contracts)
        if is_wanted and self.view.contracts is None:
            self._changes.hear_contracts(self.view.build_contracts())
        if self.view.contracts is not None and self.key is not None:
            self.view.contracts.setVisible(is_wanted)
            self.view.contracts.show_contracts(self.key, read.sheet, is_other=is_other)

    def _show_line(self, line: CostLineSheet | None) -> None:
        self.view.detail.show_line(line, self._shown.sheet)

    def _bring_line(self, is_wanted: Callable[[CostLineSheet], bool]) -> None:
        lines = self._shown.sheet.lines if self._shown.sheet else ()
        found = next((line for line in lines if is_wanted(line)), lines[0] if lines else None)
        if found is not None:
            self.view.lines.go_to(found.row.id, "label")
