"""One point of an open sitting, whole: who must leave, who is heard, its notes, votes, decision and text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sheets.sittings.decisions import Awards, DecisionSheet, decision_sheet_of
from leaderdesk.domain.sheets.sittings.facts import PointFacts
from leaderdesk.domain.sheets.sittings.rooms import RoomSheet
from leaderdesk.domain.sheets.sittings.scores import ScoreSheet, Standing, score_sheet_of
from leaderdesk.domain.sheets.sittings.votes import (
    HeldSheet,
    MayVote,
    VoteSheet,
    held_sheet_of,
    may_vote,
    vote_sheet_of,
)
from leaderdesk.domain.sittings.ground import Point, TeamNote
from leaderdesk.domain.sittings.state import Hearing, State


@dataclass(frozen=True, slots=True)
class EarlyNotes:
    """What was noted before the day, criterion by criterion: shown, and counted only where the rules say so."""

    are_counted: bool
    members: tuple[str, ...]
    means: tuple[tuple[str, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class PointSheet:
    """A point as the middle of the page shows it."""

    point: Point
    facts: PointFacts
    is_open: bool
    opened_at: datetime | None
    spent: timedelta
    # Who leaves when it opens, or has left for it; who of them is in the room now; who comes back for it.
    must_leave: tuple[str, ...]
    leaving: tuple[str, ...]
    coming_back: tuple[str, ...]
    hearing: Hearing | None
    hearings: tuple[Hearing, ...]
    early: EarlyNotes | None
    # What the team and the technical pre-committee noted: shown, never counted.
    team: tuple[TeamNote, ...]
    score: ScoreSheet | None
    may_vote: MayVote
    vote: VoteSheet | None
    held: tuple[HeldSheet, ...]
    decision: DecisionSheet
    text: str

    @property
    def last_vote(self) -> HeldSheet | None:
        """The vote that stands."""
        return self.held[-1] if self.held else None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What was computed once for the point, and need not be again."""

    score: Score | None
    standing: Standing
    awards: Awards
    spent: timedelta


def point_sheet_of(state: State, key: str, room: RoomSheet, facts: PointFacts, reckoned: Reckoned) -> PointSheet:
    """The point as it stands."""
    point, noted, barred = state.points[key], state.done[key], state.barred(key)
    in_room = [each.name for each in room.people if each.where == "in_room" and each.role != "observer"]
    present = {each.name: each.where for each in room.people}
    hearing = noted.hearings[-1] if noted.hearings and noted.hearings[-1].until is None else None
    is_open = state.open_point == key
    return PointSheet(
        point=point,
        facts=facts,
        is_open=is_open,
        opened_at=noted.opened_at,
        spent=reckoned.spent,
        must_leave=tuple(sorted(barred)),
        leaving=tuple(name for name in sorted(barred) if present.get(name) == "in_room" and not is_open),
        coming_back=()
        if is_open
        else tuple(name for name, where in present.items() if where in {"out", "recused"} and name not in barred),
        hearing=hearing,
        hearings=tuple(noted.hearings),
        early=_early(state, key),
        team=point.team_notes,
        score=score_sheet_of(state, key, in_room=in_room, score=reckoned.score, standing=reckoned.standing),
        may_vote=may_vote(state, key, room.gauges),
        vote=vote_sheet_of(state) if state.vote is not None and state.vote.asked.point == key else None,
        held=tuple(held_sheet_of(state, each) for each in noted.votes),
        decision=decision_sheet_of(state, key, reckoned.score, reckoned.awards),
        text=noted.text,
    )


def _early(state: State, key: str) -> EarlyNotes | None:
    grid, sheets = state.points[key].grid, state.done[key].sheets.early
    if grid is None or not sheets:
        return None
    means = []
    for criterion in grid.criteria:
        notes = [note for page in sheets.values() if (note := page.get(criterion.key)) is not None]
        means.append((criterion.key, sum(notes, Fraction(0)) / len(notes) if notes else None))
    return EarlyNotes(state.ground.early_notes_count, tuple(sorted(sheets)), tuple(means))
