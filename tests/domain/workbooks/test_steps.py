"""The state of a dossier told by crosses, a column for each step."""

from __future__ import annotations

import pytest

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.reading.readers import Reading
from leaderdesk.domain.workbooks.verdicts import ReadRow
from tests.domain.workbooks.sheets import columns_of, fields_of, sheet_of
from tests.domain.workbooks.test_read_rows import TODAY, read

_STEPS = ("Déposé", "Instruit", "Programmé", "Payé", "Abandonné")
_HEADINGS = ("N° dossier", "Intitulé", "Porteur")


def crossed(*cells: Cell, typed: dict[str, str] | None = None, words: dict[str, str] | None = None) -> ReadRow:
    """A row of crosses under `_STEPS`."""
    reading = Reading(TODAY, typed={2: typed or {}}, words={"status": words or {}})
    return read([(each, f"step {each}") for each in _STEPS], cells, reading=reading)[0]


def told(row: ReadRow) -> list[tuple[str, int | None, tuple[object, ...]]]:
    """What is asked or said of a row: code, column, readings."""
    return [(each.code, each.column, each.readings) for each in row.problems]


@pytest.mark.parametrize("mark", ["x", " X ", "oui", "O", "✓", "✔", "☑", 1, 1.0, "1", True])
def test_a_cross_is_whatever_people_cross_with(mark: Cell) -> None:
    assert crossed(mark, mark, mark).values == {"status": "programmed"}


@pytest.mark.parametrize("mark", ["non", "N", 0, "0", False, "-", "☐", None])
def test_a_box_left_empty_says_nothing(mark: Cell) -> None:
    assert crossed("x", "x", mark).values == {"status": "instructed"}


def test_the_last_step_in_the_life_of_a_dossier_is_its_state_whatever_the_order_of_the_columns() -> None:
    (row,) = read([("Payé", "step Payé"), ("Programmé", "step Programmé")], ("x", "x"))

    assert row.values == {"status": "paid"}


def test_a_step_that_nobody_crossed_is_said() -> None:
    row = crossed("x", "x", None, "x")

    assert row.values == {"status": "paid"}
    assert [(each.code, each.column, each.weight) for each in row.problems] == [("step_skipped", 3, "remark")]


def test_a_dossier_is_given_up_after_it_was_programmed_and_not_after_it_was_paid() -> None:
    assert crossed("x", "x", "x", None, "x").values == {"status": "abandoned"}

    row = crossed("x", "x", "x", "x", "x")

    assert (row.values, told(row)) == ({}, [("steps_contradict", 5, ("abandoned", "paid"))])
    assert row.problems[0].data == (("steps", "« Abandonné » et « Payé »"),)


def test_a_word_of_several_states_is_asked_once_for_all() -> None:
    row = crossed("x")

    assert (row.values, told(row)) == ({}, [("status_unknown", 1, ("pre_request", "acknowledged"))])
    assert row.problems[0].read == "Déposé"
    assert crossed("x", words={"depose": "pre_request"}).values == {"status": "pre_request"}
    assert crossed("x", words={"depose": ""}).values == {}


def test_what_is_neither_a_cross_nor_nothing_is_asked_and_the_state_with_it() -> None:
    row = crossed("x", "x", "?")

    assert (row.values, told(row)) == ({}, [("step_unclear", 3, ())])


def test_a_state_or_a_cross_typed_in_place_of_a_cell_is_what_counts() -> None:
    assert crossed("x", "x", "x", "x", "x", typed={"status": "Payé"}).values == {"status": "paid"}
    assert crossed("x", "x", "x", "x", "x", typed={"step Abandonné": ""}).values == {"status": "paid"}


def test_a_column_of_states_beside_chosen_crosses_agrees_or_is_asked() -> None:
    columns = [("État", "status"), ("Programmé", "step Programmé"), ("Payé", "step Payé"), ("Déposé", "step Déposé")]

    rows = read(columns, ("En cours", "x"), ("Programmé", "x", "x"), ("Abandonné", "x"), ("Complet", None, None, "x"))

    assert [each.values.get("status") for each in rows] == ["in_progress", None, "abandoned", "complete"]
    assert told(rows[1]) == [("told_twice", 3, ("programmed", "paid"))]


def test_three_columns_of_crosses_are_taken_for_steps() -> None:
    headings = (*_HEADINGS, "Déposé (O/N)", "Étapes Programmé", "Payé ?")
    rows = [(f"24-{n}", f"Halle {n}", f"Commune {n}", "O", "O" if n % 2 else "N", int(n > 2)) for n in range(5)]

    fields = fields_of(sheet_of(headings, *rows))

    assert list(fields.values())[3:] == ["step Déposé", "step Programmé", "step Payé"]


@pytest.mark.parametrize("state", [None, "Programmé"])
def test_two_columns_of_crosses_or_a_column_of_states_beside_them_are_only_shown(state: str | None) -> None:
    headings: tuple[str, ...] = (*_HEADINGS, "Déposé", "Payé")
    cells: tuple[Cell, ...] = ("x", "x")
    if state is not None:
        headings, cells = (*headings, "Abandonné", "État"), ("x", "x", "x", state)
    rows = [(f"24-{n}", f"Halle {n}", f"Commune {n}", *cells) for n in range(5)]

    found = columns_of(sheet_of(headings, *rows))

    assert [(found[column].field, found[column].rivals[0]) for column in (4, 5)] == [
        ("", "step Déposé"),
        ("", "step Payé"),
    ]
