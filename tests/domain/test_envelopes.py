"""Envelopes: the chain of amounts stays whole, avenants move money without losing any, limits are named."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.envelopes.chains import (
    Chain,
    ChainProblem,
    Fall,
    check_chain,
    list_falls,
    released_by,
    weigh_chain,
)
from leaderdesk.domain.envelopes.gauges import Commitment, Vote, foresee_votes, measure_envelopes
from leaderdesk.domain.envelopes.maquettes import (
    Avenant,
    Envelope,
    EnvelopeSettings,
    Pot,
    Transfer,
    settle_envelopes,
)
from leaderdesk.domain.envelopes.targets import Target, follow_targets
from leaderdesk.domain.inputs import WrongInput

WELCOME, BUILD, TOWN = Pot("1.1", "FEADER"), Pot("1.2", "FEADER"), Pot("1.1", "FEDER")
USUAL = EnvelopeSettings()
DAY = date(2026, 6, 1)


def facts(*values: object) -> tuple[object, ...]:
    """Values beside each other: mypy sees no equality between a tuple of rationals and one of integers."""
    return values


def euros(amount: int | str) -> Fraction:
    return Fraction(amount)


def envelopes(**amounts: int) -> list[Envelope]:
    pots = {"welcome": WELCOME, "build": BUILD, "town": TOWN}
    return [Envelope(pots[name], euros(amount)) for name, amount in amounts.items()]


def voted(dossier: str, amount: int, pot: Pot = WELCOME, *, is_final: bool = True) -> Commitment:
    return Commitment(
        dossier, pot, Chain(requested=euros(amount), instructed=euros(amount), voted=euros(amount)), is_final
    )


def test_a_vote_may_be_followed_by_a_lower_instruction() -> None:
    chain = Chain(requested=euros(9000), voted=euros(8000), instructed=euros(7500), instructed_after_vote=True)

    assert facts(weigh_chain(chain), released_by(chain), check_chain(chain)) == (7500, 500, ())


def test_an_instruction_after_the_vote_never_gives_more_than_the_vote() -> None:
    chain = Chain(requested=euros(9000), voted=euros(8000), instructed=euros(8500), instructed_after_vote=True)

    assert weigh_chain(chain) == 8000
    assert check_chain(chain) == (ChainProblem("amount_grows", "chain.instructed", "voted", euros(500)),)


def test_a_vote_above_the_instruction_is_a_named_problem() -> None:
    chain = Chain(requested=euros(9000), instructed=euros(7500), voted=euros(8000))

    assert check_chain(chain, "2026-001") == (ChainProblem("amount_grows", "2026-001.voted", "instructed", euros(500)),)


def test_a_hole_in_the_chain_is_a_named_problem() -> None:
    chain = Chain(requested=euros(9), instructed=euros(9), voted=euros(9), claimed=euros(5))

    assert check_chain(chain) == (ChainProblem("amount_missing", "chain.convention", "claimed"),)


def test_a_negative_amount_makes_no_sense() -> None:
    with pytest.raises(WrongInput) as refused:
        check_chain(Chain(requested=euros(-1)), "2026-001")

    assert facts(refused.value.code, refused.value.place) == ("negative", "2026-001.requested")


@pytest.mark.parametrize(
    ("end", "paid", "weight", "released"),
    [
        ("open", 4000, 7000, 1000),
        ("closed", 6000, 6000, 2000),
        ("dropped", 4000, 4000, 4000),
        ("dropped", None, 0, 8000),
    ],
)
def test_what_ends_keeps_what_was_paid_and_releases_the_rest(
    end: str, paid: int | None, weight: int, released: int
) -> None:
    known = euros(paid) if paid else None
    chain = Chain(voted=euros(8000), convention=euros(7000), paid=known, end=end)  # type: ignore[arg-type]

    assert facts(weigh_chain(chain), released_by(chain)) == (weight, released)


def test_the_falls_say_where_money_was_lost() -> None:
    chain = Chain(requested=euros(10), instructed=euros(9), voted=euros(9), convention=euros(8))

    assert list_falls(chain) == (Fall("requested", "instructed", euros(1)), Fall("voted", "convention", euros(1)))


def test_each_gauge_adds_what_its_dossiers_weigh() -> None:
    paid = Chain(euros(9), euros(9), euros(8), euros(7), euros(6), euros(5), euros(5), end="closed")
    commitments = [voted("A", 20), Commitment("B", WELCOME, paid), Commitment("C", WELCOME, Chain(requested=euros(30)))]

    gauge = measure_envelopes(envelopes(welcome=100, build=50), commitments, USUAL).pots[WELCOME]

    assert facts(gauge.asked, gauge.voted, gauge.programmed, gauge.convention, gauge.released) == (30, 28, 25, 5, 3)
    assert facts(gauge.claimed, gauge.certified, gauge.paid, gauge.left, gauge.rate(gauge.paid)) == (
        6,
        5,
        5,
        75,
        Fraction(1, 20),
    )


def test_a_vote_that_is_not_final_is_kept_apart() -> None:
    overview = measure_envelopes(envelopes(welcome=100), [voted("A", 20, is_final=False)], USUAL)

    assert facts(overview.pots[WELCOME].provisional, overview.pots[WELCOME].programmed) == (20, 0)


def test_overprogramming_is_allowed_per_fiche_and_stopped_for_the_whole_fund() -> None:
    allowed = EnvelopeSettings(over_rate_by_fiche={"1.1": Fraction(1, 5)}, global_over_rate=Fraction(1, 100))
    commitments = [voted("A", 120), voted("B", 40, BUILD)]

    overview = measure_envelopes(envelopes(welcome=100, build=50), commitments, allowed)

    assert facts(overview.pots[WELCOME].room, overview.pots[WELCOME].left, overview.pots[BUILD].room) == (0, -20, 10)
    assert [(each.code, each.data.get("over")) for each in overview.steps] == [
        ("pot_over_envelope", 20),
        ("fund_over_limit", Fraction(17, 2)),
    ]


def test_if_these_votes_pass_says_what_is_left_and_commits_nothing() -> None:
    known = [voted("A", 30), voted("B", 20, is_final=False)]
    overview = measure_envelopes(envelopes(welcome=100), known, USUAL)

    foresight = foresee_votes(overview, known, [Vote("A", WELCOME, euros(40)), Vote("B", WELCOME, euros(20))], USUAL)

    after = foresight.pots[WELCOME]
    assert facts(after.programmed, after.provisional, after.left, foresight.is_within) == (60, 0, 40, True)
    assert overview.pots[WELCOME].left == 70


def test_votes_beyond_the_limit_are_named() -> None:
    overview = measure_envelopes(envelopes(welcome=100, build=50), [], USUAL)

    foresight = foresee_votes(overview, [], [Vote("A", WELCOME, euros("100.01"))], USUAL)

    assert not foresight.is_within
    assert [each.code for each in foresight.steps] == ["left_after_votes", "pot_over_limit"]


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


def test_a_target_says_what_each_coming_sitting_should_bring() -> None:
    overview = measure_envelopes(envelopes(welcome=100, build=100), [voted("A", 40)], USUAL)
    half = Target("mi-parcours", date(2026, 12, 31), "FEADER", rate=Fraction(1, 2))
    sittings = [date(2026, 5, 1), date(2026, 9, 1), date(2026, 11, 1), date(2026, 11, 1), date(2027, 2, 1)]

    (progress,) = follow_targets(overview, [half], DAY, sittings)

    assert facts(progress.due, progress.missing, progress.state, progress.sittings_left) == (100, 60, "running", 2)
    assert facts(progress.per_sitting, progress.days_left) == (30, 213)


def test_targets_are_met_or_missed_and_come_by_day() -> None:
    overview = measure_envelopes(envelopes(welcome=100), [voted("A", 40)], USUAL)
    missed = Target("payé", date(2026, 5, 31), "FEADER", "paid", amount=euros(10), fiche="1.1")
    met = Target("programmé", date(2026, 1, 1), "FEADER", amount=euros(40))

    found = follow_targets(overview, [missed, met], DAY)

    assert [facts(each.target.key, each.state, each.missing) for each in found] == [
        ("programmé", "met", 0),
        ("payé", "missed", 10),
    ]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (Target("t", DAY, "FEADER"), "amount_or_rate"),
        (Target("t", DAY, "FEADER", rate=Fraction(-1)), "negative"),
        (Target("t", DAY, "FSE", rate=Fraction(1)), "fund_unknown"),
        (Target("t", DAY, "FEADER", rate=Fraction(1), fiche="9"), "pot_unknown"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(target: Target, code: str) -> None:
    overview = measure_envelopes(envelopes(welcome=100), [], USUAL)

    with pytest.raises(WrongInput, match=code):
        follow_targets(overview, [target], DAY)


AMOUNTS = st.integers(0, 1000).map(Fraction)


@st.composite
def falling_chains(draw: st.DrawFn) -> Chain:
    amounts = sorted(draw(st.lists(AMOUNTS, min_size=7, max_size=7)), reverse=True)
    reached = draw(st.integers(0, 7))
    ends = ["open", "dropped", *(["closed"] if reached == 7 else [])]
    return Chain(*amounts[:reached], end=draw(st.sampled_from(ends)))  # type: ignore[arg-type,misc]


CHAINS = st.lists(falling_chains(), max_size=8)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(CHAINS, st.randoms(use_true_random=False))
def test_what_was_voted_is_programmed_or_released(chains: list[Chain], chance: Random) -> None:
    commitments = [Commitment(str(rank), WELCOME, chain) for rank, chain in enumerate(chains)]

    overview = measure_envelopes(envelopes(welcome=500), commitments, USUAL)
    gauge = overview.pots[WELCOME]

    assert overview.problems == ()
    assert gauge.voted == gauge.programmed + gauge.released
    assert gauge.programmed >= gauge.convention
    assert gauge.claimed >= gauge.certified >= gauge.paid
    assert overview == measure_envelopes(envelopes(welcome=500), chance.sample(commitments, len(chains)), USUAL)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(CHAINS, st.lists(AMOUNTS, max_size=4))
def test_foresight_is_what_would_be_measured_once_the_votes_are_final(
    chains: list[Chain], more: list[Fraction]
) -> None:
    commitments = [Commitment(str(rank), WELCOME, chain) for rank, chain in enumerate(chains)]
    overview = measure_envelopes(envelopes(welcome=500), commitments, USUAL)
    votes = [Vote(f"new {rank}", WELCOME, amount) for rank, amount in enumerate(more)]

    after = [Commitment(vote.dossier, WELCOME, Chain(voted=vote.amount)) for vote in votes]

    foresight = foresee_votes(overview, commitments, votes, USUAL)
    measured = measure_envelopes(envelopes(welcome=500), [*commitments, *after], USUAL)
    assert facts(foresight.pots, foresight.funds) == (measured.pots, measured.funds)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 50), st.booleans(), st.dates(date(2026, 1, 1), date(2026, 5, 1))), max_size=6))
def test_transfers_lose_no_money_and_come_in_any_order(moves: list[tuple[int, bool, date]]) -> None:
    avenants = [
        Avenant(str(rank), (Transfer(Fraction(amount), *((WELCOME, BUILD) if there else (BUILD, WELCOME))),), day)
        for rank, (amount, there, day) in enumerate(moves)
    ]

    settled = settle_envelopes(envelopes(welcome=300, build=300), avenants, DAY, settings=USUAL)

    assert sum(each.amount for each in settled) == 600
    assert settled == settle_envelopes(envelopes(build=300, welcome=300), avenants[::-1], DAY, settings=USUAL)
