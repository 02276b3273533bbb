"""The pages of a PDF as pictures, for who looks before printing."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

_POINTS = 72


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: four bytes a point, blue, green, red and one that says nothing; `stride` bytes a line."""

    width: int
    height: int
    stride: int
    points: bytes


def page_count(content: bytes) -> int:
    """How many pages there are."""
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def page_picture(content: bytes, rank: int, width: int) -> PagePicture:
    """A page, the first is 0, as wide as so many points of a screen."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[rank]
        return _drawn(page, width / page.get_width())


def page_print(content: bytes, rank: int, dots: int) -> PagePicture:
    """A page for a printer of so many dots per inch."""
    with pypdfium2.PdfDocument(content) as document:
        return _drawn(document[rank], dots / _POINTS)


def _drawn(page: pypdfium2.PdfPage, scale: float) -> PagePicture:
    bitmap = page.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    try:
        return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
