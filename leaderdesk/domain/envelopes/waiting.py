"""Who is next on the waiting list of a pot when money is free, and why.

The committee's rank alone orders the list. Dossiers of one rank are a tie: all are called where the money is
enough for all, else the committee decides between them and those behind wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Literal

from leaderdesk.domain.envelopes.chains import ZERO
from leaderdesk.domain.envelopes.gauges import Overview
from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.ranking import POLICIES, STOP
from leaderdesk.domain.steps import Step, step

Outcome = Literal["called", "to_vote", "to_decide", "too_large", "behind", "no_decision", "expired", "not_yet"]
# Without a decision in force there is no place on the list: nobody behind is held back.
OUTSIDE = ("no_decision", "expired", "not_yet")


@dataclass(frozen=True, slots=True)
class ListingDecision:
    """What put a dossier on the list, whether it is enough to give the money, and until when it holds."""

    key: str
    on: date
    allows: Literal["call", "vote"] = "vote"
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier that waits for the money of a pot, at the rank the committee gave it."""

    dossier: str
    rank: int
    amount: Fraction
    decision: ListingDecision | None = None


@dataclass(frozen=True, slots=True)
class WaitingSettings:
    """Whether a smaller dossier may pass before a larger one, and whether the list may use over-programming."""

    policy: str = STOP
    within: Literal["limit", "envelope"] = "limit"


@dataclass(frozen=True, slots=True)
class FreeMoney:
    """What may be given now, and whether the pot, the whole fund or both set it."""

    amount: Fraction
    bound_by: Literal["pot", "fund", "both"]


@dataclass(frozen=True, slots=True)
class Call:
    """What is proposed for one dossier of the list; what was left when its turn came."""

    dossier: str
    rank: int
    amount: Fraction
    outcome: Outcome
    left_before: Fraction
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The list in its order, with what is left if all that is proposed is given."""

    free: FreeMoney
    calls: tuple[Call, ...]
    left: Fraction

    @property
    def next_calls(self) -> tuple[Call, ...]:
        """Those whose turn it is, now or after a vote."""
        return tuple(call for call in self.calls if call.outcome in {"called", "to_vote", "to_decide"})


def find_free_money(overview: Overview, pot: Pot, settings: WaitingSettings) -> FreeMoney:
    """What the pot and its whole fund both leave."""
    if pot not in overview.pots:
        raise WrongInput("pot_unknown", place="pot", pot=str(pot))
    gauges = overview.pots[pot], overview.funds[pot.fund]
    of_pot, of_fund = (each.room if settings.within == "limit" else each.left for each in gauges)
    amount = max(ZERO, min(of_pot, of_fund))
    if of_pot == of_fund:
        return FreeMoney(amount, "both")
    return FreeMoney(amount, "pot" if of_pot < of_fund else "fund")


def propose_next(free: FreeMoney, waiting: Sequence[Waiting], on: date, settings: WaitingSettings) -> Proposal:
    """Go down the list by rank; whoever needs a vote has his money kept for it."""
    _check(waiting, settings)
    left, held_by, calls = free.amount, "", list[Call]()
    ordered = sorted(waiting, key=lambda each: (each.rank, each.dossier))
    for rank, same in groupby(ordered, key=lambda each: each.rank):
        peers = list(same)
        standing = [each for each in peers if standing_of(each.decision, on) not in OUTSIDE]
        outcome = _outcome_of_all(standing, left, held_by)
        tied = len(standing) if len(standing) > 1 else 0
        calls += [_call(each, outcome, left, on, tied=tied, held_by=held_by) for each in peers]
        if outcome == "given":
            left -= sum((each.amount for each in standing), ZERO)
        if outcome == "to_decide" or (outcome == "too_large" and settings.policy == STOP):
            held_by = f"{rank}"
    return Proposal(free, tuple(calls), left)


def _outcome_of_all(
    standing: Sequence[Waiting], left: Fraction, held_by: str
) -> Literal["behind", "given", "to_decide", "too_large"]:
    """What becomes of the dossiers of one rank together; giving to none of them takes nothing."""
    if held_by:
        return "behind"
    if sum((each.amount for each in standing), ZERO) <= left:
        return "given"
    return "to_decide" if any(each.amount <= left for each in standing) else "too_large"


def standing_of(decision: ListingDecision | None, on: date) -> Outcome:
    """What the decision alone allows on that day."""
    if decision is None:
        return "no_decision"
    if on < decision.on:
        return "not_yet"
    if decision.until is not None and decision.until < on:
        return "expired"
    return "called" if decision.allows == "call" else "to_vote"


def _call(waiting: Waiting, together: str, left: Fraction, on: date, *, tied: int, held_by: str) -> Call:
    alone = standing_of(waiting.decision, on)
    outcome: Outcome = alone
    if alone not in OUTSIDE and together != "given":
        outcome = "to_decide" if together == "to_decide" else "behind" if together == "behind" else "too_large"
    decision = waiting.decision
    first = step(f"waiting_{outcome}", rank=waiting.rank, amount=waiting.amount, left=left, held_by=held_by or None)
    tie = [step("waiting_tied", rank=waiting.rank, count=tied)] if tied and alone not in OUTSIDE else []
    steps = (first, *tie, *steps_of_decision(decision))
    return Call(waiting.dossier, waiting.rank, waiting.amount, outcome, left, steps)


def steps_of_decision(decision: ListingDecision | None) -> tuple[Step, ...]:
    """What put the dossier on the list."""
    if decision is None:
        return ()
    return (step(f"listed_to_{decision.allows}", key=decision.key, on=decision.on, until=decision.until),)


def _check(waiting: Sequence[Waiting], settings: WaitingSettings) -> None:
    if settings.policy not in POLICIES:
        raise WrongInput("unknown_choice", place="settings.policy", choices=", ".join(POLICIES))
    seen = set[str]()
    for place, each in enumerate(waiting):
        if each.dossier in seen:
            raise WrongInput("repeated", place=f"waiting[{place}].dossier", key=each.dossier)
        seen.add(each.dossier)
        if each.rank < 1:
            raise WrongInput("not_above_zero", place=f"waiting[{place}].rank", value=each.rank)
        if each.amount <= 0:
            raise WrongInput("not_above_zero", place=f"waiting[{place}].amount", value=each.amount)
