"""What goes out as a workbook."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.documents.sheets.listing import Column, write_listing
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.words.statuses import status

_COLUMNS = (
    Column("Porteur"),
    Column("Numéro"),
    Column("Intitulé"),
    Column("Commune"),
    Column("Fiche-action"),
    Column("État"),
    Column("Demande reçue le", "day"),
    Column("Programmé le", "day"),
    Column("Coût total", "money"),
    Column("Coût éligible", "money"),
    Column("Fonds européens", "money"),
    Column("Public national", "money"),
)


def export_dossiers(base: OpenBase, target: Path) -> int:
    """Write the list of dossiers, those in the bin left out; returns how many there are."""
    rows = [row for row in list_dossiers(base) if not row.is_binned]
    with world_faults(target):
        write_listing(
            target,
            "Dossiers",
            _COLUMNS,
            [
                (
                    row.holder,
                    row.number,
                    row.title,
                    row.commune,
                    row.fiche,
                    status(row.status),
                    row.received_on,
                    row.programmed_on,
                    row.total_cost,
                    row.eligible_cost,
                    row.european,
                    row.national_public,
                )
                for row in rows
            ],
            mark="EXEMPLE" if base.is_example else "",
        )
    return len(rows)
