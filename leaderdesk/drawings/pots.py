"""How full each envelope is: one bar for each on a common scale, what waits hatched, what goes beyond in red."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.drawings.shapes import SMALL, Box, Drawing, Label, Line, Measure, Pattern, Shape

_BAR = 14.0
_STEP = 24.0
_GAP = 8.0
_SWATCH = 9.0
_LEAST = 0.75


@dataclass(frozen=True, slots=True)
class Pot:
    """An envelope: its amounts, and what is written at the end of its bar."""

    name: str
    granted: int
    programmed: int
    waiting: int
    told: str


@dataclass(frozen=True, slots=True)
class Keys:
    """What each part of a bar is called, and the whole said in a sentence."""

    programmed: str
    waiting: str
    left: str
    beyond: str
    said: str


def draw_pots(pots: Sequence[Pot], keys: Keys, width: float, measure: Measure) -> Drawing:
    """The bars in the order given, their names on the left; the end of an envelope is marked by a stroke."""
    if not pots:
        return Drawing(width, 0, (), keys.said)
    left = max(measure(each.name, SMALL) for each in pots) + _GAP
    room = width - left - max(measure(each.told, SMALL) for each in pots) - _GAP
    most = max(1, *(max(each.granted, each.programmed + each.waiting) for each in pots))
    shapes: list[Shape] = []
    for rank, each in enumerate(pots):
        top = rank * _STEP
        base = top + _BAR / 2 + SMALL * 0.36
        shapes.append(Label(left - _GAP, base, each.name, "text", SMALL, "right"))
        shapes += _bar(each, left, top, room / most)
        longest = max(each.granted, each.programmed + each.waiting) * room / most
        shapes.append(Label(left + longest + _GAP, base, each.told, "text", SMALL))
    height = len(pots) * _STEP
    shapes += _legend(pots, keys, left, height, measure)
    return Drawing(width, height + SMALL + _GAP, tuple(shapes), keys.said)


def _bar(pot: Pot, left: float, top: float, scale: float) -> Iterator[Shape]:
    """Programmed within the envelope, beyond it, then who waits."""
    yield Box(left, top, max(pot.granted * scale, _LEAST), _BAR, "grid", is_faint=True)
    within = min(pot.programmed, pot.granted)
    if within > 0:
        yield Box(left, top, within * scale, _BAR, "fund")
    if pot.programmed > pot.granted:
        yield Box(left + pot.granted * scale, top, (pot.programmed - pot.granted) * scale, _BAR, "alert", "dots")
    if pot.waiting > 0:
        yield Box(left + max(pot.programmed, 0) * scale, top, pot.waiting * scale, _BAR, "late", "hatch")
    end = left + pot.granted * scale
    yield Line(((end, top - 3), (end, top + _BAR + 3)), "axis", 1.4)


def _legend(pots: Sequence[Pot], keys: Keys, left: float, top: float, measure: Measure) -> Iterator[Shape]:
    """Only what is drawn is explained."""
    parts: list[tuple[str, str, Pattern, bool]] = [(keys.programmed, "fund", "solid", False)]
    if any(each.waiting for each in pots):
        parts.append((keys.waiting, "late", "hatch", False))
    if any(each.programmed > each.granted for each in pots):
        parts.append((keys.beyond, "alert", "dots", False))
    parts.append((keys.left, "grid", "solid", True))
    base = top + SMALL
    for name, ink, pattern, is_faint in parts:
        yield Box(left, base - _SWATCH + 1, _SWATCH, _SWATCH, ink, pattern, is_faint)
        left += _SWATCH + _GAP / 2
        yield Label(left, base, name, "text", SMALL)
        left += measure(name, SMALL) + 2 * _GAP
