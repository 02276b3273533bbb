"""Round values along an axis: one, two, two and a half or five times a power of ten, which is what people count in."""

from __future__ import annotations

from math import floor, log10

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_step(rough: float) -> int:
    """The round step just above a rough one."""
    if rough < 1:
        return 1
    power = 10 ** floor(log10(rough))
    return int(next(each for each in _ROUND if each * power >= rough) * power)


def round_marks(lowest: int, highest: int, count: int) -> tuple[int, ...]:
    """About so many round values that hold both, zero among them."""
    low, high = min(lowest, 0), max(highest, 0)
    step = round_step((high - low) / count)
    return tuple(range(floor(low / step) * step, high + step, step))
