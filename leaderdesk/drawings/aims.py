"""Targets as bars on one scale: what is reached, where the group's slow and quick quarters lead, what is aimed at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from leaderdesk.domain.sheets.targets import Aim
from leaderdesk.drawings.shapes import Drawing, Measure
from leaderdesk.drawings.stacks import Part, Stack, StackWords, draw_stacks


@dataclass(frozen=True, slots=True)
class AimWords:
    """What the parts of a bar are called, how an amount is read, and what stands at the end of a bar."""

    heading: str
    due: str
    reached: str
    slow: str
    quick: str
    left: str
    said: str
    name: Callable[[Aim], str]
    money: Callable[[int], str]
    end: Callable[[Aim], str]


def draw_aims(aims: Sequence[Aim], words: AimWords, width: float, measure: Measure) -> Drawing:
    """A bar for each target, in the order given; what the pace may bring is hatched, then dotted: it is a range."""
    stacks = [_stack(each, words) for each in aims]
    return draw_stacks(stacks, StackWords(words.heading, words.said, words.due, words.left), width, measure)


def _stack(aim: Aim, words: AimWords) -> Stack:
    slow = max(aim.low, aim.reached)
    quick = max(aim.high, slow)
    parts = (
        Part(words.reached, aim.reached, words.money(aim.reached), "fund"),
        Part(words.slow, slow - aim.reached, words.money(slow), "late", "hatch"),
        Part(words.quick, quick - slow, words.money(quick), "early", "dots"),
    )
    return Stack(words.name(aim), parts, words.end(aim), aim.due, words.money(aim.due), str(aim.key))
