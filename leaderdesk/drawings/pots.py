"""How full each envelope is: one bar for each on a common scale, what waits hatched, what goes beyond in red."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.drawings.shapes import Drawing, Measure
from leaderdesk.drawings.stacks import Part, Stack, StackWords, draw_stacks


@dataclass(frozen=True, slots=True)
class Pot:
    """An envelope: its amounts, and what is written at the end of its bar.

    The last three say each amount as people read it; without them its marks only say what stands at the end.
    """

    name: str
    granted: int
    programmed: int
    waiting: int
    told: str
    granted_told: str = ""
    programmed_told: str = ""
    waiting_told: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """What each part of a bar is called, and the whole said in a sentence."""

    programmed: str
    waiting: str
    left: str
    beyond: str
    said: str
    heading: str = ""
    granted: str = ""


def draw_pots(pots: Sequence[Pot], keys: Keys, width: float, measure: Measure) -> Drawing:
    """The bars in the order given, their names on the left; the end of an envelope is marked by a stroke."""
    words = StackWords(keys.heading, keys.said, keys.granted, keys.left)
    return draw_stacks([_stack(each, keys) for each in pots], words, width, measure)


def _stack(pot: Pot, keys: Keys) -> Stack:
    """Programmed within the envelope, beyond it, then who waits."""
    told, beyond = pot.programmed_told or pot.told, max(0, pot.programmed - pot.granted)
    parts = (
        Part(keys.programmed, min(pot.programmed, pot.granted), told, "fund"),
        Part(keys.beyond, beyond, pot.told if beyond else "", "alert", "dots"),
        Part(keys.waiting, pot.waiting, pot.waiting_told or pot.told, "late", "hatch"),
    )
    return Stack(pot.name, parts, pot.told, pot.granted, pot.granted_told, pot.key)
