"""The presence timeline of a sitting: from timed events to who attends, who is recused and who is out, at any moment.

A recusal holds for its project only; an absence "for this project only" ends with the project; opening the next
project closes the one before. However somebody recused goes out, their seat stays theirs for that project: a recusal
never becomes an absence that a suppléant fills. The order in which events were noted changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Literal

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import Step, step

EventKind = Literal[
    "item_closed", "recusal_withdrawn", "arrival", "return", "item_opened", "recusal", "absence", "departure"
]
# Within one instant: a project closes before the next opens, and what is said of a project is said once it is open.
EVENT_KINDS: tuple[EventKind, ...] = (
    *("item_closed", "recusal_withdrawn", "arrival", "return"),
    *("item_opened", "recusal", "absence", "departure"),
)
_OF_ITEMS = frozenset({"item_opened", "item_closed"})
_COMINGS = frozenset({"arrival", "departure", "return", "absence"})
_RECUSALS = frozenset({"recusal", "recusal_withdrawn"})


@dataclass(frozen=True, slots=True)
class Event:
    """One thing noted during the sitting; a recusal or an absence without `item` is for the project then open."""

    kind: EventKind
    at: datetime
    person: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time during which nobody moved."""

    since: datetime
    until: datetime | None
    item: str | None = None
    attending: frozenset[str] = frozenset()
    recused: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    # Recused members who left for good while the project was open: absent, and yet not replaced.
    withdrawn: frozenset[str] = frozenset()

    @property
    def present(self) -> frozenset[str]:
        """Those whom a quorum is counted on: recused members who attend are among them, those away are not."""
        return self.attending - self.away

    @property
    def in_room(self) -> frozenset[str]:
        """Those who hear the debate."""
        return self.present - self.recused


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stretches of a sitting in order, and what in its events makes no sense."""

    stretches: tuple[Stretch, ...]
    problems: tuple[Step, ...]

    def at(self, moment: datetime) -> Stretch:
        """The room at a moment; nobody before the first event."""
        for stretch in reversed(self.stretches):
            if stretch.since <= moment:
                return stretch
        return Stretch(moment, self.stretches[0].since if self.stretches else None)

    def of_item(self, item: str) -> tuple[Stretch, ...]:
        """The stretches during which a project was open."""
        return tuple(stretch for stretch in self.stretches if stretch.item == item)

    def throughout(self, item: str) -> frozenset[str]:
        """Those who were in the room for the whole of a project."""
        rooms = [stretch.in_room for stretch in self.of_item(item)]
        return frozenset.intersection(*rooms) if rooms else frozenset()


@dataclass(slots=True)
class _Room:
    """The room while the events are read."""

    item: str | None = None
    attending: set[str] = field(default_factory=set)
    recused: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    away: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    withdrawn: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def stretch(self, since: datetime, until: datetime | None) -> Stretch:
        attending = frozenset(self.attending)
        recused, away, withdrawn = (
            frozenset(people.get(self.item or "", ())) for people in (self.recused, self.away, self.withdrawn)
        )
        return Stretch(
            since, until, self.item, attending, recused, attending & away - recused, withdrawn & recused - attending
        )


def read_timeline(events: Sequence[Event]) -> Timeline:
    """The room from the first event on, and every event that cannot be."""
    noted = sorted(set(events), key=_in_order)
    room, problems, stretches = _Room(), list[Step](), list[Stretch]()
    instants = [(at, list(group)) for at, group in groupby(noted, key=lambda event: event.at)]
    for rank, (at, group) in enumerate(instants):
        refused = _contradictions(group)
        problems += [_contradiction(event) for event in refused]
        for event in group:
            if event not in refused and (problem := _apply(room, event)) is not None:
                problems.append(problem)
        until = instants[rank + 1][0] if rank + 1 < len(instants) else None
        stretches.append(room.stretch(at, until))
    return Timeline(tuple(stretches), tuple(problems))


def _in_order(event: Event) -> tuple[datetime, int, str, str]:
    if event.at.tzinfo is None:
        raise WrongInput("moment_without_zone", place="events.at", at=event.at.isoformat())
    if (event.kind in _OF_ITEMS and event.item is None) or (event.kind not in _OF_ITEMS and event.person is None):
        raise WrongInput("event_about_nobody", place=f"events.{event.kind}", at=event.at.isoformat())
    return event.at, EVENT_KINDS.index(event.kind), event.person or "", event.item or ""


def _contradictions(group: Sequence[Event]) -> list[Event]:
    """Of the events of one instant, those that say one thing and its contrary."""
    comings = Counter(event.person for event in group if event.kind in _COMINGS)
    recusals = Counter((event.person, event.item) for event in group if event.kind in _RECUSALS)
    openings = sum(event.kind == "item_opened" for event in group)
    return [
        event
        for event in group
        if (event.kind in _COMINGS and comings[event.person] > 1)
        or (event.kind in _RECUSALS and recusals[event.person, event.item] > 1)
        or (event.kind == "item_opened" and openings > 1)
    ]


def _contradiction(event: Event) -> Step:
    if event.kind == "item_opened":
        return step("simultaneous_openings", item=event.item)
    return step("simultaneous", person=event.person, kind=event.kind)


def _apply(room: _Room, event: Event) -> Step | None:
    if event.kind in _OF_ITEMS:
        return _turn_page(room, event)
    person = event.person or ""
    if event.kind in {"arrival", "departure"}:
        return _come_or_go(room, event.kind, person)
    item = event.item or room.item
    if item is None:
        return step("no_item_open", kind=event.kind, person=person)
    return _step_aside(room, event.kind, person, item)


def _turn_page(room: _Room, event: Event) -> Step | None:
    """Open or close a project: with the end of the one that was open, its absences end."""
    if event.kind == "item_closed" and room.item != event.item:
        return step("item_not_open", item=event.item)
    if room.item != event.item or event.kind == "item_closed":
        room.away.pop(room.item or "", None)
    room.item = event.item if event.kind == "item_opened" else None
    return None


def _come_or_go(room: _Room, kind: str, person: str) -> Step | None:
    if (person in room.attending) == (kind == "arrival"):
        return step("already_here" if kind == "arrival" else "not_here", person=person)
    if kind == "arrival":
        room.attending.add(person)
    else:
        room.attending.remove(person)
        room.withdrawn[room.item or ""].add(person)
        # Whoever comes back after leaving for good is back for everything.
        for away in room.away.values():
            away.discard(person)
    return None


def _step_aside(room: _Room, kind: str, person: str, item: str) -> Step | None:
    """Leave for one project, or come back before its end."""
    if kind == "recusal":
        room.recused[item].add(person)
    elif kind == "recusal_withdrawn":
        if person not in room.recused[item]:
            return step("not_recused", person=person, item=item)
        room.recused[item].remove(person)
    elif kind == "absence":
        if person not in room.attending:
            return step("not_here", person=person)
        room.away[item].add(person)
    elif person in room.recused[item]:
        return step("still_recused", person=person, item=item)
    elif person not in room.away[item]:
        return step("not_away", person=person, item=item)
    else:
        room.away[item].remove(person)
    return None
