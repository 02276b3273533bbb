"""A written consultation while it runs: who answered what on each point, its own quorum, what silence will say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.sheets.sittings.gauges import Gauges, gauges_of
from leaderdesk.domain.sittings.answers import answers_record
from leaderdesk.domain.sittings.ground import Silence
from leaderdesk.domain.sittings.state import State


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """A seat, who may answer for it, and what was answered; `counts` is whose answer stands now."""

    seat: str
    structure: str | None
    college: str
    titulaire: str | None
    suppleant: str | None
    counts: str | None
    says: Saying | None
    # Nobody of the seat may answer: each has an interest.
    is_barred: bool


@dataclass(frozen=True, slots=True)
class PointAnswers:
    """The answers on one point."""

    key: str
    seats: tuple[SeatAnswer, ...]
    # Everybody's own answer, pooled suppléants included.
    answers: tuple[tuple[str, Saying], ...]
    totals: Totals
    gauges: Gauges
    awaited: tuple[str, ...]
    is_counted: bool
    # Whether the answers may be counted now: the deadline has passed, or nobody is awaited.
    may_count: bool


@dataclass(frozen=True, slots=True)
class ConsultationSheet:
    """The whole consultation."""

    deadline: datetime | None
    is_past: bool
    silence: Silence
    points: tuple[PointAnswers, ...]

    def point(self, key: str) -> PointAnswers | None:
        """The answers on a point."""
        return next((each for each in self.points if each.key == key), None)


def consultation_of(state: State, now: datetime) -> ConsultationSheet:
    """The consultation as it stands."""
    deadline = state.ground.deadline
    is_past = deadline is not None and now > deadline
    points = tuple(_point(state, key, now, is_past=is_past) for key in state.order)
    return ConsultationSheet(deadline, is_past, state.ground.silence, points)


def _point(state: State, key: str, now: datetime, *, is_past: bool) -> PointAnswers:
    noted, barred = state.done[key], state.barred(key)
    record = answers_record(state, key, now)
    voters = record.quorum.voters
    awaited = tuple(sorted(state.ground.members() - noted.answers.keys() - barred))
    structures = {each.key: each.structure for each in state.ground.committee.seats}
    said = Counter(noted.answers[person] for person in voters.values() if person in noted.answers)
    seats = tuple(
        SeatAnswer(
            seat=seat.name,
            structure=structures.get(seat.name),
            college=seat.college,
            titulaire=seat.titulaire,
            suppleant=seat.suppleant,
            counts=voters.get(seat.name),
            says=noted.answers.get(voters.get(seat.name, "")),
            is_barred=all(each is None or each in barred for each in (seat.titulaire, seat.suppleant)),
        )
        for seat in record.room.seats
    )
    return PointAnswers(
        key=key,
        seats=seats,
        answers=tuple(sorted(noted.answers.items())),
        totals=Totals(said["for"], said["against"], said["abstention"], said["void"], said["not_voting"]),
        gauges=gauges_of(record.quorum),
        awaited=awaited,
        is_counted=bool(noted.votes),
        may_count=not noted.votes and (is_past or not awaited),
    )
