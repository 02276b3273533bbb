"""A project in a sitting, as its dossier shows it: when it was examined, what was voted, what was decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.gestures import Decided
from leaderdesk.domain.sittings.state import State


@dataclass(frozen=True, slots=True)
class Passage:
    """One sitting whose agenda has the project; before it opened there is neither note, vote nor decision."""

    sitting_id: int
    number: int
    title: str
    day: date
    phase: str
    point: str
    decides: str
    is_examined: bool = False
    total: Fraction | None = None
    maximum: Fraction | None = None
    vote: HeldVote | None = None
    decision: Decided | None = None


def passage_of(planned: Passage, state: State | None) -> Passage:
    """What a sitting made of a project that its agenda has."""
    if state is None or planned.point not in state.points:
        return planned
    noted, score = state.done[planned.point], state.score(planned.point)
    return replace(
        planned,
        is_examined=noted.opened_at is not None or bool(noted.votes) or noted.decision is not None,
        total=None if score is None else score.total,
        maximum=None if score is None else score.maximum,
        vote=noted.last_vote,
        decision=noted.decision,
    )
