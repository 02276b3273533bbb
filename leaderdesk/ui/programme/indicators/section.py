"""Indicators: edited in a list, filled in for all dossiers in one table; one that is typed is kept when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.indicators.gathering import IndicatorSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.indicator_columns import changes_of
from leaderdesk.ui.parts.typed_columns import offer
from leaderdesk.ui.programme.indicators.view import IndicatorsView
from leaderdesk.ui.programme.records import Changes, free_name
from leaderdesk.ui.programme.section import Section

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made
    from leaderdesk.services.indicators import Indicators


class IndicatorsSection(Section):
    """The list comes first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = view = IndicatorsView(desk.around.today)
        self._sheets: dict[int, IndicatorSheet] = {}
        self._key: int | None = None
        # What was asked for before the list was read.
        self._wished: int | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(view)
        view.bring(is_listing=True)
        view.show_list.clicked.connect(lambda: self._bring(is_listing=True))
        view.show_values.clicked.connect(lambda: self._bring(is_listing=False))
        view.usual.clicked.connect(self._add_usual)
        view.records.edited.connect(self._edit)
        view.records.add_wished.connect(self._add)
        view.records.bin_wished.connect(self._bin)
        view.records.listing.table.opened.connect(lambda sheet: self._open(sheet.id))
        view.values.choice.edited.connect(self._choose)
        view.values.listing.table.edits_wished.connect(self._put)
        view.values.listing.table.opened.connect(self._visit)

    def refresh(self) -> None:
        def work(base: OpenBase) -> Indicators:
            from leaderdesk.services.indicators import read_indicators

            return read_indicators(base)

        self.desk.ask(work, self._show)

    def show_record(self, key: int, part: str = "") -> None:
        self._wished = key
        self.refresh()

    def focus_main(self) -> None:
        view = self.view
        (view.records.listing if view.is_listing else view.values.listing).table.setFocus()

    def focus_filter(self) -> None:
        view = self.view
        (view.records.listing if view.is_listing else view.values.listing).focus_filter()

    # What is shown

    def _show(self, found: Indicators) -> None:
        view = self.view
        self._sheets = {each.id: each for each in found.sheets}
        offer(view.cells.fiches, {None: self.tr("toutes"), **found.fiches})
        view.records.show_items(found.sheets, is_read_only=self.is_read_only)
        view.usual.setVisible(not self.is_read_only)
        view.values.listing.model.is_editable = not self.is_read_only
        in_use = [each for each in found.sheets if not each.is_binned]
        view.show_values.setEnabled(bool(in_use))
        if self._key not in {each.id for each in in_use}:
            self._key = in_use[0].id if in_use else None
        wished, self._wished = self._wished, None
        if wished in self._sheets:
            self._open(wished)
            return
        if self._key is None and not view.is_listing:
            view.bring(is_listing=True)
        self._show_values()

    def _show_values(self) -> None:
        if self._key is not None:
            sheets = [each for each in self._sheets.values() if not each.is_binned or each.id == self._key]
            self.view.values.offer(sheets, self._key)
            self.view.values.show_sheet(self._sheets[self._key])

    def _bring(self, *, is_listing: bool) -> None:
        if not is_listing:
            lines = self.view.records.listing.table.selected_lines()
            self._key = lines[0].item.id if self.view.is_listing and lines else self._key
        self.view.bring(is_listing=is_listing)
        self._show_values()
        self.focus_main()

    def _open(self, key: int | None) -> None:
        if key in self._sheets:
            self._key = key
            self.view.bring(is_listing=False)
            self._show_values()
            self.focus_main()

    def _choose(self, key: int | None) -> None:
        """The keyboard stays in the field that chose."""
        if key in self._sheets:
            self._key = key
        self._show_values()

    def _visit(self, line: Any) -> None:  # noqa: ANN401 - a dossier of the indicator
        self.visit_wished.emit(Visit("dossiers", line.dossier.id, f"indicators:{self._key}"))

    # What is changed

    def _add(self) -> None:
        code = free_name([each.row.code for each in self._sheets.values()], self.tr("I"))
        label = self.tr("Nouvel indicateur")

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.indicators import add_indicator

            return add_indicator(base, code=code, label=label)

        self.change(work, then=self.view.records.open_new)

    def _add_usual(self) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.indicators import add_usual_indicators

            return add_usual_indicators(base)

        def told(done: Done) -> None:
            if done.height is None:
                self.said.emit(Message("information", self.tr("R.37, R.39 et R.41 y sont déjà.")))
            else:
                self.tell_undoable(self.tr("Indicateurs ajoutés\u00a0: dites ce que chacun compte, et sa cible."))

        self.change(work, then=told)

    def _edit(self, changes: Changes) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.indicators import edit_indicators

            return edit_indicators(base, changes)

        # What was refused is shown again as it is kept.
        self.change(work, ended=self.refresh)

    def _bin(self, chosen: Sequence[IndicatorSheet], is_binned: bool) -> None:
        keys = [each.id for each in chosen]
        words = self.tr("À la corbeille\u00a0: {}.") if is_binned else self.tr("Remis en place\u00a0: {}.")

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.indicators import bin_indicators

            return bin_indicators(base, keys, is_binned=is_binned)

        self.change(work, words.format(", ".join(each.name for each in chosen)))

    def _put(self, edits: Sequence[CellEdit]) -> None:
        key = self._key
        if key is None:
            return
        changes = {(key, dossier): fields for dossier, fields in changes_of(edits).items()}
        count = len(changes)

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.indicators import put_values

            return put_values(base, changes)

        self.change(work, self.tr("{} dossiers remplis.").format(count) if count > 1 else "")
