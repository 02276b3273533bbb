"""Lambert 93, the projection of French files, turned into longitude and latitude by the formulas of the IGN."""

from __future__ import annotations

from math import atan, atan2, exp, hypot, log, pi, radians, sin

# The constants that the IGN publishes for it, on the ellipsoid GRS 80.
_N, _C, _E = 0.7256077650532670, 11_754_255.4261, 0.0818191910428158
_X, _Y = 700_000.0, 12_655_612.0499
_MERIDIAN = radians(3)
_ROUNDS = 8
# What metropolitan France lies in, with some room around.
_WEST, _EAST, _SOUTH, _NORTH = 0.0, 1_400_000.0, 6_000_000.0, 7_200_000.0


def is_lambert(x: float, y: float) -> bool:
    """True for a point that can only be in Lambert 93: no longitude and latitude are so large."""
    return _WEST < x < _EAST and _SOUTH < y < _NORTH


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """The longitude and the latitude of a point, in degrees."""
    across, down = x - _X, _Y - y
    isometric = -log(hypot(across, down) / _C) / _N
    latitude = 2 * atan(exp(isometric)) - pi / 2
    for _ in range(_ROUNDS):
        bent = _E * sin(latitude)
        latitude = 2 * atan(((1 + bent) / (1 - bent)) ** (_E / 2) * exp(isometric)) - pi / 2
    longitude = _MERIDIAN + atan2(across, down) / _N
    return longitude * 180 / pi, latitude * 180 / pi
