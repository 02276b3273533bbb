"""Where two groups of communes meet and where the whole ends: sides of outlines that no commune of a group shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from leaderdesk.domain.maps.pictures import Point, Ring

Side = tuple[Point, Point]


def borders_of(rings: Mapping[str, tuple[Ring, ...]], groups: Mapping[str, str]) -> tuple[Ring, ...]:
    """Lines of sides that lie between two groups, or that one commune alone has."""
    sides: defaultdict[Side, list[str]] = defaultdict(list)
    for code, several in rings.items():
        for ring in several:
            for first, last in pairwise(ring):
                if first != last:
                    sides[min(first, last), max(first, last)].append(groups.get(code, ""))
    kept = [side for side, found in sides.items() if len(found) == 1 or len(set(found)) > 1]
    return tuple(_joined(kept))


def _joined(sides: list[Side]) -> Iterator[Ring]:
    """Sides put end to end, as far as they go."""
    left: defaultdict[Point, list[Point]] = defaultdict(list)
    for first, last in sides:
        left[first].append(last)
        left[last].append(first)
    for start in sorted(left, key=lambda point: (len(left[point]) == 2, point)):  # noqa: PLR2004 - the ends of lines first
        while left[start]:
            line = [start]
            while left[line[-1]]:
                following = left[line[-1]].pop()
                left[following].remove(line[-1])
                line.append(following)
            yield tuple(line)
