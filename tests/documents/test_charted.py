"""A drawing in a paper: its figures as a table, and its areas filled or hatched on white."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from leaderdesk.documents.papers.charted import chart_of
from leaderdesk.documents.pdf.rasters import png_of
from leaderdesk.drawings.shapes import Area, Drawing, Figure, Figures, Pattern

SQUARE = ((20.0, 20.0), (80.0, 20.0), (80.0, 80.0), (20.0, 80.0))
HOLE = ((40.0, 40.0), (60.0, 40.0), (60.0, 60.0), (40.0, 60.0))


def share_inked(pattern: Pattern) -> tuple[float, tuple[int, ...]]:
    """How much of the ring is inked, and what its hole holds."""
    image = Image.open(BytesIO(png_of(Drawing(100, 100, (Area((SQUARE, HOLE), "fund", pattern),), ""))))
    ring = [image.getpixel((across, 90)) for across in range(66, 234)]
    hole = image.getpixel((150, 150))
    assert isinstance(hole, tuple)
    return sum(pixel != (255, 255, 255) for pixel in ring) / len(ring), hole


def test_an_area_is_filled_or_hatched_and_its_hole_stays_white() -> None:
    (solid, inside), (hatched, beside) = share_inked("solid"), share_inked("hatch")

    assert (solid, inside, beside) == (1.0, (255, 255, 255), (255, 255, 255))
    assert 0.1 < hatched < 0.9


def test_the_figures_of_a_drawing_stand_below_it_as_a_table() -> None:
    figures = Figures(("Étape", "Cas", "Qui"), ((Figure("Versement"), Figure("3 cas", 3), Figure("Région")),))
    chart = chart_of(Drawing(10, 10, (), "dit", (), figures), "Délais")

    assert chart.table is not None
    assert [each.title for each in chart.table.columns] == ["Étape", "Cas", "Qui"]
    assert [each.is_number for each in chart.table.columns] == [False, True, False]
    assert [row.cells for row in chart.table.rows] == [("Versement", "3 cas", "Région")]
    assert chart_of(Drawing(10, 10, (), "dit")).table is None
