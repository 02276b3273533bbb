"""The amounts of a dossier from the request to the payment: what weighs, what falls, what needs an explanation."""

from __future__ import annotations

import pytest

from leaderdesk.domain.envelopes.chains import (
    Chain,
    ChainProblem,
    Fall,
    check_chain,
    list_falls,
    released_by,
    weigh_chain,
)
from leaderdesk.domain.inputs import WrongInput
from tests.domain.pots import euros, facts


def test_a_vote_may_be_followed_by_a_lower_instruction() -> None:
    chain = Chain(requested=euros(9000), voted=euros(8000), instructed=euros(7500), instructed_after_vote=True)

    assert facts(weigh_chain(chain), released_by(chain), check_chain(chain)) == (7500, 500, ())


def test_an_instruction_after_the_vote_never_gives_more_than_the_vote() -> None:
    chain = Chain(requested=euros(9000), voted=euros(8000), instructed=euros(8500), instructed_after_vote=True)

    assert weigh_chain(chain) == 8000
    assert check_chain(chain) == (ChainProblem("amount_grows", "chain.instructed", "voted", euros(500)),)


def test_the_convention_follows_an_instruction_that_followed_the_vote() -> None:
    chain = Chain(
        requested=euros(9), voted=euros(8), instructed=euros(6), convention=euros(7), instructed_after_vote=True
    )

    assert check_chain(chain) == (ChainProblem("amount_grows", "chain.convention", "instructed", euros(1)),)


@pytest.mark.parametrize(
    ("chain", "weight"),
    [
        (Chain(requested=euros(9)), 0),
        (Chain(requested=euros(9), convention=euros(7)), 0),
        (Chain(instructed=euros(7), voted=euros(8)), 8),
        (Chain(voted=euros(8), instructed_after_vote=True), 8),
    ],
)
def test_nothing_weighs_before_the_vote_and_then_the_vote_does(chain: Chain, weight: int) -> None:
    assert facts(weigh_chain(chain), released_by(chain)) == (weight, 0)


def test_a_dossier_closed_without_a_payment_is_a_named_problem() -> None:
    nine = euros(9)

    closed = Chain(nine, nine, nine, nine, nine, nine, end="closed")

    assert check_chain(closed) == (ChainProblem("closed_without_payment", "chain.paid"),)


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
