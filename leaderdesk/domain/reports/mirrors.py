"""What a committee sees of itself over a period: attendance, quorum, decisions, notes, interests, time; no name in it.

Notes and votes are counted and never told by member; where so few noted a project that a spread would name them, none
is given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.committee.seats import room_on
from leaderdesk.domain.grids.spreads import FEWEST_MEMBERS
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.quorum import count_quorum
from leaderdesk.domain.scoring import Ballot
from leaderdesk.domain.sheets.sittings.gauges import gauges_of
from leaderdesk.domain.sheets.sittings.minutes import opening_of
from leaderdesk.domain.sittings.gestures import CONSENSUS
from leaderdesk.domain.sittings.ground import GRANTS, OutcomeKind
from leaderdesk.domain.sittings.state import PointState, State

Filled = Literal["titulaire", "other", "proxy", "empty", "vacant"]
# What the notes say of a project, and what was decided of it.
Side = Literal["above", "below"]
_REFUSALS: frozenset[OutcomeKind] = frozenset({"refused", "postponed"})
_PASSED = "pass"


@dataclass(frozen=True, slots=True)
class HeldSitting:
    """A sitting that is over, and what it came to."""

    id: int
    title: str
    day: date
    state: State

    @property
    def is_written(self) -> bool:
        """True for a consultation: nobody comes to it."""
        return self.state.ground.kind == "written"

    @property
    def came(self) -> frozenset[str]:
        """Everybody who was there at some time."""
        return frozenset().union(*(each.attending for each in self.state.presence.timeline.stretches))


@dataclass(frozen=True, slots=True)
class SeatMirror:
    """A seat over the sittings: by how many it was filled, and by whom of its own."""

    college: str
    seat: str
    counts: Mapping[Filled, int]

    @property
    def held(self) -> int:
        """The sittings at which somebody had this seat."""
        return sum(count for filled, count in self.counts.items() if filled != "vacant")

    @property
    def filled(self) -> int:
        """The sittings at which it had a voice."""
        return sum(self.counts.get(each, 0) for each in ("titulaire", "other", "proxy"))


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """The votes of a sitting, and how they ended."""

    votes: int = 0
    adopted: int = 0
    unanimous: int = 0
    contested: int = 0
    without_result: int = 0
    casting: int = 0


@dataclass(frozen=True, slots=True)
class SittingMirror:
    """One sitting: who was there, how near the quorum came, what was decided, how many left a point, how long."""

    sitting: HeldSitting
    # The seats that had a voice when it began, or that were answered for in a consultation; and all of them.
    voices: int
    seats: int
    # Seats to spare at the tightest moment, the opening and each vote looked at; below zero, those that lacked.
    margin: int | None
    decisions: Mapping[OutcomeKind, int]
    votes: VoteCounts
    declared: int
    said: int
    left: int
    touched: int
    minutes: tuple[int, ...]
    planned: int | None


@dataclass(frozen=True, slots=True)
class NotesMirror:
    """What was given, as shares of the most that could be, in rising order; none where a spread would name somebody."""

    name: str
    shares: tuple[Fraction, ...]
    sheets: int

    @property
    def is_told(self) -> bool:
        """True where enough noted."""
        return self.sheets >= FEWEST_MEMBERS


@dataclass(frozen=True, slots=True)
class Mirror:
    """All of it; `agreement` counts decided projects by what their notes said."""

    sittings: tuple[SittingMirror, ...]
    seats: tuple[SeatMirror, ...]
    projects: tuple[NotesMirror, ...]
    criteria: tuple[NotesMirror, ...]
    agreement: Mapping[tuple[Side, OutcomeKind], int]

    @property
    def agreed(self) -> int:
        """How many decisions went the way of the notes."""
        return sum(count for place, count in self.agreement.items() if _agrees(*place))

    @property
    def compared(self) -> int:
        """How many decisions go one way or the other: a waiting list does neither."""
        return sum(count for (_, outcome), count in self.agreement.items() if outcome in GRANTS | _REFUSALS)


def mirror_of(held: Sequence[HeldSitting]) -> Mirror:
    """The mirror of some sittings, in the order of their days."""
    ordered = sorted(held, key=lambda each: (each.day, each.title, each.id))
    return Mirror(
        sittings=tuple(map(_sitting, ordered)),
        seats=tuple(_seats([each for each in ordered if not each.is_written])),
        projects=tuple(_projects(ordered)),
        criteria=tuple(_criteria(ordered)),
        agreement=_agreement(ordered),
    )


def _sitting(held: HeldSitting) -> SittingMirror:
    state = held.state
    _, opening = opening_of(state)
    voted = [gauges_of(each.outcome.record.quorum) for noted in state.done.values() for each in noted.votes]
    seen = [opening, *voted]
    margins = [gauge.margin for gauges in seen for gauge in (*gauges.presence, *gauges.votes)]
    projects = [(state.points[key], state.done[key]) for key in state.order if state.points[key].kind == "project"]
    outcomes = (noted.decision.outcome for _, noted in projects if noted.decision is not None)
    barred = {point.key: state.barred(point.key) for point, _ in projects}
    declared = sum(len(point.interested) for point, _ in projects)
    said = sum(len(barred[point.key] - set(point.interested)) for point, _ in projects)
    # A consultation has no hours.
    timed = [] if held.is_written else [(point, spent) for point, noted in projects if (spent := _spent(noted))]
    planned = [point.planned_minutes for point, _ in timed if point.planned_minutes is not None]
    return SittingMirror(
        sitting=held,
        voices=max((each.voters for each in voted), default=0) if held.is_written else opening.voters,
        seats=len(state.ground.committee.seats),
        margin=None if held.is_written else min(margins, default=None),
        decisions=Counter(outcomes),
        votes=_votes(state),
        declared=declared,
        said=said,
        left=sum(len(people & held.came) for people in barred.values()),
        touched=sum(bool(people) for people in barred.values()),
        minutes=tuple(sorted(round(spent / timedelta(minutes=1)) for _, spent in timed)),
        planned=sum(planned) if timed and len(planned) == len(timed) else None,
    )


def _votes(state: State) -> VoteCounts:
    held = [each for noted in state.done.values() for each in noted.votes]
    ended = [each for each in held if each.outcome.result != "no_result"]
    totals = [each.outcome.totals for each in ended]
    return VoteCounts(
        votes=len(held),
        adopted=sum(each.is_adopted for each in ended),
        unanimous=sum(bool(each.in_favour and not each.against and not each.abstentions) for each in totals),
        contested=sum(bool(each.in_favour and each.against) for each in totals),
        without_result=len(held) - len(ended),
        casting=sum(each.outcome.is_by_casting_vote for each in held),
    )


def _spent(noted: PointState) -> timedelta | None:
    if noted.opened_at is None or noted.closed_at is None:
        return None
    return noted.closed_at - noted.opened_at


def _seats(held: Sequence[HeldSitting]) -> Iterator[SeatMirror]:
    """Every seat in the order of the last committee, those that are gone after it."""
    found: dict[tuple[str, str], Counter[Filled]] = {}
    for each in reversed(held):
        for place, filled in _filled(each):
            found.setdefault(place, Counter())[filled] += 1
    colleges = list(dict.fromkeys(college for college, _ in found))
    for (college, seat), counts in sorted(found.items(), key=lambda pair: colleges.index(pair[0][0])):
        yield SeatMirror(college, seat, counts)


def _filled(held: HeldSitting) -> Iterator[tuple[tuple[str, str], Filled]]:
    ground = held.state.ground
    room = room_on(
        ground.committee,
        ground.day,
        held.came,
        frozenset(),
        counting=ground.counting,
        proxies=ground.proxies,
    )
    quorum = count_quorum(room, ())
    names = {each.key: each.structure or each.key for each in ground.committee.seats}
    for seat in room.seats:
        person = quorum.voters.get(seat.name)
        filled: Filled = "empty" if seat.titulaire or seat.suppleant else "vacant"
        if person is not None:
            filled = "titulaire" if person == seat.titulaire else "other"
            filled = "proxy" if seat.name in quorum.by_proxy else filled
        yield (seat.college, names[seat.name]), filled


def _projects(held: Sequence[HeldSitting]) -> Iterator[NotesMirror]:
    for each in held:
        for key, grid in _noted(each.state):
            ballots = _ballots(each.state, key, grid)
            shares = [share for ballot in ballots if (share := _share(ballot, grid)) is not None]
            if ballots:
                yield _notes(each.state.points[key].title, shares, len(shares))


def _criteria(held: Sequence[HeldSitting]) -> Iterator[NotesMirror]:
    """Each criterion over all projects noted on it; only projects that enough members noted."""
    given: defaultdict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for each in held:
        for key, grid in _noted(each.state):
            ballots = _ballots(each.state, key, grid)
            for criterion in grid.criteria:
                notes = [note for one in ballots if (note := one.notes.get(criterion.key)) is not None]
                if criterion.max and len(notes) >= FEWEST_MEMBERS:
                    given[grid.title, criterion.title] += [note / criterion.max for note in notes]
    grids = Counter(title for _, title in given)
    for (grid_title, title), shares in given.items():
        # Two grids may have a criterion of one title: theirs is then said.
        name = title if grids[title] == 1 else f"{title} ({grid_title})"
        yield _notes(name, shares, len(shares))


def _notes(name: str, shares: Sequence[Fraction], sheets: int) -> NotesMirror:
    return NotesMirror(name, tuple(sorted(shares)) if sheets >= FEWEST_MEMBERS else (), sheets)


def _noted(state: State) -> Iterator[tuple[str, GridSheet]]:
    """The projects that members noted one by one; a sheet of the whole committee has no spread."""
    for key in state.order:
        grid = state.points[key].grid
        if grid is not None and grid.aggregate != CONSENSUS:
            yield key, grid


def _ballots(state: State, key: str, grid: GridSheet) -> list[Ballot]:
    early = state.ground.early_notes_count
    return list(state.done[key].sheets.ballots(grid, state.barred(key), early_count=early))


def _share(ballot: Ballot, grid: GridSheet) -> Fraction | None:
    """What a sheet gives of the most that it could, over the criteria that it notes."""
    pairs = [(each, note) for each in grid.criteria if (note := ballot.notes.get(each.key)) is not None]
    most = sum((each.max * each.weight for each, _ in pairs if not each.is_bonus), Fraction(0))
    given = sum((note * each.weight for each, note in pairs if not each.is_bonus), Fraction(0))
    return given / most if most else None


def _agreement(held: Sequence[HeldSitting]) -> Counter[tuple[Side, OutcomeKind]]:
    """Projects that were noted against a threshold, and decided."""
    found: Counter[tuple[Side, OutcomeKind]] = Counter()
    for each in held:
        for key in each.state.order:
            grid, decision, score = each.state.points[key].grid, each.state.done[key].decision, each.state.score(key)
            if grid is None or grid.threshold is None or decision is None or score is None or score.total is None:
                continue
            found["above" if score.verdict == _PASSED else "below", decision.outcome] += 1
    return found


def _agrees(side: Side, outcome: OutcomeKind) -> bool:
    return outcome in (GRANTS if side == "above" else _REFUSALS)
