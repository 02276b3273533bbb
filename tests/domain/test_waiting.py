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


def test_only_those_who_stand_on_the_list_tie() -> None:
    listed = [waiting("A", 1, 30), waiting("B", 1, 30, None), waiting("C", 2, 5), waiting("D", 2, 5)]

    proposal = propose_next(free(39), listed, DAY, STOPS)

    assert [[facts(step.code, step.data.get("count")) for step in call.steps] for call in proposal.calls] == [
        [("waiting_called", None), ("listed_to_call", None)],
        [("waiting_no_decision", None)],
        [("waiting_to_decide", None), ("waiting_tied", 2), ("listed_to_call", None)],
        [("waiting_to_decide", None), ("waiting_tied", 2), ("listed_to_call", None)],
    ]
    assert proposal.left == 9


def test_a_tie_is_to_decide_where_the_money_is_just_enough_for_one() -> None:
    listed = [waiting("A", 1, 30), waiting("B", 1, 40)]

    assert outcomes(30, listed) == {"A": "to_decide", "B": "to_decide"}
    assert outcomes(29, listed) == {"A": "too_large", "B": "too_large"}


def test_whoever_waits_behind_is_told_which_rank_holds_him_back() -> None:
    proposal = propose_next(free(50), [waiting("A", 3, 60), waiting("B", 4, 60), waiting("C", 5, 1)], DAY, STOPS)

    assert [call.steps[0].data["held_by"] for call in proposal.calls] == [None, "3", "3"]


def test_a_decision_is_in_force_on_its_first_and_on_its_last_day() -> None:
    first, last = ListingDecision("CP-13", DAY, "call"), ListingDecision("CP-3", date(2024, 1, 1), "call", until=DAY)

    assert outcomes(50, [waiting("A", 1, 5, first), waiting("B", 2, 5, last)]) == {"A": "called", "B": "called"}


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


def test_the_list_may_use_what_is_programmed_beyond_the_envelope_unless_set_otherwise() -> None:
    pot, more = Pot("1.1", "FEADER"), EnvelopeSettings(usual_over_rate=Fraction(1, 5), global_over_rate=Fraction(1, 5))
    overview = measure_envelopes([Envelope(pot, Fraction(100))], [], more)

    free_money = [find_free_money(overview, pot, how).amount for how in (STOPS, WaitingSettings(within="envelope"))]

    assert free_money == [120, 100]


def test_a_pot_and_a_fund_that_leave_as_much_both_set_the_free_money() -> None:
    pot = Pot("1.1", "FEADER")
    overview = measure_envelopes([Envelope(pot, Fraction(100))], [], EnvelopeSettings())

    assert find_free_money(overview, pot, STOPS) == FreeMoney(Fraction(100), "both")
    with pytest.raises(WrongInput, match="pot_unknown"):
        find_free_money(overview, Pot("1.2", "FEADER"), STOPS)


@pytest.mark.parametrize(
    ("listed", "how", "place"),
    [
        ([waiting("A", 0, 1)], STOPS, "waiting[0].rank"),
        ([waiting("A", 1, 0)], STOPS, "waiting[0].amount"),
        ([waiting("A", 1, 1), waiting("A", 2, 1)], STOPS, "waiting[1].dossier"),
        ([], WaitingSettings(policy="luck"), "settings.policy"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(listed: list[Waiting], how: WaitingSettings, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        propose_next(free(1), listed, DAY, how)

    assert refused.value.place == place


ENTRY = st.tuples(st.integers(1, 4), st.integers(1, 60), st.sampled_from([CALL, VOTE, None]))


@settings(derandomize=True, max_examples=150)
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
