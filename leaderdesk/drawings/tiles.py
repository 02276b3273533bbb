"""A map without outlines: a tile for each commune, in a block for each group, as large as it has communes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, sqrt

from leaderdesk.domain.maps.pictures import MapPicture, MapTile
from leaderdesk.drawings.legends import Key, draw_legend
from leaderdesk.drawings.shades import INK, shade_keys, shade_of
from leaderdesk.drawings.shapes import SMALL, Box, Drawing, Label, Line, Mark, Measure, Shape, fitted, outline

_CELL, _TALL, _GROUND = 78.0, 64.0, 22.0
_LINE, _GAP, _BETWEEN = 11.5, 6.0, 14.0
_HEAD = 32.0
_SEAT = 5.0
_NARROWEST = 2
_HEAD_LINES = 2
# A strong text is wider than a plain one.
_STRONG = 1.15


@dataclass(frozen=True, slots=True)
class _Block:
    name: str
    tiles: tuple[MapTile, ...]
    columns: int

    @property
    def width(self) -> float:
        """As wide as its columns."""
        return self.columns * _CELL

    @property
    def height(self) -> float:
        """As high as its rows under its name."""
        return _HEAD + ceil(len(self.tiles) / self.columns) * _TALL


def draw_tiles(picture: MapPicture, width: float, measure: Measure) -> Drawing:
    """The blocks one beside the other, then what each shade means."""
    shapes, marks, down = place_tiles(picture.tiles, len(picture.levels), (0.0, 0.0, width), measure)
    legend, end = draw_legend(map_keys(picture), 0, down, width, measure)
    return Drawing(width, end, (*shapes, *legend), picture.said, tuple(marks))


def map_keys(picture: MapPicture) -> list[Key]:
    """What is drawn, and nothing else."""
    keys = shade_keys(picture.levels)
    if any(not each.level for each in picture.tiles):
        keys.append(Key(picture.nothing, "paper", "solid", is_faint=True))
    if any(each.has_seat for each in picture.tiles):
        keys.append(Key(picture.seat, "text"))
    return keys


def place_tiles(
    tiles: Sequence[MapTile], count: int, at: tuple[float, float, float], measure: Measure
) -> tuple[list[Shape], list[Mark], float]:
    """The blocks from a place on, `at` being left, top and right; and where they end."""
    left, top, right = at
    most = max(1, int((right - left) / _CELL))
    blocks = [_block(name, tuple(found), most) for name, found in groupby(tiles, key=lambda each: each.group)]
    shapes: list[Shape] = []
    marks: list[Mark] = []
    across, down, high = left, top, 0.0
    for block in blocks:
        if across > left and across + block.width > right:
            across, down, high = left, down + high + _GAP, 0.0
        found, pointed = _draw_block(block, across, down, count, measure)
        shapes += found
        marks += pointed
        across, high = across + block.width + _BETWEEN, max(high, block.height)
    return shapes, marks, down + high + _GAP


def _block(name: str, tiles: tuple[MapTile, ...], most: int) -> _Block:
    wished = max(_NARROWEST, ceil(sqrt(len(tiles))))
    return _Block(name, tiles, min(most, wished))


def _draw_block(block: _Block, left: float, top: float, count: int, measure: Measure) -> tuple[list[Shape], list[Mark]]:
    names = wrapped(block.name, (block.width - _GAP) / _STRONG, measure)
    # A short name stands just above its tiles too.
    lines = enumerate(names, 1 + _HEAD_LINES - len(names))
    shapes: list[Shape] = [Label(left, top + rank * _LINE, line, "text", SMALL, is_strong=True) for rank, line in lines]
    marks = []
    for rank, tile in enumerate(block.tiles):
        row, column = divmod(rank, block.columns)
        place = (left + column * _CELL, top + _HEAD + row * _TALL)
        shapes += _tile(tile, place, count, measure)
        key = tile.opens.address if tile.opens else ""
        marks.append(Mark(*place, _CELL - _GAP, _TALL - _GAP, tile.name, tile.told, key))
    return shapes, marks


def _tile(tile: MapTile, at: tuple[float, float], count: int, measure: Measure) -> Iterator[Shape]:
    left, top = at
    wide = _CELL - _GAP
    shade = shade_of(tile.level, count)
    if shade is not None:
        yield Box(left, top, wide, _GROUND, INK, *shade)
    yield Line(outline(left, top, left + wide, top + _GROUND), "axis", 0.8)
    down = top + _GROUND
    for line in wrapped(tile.name, wide, measure):
        down += _LINE
        yield Label(left, down, line, "text", SMALL)
    yield Label(left, down + _LINE, fitted(tile.short, SMALL, wide - _SEAT - 4, measure), "muted", SMALL)
    if tile.has_seat:
        yield Box(left + wide - _SEAT, down + _LINE - _SEAT - 1, _SEAT, _SEAT, "text")


def wrapped(text: str, room: float, measure: Measure) -> list[str]:
    """A name on one line or two, parted where it may be; only what is longer than two lines is cut."""
    if measure(text, SMALL) <= room:
        return [text]
    ends = [rank + 1 for rank, letter in enumerate(text) if letter in " -"]
    first = max((end for end in ends if measure(text[:end].rstrip(), SMALL) <= room), default=0)
    if not first:
        return [fitted(text, SMALL, room, measure)]
    return [text[:first].rstrip(), fitted(text[first:], SMALL, room, measure)]
