"""The page of calls for projects: the list, and one call beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.calls import CallRow
from leaderdesk.ui.calls.columns import CallColumns
from leaderdesk.ui.calls.record import CallPane
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.parts.listed import ListedPage, Moving
from leaderdesk.ui.parts.listed_view import ListedView, ListedWords
from leaderdesk.ui.views import SavedViews

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class CallListWords(QObject):
    """What the list says."""

    def listed(self) -> ListedWords:
        """The words of the list."""
        return ListedWords(
            name="calls",
            icon="calls",
            title=self.tr("Appels à projets"),
            new=self.tr("&Nouvel appel"),
            nothing=self.tr("Aucun appel à projets"),
            hint=self.tr("Un appel a ses dates à la minute, son enveloppe, sa grille et son registre des dépôts."),
            binned=self.tr("Appel «\u00a0{}\u00a0» mis à la corbeille."),
            binned_many=self.tr("{} appels mis à la corbeille."),
            unbinned=self.tr("Appel «\u00a0{}\u00a0» remis en place."),
            unbinned_many=self.tr("{} appels remis en place."),
        )


class CallsPage(ListedPage):
    """Calls for projects."""

    topics = frozenset({"calls", "dossiers", "grids", "programme", "attachments"})
    help_page = "appels"
    record: CallPane

    def __init__(self, desk: Desk) -> None:
        def now() -> datetime:
            return desk.around.clock().astimezone().replace(tzinfo=None)

        words, columns = CallListWords().listed(), CallColumns(now, desk)
        view = ListedView(words, columns.calls())
        view.listing.sort_by("phase")
        super().__init__(desk, words, view, CallPane(desk))
        SavedViews(desk, view.listing, "calls", columns.views()).said.connect(self.said)
        view.listing.views.mark(view.listing.views.views[0])
        self.begin()

    def reading(self) -> Callable[[OpenBase], Sequence[CallRow]]:
        def work(base: OpenBase) -> Sequence[CallRow]:
            from leaderdesk.services.calls import list_calls

            return list_calls(base)

        return work

    def moving(self, *, is_binned: bool) -> Moving:
        def work(base: OpenBase, keys: Sequence[int]) -> Done:
            from leaderdesk.services.calls import bin_calls, unbin_calls

            return (bin_calls if is_binned else unbin_calls)(base, keys)

        return work

    def name_of(self, row: CallRow) -> str:
        return row.title
