"""Whether a decision can be: the vote it rests on, the cap of the rules, what is left of the envelope."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.financing import Financing, compute_fund
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


def financing_of(state: State, key: str) -> Financing | None:
    """What the rules give the project."""
    money = point_of(state.points, key).money
    return None if money is None else compute_fund(money.plan, money.rules)


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
    financing = financing_of(state, decided.point)
    money = point_of(state.points, decided.point).money
    if financing is None or money is None:
        if decided.amount is not None:
            raise Refusal("amount_without_money", point=decided.point)
        return
    if decided.amount is None or decided.amount <= 0:
        raise Refusal("amount_needed", point=decided.point)
    if (decided.amount * _CENTS).denominator != 1:
        raise Refusal("amount_in_cents", point=decided.point)
    if financing.is_refused:
        raise Refusal("plan_refused")
    if decided.amount > financing.fund:
        raise Refusal("beyond_cap", amount=decided.amount, cap=financing.fund)
    if decided.amount != financing.fund and not decided.reason.strip():
        raise Refusal("reason_needed")
    # An envelope that nobody set limits nothing.
    pot = pot_of(state, money.pot, without=decided.point)
    if money.pot in state.ground.pots and decided.amount > pot.allowed:
        raise Refusal("beyond_envelope", amount=decided.amount, allowed=pot.allowed, pot=money.pot)


def _pot_name(state: State, key: str) -> str:
    money = state.points[key].money
    return money.pot if money is not None else ""
