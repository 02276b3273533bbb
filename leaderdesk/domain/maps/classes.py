"""Values put in few classes with round limits, about as many communes in each: what the eye tells apart in grey."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

CLASSES = 4
_ROUND = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)


def limits_of(values: Sequence[int], count: int = CLASSES) -> tuple[int, ...]:
    """The highest value of each class but the last; nothing where one class is enough."""
    above = sorted(each for each in values if each > 0)
    found: list[int] = []
    for rank in range(1, count):
        limit = round_above(above[(len(above) * rank - 1) // count]) if len(above) >= count else 0
        if limit and limit < above[-1] and (not found or limit > found[-1]):
            found.append(limit)
    return tuple(found) if found or not above else tuple(_few(above))


def class_of(value: int, limits: Sequence[int]) -> int:
    """The rank of a value: none for nothing, then from one up."""
    return 0 if value <= 0 else 1 + bisect_left(limits, value)


def round_above(value: int) -> int:
    """The round number just above; one that is round stays."""
    power = 1
    while power * 100 < value:
        power *= 10
    if power == 1 and value <= _ROUND[0]:
        return value
    return next(each * power for each in _ROUND if each * power >= value)


def _few(above: Sequence[int]) -> list[int]:
    """With few values, each makes a class of its own."""
    limits = sorted({round_above(each) for each in above[:-1]})
    return [each for each in limits if each < above[-1]]
