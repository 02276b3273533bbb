"""Flat rates beside each other and beside what they already pay for: named problems, each by its setting."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from leaderdesk.domain.costs.eligible import judge_costs
from leaderdesk.domain.costs.lines import CostLine, FlatRate, Known, Price
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.steps import Value

USUAL = CostRules()
STAFF = CostLine("staff", "Animatrice", "staff", Known(Price(Fraction(1_000))))
RENT = CostLine("rent", "Loyer", "rent", Known(Price(Fraction(300))))
WORK = CostLine("work", "Bénévolat", "in_kind", Known(Price(Fraction(50))))


def flat(percent: int, *keys: str) -> CostLine:
    measure = FlatRate(Fraction(percent, 100), frozenset(keys or ("staff",)))
    return CostLine(f"flat {percent}", f"Forfait de {percent} %", "flat_rate", measure)


def problems(*lines: CostLine, rules: CostRules = USUAL) -> list[tuple[str, str, Value]]:
    return [(each.code, each.label, each.value) for each in judge_costs(lines, rules).problems]


def test_two_flat_rates_on_one_base_name_each_other() -> None:
    fifteen, twenty = flat(15), flat(20, "staff", "rent")

    found = judge_costs([fifteen, STAFF, twenty, RENT], USUAL).problems

    assert [(each.code, each.place, each.value) for each in found] == [
        ("flat_rates_on_one_base", "lines[0].measure", "Forfait de 20 %"),
        ("flat_rates_on_one_base", "lines[2].measure", "Forfait de 15 %"),
    ]


def test_flat_rates_on_bases_of_their_own_or_allowed_together_are_no_problem() -> None:
    together = replace(USUAL, flat_rates_together=True)

    assert problems(flat(15), flat(20, "rent"), STAFF, RENT) == []
    assert problems(flat(15), flat(20), STAFF, rules=together) == []


@pytest.mark.parametrize(
    ("percents", "most", "total"),
    [((60, 41), 1, Fraction(101, 100)), ((60, 40), 1, None), ((101,), 1, Fraction(101, 100)), ((60, 41), None, None)],
)
def test_flat_rates_on_one_line_are_no_more_than_all_of_it(
    percents: tuple[int, ...], most: int | None, total: Fraction | None
) -> None:
    limit = None if most is None else Fraction(most)
    rules = replace(USUAL, flat_rates_together=True, flat_rates_most=limit, covering_rates=frozenset())

    found = judge_costs([*(flat(each) for each in percents), STAFF], rules).problems

    codes = {(each.code, each.value, each.limit) for each in found}
    assert codes == ({("flat_rates_over_most", total, limit)} if total else set())


def test_the_sum_is_that_of_one_line_and_not_of_the_whole_base() -> None:
    rules = replace(USUAL, flat_rates_together=True)

    assert problems(flat(60, "staff", "rent"), flat(30), flat(35, "rent"), STAFF, RENT, rules=rules) == []
    over = problems(flat(60, "staff", "rent"), flat(41, "rent"), STAFF, RENT, rules=rules)
    assert over == [
        ("flat_rates_over_most", label, Fraction(101, 100)) for label in ("Forfait de 60 %", "Forfait de 41 %")
    ]


def test_a_flat_rate_for_all_other_costs_stands_beside_none_of_them() -> None:
    more_staff = replace(STAFF, key="more", label="Directeur")

    assert problems(flat(40), STAFF, more_staff) == []
    assert problems(flat(40), STAFF, RENT, WORK) == [
        ("flat_rate_covers_others", "Forfait de 40 %", "Bénévolat, Loyer"),
    ]
    assert problems(flat(40), STAFF, RENT, rules=replace(USUAL, covering_rates=frozenset({Fraction(1, 2)}))) == []


def test_a_flat_rate_whose_base_is_empty_covers_nothing() -> None:
    nobody = replace(flat(40), measure=FlatRate(Fraction(40, 100), kinds=frozenset({"staff"})))

    assert problems(nobody, RENT) == []


def test_what_is_left_out_pays_for_nothing() -> None:
    gone = replace(flat(15), left_out="Remplacé par 40 %")
    no_rent = replace(USUAL, excluded=frozenset({"rent"}))

    assert problems(gone, flat(40), STAFF) == []
    assert problems(flat(40), STAFF, RENT, rules=no_rent) == []
