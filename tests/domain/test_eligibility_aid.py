"""State aid: regimes in force and their intensity, de minimis over rolling years per single undertaking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.eligibility.aid_regimes import AidRegime, AidRegimeRule, IntensityCap
from leaderdesk.domain.eligibility.de_minimis import DeMinimisRule
from leaderdesk.domain.eligibility.facts import Facts, FundingFacts, PastAid
from leaderdesk.domain.eligibility.presets import CEILINGS, REGIMES
from leaderdesk.domain.eligibility.results import gravest
from leaderdesk.domain.inputs import WrongInput
from tests.domain.eligible import association, euros, only, said

QUICK = settings(derandomize=True, max_examples=60)
RULE = DeMinimisRule(CEILINGS)
GRANT = date(2026, 6, 15)


def aid(amount: int, on: date | None = date(2025, 1, 1), **facts: str) -> PastAid:
    return replace(PastAid("fournil", "de_minimis_general", euros(amount), on), **facts)  # type: ignore[arg-type]


def helped(*aids: PastAid, grant_on: date = GRANT, regime: str = "de_minimis_general") -> Facts:
    """A dossier of 8 000 € of public aid, after others."""
    return association(aids=aids, grant_on=grant_on, regime=regime)


def under(regime: AidRegime, **facts: object) -> str:
    return gravest(AidRegimeRule((regime,)).look(association(regime=regime.code, **facts)))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2028, 2, 29), -36, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_regime_nobody_chose_is_to_do_and_no_aid_is_not_applicable() -> None:
    rule = AidRegimeRule(REGIMES)

    assert said(rule.look(association(regime=None))) == [("regime_unknown", "to_do")]
    assert said(rule.look(association(regime="none"))) == [("no_state_aid", "not_applicable")]
    assert said(rule.look(association())) == [("regime_in_force", "pass")]


def test_regime_nobody_knows_is_refused_with_its_place() -> None:
    with pytest.raises(WrongInput, match="unknown_regime") as refused:
        AidRegimeRule(REGIMES).look(association(regime="sa_1"))
    with pytest.raises(WrongInput, match="regime_twice"):
        AidRegimeRule(REGIMES * 2).look(association(regime="none"))

    assert refused.value.place == "regime"


@pytest.mark.parametrize(
    ("first", "last", "answer"),
    [
        (GRANT, GRANT, "pass"),
        (date(2026, 6, 16), None, "fail"),
        (None, date(2026, 6, 14), "fail"),
    ],
)
def test_regime_must_hold_on_the_day_of_the_grant(first: date | None, last: date | None, answer: str) -> None:
    assert under(AidRegime("x", "exempted", "texte", first, last)) == answer


def test_regime_with_dates_needs_the_day_of_the_grant() -> None:
    assert under(AidRegime("x", "exempted", "texte", date(2023, 1, 1)), grant_on=None) == "to_do"
    assert under(AidRegime("x", "exempted", "texte", None, date(2030, 1, 1)), grant_on=None) == "to_do"
    assert under(AidRegime("x", "exempted", "texte"), grant_on=None) == "pass"


@pytest.mark.parametrize(("cap", "answer"), [("0.8", "pass"), ("0.79999", "fail")])
def test_intensity_is_compared_exactly(cap: str, answer: str) -> None:
    regime = AidRegime("x", "exempted", "texte", caps=(IntensityCap(euros(cap)),))

    looks = AidRegimeRule((regime,)).look(association(regime="x"))

    assert (looks[1].outcome, looks[1].value, looks[1].limit) == (answer, Fraction(4, 5), euros(cap))
    assert (looks[1].step.data["aid"], looks[1].step.data["most"]) == (8_000, euros(cap) * 10_000)


def test_intensity_depends_on_the_size_of_the_undertaking() -> None:
    caps = (IntensityCap(Fraction(4, 5), "small"), IntensityCap(Fraction(1, 2), "medium"))
    regime, holder = AidRegime("x", "exempted", "texte", caps=caps), association().holder

    answers = [under(regime, holder=replace(holder, size=size)) for size in ("small", "medium", "large", None)]

    assert answers == ["pass", "fail", "fail", "to_do"]
    assert under(regime, funding=()) == "to_do"


def test_size_is_asked_as_soon_as_one_cap_depends_on_it() -> None:
    caps = (IntensityCap(Fraction(9, 10)), IntensityCap(Fraction(9, 10), "small"))
    holder = replace(association().holder, size=None)

    assert under(AidRegime("x", "exempted", "texte", caps=caps), holder=holder) == "to_do"


def test_lower_of_two_caps_binds_whatever_their_order() -> None:
    caps = (IntensityCap(Fraction(9, 10)), IntensityCap(Fraction(1, 2), "small"))

    assert under(AidRegime("x", "exempted", "texte", caps=caps)) == "fail"
    assert under(AidRegime("x", "exempted", "texte", caps=caps[::-1])) == "fail"


@pytest.mark.parametrize(
    ("regime", "on", "ceiling"),
    [
        ("general", date(2023, 12, 31), 200_000),
        ("general", date(2024, 1, 1), 300_000),
        ("sieg", date(2023, 12, 31), 500_000),
        ("sieg", date(2024, 1, 1), 750_000),
        ("agriculture", date(2024, 12, 15), 20_000),
        ("agriculture", date(2024, 12, 16), 50_000),
        ("sieg", date(2012, 4, 29), 500_000),
        ("agriculture", date(2019, 3, 13), 15_000),
        ("agriculture", date(2019, 3, 14), 20_000),
        ("fishery", date(2023, 10, 24), 30_000),
    ],
)
def test_ceiling_is_the_one_in_force_on_the_day(regime: str, on: date, ceiling: int) -> None:
    found = DeMinimisRule(CEILINGS[::-1]).ceiling_in_force(f"de_minimis_{regime}", on)

    assert found is not None
    assert found.amount == ceiling


@pytest.mark.parametrize(("before", "answer"), [(292_000, "pass"), (292_001, "fail")])
def test_ceiling_may_be_reached_and_not_passed(before: int, answer: str) -> None:
    [look] = RULE.look(helped(aid(before)))

    assert (look.outcome, look.value, look.limit) == (answer, before + 8_000, 300_000)


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2023, 6, 14), False),
        (date(2023, 6, 15), True),
        (date(2026, 6, 15), True),
        (date(2026, 6, 16), False),
    ],
)
def test_window_rolls_three_years_back_from_the_grant(on: date, counts: bool) -> None:  # noqa: FBT001
    assert (gravest(RULE.look(helped(aid(300_000, on)))) == "fail") is counts


def test_anniversary_may_be_left_out_by_setting() -> None:
    rule = DeMinimisRule(CEILINGS, anniversary_counts=False)

    assert gravest(rule.look(helped(aid(300_000, date(2023, 6, 15))))) == "pass"
    assert rule.first_day(date(2028, 2, 29)) == date(2025, 3, 1)
    assert RULE.first_day(date(2028, 2, 29)) == date(2025, 2, 28)


def test_aid_of_another_undertaking_or_of_the_dossier_itself_does_not_count() -> None:
    others = (aid(300_000, undertaking="autre"), aid(300_000, dossier="2026-001"))

    assert only(RULE.look(helped(*others)), "de_minimis").value == 8_000
    assert gravest(RULE.look(helped(aid(300_000, dossier="2024-009")))) == "fail"


def test_undated_aid_is_to_do_only_when_its_date_matters() -> None:
    assert said(RULE.look(helped(aid(292_000, None)))) == [("de_minimis", "pass")]
    assert said(RULE.look(helped(aid(292_001, None)))) == [("aid_undated", "to_do")]
    assert said(RULE.look(helped(aid(300_000), aid(1, None)))) == [("de_minimis", "fail")]


def test_undated_aid_is_shown_beside_the_room_that_is_left() -> None:
    [full] = RULE.look(helped(aid(292_000), aid(1, None)))
    [look] = RULE.look(helped(aid(200_000), aid(92_001, None)))

    assert (full.outcome, full.value, full.limit) == ("to_do", 1, 0)
    assert (look.outcome, look.value, look.limit) == ("to_do", 92_001, 92_000)


def test_look_says_which_days_and_which_sums_were_counted() -> None:
    [look] = RULE.look(helped(aid(1_000)))

    data = {name: look.step.data[name] for name in ("before", "aid", "since", "until")}
    assert data == {"before": 1_000, "aid": 8_000, "since": date(2023, 6, 15), "until": GRANT}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"aids": None}, "aids_not_declared"),
        ({"grant_on": None}, "grant_day_unknown"),
        ({"funding": ()}, "plan_unknown"),
        ({"regime": None}, "regime_unknown"),
        ({"holder": replace(association().holder, undertaking=None)}, "undertaking_unknown"),
    ],
)
def test_what_nobody_said_is_to_do(facts: dict[str, object], code: str) -> None:
    assert said(RULE.look(association(**facts))) == [(code, "to_do")]


def test_regime_that_is_not_de_minimis_is_not_applicable() -> None:
    assert said(RULE.look(association(regime="none"))) == [("not_de_minimis", "not_applicable")]


def test_ceiling_nobody_knows_yet_is_to_do() -> None:
    assert said(RULE.look(helped(grant_on=date(2013, 1, 1)))) == [("no_ceiling_in_force", "to_do")]


def test_ceiling_that_a_gal_must_enter_is_to_do_with_its_text() -> None:
    looks = RULE.look(helped(regime="de_minimis_fishery", grant_on=date(2023, 10, 25)))

    assert said(looks) == [("no_ceiling_in_force", "to_do")]
    assert looks[0].step.data["source"] == "Règl. (UE) 2023/2391"


def test_aid_under_an_unknown_regime_is_refused_with_its_place() -> None:
    with pytest.raises(WrongInput, match="unknown_regime") as refused:
        RULE.look(helped(aid(1), aid(1, regime="de_minimis_green")))

    assert refused.value.place == "aids[1].regime"


def test_agricultural_aid_also_counts_under_the_general_ceiling_of_the_same_undertaking() -> None:
    facts = helped(aid(295_000), regime="de_minimis_agriculture")

    assert [(look.outcome, look.limit) for look in RULE.look(facts)] == [("pass", 50_000), ("fail", 300_000)]


def test_fishery_aid_says_nothing_of_an_agricultural_dossier() -> None:
    facts = helped(aid(29_000, regime="de_minimis_fishery"), regime="de_minimis_agriculture")

    assert [(look.step.data["regime"], look.value) for look in RULE.look(facts)] == [("de_minimis_agriculture", 8_000)]


def test_general_aid_also_counts_under_the_ceiling_of_services_of_general_interest() -> None:
    facts = helped(aid(745_000, regime="de_minimis_sieg"))

    assert [(look.outcome, look.limit) for look in RULE.look(facts)] == [("pass", 300_000), ("fail", 750_000)]


AIDS = st.lists(
    st.builds(
        aid,
        st.integers(0, 200_000),
        st.none() | st.dates(date(2022, 1, 1), date(2027, 1, 1)),
        regime=st.sampled_from(["de_minimis_general", "de_minimis_sieg", "de_minimis_agriculture"]),
    ),
    max_size=5,
)


@QUICK
@given(AIDS, st.randoms(use_true_random=False))
def test_order_of_aids_changes_nothing(aids: list[PastAid], chance: Random) -> None:
    shuffled = list(aids)
    chance.shuffle(shuffled)

    assert RULE.look(helped(*aids)) == RULE.look(helped(*shuffled))


@QUICK
@given(AIDS, st.integers(1, 200_000), st.dates(date(2023, 6, 15), GRANT))
def test_one_aid_more_never_turns_a_failure_into_a_pass(aids: list[PastAid], amount: int, on: date) -> None:
    before, after = (gravest(RULE.look(helped(*each))) for each in (aids, [*aids, aid(amount, on)]))

    assert not (before == "fail" and after != "fail")


@QUICK
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_public_aid_never_lowers_the_intensity(low: int, more: int) -> None:
    regime = AidRegime("x", "exempted", "texte", caps=(IntensityCap(Fraction(1, 2)),))
    answers = [
        under(regime, funding=(FundingFacts("public", euros(amount), "Région"),)) for amount in (low, low + more)
    ]

    assert answers != ["fail", "pass"]
