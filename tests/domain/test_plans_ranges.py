"""The amounts a funder may choose among: nothing until it has decided, then its least, and on by steps."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.financing import FundingLine, Plan
from leaderdesk.domain.plans.ranges import Range, exactly, with_amounts

# Four, seven or ten; and nothing, as long as it has not decided.
OPEN = Range("Région", Fraction(11), Fraction(4), Fraction(3))
DECIDED = Range("Région", Fraction(11), Fraction(4), Fraction(3), is_decided=True)


@pytest.mark.parametrize(
    ("amount", "open_to", "decided_to"),
    [(-1, None, None), (0, 0, None), (3, 0, None), (4, 4, 4), (6, 4, 4), (7, 7, 7), (10, 10, 10), (12, 10, 10)],
)
def test_the_greatest_amount_that_is_not_above(amount: int, open_to: int | None, decided_to: int | None) -> None:
    found = [each.down_to(Fraction(amount)) for each in (OPEN, DECIDED)]

    assert found == [open_to, decided_to]


@pytest.mark.parametrize(
    ("amount", "open_to", "decided_to"),
    [(-1, 0, 4), (0, 0, 4), (1, 4, 4), (4, 4, 4), (5, 7, 7), (10, 10, 10), (11, None, None)],
)
def test_the_smallest_amount_that_is_not_below(amount: int, open_to: int | None, decided_to: int | None) -> None:
    found = [each.up_to(Fraction(amount)) for each in (OPEN, DECIDED)]

    assert found == [open_to, decided_to]


def test_a_funder_may_bring_its_steps_and_nothing_else() -> None:
    amounts = range(12)

    assert [amount for amount in amounts if OPEN.allows(Fraction(amount))] == [0, 4, 7, 10]
    assert [amount for amount in amounts if DECIDED.allows(Fraction(amount))] == [4, 7, 10]
    assert [str(each) for each in (OPEN.lowest, OPEN.highest, DECIDED.lowest, DECIDED.highest)] == [
        "0",
        "10",
        "4",
        "10",
    ]


def test_the_most_itself_is_within_reach() -> None:
    assert Range("Région", Fraction(10), Fraction(4), Fraction(3)).up_to(Fraction(9)) == 10


def test_a_funder_that_brings_nothing_has_no_line() -> None:
    plan = Plan(Fraction(100), Fraction(100))
    funders = [exactly("Région", Fraction(10)), OPEN, exactly("Mécène", Fraction(5), "private")]

    found = with_amounts(plan, funders, [Fraction(10), Fraction(0), Fraction(5)])

    assert found.public_funds == (FundingLine("Région", Fraction(10)),)
    assert found.private_funds == (FundingLine("Mécène", Fraction(5)),)
