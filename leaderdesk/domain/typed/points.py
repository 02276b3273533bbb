"""Notes, weights and totals of a grid as they are typed, exact to the thousandth."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.money import THOUSAND
from leaderdesk.domain.typed.decimals import decimals_of
from leaderdesk.domain.typed.readings import Reading, one_of, plain, wrong

_MOST = 10_000


def read_points(text: str) -> Reading[Fraction]:
    """A number from zero: `2`, `2,5`; three decimals at most."""
    bare = plain(text)
    if not bare:
        return Reading()
    values = decimals_of(bare)
    if not values:
        return wrong("not_points")
    within = [value for value in values if 0 <= value < _MOST]
    if not within:
        return wrong("points_out_of_reach")
    exact = [value for value in within if (value * THOUSAND).denominator == 1]
    return one_of(exact, "points_too_fine")
