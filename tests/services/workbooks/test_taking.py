"""A workbook taken into a base: what each row becomes, once, all or nothing, and taken back by one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Book, Cell
from leaderdesk.domain.workbooks.verdicts import Choices, RowChoice
from leaderdesk.services import dossiers, history
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.checks import check_base
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.services.holders import list_holders
from leaderdesk.services.workbooks.memories import recalled
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.runs import copy_file, list_runs, read_report_of, taken_before
from leaderdesk.services.workbooks.taking import Taken, take
from leaderdesk.store.pieces import digest_of_file
from leaderdesk.words.failures import say
from tests.factories import Ground, make_dossier, make_ground
from tests.services.workbooks.books import HALL, ROOM, book_of
from tests.store.rows import all_rows

NO_CHOICES = Choices()


@pytest.fixture
def ground(base: OpenBase) -> Ground:
    """A programme with one fund, one fiche-action, one funder."""
    return make_ground(base)


def verdicts(base: OpenBase, book: Book, choices: Choices = NO_CHOICES) -> list[str]:
    """The verdict of every row."""
    return [row.verdict for table in preview(base, book, choices).tables for row in table.rows]


def taken(base: OpenBase, *rows: dict[str, Cell], choices: Choices = NO_CHOICES) -> Taken:
    """These rows, taken."""
    return take(base, book_of(*rows), None, choices)


def key_of(base: OpenBase, number: str) -> int:
    """The dossier of a number."""
    return next(row.id for row in list_dossiers(base) if row.number == number)


@pytest.mark.usefixtures("ground")
def test_a_row_becomes_a_dossier_with_all_that_it_says(base: OpenBase) -> None:
    taken(base, HALL)

    (row,) = list_dossiers(base)
    whole = read_whole_dossier(base, row.id)
    assert (row.number, row.title, row.holder, row.fiche) == ("L-1", "Créer un tiers-lieu", "Commune de Vernay", "1.1")
    assert (row.total_cost, row.eligible_cost, row.european) == (12_345_67, 10_000_00, 6_400_00)
    assert (row.national_public, row.own) == (1_600_00, 4_345_67)
    assert [(step.status, step.since, step.until) for step in whole.steps] == [
        ("pre_request", date(2025, 1, 10), date(2025, 6, 2)),
        ("programmed", date(2025, 6, 2), None),
    ]
    assert [(each.stage, each.amount, each.said_on) for each in whole.staged] == [("voted", 6_400_00, date(2025, 6, 2))]
    assert (whole.holder.nature, whole.record.communes, row.programmed_on) == ("public", "Vernay", date(2025, 6, 2))
    assert whole.rules is not None
    assert "Remarques\u00a0: Vu le 3 mars" in whole.notes[0].text
    assert "«\u00a0suivi 2025.xlsx\u00a0», feuille «\u00a0Suivi\u00a0», ligne 2" in whole.notes[0].text


@pytest.mark.usefixtures("ground")
def test_what_is_supposed_is_told(base: OpenBase) -> None:
    report = taken(base, ROOM, {**HALL, "status": None, "committee": None, "number": None}).report

    assert [(each.code, each.row, each.about) for each in report.said] == [
        ("nature_supposed", 2, "Les Amis de Brou, privé"),
        ("day_of_status", 2, "01/08/2025"),
        ("day_of_payment", 2, "01/08/2025"),
        ("number_given", 3, "2025-001"),
        ("nature_supposed", 3, "Commune de Vernay, public"),
        ("status_from_days", 3, "10/01/2025"),
    ]


@pytest.mark.usefixtures("ground")
def test_a_new_holder_is_of_the_nature_of_the_kind_that_any_row_says(base: OpenBase) -> None:
    other = {**ROOM, "holder": HALL["holder"], "kind": "Commune", "commune": None}
    report = taken(base, {**HALL, "kind": None}, other).report

    assert report.holders == ("Commune de Vernay",)
    assert [row.nature for row in list_holders(base) if row.name == "Commune de Vernay"] == ["public"]


@pytest.mark.usefixtures("ground")
def test_the_same_workbook_again_writes_nothing(base: OpenBase) -> None:
    taken(base, HALL, ROOM)
    height, rows = base.height, all_rows(base)

    again = taken(base, HALL, ROOM)

    assert verdicts(base, book_of(HALL, ROOM)) == ["same", "same"]
    assert (again.height, again.run, base.height, all_rows(base)) == (None, None, height, rows)


@pytest.mark.usefixtures("ground")
def test_a_corrected_workbook_changes_only_what_it_corrects(base: OpenBase) -> None:
    taken(base, HALL, ROOM)
    corrected = {**HALL, "eligible": 9_000, "feader": 5_760, "status": "Conventionné", "convention": date(2025, 9, 1)}

    report = taken(base, corrected, ROOM).report

    whole = read_whole_dossier(base, key_of(base, "L-1"))
    assert (report.count_written("changed"), report.count("same")) == (1, 1)
    assert report.written[0].fields == ("date_convention", "eligible_cost", "feader", "status")
    assert [(line.amount, line.eligible_amount) for line in whole.costs] == [(9_000_00, 9_000_00), (3_345_67, 0)]
    assert [(each.stage, each.amount) for each in whole.staged] == [("voted", 5_760_00), ("convention", 5_760_00)]
    assert (whole.status, whole.present and whole.present.since) == ("convention", date(2025, 9, 1))
    assert verdicts(base, book_of(corrected, ROOM)) == ["same", "same"]


def test_an_undo_takes_everything_back_and_a_redo_brings_it_again(base: OpenBase, ground: Ground) -> None:
    make_dossier(base, ground, "L-2", "Rénover la salle des fêtes")
    before = all_rows(base)
    taken(base, HALL, {**ROOM, "holder": "Commune d’Essai", "department": 900})
    after = all_rows(base)

    history.undo(base)
    assert all_rows(base) == before
    history.redo(base)
    assert all_rows(base) == after
    assert check_base(base).is_sound


@pytest.mark.usefixtures("ground")
def test_funders_of_columns_are_found_or_made(base: OpenBase) -> None:
    row = {**HALL, "public": None, "region": 1_000, "department": 600}

    report = taken(base, row).report

    (found,) = list_dossiers(base)
    whole = read_whole_dossier(base, found.id)
    public = [(each.name, each.amount) for each in whole.funding if each.nature == "public"]
    assert sorted(public) == [("Département", 600_00), ("Région", 1_000_00)]
    assert report.funders == ("Région",)
    assert verdicts(base, book_of(row)) == ["same"]


@pytest.mark.usefixtures("ground")
def test_rows_of_one_new_holder_make_it_once(base: OpenBase) -> None:
    report = taken(
        base, ROOM, {**ROOM, "number": "L-3", "title": "Former les bénévoles", "holder": "Asso Les Amis de Brou"}
    ).report

    assert report.holders == ("Les Amis de Brou",)
    assert len({row.holder_id for row in list_dossiers(base)}) == 1


@pytest.mark.usefixtures("ground")
def test_a_row_in_error_is_set_aside_or_stops_everything(base: OpenBase) -> None:
    wrong = {**ROOM, "total": "cinq mille"}

    with pytest.raises(Refusal) as refused:
        take(base, book_of(HALL, wrong), None, NO_CHOICES, is_whole=True)
    assert (refused.value.code, list_dossiers(base)) == ("rows_in_error", [])
    assert "ligne 3" in say(refused.value)

    report = taken(base, HALL, wrong).report
    assert [row.number for row in list_dossiers(base)] == ["L-1"]
    assert [(each.row, each.why, each.problems[0][0]) for each in report.unwritten] == [(3, "error", "total_cost")]


@pytest.mark.usefixtures("ground")
def test_a_row_that_is_skipped_is_not_written(base: OpenBase) -> None:
    choices = Choices(rows={("Suivi", 3): RowChoice(is_taken=False)})

    report = taken(base, HALL, ROOM, choices=choices).report

    assert [row.number for row in list_dossiers(base)] == ["L-1"]
    assert [(each.row, each.why) for each in report.unwritten] == [(3, "skipped")]


def test_a_preview_that_is_out_of_date_is_refused_with_the_new_one(base: OpenBase, ground: Ground) -> None:
    book = book_of(HALL, ROOM)
    seen = preview(base, book)
    make_dossier(base, ground, "L-1", "Créer un tiers-lieu")

    with pytest.raises(Refusal) as refused:
        take(base, book, None, NO_CHOICES, seen=seen)

    assert (refused.value.code, refused.value.data["preview"]) == ("preview_stale", preview(base, book))
    assert [row.number for row in list_dossiers(base)] == ["L-1"]


def test_amounts_of_a_fund_need_a_fund(base: OpenBase) -> None:
    row = {field: value for field, value in HALL.items() if field != "fiche"}

    with pytest.raises(Refusal, match="fund_needed_first") as refused:
        taken(base, row)

    assert list_dossiers(base) == []
    assert "Programme" in say(refused.value)


@pytest.mark.usefixtures("ground")
def test_details_of_people_are_never_replaced(base: OpenBase) -> None:
    taken(base, HALL)
    (row,) = list_dossiers(base)
    costs = (dossiers.CostDraft("Charpente", "works", 7_000_00, 7_000_00), dossiers.CostDraft("Sol", "works", 1, 1))
    dossiers.replace_costs(base, row.id, costs)

    assert verdicts(base, book_of({**HALL, "total": 9_999})) == ["doubt"]
    assert taken(base, {**HALL, "total": 9_999}).height is None


@pytest.mark.usefixtures("ground")
def test_the_report_and_the_file_are_kept(base: OpenBase, tmp_path: Path) -> None:
    source = tmp_path / "suivi.xlsx"
    source.write_bytes(b"the bytes of the workbook")
    digest, _ = digest_of_file(source)
    result = take(base, book_of(HALL, digest=digest), source, NO_CHOICES)
    assert result.run is not None

    (run,) = list_runs(base)
    kept = copy_file(base, run.id, tmp_path / "kept")
    assert (run.id, run.new, run.has_file, run.name) == (result.run, 1, True, "suivi 2025.xlsx")
    assert kept is not None
    assert kept.read_bytes() == b"the bytes of the workbook"
    assert read_report_of(base, run.id) == result.report
    assert taken_before(base, digest) == run
    history.undo(base)
    assert list_runs(base) == ()


@pytest.mark.usefixtures("ground")
def test_a_file_that_changed_since_it_was_read_is_refused(base: OpenBase, tmp_path: Path) -> None:
    source = tmp_path / "suivi.xlsx"
    source.write_bytes(b"other bytes")

    with pytest.raises(Refusal, match="workbook_changed"):
        take(base, book_of(HALL), source, NO_CHOICES)


@pytest.mark.usefixtures("ground")
def test_what_was_chosen_for_a_source_is_remembered(base: OpenBase) -> None:
    book = book_of({**HALL, "status": "Passé"}, name="suivi 2025.xlsx")
    choices = Choices(columns={"Suivi": {14: "note"}}, words={"status": {"passé": "programmed"}})
    take(base, book, None, choices)

    later = replace(book, name="Suivi 2026.xlsx")
    memory = recalled(base, later)
    assert memory.words == {"status": {"passe": "programmed"}}
    assert memory.columns["n dossier" if "n dossier" in memory.columns else "n° dossier"] == "number"
    assert verdicts(base, later, Choices(memory=memory)) == ["same"]


class _Stopped(Exception):
    """Somebody gave up."""


@pytest.mark.usefixtures("ground")
def test_f77_given_up_at_any_step_the_base_is_as_it_was(base: OpenBase) -> None:
    rows = [{**HALL, "number": f"L-{rank}", "title": f"Projet {rank}"} for rank in range(250)]
    before, height = all_rows(base), base.height
    told: list[tuple[int, int]] = []

    def give_up_at(step: int) -> None:
        def tell(done: int, total: int) -> None:
            told.append((done, total))
            if len(told) > step:
                raise _Stopped

        told.clear()
        take(base, book_of(*rows), None, NO_CHOICES, tell)

    for step in range(20):
        try:
            give_up_at(step)
        except _Stopped:
            assert (all_rows(base), base.height) == (before, height)
            assert check_base(base).is_sound
        else:
            break

    # Held against the base, written, entered in the journal: one scale, and something is told in each.
    assert told == sorted(told)
    assert {total for _, total in told} == {1000}
    parts = ((0, 150), (150, 650), (650, 1000))
    assert all(any(first <= done < last for done, _ in told) for first, last in parts)
    assert base.height == height + 1
