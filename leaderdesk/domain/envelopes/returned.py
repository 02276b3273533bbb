"""Who may be served from each pot when money comes back to it: one list for all the pots, gone down by rank.

A dossier may wait for several pots and is called only where each has its part. Dossiers of one rank that want the
same money, of a pot or of the whole fund where it runs short, are a tie for the committee; other pots do not wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from leaderdesk.domain.envelopes.chains import ZERO
from leaderdesk.domain.envelopes.gauges import Gauge, Overview
from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.waiting import (
    OUTSIDE,
    ListingDecision,
    Outcome,
    WaitingSettings,
    standing_of,
    steps_of_decision,
)
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.ranking import POLICIES, STOP
from leaderdesk.domain.steps import Step, step

# A pot, or a whole fund: the money of both must be there.
Purse = Pot | str
Purses = dict[Purse, Fraction]


@dataclass(frozen=True, slots=True)
class PotWaiting:
    """A dossier on the list, at the committee's rank, and what it waits for from each pot."""

    dossier: str
    rank: int
    amounts: Mapping[Pot, Fraction]
    decision: ListingDecision | None = None

    def purses(self) -> Purses:
        """What it takes of each pot, and of each fund."""
        found: Purses = {}
        for pot, amount in self.amounts.items():
            found[pot] = amount
            found[pot.fund] = found.get(pot.fund, ZERO) + amount
        return found


@dataclass(frozen=True, slots=True)
class PotCall:
    """What is proposed for one dossier; what each of its pots had left for it, fund included."""

    dossier: str
    rank: int
    outcome: Outcome
    lefts: Mapping[Pot, Fraction]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PotProposal:
    """The list in its order, and what each pot would have left."""

    calls: tuple[PotCall, ...]
    left: Mapping[Pot, Fraction]


def propose_by_pot(
    overview: Overview, waiting: Sequence[PotWaiting], on: date, settings: WaitingSettings
) -> PotProposal:
    """Go down the list by rank, each pot and each fund giving no more than it has."""
    _check(overview, waiting, settings)
    left, held_by, calls = _free(overview, settings), dict[Purse, int](), list[PotCall]()
    ordered = sorted(waiting, key=lambda each: (each.rank, each.dossier))
    for rank, same in groupby(ordered, key=lambda each: each.rank):
        peers = list(same)
        standing = [each for each in peers if standing_of(each.decision, on) not in OUTSIDE]
        before, held = dict(left), dict(held_by)
        behind = [each for each in standing if not held.keys().isdisjoint(each.purses())]
        together = {each.dossier: ("behind", 1) for each in behind}
        for tied in _ties([each for each in standing if each.dossier not in together], before):
            outcome = _outcome(tied, before)
            together |= {each.dossier: (outcome, len(tied)) for each in tied}
            taken = _sum(tied)
            if outcome == "given":
                left = {purse: amount - taken.get(purse, ZERO) for purse, amount in left.items()}
            if outcome == "to_decide" or (outcome == "too_large" and settings.policy == STOP):
                held_by |= dict.fromkeys(_blocked(taken, before), rank)
        calls += [_call(each, together.get(each.dossier), before, held, on) for each in peers]
    return PotProposal(tuple(calls), {pot: _left_for(pot, left) for pot in overview.pots})


def _free(overview: Overview, settings: WaitingSettings) -> Purses:
    gauges: list[tuple[Purse, Gauge]] = [*overview.pots.items(), *overview.funds.items()]
    return {purse: max(ZERO, gauge.room if settings.within == "limit" else gauge.left) for purse, gauge in gauges}


def _ties(standing: Sequence[PotWaiting], left: Purses) -> list[list[PotWaiting]]:
    """Dossiers of one rank in groups that share no money: a pot is shared, a fund only where it runs short."""
    scarce = {*(pot for each in standing for pot in each.amounts), *_funds_short(standing, left)}
    groups: list[tuple[set[Purse], list[PotWaiting]]] = []
    for each in standing:
        purses, members = each.purses().keys() & scarce, [each]
        apart = []
        for others, peers in groups:
            if others & purses:
                purses, members = purses | others, [*peers, *members]
            else:
                apart.append((others, peers))
        groups = [*apart, (purses, members)]
    return [members for _, members in groups]


