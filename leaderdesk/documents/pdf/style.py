"""How every paper looks: sizes, spaces and colours by their use, in points; one accent, all of it readable in grey."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[float, float, float]

_MM = 72 / 25.4
A4 = (210 * _MM, 297 * _MM)


def shade(code: int) -> Colour:
    """A colour from the six figures that name it."""
    return (code >> 16) / 255, (code >> 8 & 255) / 255, (code & 255) / 255


# The colours of the light window; a test holds them together.
TEXT = shade(0x17202B)
MUTED = shade(0x4F5B69)
ACCENT = shade(0x0B5AA2)
LINE = shade(0xB3BFCC)
TINT = shade(0xEAEFF5)
PAPER = shade(0xFFFFFF)
# Seen under a text without hiding it, on a screen as on a photocopy.
DRAFT = shade(0xE8EBEE)
INKS = {
    "fund": ACCENT,
    "public": shade(0x1C6F68),
    "private": shade(0x7A4A9C),
    "own": shade(0x5B6776),
    "likely": ACCENT,
    "early": shade(0x176A39),
    "late": shade(0x854600),
    "alert": shade(0xB3211A),
    "axis": MUTED,
    "grid": LINE,
    "text": TEXT,
    "muted": MUTED,
    "paper": PAPER,
}


@dataclass(frozen=True, slots=True)
class Type:
    """One kind of text: its size, the height of its lines, its ink."""

    size: float
    leading: float
    ink: Colour = TEXT
    is_strong: bool = False
    is_italic: bool = False


BODY = Type(10.5, 14)
SMALL = Type(9, 12, MUTED)
STRONG = Type(10.5, 14, is_strong=True)
QUOTE = Type(10.5, 14, is_italic=True)
LABEL = Type(10.5, 14, MUTED)
HEADINGS = {
    1: Type(19, 23, ACCENT, is_strong=True),
    2: Type(13.5, 17, ACCENT, is_strong=True),
    3: Type(11.5, 15, is_strong=True),
}
# Above each heading.
HEADING_GAPS = {1: 16.0, 2: 18.0, 3: 12.0}
CAPTION = Type(10, 13, is_strong=True)
# A table that would cut its figures is set in the next size.
TABLES = (Type(9.5, 12.5), Type(9, 12), Type(8.5, 11), Type(8, 10.5), Type(7.5, 9.5), Type(7, 9))
FIGURE = Type(18, 22, ACCENT, is_strong=True)
FIGURE_LABEL = Type(9, 12, MUTED)
RUNNING = Type(8, 10.5, MUTED)
RUNNING_STRONG = Type(8, 10.5, TEXT, is_strong=True)


def cell_pad(look: Type) -> float:
    """What is left free beside the text of a cell."""
    return look.size / 2


MARGIN = 20 * _MM
TOP = 17 * _MM
FOOT = 20 * _MM
GAP = 7.0
CELL_DOWN = 3.5
FRAME = 8.0
INDENT = 16.0
HAIR = 0.5
RULE = 1.2
LOGO_HEIGHT = 16 * _MM
LOGO_WIDTH = 48 * _MM
SIGNATURE_HEIGHT = 24 * _MM
WRITING = 8.5 * _MM
# Where the window of a long envelope shows the address.
ADDRESS = 110 * _MM
ADDRESS_ABOVE = 8 * _MM
ADDRESS_BELOW = 10 * _MM
