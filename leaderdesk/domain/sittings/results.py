"""What a sitting came to, computed from its gestures alone: what is sealed, and checked again later."""

from __future__ import annotations

from typing import Any

from leaderdesk.domain.quorum import Quorum
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.decisions import award_of, pot_of
from leaderdesk.domain.sittings.state import PointState, State


def results_of(state: State) -> dict[str, Any]:
    """The points in the order they were given, and what is left of each envelope."""
    return {
        "points": [_point(state, key, state.done[key]) for key in state.order],
        "pots": {name: str(pot_of(state, name).left) for name in sorted(state.ground.pots)},
        "presence": [
            {
                "since": each.since.isoformat(),
                "point": each.item,
                "in_room": sorted(each.in_room),
                "recused": sorted(each.recused),
            }
            for each in state.presence.timeline.stretches
        ],
    }


def _point(state: State, key: str, noted: PointState) -> dict[str, Any]:
    score, award, decision = state.score(key), award_of(state, key), noted.decision
    return {
        "key": key,
        "score": None if score is None else _score(score),
        "fund": None if award is None else str(award.most.fund),
        # What the rate of the notes leaves of it.
        "given": None if award is None else str(award.given.fund),
        "votes": [_vote(state, each) for each in noted.votes],
        "outcome": None if decision is None else decision.outcome,
        "amount": None if decision is None or decision.amount is None else str(decision.amount),
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "counted": list(score.counted),
        "values": {key: str(value) for key, value in score.values.items()},
        "total": None if score.total is None else str(score.total),
        "verdict": score.verdict,
        "rate": None if score.rate is None else str(score.rate),
        "eliminated_by": list(score.eliminated_by),
    }


def _vote(state: State, held: HeldVote) -> dict[str, Any]:
    outcome, totals = held.outcome, held.outcome.totals
    return {
        "motion": held.asked.motion,
        "mode": held.asked.mode,
        "until": held.until.isoformat(),
        "result": outcome.result,
        "reasons": [each.code for each in outcome.reasons],
        "for": totals.in_favour,
        "against": totals.against,
        "abstentions": totals.abstentions,
        "voids": totals.voids,
        "not_voting": totals.not_voting,
        "chair": held.chair,
        "is_chair_deputy": state.ground.is_deputy(held.chair),
        "casting_by": outcome.casting_by,
        "ballots": {ballot.seat: ballot.says for ballot in held.ballots},
        "quorum": _quorum(outcome.record.quorum),
    }


def _quorum(quorum: Quorum) -> dict[str, Any]:
    return {
        "voters": dict(quorum.voters),
        "rules": [
            {
                "kind": each.rule.kind,
                "of": each.rule.of,
                "college": each.rule.college,
                "counted": each.top,
                "out_of": each.bottom,
                "is_met": each.is_met,
            }
            for each in quorum.rules
        ],
    }
