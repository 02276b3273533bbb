"""The letters of the papers: Carlito in four looks, DejaVu for the signs it has not, a question mark for the rest.

Read once for the whole process; what a document uses of them is in `embedding`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby
from threading import Lock

from reportlab.pdfbase.ttfonts import TTFontFace

from leaderdesk.documents.papers.blocks import Text, Words
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.documents.pdf.right_to_left import is_right_to_left, shaped
from leaderdesk.system.paths import program_folder

UNKNOWN = "?"
_LOOKS = {
    (False, False): "Carlito-Regular",
    (True, False): "Carlito-Bold",
    (False, True): "Carlito-Italic",
    (True, True): "Carlito-BoldItalic",
}
_FALLBACK = "DejaVuSans"
# Two papers made at once read the same files.
_LOCK = Lock()


class Face:
    """One font file: which letters it has and how wide each is, for a size of one point."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file = TTFontFace(str(program_folder("resources") / "fonts" / f"{name}.ttf"))
        glyphs, widths = self.file.charToGlyph, self.file.charWidths
        self.widths: dict[str, float] = {chr(code): widths[code] / 1000 for code in glyphs if glyphs[code]}
        self.letters = frozenset(self.widths)

    def measure(self, text: str) -> float:
        """The width of a text that this face has."""
        return sum(map(self.widths.__getitem__, text))

    def subset(self, letters: str) -> bytes:
        """The font file with these letters alone."""
        with _LOCK:
            return bytes(self.file.makeSubset([ord(each) for each in letters]))


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face; `said` is what they stand for, letter for letter, where the font shows something else.

    A turned one is painted towards the left; its letters are kept in the order they are read.
    """

    face: Face
    text: str
    said: str = ""
    is_turned: bool = False

    def measure(self) -> float:
        """How wide it is at one point."""
        return self.face.measure(self.text)


@lru_cache(maxsize=8)
def face(name: str) -> Face:
    """A face by the name of its file; read when first needed."""
    with _LOCK:
        return Face(name)


def pieces(words: Words, *, is_strong: bool = False, is_italic: bool = False) -> list[Piece]:
    """Words as letters that exist; a line feed stays, in a piece of its own or among letters."""
    runs = (Text(words),) if isinstance(words, str) else words
    found: list[Piece] = []
    for run in runs:
        first = face(_LOOKS[run.is_strong or is_strong, run.is_italic or is_italic])
        found += _in_faces(clean(run.text), first)
    return found


def text_width(text: str, size: float, *, is_strong: bool = False) -> float:
    """How wide a text is on one line; what drawings measure with."""
    return size * sum(piece.measure() for piece in pieces(clean(text).replace("\n", " "), is_strong=is_strong))


def measure(text: str, size: float) -> float:
    """What a drawing made for paper measures its texts with."""
    return text_width(text, size)


def _in_faces(text: str, first: Face) -> list[Piece]:
    if first.letters.issuperset(text.replace("\n", "")):
        return [Piece(first, text)] if text else []
    other = face(_FALLBACK)

    def owner(letter: str) -> _Owner:
        if letter in first.letters or letter in " \n":
            return _Owner.FIRST
        if letter in other.letters:
            return _Owner.TURNED if is_right_to_left(letter) else _Owner.OTHER
        return _Owner.NOBODY

    return [_piece(kind, "".join(letters), first, other) for kind, letters in groupby(text, owner)]


class _Owner(Enum):
    FIRST, OTHER, TURNED, NOBODY = range(4)


def _piece(kind: _Owner, text: str, first: Face, other: Face) -> Piece:
    match kind:
        case _Owner.FIRST:
            return Piece(first, text)
        case _Owner.OTHER:
            return Piece(other, text)
        case _Owner.TURNED:
            return Piece(other, shaped(text, other.letters), text, is_turned=True)
        case _Owner.NOBODY:
            return Piece(first, UNKNOWN * len(text), text)
