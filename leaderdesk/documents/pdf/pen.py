"""What is painted on one page, from its top left corner, and which element of the structure each part belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from leaderdesk.documents.pdf.embedding import Usage
from leaderdesk.documents.pdf.fonts import Face, Piece
from leaderdesk.documents.pdf.lines import Line
from leaderdesk.documents.pdf.right_to_left import painting_order
from leaderdesk.documents.pdf.style import LINE, Colour, Type
from leaderdesk.documents.pdf.tree import Node, Tree

Dash = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading, and where it stands."""

    level: int
    text: str
    page: int
    top: float


@dataclass(slots=True)
class Pages:
    """What the pages of one document share."""

    width: float
    height: float
    tree: Tree = field(default_factory=Tree)
    usage: Usage = field(default_factory=Usage)
    bookmarks: list[Bookmark] = field(default_factory=list)
    pens: list[Pen] = field(default_factory=list)

    def open(self) -> Pen:
        """The next page."""
        self.tree.owners.append([])
        self.pens.append(Pen(self, len(self.pens)))
        return self.pens[-1]


class Pen:
    """Paints on one page; what is painted without an element is there for the eye alone."""

    def __init__(self, pages: Pages, page: int) -> None:
        self.pages = pages
        self.page = page
        self._code: list[str] = []
        self._node: Node | None = None
        self._is_open = False
        self._ink: Colour | None = None
        self._stroke: Colour | None = None

    def content(self) -> str:
        """All that was painted."""
        self._close()
        return "\n".join(self._code)

    def text(self, left: float, base: float, line: Line, look: Type, node: Node | None = None) -> None:
        """A line with its baseline there; a closed one ends with a space, so that words stay apart when read."""
        if not line.pieces:
            return
        self._mark(node)
        self._fill(look.ink)
        closing = " " if line.is_closed and node else ""
        places = _places(line, look.size) if any(piece.is_turned for piece in line.pieces) else {0: 0.0}
        down = _at(self.pages.height - base)
        self._code.append("BT")
        for rank, piece in enumerate(line.pieces):
            if rank in places:
                self._code.append(f"1 0 0 1 {_at(left + places[rank])} {down} Tm")
            self._show(piece, look.size, closing if rank == len(line.pieces) - 1 else "")
        self._code.append("ET")

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float, ink: Colour = LINE, dash: Dash = ()
    ) -> None:
        """A straight line that says nothing."""
        self.polyline((start, end), width, ink, dash)

    def polyline(
        self,
        points: Iterable[tuple[float, float]],
        width: float,
        ink: Colour,
        dash: Dash = (),
        node: Node | None = None,
    ) -> None:
        """Points joined by a stroke."""
        self._mark(node)
        self._outline(ink)
        steps = [
            f"{_at(left)} {_at(self.pages.height - top)} {'l' if rank else 'm'}"
            for rank, (left, top) in enumerate(points)
        ]
        pattern = " ".join(map(_at, dash))
        self._code.append(f"{_at(width)} w [{pattern}] 0 d {' '.join(steps)} S")

    def box(
        self,
        left: float,
        top: float,
        size: tuple[float, float],
        fill: Colour | None = None,
        edge: Colour | None = None,
        node: Node | None = None,
    ) -> None:
        """A rectangle, filled or drawn."""
        self._begin_shape(fill, edge, node)
        how = "B" if fill and edge else "f" if fill else "S"
        self._code.append(f"{self._rectangle(left, top, size)} {how}")

    def hatch(
        self, left: float, top: float, size: tuple[float, float], ink: Colour, node: Node | None, *, is_crossed: bool
    ) -> None:
        """A rectangle filled with slanting lines, for what colour alone must not say."""
        self._mark(node)
        self._outline(ink)
        self._slanting(f"{self._rectangle(left, top, size)} W n", (left, top), size, is_crossed=is_crossed)

    def area(
        self,
        rings: Sequence[Sequence[tuple[float, float]]],
        fill: Colour | None = None,
        edge: Colour | None = None,
        node: Node | None = None,
    ) -> None:
        """Rings of points, filled or drawn; one within another is a hole."""
        self._begin_shape(fill, edge, node)
        self._code.append(f"{self._rings(rings)} {'B*' if fill and edge else 'f*' if fill else 'S'}")

    def hatch_area(
        self, rings: Sequence[Sequence[tuple[float, float]]], ink: Colour, node: Node | None, *, is_crossed: bool
    ) -> None:
        """Rings filled with slanting lines."""
        self._mark(node)
        self._outline(ink)
        across, down = zip(*(point for ring in rings for point in ring), strict=True)
        size = (max(across) - min(across), max(down) - min(down))
        self._slanting(f"{self._rings(rings)} W* n", (min(across), min(down)), size, is_crossed=is_crossed)

    def _slanting(self, clip: str, at: tuple[float, float], size: tuple[float, float], *, is_crossed: bool) -> None:
        (left, top), (wide, high) = at, size
        low, up = _at(self.pages.height - top - high), _at(self.pages.height - top)
        starts = list(_range(left - high, left + wide, 4.0))
        steps = [f"{_at(start)} {low} m {_at(start + high)} {up} l" for start in starts]
        if is_crossed:
            steps += [f"{_at(start)} {up} m {_at(start + high)} {low} l" for start in starts]
        self._code.append(f"q {clip} 0.8 w [] 0 d {' '.join(steps)} S Q")

    def picture(self, name: str, left: float, top: float, size: tuple[float, float]) -> None:
        """A picture of the document, as big as told."""
        self._mark(None)
        wide, high = map(_at, size)
        self._code.append(f"q {wide} 0 0 {high} {_at(left)} {_at(self.pages.height - top - size[1])} cm /{name} Do Q")

    def slanted(self, text: str, face: Face, size: float) -> None:
        """A word across the whole page, under all that follows; the ink is set by the caller."""
        self._mark(None)
        name, codes = self.pages.usage.name(face), self.pages.usage.encode(face, text)
        half = face.measure(text) * size / 2
        cosine, sine = 0.6, 0.8
        left = self.pages.width / 2 - half * cosine + size * 0.25
        base = self.pages.height / 2 - half * sine - size * 0.15
        turned = f"{cosine} {sine} {-sine} {cosine} {_at(left)} {_at(base)} Tm"
        self._code.append(f"BT /{name} {_at(size)} Tf {turned} <{codes}> Tj ET")

    def ink(self, colour: Colour) -> None:
        """The ink of what is painted next."""
        self._fill(colour)

    def bookmark(self, level: int, text: str, top: float) -> None:
        """A heading that the reader may go to."""
        self.pages.bookmarks.append(Bookmark(level, text, self.page, self.pages.height - top))

    def _show(self, piece: Piece, size: float, closing: str) -> None:
        usage = self.pages.usage
        name = usage.name(piece.face)
        text = piece.text[::-1] if piece.is_turned else piece.text
        codes = usage.encode(piece.face, text + closing)
        shown = f"/{name} {_at(size)} Tf <{codes}> Tj"
        if piece.said:
            usage.unknown.update(dict.fromkeys("" if piece.is_turned else piece.said))
            meant = (piece.said + closing).encode("utf-16-be").hex().upper()
            shown = f"/Span <</ActualText <FEFF{meant}>>> BDC {shown} EMC"
        self._code.append(shown)

    def _begin_shape(self, fill: Colour | None, edge: Colour | None, node: Node | None) -> None:
        self._mark(node)
        if fill:
            self._fill(fill)
        if edge:
            self._outline(edge)
            self._code.append("0.5 w [] 0 d")

    def _mark(self, node: Node | None) -> None:
        if self._is_open and node is self._node:
            return
        self._close()
        if node is None:
            self._code.append("/Artifact BMC")
        else:
            self._code.append(f"/{node.kind} <</MCID {self.pages.tree.mark(self.page, node)}>> BDC")
        self._node, self._is_open = node, True

    def _close(self) -> None:
        if self._is_open:
            self._code.append("EMC")
        self._is_open = False

    def _fill(self, ink: Colour) -> None:
        if ink != self._ink:
            self._code.append(f"{_ink(ink)} rg")
            self._ink = ink

    def _outline(self, ink: Colour) -> None:
        if ink != self._stroke:
            self._code.append(f"{_ink(ink)} RG")
            self._stroke = ink

    def _rings(self, rings: Sequence[Sequence[tuple[float, float]]]) -> str:
        return " ".join(
            " ".join(
                f"{_at(left)} {_at(self.pages.height - top)} {'l' if rank else 'm'}"
                for rank, (left, top) in enumerate(ring)
            )
            + " h"
            for ring in rings
        )

    def _rectangle(self, left: float, top: float, size: tuple[float, float]) -> str:
        return f"{_at(left)} {_at(self.pages.height - top - size[1])} {_at(size[0])} {_at(size[1])} re"


def _places(line: Line, size: float) -> dict[int, float]:
    """Where each piece of a line begins, when some of them run to the left."""
    turned = [piece.is_turned for piece in line.pieces]
    blank = [not piece.text.strip() for piece in line.pieces]
    places, across = {}, 0.0
    for rank in painting_order(turned, blank):
        places[rank] = across
        across += line.pieces[rank].measure() * size
    return places


def _at(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _ink(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)


def _range(start: float, end: float, step: float) -> Iterable[float]:
    count = int((end - start) / step) + 1
    return (start + rank * step for rank in range(count))
