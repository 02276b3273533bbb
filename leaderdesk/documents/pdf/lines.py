"""Words cut into lines: at spaces, and inside a word only when it is wider than the room."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from leaderdesk.documents.pdf.fonts import Piece

_TOKEN = re.compile(r"\n| +|[^ \n]+")
# Where a compound name may be cut in a narrow column: between letters, never inside a number.
_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
# A long address is rather cut after one of these.
_CUTTING = "/-._@?&=,;:"
_LOOK_BACK = 24
# Sums of widths are never exact.
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line and how wide it is; not closed, its last word goes on in the next."""

    pieces: tuple[Piece, ...]
    width: float
    is_closed: bool = True


def wrap(found: Iterable[Piece], size: float, room: float) -> list[Line]:
    """The lines of a text in a room; always one at least."""
    breaker = _Breaker(max(room, size) / size + _SLACK)
    for piece in found:
        if piece.said:
            breaker.add(piece)
            continue
        for part in _TOKEN.findall(piece.text):
            if part == "\n":
                breaker.end_line()
            elif part[0] == " ":
                breaker.space(Piece(piece.face, part))
            else:
                breaker.add(Piece(piece.face, part))
    breaker.end_line()
    return [Line(line.pieces, line.width * size, line.is_closed) for line in breaker.lines]


def natural_width(found: Iterable[Piece], size: float) -> float:
    """The room a text needs to stand on as few lines as it was written in."""
    widest = current = 0.0
    for piece in found:
        first, *others = piece.text.split("\n")
        current += piece.face.measure(first)
        for other in others:
            widest, current = max(widest, current), piece.face.measure(other)
    return max(widest, current) * size


def widest_word(found: Iterable[Piece], size: float) -> float:
    """The room below which a word of this text is cut."""
    widest = current = 0.0
    for piece in found:
        for part in _TOKEN.findall(piece.text):
            first, *others = _HYPHEN.split(part)
            current = 0.0 if part[0] in " \n" else current + piece.face.measure(first)
            widest = max(widest, current)
            for other in others:
                current = piece.face.measure(other)
                widest = max(widest, current)
    return widest * size


class _Breaker:
    """Lines being filled, in points of a size of one."""

    def __init__(self, room: float) -> None:
        self.lines: list[Line] = []
        self._room = room
        self._line: list[Piece] = []
        self._width = 0.0
        self._space: Piece | None = None
        self._word: list[Piece] = []
        self._word_width = 0.0

    def add(self, piece: Piece) -> None:
        """Letters that belong to the word begun."""
        self._word.append(piece)
        self._word_width += piece.measure()

    def space(self, piece: Piece) -> None:
        """The word begun is whole."""
        self._set_word()
        self._space = piece

    def end_line(self) -> None:
        """What follows begins a line."""
        self._set_word()
        self._emit()

    def _set_word(self) -> None:
        if not self._word:
            return
        space = self._space if self._line else None
        apart = space.measure() if space else 0.0
        if self._line and self._width + apart + self._word_width > self._room:
            self._emit()
        elif space:
            self._line.append(space)
            self._width += apart
        if self._word_width > self._room:
            self._cut(self._word)
        else:
            self._line += self._word
            self._width += self._word_width
        self._space, self._word, self._word_width = None, [], 0.0

    def _cut(self, word: Sequence[Piece]) -> None:
        """A word wider than the room, over as many lines as it takes."""
        for piece in word:
            reached = list(accumulate(piece.face.widths[letter] for letter in piece.text))
            start, done = 0, 0.0
            while reached[-1] - done + self._width > self._room:
                end = bisect_right(reached, done + self._room - self._width, start)
                # A letter wider than the room stands alone.
                end = end if end > start or self._line else start + 1
                end = _after_sign(piece.text, start, end)
                self._put(piece, start, end, reached[end - 1] - done if end > start else 0.0)
                self._emit(is_closed=False)
                start, done = end, reached[end - 1] if end else 0.0
                if start == len(piece.text):
                    break
            if start < len(piece.text):
                self._put(piece, start, len(piece.text), reached[-1] - done)

    def _put(self, piece: Piece, start: int, end: int, width: float) -> None:
        if end > start:
            self._line.append(replace(piece, text=piece.text[start:end], said=piece.said[start:end]))
            self._width += width

    def _emit(self, *, is_closed: bool = True) -> None:
        self.lines.append(Line(tuple(_joined(self._line)), self._width, is_closed))
        self._line, self._width, self._space = [], 0.0, None


def _after_sign(text: str, start: int, end: int) -> int:
    """A better place to cut, not much before the last possible one."""
    found = max(text.rfind(sign, max(start, end - _LOOK_BACK), end) for sign in _CUTTING)
    return found + 1 if found > start else end


def _joined(found: Sequence[Piece]) -> list[Piece]:
    """Neighbours of the same face as one."""
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        if last and last.face is piece.face and not last.said and not piece.said:
            joined[-1] = Piece(piece.face, last.text + piece.text)
        else:
            joined.append(piece)
    return joined
