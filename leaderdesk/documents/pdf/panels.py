"""What stands side by side: figures to remember, and boxes to sign in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from leaderdesk.documents.papers.blocks import Facts, KeyFigure, KeyFigures, Signature, Signatures, Text
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.fonts import text_width
from leaderdesk.documents.pdf.lines import Line
from leaderdesk.documents.pdf.pen import Pen
from leaderdesk.documents.pdf.prose import set_facts
from leaderdesk.documents.pdf.strips import HELD, Room, Strip, base_of, lines_of, text_strips
from leaderdesk.documents.pdf.style import Type
from leaderdesk.documents.pdf.tree import Node

_PER_ROW = 4
_BETWEEN = 12.0
_INSIDE = 8.0
# Beyond so many lines a text is no label any more, and goes on like any other.
_SHORT = 6
_SMALLEST = 11.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """Texts one below the other, as one element."""

    texts: Sequence[tuple[Type, Sequence[Line]]]
    node: Node

    @property
    def height(self) -> float:
        """How high its texts are."""
        return sum(look.leading * len(lines) for look, lines in self.texts)

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Its texts, from there down."""
        for look, lines in self.texts:
            for line in lines:
                pen.text(left, base_of(look, top), line, look, self.node)
                top += look.leading


def set_key_figures(block: KeyFigures, room: Room) -> Iterator[Strip]:
    """Figures in a row, or as a list when their words are long."""
    figures = block.figures
    if not figures:
        return
    per_row = min(len(figures), _PER_ROW)
    width = (room.width - _BETWEEN * (per_row - 1)) / per_row
    inside = width - _INSIDE
    value = _value_type(figures, inside)
    if value is None or any(len(lines_of(text, style.FIGURE_LABEL, inside)) > _SHORT for text in _said(figures)):
        yield from set_facts(Facts(tuple((figure.label, _in_one(figure)) for figure in figures)), room)
        return
    for start in range(0, len(figures), per_row):
        panels = [_figure(figure, value, inside, room) for figure in figures[start : start + per_row]]
        height = max(panel.height for panel in panels)

        def paint(pen: Pen, top: float, panels: Sequence[_Panel] = panels, height: float = height) -> None:
            for rank, panel in enumerate(panels):
                left = room.left + rank * (width + _BETWEEN)
                pen.box(left, top, (1.5, height), style.ACCENT)
                panel.paint(pen, left + _INSIDE, top)

        yield Strip(height, paint, style.GAP * 1.4)


def _said(figures: Sequence[KeyFigure]) -> Iterator[str]:
    for figure in figures:
        yield figure.label
        yield figure.note


def _in_one(figure: KeyFigure) -> tuple[Text, ...]:
    note = f"\u00a0; {figure.note}" if figure.note else ""
    return Text(figure.value, is_strong=True), Text(note)


def _value_type(figures: Sequence[KeyFigure], width: float) -> Type | None:
    """The largest size at which each value stands on one line."""
    look = style.FIGURE
    if any("\n" in figure.value for figure in figures):
        return None
    widest = max(text_width(figure.value, look.size, is_strong=True) for figure in figures)
    size = min(look.size, look.size * width / widest) if widest else look.size
    return None if size < _SMALLEST else replace(look, size=size - 0.01, leading=size + 4)


def _figure(figure: KeyFigure, value: Type, width: float, room: Room) -> _Panel:
    node = room.tree.add("P")
    texts = [(style.FIGURE_LABEL, figure.label), (value, figure.value), (style.FIGURE_LABEL, figure.note)]
    return _Panel([(look, lines_of(text, look, width)) for look, text in texts if text], node)


def set_signatures(block: Signatures, room: Room) -> Iterator[Strip]:
    """Who signs, with room for it; two to a line, or three. One alone signs to the right, as under a letter."""
    is_one = len(block.boxes) == 1
    per_row = 3 if len(block.boxes) in (3, 5, 6) else 2
    width = (room.width - _BETWEEN * (per_row - 1)) / per_row
    for start in range(0, len(block.boxes), per_row):
        row = block.boxes[start : start + per_row]
        if any(len(lines) > _SHORT for box in row for _, lines in _signer(box, width)):
            for box in row:
                yield from _alone(box, room)
            continue
        panels = [_Panel(_signer(box, width), room.tree.add("P")) for box in row]
        height = max(panel.height for panel in panels) + style.SIGNATURE_HEIGHT

        def paint(pen: Pen, top: float, panels: Sequence[_Panel] = panels, height: float = height) -> None:
            for rank, panel in enumerate(panels):
                left = room.left + (rank + is_one) * (width + _BETWEEN)
                if not is_one:
                    pen.box(left, top, (width, height), edge=style.LINE)
                panel.paint(pen, left + _INSIDE, top + _INSIDE / 2)

        yield Strip(height, paint, style.GAP * 1.4)


def _signer(box: Signature, width: float) -> list[tuple[Type, list[Line]]]:
    texts = [(style.STRONG, box.name), (style.SMALL, box.quality)]
    return [(look, lines_of(text, look, width - 2 * _INSIDE)) for look, text in texts if text]


def _alone(box: Signature, room: Room) -> Iterator[Strip]:
    """A signer of many words: the words as a text, the box below."""
    for look, lines in _signer(box, room.width):
        yield from text_strips(lines, look, room.left, room.tree.add("P"), last=HELD)

    def paint(pen: Pen, top: float) -> None:
        pen.box(room.left, top, (room.width / 2, style.SIGNATURE_HEIGHT), edge=style.LINE)

    yield Strip(style.SIGNATURE_HEIGHT, paint, style.GAP / 2)
