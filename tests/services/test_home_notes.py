"""The grids that members note at home: written, filled in, read back, and taken as notes sent before the day."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import history, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.committees import declare_interest
from leaderdesk.services.notes import list_notes
from leaderdesk.services.rounds.notes import NotesBack, read_back, take_notes, write_note_forms
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.words import rounds as words
from tests.services.sitting_evenings import INTERESTED, Evening, make_plan

NOTE, REMARK = 4, 5
TOUCHED = "Une cellule qui n’était pas à remplir a été changée\u00a0: ce changement n’est pas repris."


def sheet_of(path: Path) -> tuple[object, Worksheet]:
    book = load_workbook(path)
    return book, book["Notes"]


def row_of(sheet: Worksheet, project: str, criterion: str) -> int:
    """The row of a criterion below the band of a project."""
    band = next(row for row in range(1, sheet.max_row + 1) if project in str(sheet.cell(row, 2).value))
    return next(row for row in range(band, sheet.max_row + 1) if sheet.cell(row, 2).value == criterion)


def fill(path: Path, project: str, criterion: str, note: object, remark: str | None = None) -> None:
    book, sheet = sheet_of(path)
    row = row_of(sheet, project, criterion)
    sheet.cell(row, NOTE).value = note
    sheet.cell(row, REMARK).value = remark
    book.save(path)  # type: ignore[attr-defined]


def forms(base: OpenBase, folder: Path) -> dict[str, Path]:
    """The workbook of each member."""
    write_note_forms(base, folder)
    return {path.stem.rpartition(" ")[2]: path for path in sorted(folder.glob("*.xlsx"))}


def back(base: OpenBase, *paths: Path) -> NotesBack:
    return read_back(base, [read_book(path) for path in paths])


def early(evening: Evening, project: str) -> dict[str, dict[str, Fraction | None]]:
    return dict(sittings.read_state(evening.base, evening.sitting).done[project].sheets.early)


def said(read: NotesBack) -> list[str]:
    return [words.problem(each) for form in read.forms for each in form.problems]


@pytest.fixture
def evening(base: OpenBase) -> Evening:
    return Evening(base)


def test_each_member_has_a_workbook_of_their_own_without_what_they_have_an_interest_in(
    base: OpenBase, tmp_path: Path
) -> None:
    make_plan(base)
    found = forms(base, tmp_path / "grilles")

    assert set(found) == {"Ada", "Bilal", "Chloé", "Dina", "Émile", "Farid"}
    texts = [str(cell.value) for row in sheet_of(found[INTERESTED])[1].iter_rows() for cell in row]
    assert [each for each in texts if each.startswith(("1. ", "2. "))] == ["2. Relever le moulin"]
    assert any("vous ne notez pas Réhabiliter la halle" in each for each in texts)


def test_only_notes_and_remarks_are_open_and_the_scale_is_a_list(base: OpenBase, tmp_path: Path) -> None:
    make_plan(base)
    _, sheet = sheet_of(forms(base, tmp_path)["Ada"])
    row = row_of(sheet, "moulin", "Besoin")

    free = {cell.column for line in sheet.iter_rows() for cell in line if not cell.protection.locked}
    rules = [each for each in sheet.data_validations.dataValidation if f"D{row}" in each.sqref]
    assert (sheet.protection.sheet, free) == (True, {NOTE, REMARK})
    assert [(each.type, each.formula1) for each in rules] == [("list", "Listes!$A$1:$A$7")]


def test_notes_come_back_as_notes_sent_before_the_day_and_one_undo_takes_them_away(
    evening: Evening, tmp_path: Path
) -> None:
    path = forms(evening.base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4, "Utile à tous")
    fill(path, "moulin", "Portée", "a")

    read = back(evening.base, path)
    take_notes(evening.base, read)
    taken = (early(evening, evening.hall), early(evening, evening.mill))
    remarks = [each.text for each in list_notes(evening.base, evening.plan.dossiers[0])]
    history.undo(evening.base)

    assert read.count == 2
    assert taken == ({"Ada": {"need": Fraction(4)}}, {"Ada": {"reach": None}})
    assert remarks == ["Besoin\u00a0: Utile à tous"]
    assert (early(evening, evening.hall), list_notes(evening.base, evening.plan.dossiers[0])) == ({}, ())


def test_the_same_file_again_changes_nothing_and_a_corrected_one_says_what_it_changes(
    evening: Evening, tmp_path: Path
) -> None:
    path = forms(evening.base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4, "Utile")
    take_notes(evening.base, back(evening.base, path))
    again = back(evening.base, path)
    fill(path, "halle", "Besoin", 2.5, "Utile")
    corrected = back(evening.base, path)

    assert (again.count, again.forms[0].same) == (0, 1)
    assert [(each.before, each.note) for each in corrected.forms[0].changes] == [(Fraction(4), Fraction(5, 2))]


def test_what_cannot_be_taken_is_told_with_its_cell(evening: Evening, tmp_path: Path) -> None:
    path = forms(evening.base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 9)
    fill(path, "halle", "Portée", "bof")
    book, sheet = sheet_of(path)
    row = row_of(sheet, "moulin", "Besoin")
    sheet.cell(row, 3).value = "de 0 à 50"
    book.save(path)  # type: ignore[attr-defined]
    read = back(evening.base, path)

    halle = row_of(sheet, "halle", "Besoin")
    assert read.count == 0
    assert said(read) == [
        f"Cellule C{row} («\u00a0de 0 à 50\u00a0»)\u00a0: {TOUCHED}",
        f"Cellule D{halle} («\u00a09\u00a0»)\u00a0: Cette note est hors du barème.",
        f"Cellule D{halle + 1} («\u00a0bof\u00a0»)\u00a0: Ce n’est pas une note.",
    ]


def test_a_note_after_the_vote_or_of_one_who_left_is_not_taken(evening: Evening, tmp_path: Path) -> None:
    found = forms(evening.base, tmp_path)
    fill(found["Ada"], "halle", "Besoin", 4)
    fill(found["Dina"], "moulin", "Besoin", 3)
    evening.do(*map(told.Arrived, ("Ada", "Chloé", "Dina", "Émile", "Farid")), told.PointOpened(evening.hall))
    evening.do(told.VoteOpened(evening.hall, "Avis", "selection", "hands"))
    evening.do(told.VoteClosed(evening.hall, Totals(5)))
    evening.do(told.PointClosed(evening.hall), told.PointOpened(evening.mill))
    evening.do(told.Recused("Dina", evening.mill, "Cousine"))

    read = back(evening.base, found["Ada"], found["Dina"])

    assert read.count == 0
    assert [each.code for form in read.forms for each in form.problems] == ["note_after_vote", "interest_declared"]


def test_two_files_of_one_member_and_a_stranger_are_refused_by_name(evening: Evening, tmp_path: Path) -> None:
    ada = forms(evening.base, tmp_path)["Ada"]
    copy = tmp_path / "copie.xlsx"
    copy.write_bytes(ada.read_bytes())

    assert {each.code for form in back(evening.base, ada, copy).forms for each in form.problems} == {"member_twice"}


def test_notes_wait_for_the_sitting_to_open(base: OpenBase, tmp_path: Path) -> None:
    make_plan(base)
    path = forms(base, tmp_path)["Ada"]

    with pytest.raises(Refusal) as refused:
        back(base, path)

    assert refused.value.code == "notes_wait_for_opening"


def test_a_grid_that_changed_since_is_told_line_by_line(base: OpenBase, tmp_path: Path) -> None:
    from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet

    evening = Evening(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    fill(path, "halle", "Portée", 2)
    book = read_book(path)

    def older(cell: Cell) -> Cell:
        return "de 0 à 7" if cell == "de 0 à 5" else cell

    sheets = tuple(
        Sheet(each.name, tuple(tuple(older(cell) for cell in row) for row in each.rows), is_hidden=each.is_hidden)
        if each.name == "Notes"
        else Sheet(
            each.name,
            tuple(("digest", "0" * 64) if row[:1] == ("digest",) else row for row in each.rows),
            is_hidden=each.is_hidden,
        )
        for each in book.sheets
    )
    read = read_back(base, [Book(book.name, book.kind, book.digest, sheets)])

    assert [(each.point, each.criterion) for each in read.forms[0].changes] == [(evening.hall, "reach")]
    assert {each.code for each in read.forms[0].problems} == {"line_changed"}


def test_an_interest_declared_since_leaves_the_project_out(base: OpenBase, tmp_path: Path) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    declare_interest(base, plan.members["Ada"], plan.dossiers[0], "Maire")
    sittings.open_sitting(base, plan.sitting)

    assert back(base, path).count == 0


def test_every_problem_has_its_sentence() -> None:
    codes = {"cell_touched", "line_changed", "row_gone", "row_unknown", "note_after_vote", "interest_declared"}
    assert codes | {"member_unknown", "member_twice"} <= words.problem_codes()
