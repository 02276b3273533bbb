"""A list written as a workbook: what is read back is what was given, and text stays text."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from leaderdesk.documents.sheets.listing import Column, write_listing

COLUMNS = (Column("Porteur"), Column("Reçu le", "day"), Column("Coût", "money"))


def test_values_keep_their_kind(tmp_path: Path) -> None:
    write_listing(tmp_path / "a.xlsx", "Dossiers", COLUMNS, [("Mairie", date(2026, 3, 1), 12_345_67)], mark="EXEMPLE")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet.title == "EXEMPLE Dossiers"
    assert [cell.value for cell in sheet[2]] == ["Mairie", datetime(2026, 3, 1), 12345.67]  # noqa: DTZ001 - as read
    assert sheet["C3"].value == "=SUBTOTAL(109,C2:C2)"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("text", ["=1+1", "+33", "-1", "@SUM(A1)", "\tx", "l’été \x07 bref"])
def test_what_was_typed_is_never_a_formula(tmp_path: Path, text: str) -> None:
    write_listing(tmp_path / "a.xlsx", "Dossiers", (Column("Texte"),), [(text,)])
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A2"]
    assert (cell.data_type, cell.value) == ("s", text.replace("\x07", "\ufffd"))


def test_a_failed_write_leaves_the_former_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"avant")
    with pytest.raises(ValueError, match="zip"):
        write_listing(target, "Dossiers", COLUMNS, [("court",)])
    assert target.read_bytes() == b"avant"
