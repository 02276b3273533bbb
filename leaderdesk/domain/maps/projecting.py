"""Longitudes and latitudes on a plane: north is up, and shapes are true over a territory."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from leaderdesk.domain.maps.pictures import Ring

Flat = tuple[float, float]
_SCALE = 100_000


@dataclass(frozen=True, slots=True)
class Plane:
    """Where outlines are put: north is up, the whole as large as its frame lets it be, in the middle of its width."""

    west: float
    north: float
    narrow: float
    scale: float
    left: float
    top: float

    def put(self, ring: Ring) -> tuple[Flat, ...]:
        """A ring in the frame."""
        return tuple(
            (
                self.left + (across - self.west) * self.narrow * self.scale,
                self.top + (self.north - up) * self.scale,
            )
            for across, up in ring
        )


def plane_for(rings: Sequence[Ring], room: tuple[float, float], edge: float = 0.0) -> tuple[Plane, float]:
    """The plane of some outlines in a room (width, height) with an edge all around, and how high they are in it."""
    across = [point[0] for ring in rings for point in ring]
    ups = [point[1] for ring in rings for point in ring]
    west, east, south, north = min(across), max(across), min(ups), max(ups)
    narrow = cos(radians((south + north) / 2 / _SCALE))
    wide, high = max((east - west) * narrow, 1.0), max(float(north - south), 1.0)
    scale = min((room[0] - 2 * edge) / wide, (room[1] - 2 * edge) / high)
    return Plane(west, north, narrow, scale, (room[0] - wide * scale) / 2, edge), high * scale + 2 * edge


def seat_of(rings: Iterable[Sequence[Flat]]) -> tuple[float, float, float]:
    """A place well inside an outline (across, down) and how much room is there: the middle of its widest line."""
    several = tuple(rings)
    largest = max(several, key=lambda ring: abs(_area(ring)))
    downs = [point[1] for point in largest]
    top, high = min(downs), max(downs) - min(downs)
    best = (largest[0][0], largest[0][1], 0.0)
    for part in range(3, 18):
        down = top + high * part / 20
        crossed = sorted(each for ring in several for each in _crossings(ring, down))
        for left, right in zip(crossed[::2], crossed[1::2], strict=False):
            # Near the middle of its height, a name has room above and below too.
            room = (right - left) * (1 - abs(part - 10) / 20)
            if room > best[2]:
                best = ((left + right) / 2, down, room)
    return best


def holds(rings: Iterable[Sequence[Flat]], across: float, down: float) -> bool:
    """True for a point within an outline; a ring within another one is a hole."""
    return sum(sum(each < across for each in _crossings(ring, down)) for ring in rings) % 2 == 1


def _crossings(ring: Sequence[Flat], down: float) -> list[float]:
    """Where a level line meets a ring."""
    found = []
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > down) != (y2 > down):
            found.append(x1 + (x2 - x1) * (down - y1) / (y2 - y1))
    return found


def _area(ring: Sequence[Flat]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2
