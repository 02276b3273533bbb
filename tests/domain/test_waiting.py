"""The waiting list: the committee's rank alone says who is next, and ties are for the committee."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.envelopes.chains import Chain
from leaderdesk.domain.envelopes.gauges import Commitment, measure_envelopes
from leaderdesk.domain.envelopes.maquettes import Envelope, EnvelopeSettings, Pot
from leaderdesk.domain.envelopes.waiting import (
    FreeMoney,
    ListingDecision,
    Waiting,
    WaitingSettings,
    find_free_money,
    propose_next,
)
from leaderdesk.domain.inputs import WrongInput

DAY = date(2026, 6, 1)
CALL = ListingDecision("CP-12", date(2026, 3, 1), "call")
VOTE = ListingDecision("CP-12", date(2026, 3, 1), "vote")
STOPS, SKIPS = WaitingSettings(), WaitingSettings(policy="skip")


def facts(*values: object) -> tuple[object, ...]:
    """Values beside each other: mypy sees no equality between a tuple of rationals and one of integers."""
    return values


def free(amount: int) -> FreeMoney:
    return FreeMoney(Fraction(amount), "pot")


def waiting(dossier: str, rank: int, amount: int, decision: ListingDecision | None = CALL) -> Waiting:
    return Waiting(dossier, rank, Fraction(amount), decision)


def outcomes(money: int, waits: list[Waiting], how: WaitingSettings = STOPS) -> dict[str, str]:
    return {call.dossier: call.outcome for call in propose_next(free(money), waits, DAY, how).calls}


def test_the_next_is_called_by_rank_while_the_money_lasts() -> None:
    listed = [waiting("C", 3, 10), waiting("A", 1, 20), waiting("B", 2, 30, VOTE)]

    proposal = propose_next(free(55), listed, DAY, STOPS)

    assert [facts(call.dossier, call.outcome, call.left_before) for call in proposal.calls] == [
        ("A", "called", 55),
        ("B", "to_vote", 35),
        ("C", "too_large", 5),
    ]
    assert facts(proposal.left, [call.dossier for call in proposal.next_calls]) == (5, ["A", "B"])


def test_stop_holds_back_whoever_is_behind_and_skip_does_not() -> None:
    listed = [waiting("A", 1, 60), waiting("B", 2, 30)]

    assert outcomes(50, listed) == {"A": "too_large", "B": "behind"}
    assert outcomes(50, listed, SKIPS) == {"A": "too_large", "B": "called"}


def test_a_tie_is_decided_by_the_committee_and_holds_back_those_behind() -> None:
    listed = [waiting("A", 1, 30), waiting("B", 1, 30), waiting("C", 3, 5)]

    assert outcomes(50, listed, SKIPS) == {"A": "to_decide", "B": "to_decide", "C": "behind"}
    assert outcomes(60, listed, SKIPS) == {"A": "called", "B": "called", "C": "too_large"}
    assert outcomes(20, listed, SKIPS) == {"A": "too_large", "B": "too_large", "C": "called"}


def test_a_tie_is_said_even_when_both_are_called() -> None:
    proposal = propose_next(free(60), [waiting("A", 1, 30), waiting("B", 1, 30)], DAY, STOPS)

    assert [step.code for step in proposal.calls[0].steps] == ["waiting_called", "waiting_tied", "listed_to_call"]


def test_without_a_decision_in_force_there_is_no_place_on_the_list() -> None:
    old = ListingDecision("CP-3", date(2024, 1, 1), "call", until=date(2026, 5, 31))
    coming = ListingDecision("CP-13", date(2026, 6, 2), "call")
    listed = [waiting("A", 1, 90, old), waiting("B", 2, 90, None), waiting("C", 3, 90, coming), waiting("D", 4, 5)]

    assert outcomes(50, listed) == {"A": "expired", "B": "no_decision", "C": "not_yet", "D": "called"}


def test_free_money_is_what_the_pot_and_its_fund_both_leave() -> None:
    pot, other = Pot("1.1", "FEADER"), Pot("1.2", "FEADER")
    rules = EnvelopeSettings(usual_over_rate=Fraction(1, 5))
    spent = [Commitment("X", other, Chain(voted=Fraction(110))), Commitment("Y", pot, Chain(voted=Fraction(60)))]
    overview = measure_envelopes([Envelope(pot, Fraction(100)), Envelope(other, Fraction(100))], spent, rules)

    assert find_free_money(overview, pot, STOPS) == FreeMoney(Fraction(30), "fund")
    assert find_free_money(overview, other, WaitingSettings(within="envelope")) == FreeMoney(Fraction(0), "pot")


@pytest.mark.parametrize(
    ("listed", "place"),
    [
        ([waiting("A", 0, 1)], "waiting[0].rank"),
        ([waiting("A", 1, 0)], "waiting[0].amount"),
        ([waiting("A", 1, 1), waiting("A", 2, 1)], "waiting[1].dossier"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(listed: list[Waiting], place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        propose_next(free(1), listed, DAY, STOPS)

    assert refused.value.place == place


ENTRY = st.tuples(st.integers(1, 4), st.integers(1, 60), st.sampled_from([CALL, VOTE, None]))


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.lists(ENTRY, max_size=7), st.integers(0, 120), st.sampled_from([STOPS, SKIPS]), st.randoms(use_true_random=False)
)
def test_no_more_than_the_money_is_given_and_no_order_of_the_list_shows(
    entries: list[tuple[int, int, ListingDecision | None]], money: int, how: WaitingSettings, chance: Random
) -> None:
    listed = [waiting(f"d{at}", *entry) for at, entry in enumerate(entries)]

    proposal = propose_next(free(money), listed, DAY, how)

    given_out = [call for call in proposal.calls if call.outcome in {"called", "to_vote"}]
    assert money - sum(call.amount for call in given_out) == proposal.left >= 0
    assert proposal == propose_next(free(money), chance.sample(listed, len(listed)), DAY, how)
    if how is STOPS:
        held = [call.rank for call in proposal.calls if call.outcome in {"too_large", "behind", "to_decide"}]
        assert all(call.rank < min(held, default=99) for call in given_out)
