"""What a document says, read back from its file, and what its blocks say: the two must be the same words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Bullets,
    Chart,
    CutLine,
    Facts,
    Heading,
    KeepTogether,
    KeyFigures,
    Paragraph,
    Signatures,
    Table,
    WriteLines,
    plain,
)
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.drawings.shapes import Label

_PAIR = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MARK = re.compile(r"•|\d+\.")


def said(blocks: Iterable[Block]) -> Iterator[str]:  # noqa: C901, PLR0912 - one line for each kind of block
    """Every text of some blocks in reading order."""
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph():
                yield plain(block.words)
            case Bullets():
                yield from map(plain, block.items)
            case Facts():
                yield from (f"{label}\u00a0: {plain(words)}" for label, words in block.pairs)
            case Table():
                yield from (block.caption, *(column.title for column in block.columns))
                yield from (plain(words) for row in block.rows for words in row.cells)
            case KeyFigures():
                yield from (text for each in block.figures for text in (each.label, each.value, each.note))
            case Signatures():
                yield from (text for each in block.boxes for text in (each.name, each.quality))
            case Boxes():
                yield from (block.label, *(f"{'☒' if each.is_ticked else '☐'} {each.text}" for each in block.choices))
            case WriteLines():
                yield block.label
            case Chart():
                yield from said([block.table] if block.table else [])
            case CutLine():
                yield block.text
            case KeepTogether():
                yield from said(block.blocks)


def chart_words(blocks: Iterable[Block]) -> list[str]:
    """What is written inside drawings."""
    labels = [
        shape.text
        for block in blocks
        if isinstance(block, Chart)
        for shape in block.drawing.shapes
        if isinstance(shape, Label)
    ]
    return words(labels)


def words(texts: Iterable[str]) -> list[str]:
    """The words of some texts, as any document holds them."""
    return [word for text in texts for word in clean(text).split()]


class Tagged:
    """A PDF read through its structure alone, as a screen reader does."""

    def __init__(self, content: bytes) -> None:
        self.pdf: Any = pikepdf.open(BytesIO(content))
        self._marks = {page.objgen: _marked(page) for page in self.pdf.pages}

    def elements(self, *kinds: str) -> list[Any]:
        """All elements of some kinds, in reading order."""
        return [each for each in self._walk(self.pdf.Root.StructTreeRoot.K) if str(each.S)[1:] in kinds]

    def text(self, element: Any) -> str:  # noqa: ANN401 - pikepdf's objects are of any kind
        """What an element says with all that is below it."""
        return "".join(self._texts(element))

    def words(self, *, is_without: tuple[str, ...] = ()) -> list[str]:
        """All words but those of some kinds of elements; the marks of lists are no words."""
        found: list[str] = []
        self._collect(self.pdf.Root.StructTreeRoot.K, is_without, found)
        return found

    def _collect(self, element: Any, without: tuple[str, ...], found: list[str]) -> None:  # noqa: ANN401
        kind = str(element.S)[1:]
        if kind in without:
            return
        own = "".join(self._own(element)).split()
        found += [] if kind == "Lbl" and len(own) == 1 and _MARK.fullmatch(own[0]) else own
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                self._collect(kid, without, found)

    def _walk(self, element: Any) -> Iterator[Any]:  # noqa: ANN401
        yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self._walk(kid)

    def _texts(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        yield from self._own(element)
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self._texts(kid)

    def _own(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                yield self._marks[element.Pg.objgen].get(int(kid), "")
            elif "/MCID" in kid:
                yield self._marks[kid.Pg.objgen].get(int(kid.MCID), "")


def painted(page: pikepdf.Page) -> tuple[str, str, int]:
    """What is painted for the eye alone, what belongs to the structure, and how many texts belong to neither."""
    artifacts, marked, loose = [], [], 0
    for mark, text in _shown(page):
        if mark is None:
            loose += 1
        elif mark < 0:
            artifacts.append(text)
        else:
            marked.append(text)
    return "".join(artifacts), "".join(marked), loose


def _marked(page: pikepdf.Page) -> dict[int, str]:
    found: dict[int, str] = {}
    for mark, text in _shown(page):
        if mark is not None and mark >= 0:
            found[mark] = found.get(mark, "") + text
    return found


def _shown(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Each text with its mark: -1 for an artifact, none where it has no mark at all."""
    maps = {name: _letters(font) for name, font in dict(page.obj.Resources.Font).items()}
    stack: list[int | None] = []
    letters: dict[str, str] = {}
    meant: str | None = None
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        match str(operator):
            case "BMC":
                stack.append(-1)
            case "BDC":
                entries = operands[1]
                meant = str(entries.ActualText) if "/ActualText" in entries else None
                stack.append(int(entries.MCID) if "/MCID" in entries else stack[-1])
                if meant is not None:
                    yield stack[-1], meant
            case "EMC":
                stack.pop()
                meant = None
            case "Tf":
                letters = maps[str(operands[0])]
            case "Tj" if meant is None:
                codes = bytes(operands[0]).hex().upper()
                text = "".join(letters[codes[at : at + 4]] for at in range(0, len(codes), 4))
                yield (stack[-1] if stack else None), text


def _letters(font: Any) -> dict[str, str]:  # noqa: ANN401
    table = bytes(font.ToUnicode.read_bytes()).decode()
    return {code: bytes.fromhex(value).decode("utf-16-be") for code, value in _PAIR.findall(table)}


def odt_texts(content: bytes) -> list[str]:
    """Each paragraph of an .odt in its order; pictures say nothing here."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        root = ET.fromstring(archive.read("content.xml"))  # noqa: S314 - written by the test itself
    return ["".join(_odt_text(each)) for each in root.iter() if each.tag in (f"{_TEXT}p", f"{_TEXT}h")]


def _odt_text(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for kid in element:
        if kid.tag in (f"{_TEXT}tab", f"{_TEXT}line-break", f"{_TEXT}s"):
            yield " " * int(kid.get(f"{_TEXT}c", "1"))
        elif kid.tag == f"{_TEXT}span":
            yield from _odt_text(kid)
        yield kid.tail or ""
