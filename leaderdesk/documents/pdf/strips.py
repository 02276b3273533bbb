"""What the pages are filled with: strips of one height, each able to paint itself, and what holds to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.documents.papers.blocks import Words
from leaderdesk.documents.pdf.fonts import pieces
from leaderdesk.documents.pdf.lines import Line, wrap
from leaderdesk.documents.pdf.pen import Pen
from leaderdesk.documents.pdf.style import GAP, Type
from leaderdesk.documents.pdf.tree import Node, Tree

# How firmly a strip holds to the next: not at all, where one page can hold all, or wherever two strips can stand.
FREE, WISHED, HELD = range(3)
# The part of a line of text that is above its baseline.
_ABOVE = 0.76


@dataclass(slots=True)
class Strip:
    """A part of a page over its whole width; `gap` is left above it, but not at the top of a page."""

    height: float
    paint: Callable[[Pen, float], None]
    gap: float = 0.0
    hold: int = FREE
    # Painted again above it where it begins a page.
    heads: tuple[Strip, ...] = ()
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Where a block is set: from the left edge, so wide, and under which element."""

    left: float
    width: float
    height: float
    tree: Tree

    def inside(self, left: float, right: float = 0.0) -> Room:
        """The same, narrower."""
        return Room(self.left + left, self.width - left - right, self.height, self.tree)


def lines_of(words: Words, look: Type, width: float) -> list[Line]:
    """Words cut for a width in one kind of text."""
    return wrap(pieces(words, is_strong=look.is_strong, is_italic=look.is_italic), look.size, width)


def base_of(look: Type, top: float) -> float:
    """The baseline of a line that begins there."""
    return top + (look.leading - look.size) / 2 + look.size * _ABOVE


def text_strips(
    lines: Sequence[Line], look: Type, left: float, node: Node, gap: float = GAP, last: int = FREE
) -> Iterator[Strip]:
    """Lines of one element; neither its first nor its last line stands alone on a page."""
    count = len(lines)
    for rank, line in enumerate(lines):

        def paint(pen: Pen, top: float, line: Line = line) -> None:
            pen.text(left, base_of(look, top), line, look, node)

        yield Strip(look.leading, paint, 0.0 if rank else gap, hold_of(rank, count, last))


def hold_of(rank: int, count: int, last: int = FREE) -> int:
    """How a line holds to the next among those of one text."""
    if rank == count - 1:
        return last
    return HELD if rank == 0 or rank == count - 2 else FREE


def blank(_pen: Pen, _top: float) -> None:
    """Nothing is painted."""
