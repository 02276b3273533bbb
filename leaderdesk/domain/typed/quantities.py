"""Numbers to the thousandth as they are typed: hours, months, kilometres; notes, weights and totals of a grid."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.money import THOUSAND
from leaderdesk.domain.typed.decimals import decimals_of
from leaderdesk.domain.typed.readings import Reading, one_of, plain, wrong


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of number: what it stays under, and what its problems are called."""

    under: int
    not_one: str
    out_of_reach: str
    too_fine: str


_QUANTITY = _Kind(10**9, "not_a_quantity", "quantity_out_of_reach", "quantity_too_fine")
_POINTS = _Kind(10_000, "not_points", "points_out_of_reach", "points_too_fine")


def read_quantity(text: str) -> Reading[Fraction]:
    """Hours, months or kilometres: `12`, `1 607,5`."""
    return _read(text, _QUANTITY)


def read_points(text: str) -> Reading[Fraction]:
    """Points, a note or a weight: `2`, `2,5`."""
    return _read(text, _POINTS)


def _read(text: str, kind: _Kind) -> Reading[Fraction]:
    """A number from zero, three decimals at most."""
    bare = plain(text)
    if not bare:
        return Reading()
    values = decimals_of(bare)
    if not values:
        return wrong(kind.not_one)
    within = [value for value in values if 0 <= value < kind.under]
    if not within:
        return wrong(kind.out_of_reach)
    exact = [value for value in within if (value * THOUSAND).denominator == 1]
    return one_of(exact, kind.too_fine)
