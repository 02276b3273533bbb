"""The page of holders: the list, the record beside it, two of them made one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.holders import HolderRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.holders.columns import HolderColumns
from leaderdesk.ui.holders.record import HolderPane
from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.ui.parts.listed import ListedPage, Moving
from leaderdesk.ui.parts.listed_view import ListedView, ListedWords
from leaderdesk.ui.views import SavedViews

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_TWO = 2


class HolderListWords(QObject):
    """What the list says."""

    def listed(self) -> ListedWords:
        """The words of the list."""
        return ListedWords(
            name="holders",
            icon="people",
            title=self.tr("Porteurs"),
            new=self.tr("&Nouveau porteur"),
            nothing=self.tr("Aucun porteur"),
            hint=self.tr("Un porteur demande une aide\u00a0: commune, association, entreprise… Son nom suffit."),
            binned=self.tr("{} mis à la corbeille\u00a0; ses dossiers le gardent.").replace("\u00a0;", "\u202f;"),
            binned_many=self.tr("{} porteurs mis à la corbeille."),
            unbinned=self.tr("{} remis en place."),
            unbinned_many=self.tr("{} porteurs remis en place."),
        )

    def views(self) -> list[View]:
        """The ways to look at the list."""
        return [
            View("all", self.tr("Tous")),
            View("open", self.tr("Dossiers en cours"), predicate=lambda row: row.open_dossiers > 0),
            View("public", self.tr("Publics"), predicate=lambda row: row.nature != "private"),
            View("private", self.tr("Privés"), predicate=lambda row: row.nature == "private"),
            View("no_siret", self.tr("Sans SIRET"), predicate=lambda row: not row.siret),
        ]


class HoldersPage(ListedPage):
    """Who carries projects."""

    topics = frozenset({"holders", "dossiers", "conversations", "programme", "settings"})
    help_page = "porteurs"
    record: HolderPane

    def __init__(self, desk: Desk) -> None:
        said = HolderListWords()
        words = said.listed()
        view = ListedView(words, HolderColumns().holders())
        view.listing.sort_by("name")
        self.compare = button(self.tr("Comparer et fusionner…"))
        self.compare.setToolTip(self.tr("Choisissez deux porteurs dans la liste (Ctrl ou Maj)"))
        self.compare.setAccessibleDescription(self.compare.toolTip())
        view.listing.tools.addWidget(self.compare)
        super().__init__(desk, words, view, HolderPane(desk))
        self.compare.clicked.connect(self._look_at_merge)
        SavedViews(desk, view.listing, "holders", said.views()).said.connect(self.said)
        view.listing.views.mark(view.listing.views.views[0])
        self.begin()

    def reading(self) -> Callable[[OpenBase], Sequence[HolderRow]]:
        def work(base: OpenBase) -> Sequence[HolderRow]:
            from leaderdesk.services.holders import list_holders

            return list_holders(base)

        return work

    def moving(self, *, is_binned: bool) -> Moving:
        def work(base: OpenBase, keys: Sequence[int]) -> Done:
            from leaderdesk.services.holders import bin_holders, unbin_holders

            return (bin_holders if is_binned else unbin_holders)(base, keys)

        return work

    def name_of(self, row: HolderRow) -> str:
        return row.name

    def _enable(self) -> None:
        super()._enable()
        self.compare.setEnabled(self.record.can_write and len(self.view.listing.table.selected_lines()) == _TWO)

    def _look_at_merge(self) -> None:
        first, second = self.view.listing.selected_items()
        kept, merged = (first, second) if first.dossiers >= second.dossiers else (second, first)
        self.record.open(kept.id)
        self.beside.open_record()
        self.record.look_at_merge(kept.id, merged.id)
