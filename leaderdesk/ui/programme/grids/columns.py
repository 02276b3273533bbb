"""The columns of the list of grids."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.domain.programmes.grid_rows import GridRow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.words import formats


class GridColumns(QObject):
    """What each says of a grid."""

    def columns(self) -> list[Column]:
        """The table."""
        return [
            Column("title", self.tr("Grille"), lambda row: row.title, width=30, is_wide=True),
            Column("fiches", self.tr("Fiches-actions"), lambda row: ", ".join(row.fiches), width=18),
            Column("state", self.tr("Dernière version"), self._state, width=28),
            Column("dossiers", self.tr("Dossiers notés"), self._dossiers, key=_dossiers, kind="count", width=14),
        ]

    def _state(self, row: GridRow) -> str:
        latest = row.latest
        if latest is None:
            return ""
        if latest.frozen_on is None:
            return self.tr("{}, modifiable").format(latest.version)
        return self.tr("{}, figée le {}").format(latest.version, formats.day(latest.frozen_on))

    def _dossiers(self, row: GridRow) -> str:
        return formats.number(_dossiers(row))


def _dossiers(row: GridRow) -> int:
    return sum(version.dossiers for version in row.versions)
