"""Regimes and ceilings as one setting: checklists follow it, what is odd in it is told and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.costs.checks import with_sound_scales
from leaderdesk.domain.costs.lines import Band, Scale, Tables
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.eligibility.aid_regimes import AidRegime, AidRegimeRule, IntensityCap
from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.eligibility.de_minimis import Ceiling, DeMinimisRule
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.aids import (
    USUAL_AIDS,
    Aids,
    problems_of_aids,
    read_aids,
    readable_aids,
    with_aids,
    write_aids,
)
from leaderdesk.domain.programmes.checklists import usual_items
from leaderdesk.domain.programmes.settings import problems_of_scale, problems_of_setting, write_cost_rules

DAY = date(2026, 1, 1)
OWN = AidRegime("SA.1", "exempted", "Texte")
CEILING = Ceiling("de_minimis_general", DAY, Fraction(300_000), ("de_minimis_general",), "Règl.")
GOOD = Scale((Band(Fraction(5_000), Fraction(1, 2)), Band(None, Fraction(2, 5), Fraction(500))), source="Arrêté")


def test_usual_checks_look_at_the_regimes_of_the_programme() -> None:
    usual = Checklist("1", 0, DAY, usual_items())
    aids = Aids((OWN,), (CEILING,), years=2)

    rules = [item.rule for item in with_aids(usual, aids).items]
    assert AidRegimeRule((OWN,)) in rules
    assert DeMinimisRule((CEILING,), 2) in rules


def test_check_with_regimes_of_its_own_keeps_them() -> None:
    (item,) = (each for each in usual_items() if each.code == "aid_regime")
    own = Checklist("1", 1, DAY, (replace(item, rule=AidRegimeRule((OWN,))),))

    assert with_aids(own, USUAL_AIDS) == own


def test_aids_come_back_the_same_and_what_is_not_said_is_usual() -> None:
    aids = Aids((replace(OWN, caps=(IntensityCap(Fraction(1, 5), "micro"),)),), (CEILING,), 4, anniversary_counts=False)

    assert read_aids(write_aids(aids)) == aids
    assert read_aids("{}") == readable_aids("") == readable_aids("[]") == USUAL_AIDS
    with pytest.raises(WrongInput, match="not_json"):
        read_aids("{")


def problem(aids: Aids) -> tuple[str, str, bool]:
    """The one problem of these."""
    (found,) = problems_of_aids(write_aids(aids))
    return found.code, found.place, found.is_blocking


@pytest.mark.parametrize(
    ("regime", "code", "place"),
    [
        (replace(OWN, source=""), "source_missing", "source"),
        (replace(OWN, holds_from=DAY, holds_until=date(2025, 1, 1)), "ends_before_it_begins", "holds_until"),
        (replace(OWN, kind="de_minimis"), "small_aid_unknown", "kind"),
        (replace(OWN, caps=(IntensityCap(Fraction(2)),)), "above_one", "caps[0].rate"),
    ],
)
def test_what_is_odd_in_a_regime_is_told_and_blocks_nothing(regime: AidRegime, code: str, place: str) -> None:
    assert problem(Aids((regime,), ())) == (code, f"regimes[0].{place}", False)


@pytest.mark.parametrize(
    ("ceiling", "code", "place"),
    [
        (replace(CEILING, amount=None), "no_amount", "amount"),
        (replace(CEILING, counts=()), "does_not_count_itself", "counts"),
        (replace(CEILING, source=""), "source_missing", "source"),
        (replace(CEILING, regime="elf", counts=("elf",)), "unknown_regime", "regime"),
    ],
)
def test_what_is_odd_in_a_ceiling_is_told_and_blocks_nothing(ceiling: Ceiling, code: str, place: str) -> None:
    assert problem(Aids(USUAL_AIDS.regimes, (ceiling,))) == (code, f"ceilings[0].{place}", False)


def test_the_same_regime_and_the_same_ceiling_twice_are_told() -> None:
    found = problems_of_aids(write_aids(Aids((OWN, OWN), ())))
    assert [each.code for each in found] == ["regime_twice", "regime_twice"]
    twice = problems_of_aids(write_aids(Aids(USUAL_AIDS.regimes, (CEILING, CEILING))))
    assert [each.code for each in twice] == ["repeated", "repeated"]


@pytest.mark.parametrize(
    ("scale", "code", "place"),
    [
        (replace(GOOD, bands=()), "scale_without_end", ""),
        (replace(GOOD, bands=(Band(Fraction(5_000), Fraction(1, 2)),)), "scale_without_end", ""),
        (replace(GOOD, by_slice=True), "fixed_amount_by_slice", ""),
        (replace(GOOD, source=""), "source_missing", "source"),
        (replace(GOOD, holds_from=DAY, holds_until=date(2025, 1, 1)), "ends_before_it_begins", "holds_until"),
    ],
)
def test_what_is_odd_in_a_mileage_scale_is_told(scale: Scale, code: str, place: str) -> None:
    assert [(each.code, each.place) for each in problems_of_scale(scale)] == [(code, place)]


def test_scale_that_makes_no_sense_is_kept_and_left_out_of_the_reckoning() -> None:
    rules = CostRules(tables=Tables({"bon": GOOD, "sans fin": replace(GOOD, bands=())}))

    assert not any(each.is_blocking for each in problems_of_setting("cost_rules", write_cost_rules(rules)))
    assert list(with_sound_scales(rules).tables.scales) == ["bon"]
    sound = CostRules(tables=Tables({"bon": GOOD}))
    assert with_sound_scales(sound) is sound