def _funds_short(standing: Sequence[PotWaiting], left: Purses) -> list[Purse]:
    """The funds that could not give what their pots may: whoever does not fit alone takes nothing from the others."""
    wanted = _sum([each for each in standing if not _lacking(each.purses(), left)])
    most: Purses = {}
    for pot in (purse for purse in wanted if isinstance(purse, Pot)):
        most[pot.fund] = most.get(pot.fund, ZERO) + min(wanted[pot], left[pot])
    return _lacking(most, left)


def _outcome(tied: Sequence[PotWaiting], left: Purses) -> str:
    if not _lacking(_sum(tied), left):
        return "given"
    return "to_decide" if any(not _lacking(each.purses(), left) for each in tied) else "too_large"


def _blocked(taken: Purses, left: Purses) -> Iterator[Purse]:
    """What those behind may not take: the pots that are waited for, and the funds that run short."""
    yield from (purse for purse in taken if isinstance(purse, Pot))
    yield from _lacking(taken, left)


def _lacking(taken: Purses, left: Purses) -> list[Purse]:
    return [purse for purse, amount in taken.items() if amount > left[purse]]


def _sum(waiting: Sequence[PotWaiting]) -> Purses:
    found: Purses = {}
    for each in waiting:
        for purse, amount in each.purses().items():
            found[purse] = found.get(purse, ZERO) + amount
    return found


def _call(
    waiting: PotWaiting, together: tuple[str, int] | None, left: Purses, held: Mapping[Purse, int], on: date
) -> PotCall:
    outcome: Outcome = standing_of(waiting.decision, on)
    if together is not None and together[0] != "given":
        outcome = "to_decide" if together[0] == "to_decide" else "behind" if together[0] == "behind" else "too_large"
    ranks = [held[purse] for purse in waiting.purses() if purse in held]
    lefts = {pot: _left_for(pot, left) for pot in sorted(waiting.amounts)}
    # The pot that decides: the one where least would be left.
    pot = min(lefts, key=lambda each: lefts[each] - waiting.amounts[each])
    steps = [
        step("waiting_for_pot", fiche=each.fiche, fund=each.fund, amount=waiting.amounts[each], left=lefts[each])
        for each in lefts
    ]
    held_by = f"{max(ranks)}" if ranks else None
    wanted, there = waiting.amounts[pot], lefts[pot]
    steps.append(step(f"waiting_{outcome}", rank=waiting.rank, amount=wanted, left=there, held_by=held_by))
    if together is not None and together[1] > 1:
        steps.append(step("waiting_tied", rank=waiting.rank, count=together[1]))
    return PotCall(waiting.dossier, waiting.rank, outcome, lefts, (*steps, *steps_of_decision(waiting.decision)))


def _left_for(pot: Pot, left: Purses) -> Fraction:
    return min(left[pot], left[pot.fund])


def _check(overview: Overview, waiting: Sequence[PotWaiting], settings: WaitingSettings) -> None:
    if settings.policy not in POLICIES:
        raise WrongInput("unknown_choice", place="settings.policy", choices=", ".join(POLICIES))
    seen = set[str]()
    for place, each in enumerate(waiting):
        if each.dossier in seen:
            raise WrongInput("repeated", place=f"waiting[{place}].dossier", key=each.dossier)
        seen.add(each.dossier)
        if each.rank < 1:
            raise WrongInput("not_above_zero", place=f"waiting[{place}].rank", value=each.rank)
        if not each.amounts:
            raise WrongInput("missing", place=f"waiting[{place}].amounts")
        for pot, amount in each.amounts.items():
            if pot not in overview.pots:
                raise WrongInput("pot_unknown", place=f"waiting[{place}].amounts", pot=str(pot))
            if amount <= 0:
                raise WrongInput("not_above_zero", place=f"waiting[{place}].amounts[{pot}]", value=amount)
