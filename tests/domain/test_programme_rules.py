"""The money rules of a fiche-action: the worked example, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.financing import FundingLine
from leaderdesk.domain.programmes.rules import USUAL_EXAMPLE, Example, Rules, problems_of_rules, try_rules
from leaderdesk.words.explanations import explain

RULES = Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))


def test_worked_example_is_computed_with_its_steps() -> None:
    trial = try_rules(RULES)

    assert trial.result is not None
    assert (trial.result.fund, trial.result.own) == (Fraction(25_600), Fraction(8_000))
    assert explain(trial.steps)[0].startswith("Le coût total est de 40")


def test_worked_example_follows_the_rules() -> None:
    capped = try_rules(replace(RULES, feader_max=20_000_00))

    assert capped.result is not None
    assert (capped.result.fund, capped.result.binding) == (Fraction(20_000), ("feader_max",))


def test_example_may_be_of_another_holder() -> None:
    public = Example(Fraction(10_000), nature="public", private_funds=(FundingLine("Mécène", Fraction(500)),))

    found = try_rules(RULES, public).result

    assert found is not None
    assert found.fund == 7_500


def test_example_that_makes_no_sense_is_a_problem() -> None:
    trial = try_rules(RULES, replace(USUAL_EXAMPLE, eligible=Fraction(50_000)))

    assert trial.result is None
    assert [(each.code, each.place) for each in trial.problems] == [("below_eligible", "total_cost")]


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"feader_share": Fraction(1)}, "share_out_of_reach", "feader_share"),
        ({"rounding_step": 0}, "not_above_zero", "rounding_step"),
        ({"max_public_aid_rate": Fraction(11, 10), "min_own_rate": Fraction(0)}, "above_one", "max_public_aid_rate"),
        ({"eligible_min": 2, "eligible_max": 1}, "floor_above_cap", "eligible_min"),
        ({"public_aid_min": 2, "public_aid_max": 1}, "floor_above_cap", "public_aid_min"),
    ],
)
def test_rules_that_cannot_be_used_say_where(change: dict[str, Any], code: str, place: str) -> None:
    rules = replace(RULES, **change)

    assert (code, place) in [(each.code, each.place) for each in problems_of_rules(rules) if each.is_blocking]
    assert try_rules(rules).result is None


def test_aid_and_own_share_above_the_whole_are_allowed_and_said() -> None:
    trial = try_rules(replace(RULES, min_own_rate=Fraction(1, 4)))

    assert [(each.code, each.is_blocking) for each in trial.problems] == [("aid_and_own_above_one", False)]
    assert trial.result is not None
