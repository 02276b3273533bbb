"""A drawing on paper: its inks, its patterns, its words, and what it says for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaderdesk.documents.papers.blocks import Chart
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.lines import Line
from leaderdesk.documents.pdf.pen import Pen
from leaderdesk.documents.pdf.strips import FREE, HELD, Room, Strip, lines_of
from leaderdesk.documents.pdf.style import Colour, Type
from leaderdesk.documents.pdf.tables import set_table
from leaderdesk.documents.pdf.tree import Node
from leaderdesk.drawings import shapes

_DASHES = {"solid": (), "dashed": (4.0, 3.0), "dotted": (1.0, 2.0)}
_PAINTED = 0.85
# A faint ink is this part of itself on white paper.
_FAINT = 0.14
_HIGHEST = 0.6


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a drawing stands on its page, and how much larger than it was made."""

    pen: Pen
    node: Node
    left: float
    top: float
    scale: float

    def at(self, across: float, down: float) -> tuple[float, float]:
        """A point of the drawing on the page."""
        return self.left + across * self.scale, self.top + down * self.scale


def set_chart(chart: Chart, room: Room) -> Iterator[Strip]:
    """The drawing as wide as the text at most, then its figures."""
    drawing = chart.drawing
    node = room.tree.add("Figure", said=clean(chart.said))
    scale = min(_PAINTED, room.width / max(drawing.width, 1.0), room.height * _HIGHEST / max(drawing.height, 1.0))
    height = drawing.height * scale

    def paint(pen: Pen, top: float) -> None:
        page = pen.pages.height
        edges = (room.left, page - top - height, room.left + drawing.width * scale, page - top)
        box = " ".join(f"{edge:.2f}" for edge in edges)
        node.attributes = f"<</O/Layout/Placement/Block/BBox[{box}]>>"
        paint_drawing(drawing, pen, node, (room.left, top), scale)

    yield Strip(height, paint, style.GAP * 1.4, HELD if chart.table else FREE)
    if chart.table:
        yield from set_table(chart.table, room)


def paint_drawing(
    drawing: shapes.Drawing, pen: Pen, node: Node, at: tuple[float, float] = (0.0, 0.0), scale: float = 1.0
) -> None:
    """All shapes, in the order they were given."""
    place = _Place(pen, node, *at, scale)
    for shape in drawing.shapes:
        _paint(shape, place)


def _paint(shape: shapes.Shape, place: _Place) -> None:
    match shape:
        case shapes.Box():
            _box(shape, place)
        case shapes.Area():
            _area(shape, place)
        case shapes.Line():
            points = [place.at(*point) for point in shape.points]
            ink, dash = _ink(shape.ink), _DASHES[shape.dash]
            place.pen.polyline(points, shape.width * place.scale, ink, dash, place.node)
        case shapes.Label():
            _label(shape, place)


def _box(box: shapes.Box, place: _Place) -> None:
    left, top = place.at(box.left, box.top)
    size = (box.width * place.scale, box.height * place.scale)
    ink = _ink(box.ink, is_faint=box.is_faint)
    if box.pattern == "solid":
        place.pen.box(left, top, size, ink, node=place.node)
        return
    place.pen.hatch(left, top, size, ink, place.node, is_crossed=box.pattern == "dots")
    place.pen.box(left, top, size, edge=ink, node=place.node)


def _area(area: shapes.Area, place: _Place) -> None:
    rings = [[place.at(*point) for point in ring] for ring in area.rings]
    ink = _ink(area.ink, is_faint=area.is_faint)
    if area.pattern == "solid":
        place.pen.area(rings, ink, _ink(area.edge) if area.edge else None, place.node)
        return
    place.pen.hatch_area(rings, ink, place.node, is_crossed=area.pattern == "dots")
    place.pen.area(rings, None, _ink(area.edge or area.ink), place.node)


def _label(label: shapes.Label, place: _Place) -> None:
    ink = style.PAPER if label.is_on_box else _ink(label.ink)
    look = Type(label.size * place.scale, 0, ink, label.is_strong)
    line = _one_line(label.text, look)
    shift = {"left": 0.0, "middle": line.width / 2, "right": line.width}[label.anchor]
    left, base = place.at(label.left, label.base)
    place.pen.text(left - shift, base, line, look, place.node)


def _one_line(text: str, look: Type) -> Line:
    return lines_of(clean(text).replace("\n", " "), look, float("inf"))[0]


def _ink(name: str, *, is_faint: bool = False) -> Colour:
    red, green, blue = style.INKS[name]
    if not is_faint:
        return red, green, blue
    return 1 - (1 - red) * _FAINT, 1 - (1 - green) * _FAINT, 1 - (1 - blue) * _FAINT
