"""The map of the communes: as outlines where they are known, as tiles by group where they are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.domain.maps.pictures import MapPicture, MapTile
from leaderdesk.domain.maps.projecting import Plane, plane_for, seat_of
from leaderdesk.drawings.legends import draw_legend
from leaderdesk.drawings.shades import INK, shade_of
from leaderdesk.drawings.shapes import SMALL, Area, Box, Drawing, Label, Line, Mark, Measure, Ring, Shape
from leaderdesk.drawings.tiles import draw_tiles, map_keys, place_tiles, wrapped

# As high as a window shows at once.
_HIGHEST = 420.0
_LINE, _GAP = 11.0, 8.0
_SEAT = 5.0
# The line around the whole is seen whole.
_EDGE = 2.0
# A name is set on so many lines of so much room at most.
_NAME = 84.0
# Communes are read in bands from north to south, each from west to east.
_BANDS = 7
_Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A commune in the frame."""

    tile: MapTile
    rings: tuple[Ring, ...]
    seat: tuple[float, float, float]

    @property
    def frame(self) -> _Frame:
        """Left, top, right and bottom of it."""
        across = [point[0] for ring in self.rings for point in ring]
        down = [point[1] for ring in self.rings for point in ring]
        return min(across), min(down), max(across), max(down)


def draw_map(picture: MapPicture, width: float, measure: Measure) -> Drawing:
    """The map for the room there is."""
    drawn = [each for each in picture.tiles if each.rings]
    if not drawn:
        return draw_tiles(picture, width, measure)
    plane, height = plane_for([ring for each in drawn for ring in each.rings], (width, _HIGHEST), _EDGE)
    placed = _in_order([_place(each, plane) for each in drawn], height)
    count = len(picture.levels)
    shapes: list[Shape] = [*_grounds(placed, count), *_borders(picture, plane), *_names(placed, measure, width)]
    marks = [_mark(each) for each in placed]
    down = height + _GAP
    if bare := [each for each in picture.tiles if not each.rings]:
        shapes.append(Label(0, down + SMALL, picture.no_outline, "text", SMALL, is_strong=True))
        found, pointed, down = place_tiles(bare, count, (0.0, down + SMALL + 4, width), measure)
        shapes += found
        marks += pointed
    legend, end = draw_legend(map_keys(picture), 0, down + _GAP, width, measure)
    return Drawing(width, end, (*shapes, *legend), picture.said, tuple(marks))


def _place(tile: MapTile, plane: Plane) -> _Placed:
    rings = tuple(plane.put(ring) for ring in tile.rings)
    return _Placed(tile, rings, seat_of(rings))


def _in_order(placed: Sequence[_Placed], height: float) -> list[_Placed]:
    band = max(height / _BANDS, 1.0)
    return sorted(placed, key=lambda each: (int(each.seat[1] / band), each.seat[0]))


def _grounds(placed: Iterable[_Placed], count: int) -> Iterator[Shape]:
    for each in placed:
        shade = shade_of(each.tile.level, count)
        yield Area(each.rings, "paper")
        if shade is not None:
            yield Area(each.rings, INK, *shade)
    for each in placed:
        for ring in each.rings:
            yield Line(ring, "axis", 0.6)


def _borders(picture: MapPicture, plane: Plane) -> Iterator[Shape]:
    for line in picture.borders:
        yield Line(plane.put(line), "text", 1.6)


def _names(placed: Sequence[_Placed], measure: Measure, width: float) -> Iterator[Shape]:
    """The names that find room, those of most money first; each on its own ground, over nothing else."""
    taken: list[_Frame] = []
    for each in sorted(placed, key=lambda each: (-each.tile.level, -each.seat[2])):
        lines = wrapped(each.tile.name, _NAME, measure)
        wide = max(measure(line, SMALL) for line in lines) + 4 + (_SEAT + 3 if each.tile.has_seat else 0)
        high = len(lines) * _LINE + 3
        left, top = each.seat[0] - wide / 2, each.seat[1] - high / 2
        frame = (left, top, left + wide, top + high)
        # What nothing is in needs no name over its neighbours.
        is_cramped = not each.tile.level and wide > each.seat[2]
        if is_cramped or left < 0 or left + wide > width or any(_meet(frame, other) for other in taken):
            if each.tile.has_seat:
                yield Box(each.seat[0] - _SEAT / 2, each.seat[1] - _SEAT / 2, _SEAT, _SEAT, "text")
            continue
        taken.append(frame)
        if each.tile.level:
            yield Box(left, top, wide, high, "paper")
        if each.tile.has_seat:
            yield Box(left + 2, top + (high - _SEAT) / 2, _SEAT, _SEAT, "text")
            left += _SEAT + 3
        for rank, line in enumerate(lines):
            yield Label(left + 2, top + (rank + 1) * _LINE - 1, line, "text", SMALL)


def _meet(one: _Frame, other: _Frame) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _mark(placed: _Placed) -> Mark:
    left, top, right, bottom = placed.frame
    key = placed.tile.opens.address if placed.tile.opens else ""
    return Mark(left, top, right - left, bottom - top, placed.tile.name, placed.tile.told, key, placed.rings)
