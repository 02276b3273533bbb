"""The people of the committee: the list, the record beside it, the declarations of the year to ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.committee.files import MemberLine
from leaderdesk.ui.committee.members import works
from leaderdesk.ui.committee.members.columns import MemberColumns
from leaderdesk.ui.committee.members.record import MemberPane
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.ui.parts.listed import ListedPage, Moving
from leaderdesk.ui.parts.listed_view import ListedView, ListedWords
from leaderdesk.ui.views import SavedViews
from leaderdesk.words.formats import counted

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class _Words(QObject):
    """What the page says."""

    def listed(self) -> ListedWords:
        """Of its list."""
        return ListedWords(
            name="members",
            icon="people",
            title=self.tr("Membres"),
            new=self.tr("&Nouveau membre"),
            nothing=self.tr("Aucun membre"),
            hint=self.tr("Les personnes de la liste des sièges arrivent ici. Ajoutez les autres par leur nom."),
            binned=self.tr("{} est à la corbeille."),
            binned_many=self.tr("{} membres sont à la corbeille."),
            unbinned=self.tr("{} est de nouveau dans la liste."),
            unbinned_many=self.tr("{} membres sont de nouveau dans la liste."),
        )

    def views(self) -> list[View]:
        """Of its views."""
        return [
            View("all", self.tr("Tous")),
            View("voice", self.tr("Avec voix"), predicate=lambda row: row.has_voice),
            View("heard", self.tr("Consultatifs"), predicate=_is_heard),
            View("asked", self.tr("À déclarer"), predicate=_is_asked),
            View("free", self.tr("Sans place"), predicate=lambda row: not row.current),
        ]


class MembersPage(ListedPage):
    """Says what it lists, and what its own gestures do."""

    help_page = "comite"
    topics = frozenset({"committee", "sittings"})

    record: MemberPane

    def __init__(self, desk: Desk) -> None:
        said = _Words()
        words = said.listed()
        view = ListedView(words, MemberColumns(desk).members())
        self.sign = button(self.tr("Déclaration signée"), "", "check")
        self.sign.setToolTip(self.tr("Noter aujourd’hui la déclaration de l’année des personnes choisies"))
        self.sign.setAccessibleDescription(self.sign.toolTip())
        view.listing.tools.addWidget(self.sign)
        super().__init__(desk, words, view, MemberPane(desk))
        self.sign.clicked.connect(self._sign)
        SavedViews(desk, view.listing, "members", said.views()).said.connect(self.said)
        view.listing.views.mark(view.listing.views.views[0])
        self._is_awaited = False
        self.filled.connect(self._focus_awaited)
        self.begin()

    def reading(self) -> Callable[[OpenBase], Sequence[MemberLine]]:
        def work(base: OpenBase) -> Sequence[MemberLine]:
            from leaderdesk.services.members import list_members

            return list_members(base)

        return work

    def moving(self, *, is_binned: bool) -> Moving:
        def work(base: OpenBase, keys: Sequence[int]) -> Done:
            from leaderdesk.services.members import bin_members, unbin_members

            return (bin_members if is_binned else unbin_members)(base, keys)

        return work

    def name_of(self, row: MemberLine) -> str:
        return row.name

    def begin_new(self) -> None:
        self.begin_record()

    def focus_main(self) -> None:
        # Before the first reading there is no list to put the keyboard on.
        self._is_awaited = not self._lines
        super().focus_main()

    def _focus_awaited(self) -> None:
        if self._is_awaited:
            self._is_awaited = False
            (self.view.listing.table if self._lines else self.view.begin).setFocus()

    def _enable(self) -> None:
        super()._enable()
        self.sign.setEnabled(self.record.can_write and bool(self.view.listing.table.selected_lines()))

    def _sign(self) -> None:
        keys = [row.id for row in self.view.listing.selected_items()]
        words = counted(len(keys), self.tr("déclaration signée"), self.tr("déclarations signées"))
        self.desk.act(works.signing(keys, current_day()), self.undoing.after(f"{words}."))


def _is_heard(row: MemberLine) -> bool:
    return any(each.role == "consultative" for each in row.current)


def _is_asked(row: MemberLine) -> bool:
    return row.has_voice and row.signed_on is None
