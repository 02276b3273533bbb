"""The money of a point at the moment of deciding: what the rules give, what limits it, what the envelope becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.exact import CENT, round_down
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sittings.decisions import Award, PotState, Tier, award_at, pot_of
from leaderdesk.domain.sittings.gestures import Decided
from leaderdesk.domain.sittings.ground import GRANTS, OUTCOMES, ZERO, OutcomeKind
from leaderdesk.domain.sittings.state import State

Awards = Mapping[str, Award | None]


@dataclass(frozen=True, slots=True)
class EnvelopeSheet:
    """An envelope around one decision; one that nobody set has no figures, and limits nothing."""

    name: str
    is_set: bool
    # Before this point, after it, and if every point still to come passes at what its rules give.
    before: Fraction
    after: Fraction
    after_all: Fraction
    allowed: Fraction
    # Points still to be decided on this envelope, this one left out, and what they would take.
    waiting: int
    waiting_amount: Fraction

    @property
    def is_exhausted_by_all(self) -> bool:
        """True when not every point still to come can pass."""
        return self.is_set and self.after_all < 0

    def granting(self, amount: Fraction) -> EnvelopeSheet:
        """The same, were this amount granted here."""
        after = self.before - amount
        return replace(self, after=after, after_all=after - self.waiting_amount)


@dataclass(frozen=True, slots=True)
class DecisionSheet:
    """What may be decided of a project, and what it does to the money."""

    # What stands, once decided.
    decided: Decided | None
    has_money: bool
    eligible: Fraction
    total_cost: Fraction
    # The most that the rules give, what they give at the rate of the notes, and what is proposed of it: less where
    # the envelope holds less.
    cap: Fraction
    given: Fraction
    proposed: Fraction | None
    rate: Fraction | None
    limits: Mapping[str, Fraction]
    binding: tuple[str, ...]
    refusals: tuple[str, ...]
    # `envelope` when the proposal is what is left of it.
    bound_by: Literal["rules", "envelope"]
    # The rate that the notes give, where the grid has tiers; another amount is granted with a reason, up to the cap.
    tier: Tier | None
    envelope: EnvelopeSheet | None
    # Every outcome, with the code of what stands in its way; None where it may be chosen.
    outcomes: Mapping[OutcomeKind, str | None]
    # Criteria that explain a refusal: eliminatory first, then the lowest of their maximum.
    weakest: tuple[str, ...]

    def rate_of(self, amount: Fraction) -> Fraction | None:
        """The share of the eligible costs that an amount is."""
        return amount / self.eligible if self.eligible else None

    def amount_at(self, rate: Fraction) -> Fraction:
        """The amount that a rate gives, never rounded up."""
        return round_down(max(ZERO, rate * self.eligible), CENT)

    def needs_reason(self, amount: Fraction) -> bool:
        """True for an amount that is not the one the rules give."""
        return amount != self.given


def awards_of(state: State, scores: Mapping[str, Score | None]) -> Awards:
    """What the rules give each project on its notes so far."""
    return {key: award_or_none(state, key, scores.get(key)) for key in state.points}


def decision_sheet_of(state: State, key: str, score: Score | None, awards: Awards) -> DecisionSheet:
    """What the rules, the vote and the envelope say of a point."""
    money, noted = state.points[key].money, state.done[key]
    award = awards.get(key)
    financing = None if award is None else award.given
    envelope = envelope_of(state, key, awards)
    given = fund_of(key, awards)
    left = envelope.allowed if envelope is not None and envelope.is_set else given
    proposed = None if award is None else round_down(max(ZERO, min(given, left)), CENT)
    eligible = ZERO if financing is None else financing.base.eligible
    return DecisionSheet(
        decided=noted.decision,
        has_money=money is not None,
        eligible=eligible,
        total_cost=ZERO if money is None else money.plan.total_cost,
        cap=ZERO if award is None or award.most.is_refused else award.most.fund,
        given=given,
        proposed=proposed,
        rate=proposed / eligible if proposed is not None and eligible else None,
        limits={} if financing is None else dict(financing.limits),
        binding=() if financing is None else financing.binding,
        refusals=() if financing is None else financing.reasons,
        bound_by="envelope" if left < given else "rules",
        tier=None if award is None else award.tier,
        envelope=envelope,
        outcomes=_outcomes(state, key, award),
        weakest=_weakest(state, key, score),
    )


def envelope_of(state: State, key: str, awards: Awards) -> EnvelopeSheet | None:
    """The envelope that a point draws on, around its decision; none for a point without money."""
    money = state.points[key].money
    if money is None:
        return None
    before = pot_of(state, money.pot, without=key)
    own = amount_of(state, key, awards)
    others = [each for each in state.order if each != key and _is_waiting(state, each, money.pot)]
    later = sum((fund_of(each, awards) for each in others), ZERO)
    return EnvelopeSheet(
        name=money.pot,
        is_set=money.pot in state.ground.pots,
        before=before.left,
        after=before.left - own,
        after_all=before.left - own - later,
        allowed=before.allowed,
        waiting=len(others),
        waiting_amount=later,
    )


def pots_of(state: State) -> Mapping[str, PotState]:
    """Every envelope that somebody set, as it stands."""
    return {name: pot_of(state, name) for name in sorted(state.ground.pots)}


def amount_of(state: State, key: str, awards: Awards) -> Fraction:
    """What the point takes: its decision, or what it would be granted."""
    decision = state.done[key].decision
    if decision is None:
        return fund_of(key, awards)
    return (decision.amount or ZERO) if decision.outcome in GRANTS else ZERO


def fund_of(key: str, awards: Awards) -> Fraction:
    """What the rules give a point at the rate of its notes."""
    award = awards.get(key)
    return ZERO if award is None else award.amount


def _is_waiting(state: State, key: str, pot: str) -> bool:
    money, noted = state.points[key].money, state.done[key]
    return money is not None and money.pot == pot and noted.decision is None


def award_or_none(state: State, key: str, score: Score | None) -> Award | None:
    """The same for one; a plan that cannot be computed gives nothing."""
    try:
        return award_at(state, key, score)
    except WrongInput:
        return None


def _outcomes(state: State, key: str, award: Award | None) -> Mapping[OutcomeKind, str | None]:
    noted = state.done[key]
    vote = noted.last_vote
    in_list = vote is not None and key in vote.asked.covers and vote.asked.point == state.open_point
    is_open = in_list or state.open_point == key or state.ground.kind == "written"
    shared: tuple[tuple[bool, str], ...] = (
        (not is_open, "point_not_open"),
        (state.vote is not None, "vote_going_on"),
        (noted.decision is not None, "already_decided"),
        (bool(noted.sheets.differences()), "sheets_differ"),
    )
    wrong = next((code for is_wrong, code in shared if is_wrong), None)
    no_vote = "no_adopted_vote" if vote is None or not vote.is_adopted else None
    no_plan = "plan_refused" if award is not None and award.most.is_refused else None
    found: dict[OutcomeKind, str | None] = {}
    for outcome in OUTCOMES:
        own = no_vote if outcome in GRANTS | {"waiting"} else None
        found[outcome] = wrong or own or (no_plan if outcome in GRANTS else None)
    return found


def _weakest(state: State, key: str, score: Score | None) -> tuple[str, ...]:
    grid = state.points[key].grid
    if grid is None or score is None:
        return ()
    shares = [
        (each.key not in score.eliminated_by, score.values[each.key] / each.max, rank, each.key)
        for rank, each in enumerate(grid.criteria)
        if each.key in score.values and each.max
    ]
    return tuple(key for *_, key in sorted(shares))
