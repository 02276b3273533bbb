"""The quorum as it would be: once a point opens and those with an interest leave, or if somebody came in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.committee.presence import Stretch
from leaderdesk.domain.quorum import CAPS, ZERO, Quorum, count_quorum
from leaderdesk.domain.sheets.sittings.gauges import Gauges, gauges_of
from leaderdesk.domain.sittings.state import State


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a lost quorum lacks, and whose coming in would mend it: alone, or `needed` of those who bring it nearer."""

    gauges: Gauges
    alone: tuple[str, ...] = ()
    nearer: tuple[str, ...] = ()
    # How many of them at least; none where all of them together would not do.
    needed: int | None = None


def restoring_of(state: State) -> Restoring:
    """Everybody who is not in the room and has no interest in the point, tried one after the other."""
    presence = state.presence
    quorum = presence.quorum()
    gauges = gauges_of(quorum)
    if quorum.is_quorate:
        return Restoring(gauges)
    barred = state.barred(state.open_point) if state.open_point is not None else frozenset()
    away = presence.now.away
    # Those who are just outside first.
    people = sorted(state.ground.members() - presence.now.in_room - barred, key=lambda each: (each not in away, each))
    lacking = _lacking(quorum)
    alone, nearer = [], []
    for person in people:
        found = _with(state, {person})
        if found.is_quorate:
            alone.append(person)
        elif _lacking(found) < lacking:
            nearer.append(person)
    return Restoring(gauges, tuple(alone), tuple(nearer), None if alone else _needed(state, nearer))


def gauges_at_opening(state: State, key: str) -> Gauges:
    """The quorum once a point is open: those with an interest in it are out, the others back."""
    now, barred = state.presence.now, state.barred(key)
    return gauges_of(_count(state, Stretch(now.since, None, key, now.attending, barred)))


def _needed(state: State, nearer: list[str]) -> int | None:
    """How many must come in, each time the one who brings it nearest."""
    inside: set[str] = set()
    left = list(nearer)
    while left:
        best = min(left, key=lambda each: _lacking(_with(state, inside | {each})))
        inside.add(best)
        left.remove(best)
        if _with(state, inside).is_quorate:
            return len(inside)
    return None


def _with(state: State, people: set[str]) -> Quorum:
    now = state.presence.now
    return _count(state, replace(now, attending=now.attending | people, away=now.away - people))


def _count(state: State, stretch: Stretch) -> Quorum:
    return count_quorum(state.presence.room(stretch), state.ground.rules)


def _lacking(quorum: Quorum) -> Fraction:
    """How far all the rules that are not met are from their bounds, in parts of a seat."""
    found = ZERO
    for each in quorum.rules:
        if not each.is_met:
            gap = each.top - each.rule.bound * each.bottom
            found += gap if each.rule.kind in CAPS else -gap
    return found
