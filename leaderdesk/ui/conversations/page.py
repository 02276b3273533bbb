"""The page of the contact log: the list, one conversation beside it, the orientation in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.ui.conversations.columns import ConversationColumns
from leaderdesk.ui.conversations.orientation.pane import OrientationPane
from leaderdesk.ui.conversations.record import ConversationPane
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.parts.listed import ListedPage, Moving
from leaderdesk.ui.parts.listed_view import ListedView, ListedWords
from leaderdesk.ui.views import SavedViews

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class ConversationListWords(QObject):
    """What the list says."""

    def listed(self) -> ListedWords:
        """The words of the list."""
        return ListedWords(
            name="conversations",
            icon="conversations",
            title=self.tr("Échanges"),
            new=self.tr("&Nouvel échange"),
            nothing=self.tr("Aucun échange"),
            hint=self.tr("Notez ici chaque appel et chaque visite, pendant qu’on vous parle. Rien ne se perd."),
            binned=self.tr("Échange avec {} mis à la corbeille."),
            binned_many=self.tr("{} échanges mis à la corbeille."),
            unbinned=self.tr("Échange avec {} remis en place."),
            unbinned_many=self.tr("{} échanges remis en place."),
        )


class ConversationsPage(ListedPage):
    """Who called about what."""

    topics = frozenset({"conversations", "dossiers", "holders", "programme", "settings"})
    help_page = "echanges"
    record: ConversationPane

    def __init__(self, desk: Desk) -> None:
        words = ConversationListWords().listed()
        columns = ConversationColumns(desk.around.today, desk)
        view = ListedView(words, columns.columns())
        view.listing.sort_by("held_on", is_descending=True)
        super().__init__(desk, words, view, ConversationPane(desk))
        SavedViews(desk, view.listing, "conversations", columns.views()).said.connect(self.said)
        view.listing.views.mark(view.listing.views.views[0])
        self.orientation = OrientationPane(desk)
        self.orientation.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.orientation)
        self.orientation.said.connect(self.said)
        self.orientation.visit_wished.connect(self.visit_wished)
        self.orientation.left.connect(self._leave_orientation)
        self.record.orientation_wished.connect(self.open_orientation)
        self.begin()

    def reading(self) -> Callable[[OpenBase], Sequence[ConversationRow]]:
        def work(base: OpenBase) -> Sequence[ConversationRow]:
            from leaderdesk.services.conversations import list_conversations

            return list_conversations(base)

        return work

    def moving(self, *, is_binned: bool) -> Moving:
        def work(base: OpenBase, keys: Sequence[int]) -> Done:
            from leaderdesk.services.conversations import bin_conversations, unbin_conversations

            return (bin_conversations if is_binned else unbin_conversations)(base, keys)

        return work

    def name_of(self, row: ConversationRow) -> str:
        return row.caller

    def refresh(self) -> None:
        super().refresh()
        self.orientation.refresh()

    def begin(self) -> None:
        super().begin()
        self._show_orientation(is_shown=False)
        self.orientation.set_read_only(is_read_only=not self.record.can_write)

    def show_record(self, key: int, part: str = "") -> None:
        self._show_orientation(is_shown=False)
        super().show_record(key, part)
        if part == "orientation":
            self.open_orientation(key)

    def open_orientation(self, key: int | None) -> None:
        """Put the questions in the place of the log."""
        if key:
            self.record.view.form.commit()
            self._show_orientation(is_shown=True)
            self.orientation.open(key)
            self.orientation.enter()

    def _leave_orientation(self) -> None:
        self._show_orientation(is_shown=False)
        self.record.refresh()
        self.record.view.orient.setFocus()

    def _show_orientation(self, *, is_shown: bool) -> None:
        self.beside.setVisible(not is_shown)
        self.orientation.setVisible(is_shown)
        if not is_shown:
            self.orientation.leave()
