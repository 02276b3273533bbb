"""What the base says of a dossier on one fund, on a day, and the chain it makes; a doubt is named, never hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.envelopes.chains import ZERO, Chain

# The states in which a decision gave money to a dossier, and those that end it without the rest.
GRANTED = ("programmed", "convention", "in_progress", "claimed", "paid", "closed", "in_control")
DROPPED = ("withdrawn", "abandoned", "deprogrammed")
_REFUSED, _WAITING = "refused", "waiting_list"
_CONVENTION, _CLAIMED = "convention", ("claimed", "certified", "paid")
Doubt = Literal["voted_from_plan", "voted_from_later", "vote_not_final", "closed_unpaid"]


@dataclass(frozen=True, slots=True)
class FundFacts:
    """A dossier on one fund: its state, what its plan asks, and the last amount of each stage; euros."""

    dossier_id: int
    number: str
    title: str
    holder: str
    fiche_id: int | None
    fund_id: int
    status: str
    planned: Fraction
    stages: Mapping[str, Fraction] = field(default_factory=dict)
    instructed_after_vote: bool = False
    # The day of its present state.
    since: date | None = None
    # True once the balance of the fund is paid: what it has not paid by then, it never will.
    is_settled: bool = False

    @property
    def is_waiting(self) -> bool:
        """True for one that the committee put on the waiting list."""
        return self.status == _WAITING


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chain of a dossier on a fund, whether its vote is final, and what had to be supposed."""

    facts: FundFacts
    chain: Chain
    is_final: bool
    doubt: Doubt | None = None


def weigh_facts(facts: FundFacts) -> Weighed:
    """The chain that the stages make.

    A dossier whose state says that it was given money, of which no vote was noted, weighs its convention, else what its
    plan asks: what was claimed so far may be a first part of it. An envelope never looks fuller of money than it is.
    """
    stages = dict(facts.stages)
    doubt: Doubt | None = None
    if "requested" not in stages and facts.planned:
        stages["requested"] = facts.planned
    if facts.status in GRANTED and "voted" not in stages:
        later = stages.get(_CONVENTION, max(stages.get(stage, ZERO) for stage in _CLAIMED))
        # Of a dossier that is over, nothing more is supposed than what it took.
        is_later = _CONVENTION in stages or later > facts.planned or _end(facts) == "closed"
        stages["voted"], doubt = (later, "voted_from_later") if is_later else (facts.planned, "voted_from_plan")
    is_final = facts.status in GRANTED or facts.status in DROPPED
    if "voted" in stages and not is_final:
        doubt = "vote_not_final"
    if facts.status == "closed" and "paid" not in stages:
        doubt = "closed_unpaid"
    return Weighed(facts, Chain(**stages, instructed_after_vote=_follows(facts), end=_end(facts)), is_final, doubt)


def _end(facts: FundFacts) -> Literal["open", "closed", "dropped"]:
    if facts.status in (*DROPPED, _REFUSED):
        return "dropped"
    is_over = facts.status == "closed" or (facts.is_settled and facts.status in GRANTED)
    # A dossier of which no payment was noted still weighs what it was given, closed or not.
    return "closed" if is_over and "paid" in facts.stages else "open"


def _follows(facts: FundFacts) -> bool:
    return facts.instructed_after_vote and "voted" in facts.stages and "instructed" in facts.stages
