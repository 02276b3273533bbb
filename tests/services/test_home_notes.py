"""The grids that members note at home: written, filled in, read back, and taken as notes sent before the day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.services import grids, history, sittings
from leaderdesk.services.bases import OpenBase, act
from leaderdesk.services.committees import declare_interest
from leaderdesk.services.notes import list_notes
from leaderdesk.services.rounds.awaited import Sendings, copy_sent_files, read_sendings
from leaderdesk.services.rounds.notes import NotesBack, read_back, take_notes, write_note_forms
from leaderdesk.services.sitting_plans import bin_sittings, remove_points
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.store.queries.sitting_deeds import deeds_in
from leaderdesk.store.queries.sittings import agenda_rows
from leaderdesk.store.schema import Attachment, Dossier
from leaderdesk.store.unit import Unit
from leaderdesk.words import rounds as words
from tests.services.sitting_evenings import GRID, INTERESTED, Evening, make_plan

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
    return read_back(base, [read_book(path) for path in paths], paths)


def taken(base: OpenBase, *paths: Path) -> None:
    take_notes(base, back(base, *paths))


def refusal(base: OpenBase, path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        back(base, path)
    return refused.value.code


def early(evening: Evening, project: str) -> dict[str, dict[str, Fraction | None]]:
    return dict(sittings.read_state(evening.base, evening.sitting).done[project].sheets.early)


def said(read: NotesBack) -> list[str]:
    return [each for form in read.forms for each in words.problems_of(form)]


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
    sheet.cell(row + 1, NOTE).value = 7
    book.save(path)  # type: ignore[attr-defined]
    read = back(evening.base, path)

    halle = row_of(sheet, "halle", "Besoin")
    off = f"cellules D{halle} («\u00a09\u00a0»), D{row + 1} («\u00a07\u00a0»)"
    assert read.count == 0
    assert said(read) == [
        f"Ada\u00a0: cellule C{row} («\u00a0de 0 à 50\u00a0»)\u00a0: {TOUCHED}",
        f"Ada\u00a0: {off}\u00a0: Cette note est hors du barème.",
        f"Ada\u00a0: cellule D{halle + 1} («\u00a0bof\u00a0»)\u00a0: Ce n’est pas une note.",
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


def test_notes_are_taken_before_the_sitting_opens_and_are_there_when_it_does(base: OpenBase, tmp_path: Path) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    fill(path, "moulin", "Portée", "a")

    taken(base, path)
    sendings = read_sendings(base, plan.sitting)
    sittings.open_sitting(base, plan.sitting)
    state = sittings.read_state(base, plan.sitting)

    assert sendings == Sendings({"Ada": date(2026, 3, 2)}, ("Bilal", "Chloé", "Dina", "Émile", "Farid"))
    assert [dict(state.done[key].sheets.early) for key in state.order] == [
        {"Ada": {"need": Fraction(4)}},
        {"Ada": {"reach": None}},
        {},
    ]


def test_the_file_and_the_version_of_the_grid_are_kept_and_one_undo_takes_all_back(
    base: OpenBase, tmp_path: Path
) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)

    def standing() -> tuple[list[str], list[int | None], int]:
        with base.read() as session:
            names = list(session.scalars(select(Attachment.name).where(Attachment.sitting_id == plan.sitting)))
            versions = [session.get_one(Dossier, each).grid_version_id for each in plan.dossiers]
            return names, versions, len(deeds_in(session, plan.sitting))

    taken(base, path)
    kept = standing()
    history.undo(base)

    assert kept == ([path.name], [plan.grid_version, None], 2)
    assert standing() == ([], [None, None], 0)


def test_the_record_says_in_which_file_notes_came_and_it_holds(base: OpenBase, tmp_path: Path) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    taken(base, path)
    sittings.open_sitting(base, plan.sitting)
    record = sittings.record_of(base, plan.sitting)

    deeds = json.loads(record)["deeds"]
    assert [each["gesture"]["kind"] for each in deeds] == ["notes_received", "noted", "opened"]
    assert (deeds[0]["gesture"]["file"], deeds[0]["gesture"]["digest"]) == (path.name, read_book(path).digest)
    assert verify_record(record).problems == ()


def test_before_the_day_the_same_file_changes_nothing_and_a_corrected_one_changes_its_note(
    base: OpenBase, tmp_path: Path
) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    taken(base, path)
    again = back(base, path)
    fill(path, "halle", "Besoin", 2)
    taken(base, path)
    sittings.open_sitting(base, plan.sitting)
    state = sittings.read_state(base, plan.sitting)

    assert (again.count, again.forms[0].same) == (0, 1)
    assert state.done[state.order[0]].sheets.early == {"Ada": {"need": Fraction(2)}}
    folder = copy_sent_files(base, plan.sitting, tmp_path / "reçus")
    assert sorted(each.relative_to(folder) for each in folder.rglob("*.xlsx")) == [
        Path("2") / path.name,
        Path(path.name),
    ]


def test_a_note_that_no_longer_holds_at_the_opening_stays_written_with_its_reason(
    base: OpenBase, tmp_path: Path
) -> None:
    plan = make_plan(base)
    found = forms(base, tmp_path)
    fill(found["Ada"], "halle", "Besoin", 4)
    fill(found["Dina"], "moulin", "Besoin", 3)
    taken(base, found["Ada"], found["Dina"])
    with base.read() as session:
        points = {row.dossier_id: row.id for row in agenda_rows(session, plan.sitting)}
    remove_points(base, plan.sitting, [points[plan.dossiers[0]]])
    declare_interest(base, plan.members["Dina"], plan.dossiers[1], "Cousine")
    sittings.open_sitting(base, plan.sitting)
    deeds = sittings.read_deeds_of(base, plan.sitting)

    assert [(each.gesture.rank, each.gesture.reason) for each in deeds if isinstance(each.gesture, told.Struck)] == [
        (2, "Ce point n’est pas à l’ordre du jour."),
        (4, "Pour ce projet, Dina est déporté\u00a0: sa note n’est pas prise."),
    ]
    assert verify_record(sittings.record_of(base, plan.sitting)).problems == ()


def test_a_grid_that_changed_between_the_file_and_the_opening_sets_its_notes_aside(
    base: OpenBase, tmp_path: Path
) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    taken(base, path)
    other = grids.add_grid(base, "Autre", replace(GRID, threshold=None))
    version = grids.latest_version(base, other)
    with Unit(base, act(base, "note_gesture", gesture="")) as unit:
        unit.session.get_one(Dossier, plan.dossiers[0]).grid_version_id = version
        unit.commit()
    sittings.open_sitting(base, plan.sitting)
    struck = [each.gesture for each in sittings.read_deeds_of(base, plan.sitting)][2]

    assert struck == told.Struck(
        2, "La grille de «\u00a0Réhabiliter la halle\u00a0» a changé depuis que cette note a été donnée."
    )


def test_undoing_the_opening_leaves_the_notes_that_were_sent(base: OpenBase, tmp_path: Path) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    taken(base, path)
    sittings.open_sitting(base, plan.sitting)
    history.undo(base)

    assert back(base, path).forms[0].same == 1
    sittings.open_sitting(base, plan.sitting)
    assert [type(each.gesture).__name__ for each in sittings.read_deeds_of(base, plan.sitting)] == [
        "NotesReceived",
        "Noted",
        "Opened",
    ]


def test_a_file_that_changed_since_it_was_read_is_not_taken(base: OpenBase, tmp_path: Path) -> None:
    make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    fill(path, "halle", "Besoin", 4)
    read = back(base, path)
    fill(path, "halle", "Besoin", 5)

    with pytest.raises(Refusal) as refused:
        take_notes(base, read)

    assert refused.value.code == "workbook_changed"


def test_after_the_sitting_and_in_the_bin_notes_are_refused(base: OpenBase, tmp_path: Path) -> None:
    plan = make_plan(base)
    path = forms(base, tmp_path)["Ada"]
    bin_sittings(base, [plan.sitting])
    binned = refusal(base, path)
    history.undo(base)
    sittings.open_sitting(base, plan.sitting)
    sittings.note_gesture(base, plan.sitting, told.Closed())

    assert (binned, refusal(base, path)) == ("sitting_in_the_bin", "notes_too_late")


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


def test_the_preparation_says_how_many_sent_theirs_and_of_whom_they_are_awaited() -> None:
    assert words.say_sendings(1, ("Dina",)) == "1 membre sur 2 a envoyé ses notes. Encore attendues\u00a0: Dina."
    assert words.say_sendings(12, ()) == "12 membres sur 12 ont envoyé leurs notes."
    assert words.say_sendings(2, tuple("ABCDEFGHIJ")).endswith("G, H et 2\u00a0autres.")


def test_every_problem_has_its_sentence() -> None:
    codes = {"cell_touched", "line_changed", "row_gone", "row_unknown", "note_after_vote", "interest_declared"}
    assert codes | {"member_unknown", "member_twice"} <= words.problem_codes()
