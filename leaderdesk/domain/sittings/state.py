"""A sitting as its gestures made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from leaderdesk.domain.committee.presence import Timeline
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sittings.ballots import HeldVote, OpenVote
from leaderdesk.domain.sittings.gestures import Decided
from leaderdesk.domain.sittings.ground import Ground, Point, point_of
from leaderdesk.domain.sittings.rooms import Presence
from leaderdesk.domain.sittings.sheets import Sheets

Phase = Literal["preparation", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Hearing:
    """A holder who was heard: when they came in, and when they left before the debate."""

    who: str
    since: datetime
    until: datetime | None = None


@dataclass(slots=True)
class PointState:
    """What was noted of one point."""

    opened_at: datetime | None = None
    closed_at: datetime | None = None
    sheets: Sheets = field(default_factory=Sheets)
    votes: list[HeldVote] = field(default_factory=list)
    answers: dict[str, Saying] = field(default_factory=dict)
    decision: Decided | None = None
    hearings: list[Hearing] = field(default_factory=list)
    text: str = ""

    @property
    def last_vote(self) -> HeldVote | None:
        """The vote that stands."""
        return self.votes[-1] if self.votes else None


@dataclass(slots=True)
class State:
    """The sitting now."""

    ground: Ground
    phase: Phase = "preparation"
    presence: Presence = field(init=False)
    points: dict[str, Point] = field(init=False)
    order: list[str] = field(init=False)
    done: dict[str, PointState] = field(init=False)
    open_point: str | None = None
    vote: OpenVote | None = None
    at: datetime | None = None
    rank: int = 0
    # Who is barred from each point, as long as nobody moves: every note asks it.
    _barred: dict[str, frozenset[str]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _barred_at: Timeline | None = field(default=None, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Start from the ground alone."""
        self.presence = Presence(self.ground)
        self.points = {point.key: point for point in self.ground.points}
        self.order = [point.key for point in self.ground.points]
        self.done = {key: PointState() for key in self.order}

    def of(self, key: str) -> PointState:
        """What was noted of a point of the agenda."""
        point_of(self.points, key)
        return self.done[key]

    def grid_of(self, key: str) -> GridSheet:
        """The grid of a point that has one."""
        grid = point_of(self.points, key).grid
        if grid is None:
            raise Refusal("no_grid", point=key)
        return grid

    def barred(self, key: str) -> frozenset[str]:
        """Those who have an interest in a point: declared before, or noted in the sitting and not lifted."""
        if self._barred_at is not self.presence.timeline:
            self._barred, self._barred_at = {}, self.presence.timeline
        if key not in self._barred:
            self._barred[key] = self._read_barred(key)
        return self._barred[key]

    def _read_barred(self, key: str) -> frozenset[str]:
        found = set(point_of(self.points, key).interested)
        for event in self.presence.events:
            if event.item == key and event.person is not None:
                if event.kind == "recusal":
                    found.add(event.person)
                elif event.kind == "recusal_withdrawn":
                    found.discard(event.person)
        return frozenset(found)

    def score(self, key: str) -> Score | None:
        """The score of a project so far; none without a grid or a note."""
        grid = point_of(self.points, key).grid
        if grid is None:
            return None
        return self.done[key].sheets.score(grid, self.barred(key), early_count=self.ground.early_notes_count)
