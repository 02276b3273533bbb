"""The command that says what a workbook would bring to a base: as data, and in words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from leaderdesk import cli
from leaderdesk.services.bases import OpenBase
from tests.factories import make_dossier, make_ground

Said = pytest.CaptureFixture[str]
CSV = """Tableau de suivi LEADER;;;;;
N° dossier;Intitulé;Porteur;Date de réception;Coût total;FEADER
2026-001;Réhabiliter la halle;Commune d’Essai;01/02/2026;10 000,00 €;6 000,00 €
2026-002;Ouvrir un café associatif;Les Amis du Bourg;03/02/2026;1.234;500
2026-003;Équiper l’atelier;Atelier du Bois;31/02/2026;2 000;1 280
Total;;;;13 234;7 780
"""


@pytest.fixture
def path(base: OpenBase) -> str:
    """A closed base with one dossier."""
    make_dossier(base, make_ground(base))
    base.close()
    return str(base.path)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A workbook as Excel saves it in French."""
    written = tmp_path / "suivi.csv"
    written.write_bytes(CSV.replace("\n", "\r\n").encode("cp1252"))
    return str(written)


def test_a_dry_run_says_what_was_understood_and_writes_nothing(path: str, file: str, capsys: Said) -> None:
    before = {each: hashlib.sha256(each.read_bytes()).hexdigest() for each in Path(path).parent.glob("*.leaderdesk*")}

    code = cli.main(["import", path, file, "--dry-run", "--json"])

    said = json.loads(capsys.readouterr().out)
    (table,) = said["tables"]
    assert (code, said["remarks"]) == (0, [])
    assert (table["header_row"], table["columns"]["total_cost"]) == (2, "Coût total")
    assert [(each["row"], each["verdict"]) for each in table["rows"]] == [(3, "changed"), (4, "doubt"), (5, "error")]
    assert table["rows"][0]["values"]["total_cost"] == "10000.00"
    assert table["rows"][1]["problems"] == [{"field": "total_cost", "code": "amount_unclear", "read": "1.234"}]
    assert table["rows"][2]["problems"][0]["code"] == "day_impossible"
    assert {"row": 6, "why": "total"} in table["left_out"]
    after = {each: hashlib.sha256(each.read_bytes()).hexdigest() for each in Path(path).parent.glob("*.leaderdesk*")}
    assert after == before


def test_a_dry_run_in_words_names_each_place(path: str, file: str, capsys: Said) -> None:
    code = cli.main(["import", "--dry-run", path, file])
    said = capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ")

    assert code == 0
    assert "Encodage : Windows (cp1252)" in said
    assert "suivi, ligne 3, FEADER : 6 400,00 € → 6 000,00 €" in said
    assert (
        "suivi, ligne 4, colonne E, coût total (« 1.234 ») : Ce montant n’est pas sûr. Est-ce 1 234,00 € ou 1,23 € ?"
        in said
    )
    assert "En tout : 1 changé, 1 en doute, 1 en erreur. Rien n’est écrit dans la base." in said


def test_a_file_that_is_no_workbook_is_refused_in_a_sentence(path: str, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "faux.xlsx").write_bytes(b"%PDF-1.7 rien")

    code = cli.main(["import", path, str(tmp_path / "faux.xlsx"), "--dry-run"])

    assert code == 1
    assert "faux.xlsx" in capsys.readouterr().err


def test_an_import_writes_what_is_sure_and_gives_back_the_rest(
    path: str, file: str, tmp_path: Path, capsys: Said
) -> None:
    given_back = tmp_path / "à corriger.xlsx"

    code = cli.main(["import", path, file, "--returned", str(given_back), "--json"])

    data = json.loads(capsys.readouterr().out)
    assert (code, data["written"]) == (0, {"new": 0, "changed": 1, "same": 0, "doubt": 1, "error": 1})
    assert data["returned"] == str(given_back)
    cli.main(["history", path])
    assert "Faire entrer le classeur suivi.csv" in capsys.readouterr().out
    assert [cell.value for cell in load_workbook(given_back).active["A"]] == [
        *("Tableau de suivi LEADER", "N° dossier", "2026-002", "2026-003")
    ]


def test_a_whole_import_is_refused_for_one_row_in_error(path: str, file: str, capsys: Said) -> None:
    code = cli.main(["import", path, file, "--whole"])

    assert code == 1
    assert "Rien n’a été repris" in capsys.readouterr().err
