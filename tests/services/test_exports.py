"""What goes out of a base says the same as the base."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import bin_dossier
from leaderdesk.services.exports import export_check, export_dossiers, export_table
from tests.factories import make_dossier, make_ground


def test_the_workbook_holds_the_dossiers_that_are_not_in_the_bin(base: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    make_dossier(base, ground, "2026-001")
    bin_dossier(base, make_dossier(base, ground, "2026-002"))

    count = export_dossiers(base, tmp_path / "dossiers.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "dossiers.xlsx").active
    assert (count, [cell.value for cell in sheet["B"]]) == (1, ["Numéro", "2026-001", None])
    assert [cell.value for cell in sheet[2]][8:] == [10_000, 10_000, 6_400, 1_600]


def test_the_report_of_a_sound_base_says_so_and_what_was_looked_at(base: OpenBase, tmp_path: Path) -> None:
    make_dossier(base, make_ground(base))

    export_check(base, tmp_path / "verification.txt")

    lines = (tmp_path / "verification.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Aucune anomalie."
    assert "Lignes vérifiées\u00a0: 16" in lines


def test_an_export_given_up_leaves_what_was_there(base: OpenBase, tmp_path: Path) -> None:
    target, told = tmp_path / "liste.xlsx", list[tuple[int, int]]()
    target.write_bytes(b"avant")

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done > 200:
            raise LookupError

    with pytest.raises(LookupError):
        export_table(base, target, "Dossiers", [("Numéro", "text")], [(f"2026-{rank}",) for rank in range(1000)], tell)

    assert told == [(100, 2000), (200, 2000), (300, 2000)]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == ["liste.xlsx"]
    assert target.read_bytes() == b"avant"
