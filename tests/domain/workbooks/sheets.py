"""Sheets as people keep them, and what is found in them, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from leaderdesk.domain.workbooks.cells import Area, Book, Cell, Sheet
from leaderdesk.domain.workbooks.columns.matching import match_columns
from leaderdesk.domain.workbooks.finding.search import find_tables
from leaderdesk.domain.workbooks.known import Known, KnownFiche
from leaderdesk.domain.workbooks.mappings import NO_MEMORY, ColumnMatch, Memory
from leaderdesk.domain.workbooks.tables import Table

KNOWN = Known(
    fiches=(KnownFiche("FA1", "Tourisme de nature"), KnownFiche("FA2", "Mobilités")),
    funders=("Région Occitanie", "Agence du Bassin"),
    communes=("Pézenas", "Agde", "Caux"),
    people=("Claire Petit",),
)
HEADINGS = ("N° dossier", "Intitulé", "Porteur", "Coût total", "FEADER", "Date CP", "Statut")


def dossiers(count: int, first: int = 1) -> list[tuple[Cell, ...]]:
    """Rows under `HEADINGS`; of the dossier n, 1 000 n euros and 640 n of FEADER."""
    return [
        (f"24-{n:03}", f"Halle de marché {n}", f"Commune {n}", 1000.0 * n, 640.0 * n, date(2024, 3, n), "Programmé")
        for n in range(first, first + count)
    ]


def sheet_of(*rows: Sequence[Cell], name: str = "Suivi", merged: Sequence[str] = (), **more: Any) -> Sheet:
    """A sheet of these rows, the cells of « B2:D2 » merged."""
    return Sheet(name, tuple(tuple(row) for row in rows), merged=tuple(_area(each) for each in merged), **more)


def found_in(*sheets: Sheet) -> tuple[Table, ...]:
    """The tables of a book of these sheets."""
    return find_tables(Book("suivi.xlsx", "xlsx", "", sheets), KNOWN)


def the_table(sheet: Sheet) -> Table:
    """The one table of a sheet."""
    (table,) = found_in(sheet)
    return table


def rows_of(table: Table) -> list[int]:
    """The rows that give dossiers."""
    return [group.row for group in table.groups]


def why(table: Table) -> dict[int, str]:
    """Why each row was left out, blank ones apart."""
    return {each.row: each.why for each in table.left_out if each.why != "blank"}


def columns_of(sheet: Sheet, memory: Memory = NO_MEMORY) -> dict[int, ColumnMatch]:
    """What each column of the one table of a sheet was taken for."""
    return {each.column: each for each in match_columns(sheet, the_table(sheet), KNOWN, memory)}


def fields_of(sheet: Sheet, memory: Memory = NO_MEMORY) -> dict[str, str]:
    """The field of each heading that was taken for one."""
    return {each.heading: each.field for each in columns_of(sheet, memory).values() if each.field}


def column_of(heading: str, *cells: Cell) -> ColumnMatch:
    """What a column is taken for beside a number, a title and who carries the project."""
    count = max(3, len(cells))
    rows = [
        (f"24-{n:03}", f"Moulin {n}", f"Association {n}", cells[n % len(cells)] if cells else None)
        for n in range(count)
    ]
    return columns_of(sheet_of(("N° dossier", "Intitulé du projet", "Porteur de projet", heading), *rows))[4]


def _area(text: str) -> Area:
    """Merged cells as a spreadsheet writes them; columns A to Z."""
    one, other = text.split(":")
    return Area(int(one[1:]), ord(one[0]) - 64, int(other[1:]), ord(other[0]) - 64)
