"""The columns of the list of dossiers."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import STATUSES, DossierRow
from leaderdesk.domain.money import Cents
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.statuses import tone
from leaderdesk.words.formats import day, money
from leaderdesk.words.statuses import status

_RANKS = {code: rank for rank, code in enumerate(STATUSES)}


class DossierColumns(QObject):
    """Titles and values, for one row of the list."""

    def columns(self) -> list[Column]:
        """What is shown of a dossier, from left to right."""
        return [
            Column("number", self.tr("Numéro"), lambda row: row.number, width=8),
            Column("title", self.tr("Intitulé"), lambda row: row.title, width=17, is_wide=True),
            Column("holder", self.tr("Porteur"), lambda row: row.holder, width=13, is_wide=True),
            Column("commune", self.tr("Commune"), lambda row: row.commune or "", width=10),
            Column("fiche", self.tr("Fiche"), lambda row: row.fiche, width=4),
            Column("status", self.tr("Statut"), _status, key=_rank, tone=_tone, width=14),
            Column("received_on", self.tr("Reçu le"), _received, key=lambda row: row.received_on, width=9),
            self._amount("total_cost", self.tr("Coût total")),
            self._amount("european", self.tr("FEADER")),
        ]

    def _amount(self, name: str, title: str) -> Column:
        def cents(row: DossierRow) -> Cents:
            amount: Cents = getattr(row, name)
            return amount

        return Column(
            name,
            title,
            lambda row: money(cents(row)),
            key=cents,
            copied=lambda row: plain_amount(cents(row)),
            width=11,
            is_number=True,
        )


def plain_amount(cents: int) -> str:
    """An amount as a French spreadsheet reads it: no space, no sign of currency, a comma."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100},{abs(cents) % 100:02d}"


def _status(row: DossierRow) -> str:
    return status(row.status)


def _rank(row: DossierRow) -> int:
    return _RANKS.get(row.status, len(_RANKS))


def _tone(row: DossierRow) -> str:
    return tone(row.status)


def _received(row: DossierRow) -> str:
    return day(row.received_on) if row.received_on else ""
