"""The tab « Indicateurs »: each cell is kept when it is left, a pasted block as one action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.indicators.view import IndicatorsView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.indicator_columns import changes_of

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.indicators import DossierValues


class IndicatorsTab(Tab):
    """« Indicateurs »."""

    topics = frozenset({"dossiers", "programme"})
    help_page = "dossier-indicateurs"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = IndicatorsView(desk.around.today)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.listing.table.edits_wished.connect(self._edit)
        self.view.choose.clicked.connect(lambda: self.visit_wished.emit(Visit("programme", 0, "indicators")))

    def refresh(self, key: int) -> None:
        def work(base: OpenBase) -> DossierValues:
            from leaderdesk.services.indicators import read_dossier_values

            return read_dossier_values(base, key)

        self.desk.ask(work, lambda found: self._fill(key, found))

    def leave(self) -> None:
        self.view.listing.table.cells.finish()

    def focus_first(self) -> None:
        self.focus_part("")

    def go_to(self, part: str) -> None:
        view = self.view
        if not view.listing.model.rowCount():
            view.choose.setFocus()
            return
        row = view.listing.model.row_of(int(part)) if part.isdigit() else None
        view.listing.table.setFocus()
        view.listing.table.go_to(row or 0, view.listing.model.place_of("planned"))

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.listing.model.is_editable = not is_read_only

    def _fill(self, key: int, found: DossierValues) -> None:
        if key != self.key:
            return
        view = self.view
        view.say_empty(has_indicators=found.has_indicators)
        view.intro.setVisible(bool(found.lines))
        view.listing.show_lines(lines_of(view.listing.model.columns, found.lines, lambda each: each.row.id))
        self.end_showing(key)

    def _edit(self, edits: Sequence[CellEdit]) -> None:
        key = self.key
        if key is None:
            return
        changes = {(indicator, key): fields for indicator, fields in changes_of(edits).items()}

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.indicators import put_values

            return put_values(base, changes)

        self.desk.act(work)
