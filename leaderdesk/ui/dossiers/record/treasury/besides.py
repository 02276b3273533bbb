"""What stands beside a treasury: other ways to carry it, who may lend, the holder's other projects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.cash.offers import Offered
from leaderdesk.domain.cash.variants import Compared
from leaderdesk.ui.dossiers.record.treasury.offers import OffersPart, stored_offer
from leaderdesk.ui.dossiers.record.treasury.variants import VariantsPart, stored_variant
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.words.cash import together

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

# Has a change of the dossier in front made, and says what was done.
Act = Callable[["Callable[[OpenBase, int], Done]", str], None]


def read_besides(base: OpenBase, key: int, on: date) -> tuple[tuple[Compared, ...], tuple[Offered, ...], str]:
    """Called on the base's thread."""
    from leaderdesk.services.bridges import read_offers
    from leaderdesk.services.treasuries import read_others, read_variants

    others = read_others(base, key, on)
    said = together(others, key) if others else ""
    return read_variants(base, key, on), read_offers(base, key, on), said


class Besides(QObject):
    """Has what is typed there kept."""

    def __init__(self, variants: VariantsPart, offers: OffersPart, act: Act) -> None:
        super().__init__(variants)
        self._variants, self._offers, self._act = variants, offers, act
        variants.table.wished.connect(self._edit_variants)
        variants.keep.clicked.connect(self._keep)
        variants.remove.clicked.connect(self._remove_variants)
        variants.table.picked.connect(lambda _: variants.describe(variants.table.current))
        offers.table.wished.connect(self._edit_offers)
        offers.remove.clicked.connect(self._remove_offers)

    def _edit_variants(self, entries: list[Entry]) -> None:
        self._change_variants([self._variants.own(entry) for entry in entries], "")

    def _keep(self) -> None:
        if kept := self._variants.kept():
            self._change_variants(kept, self.tr("Façon de faire gardée."))

    def _remove_variants(self) -> None:
        if gone := self._variants.table.removals():
            self._change_variants(gone, self.tr("Façon de faire retirée."))

    def _change_variants(self, entries: Sequence[Entry], said: str) -> None:
        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.treasuries import edit_variants

            return edit_variants(base, key, row_edits(entries, stored_variant))

        self._act(work, said)

    def _edit_offers(self, entries: list[Entry]) -> None:
        self._change_offers([self._offers.named(entry) for entry in entries], "")

    def _remove_offers(self) -> None:
        if gone := self._offers.table.removals():
            self._change_offers(gone, self.tr("Offre retirée."))

    def _change_offers(self, entries: Sequence[Entry], said: str) -> None:
        def work(base: OpenBase, _: int) -> Done:
            from leaderdesk.services.bridges import edit_offers

            return edit_offers(base, row_edits(entries, stored_offer))

        self._act(work, said)
