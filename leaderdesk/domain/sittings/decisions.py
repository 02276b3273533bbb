"""Whether a decision can be: its vote, the rate of its notes, the cap of the rules, what is left of the envelope."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.financing import Financing, compute_fund
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.gestures import Decided
from leaderdesk.domain.sittings.ground import GRANTS, ZERO, Pot, point_of
from leaderdesk.domain.sittings.state import State

_CENTS = 100
_NEEDS_REASON = frozenset({"postponed", "refused"})


@dataclass(frozen=True, slots=True)
class PotState:
    """An envelope while the sitting goes on: before it, what its decisions took, what is left."""

    before: Fraction
    taken: Fraction
    over: Fraction

    @property
    def left(self) -> Fraction:
        """What is left of the envelope itself."""
        return self.before - self.taken

    @property
    def allowed(self) -> Fraction:
        """The most that may still be granted."""
        return self.left + self.over


@dataclass(frozen=True, slots=True)
class Tier:
    """The rate of public aid that a total gives, where the grid has tiers."""

    rate: Fraction
    total: Fraction
    maximum: Fraction


@dataclass(frozen=True, slots=True)
class Award:
    """What the rules give a project: at most, and at the rate of its notes, which is what is proposed."""

    most: Financing
    given: Financing
    tier: Tier | None = None

    @property
    def amount(self) -> Fraction:
        """What is proposed; nothing where the rules refuse the plan."""
        return ZERO if self.given.is_refused else self.given.fund


def award_of(state: State, key: str) -> Award | None:
    """What the rules give the project, on its notes so far."""
    grid = point_of(state.points, key).grid
    return award_at(state, key, state.score(key) if grid is not None and grid.rate_tiers else None)


def award_at(state: State, key: str, score: Score | None) -> Award | None:
    """The same, with the score that it has."""
    money, tier = point_of(state.points, key).money, tier_of(score)
    if money is None:
        return None
    most = compute_fund(money.plan, money.rules)
    return Award(most, most if tier is None else compute_fund(money.plan, money.rules, tier.rate), tier)


def tier_of(score: Score | None) -> Tier | None:
    """The rate that a score gives; none without a tier that it reaches."""
    if score is None or score.rate is None or score.total is None:
        return None
    return Tier(score.rate, score.total, score.maximum)


def pot_of(state: State, name: str, *, without: str = "") -> PotState:
    """An envelope as the decisions so far leave it, one point apart if named."""
    pot = state.ground.pots.get(name, Pot(ZERO))
    taken = sum(
        (
            decided.amount or ZERO
            for key, noted in state.done.items()
            for decided in (noted.decision,)
            if decided is not None and key != without and decided.outcome in GRANTS and _pot_name(state, key) == name
        ),
        ZERO,
    )
    return PotState(pot.left, taken, pot.over)


def check_decision(state: State, decided: Decided) -> None:
    """Refuse what the rules forbid; a decision is changeable with a reason, never beyond a cap."""
    noted = state.of(decided.point)
    if noted.sheets.differences():
        raise Refusal("sheets_differ", point=decided.point)
    if decided.outcome in _NEEDS_REASON and not (decided.reason.strip() or decided.criteria):
        raise Refusal("reason_needed")
    if decided.outcome == "reservations" and not decided.reservations:
        raise Refusal("reservations_needed", point=decided.point)
    vote = noted.last_vote
    if decided.outcome in GRANTS | {"waiting"} and (vote is None or not vote.is_adopted):
        raise Refusal("no_adopted_vote", point=decided.point)
    if decided.outcome in GRANTS | {"waiting"} and vote is not None:
        _check_voters(state, decided.point, vote)
    if decided.outcome in GRANTS:
        _check_amount(state, decided)
    elif decided.amount is not None:
        raise Refusal("amount_without_grant", outcome=decided.outcome)


def _check_voters(state: State, key: str, vote: HeldVote) -> None:
    """An interest may be found once the vote is over: it is then held again without them."""
    people = sorted(vote.people & state.barred(key))
    if people:
        raise Refusal("vote_with_interest", person=people[0], point=key)


def _check_amount(state: State, decided: Decided) -> None:
    award = award_of(state, decided.point)
    money = point_of(state.points, decided.point).money
    if award is None or money is None:
        if decided.amount is not None:
            raise Refusal("amount_without_money", point=decided.point)
        return
    if decided.amount is None or decided.amount <= 0:
        raise Refusal("amount_needed", point=decided.point)
    if (decided.amount * _CENTS).denominator != 1:
        raise Refusal("amount_in_cents", point=decided.point)
    if award.most.is_refused:
        raise Refusal("plan_refused")
    if decided.amount > award.most.fund:
        raise Refusal("beyond_cap", amount=decided.amount, cap=award.most.fund)
    if decided.amount != award.given.fund and not decided.reason.strip():
        raise Refusal("reason_needed")
    # An envelope that nobody set limits nothing.
    pot = pot_of(state, money.pot, without=decided.point)
    if money.pot in state.ground.pots and decided.amount > pot.allowed:
        raise Refusal("beyond_envelope", amount=decided.amount, allowed=pot.allowed, pot=money.pot)


def _pot_name(state: State, key: str) -> str:
    money = state.points[key].money
    return money.pot if money is not None else ""
