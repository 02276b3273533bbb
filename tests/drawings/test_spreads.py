"""How far notes stand from each other, as boxes and lines on their scale."""

from __future__ import annotations

from dataclasses import replace

from leaderdesk.drawings.shapes import Box, Line
from leaderdesk.drawings.spreads import SpreadOf, draw_spread

SPREAD = SpreadOf(0.25, 0.5, 0.75, team=(1.0,))


def measure(text: str, size: float) -> float:
    return len(text) * size / 2


def test_notes_stand_where_they_are_on_the_scale() -> None:
    drawing = draw_spread(SPREAD, 206, measure, said="de 1 à 4")

    scale, notes = (shape for shape in drawing.shapes if isinstance(shape, Box))
    team, median = (shape for shape in drawing.shapes if isinstance(shape, Line))
    assert ((scale.left, scale.width), (notes.left, notes.width)) == ((3, 200), (53, 100))
    assert (team.points[0][0], median.points[0][0], team.dash) == (203, 103, "dotted")
    assert drawing.said == "de 1 à 4"


def test_divided_opinions_are_hatched_and_not_only_of_another_colour() -> None:
    boxes = [
        each for each in draw_spread(replace(SPREAD, is_divided=True), 206, measure).shapes if isinstance(each, Box)
    ]

    assert boxes[1].pattern == "hatch"


def test_scale_without_a_note_is_there_alone() -> None:
    assert len(draw_spread(None, 206, measure).shapes) == 1
