"""Who is in the room and who votes, now and if somebody left: read from the timeline of what was noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from leaderdesk.domain.committee.presence import Event, EventKind, Stretch, Timeline, read_timeline
from leaderdesk.domain.committee.records import QuorumRecord, record_quorum
from leaderdesk.domain.committee.seats import room_on
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.quorum import Quorum, count_quorum
from leaderdesk.domain.seating import Room
from leaderdesk.domain.sittings.ground import Ground

_NOBODY = Stretch(datetime.min, None)  # noqa: DTZ901 - before anything was noted


@dataclass(slots=True)
class Presence:
    """The comings and goings so far."""

    ground: Ground
    events: list[Event] = field(default_factory=list)
    timeline: Timeline = field(default_factory=lambda: Timeline((), ()))

    def note(self, kind: EventKind, at: datetime, person: str | None = None, point: str | None = None) -> None:
        """Keep an event; one that cannot be is refused, and leaves everything as it was."""
        self.note_all([Event(kind, at, person, point)])

    def note_all(self, together: Sequence[Event]) -> None:
        """Keep some events of one moment, or none of them."""
        for event in together:
            if event.person is not None and event.person not in self.ground.people():
                raise Refusal("nobody_of_the_committee", person=event.person)
        events = [*self.events, *together]
        timeline = read_timeline(events)
        if timeline.problems:
            problem = timeline.problems[0]
            raise Refusal("cannot_be_there", problem=problem.code, details=dict(problem.data))
        self.events, self.timeline = events, timeline

    @property
    def now(self) -> Stretch:
        """The room as it is."""
        return self.timeline.stretches[-1] if self.timeline.stretches else _NOBODY

    def room(self, stretch: Stretch | None = None) -> Room:
        """The room that a quorum is counted on; the present one unless another is named."""
        stretch = stretch or self.now
        return room_on(
            self.ground.committee,
            self.ground.day,
            stretch.present,
            stretch.recused,
            counting=self.ground.counting,
            proxies=self.ground.proxies,
            withdrawn=stretch.withdrawn,
        )

    def quorum(self) -> Quorum:
        """Both halves of the quorum as they stand now."""
        return count_quorum(self.room(), self.ground.rules)

    def record(self, point: str, at: datetime) -> QuorumRecord:
        """The same, kept for a vote."""
        return record_quorum(point, at, self.room(), self.ground.rules)

    def record_of(self, stretch: Stretch) -> QuorumRecord:
        """The same, of a time that is over."""
        return record_quorum(stretch.item or "", stretch.since, self.room(stretch), self.ground.rules)

    def without(self, person: str, *, is_recused: bool = False) -> Quorum:
        """What the quorum would be if somebody left, or were recused from the point that is open."""
        now = self.now
        stretch = Stretch(
            now.since,
            None,
            now.item,
            now.attending if is_recused else now.attending - {person},
            now.recused | {person} if is_recused else now.recused,
            now.away - {person},
            now.withdrawn | ({person} & now.recused),
        )
        return count_quorum(self.room(stretch), self.ground.rules)

    @property
    def chair(self) -> str | None:
        """Who presides: the president, or the first deputy in the room while the president is out of it."""
        return next((person for person in self.ground.chairs if person in self.now.in_room), None)
