"""Notes as shares in a drawing: each point reads as its table does, and the thick line stands at the same median."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.reports.spreads import Boxed, Boxes
from leaderdesk.drawings.reported import draw_picture
from leaderdesk.drawings.shapes import Box, Drawing, Line


def measure(text: str, size: float) -> float:
    return len(text) * size / 2


def drawn(*shares: str) -> Drawing:
    points = tuple((Fraction(each), f"{each} lu") for each in sorted(shares, key=Fraction))
    return draw_picture(Boxes("dit", (Boxed("Projet", "dit", points),), "en part du maximum", "note"), 500, measure)


def test_each_point_reads_as_its_table_does() -> None:
    drawing = drawn("23/40", "29/40", "1/3")

    assert [each.told for each in drawing.marks] == ["dit", "1/3 lu", "23/40 lu", "29/40 lu"]
    assert drawing.figures is None


def test_the_thick_line_of_an_even_count_stands_between_the_two_in_the_middle() -> None:
    drawing = drawn("1/4", "1/4", "1/4", "1/2", "1/2", "1")
    (box,) = [each for each in drawing.shapes if isinstance(each, Box) and each.is_faint]
    (thick,) = [each for each in drawing.shapes if isinstance(each, Line) and each.width > 2]

    # From a quarter to a half, and three eighths.
    assert thick.points[0][0] == pytest.approx(box.left + box.width / 2)


def test_notes_all_alike_are_a_line_and_no_spread() -> None:
    drawing = drawn(*["1/2"] * 5)
    (box,) = [each for each in drawing.shapes if isinstance(each, Box) and each.is_faint]

    assert box.width == 1
    assert [each for each in drawn("1/2").shapes if isinstance(each, Box) and each.is_faint] == []
