"""F68: amounts a thousand times away from their column are asked, honest ones are not."""

from __future__ import annotations

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.verdicts import Problem
from tests.domain.workbooks.test_read_rows import read

_USUAL = (12000, 18500.5, 45000, 30000, 22000, 61000)


def asked(*cells: Cell, heading: str = "Coût total") -> list[Problem]:
    """What is asked of a column of costs."""
    return [each for row in read({heading: "total_cost"}, *((cell,) for cell in cells)) for each in row.problems]


def test_an_amount_typed_in_thousands_is_asked_with_both_readings() -> None:
    (problem,) = asked(*_USUAL, 24.5)

    assert (problem.code, problem.weight, problem.row, problem.read) == ("amount_unlike_others", "doubt", 8, "24,5")
    assert problem.readings == (2450, 2_450_000)
    assert problem.data == (("typical", "30000.00"),)


def test_an_amount_typed_in_euros_in_a_column_of_thousands_is_asked() -> None:
    (problem,) = asked(12, 18.5, 45, 30, 22, 61, 24500, heading="Coût total (k€)")

    assert problem.readings == (2_450_000_000, 2_450_000)


def test_a_text_is_held_against_the_others_as_a_number_is() -> None:
    assert [each.readings for each in asked(*_USUAL, "24,50 €")] == [(2450, 2_450_000)]


def test_what_a_thousand_would_not_put_among_the_others_is_left() -> None:
    assert asked(*_USUAL, 0.4) == []
    assert asked(*_USUAL, 900_000) == []
    # Cents that thousands of euros would not leave.
    assert asked(*_USUAL, 24_500_123.45) == []


def test_nought_and_a_wide_range_are_no_slips() -> None:
    assert asked(0, *_USUAL, 0) == []
    assert asked(300, 900, 2500, 8000, 25000, 70000, 200000) == []


def test_few_amounts_have_no_habit() -> None:
    assert asked(12000, 24.5, 18000) == []
