"""What a paper is made of: plain values in reading order, and never any markup in a text.

A text may be of any length and hold any character; a block knows nothing of fonts, colours or pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.drawings.shapes import Drawing

ParagraphLook = Literal["normal", "small", "strong", "quote", "note", "address"]
RowLook = Literal["normal", "total", "group"]
Align = Literal["left", "right", "centre"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words in one look."""

    text: str
    is_strong: bool = False
    is_italic: bool = False


# What is read in a paragraph, an item or a cell; a line feed begins a new line.
Words = str | tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the paper is its only heading of level 1; each is a bookmark."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A `note` stands in a frame (what must not be missed), an `address` where the window of an envelope is."""

    words: Words
    look: ParagraphLook = "normal"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered when its order says something."""

    items: tuple[Words, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A label and its value on each line; the colon is added where it is painted."""

    pairs: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the room left by the columns that take what their content needs.

    Figures stand to the right and are never cut; a heading column names its row, as the name of a project does.
    """

    title: str
    width: float | Literal["content"] = "content"
    align: Align = "left"
    is_number: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A group has one cell, over all columns; `lines` is the least height, for cells in which people sign or write."""

    cells: tuple[Words, ...]
    look: RowLook = "normal"
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Its caption stands above; the header comes again on each page unless told otherwise.

    A ruled one has lines between its columns too: what is written by hand stays in its box.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    is_header_repeated: bool = True
    is_ruled: bool = False

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row.cells) != (1 if row.look == "group" else len(self.columns))]
        if wrong or not self.columns:
            raise ValueError(f"a row of {len(wrong[0].cells) if wrong else 0} cells under {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure to remember, its name, and what it is held against."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Some figures side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, as what; the box is left empty."""

    name: str
    quality: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Boxes side by side, two or three to a line."""

    boxes: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick by hand, or ticked already."""

    text: str
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """A question and what may be answered, to tick with a pen; one answer to a line when they are long."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Lines to write on."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, what it says for those who do not see it, and the same figures as a table below it."""

    drawing: Drawing
    said: str
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class CutLine:
    """Where a slip is cut off; the text says what to do with it."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stand on one page, where one page can hold them."""

    blocks: tuple[Block, ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | Facts
    | Table
    | KeyFigures
    | Signatures
    | Boxes
    | WriteLines
    | Chart
    | CutLine
    | PageBreak
    | KeepTogether
)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as the base keeps it (PNG or JPEG), and whose it is."""

    said: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. The title is what the window of a reader shows; the first heading prints it.

    The reference, the digest and the pages stand at the foot of each page, logos and mention at the head of the first.
    """

    kind: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    author: str
    made_on: date
    subject: str = ""
    digest: str = ""
    is_draft: bool = False
    logos: tuple[Logo, ...] = ()
    mention: str = ""
    orientation: Orientation = "portrait"
    language: str = "fr-FR"


def plain(words: Words) -> str:
    """Words without their looks."""
    return words if isinstance(words, str) else "".join(run.text for run in words)
