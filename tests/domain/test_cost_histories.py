"""The dated amounts of a dossier: the chain at a day, a vote followed by a lower instruction."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.costs.histories import DatedAmount, DateProblem, chain_at, list_date_problems
from leaderdesk.domain.envelopes.chains import STAGES, check_chain, weigh_chain
from leaderdesk.domain.inputs import WrongInput


def said(stage: str, amount: int, month: int) -> DatedAmount:
    return DatedAmount(stage, Fraction(amount), date(2026, month, 1))


VOTED = [said("requested", 7_000, 1), said("voted", 6_400, 3)]
LOWERED = [*VOTED, said("instructed", 6_000, 5)]


def test_an_instruction_after_the_vote_lowers_it_from_its_day() -> None:
    before, after = chain_at(LOWERED, date(2026, 4, 30)), chain_at(LOWERED, date(2026, 5, 1))

    assert (before.instructed, weigh_chain(before)) == (None, Fraction(6_400))
    assert (after.instructed_after_vote, weigh_chain(after)) == (True, Fraction(6_000))
    assert check_chain(after) == ()


def test_an_instruction_before_the_vote_is_only_a_step() -> None:
    chain = chain_at([said("instructed", 6_500, 2), *VOTED], date(2026, 12, 31))

    assert (chain.instructed_after_vote, weigh_chain(chain)) == (False, Fraction(6_400))


def test_an_instruction_on_the_day_of_the_vote_came_before_it() -> None:
    chain = chain_at([*VOTED, said("instructed", 6_000, 3)], date(2026, 12, 31))

    assert (chain.instructed_after_vote, weigh_chain(chain)) == (False, Fraction(6_400))


def test_the_last_amount_of_a_stage_counts() -> None:
    revoted = [*VOTED, said("voted", 5_000, 6), said("convention", 5_000, 7)]

    assert chain_at(revoted, date(2026, 6, 30)).voted == 5_000
    assert chain_at(revoted, date(2026, 3, 15)).voted == 6_400


def test_a_stage_dated_before_the_one_it_follows_is_named() -> None:
    problems = list_date_problems([*VOTED, said("convention", 6_400, 2)])

    assert problems == (DateProblem("history[2].on", "convention", date(2026, 2, 1), "voted", date(2026, 3, 1)),)
    assert list_date_problems(LOWERED) == ()
    assert list_date_problems([*VOTED, said("convention", 6_400, 3)]) == ()


def test_a_stage_is_dated_by_its_first_amount_wherever_it_is_listed() -> None:
    convention, again = said("convention", 6_400, 4), said("voted", 5_000, 6)

    assert list_date_problems([*VOTED, convention, again]) == ()
    assert list_date_problems([again, convention, *VOTED]) == ()


@pytest.mark.parametrize(
    ("history", "code", "place"),
    [
        ([said("promised", 1, 1)], "unknown_choice", "history[0].stage"),
        ([said("voted", -1, 1)], "negative", "history[0].amount"),
        ([said("voted", 1, 1), said("voted", 2, 1)], "repeated", "history[1]"),
    ],
)
def test_a_history_that_makes_no_sense_is_named(history: list[DatedAmount], code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        chain_at(history, date(2026, 12, 31))

    assert (refused.value.code, refused.value.place) == (code, place)


HISTORIES = st.lists(
    st.builds(said, st.sampled_from(STAGES), st.integers(0, 9), st.integers(1, 12)),
    max_size=8,
    unique_by=lambda each: (each.stage, each.on),
)


@settings(derandomize=True, max_examples=60)
@given(HISTORIES, st.randoms(use_true_random=False), st.integers(1, 12))
def test_the_order_amounts_are_given_in_never_counts(history: list[DatedAmount], chance: Random, month: int) -> None:
    shuffled = chance.sample(history, len(history))

    assert chain_at(shuffled, date(2026, month, 1)) == chain_at(history, date(2026, month, 1))
