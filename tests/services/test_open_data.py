"""What open data says of grants: conventions alone, nobody's name, and every place that the schema does not take."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from leaderdesk import cli
from leaderdesk.domain.open_data import NAMES
from leaderdesk.services import dossiers, funding, holders
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.exports.open_data import compose_open_data, export_open_data
from leaderdesk.services.settings import set_setting
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.words.open_data import say_remark
from tests.factories import Ground, make_dossier, make_ground

B = "\u00a0"
REGION, SIRET = "Région d’essai", "23350001600040"


@pytest.fixture
def ground(base: OpenBase) -> Ground:
    """A programme whose grantor is named."""
    set_setting(base, "grantor_name", REGION)
    set_setting(base, "grantor_siret", "233 500 016 00040")
    return make_ground(base)


def under_convention(base: OpenBase, ground: Ground, number: str = "2026-001", **fields: object) -> int:
    """A dossier of 6 400 € of European money whose convention is signed."""
    key = make_dossier(base, ground, number)
    dossiers.move_dossier(base, key, "programmed", date(2026, 3, 20))
    ends = {"convention_ends_on": date(2028, 6, 30)}
    dossiers.move_dossier(base, key, "convention", date(2026, 6, 1), dates=ends)
    dossiers.edit_dossier(base, key, **({"regime": "none"} | fields))
    return key


def read(base: OpenBase, target: Path) -> tuple[list[dict[str, str]], list[str]]:
    """The lines of the file, and what was told of it."""
    written = export_open_data(base, target)
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), [say_remark(each) or "" for each in written.remarks]


def test_a_grant_is_written_as_the_schema_wants_it(base: OpenBase, ground: Ground, tmp_path: Path) -> None:
    under_convention(base, ground)

    lines, told = read(base, tmp_path / "aides.csv")

    assert tuple(lines[0]) == NAMES
    assert {name: value for name, value in lines[0].items() if value} == {
        "nomAttribuant": REGION,
        "idAttribuant": SIRET,
        "dateConvention": "2026-06-01",
        "referenceDecision": "2026-001",
        "nomBeneficiaire": "Commune d’Essai",
        "objet": "Réhabiliter la halle",
        "montant": "6400.00",
        "nature": "aide en numéraire",
        "conditionsVersement": "sur demande de paiement, selon la convention",
        "datesPeriodeVersement": "2026-06-01/2028-06-30",
        "notificationUE": "non",
        "pourcentageSubvention": "1.00",
    }
    assert told == []


def test_the_amount_is_that_of_the_convention_and_payments_say_how_it_was_paid(base: OpenBase, ground: Ground) -> None:
    key = under_convention(base, ground, regime="de_minimis_general")
    funding.say_amount(base, key, ground.feader, "voted", 6_300_00, date(2026, 3, 20))
    funding.say_amount(base, key, ground.feader, "convention", 6_200_00, date(2026, 6, 1))
    for amount, day in ((2_000_00, date(2027, 1, 5)), (6_200_00, date(2027, 9, 9))):
        funding.say_amount(base, key, ground.feader, "paid", amount, day)

    (line,) = compose_open_data(base).lines
    dossiers.move_dossier(base, key, "closed", date(2027, 10, 1))
    (closed,) = compose_open_data(base).lines

    said = ("montant", "conditionsVersement", "datesPeriodeVersement", "notificationUE")
    assert [line[name] for name in said] == ["6200.00", "échelonné", "2026-06-01/2028-06-30", "oui"]
    assert [closed[name] for name in said] == ["6200.00", "échelonné", "2027-01-05/2027-09-09", "oui"]


@pytest.mark.parametrize("kind", ["person", "sole_trader", "farm", None])
def test_a_person_is_named_nowhere(base: OpenBase, ground: Ground, tmp_path: Path, kind: str | None) -> None:
    holder = holders.add_holder(base, holders.HolderDraft("Odile Vasseur", kind, "private", siret="73282932000074"))
    under_convention(base, ground, holder_id=holder, title="La ferme d’Odile VASSEUR")

    lines, told = read(base, tmp_path / "aides.csv")

    content = (tmp_path / "aides.csv").read_text(encoding="utf-8").casefold()
    assert (lines[0]["nomBeneficiaire"], lines[0]["objet"]) == ("Nom non publié", "Projet de la fiche-action 1.1")
    assert not any(word in content for word in ("odile", "vasseur", "732829320"))
    assert len(told) == 2
    assert all(each.startswith(f"1{B}projet ") for each in told)


def test_what_is_not_known_is_left_empty_and_told_by_line_and_column(base: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    key = under_convention(base, ground, regime=None)
    dossiers.edit_dossier(base, key, convention_ends_on=None)

    under_convention(base, ground, "2026-002")

    lines, told = read(base, tmp_path / "aides.csv")

    empty = f"{B}: la case est vide, et le schéma la demande\u202f; à renseigner{B}: "
    assert [each.split(empty)[0] for each in told] == [
        "Lignes 2 à 3, nomAttribuant",
        "Lignes 2 à 3, idAttribuant",
        "Ligne 2, datesPeriodeVersement",
        "Ligne 2, notificationUE",
    ]
    assert told[3].endswith("le régime d’aide du dossier.")
    assert lines[0]["notificationUE"] == ""


def test_a_project_without_a_convention_waits_and_is_counted(base: OpenBase, ground: Ground, tmp_path: Path) -> None:
    dossiers.move_dossier(base, make_dossier(base, ground), "programmed", date(2026, 3, 20))

    lines, told = read(base, tmp_path / "aides.csv")

    assert lines == []
    assert told == [f"1{B}projet n’a pas encore de convention signée{B}: il n’est pas dans le fichier."]


def test_no_text_of_the_file_is_a_formula(base: OpenBase, ground: Ground, tmp_path: Path) -> None:
    under_convention(base, ground, title="=1+1\r\nsuite")

    lines, _ = read(base, tmp_path / "aides.csv")

    assert lines[0]["objet"] == "'=1+1 suite"


def test_the_command_writes_the_file_and_fails_where_the_schema_is_broken(
    base: OpenBase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    under_convention(base, make_ground(base))
    base.close()

    code = cli.main(["export", str(base.path), "scdl", "--out", str(tmp_path / "aides.csv"), "--json"])

    said = json.loads(capsys.readouterr().out)
    assert (code, said["rows"]) == (1, 1)
    assert [each["column"] for each in said["remarks"]] == ["nomAttribuant", "idAttribuant"]


def test_the_file_is_understood_where_it_comes_in(base: OpenBase, ground: Ground, tmp_path: Path) -> None:
    under_convention(base, ground)
    export_open_data(base, tmp_path / "aides.csv")

    book = read_book(tmp_path / "aides.csv")
    (table,) = preview(base, book).tables

    assert (book.encoding, book.separator) == ("utf-8", ",")
    assert {match.field: match.heading for match in table.columns if match.field} == {
        "date_convention": "dateConvention",
        "number": "referenceDecision",
        "holder_name": "nomBeneficiaire",
        "siret": "idBeneficiaire",
        "title": "objet",
        "feader": "montant",
    }
    assert [row.verdict for row in table.rows] == ["same"]


def test_a_title_that_is_too_long_is_cut_where_everybody_sees_it(
    base: OpenBase, ground: Ground, tmp_path: Path
) -> None:
    under_convention(base, ground, title="Halle " * 60)

    lines, told = read(base, tmp_path / "aides.csv")

    assert (len(lines[0]["objet"]), lines[0]["objet"][-1]) == (256, "…")
    assert told == [
        f"1{B}projet a un intitulé plus long que ne l’admet le schéma{B}: il est coupé et finit par «{B}…{B}»."
    ]
