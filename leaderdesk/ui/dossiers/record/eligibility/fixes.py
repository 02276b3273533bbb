"""Where what a check found is put right: a tab of the dossier, the record of its holder, or the pieces below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.domain.sheets.eligibility import ItemSheet

HOLDER = "holder"
PIECES = "pieces"


@dataclass(frozen=True, slots=True)
class Fix:
    """Words of the link, and where it leads: `tab:part` of the dossier, `holder:part`, or `pieces`."""

    words: str
    place: str


_BY_LOOK: Mapping[str, str] = {
    "inside_share": "project:inside_share",
    "inside_share_unknown": "project:inside_share",
    "seat_unknown": "holder:is_inside",
    "benefit_unknown": "project:benefits_territory",
    "seat_outside_no_benefit": "project:benefits_territory",
    "kind_left_out": "holder:legal_kind",
    "kind_unknown": "holder:legal_kind",
    "pieces_by_kind_unknown": "holder:legal_kind",
    "nature_left_out": "holder:nature",
    "siret_missing": "holder:siret",
    "costs_unknown": "costs:",
    "plan_unknown": "financing:",
    "start_unknown": "project:eligible_from",
    "regime_unknown": "project:regime",
    "size_unknown": "holder:size",
    "undertaking_unknown": "holder:undertaking",
    "aids_not_declared": "holder:de_minimis",
    "aid_undated": "holder:de_minimis",
    "de_minimis": "holder:de_minimis",
    "grant_day_unknown": "committee:committee_on",
    "amount_unknown": "financing:",
}
_BY_ITEM: Mapping[str, str] = {
    "territory": "project:inside_share",
    "applicant": "holder:",
    "start": "costs:start",
    "quotes": "costs:quotes",
    "cofunding": "financing:cofunding",
    "european_money": "financing:european_money",
    "own_share": "financing:own_share",
    "eligible_amount": "costs:",
    "public_aid_amount": "financing:",
    "fund_amount": "financing:",
    "aid_regime": "project:regime",
    "procurement": "costs:procurement",
    "pieces": "pieces:",
}
_PROBLEMS = frozenset({"fail", "to_do"})


class Fixes(QObject):
    """The links of a check."""

    def of(self, item: ItemSheet) -> list[Fix]:
        """Where to go for each thing that is not in order, each place once."""
        usual = _BY_ITEM.get(item.code, "")
        codes = [look.step.code for look in item.looks if look.outcome in _PROBLEMS]
        places = [_BY_LOOK.get(code, usual) for code in codes]
        first: dict[str, str] = {}
        for place in places:
            if place:
                # One link for each tab: the first thing to put right there.
                first.setdefault(place.partition(":")[0], place.rstrip(":"))
        words = self._words()
        return [Fix(words[tab], place) for tab, place in first.items()]

    def _words(self) -> dict[str, str]:
        return {
            "project": self.tr("Corriger dans «\u00a0Projet\u00a0»"),
            "costs": self.tr("Corriger dans «\u00a0Dépenses\u00a0»"),
            "financing": self.tr("Corriger dans «\u00a0Financement\u00a0»"),
            "committee": self.tr("Voir «\u00a0Comité\u00a0»"),
            HOLDER: self.tr("Corriger la fiche du porteur"),
            PIECES: self.tr("Voir les pièces, plus bas"),
        }
