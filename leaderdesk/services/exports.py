"""What goes out of a base as a file: its list of dossiers as a workbook, the report of its check as a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leaderdesk.documents.sheets.listing import Column, Kind, Value, write_listing
from leaderdesk.domain.findings import Report
from leaderdesk.services.checks import check_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.system.safe_write import write_safely
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import findings
from leaderdesk.words.formats import NO_BREAK, number
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


def export_table(
    base: OpenBase,
    target: Path,
    title: str,
    columns: Sequence[tuple[str, Kind]],
    rows: Sequence[Sequence[Value]],
    tell: Tell = no_tell,
) -> int:
    """Write a list as it is shown, its columns with their kinds; returns how many rows there are."""
    with world_faults(target):
        mark = "EXEMPLE" if base.is_example else ""
        write_listing(target, title, [Column(*each) for each in columns], rows, mark=mark, tell=tell)
    return len(rows)


def export_check(base: OpenBase, target: Path) -> Report:
    """Check a base and write what was found, one sentence a line."""
    report = check_base(base)
    lines = [f"{findings.level(each)}{NO_BREAK}: {findings.say(each)}" for each in report.findings]
    lines = lines or ["Aucune anomalie."]
    lines += [f"{name}{NO_BREAK}: {number(count)}" for name, count in findings.counted(report.counts)]
    if base.is_example:
        lines.insert(0, f"EXEMPLE{NO_BREAK}: base fictive.")
    with world_faults(target):
        write_safely(target, "\n".join([*lines, ""]).encode())
    return report
