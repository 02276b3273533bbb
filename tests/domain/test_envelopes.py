"""Envelopes: avenants move money without losing any, gauges add up, limits are named."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.envelopes.chains import Chain
from leaderdesk.domain.envelopes.maquettes import (
    Avenant,
    Envelope,
    EnvelopeSettings,
    Transfer,
    settle_envelopes,
)
from leaderdesk.domain.inputs import WrongInput
from tests.domain.pots import BUILD, DAY, TOWN, USUAL, WELCOME, envelopes, euros, facts, overview_with, voted, weighing


def test_each_gauge_adds_what_its_dossiers_weigh() -> None:
    paid = Chain(euros(9), euros(9), euros(8), euros(7), euros(6), euros(5), euros(5), end="closed")
    parts = [voted(20), weighing(paid), weighing(Chain(requested=euros(30)))]

    gauge = overview_with(envelopes(welcome=100, build=50), parts, USUAL).pots[WELCOME]

    assert facts(gauge.asked, gauge.voted, gauge.programmed, gauge.convention, gauge.released) == (30, 28, 25, 5, 3)
    assert facts(gauge.claimed, gauge.certified, gauge.paid, gauge.left, gauge.rate(gauge.paid)) == (
        6,
        5,
        5,
        75,
        Fraction(1, 20),
    )


@pytest.mark.parametrize(
    ("chain", "asked"),
    [
        (Chain(requested=euros(9)), 9),
        (Chain(requested=euros(9), instructed=euros(7)), 7),
        (Chain(requested=euros(9), end="dropped"), 0),
        (Chain(), 0),
    ],
)
def test_what_is_asked_is_the_instruction_where_there_is_one(chain: Chain, asked: int) -> None:
    gauge = overview_with(envelopes(welcome=100), [weighing(chain)], USUAL).pots[WELCOME]

    assert facts(gauge.asked, gauge.provisional, gauge.programmed) == (asked, 0, 0)


def test_a_vote_that_is_not_final_is_kept_apart() -> None:
    overview = overview_with(envelopes(welcome=100), [voted(20, is_final=False)], USUAL)

    assert facts(overview.pots[WELCOME].provisional, overview.pots[WELCOME].programmed) == (20, 0)


def test_overprogramming_is_allowed_per_fiche_and_stopped_for_the_whole_fund() -> None:
    allowed = EnvelopeSettings(over_rate_by_fiche={"1.1": Fraction(1, 5)}, global_over_rate=Fraction(1, 100))
    parts = [voted(120), voted(40, BUILD)]

    overview = overview_with(envelopes(welcome=100, build=50), parts, allowed)

    assert facts(overview.pots[WELCOME].room, overview.pots[WELCOME].left, overview.pots[BUILD].room) == (0, -20, 10)
    assert [(each.code, each.data.get("over")) for each in overview.steps] == [
        ("pot_over_envelope", 20),
        ("fund_over_limit", Fraction(17, 2)),
    ]


def test_an_envelope_given_to_the_cent_passes_no_limit_and_an_empty_one_has_no_rate() -> None:
    overview = overview_with(envelopes(welcome=100, town=0), [voted(100)], USUAL)

    assert facts(overview.steps, overview.pots[WELCOME].room, overview.funds["FEADER"].room) == ((), 0, 0)
    assert facts(overview.pots[WELCOME].rate(euros(50)), overview.pots[TOWN].rate(euros(50))) == (Fraction(1, 2), None)


def test_each_fund_adds_its_own_pots() -> None:
    given = [voted(40), voted(7, TOWN), voted(5, BUILD)]

    funds = overview_with(envelopes(welcome=100, build=50, town=20), given, USUAL).funds

    assert {fund: facts(gauge.granted, gauge.programmed, gauge.left) for fund, gauge in funds.items()} == {
        "FEADER": (150, 45, 105),
        "FEDER": (20, 7, 13),
    }


def test_avenants_count_from_the_day_they_are_in_force() -> None:
    moved = Avenant("1", (Transfer(euros(30), WELCOME, BUILD),), decided_on=date(2026, 3, 1))
    given = Avenant("2", (Transfer(euros(7), None, BUILD),), decided_on=date(2026, 9, 1))
    idea = Avenant("3", (Transfer(euros(70), WELCOME, None),))

    now = settle_envelopes(envelopes(welcome=100, build=50), [idea, given, moved], DAY, settings=USUAL)
    simulated = settle_envelopes(
        envelopes(welcome=100, build=50), [idea, given, moved], DAY, settings=USUAL, simulated=["3", "2"]
    )

    assert now == (Envelope(WELCOME, euros(70)), Envelope(BUILD, euros(80)))
    assert simulated == (Envelope(WELCOME, euros(0)), Envelope(BUILD, euros(87)))


@pytest.mark.parametrize(
    ("rule", "approved", "left"), [("never", None, 60), ("fund_switch", None, 100), ("always", date(2026, 5, 1), 60)]
)
def test_a_change_of_fund_waits_for_the_managing_authority(rule: str, approved: date | None, left: int) -> None:
    switch = Avenant("1", (Transfer(euros(40), WELCOME, TOWN),), date(2026, 3, 1), approved)
    rules = EnvelopeSettings(approval=rule)  # type: ignore[arg-type]

    settled = settle_envelopes(envelopes(welcome=100, town=0), [switch], DAY, settings=rules)

    assert settled[0] == Envelope(WELCOME, euros(left))


def test_an_avenant_counts_on_the_very_day_it_comes_into_force() -> None:
    moved = Avenant("1", (Transfer(euros(30), WELCOME, BUILD),), decided_on=DAY)

    assert settle_envelopes(envelopes(welcome=100, build=0), [moved], DAY, settings=USUAL)[1].amount == 30


@pytest.mark.parametrize(("decided", "approved"), [(date(2026, 3, 1), DAY), (DAY, date(2026, 3, 1))])
def test_an_avenant_is_in_force_once_both_decided_and_approved(decided: date, approved: date) -> None:
    mixed = Avenant("1", (Transfer(euros(40), WELCOME, TOWN), Transfer(euros(1), WELCOME, BUILD)), decided, approved)

    assert [mixed.in_force_from("never"), mixed.in_force_from("fund_switch")] == [decided, DAY]


@pytest.mark.parametrize(
    ("given", "keys", "code", "place"),
    [
        (envelopes(welcome=-1), "", "negative", "envelopes[0].amount"),
        ([*envelopes(welcome=1), *envelopes(welcome=2)], "", "repeated", "envelopes[1].pot"),
        (envelopes(welcome=1), "121", "repeated", "avenants[2].key"),
    ],
)
def test_envelopes_and_avenants_that_make_no_sense_are_refused(
    given: list[Envelope], keys: str, code: str, place: str
) -> None:
    with pytest.raises(WrongInput) as refused:
        settle_envelopes(given, [Avenant(key, ()) for key in keys], DAY, settings=USUAL)

    assert facts(refused.value.code, refused.value.place) == (code, place)


def test_an_empty_envelope_may_be_kept() -> None:
    assert settle_envelopes(envelopes(town=0), [], DAY, settings=USUAL) == (Envelope(TOWN, euros(0)),)


def test_no_avenant_takes_what_is_not_there_yet() -> None:
    early = Avenant("1", (Transfer(euros(60), BUILD, WELCOME),), decided_on=date(2026, 1, 1))
    late = Avenant("2", (Transfer(euros(60), None, BUILD),), decided_on=date(2026, 2, 1))

    with pytest.raises(WrongInput) as refused:
        settle_envelopes(envelopes(welcome=100, build=50), [late, early], DAY, settings=USUAL)

    assert facts(refused.value.code, refused.value.place) == ("envelope_below_zero", "envelopes[1.2/FEADER]")
    assert refused.value.data["missing"] == 10


@pytest.mark.parametrize(
    ("transfer", "code", "place"),
    [
        (Transfer(euros(0), WELCOME, BUILD), "not_above_zero", "avenants[0].transfers[0].amount"),
        (Transfer(euros(1), WELCOME, WELCOME), "transfer_to_itself", "avenants[0].transfers[0]"),
        (Transfer(euros(1)), "transfer_to_itself", "avenants[0].transfers[0]"),
        (Transfer(euros(1), WELCOME, TOWN), "pot_unknown", "avenants[0].transfers[0].given_to"),
    ],
)
def test_a_transfer_that_makes_no_sense_is_refused(transfer: Transfer, code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        settle_envelopes(envelopes(welcome=100, build=50), [Avenant("1", (transfer,))], DAY, settings=USUAL)

    assert facts(refused.value.code, refused.value.place) == (code, place)


AMOUNTS = st.integers(0, 1000).map(Fraction)


@st.composite
def falling_chains(draw: st.DrawFn) -> Chain:
    amounts = sorted(draw(st.lists(AMOUNTS, min_size=7, max_size=7)), reverse=True)
    reached = draw(st.integers(0, 7))
    ends = ["open", "dropped", *(["closed"] if reached == 7 else [])]
    return Chain(*amounts[:reached], end=draw(st.sampled_from(ends)))  # type: ignore[arg-type,misc]


CHAINS = st.lists(falling_chains(), max_size=8)


@settings(derandomize=True, max_examples=80)
@given(CHAINS, st.randoms(use_true_random=False))
def test_what_was_voted_is_programmed_or_released(chains: list[Chain], chance: Random) -> None:
    parts = [weighing(chain) for chain in chains]

    overview = overview_with(envelopes(welcome=500), parts, USUAL)
    gauge = overview.pots[WELCOME]

    assert gauge.voted == gauge.programmed + gauge.released
    assert gauge.programmed >= gauge.convention
    assert gauge.claimed >= gauge.certified >= gauge.paid
    assert overview == overview_with(envelopes(welcome=500), chance.sample(parts, len(parts)), USUAL)


@settings(derandomize=True, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 50), st.booleans(), st.dates(date(2026, 1, 1), date(2026, 5, 1))), max_size=6))
def test_transfers_lose_no_money_and_come_in_any_order(moves: list[tuple[int, bool, date]]) -> None:
    avenants = [
        Avenant(str(rank), (Transfer(Fraction(amount), *((WELCOME, BUILD) if there else (BUILD, WELCOME))),), day)
        for rank, (amount, there, day) in enumerate(moves)
    ]

    settled = settle_envelopes(envelopes(welcome=300, build=300), avenants, DAY, settings=USUAL)

    assert sum(each.amount for each in settled) == 600
    assert settled == settle_envelopes(envelopes(build=300, welcome=300), avenants[::-1], DAY, settings=USUAL)
