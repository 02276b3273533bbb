"""Where each line of a slide stands, on a screen 1080 high: eight lines at most, none of them smaller than 28."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from leaderdesk.words.projections import BETWEEN

if TYPE_CHECKING:
    from leaderdesk.words.projections import Slide

HEIGHT = 1080.0
SMALLEST, MOST_LINES = 28, 8
_EDGE, _GAP, _PAD = 64.0, 26.0, 30.0
_LEADING = 1.22
_HEAD, _BODY, _FOOT = 36, 46, 42
_ENDS = (34, 30)
# Smaller rather than cut, and figures smaller rather than broken.
_TITLES, _SAYINGS, _FIGURES = (84, 64, 54, 46), (66, 56, 48, 42), (52, 46, 42, 38, 34, 32)
_MOST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, its top left corner and its size in pixels of a screen 1080 high."""

    text: str
    left: float
    top: float
    size: int
    ink: str = "text"
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A frame around the result."""

    left: float
    top: float
    width: float
    height: float
    ink: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A slide laid out."""

    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def rows(self) -> int:
        """How many lines somebody reads: what stands side by side counts for one."""
        return len({round(line.top + line.size) for line in self.lines})


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph, broken in lines."""

    kind: Literal["title", "summary", "amounts", "envelope", "said"]
    lines: tuple[str, ...]
    size: int
    is_strong: bool = False

    @property
    def height(self) -> float:
        pad = 2 * _PAD if self.kind == "said" else 0
        return len(self.lines) * self.size * _LEADING + pad


def lay_out(slide: Slide, family: QFont, width: float) -> Laid:
    """Lay a slide out on a screen of this width for 1080 of height."""
    if slide.is_blank:
        return Laid()
    setter = _Setter(family, width - 2 * _EDGE)
    parts = setter.parts(slide)
    lines = [*_ends(setter, slide.head, slide.place, _EDGE, _HEAD)]
    boxes = []
    foot = HEIGHT - _EDGE - _FOOT * _LEADING
    lines += _ends(setter, slide.quorum, slide.timer, foot, _FOOT, "text" if slide.is_quorate else "bad")
    first = _EDGE + _HEAD * _LEADING + _GAP
    room = foot - first - sum(part.height for part in parts)
    gap = max(_GAP / 2, min(2 * _GAP, room / (len(parts) + 1)))
    top = first + max(0.0, room - gap * (len(parts) - 1)) / 2
    for part in parts:
        if part.kind == "said":
            boxes.append(Box(_EDGE, top, width - 2 * _EDGE, part.height, slide.mood or "accent"))
        lines += _part_lines(part, top, slide.mood or "text")
        top += part.height + gap
    return Laid(tuple(lines), tuple(boxes))


class _Setter:
    """Breaks texts in lines of one width."""

    def __init__(self, family: QFont, width: float) -> None:
        self._family, self.width = family, width

    def parts(self, slide: Slide) -> list[_Part]:
        """The middle of the slide; the summary has the lines that the others leave."""
        title = self._fitted("title", slide.title, _TITLES, is_strong=True)
        envelope = _Part("envelope", self.broken(slide.envelope, _BODY, 1), _BODY)
        said = self._fitted("said", slide.said, _SAYINGS, is_strong=True, pad=_PAD)
        spare = MOST_LINES - 3 - sum(len(part.lines) for part in (title, envelope, said)) - bool(slide.summary)
        amounts = self._figures(slide.amounts, is_roomy=spare > 0)
        # Head and foot have a line each; where figures take two on a narrow screen, the envelope gives up its own.
        left = MOST_LINES - 2 - sum(len(part.lines) for part in (title, amounts, envelope, said))
        if left < 0:
            envelope = _Part("envelope", (), _BODY)
        summary = _Part("summary", self.broken(slide.summary, _BODY, left), _BODY)
        return [part for part in (title, summary, amounts, envelope, said) if part.lines]

    def _figures(self, text: str, *, is_roomy: bool) -> _Part:
        """Amounts on one line, or on two larger ones where there is room: never broken inside one of them."""
        amounts = text.split(BETWEEN)
        half = (len(amounts) + 1) // 2
        two = tuple(BETWEEN.join(each) for each in (amounts[:half], amounts[half:]) if each)
        whole, halved = self._largest((text,)), self._largest(two)
        if halved > whole and (is_roomy or not whole):
            return _Part("amounts", two, halved)
        size = whole or _FIGURES[-1]
        return _Part("amounts", self.broken(text, size, _MOST), size)

    def _largest(self, lines: tuple[str, ...]) -> int:
        """The largest letters in which each of these has a line; none is 0."""
        return next((size for size in _FIGURES if all(self.length(each, size) <= self.width for each in lines)), 0)

    def _fitted(
        self, kind: Literal["title", "said"], text: str, sizes: tuple[int, ...], *, is_strong: bool, pad: float = 0.0
    ) -> _Part:
        """A paragraph in the largest letters that let it be whole."""
        counts = {size: len(self.broken(text, size, MOST_LINES, is_strong=is_strong, pad=pad)) for size in sizes}
        size = next((size for size in sizes if counts[size] <= _MOST), sizes[-1])
        return _Part(kind, self.broken(text, size, _MOST, is_strong=is_strong, pad=pad), size, is_strong)

    def broken(self, text: str, size: int, most: int, *, is_strong: bool = False, pad: float = 0.0) -> tuple[str, ...]:
        """A text in so many lines at most; what is left out shows as an ellipsis."""
        if not text or most < 1:
            return ()
        font, width = self.font(size, is_strong=is_strong), self.width - 2 * pad
        made = QTextLayout(text, font)
        made.setTextOption(_wrapping())
        starts = []
        made.beginLayout()
        while (line := made.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        made.endLayout()
        kept = [text[one:other].strip() for one, other in zip(starts, [*starts[1:], len(text)], strict=True)]
        if len(kept) > most:
            rest = text[starts[most - 1] :].replace("\n", " ").strip()
            kept = [*kept[: most - 1], QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
        return tuple(each for each in kept if each)

    def elided(self, text: str, size: int, room: float) -> str:
        """A text in one line of so much room."""
        return QFontMetricsF(self.font(size)).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def length(self, text: str, size: int) -> float:
        """How wide a text is."""
        return QFontMetricsF(self.font(size)).horizontalAdvance(text)

    def font(self, size: int, *, is_strong: bool = False) -> QFont:
        """The letters of a size."""
        return font_of(self._family, size, is_strong=is_strong)


def font_of(family: QFont, size: int, *, is_strong: bool = False) -> QFont:
    """Letters as large as the second screen wants them, whatever the text size of the window."""
    font = QFont(family)
    font.setPixelSize(size)
    font.setBold(is_strong)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _part_lines(part: _Part, top: float, mood: str) -> Iterator[Line]:
    is_said = part.kind == "said"
    pad = _PAD if is_said else 0.0
    for place, text in enumerate(part.lines):
        below = top + pad + place * part.size * _LEADING
        yield Line(text, _EDGE + pad, below, part.size, mood if is_said else "text", part.is_strong)


def _ends(setter: _Setter, left: str, right: str, top: float, size: int, ink: str = "text") -> Iterator[Line]:
    """One text at each end of a line: the right one is whole, the left one has what remains."""
    whole, between = setter.width, 2 * _GAP if left and right else 0.0
    # Smaller rather than cut.
    fitting = (
        each for each in (size, *_ENDS) if setter.length(left, each) + between + setter.length(right, each) <= whole
    )
    size = next(fitting, _ENDS[-1])
    length = setter.length(right, size) if right else 0.0
    if left:
        yield Line(setter.elided(left, size, whole - length - between), _EDGE, top, size, ink)
    if right:
        yield Line(right, _EDGE + whole - length, top, size)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option
