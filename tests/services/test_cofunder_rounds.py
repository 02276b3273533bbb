"""The tables of co-funders: written, filled in, read back into plans and treasuries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import history
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.funding import edit_funding_lines, read_financing
from leaderdesk.services.notes import list_notes
from leaderdesk.services.rounds.payments import (
    CofundersBack,
    read_cofunder_answers,
    take_cofunder_answers,
    write_cofunder_forms,
)
from leaderdesk.services.treasuries import edit_cash_movements, read_treasury
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.words import cofunder_rounds as words
from tests.factories import START, make_dossier, make_ground

HEAD = 5
COLUMNS = {"decided": "G", "decided_on": "H", "expires_on": "I", "paid": "J", "paid_on": "K", "remark": "L"}
DECIDED = {"decided": 1600, "decided_on": date(2026, 2, 20)}


@pytest.fixture
def dossier(base: OpenBase) -> int:
    return make_dossier(base, make_ground(base))


def form(base: OpenBase, folder: Path, name: str = "Département") -> Path:
    write_cofunder_forms(base, folder)
    return folder / f"Cofinancements {name}.xlsx"


def fill(path: Path, cells: dict[str, object], row: int = HEAD + 1) -> Path:
    book = load_workbook(path)
    for name, value in cells.items():
        book["Cofinancements"][f"{COLUMNS.get(name, name)}{row}"] = value
    book.save(path)
    return path


def back(base: OpenBase, *paths: Path) -> CofundersBack:
    return read_cofunder_answers(base, [read_book(path) for path in paths])


def said(read: CofundersBack) -> list[tuple[str, str]]:
    return [(each.code, each.place) for form in read.forms for each in form.problems]


def told(read: CofundersBack) -> list[str]:
    return [each for form in read.forms for line in form.lines for each in words.changes(line)]


def line(base: OpenBase, dossier: int) -> tuple[int, date | None, date | None]:
    (row,) = [each.row for each in read_financing(base, dossier, START).lines if each.row.nature == "public"]
    return row.amount, row.decided_on, row.expires_on


def cash(base: OpenBase, dossier: int) -> list[tuple[int, date | None, bool]]:
    rows = [each.row for each in read_treasury(base, dossier, START).movements if not each.is_derived]
    return sorted((row.amount, row.due_on, row.is_done) for row in rows if row.kind == "cofunder")


@pytest.mark.usefixtures("dossier")
def test_each_co_funder_has_a_table_and_accounts_one_of_all(base: OpenBase, tmp_path: Path) -> None:
    path = form(base, tmp_path / "tableaux")
    sheet = load_workbook(path)["Cofinancements"]

    free = {cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    rules = {str(each.sqref): each.type for each in sheet.data_validations.dataValidation}
    assert {each.name for each in path.parent.iterdir()} == {path.name, "Cofinancements Tous les cofinanceurs.xlsx"}
    assert [sheet.cell(HEAD + 1, column).value for column in range(2, 7)] == [
        *("2026-001", "Réhabiliter la halle", "Commune d’Essai", None, 1600)
    ]
    assert (sheet.protection.sheet, free) == (True, set(COLUMNS.values()))
    assert rules == {"G6": "decimal", "H6": "date", "I6": "date", "J6": "decimal", "K6": "date"}


def test_a_decision_and_a_payment_come_back_and_one_undo_takes_them_away(
    base: OpenBase, dossier: int, tmp_path: Path
) -> None:
    path = fill(
        form(base, tmp_path),
        {
            "decided": "1 500,00 €",
            "decided_on": "20/02/2026",
            "expires_on": date(2028, 2, 20),
            "paid": 500,
            "paid_on": date(2026, 3, 1),
            "remark": "Solde sur factures",
        },
    )

    read = back(base, path)
    take_cofunder_answers(base, read)
    taken = (line(base, dossier), cash(base, dossier), [(each.author, each.text) for each in list_notes(base, dossier)])
    history.undo(base)

    assert told(read)[0] == "2026-001, Département, montant décidé\u00a0: non renseigné → 1\u202f500,00\u00a0€"
    assert taken == (
        (1_500_00, date(2026, 2, 20), date(2028, 2, 20)),
        # What is still to come stays foreseen, as the plan said it.
        [(500_00, date(2026, 3, 1), True), (1_000_00, None, False)],
        [("Département", "Remarque\u00a0: Solde sur factures")],
    )
    assert (line(base, dossier), cash(base, dossier), list_notes(base, dossier)) == ((1_600_00, None, None), [], ())


def test_the_same_file_again_changes_nothing_and_a_corrected_one_does(
    base: OpenBase, dossier: int, tmp_path: Path
) -> None:
    cells = {"decided": 1500, "decided_on": date(2026, 2, 20), "paid": 500, "paid_on": date(2026, 3, 1), "remark": "Vu"}
    path = fill(form(base, tmp_path), cells)
    take_cofunder_answers(base, back(base, path))

    again = back(base, path)
    corrected = back(base, fill(path, {"paid": 700, "paid_on": date(2026, 3, 2)}))
    take_cofunder_answers(base, corrected)

    assert (again.count, again.notes, again.forms[0].same, said(again)) == (0, 0, 1, [])
    with pytest.raises(Refusal, match="nothing_to_take"):
        take_cofunder_answers(base, again)
    assert cash(base, dossier) == [
        *((200_00, date(2026, 3, 2), True), (500_00, date(2026, 3, 1), True), (800_00, None, False))
    ]


def test_what_was_foreseen_is_taken_off_by_what_came(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    (key,) = [each.row.id for each in read_financing(base, dossier, START).lines if each.row.nature == "public"]
    foreseen = {"kind": "cofunder", "label": "Département", "amount": 1_600_00, "due_on": date(2026, 9, 1)}
    edit_cash_movements(base, dossier, [RowEdit(None, {**foreseen, "funding_line_id": key})])

    take_cofunder_answers(base, back(base, fill(form(base, tmp_path), {"paid": 600, "paid_on": date(2026, 3, 1)})))

    assert cash(base, dossier) == [(600_00, date(2026, 3, 1), True), (1_000_00, date(2026, 9, 1), False)]


@pytest.mark.usefixtures("dossier")
def test_nothing_is_guessed_and_each_cell_is_told(base: OpenBase, tmp_path: Path) -> None:
    doubtful = back(base, fill(form(base, tmp_path), {"decided": "1,5 k€", "decided_on": "mars 2026", "paid": "-300"}))
    wrong = {"decided": 0, "decided_on": date(2026, 2, 1), "paid": 9999, "paid_on": date(2026, 3, 1)}
    never = back(base, fill(form(base, tmp_path / "b"), wrong))
    to_come = back(base, fill(form(base, tmp_path / "c"), {"decided": 1600, "decided_on": date(2031, 1, 1)}))

    assert (doubtful.count, never.count, to_come.count) == (0, 0, 0)
    assert said(doubtful) == [("amount_in_thousands", "G6"), ("day_unclear", "H6"), ("amount_negative", "J6")]
    assert said(never) == [("decided_nothing", "G6"), ("paid_over", "J6")]
    assert said(to_come) == [("day_to_come", "H6")]


def test_an_amount_without_its_day_is_kept_as_a_note(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    read = back(base, fill(form(base, tmp_path), {"decided": 1500, "paid_on": date(2026, 3, 1)}))
    take_cofunder_answers(base, read)

    assert (read.count, said(read)) == (0, [("kept_as_note", "G6"), ("kept_as_note", "K6")])
    assert {each.text for each in list_notes(base, dossier)} == {
        "Montant décidé\u00a0: 1\u202f500,00\u00a0€",
        "Date du dernier versement\u00a0: 01/03/2026",
    }
    assert line(base, dossier) == (1_600_00, None, None)


def test_a_line_that_changed_since_or_was_touched_is_told_and_not_taken(
    base: OpenBase, dossier: int, tmp_path: Path
) -> None:
    touched = back(base, fill(form(base, tmp_path), {**DECIDED, "F": 1700}))
    path = fill(form(base, tmp_path / "b"), DECIDED)
    (key,) = [each.row.id for each in read_financing(base, dossier, START).lines if each.row.nature == "public"]
    edit_funding_lines(base, dossier, [RowEdit(key, {"amount": 1_650_00})])
    changed = back(base, path)

    assert (touched.count, said(touched)) == (0, [("line_touched", "F6")])
    assert (changed.count, said(changed)) == (0, [("plan_line_changed", "F6")])


def test_a_decision_known_already_is_replaced_by_a_later_one_only(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    take_cofunder_answers(base, back(base, fill(form(base, tmp_path), {**DECIDED, "expires_on": date(2026, 2, 25)})))
    other = back(base, fill(form(base, tmp_path / "b"), {**DECIDED, "decided": 1200}))
    later = back(base, fill(form(base, tmp_path / "c"), {"decided": 1200, "decided_on": date(2026, 3, 1)}))
    take_cofunder_answers(base, later)

    assert (other.count, said(other)) == (0, [("decided_already", "G6")])
    # The former limit went with the former decision.
    assert line(base, dossier) == (1_200_00, date(2026, 3, 1), None)


@pytest.mark.usefixtures("dossier")
def test_two_tables_that_speak_of_one_line_are_not_both_heard(base: OpenBase, tmp_path: Path) -> None:
    one = fill(form(base, tmp_path), DECIDED)
    book = load_workbook(tmp_path / "Cofinancements Tous les cofinanceurs.xlsx")
    book["Cofinancements"]["H6"], book["Cofinancements"]["I6"] = 900, date(2026, 2, 21)
    book.save(tmp_path / "tous.xlsx")

    read = back(base, one, tmp_path / "tous.xlsx")

    assert (read.count, [code for code, _ in said(read)]) == (2, ["line_twice"])


@pytest.mark.usefixtures("dossier")
def test_a_folder_that_holds_filled_tables_keeps_them(base: OpenBase, tmp_path: Path) -> None:
    filled = fill(form(base, tmp_path), DECIDED).read_bytes()
    write_cofunder_forms(base, tmp_path)

    assert (tmp_path / "Cofinancements Département.xlsx").read_bytes() == filled
    assert (tmp_path / "Cofinancements Département (2).xlsx").exists()


def test_every_problem_has_its_sentence() -> None:
    codes = {"line_gone", "plan_line_changed", "line_touched", "line_twice", "funder_unknown", "decided_nothing"}
    codes |= {"decided_already", "day_to_come", "expires_before_decided", "paid_less", "paid_over", "paid_otherwise"}
    assert words.problem_codes() == codes | {"kept_as_note"}
