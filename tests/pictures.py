"""What each paper looks like, small and grey, to be compared with the picture kept of it.

`python -m tests.pictures` makes the kept pictures anew: look at each before keeping it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops

from leaderdesk.documents.pdf.previews import page_count, page_picture
from leaderdesk.documents.pdf.writing import pdf_bytes
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import OpenBase, close_base, looked_base, open_base
from leaderdesk.services.papers.making import compose, list_papers
from tests.examples import example_in

KEPT = Path(__file__).parent / "data" / "papers" / "pictures"
# How wide a page is, in points, and how many of its pages are looked at.
_WIDE, _PAGES = 300, 2
# Tiles of so many points whose grey may differ by so much: a digit is another, a line is not.
_TILE, _CLOSE = 15, 14


def papers_of(base: OpenBase) -> Iterator[tuple[str, bytes]]:
    """The first paper of each kind, about the first thing that has one."""
    seen = set[str]()
    for offer in list_papers(base):
        code = offer.kind.code
        if code in seen:
            continue
        try:
            papers = compose(base, code, offer.key)
        except Refusal:
            continue
        if papers:
            seen.add(code)
            yield code, pdf_bytes(papers[0])[0]


def kept(code: str) -> Image.Image:
    """The picture that was looked at."""
    return opened(KEPT / f"{code}.png")


def opened(path: Path) -> Image.Image:
    """A picture that was kept, in grey."""
    return Image.open(path).convert("L")


def differing(one: Image.Image, other: Image.Image) -> int:
    """How many tiles are not alike."""
    if one.size != other.size:
        return one.width * one.height
    small = (one.width // _TILE, one.height // _TILE)
    shrunk = (each.resize(small, Image.Resampling.BOX) for each in (one, other))
    return sum(value > _CLOSE for value in ImageChops.difference(*shrunk).tobytes())


def picture_of(content: bytes) -> Image.Image:
    """The first pages of a paper side by side, in grey."""
    pages = [_page(content, rank) for rank in range(min(_PAGES, page_count(content)))]
    whole = Image.new("L", (sum(each.width for each in pages), max(each.height for each in pages)), 255)
    left = 0
    for each in pages:
        whole.paste(each, (left, 0))
        left += each.width
    return whole


def _page(content: bytes, rank: int) -> Image.Image:
    drawn = page_picture(content, rank, _WIDE)
    size = (drawn.width, drawn.height)
    return Image.frombuffer("RGB", size, drawn.points, "raw", "BGRX", drawn.stride, 1).convert("L")


def _make() -> None:
    with TemporaryDirectory() as name:
        path, around = example_in(Path(name))
        with looked_base(path, around) as base:
            for code, content in papers_of(base):
                picture_of(content).quantize(16).save(KEPT / f"{code}.png", optimize=True)
        from tests.map_pictures import map_pictures

        written = open_base(path, around)
        for code, picture in map_pictures(written, Path(name)):
            picture.quantize(16).save(KEPT / f"{code}.png", optimize=True)
        close_base(written, around)


if __name__ == "__main__":
    _make()
