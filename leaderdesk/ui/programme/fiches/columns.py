"""The columns of the list of fiches-actions."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.domain.programmes.rows import FicheRow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.words import codes, formats


class FicheColumns(QObject):
    """What each says of a fiche-action."""

    def columns(self) -> list[Column]:
        """The table."""
        return [
            Column("code", self.tr("Code"), lambda row: row.code, width=6),
            Column("title", self.tr("Fiche-action"), lambda row: row.title, width=27, is_wide=True),
            Column("rate", self.tr("Aide publique"), self._rate, width=13, is_number=True),
            Column("share", self.tr("Part du fonds"), self._share, width=13, is_number=True, is_hidden=True),
            Column("rules", self.tr("Règles"), self._rules, width=11),
            Column(
                *("envelope", self.tr("Enveloppes"), self._envelope),
                key=lambda row: sum(row.envelopes.values()),
                kind="amount",
                width=14,
            ),
            Column(
                "dossiers",
                self.tr("Dossiers"),
                lambda row: formats.number(row.dossiers),
                key=lambda row: row.dossiers,
                kind="count",
                width=9,
            ),
            Column("strand", self.tr("Volet"), lambda row: codes.word("strand", row.strand), width=15, is_hidden=True),
            Column("grid", self.tr("Grille"), lambda row: row.grid_title or "", width=22, is_hidden=True),
        ]

    def _rate(self, row: FicheRow) -> str:
        return formats.rate(row.in_force.rules.max_public_aid_rate) if row.in_force else ""

    def _share(self, row: FicheRow) -> str:
        return formats.rate(row.in_force.rules.feader_share) if row.in_force else ""

    def _rules(self, row: FicheRow) -> str:
        if not row.in_force:
            return self.tr("à écrire")
        return self.tr("version {}").format(row.in_force.version)

    def _envelope(self, row: FicheRow) -> str:
        """Nothing reserved yet is not nothing at all."""
        return formats.money(sum(row.envelopes.values())) if row.envelopes else ""
