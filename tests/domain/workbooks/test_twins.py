"""Two columns of one amount: which is taken, and what is said of the other."""

from __future__ import annotations

import pytest

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.columns.twins import are_twins
from leaderdesk.domain.workbooks.mappings import ColumnMatch
from leaderdesk.domain.workbooks.reading.amounts import AmountReader
from leaderdesk.domain.workbooks.reading.twins import Twins
from leaderdesk.domain.workbooks.verdicts import Problem, Value

HT_TTC = ("Coût total HT", "Coût total TTC")
STAGES = ("FEADER conventionné", "FEADER programmé")


def put(
    field: str, headings: tuple[str, str], cells: tuple[Cell, Cell], why: str = "none", **values: Value
) -> tuple[Value | None, list[str], list[tuple[str, str]]]:
    """The amount that a row keeps, what is told of it and what is noted; the first column is the field."""
    columns = [ColumnMatch(1, headings[0], field, 950, "heading"), ColumnMatch(2, headings[1], "", 500, why)]
    read, problems = AmountReader(), list[Problem]()
    taken = read(cells[0]).value
    told: dict[str, Value] = {**values, **({} if taken is None else {field: taken})}
    noted = Twins(columns, lambda _: AmountReader()).put(2, cells, told, problems, {})
    return told.get(field), [each.code for each in problems], noted


def test_of_a_total_with_and_without_taxes_the_first_is_taken_and_the_other_noted() -> None:
    assert put("total_cost", HT_TTC, (10000, 12000)) == (1000000, ["amount_beside"], [("Coût total TTC", "12000")])


def test_the_eligible_cost_tells_that_taxes_count() -> None:
    kept = put("total_cost", HT_TTC, (10000, 12000), eligible_cost=1150000)

    assert kept == (1200000, ["amount_beside"], [("Coût total HT", "10000")])


def test_the_only_one_of_two_totals_is_taken() -> None:
    assert put("total_cost", HT_TTC, (None, 12000)) == (1200000, ["amount_alone"], [])


def test_what_is_not_sure_in_the_only_column_that_says_it_is_asked() -> None:
    assert put("total_cost", HT_TTC, (None, "1.234")) == (None, ["amount_unclear"], [])


@pytest.mark.parametrize("cells", [(10000, 10000), (10000, None), (10000, 0), (None, None)])
def test_nothing_is_said_of_two_columns_that_agree(cells: tuple[Cell, Cell]) -> None:
    assert put("total_cost", HT_TTC, cells)[1:] == ([], [])


def test_what_a_convention_grants_supersedes_what_was_programmed() -> None:
    assert put("feader", STAGES, (900, 1000)) == (90000, ["amount_beside"], [("FEADER programmé", "1000")])
    assert put("feader", STAGES, (None, 1000)) == (100000, ["amount_alone"], [])


def test_what_an_amendment_makes_of_an_amount_supersedes_what_was_first_agreed() -> None:
    stages = ("FEADER après avenant", "FEADER initial")

    assert put("feader", stages, (900, 1000)) == (90000, ["amount_beside"], [("FEADER initial", "1000")])
    assert put("feader", stages, (None, 1000)) == (100000, ["amount_alone"], [])


def test_a_column_that_somebody_left_aside_is_left_in_peace() -> None:
    assert put("total_cost", HT_TTC, (10000, 12000), why="chosen") == (1000000, [], [])


@pytest.mark.parametrize(
    ("field", "heading", "other", "are"),
    [
        ("total_cost", *HT_TTC, True),
        ("total_cost", "Coût total HT", "Coût éligible TTC", False),
        ("total_cost", "Coût total", "Coût total TTC", False),
        ("feader", *STAGES, True),
        ("feader", "FEADER programmé", "Date de convention", False),
        ("feader", "FEADER programmé", "FEADER demandé", False),
        ("feader", "FEADER après avenant", "FEADER initial", True),
        ("total_cost", "Coût total révisé", "Coût total initial", True),
        ("feader", "FEADER après avenant", "FEADER dégagé", False),
    ],
)
def test_two_headings_are_twins(field: str, heading: str, other: str, *, are: bool) -> None:
    assert are_twins(field, heading, other) is are
