"""Those who give money beside the European funds: typed in a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leaderdesk.domain.programmes import FUNDER_KINDS
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.recorded import RecordsSection
from leaderdesk.ui.programme.records import Changes, Records
from leaderdesk.ui.programme.section import Work
from leaderdesk.words import codes

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class FundersSection(RecordsSection):
    """Who else pays, and for how many dossiers."""

    def made_records(self) -> Records:
        words = self.tr(
            "Les financeurs à choisir dans les plans de financement. Un financement public est une contrepartie"
            " qui appelle le fonds européen\u202f; un financement privé ne l’appelle pas."
        )
        empty = Empty("people", self.tr("Aucun financeur"), self.tr("Ajoutez la région, le département, les communes…"))
        return Records(self.tr("Financeurs"), words, self._cells(), empty, add=self.tr("A&jouter un financeur"))

    def reading(self) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.funders import list_funders

            return list_funders(base)

        return work

    def adding(self, name: str) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.funders import add_funder

            return add_funder(base, name=name, kind="other", is_public=True)

        return work

    def editing(self, changes: Changes) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.funders import edit_funders

            return edit_funders(base, changes)

        return work

    def binning(self, keys: Sequence[int], *, is_binned: bool) -> Work:
        def work(base: OpenBase) -> object:
            from leaderdesk.services.funders import bin_funders

            return bin_funders(base, keys, is_binned=is_binned)

        return work

    def new_name(self) -> str:
        return self.tr("Nouveau financeur")

    def binned(self, names: str, *, is_binned: bool) -> str:
        words = self.tr("À la corbeille\u00a0: {}.") if is_binned else self.tr("Remis en place\u00a0: {}.")
        return words.format(names)

    def _cells(self) -> list[Cell]:
        kinds = {kind: codes.word("kind", kind) for kind in FUNDER_KINDS}
        natures = {True: self.tr("public"), False: self.tr("privé")}
        europe = {True: self.tr("oui"), False: self.tr("non")}
        return [
            Cell("name", self.tr("Nom"), is_wide=True, width=24, blank=""),
            Cell("kind", self.tr("Genre"), "choice", kinds, blank="other", width=18),
            Cell("is_public", self.tr("Nature"), "choice", natures, blank=True, width=10),
            Cell("is_european_money", self.tr("Argent européen"), "choice", europe, width=12),
            Cell("contact", self.tr("Contact"), is_wide=True, width=20),
            Cell("dossiers", self.tr("Dossiers"), "count", is_fixed=True, width=8),
        ]
