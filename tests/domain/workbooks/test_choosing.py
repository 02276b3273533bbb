"""What somebody decides of a workbook before it is taken."""

from __future__ import annotations

from dataclasses import replace

from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.cells import Sheet
from leaderdesk.domain.workbooks.tables import Layout
from leaderdesk.domain.workbooks.verdicts import Choices, Problem, Proposal, ReadRow, RowChoice

NONE = Choices()


def proposal(verdict: str) -> Proposal:
    return Proposal(ReadRow("Suivi", 4, {}), verdict)


def test_new_and_changed_rows_are_taken_unless_they_are_skipped() -> None:
    skipped = choosing.taking(NONE, [("Suivi", 4)], is_taken=False)

    assert [choosing.is_taken(proposal(each), NONE) for each in ("new", "changed", "same", "doubt", "error")] == [
        *(True, True, False, False, False)
    ]
    assert not choosing.is_taken(proposal("new"), skipped)


def test_a_text_typed_over_a_cell_is_kept_until_it_is_given_up() -> None:
    typed = choosing.typing(NONE, "Suivi", 4, {"feader": "1 200"})

    assert typed.rows == {("Suivi", 4): RowChoice(typed={"feader": "1 200"})}
    assert choosing.typing(typed, "Suivi", 4, {"feader": None}).rows == {}


def test_a_field_is_one_column_and_a_note_several() -> None:
    chosen = choosing.naming_column(choosing.naming_column(NONE, "Suivi", 2, "feader"), "Suivi", 5, "feader")
    notes = choosing.naming_column(choosing.naming_column(NONE, "Suivi", 2, "note"), "Suivi", 5, "note")

    assert (chosen.columns, notes.columns) == ({"Suivi": {5: "feader"}}, {"Suivi": {2: "note", 5: "note"}})


def test_a_word_is_known_whatever_its_accents() -> None:
    said = choosing.naming_word(NONE, "status", "Programmé", "programmed")

    assert said.words == {"status": {"programme": "programmed"}}
    assert choosing.naming_word(said, "status", "PROGRAMME", None).words == {"status": {}}


def test_which_dossier_and_which_holder_a_row_speaks_of() -> None:
    chosen = choosing.naming_holder(choosing.naming_dossier(NONE, "Suivi", 4, 12), "Suivi", 4, 0)

    assert choosing.choice_of(chosen, "Suivi", 4) == RowChoice(dossier=12, holder=0)
    assert choosing.naming_holder(choosing.naming_dossier(chosen, "Suivi", 4, None), "Suivi", 4, None).rows == {}


def test_headings_that_are_pointed_at_give_the_columns() -> None:
    sheet = Sheet("Suivi", ((), (None, "Dépenses", None), (None, "N°", "Coût"), (None, "1", 10.0)))

    assert choosing.headed_at(sheet, 2, 3, None) == Layout("Suivi", 2, 3, 2, 3, 4)
    assert choosing.ended_at(Layout("Suivi", 2, 3, 2, 3, 4), 1).last_row == 3


def test_a_table_moved_leaves_the_others_of_its_sheet_where_they_are() -> None:
    first, second = Layout("Suivi", 2, 2, 1, 3, 8), Layout("Suivi", 12, 12, 1, 3, 20)
    moved = Layout("Suivi", 3, 3, 1, 3, 8)
    pointed = choosing.pointing(NONE, [first, second], first, moved)

    assert pointed.layouts == (moved, second)
    assert choosing.finding_again(pointed, "Suivi").layouts == ()


def test_a_sheet_that_is_left_can_be_taken_again() -> None:
    left = choosing.leaving_sheet(NONE, "Listes", is_left=True)

    assert (left.left_sheets, choosing.leaving_sheet(left, "Listes", is_left=False)) == (frozenset({"Listes"}), NONE)


def test_taking_rows_of_which_nothing_is_said_changes_nothing_else() -> None:
    problem = Problem("status", "status_unknown", "?", 4, weight="doubt")
    skipped, corrected = choosing.taking(NONE, [("Suivi", 4)], is_taken=False), choosing.typing(NONE, "Suivi", 4, {})
    doubtful = replace(proposal("doubt"), problems=(problem,))

    assert choosing.is_only_taking(NONE, skipped, [proposal("new")])
    assert not choosing.is_only_taking(NONE, skipped, [doubtful])
    assert choosing.is_only_taking(NONE, corrected, [doubtful])
    assert not choosing.is_only_taking(NONE, choosing.typing(NONE, "Suivi", 4, {"title": "A"}), [proposal("new")])
