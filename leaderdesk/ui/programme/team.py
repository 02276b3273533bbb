"""The people of the team: who follows the dossiers, who has left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.recorded import RecordsSection
from leaderdesk.ui.programme.records import Changes, Records
from leaderdesk.ui.programme.section import Work

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class TeamSection(RecordsSection):
    """Names, roles, addresses."""

    def made_records(self) -> Records:
        words = self.tr(
            "Les personnes qui suivent les dossiers. Quand quelqu’un part, notez le jour de son départ\u00a0:"
            " ses dossiers gardent son nom, mais on ne peut plus lui en confier."
        )
        hint = self.tr("Ajoutez-vous\u00a0: vous pourrez retrouver «\u00a0mes dossiers\u00a0» dans la liste.")
        empty = Empty("people", self.tr("Personne n’est encore inscrit"), hint)
        return Records(self.tr("Équipe"), words, self._cells(), empty, add=self.tr("A&jouter une personne"))

    def reading(self) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.team import list_people

            return list_people(base)

        return work

    def adding(self, name: str) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.team import add_person

            return add_person(base, name=name)

        return work

    def editing(self, changes: Changes) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.team import edit_people

            return edit_people(base, changes)

        return work

    def binning(self, keys: Sequence[int], *, is_binned: bool) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.team import bin_people

            return bin_people(base, keys, is_binned=is_binned)

        return work

    def new_name(self) -> str:
        return self.tr("Nouvelle personne")

    def binned(self, names: str, *, is_binned: bool) -> str:
        words = self.tr("À la corbeille\u00a0: {}.") if is_binned else self.tr("De nouveau dans l’équipe\u00a0: {}.")
        return words.format(names)

    def _cells(self) -> list[Cell]:
        return [
            Cell("name", self.tr("Nom"), is_wide=True, width=15, blank=""),
            Cell("role", self.tr("Rôle"), is_wide=True, width=14),
            Cell("phone", self.tr("Téléphone"), width=14),
            Cell("email", self.tr("Courriel"), is_wide=True, width=15),
            Cell("left_on", self.tr("Parti le"), "day", width=11, empty=self.tr("présent")),
            Cell("dossiers", self.tr("Dossiers"), "count", is_fixed=True, width=8),
        ]
