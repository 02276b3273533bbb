"""A paper as a PDF: tagged, with its fonts, the same bytes for the same paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObject, PDFObjectReference, PDFString

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.pdf import metadata, style
from leaderdesk.documents.pdf.file import File, Raw, Stream
from leaderdesk.documents.pdf.flow import Flow
from leaderdesk.documents.pdf.frame import Frame
from leaderdesk.documents.pdf.outline import add_bookmarks, add_tree
from leaderdesk.documents.pdf.pen import Pages
from leaderdesk.documents.pdf.pictures import Picture
from leaderdesk.documents.pdf.setting import set_blocks
from leaderdesk.documents.pdf.strips import Room
from leaderdesk.system.safe_write import write_safely


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages were made, and which characters no font has: a question mark stands for each."""

    pages: int
    unknown: tuple[str, ...] = ()


def write_pdf(paper: Paper, target: Path | BinaryIO) -> Written:
    """Write a paper to a file, whole or not at all, or into what takes bytes."""
    content, written = pdf_bytes(paper)
    if isinstance(target, Path):
        write_safely(target, content)
    else:
        target.write(content)
    return written


def pdf_bytes(paper: Paper) -> tuple[bytes, Written]:
    """A paper as bytes."""
    width, height = style.A4 if paper.orientation == "portrait" else style.A4[::-1]
    pages, frame = Pages(width, height), Frame(paper, width, height)
    flow = Flow(pages, frame.open, frame.foot)
    flow.fill(set_blocks(paper.blocks, Room(frame.left, frame.width, frame.foot - style.TOP, pages.tree)))
    for pen in pages.pens:
        frame.close(pen, len(pages.pens))
    return assembled(paper, pages, frame.pictures), Written(len(pages.pens), tuple(pages.usage.unknown))


def assembled(paper: Paper, pages: Pages, pictures: Sequence[tuple[str, Picture]] = ()) -> bytes:
    """The file of pages that are painted; of the paper, what the file says of itself."""
    file = File()
    catalogue, above = Raw(""), Raw("")
    root, parent = file.add(catalogue), file.add(above)
    numbers = _add_pages(file, pages, pictures, file.number(parent))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    above.text = f"<</Type/Pages/Count {len(numbers)}/Kids [{kids}]>>"
    entries = {
        "Pages": parent,
        "StructTreeRoot": add_tree(file, pages.tree, numbers),
        "Outlines": add_bookmarks(file, pages.bookmarks, numbers),
        "Metadata": file.add(metadata.packet(paper)),
        "OutputIntents": file.add(metadata.intents()),
        "Lang": file.add(PDFString(paper.language)),
    }
    told = "".join(f"/{name} {file.number(item)} 0 R" for name, item in entries.items() if item)
    catalogue.text = (
        f"<</Type/Catalog/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseNone{told}>>"
    )
    return file.written(root, file.add(metadata.information(paper)))


def _add_pages(file: File, pages: Pages, pictures: Sequence[tuple[str, Picture]], above: int) -> list[int]:
    """Each page with its content; fonts and pictures are shared by all."""
    contents = [Stream(pen.content().encode("ascii")) for pen in pages.pens]
    resources = file.number(file.add(_resources(file, pages, pictures)))
    numbers = []
    for rank, content in enumerate(contents):
        body = (
            f"<</Type/Page/Parent {above} 0 R/MediaBox [0 0 {pages.width:.2f} {pages.height:.2f}]"
            f"/Resources {resources} 0 R/Contents {file.number(file.add(content))} 0 R/StructParents {rank}/Tabs/S>>"
        )
        numbers.append(file.number(file.add(Raw(body))))
    return numbers


def _resources(file: File, pages: Pages, pictures: Sequence[tuple[str, Picture]]) -> PDFObject:
    fonts: dict[str, PDFObjectReference] = {name: file.add(font) for name, font in pages.usage.fonts()}
    painted = {name: file.add(picture.stream()) for name, picture in pictures}
    procedures = PDFArrayCompact(["/PDF", "/Text", "/ImageC"])
    entries = {"Font": PDFDictionary(fonts), "ProcSet": procedures}
    return PDFDictionary(entries | ({"XObject": PDFDictionary(painted)} if painted else {}))
