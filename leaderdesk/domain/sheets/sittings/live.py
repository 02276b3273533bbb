"""An open sitting as its page shows it, whole; what a gesture did not touch is not computed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.committee.presence import Timeline
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sheets.sittings.agendas import AgendaSheet, agenda_of, time_spent
from leaderdesk.domain.sheets.sittings.consultations import ConsultationSheet, consultation_of
from leaderdesk.domain.sheets.sittings.decisions import Awards, award_or_none, pots_of
from leaderdesk.domain.sheets.sittings.facts import NO_FACTS, PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.points import PointSheet, Reckoned, point_sheet_of
from leaderdesk.domain.sheets.sittings.rooms import RoomSheet, room_of
from leaderdesk.domain.sheets.sittings.scores import standing_of
from leaderdesk.domain.sittings.decisions import Award, PotState
from leaderdesk.domain.sittings.ground import SittingKind
from leaderdesk.domain.sittings.sheets import Sheets
from leaderdesk.domain.sittings.state import State

SittingPhase = Literal["preparation", "open", "closed", "sealed"]


@dataclass(frozen=True, slots=True)
class LiveSheet:
    """Everything that the page of an open sitting shows."""

    facts: SittingFacts
    kind: SittingKind
    day: date
    phase: SittingPhase
    # When it was read, and the last gesture: its moment and its rank.
    now: datetime
    at: datetime | None
    rank: int
    agenda: AgendaSheet
    room: RoomSheet
    open_point: str | None
    # The next point that waits, in the order of the agenda.
    next_point: str | None
    # The point that was asked for, else the one that is open.
    point: PointSheet | None
    envelopes: Mapping[str, PotState]
    consultation: ConsultationSheet | None
    # The majority that each kind of decision takes; one that is not named takes the default.
    majorities: Mapping[str, Majority]

    @property
    def is_over(self) -> bool:
        """True when nothing but amendments may be noted."""
        return self.phase in {"closed", "sealed"}


@dataclass(slots=True)
class Memory:
    """What was computed of a sitting, each with what it was computed from."""

    timeline: Timeline | None = None
    room: RoomSheet | None = None
    barred: dict[str, frozenset[str]] = field(default_factory=dict)
    scores: dict[str, tuple[Sheets, int, frozenset[str], Score | None]] = field(default_factory=dict)
    awards: dict[str, tuple[Score | None, Award | None]] = field(default_factory=dict)

    def room_of(self, state: State) -> RoomSheet:
        """The room, computed again only when somebody moved or a point opened."""
        self._follow(state)
        if self.room is None:
            self.room = room_of(state)
        return self.room

    def score_of(self, state: State, key: str) -> Score | None:
        """The score of a point, computed again only when one of its notes or those who left for it changed."""
        self._follow(state)
        if key not in self.barred:
            self.barred[key] = state.barred(key)
        sheets, barred = state.done[key].sheets, self.barred[key]
        known = self.scores.get(key)
        if known is not None and known[0] is sheets and known[1:3] == (sheets.changes, barred):
            return known[3]
        score = state.score(key)
        self.scores[key] = (sheets, sheets.changes, barred, score)
        return score

    def awards_of(self, state: State) -> Awards:
        """What the rules give each point, computed again only when its score was."""
        for key in state.points:
            score = self.score_of(state, key)
            if key not in self.awards or self.awards[key][0] is not score:
                self.awards[key] = (score, award_or_none(state, key, score))
        return {key: award for key, (_, award) in self.awards.items()}

    def totals(self, state: State) -> dict[str, tuple[str, Fraction]]:
        """The grid and the total of each point that has one."""
        found = {}
        for key in state.order:
            grid, score = state.points[key].grid, self.score_of(state, key)
            if grid is not None and score is not None and score.total is not None:
                found[key] = (grid.title, score.total)
        return found

    def _follow(self, state: State) -> None:
        if self.timeline is not state.presence.timeline:
            self.timeline, self.room, self.barred = state.presence.timeline, None, {}


def live_sheet_of(
    state: State,
    sitting: SittingFacts,
    facts: Mapping[str, PointFacts],
    now: datetime,
    memory: Memory,
    *,
    asked: str | None = None,
) -> LiveSheet:
    """The sitting as it stands; `asked` is a point to look at while another is open."""
    room = memory.room_of(state)
    agenda = agenda_of(state, facts, now)
    key = asked if asked in state.points else state.open_point
    return LiveSheet(
        facts=sitting,
        kind=state.ground.kind,
        day=state.ground.day,
        phase="sealed" if sitting.phase == "sealed" else state.phase,
        now=now,
        at=state.at,
        rank=state.rank,
        agenda=agenda,
        room=room,
        open_point=state.open_point,
        next_point=next((line.key for line in agenda.lines if line.status == "waiting"), None),
        point=None if key is None else point_of_live(state, key, facts, now, memory),
        envelopes=pots_of(state),
        consultation=consultation_of(state, now) if state.ground.kind == "written" else None,
        majorities=state.ground.majorities,
    )


def point_of_live(state: State, key: str, facts: Mapping[str, PointFacts], now: datetime, memory: Memory) -> PointSheet:
    """One point alone."""
    grid = state.points[key].grid
    totals = memory.totals(state)
    reckoned = Reckoned(
        score=memory.score_of(state, key),
        standing=standing_of(key, grid.title if grid is not None else "", totals),
        awards=memory.awards_of(state),
        spent=time_spent(state, now).get(key, timedelta()),
    )
    return point_sheet_of(state, key, memory.room_of(state), facts.get(key, NO_FACTS), reckoned)
