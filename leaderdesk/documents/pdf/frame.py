"""What each page bears around its text: logos and mention first, then a running line; the foot; the mark of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdesk.documents.papers.blocks import Logo, Paper
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.fonts import Piece, face, text_width
from leaderdesk.documents.pdf.lines import Line
from leaderdesk.documents.pdf.pen import Pen
from leaderdesk.documents.pdf.pictures import Picture, read_picture
from leaderdesk.documents.pdf.strips import base_of, lines_of
from leaderdesk.documents.pdf.style import Type

DRAFT = "PROVISOIRE"
_DIGEST = "Empreinte\u00a0: "
_DIGEST_LENGTH = 16
_BETWEEN = 14.0
_MENTION_WIDTH = 0.34
_MENTION_LINES = 5
_DRAFT_SIZE = 116.0
# Longer than any line: the rest is not even measured.
_LONGEST = 400


class Frame:
    """The edges of the pages of one paper."""

    def __init__(self, paper: Paper, width: float, height: float) -> None:
        self._paper = paper
        self.left = style.MARGIN
        self.width = width - 2 * style.MARGIN
        self.foot = height - style.FOOT
        self.height = height
        self._logos = [(logo, read_picture(logo.picture)) for logo in paper.logos]

    @property
    def pictures(self) -> list[tuple[str, Picture]]:
        """The pictures that the pages may paint, by their names."""
        return [(_name(rank), picture) for rank, (_, picture) in enumerate(self._logos) if picture]

    def open(self, pen: Pen) -> float:
        """Paint what stands above the text, and say where the text begins."""
        if self._paper.is_draft:
            pen.ink(style.DRAFT)
            pen.slanted(DRAFT, face("Carlito-Bold"), _DRAFT_SIZE)
        return self._letterhead(pen) if pen.page == 0 else self._running(pen)

    def close(self, pen: Pen, count: int) -> None:
        """Paint the foot, once it is known how many pages there are."""
        paper, look = self._paper, style.RUNNING
        top = self.foot + 10
        pen.rule((self.left, top), (self.left + self.width, top), style.HAIR)
        digest = f"{_DIGEST}{paper.digest[:_DIGEST_LENGTH]}" if paper.digest else ""
        rank = f"page\u00a0{pen.page + 1}/{count}"
        draft = f"{DRAFT} · " if paper.is_draft else ""
        base = base_of(look, top + 4)
        right = self._right(pen, rank, base, look, self.left + self.width)
        if draft:
            right = self._right(pen, draft, base, style.RUNNING_STRONG, right)
        told = "  ·  ".join(text for text in (_cut(paper.reference), digest) if text)
        self._one_line(pen, told, base, look, right - self.left - _BETWEEN)

    def _letterhead(self, pen: Pen) -> float:
        """Logos from the left, the mention against the right edge; the name of the group where there is no logo."""
        paper, top = self._paper, style.TOP - 4
        mention_width = self.width * _MENTION_WIDTH if paper.mention else 0.0
        lines = lines_of(_cut(paper.mention, 2 * _LONGEST), style.RUNNING, mention_width) if paper.mention else []
        lines = _shortened(lines, _MENTION_LINES)
        shown: list[tuple[Logo, Picture | None]] = self._logos or [(Logo(paper.author, b""), None)]
        room = self.width - mention_width - (_BETWEEN if mention_width else 0.0)
        high = self._paint_logos(pen, top, shown, room)
        down = top + max(0.0, (high - len(lines) * style.RUNNING.leading) / 2)
        for rank, line in enumerate(lines):
            left = self.left + self.width - line.width
            pen.text(left, base_of(style.RUNNING, down + rank * style.RUNNING.leading), line, style.RUNNING)
        end = top + max(high, len(lines) * style.RUNNING.leading) + 6
        pen.rule((self.left, end), (self.left + self.width, end), style.RULE, style.ACCENT)
        return end + 12

    def _paint_logos(self, pen: Pen, top: float, shown: Sequence[tuple[Logo, Picture | None]], room: float) -> float:
        """All on one line, smaller when there are many."""
        sizes = [_size(logo, picture) for logo, picture in shown]
        wide = sum(size[0] for size in sizes)
        scale = min(1.0, max(0.0, room - _BETWEEN * (len(sizes) - 1)) / wide) if wide else 1.0
        high = max(size[1] for size in sizes) * scale
        left = self.left
        for rank, ((logo, picture), size) in enumerate(zip(shown, sizes, strict=True)):
            width, height = size[0] * scale, size[1] * scale
            down = top + (high - height) / 2
            if picture:
                pen.picture(_name(rank), left, down, (width, height))
            elif logo.said:
                line = _shortened(lines_of(_cut(logo.said), _name_type(), width + 1), 1)[0]
                pen.text(left, base_of(_name_type(), down), line, _name_type())
            left += width + _BETWEEN
        return high

    def _running(self, pen: Pen) -> float:
        top = style.TOP - 12
        told = "  ·  ".join(text for text in (_cut(self._paper.author), _cut(self._paper.title)) if text)
        self._one_line(pen, told, base_of(style.RUNNING, top), style.RUNNING, self.width)
        end = top + style.RUNNING.leading + 3
        pen.rule((self.left, end), (self.left + self.width, end), style.HAIR)
        return end + 12

    def _one_line(self, pen: Pen, text: str, base: float, look: Type, width: float) -> None:
        line = _shortened(lines_of(text, look, width), 1)[0]
        pen.text(self.left, base, line, look)

    def _right(self, pen: Pen, text: str, base: float, look: Type, right: float) -> float:
        left = right - text_width(text, look.size, is_strong=look.is_strong)
        pen.text(left, base, lines_of(text, look, self.width)[0], look)
        return left


def _name(rank: int) -> str:
    return f"Im{rank + 1}"


def _name_type() -> Type:
    return replace(style.STRONG, size=13.0, leading=17.0, ink=style.ACCENT)


def _size(logo: Logo, picture: Picture | None) -> tuple[float, float]:
    """As high as all logos, or as wide as the widest may be."""
    if picture is None:
        return text_width(_cut(logo.said), _name_type().size, is_strong=True), _name_type().leading
    scale = min(style.LOGO_HEIGHT / picture.height, style.LOGO_WIDTH / picture.width)
    return picture.width * scale, picture.height * scale


def _cut(text: str, length: int = _LONGEST) -> str:
    return " ".join(clean(text[:length]).split(" ")).replace("\n", " ")


def _shortened(lines: list[Line], most: int) -> list[Line]:
    """The first lines; an ellipsis says that there was more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    more = Piece(face("Carlito-Regular"), "…")
    return [*lines[: most - 1], Line((*last.pieces, more), last.width)]
