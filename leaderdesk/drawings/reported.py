"""The pictures of reports as drawings: each kind has one painter here, for the window and for papers alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leaderdesk.domain.maps.pictures import MapPicture
from leaderdesk.domain.reports.frame import Opens, Picture
from leaderdesk.domain.reports.pictures import Bar, Bars, Slice, Slices, Tone
from leaderdesk.domain.reports.spreads import PERCENT, Boxed, Boxes
from leaderdesk.drawings.distributions import Case, DistributionWords, Group, Quantiles, draw_distributions
from leaderdesk.drawings.maps import draw_map
from leaderdesk.drawings.shapes import Drawing, Measure, Pattern
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.drawings.stacks import Part, Stack, StackWords, draw_stacks

# How a part is painted: its ink, its pattern, and whether it is faint.
_LOOKS: Mapping[Tone, tuple[str, Pattern, bool]] = {
    "first": ("fund", "solid", False),
    "second": ("public", "solid", False),
    "third": ("private", "dots", False),
    "fourth": ("own", "hatch", False),
    "expected": ("late", "hatch", False),
    "beyond": ("alert", "dots", False),
}
_SLICES: tuple[tuple[str, Pattern], ...] = (
    ("fund", "solid"),
    ("public", "hatch"),
    ("private", "solid"),
    ("own", "dots"),
    ("likely", "hatch"),
    ("muted", "solid"),
)
# The scale of a share.
_HUNDRED, _TWENTY = 100, 20
Painter = Callable[[Any, float, Measure], Drawing]


def draw_picture(picture: Picture, width: float, measure: Measure) -> Drawing:
    """A picture for the room there is."""
    return _PAINTERS[type(picture)](picture, width, measure)


def _bars(picture: Bars, width: float, measure: Measure) -> Drawing:
    words = StackWords(picture.heading, picture.said, picture.limit, picture.left)
    return draw_stacks([_stack(each) for each in picture.bars], words, width, measure)


def _stack(bar: Bar) -> Stack:
    parts = tuple(Part(each.name, each.amount, each.told, *_LOOKS[each.tone]) for each in bar.parts)
    return Stack(bar.name, parts, bar.told, bar.limit, bar.limit_told, _address(bar.opens))


def _slices(picture: Slices, width: float, measure: Measure) -> Drawing:
    shares = [_share(each, rank) for rank, each in enumerate(picture.slices)]
    return draw_shares(shares, width, measure, empty=picture.nothing, headings=picture.headings)


def _share(found: Slice, rank: int) -> Share:
    ink, pattern = _SLICES[rank % len(_SLICES)]
    return Share(found.name, found.amount, found.told, found.part, ink, pattern, _address(found.opens))


def _boxes(picture: Boxes, width: float, measure: Measure) -> Drawing:
    marks = {mark * PERCENT: f"{mark}\u00a0%" for mark in range(0, _HUNDRED + 1, _TWENTY)}
    # The part has its own table.
    words = DistributionWords(picture.axis, marks, (), picture.said, picture.point, "")
    return draw_distributions([_group(each, picture.point) for each in picture.groups], words, width, measure)


def _group(boxed: Boxed, point: str) -> Group:
    """Its values in their order, which tells nobody's."""
    cases = [Case(value, point, told) for value, (_, told) in zip(boxed.values, boxed.points, strict=True)]
    return Group(boxed.name, cases, boxed.told, quantiles=Quantiles(*boxed.edges) if boxed.edges else None)


def _address(opens: Opens | None) -> str:
    return opens.address if opens is not None else ""


_PAINTERS: Mapping[type[Picture], Painter] = {Bars: _bars, Boxes: _boxes, Slices: _slices, MapPicture: draw_map}
