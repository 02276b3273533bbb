"""A paper looked at before it is written: its bytes, kept while it is in front, and its pages as pictures."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.pdf.previews import PagePicture, page_count, page_picture, page_print
from leaderdesk.documents.pdf.writing import pdf_bytes

__all__ = ["PagePicture", "Preview", "look_at", "page_picture", "page_print"]


@dataclass(frozen=True, slots=True)
class Preview:
    """A paper as it would be written."""

    paper: Paper
    content: bytes
    pages: int
    unprinted: str = ""


def look_at(paper: Paper) -> Preview:
    """The same bytes as the file would hold."""
    content, made = pdf_bytes(paper)
    return Preview(paper, content, page_count(content), "".join(made.unknown))
