"""A sitting as its minutes tell it: attendance, point after point, what was decided and what is left of the money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.financing import Plan
from leaderdesk.domain.sheets.sittings.attendance import AttendanceSheet, attendance_of
from leaderdesk.domain.sheets.sittings.closed import ClosedSheet
from leaderdesk.domain.sheets.sittings.decisions import pots_of
from leaderdesk.domain.sheets.sittings.gauges import Gauges, gauges_of
from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sheets.sittings.votes import HeldSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import standing
from leaderdesk.domain.sittings.decisions import PotState
from leaderdesk.domain.sittings.gestures import Deed
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.domain.sittings.state import State

# By point and person.
Reasons = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody who had an interest in a point and took no part in it: declared before, or said in the sitting."""

    person: str
    reason: str = ""
    structure: str = ""


@dataclass(frozen=True, slots=True)
class VoteMinutes:
    """A vote that is over, the majority that applied, how many could vote, and who presided."""

    held: HeldSheet
    majority: Majority
    voters: int
    chair: str | None
    is_chair_deputy: bool


@dataclass(frozen=True, slots=True)
class PointMinutes:
    """One point: its sheet, and what only minutes say of it."""

    rank: int
    sheet: PointSheet
    closed_at: datetime | None
    asides: tuple[Aside, ...]
    plan: Plan | None
    votes: tuple[VoteMinutes, ...]

    @property
    def key(self) -> str:
        """How the record names it."""
        return self.sheet.point.key

    @property
    def was_examined(self) -> bool:
        """True when the point was opened, or something was decided on it."""
        return self.sheet.opened_at is not None or self.outcome is not None or bool(self.votes)

    @property
    def is_opinion(self) -> bool:
        """True where the committee gives an opinion of opportunity, which grants nothing."""
        return self.sheet.point.decision == "opinion"

    @property
    def outcome(self) -> OutcomeKind | None:
        """What was decided."""
        return None if self.sheet.decision.decided is None else self.sheet.decision.decided.outcome

    @property
    def amount(self) -> Fraction | None:
        """What was granted."""
        return None if self.sheet.decision.decided is None else self.sheet.decision.decided.amount


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """The whole of it."""

    closed: ClosedSheet
    attendance: AttendanceSheet
    # Who held the chair when the first point was opened, and whether in the president's place.
    chair: str | None
    is_chair_deputy: bool
    # The quorum of the first point, before anybody left for one.
    quorum: Gauges
    points: tuple[PointMinutes, ...]
    pots: Mapping[str, PotState]

    def decided(self, *outcomes: OutcomeKind) -> tuple[PointMinutes, ...]:
        """The points that came to one of some outcomes."""
        return tuple(each for each in self.points if each.outcome in outcomes)

    @property
    def granted(self) -> Fraction:
        """All that was granted."""
        return sum((each.amount for each in self.points if each.amount is not None), Fraction(0))


def minutes_of(
    state: State,
    deeds: Sequence[Deed],
    closed: ClosedSheet,
    points: Mapping[str, PointSheet],
    excused: frozenset[str] = frozenset(),
) -> MinutesSheet:
    """The minutes of a sitting that is over, from its gestures and from the sheet of each point."""
    (chair, quorum), said = opening_of(state), _reasons(deeds)
    return MinutesSheet(
        closed=closed,
        attendance=attendance_of(state, deeds, excused),
        chair=chair,
        is_chair_deputy=state.ground.is_deputy(chair),
        quorum=quorum,
        points=tuple(_point(state, said, rank, points[key]) for rank, key in enumerate(state.order, start=1)),
        pots=pots_of(state),
    )


def opening_of(state: State) -> tuple[str | None, Gauges]:
    """The room when the first point was opened, before anybody left for it.

    A consultation has none: whoever presides the committee signs for it.
    """
    stretches = state.presence.timeline.stretches
    if not stretches or state.ground.kind == "written":
        return next(iter(state.ground.chairs), None), gauges_of(state.presence.quorum())
    first = next((rank for rank, each in enumerate(stretches) if each.item is not None), len(stretches))
    room = stretches[max(first - 1, 0)]
    chair = next((person for person in state.ground.chairs if person in room.in_room), None)
    return chair, gauges_of(state.presence.record_of(room).quorum)


def _point(state: State, said: Reasons, rank: int, sheet: PointSheet) -> PointMinutes:
    key, noted = sheet.point.key, state.done[sheet.point.key]
    votes, money = zip(noted.votes, sheet.held, strict=True), state.points[key].money
    return PointMinutes(
        rank=rank,
        sheet=sheet,
        closed_at=noted.closed_at,
        asides=_asides(state, said, sheet),
        plan=None if money is None else money.plan,
        votes=tuple(
            VoteMinutes(shown, held.majority, len(held.people), held.chair, state.ground.is_deputy(held.chair))
            for held, shown in votes
        ),
    )


def _reasons(deeds: Sequence[Deed]) -> Reasons:
    """Why somebody left a point, as it was said in the sitting."""
    return {
        (deed.gesture.point, deed.gesture.person): deed.gesture.reason
        for deed in standing(deeds)
        if isinstance(deed.gesture, told.Recused)
    }


def _asides(state: State, said: Reasons, sheet: PointSheet) -> tuple[Aside, ...]:
    room, key = state.presence.room(), sheet.point.key
    structures = {each.key: each.structure or "" for each in state.ground.committee.seats}
    of = {person: structures[seat.name] for seat in room.seats for person in (seat.suppleant, seat.titulaire) if person}
    return tuple(
        Aside(person, said.get((key, person)) or sheet.facts.interests.get(person, ""), of.get(person, ""))
        for person in sorted(state.barred(key))
    )
