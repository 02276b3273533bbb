"""The curves of a treasury: round marks, the zero line, the lowest point named."""

from __future__ import annotations

import pytest

from leaderdesk.drawings.balances import Curve, Words, draw_balances, marks_for
from leaderdesk.drawings.shapes import Box, Label, Line


def measure(text: str, size: float) -> float:
    return len(text) * size / 2


@pytest.mark.parametrize(
    ("balances", "marks"),
    [
        ([2_000_00, -4_100_00], (-600_000, -400_000, -200_000, 0, 200_000)),
        ([0, 0], (0,)),
        ([7_00, 3_00], (0, 200, 400, 600, 800)),
    ],
)
def test_marks_are_round_amounts_with_zero_among_them(balances: list[int], marks: tuple[int, ...]) -> None:
    assert marks_for([Curve("", balances, "likely")]) == marks


def test_the_lowest_point_of_the_last_curve_is_named() -> None:
    drawing = _drawn([100_00, -50_00, 30_00])
    named = next(shape for shape in drawing if isinstance(shape, Label) and shape.text == "le plus bas")
    point = next(shape for shape in drawing if isinstance(shape, Box) and not shape.is_faint)
    curve = next(shape for shape in drawing if isinstance(shape, Line) and shape.ink == "likely")

    assert (point.left + 3, point.top + 3) == curve.points[1]
    assert named.left == curve.points[1][0] + 6


def test_what_lies_below_zero_is_shaded() -> None:
    shaded = [shape for shape in _drawn([100_00, -50_00]) if isinstance(shape, Box) and shape.is_faint]

    assert len(shaded) == 1
    assert [shape for shape in _drawn([100_00, 50_00]) if isinstance(shape, Box) and shape.is_faint] == []


def test_an_account_that_never_moves_is_drawn_flat() -> None:
    curve = next(shape for shape in _drawn([0, 0]) if isinstance(shape, Line) and shape.ink == "likely")

    assert curve.points[0][1] == curve.points[1][1]


def _drawn(balances: list[int]) -> tuple[object, ...]:
    curves = [Curve("Probable", balances, "likely")]
    months = [f"{rank:02}/2026" for rank in range(1, len(balances) + 1)]
    words = Words(months, {mark: str(mark) for mark in marks_for(curves)}, "le plus bas", "dit")
    return draw_balances(curves, words, 300, 120, measure).shapes
