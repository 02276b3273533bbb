"""What goes out of a base says the same as the base, to each reader what it may read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from leaderdesk.documents.sheets.writing.books import Value
from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.sheets.exported import ShareRow, public_title
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.rules import write_rules
from leaderdesk.services import claims, contacts, funding, holders, moves
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import bin_dossier, edit_many
from leaderdesk.services.exports.checks import export_check
from leaderdesk.services.exports.lists import SeenColumn, SeenList, export_list
from leaderdesk.services.exports.making import look_at, usual_name, write_export
from leaderdesk.services.exports.presets import PRESETS
from leaderdesk.services.settings import set_setting
from tests.factories import make_dossier, make_ground
from tests.services.sitting_evenings import EVERYBODY, INTERESTED, RULES, Evening

ON = date(2026, 3, 2)


def book(base: OpenBase, folder: Path, code: str, *, has_values: bool = True) -> openpyxl.Workbook:
    write_export(base, code, folder / f"{code}.xlsx")
    return openpyxl.load_workbook(folder / f"{code}.xlsx", data_only=has_values)


def told_by(sheet: Worksheet, *headings: str) -> list[tuple[Any, ...]]:
    """Some columns of a sheet, by their headings, from the first row of values down."""
    first, *rows = sheet.iter_rows(values_only=True)
    places = [first.index(heading) for heading in headings]
    return [tuple(row[place] for place in places) for row in rows]


def test_the_workbook_holds_the_dossiers_that_are_not_in_the_bin(base: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    make_dossier(base, ground, "2026-001")
    bin_dossier(base, make_dossier(base, ground, "2026-002"))
    sheet = book(base, tmp_path, "dossiers").worksheets[0]

    assert told_by(sheet, "Porteur", "Numéro", "Coût total", "Fonds européens", "Reste à trouver") == [
        ("Commune d’Essai", "2026-001", 10_000, 6_400, 0),
        ("Total, tous statuts", None, 10_000, 6_400, 0),
    ]


@pytest.mark.parametrize("code", [preset.code for preset in PRESETS if preset.compose is not None])
def test_every_workbook_can_be_written_of_a_new_base_and_says_what_it_is(
    base: OpenBase, tmp_path: Path, code: str
) -> None:
    made = book(base, tmp_path, code)

    assert made.sheetnames[-1] == "Lisez-moi"
    notes = dict(told_by(made["Lisez-moi"], "Colonne", "Ce qu’elle dit"))
    assert notes["GAL"] == "GAL d’essai"
    assert {"Pour qui", "Ce qui est montré", "Ordre", "Personnes"} <= notes.keys()


def test_a_look_says_what_the_workbook_will_hold(base: OpenBase, tmp_path: Path) -> None:
    make_dossier(base, make_ground(base))
    look = look_at(base, "funders")
    written = write_export(base, "funders", tmp_path / "a.xlsx")

    assert [(each.name, each.rows) for each in look.sheets] == [("Ensemble", 2), ("FEADER", 1), ("Département", 1)]
    assert (written.rows, written.sheets) == (look.rows, len(look.sheets))


def test_a_workbook_is_named_after_what_it_is(base: OpenBase) -> None:
    assert re.fullmatch(r"Suivi pour la région - GAL d’essai - \d{4}-\d\d-\d\d\.xlsx", usual_name(base, "region"))
    with pytest.raises(Refusal) as refused:
        usual_name(base, "regions")
    assert refused.value.code == "no_such_preset"


def test_a_funder_reads_what_it_is_asked_and_what_it_decided(base: OpenBase, tmp_path: Path) -> None:
    key = make_dossier(base, make_ground(base))
    asked = ("Demandé au financeur", "Dont décidé", "Reste à décider", "Refusé", "Décision")

    assert told_by(book(base, tmp_path, "funders")["FEADER"], *asked)[0] == (6400, None, 6400, None, "demandé")
    for status in ("instructed", "programmed"):
        moves.change_status(base, key, status, ON)
    assert told_by(book(base, tmp_path, "funders")["FEADER"], *asked)[0] == (6400, 6400, 0, None, "décidé")
    moves.change_status(base, key, "withdrawn", ON)
    assert book(base, tmp_path, "funders").sheetnames == ["Ensemble", "Lisez-moi"]


def test_what_is_left_of_a_dossier_that_is_over_is_not_still_to_be_paid(base: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    for number, status in (("2026-001", "claimed"), ("2026-002", "abandoned"), ("2026-003", "closed")):
        key = make_dossier(base, ground, number)
        funding.say_amount(base, key, ground.feader, "convention", 6_400_00, ON)
        funding.say_amount(base, key, ground.feader, "paid", 1_000_00, ON)
        moves.change_status(base, key, status, ON)
    sheet = book(base, tmp_path, "accounts")["Soldes"]

    assert told_by(sheet, "Numéro", "Payé", "Reliquat, dossier terminé", "Reste à payer") == [
        *(("2026-001", 1_000, None, 5_400), ("2026-002", 1_000, 5_400, 0), ("2026-003", 1_000, 5_400, 0)),
        (None, 3_000, 10_800, 5_400),
    ]


def test_two_projects_of_a_holder_are_told_apart_on_every_page(base: OpenBase, tmp_path: Path) -> None:
    make_dossier(base, make_ground(base))
    sheet = book(base, tmp_path, "region").worksheets[0]

    assert [cell.value for cell in sheet[1]][:2] == ["Porteur", "Numéro"]
    assert (sheet.freeze_panes, sheet.print_title_cols) == ("C2", "$A:$B")


def test_the_decision_of_a_funder_is_read_on_its_day() -> None:
    row = ShareRow(1, "public", "Département", 100, ON, None, None, None)
    expiring = ShareRow(1, "public", "Département", 100, ON, date(2026, 4, 1), None, None)
    refused = ShareRow(1, "public", "Département", 100, None, None, ON, None)

    assert [row.course(day) for day in (date(2026, 3, 1), ON)] == ["asked", "decided"]
    assert [expiring.course(day) for day in (date(2026, 4, 1), date(2026, 4, 2))] == ["decided", "expired"]
    assert refused.course(ON) == "refused"


def test_a_title_that_bears_a_name_is_not_published() -> None:
    names = {"Ada Lovelace"}

    assert public_title("Atelier de tissage", ["Jean Durand"], names) == "Atelier de tissage"
    assert public_title("La ferme Durand", ["Jean Durand"], names) == ""
    assert public_title("Salle Ada Lovelace", [], names) == ""
    assert public_title("Chez Mme Martin", [], names) == ""


def private(base: OpenBase) -> tuple[str, ...]:
    """A holder who is a person, with everything that tells who: what no public workbook may say."""
    ground = make_ground(base)
    key = make_dossier(base, ground, "2026-001", "Verger de la famille Kervadec")
    other = make_dossier(base, ground, "2026-002", "Réhabiliter la halle")
    draft = holders.HolderDraft(
        "Yann Kervadec", "farm", address="12 rue des Pommiers", postcode="29999", commune="Plougastel"
    )
    holder = holders.add_holder(base, draft)
    contacts.add_contact(
        base, holder, contacts.ContactDraft("Soizic Le Goff", phone="0298000000", email="s@le-goff.fr")
    )
    edit_many(base, [(key, "holder_id", holder)])
    for each in (key, other):
        for status in ("instructed", "programmed"):
            moves.change_status(base, each, status, ON)
    return ("Kervadec", "Yann", "Pommiers", "Plougastel", "Soizic", "Goff", "0298000000", "@")


def test_the_public_reads_nobodys_name_address_phone_or_mail(base: OpenBase, tmp_path: Path) -> None:
    untold = private(base)
    write_export(base, "public", tmp_path / "a.xlsx")
    said = repr([sheet.to_python() for sheet in _sheets(tmp_path / "a.xlsx")])

    assert [word for word in untold if word in said] == []
    assert "Particulier ou entreprise individuelle" in said
    assert "Dossier 2026-001\\xa0: intitulé non publié" in said
    assert "Commune d’Essai" in said


def _sheets(path: Path) -> list[Any]:
    read = CalamineWorkbook.from_path(path)
    return [read.get_sheet_by_name(name) for name in read.sheet_names]


def test_notes_are_told_at_each_level_under_codes(base: OpenBase, tmp_path: Path) -> None:
    sitting, members = noted(base)
    made = book(base, tmp_path, "notes")
    rows = told_by(made["Par membre et critère"], "Membre", "Critère", "Note du membre", "Ce qui est noté")
    said = repr([[cell.value for cell in row] for sheet in made.worksheets for row in sheet.iter_rows()])

    assert sitting
    assert sorted({row[0] for row in rows}) == [f"Membre {rank}" for rank in range(1, len(members) + 1)]
    assert {row[3] for row in rows} == {"noté", "abstention", "déport", "pas de note"}
    assert all((row[2] is None) == (row[3] != "noté") for row in rows)
    assert [name for name in members if name in said] == []


def test_names_are_told_where_the_rules_publish_them(base: OpenBase, tmp_path: Path) -> None:
    _, members = noted(base, are_published=True)
    rows = told_by(book(base, tmp_path, "notes")["Par membre et critère"], "Membre")

    assert {row[0] for row in rows} == set(members)


def noted(base: OpenBase, *, are_published: bool = False) -> tuple[int, tuple[str, ...]]:
    """A first project noted by all but the one with an interest; a second one that nobody has noted yet."""
    evening = Evening(base).do(*map(told.Arrived, EVERYBODY))
    set_setting(base, "committee_rules", write_rules(replace(RULES, names_are_published=are_published)))
    evening.do(told.PointOpened(evening.hall))
    for person in EVERYBODY:
        if person != INTERESTED:
            need = told.Noted(evening.hall, person, "need", Fraction(3))
            evening.do(need, told.Noted(evening.hall, person, "reach", None))
    return evening.sitting, EVERYBODY


def test_a_file_held_open_elsewhere_is_named_with_a_free_name(
    base: OpenBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "suivi.xlsx"
    target.write_bytes(b"avant")
    (tmp_path / "suivi (2).xlsx").write_bytes(b"un autre")

    def held(*_: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Fault) as fault:
        write_export(base, "region", target)

    assert (fault.value.code, Path(str(fault.value.data["other"])).name) == ("target_in_use", "suivi (3).xlsx")
    assert sorted(path.name for path in tmp_path.glob("suivi*")) == ["suivi (2).xlsx", "suivi.xlsx"]
    assert target.read_bytes() == b"avant"


@pytest.mark.parametrize("code", ["region", "base", "template"])
def test_a_folder_that_is_gone_is_said_to_be_so(base: OpenBase, tmp_path: Path, code: str) -> None:
    with pytest.raises(Fault) as fault:
        write_export(base, code, tmp_path / "nulle part" / "a.xlsx")
    assert (fault.value.code, list(tmp_path.glob("nulle*"))) == ("folder_gone", [])


@pytest.mark.parametrize(("code", "name"), [("region", "dossier"), ("home_notes", "fichier")])
def test_a_name_that_is_of_something_else_is_said_to_be_so(
    base: OpenBase, tmp_path: Path, code: str, name: str
) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "fichier").write_bytes(b"avant")
    with pytest.raises(Fault) as fault:
        write_export(base, code, tmp_path / name)
    assert fault.value.code == "place_taken"


def test_a_list_is_written_as_it_is_seen(base: OpenBase, tmp_path: Path) -> None:
    columns = (SeenColumn("Titre"), SeenColumn("Coût", "money", True), SeenColumn("Pièces", "count", False))
    rows: list[list[Value]] = [["Halle", 10_00, 2], ["=2+2", 5_00, None]]
    groups = (("Clos", rows[:1]), ("En cours", rows[1:]))
    seen = SeenList("Dossiers", columns, groups, (("Ce qui est montré", "Vue\u00a0: Tous"),))
    export_list(base, tmp_path / "liste.xlsx", seen)
    made = openpyxl.load_workbook(tmp_path / "liste.xlsx", data_only=True)

    assert told_by(made.worksheets[0], "Titre", "Coût", "Pièces") == [
        *(("Halle", 10, 2), ("Sous-total Clos (1)", 10, None), ("=2+2", 5, None), ("Sous-total En cours (1)", 5, None)),
        ("Total", 15, None),
    ]
    assert dict(told_by(made["Lisez-moi"], "Colonne", "Ce qu’elle dit"))["Ce qui est montré"] == "Vue\u00a0: Tous"


def test_the_report_of_a_sound_base_says_so_and_what_was_looked_at(base: OpenBase, tmp_path: Path) -> None:
    make_dossier(base, make_ground(base))

    export_check(base, tmp_path / "verification.txt")

    lines = (tmp_path / "verification.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Aucune anomalie."
    assert "Lignes vérifiées\u00a0: 16" in lines


def test_claims_go_out_with_the_days_that_come_back(base: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    key = make_dossier(base, ground)
    filed, paid_on = date(2026, 5, 4), date(2026, 11, 9)
    claims.add_claim(base, key, ground.feader, "balance", filed_on=filed, paid_on=paid_on, paid=6_400_00)
    sheet = book(base, tmp_path, "payments")["Demandes de paiement"]

    (number, asked, came, paid), *_ = told_by(
        sheet, "Numéro", "Date de la demande de paiement", "Date de paiement", "Versé"
    )
    assert (number, asked.date(), came.date(), paid) == ("2026-001", filed, paid_on, 6_400)
