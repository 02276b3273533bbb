"""Money that comes back to one pot: the list says who may be served from it, and the other pots do not wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.envelopes.gauges import Overview
from leaderdesk.domain.envelopes.maquettes import EnvelopeSettings, Pot
from leaderdesk.domain.envelopes.returned import PotProposal, PotWaiting, propose_by_pot
from leaderdesk.domain.envelopes.waiting import ListingDecision, WaitingSettings
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import step
from tests.domain.pots import BUILD, DAY, TOWN, USUAL, WELCOME, envelopes, euros, facts, overview_with, voted

CALL = ListingDecision("CP-12", date(2026, 3, 1), "call")
STOPS, SKIPS = WaitingSettings(), WaitingSettings(policy="skip")


def pots(**amounts: int) -> Overview:
    return overview_with(envelopes(**amounts), [], USUAL)


def waiting(dossier: str, rank: int, wanted: dict[Pot, int], decision: ListingDecision | None = CALL) -> PotWaiting:
    return PotWaiting(dossier, rank, {pot: euros(amount) for pot, amount in wanted.items()}, decision)


def outcomes(proposal: PotProposal) -> dict[str, str]:
    return {call.dossier: call.outcome for call in proposal.calls}


def test_money_that_comes_back_to_one_pot_serves_those_who_wait_for_that_pot() -> None:
    overview = pots(welcome=50, build=0, town=20)
    listed = [
        waiting("A", 1, {BUILD: 30}),
        waiting("B", 2, {WELCOME: 40}),
        waiting("C", 3, {WELCOME: 20}),
        waiting("D", 4, {TOWN: 20}, replace(CALL, allows="vote")),
    ]

    proposal = propose_by_pot(overview, listed, DAY, STOPS)

    assert outcomes(proposal) == {"A": "too_large", "B": "called", "C": "too_large", "D": "to_vote"}
    assert facts(*(proposal.left[pot] for pot in (WELCOME, BUILD, TOWN))) == (10, 0, 0)


def test_released_money_opens_the_list_of_its_pot_alone() -> None:
    listed = [waiting("A", 1, {BUILD: 30}), waiting("B", 1, {WELCOME: 30})]
    full = overview_with(envelopes(welcome=30, build=30), [voted(30), voted(30, BUILD)], USUAL)
    back = overview_with(envelopes(welcome=30, build=30), [voted(0), voted(30, BUILD)], USUAL)

    assert outcomes(propose_by_pot(full, listed, DAY, STOPS)) == {"A": "too_large", "B": "too_large"}
    assert outcomes(propose_by_pot(back, listed, DAY, STOPS)) == {"A": "too_large", "B": "called"}


def test_a_dossier_on_two_pots_is_called_only_where_both_have_its_part() -> None:
    both = [waiting("A", 1, {WELCOME: 30, TOWN: 10}), waiting("B", 2, {TOWN: 5}), waiting("C", 3, {BUILD: 5})]

    assert outcomes(propose_by_pot(pots(welcome=30, town=15, build=5), both, DAY, STOPS)) == {
        "A": "called",
        "B": "called",
        "C": "called",
    }
    short = propose_by_pot(pots(welcome=29, town=15, build=5), both, DAY, STOPS)
    assert outcomes(short) == {"A": "too_large", "B": "behind", "C": "called"}
    assert outcomes(propose_by_pot(pots(welcome=29, town=15, build=5), both, DAY, SKIPS))["B"] == "called"


def test_the_pot_that_lacks_most_is_the_one_that_is_told() -> None:
    (call,) = propose_by_pot(pots(welcome=40, town=20), [waiting("A", 1, {WELCOME: 5, TOWN: 30})], DAY, STOPS).calls

    assert call.steps[2] == step("waiting_too_large", rank=1, amount=30, left=20, held_by=None)


def test_whoever_waits_behind_is_told_the_last_rank_that_holds_it_back() -> None:
    listed = [waiting("A", 1, {WELCOME: 9}), waiting("B", 2, {TOWN: 9}), waiting("C", 3, {WELCOME: 1, TOWN: 1})]

    last = propose_by_pot(pots(welcome=5, town=5), listed, DAY, STOPS).calls[-1]

    assert last.steps == (
        step("waiting_for_pot", fiche="1.1", fund="FEADER", amount=1, left=5),
        step("waiting_for_pot", fiche="1.1", fund="FEDER", amount=1, left=5),
        step("waiting_behind", rank=3, amount=1, left=5, held_by="2"),
        step("listed_to_call", key="CP-12", on=date(2026, 3, 1), until=None),
    )


def test_a_tie_in_one_pot_is_for_the_committee_and_other_pots_do_not_wait() -> None:
    listed = [
        waiting("A", 1, {WELCOME: 30}),
        waiting("B", 1, {WELCOME: 30}),
        waiting("C", 1, {BUILD: 30}),
        waiting("D", 2, {WELCOME: 1}),
    ]

    proposal = propose_by_pot(pots(welcome=50, build=30), listed, DAY, SKIPS)

    assert outcomes(proposal) == {"A": "to_decide", "B": "to_decide", "C": "called", "D": "behind"}
    assert [each.code for each in proposal.calls[0].steps][1:3] == ["waiting_to_decide", "waiting_tied"]
    assert proposal.calls[0].steps[2].data["count"] == 2
    assert "waiting_tied" not in [each.code for each in proposal.calls[2].steps]


def shared_fund() -> Overview:
    """Two pots of one fund, each with more room than the whole fund leaves."""
    spent = [voted(90), voted(90, BUILD)]
    over = EnvelopeSettings(usual_over_rate=Fraction(1, 2))
    return overview_with(envelopes(welcome=100, build=120), spent, over)


def test_a_fund_that_runs_short_makes_a_tie_of_two_pots() -> None:
    alike = [waiting("A", 1, {WELCOME: 30}), waiting("B", 1, {BUILD: 30}), waiting("C", 2, {WELCOME: 1})]
    larger = [waiting("A", 1, {WELCOME: 70}), waiting("B", 1, {BUILD: 30})]

    proposal = propose_by_pot(shared_fund(), alike, DAY, STOPS)

    assert outcomes(proposal) == {"A": "to_decide", "B": "to_decide", "C": "behind"}
    assert facts(*(proposal.calls[0].lefts.values())) == (40,)
    assert outcomes(propose_by_pot(shared_fund(), larger, DAY, STOPS)) == {"A": "too_large", "B": "called"}


def test_whoever_waits_for_the_whole_fund_holds_back_its_other_pots() -> None:
    listed = [waiting("A", 1, {WELCOME: 50}), waiting("B", 2, {BUILD: 10})]

    assert outcomes(propose_by_pot(shared_fund(), listed, DAY, STOPS)) == {"A": "too_large", "B": "behind"}
    assert outcomes(propose_by_pot(shared_fund(), listed, DAY, SKIPS)) == {"A": "too_large", "B": "called"}


def test_without_a_decision_in_force_nobody_is_held_back() -> None:
    listed = [waiting("A", 1, {WELCOME: 90}, None), waiting("B", 1, {WELCOME: 30})]

    proposal = propose_by_pot(pots(welcome=50), listed, DAY, STOPS)

    assert outcomes(proposal) == {"A": "no_decision", "B": "called"}
    assert [each.code for each in proposal.calls[0].steps] == ["waiting_for_pot", "waiting_no_decision"]


def test_a_decision_is_in_force_from_its_first_day_to_its_last() -> None:
    first, last = ListingDecision("CP-13", DAY, "call"), ListingDecision("CP-3", date(2024, 1, 1), "call", until=DAY)
    old, coming = replace(last, until=date(2026, 5, 31)), replace(first, on=date(2026, 6, 2))
    decisions = {"A": first, "B": last, "C": old, "D": coming}
    listed = [waiting(name, rank, {WELCOME: 5}, said) for rank, (name, said) in enumerate(decisions.items(), 1)]

    proposal = propose_by_pot(pots(welcome=50), listed, DAY, STOPS)

    assert outcomes(proposal) == {"A": "called", "B": "called", "C": "expired", "D": "not_yet"}


def test_a_tie_is_to_decide_where_the_money_is_just_enough_for_one() -> None:
    listed = [waiting("A", 1, {WELCOME: 30}), waiting("B", 1, {WELCOME: 40})]

    assert outcomes(propose_by_pot(pots(welcome=30), listed, DAY, STOPS)) == {"A": "to_decide", "B": "to_decide"}
    assert outcomes(propose_by_pot(pots(welcome=29), listed, DAY, STOPS)) == {"A": "too_large", "B": "too_large"}


def test_over_programming_is_used_unless_set_otherwise() -> None:
    within = WaitingSettings(within="envelope")
    over = EnvelopeSettings(usual_over_rate=Fraction(1, 5), global_over_rate=Fraction(1, 5))
    overview = overview_with(envelopes(welcome=100), [], over)

    assert facts(*(propose_by_pot(overview, [], DAY, how).left[WELCOME] for how in (STOPS, within))) == (120, 100)


@pytest.mark.parametrize(
    ("listed", "how", "place"),
    [
        ([waiting("A", 0, {WELCOME: 1})], STOPS, "waiting[0].rank"),
        ([waiting("A", 1, {})], STOPS, "waiting[0].amounts"),
        ([waiting("A", 1, {WELCOME: 0})], STOPS, "waiting[0].amounts[1.1/FEADER]"),
        ([waiting("A", 1, {TOWN: 1})], STOPS, "waiting[0].amounts"),
        ([waiting("A", 1, {WELCOME: 1}), waiting("A", 2, {WELCOME: 1})], STOPS, "waiting[1].dossier"),
        ([], WaitingSettings(policy="luck"), "settings.policy"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(listed: list[PotWaiting], how: WaitingSettings, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        propose_by_pot(pots(welcome=1), listed, DAY, how)

    assert refused.value.place == place


WANTED = st.dictionaries(st.sampled_from([WELCOME, BUILD, TOWN]), st.integers(1, 60), min_size=1)
ENTRIES = st.lists(st.tuples(st.integers(1, 3), WANTED, st.sampled_from([CALL, CALL, None])), max_size=6)


@settings(derandomize=True, max_examples=150)
@given(ENTRIES, st.integers(0, 90), st.sampled_from([STOPS, SKIPS]), st.randoms(use_true_random=False))
def test_no_pot_and_no_fund_gives_more_than_it_has_and_no_order_of_the_list_shows(
    entries: list[tuple[int, dict[Pot, int], ListingDecision | None]], money: int, how: WaitingSettings, chance: Random
) -> None:
    over = EnvelopeSettings(usual_over_rate=Fraction(1, 3))
    overview = overview_with(envelopes(welcome=money, build=60, town=40), [], over)
    listed = [waiting(f"d{at}", *entry) for at, entry in enumerate(entries)]

    proposal = propose_by_pot(overview, listed, DAY, how)

    called = {call.dossier for call in proposal.calls if call.outcome == "called"}
    given_out = [(pot, amount) for each in listed if each.dossier in called for pot, amount in each.amounts.items()]
    for pot in overview.pots:
        assert sum(amount for other, amount in given_out if other == pot) <= overview.pots[pot].room
        assert sum(amount for other, amount in given_out if other.fund == pot.fund) <= overview.funds[pot.fund].room
    assert proposal == propose_by_pot(overview, chance.sample(listed, len(listed)), DAY, how)
