"""The ten-minute orientation: what suits, under which fiche-action, for how much, and what to carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.cash.spreading import spread
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.checklists import Checklist, Item
from leaderdesk.domain.orientations.answers import (
    SHAPES,
    Answers,
    AskedCost,
    Ground,
    GroundFiche,
    Shape,
    read_answers,
    write_answers,
)
from leaderdesk.domain.orientations.cash import look_at_cash
from leaderdesk.domain.orientations.orienting import orient
from leaderdesk.domain.programmes.checklists import usual_items
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.domain.programmes.settings import OtherFund
from leaderdesk.domain.steps import step
from leaderdesk.words.orientations import fits, missing, say_cost, say_reason

DAY = date(2026, 3, 2)
RULES = Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5), feader_min=1_000_00, early_start_loses_operation=True)
QUESTION = Item("useful", "Fiche", question="Est-ce utile ?")
SERVICES = GroundFiche(
    1,
    "1",
    "Services du quotidien",
    "Santé, jeunesse, mobilité",
    RULES,
    Checklist("1", 1, DAY, (*usual_items(RULES), QUESTION)),
)
FARMS = GroundFiche(2, "2", "Circuits courts", "Fermes et cantines", None, Checklist("2", 1, DAY, usual_items()))
GROUND = Ground(
    (SERVICES, FARMS),
    CostRules(excluded=frozenset({"rent"})),
    (
        OtherFund("FDVA", legal_kinds=("association",)),
        OtherFund("DETR", legal_kinds=("commune",)),
        OtherFund("Bois", words=("scierie",)),
    ),
    ("Essai", "Val-d’Essai"),
)
TOLD = Answers(
    DAY,
    about="Un minibus pour la mobilité des jeunes",
    legal_kind="association",
    nature="private",
    commune="val d'essai",
    has_started=False,
    costs=(AskedCost("investment", Fraction(20_000)), AskedCost("rent", Fraction(1_000))),
    public_funds=Fraction(3_200),
    european_counterpart=False,
    starts_on=date(2026, 6, 1),
    ends_on=date(2026, 8, 31),
    opening=Fraction(5_000),
)


def test_project_that_fits_is_told_so_with_its_money() -> None:
    found = orient(TOLD, GROUND)

    assert (found.fits, found.fiche_id, found.missing) == ("yes", 1, ())
    assert found.plan is not None
    assert (found.plan.fund, found.plan.own) == (Fraction(12_800), Fraction(5_000))
    assert [(cost.kind, cost.is_fundable) for cost in found.costs] == [("investment", True), ("rent", False)]
    assert found.questions == ("Est-ce utile ?",)
    assert [fund.name for fund in found.other_funds] == ["FDVA"]


def test_fiche_is_found_by_the_words_of_the_project() -> None:
    found = orient(Answers(DAY, about="Une cantine avec les fermes et leurs jeunes"), GROUND)

    assert [(each.code, each.words) for each in found.fiches] == [("2", ("cantine", "fermes"))]
    assert found.fiche_id == 2


def test_hardly_anything_said_is_perhaps_and_asks_on() -> None:
    found = orient(Answers(DAY), GROUND)

    assert (found.fits, found.fiche_id, found.plan, found.cash) == ("perhaps", None, None, None)
    assert set(found.missing) == {
        *("about", "legal_kind", "nature", "is_inside", "has_started", "costs", "public_funds"),
        *("starts_on", "ends_on", "opening"),
    }
    assert all(missing(name).endswith("?") for name in found.missing)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (replace(TOLD, is_inside=False, benefits_territory=False), "seat_outside_no_benefit"),
        (replace(TOLD, has_started=True), "operation_lost"),
    ],
)
def test_what_nobody_can_mend_is_a_no(change: Answers, code: str) -> None:
    found = orient(change, GROUND)

    assert found.fits == "no"
    assert code in [step.code for step in found.reasons]


def test_kind_of_holder_that_is_left_out_is_a_no() -> None:
    taken = Checklist("1", 1, DAY, (Item("applicant", "Fiche", ApplicantRule(allowed_kinds=("commune",))),))

    found = orient(TOLD, replace(GROUND, fiches=(replace(SERVICES, checklist=taken),)))

    assert found.fits == "no"


def test_without_a_public_funder_the_fund_gives_nothing_yet() -> None:
    found = orient(replace(TOLD, public_funds=Fraction(0)), GROUND)

    assert found.fits == "perhaps"
    assert "orientation.no_fund" in [step.code for step in found.reasons]


def test_european_counterpart_is_told() -> None:
    found = orient(replace(TOLD, european_counterpart=True), GROUND)

    assert (found.fits, found.reasons[0].code) == ("perhaps", "european_counterpart")


def test_cash_to_carry_until_the_fund_is_paid() -> None:
    found = orient(TOLD, GROUND)

    assert found.cash is not None
    likely = found.cash["likely"]
    # 5 000 € to begin with, 21 000 € spent in three months, 3 200 € in September, the fund fourteen months later.
    assert (likely.lowest, likely.closing) == (Fraction(-16_000), Fraction(0))
    assert (likely.gap, likely.bridge, likely.level) == (Fraction(0), Fraction(16_000), "red")


def test_every_reason_and_cost_has_its_words() -> None:
    tellings = [
        TOLD,
        replace(TOLD, public_funds=None),
        replace(TOLD, fiche_id=2),
        Answers(DAY),
        replace(TOLD, has_started=True),
    ]

    found = [orient(each, GROUND) for each in tellings]

    said = [say_reason(step) for each in found for step in each.reasons] + [say_cost(cost) for cost in found[0].costs]
    assert [text for text in said if text[0].islower() or not text.endswith(".") or "None" in text] == []
    assert {fits(each.fits) for each in found} == {fits("yes"), fits("perhaps"), fits("no")}


def test_answers_kept_and_read_are_the_same() -> None:
    answers = replace(TOLD, fiche_id=9_000_000_000_000_000_001)

    assert read_answers(write_answers(answers)) == answers
    assert read_answers(write_answers(Answers(DAY))) == Answers(DAY)


@given(st.integers(1, 10**8), st.integers(1, 60), st.sampled_from(SHAPES))
def test_cost_is_spent_as_a_treasury_spreads_it(cents: int, months: int, shape: Shape) -> None:
    last = date(2026 + (months - 1) // 12, (months - 1) % 12 + 1, 28)
    answers = Answers(
        DAY, starts_on=date(2026, 1, 5), ends_on=last, costs=(AskedCost("known", Fraction(cents, 100)),), shape=shape
    )
    look = look_at_cash(answers, Fraction(0), (1, 2, 3))

    assert look is not None
    assert [each.amount * 100 for each in look.plan.spending] == [*spread(cents, months, shape)]


@pytest.mark.parametrize(
    ("bridge", "gap", "months", "said"),
    [
        (5_000, 0, 9, "5 000,00 € à porter pendant 9 mois"),
        (5_000, 300, 9, "5 000,00 € à porter pendant 9 mois, 300,00 € sans financement"),
        (0, 300, 0, "300,00 € sans financement"),
    ],
)
def test_a_treasury_in_danger_says_only_what_there_is(bridge: int, gap: int, months: int, said: str) -> None:
    found = step("orientation.cash.red", bridge=Fraction(bridge), gap=Fraction(gap), months=months)
    told = say_reason(found).replace("\u00a0", " ").replace("\u202f", " ")

    assert told == f"La trésorerie est en danger : {said}."
