"""Outlines made lighter (Douglas and Peucker), each side that two communes share in the same way for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, radians

from leaderdesk.domain.maps.pictures import Point, Ring

# How far a side may move, in hundred-thousandths of a degree of latitude (1,11 m each): about seventy metres.
TOLERANCE = 63.0
_SCALE = 100_000
_LEAST = 4
# A line is simplified by such lengths: what is done stays in proportion to its points, however it twists.
_LENGTH = 128


def simplified(
    shapes: Mapping[str, tuple[Ring, ...]], tolerance: float = TOLERANCE, tell: Callable[[], None] | None = None
) -> dict[str, tuple[Ring, ...]]:
    """Every outline with fewer points; none disappears, and all rings stay closed. `tell` is called after each."""
    narrow = _narrowing(shapes)
    joints = _joints(ring for rings in shapes.values() for ring in rings)
    done: dict[Ring, Ring] = {}
    found = {}
    for code, rings in shapes.items():
        found[code] = _lighter(rings, joints, done, narrow, tolerance)
        if tell is not None:
            tell()
    return found


def _lighter(
    rings: Sequence[Ring], joints: set[Point], done: dict[Ring, Ring], narrow: float, tolerance: float
) -> tuple[Ring, ...]:
    found = []
    for ring in rings:
        lines = [_once(line, done, narrow, tolerance) for line in _cut(ring, joints)]
        light = (*lines[0], *(point for line in lines[1:] for point in line[1:]))
        if len(light) >= _LEAST:
            found.append(light)
    return tuple(found) or (max(rings, key=len),)


def _once(line: Ring, done: dict[Ring, Ring], narrow: float, tolerance: float) -> Ring:
    """A line is simplified from its lesser end: whoever has it, and in whichever way, gets the same points."""
    turned = line[::-1]
    way = min(line, turned)
    if way not in done:
        done[way] = _simplified_line(way, narrow, tolerance)
    return done[way] if way is line or way == line else done[way][::-1]


def _joints(rings: Iterable[Ring]) -> set[Point]:
    """The points where lines of different neighbours meet."""
    beside: dict[Point, frozenset[Point]] = {}
    found: set[Point] = set()
    for ring in rings:
        for rank, point in enumerate(ring[:-1]):
            around = frozenset((ring[rank - 1] if rank else ring[-2], ring[rank + 1]))
            if beside.setdefault(point, around) != around:
                found.add(point)
    return found


def _cut(ring: Ring, joints: set[Point]) -> Iterator[Ring]:
    """The lines of a ring between its joints; without any, it begins at its least point, whoever has it."""
    bare = ring[:-1]
    first = next((rank for rank, point in enumerate(bare) if point in joints), None)
    if first is None:
        first = min(range(len(bare)), key=lambda rank: bare[rank])
        turned = (*bare[first:], *bare[: first + 1])
        middle = max(range(len(turned)), key=lambda rank: (_square(turned[0], turned[rank]), turned[rank]))
        yield turned[: middle + 1]
        yield turned[middle:]
        return
    line: list[Point] = []
    for point in (*bare[first:], *bare[: first + 1]):
        line.append(point)
        if point in joints and len(line) > 1:
            yield tuple(line)
            line = [point]


def _simplified_line(line: Ring, narrow: float, tolerance: float) -> Ring:
    ends = [*range(0, len(line) - 1, _LENGTH), len(line) - 1]
    kept = set(ends)
    waiting = list(pairwise(ends))
    limit = tolerance * tolerance
    while waiting:
        first, last = waiting.pop()
        far, place = limit, 0
        for rank in range(first + 1, last):
            away = _away(line[rank], line[first], line[last], narrow)
            if away > far:
                far, place = away, rank
        if place:
            kept.add(place)
            waiting += ((first, place), (place, last))
    return tuple(line[rank] for rank in sorted(kept))


def _away(point: Point, first: Point, last: Point, narrow: float) -> float:
    """The square of the distance of a point to a side."""
    across, up = (point[0] - first[0]) * narrow, point[1] - first[1]
    wide, high = (last[0] - first[0]) * narrow, last[1] - first[1]
    length = wide * wide + high * high
    part = max(0.0, min(1.0, (across * wide + up * high) / length)) if length else 0.0
    return (across - part * wide) ** 2 + (up - part * high) ** 2


def _square(one: Point, other: Point) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _narrowing(shapes: Mapping[str, tuple[Ring, ...]]) -> float:
    """How much narrower a degree of longitude is than one of latitude, where these outlines are."""
    heights = [point[1] for rings in shapes.values() for ring in rings for point in ring]
    return cos(radians((min(heights) + max(heights)) / 2 / _SCALE)) if heights else 1.0
