"""The commands that list workbooks and write one: where it is said, or here under its usual name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from leaderdesk import cli
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.exports.presets import PRESETS
from leaderdesk.services.holders import edit_holder
from leaderdesk.services.reporting.kinds import KINDS
from leaderdesk.services.sitting_plans import SittingDraft, create_sitting
from tests.factories import make_dossier, make_ground
from tests.services.sitting_evenings import Evening

Said = pytest.CaptureFixture[str]


@pytest.fixture
def path(base: OpenBase) -> str:
    """A closed base with one dossier."""
    make_dossier(base, make_ground(base))
    base.close()
    return str(base.path)


def test_workbooks_are_listed_with_whom_they_are_for(capsys: Said) -> None:
    assert cli.main(["exports"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert [line.split()[0] for line in lines] == [preset.code for preset in PRESETS]
    assert lines[1].startswith("region     Suivi pour la région\u00a0: L’autorité de gestion\u00a0: ")


def test_of_a_base_the_list_says_what_each_would_hold(path: str, capsys: Said) -> None:
    cli.main(["exports", path, "--json"])
    (funders,) = [each for each in json.loads(capsys.readouterr().out) if each["preset"] == "funders"]

    assert funders == {"preset": "funders", "title": "Cofinanceurs", "rows": 4, "sheets": 3}


def test_a_workbook_is_written_where_it_is_said(path: str, tmp_path: Path, capsys: Said) -> None:
    code = cli.main(["export", path, "region", "--out", str(tmp_path / "suivi.xlsx")])

    assert (code, capsys.readouterr().out) == (0, "suivi.xlsx enregistré, 1\u00a0ligne en 1\u00a0feuille.\n")
    assert openpyxl.load_workbook(tmp_path / "suivi.xlsx").sheetnames == ["Suivi", "Lisez-moi"]


def test_a_workbook_is_named_here_when_nobody_names_it(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(tmp_path)
    cli.main(["export", path, "public", "--json"])
    data = json.loads(capsys.readouterr().out)

    assert data["path"].startswith("Projets aidés - GAL d’essai - ")
    assert (tmp_path / data["path"]).is_file()
    assert {key: data[key] for key in ("rows", "sheets", "cut", "marked")} == {
        "rows": 0,
        "sheets": 1,
        "cut": 0,
        "marked": 0,
    }


def test_an_unknown_workbook_is_refused_with_what_to_do(path: str, capsys: Said) -> None:
    assert cli.main(["export", path, "regions"]) == 1
    assert "« regions »" in capsys.readouterr().err.replace("\u00a0", " ")


@pytest.fixture
def sat(base: OpenBase) -> str:
    """A closed base with one sitting that was held, and one that comes."""
    evening = Evening(base)
    evening.do(told.Closed())
    create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 12)))
    base.close()
    return str(base.path)


@pytest.mark.parametrize("wanted", ["1", "20/03/2026", "2026-03-20"])
def test_a_workbook_of_one_sitting_is_asked_for_by_its_number_or_its_day(
    sat: str, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(tmp_path)
    code = cli.main(["export", sat, "committee", "--sitting", wanted, "--json"])
    data = json.loads(capsys.readouterr().out)

    assert (code, data["rows"]) == (0, 2)
    assert data["path"].startswith("Avis du comité - Séance 1 - GAL d’essai - ")


@pytest.mark.parametrize(
    ("preset", "wanted", "told_so"),
    [
        ("notes", "9", "Aucune séance n’a « 9 » pour numéro ni pour date. Il y a : 2 (12/06/2026), 1 (20/03/2026)."),
        ("committee", "2", "Cette séance n’a pas encore été ouverte : elle n’a pas de compte rendu."),
        ("home_notes", "1", "La séance « Comité de mars » est terminée : ses notes ne changent plus."),
        ("home_notes", "2", "Aucune séance à venir n’a de projet à noter."),
        ("region", "1", "Le classeur « region » ne porte pas sur une séance : enlevez --sitting."),
    ],
)
def test_a_sitting_that_cannot_be_given_is_refused_with_why(
    sat: str, preset: str, wanted: str, told_so: str, tmp_path: Path, capsys: Said
) -> None:
    code = cli.main(["export", sat, preset, "--sitting", wanted, "--out", str(tmp_path / "a")])

    assert code == 1
    assert told_so in " ".join(capsys.readouterr().err.replace("\u00a0", " ").replace("\u202f", " ").split())
    assert not (tmp_path / "a").exists()


def test_a_file_held_elsewhere_is_said_with_another_name(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    target, original = tmp_path / "suivi.xlsx", Path.replace
    target.write_bytes(b"avant")

    def held(self: Path, other: Path) -> Path:
        if other == target:
            raise PermissionError(13, "held")
        return original(self, other)

    monkeypatch.setattr(Path, "replace", held)
    code = cli.main(["export", path, "region", "--out", str(target)])
    said = capsys.readouterr().err.replace("\u00a0", " ")

    assert (code, target.read_bytes()) == (1, b"avant")
    assert "« suivi.xlsx » est ouvert dans un autre programme" in said
    assert "« suivi (2).xlsx »" in said


def test_what_goes_to_several_people_is_a_folder_and_comes_back(path: str, tmp_path: Path, capsys: Said) -> None:
    folder = tmp_path / "tableaux"
    code = cli.main(["export", path, "cofunders", "--out", str(folder)])
    said = capsys.readouterr().out
    form = folder / "Cofinancements Département.xlsx"
    book = openpyxl.load_workbook(form)
    book["Cofinancements"]["G6"], book["Cofinancements"]["H6"] = 1500, "20/02/2026"
    book.save(form)
    taken = cli.main(["import", path, str(form)])

    assert (code, said) == (0, "2\u00a0classeurs enregistrés dans le dossier tableaux.\n")
    assert (taken, capsys.readouterr().out.splitlines()) == (
        0,
        [
            "Département\u00a0: 2\u00a0changements",
            "2026-001, Département, montant décidé\u00a0: non renseigné → 1\u202f500,00\u00a0€",
            "2026-001, Département, date de la décision\u00a0: non renseigné → 20/02/2026",
        ],
    )


def test_reports_are_listed_and_written_in_the_kind_of_file_that_is_named(
    path: str, tmp_path: Path, capsys: Said
) -> None:
    assert cli.main(["reports"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [kind.code for kind in KINDS]

    target = tmp_path / "bilan.xlsx"
    assert cli.main(["report", path, "yearly", "--year", "2026", "--out", str(target)]) == 0
    assert "Dossiers" in openpyxl.load_workbook(target).sheetnames
    assert cli.main(["report", path, "yearly", "--out", str(tmp_path / "bilan.txt")]) == cli.MISUSE
    assert cli.main(["report", path, "horoscope"]) == cli.WANTING


def test_a_folder_is_given_a_sheet_for_each_epci(base: OpenBase, tmp_path: Path, capsys: Said) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    edit_holder(base, ground.holder, epci="CC du Val")
    base.close()
    path, folder = str(base.path), tmp_path / "fiches"
    folder.mkdir()

    assert cli.main(["report", path, "epci_sheet", "--out", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"1\u00a0fiche enregistrée dans {folder}."
    assert [each.name.startswith("CC du Val ") for each in folder.glob("*.pdf")] == [True]

    # Of one alone, or of another report, the file has its usual name there.
    assert cli.main(["report", path, "yearly", "--year", "2026", "--out", str(folder)]) == 0
    assert (folder / "Bilan annuel 2026.pdf").exists()
