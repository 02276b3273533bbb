"""The table of a cooperation agreement and its workbook say what the tab says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl

from leaderdesk.services import cooperation
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.exports.making import write_export
from leaderdesk.services.papers.cooperation import compose_cooperation
from leaderdesk.services.papers.letterheads import read_letterhead
from tests.printed import rows_of, text_of
from tests.services.desk import ON, Desk


def carry(desk: Desk) -> None:
    """Two partners, the other having paid 3 000,01 € for both."""
    edits = [
        RowEdit(None, {"name": "Nous", "share": Fraction(3, 5), "is_us": True, "budget": 1_000_00}),
        RowEdit(None, {"name": "Lot", "share": Fraction(2, 5), "is_lead": True, "budget": 0, "fund_asked": 800_00}),
    ]
    cooperation.edit_partners(desk.base, desk.dossier, edits)
    lot = cooperation.read_cooperation(desk.base, desk.dossier, ON).partners[1].id
    cost = {"label": "Guide commun", "amount": 3_000_01, "paid_by_id": lot, "paid_on": date(2026, 2, 1)}
    cooperation.edit_common_costs(desk.base, desk.dossier, [RowEdit(None, cost)])


def test_the_table_says_partners_costs_and_accounts(desk: Desk) -> None:
    carry(desk)
    (paper,) = compose_cooperation(desk.base, desk.dossier, read_letterhead(desk.base))

    # 1 800,006 and 1 200,004: the cent left goes to the largest remainder, ours.
    assert [row[2:] for row in rows_of(paper, title="Partenaire")] == [
        ("60\u00a0%", "1\u202f800,01\u00a0€", "1\u202f000,00\u00a0€", "2\u202f800,01\u00a0€", "non renseigné"),
        ("40\u00a0%", "1\u202f200,00\u00a0€", "0,00\u00a0€", "1\u202f200,00\u00a0€", "800,00\u00a0€"),
        ("100\u00a0%", "3\u202f000,01\u00a0€", "1\u202f000,00\u00a0€", "4\u202f000,01\u00a0€", "non renseigné"),
    ]
    words = text_of(paper)
    assert "Nous doit 1\u202f800,01\u00a0€ à Lot." in words
    assert "La décision de leur comité\u00a0: Nous, Lot." in words


def test_a_dossier_without_partners_says_so(desk: Desk) -> None:
    (paper,) = compose_cooperation(desk.base, desk.dossier, read_letterhead(desk.base))
    assert "Aucun partenaire n’est saisi." in text_of(paper)


def test_the_workbook_has_partners_parts_and_what_is_owed(desk: Desk, tmp_path: Path) -> None:
    carry(desk)
    written = write_export(desk.base, "cooperations", tmp_path / "cooperations.xlsx", lambda *_: None)
    book = openpyxl.load_workbook(written.path, data_only=True)

    values = [[cell for cell in row if cell is not None] for row in book["Qui doit quoi"].iter_rows(values_only=True)]
    assert ["Commune d’Essai", "2026-001", "Nous", "Lot", 1800.01] in values
    parts = [row[4:6] for row in book["Coûts communs"].iter_rows(values_only=True)]
    assert {("Nous", 1800.01), ("Lot", 1200)} <= set(parts)
