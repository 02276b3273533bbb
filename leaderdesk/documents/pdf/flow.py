"""Strips onto pages: what holds together stays together as far as one page can hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from leaderdesk.documents.pdf.pen import Pages, Pen
from leaderdesk.documents.pdf.strips import FREE, HELD, WISHED, Strip

# Sums of heights are never exact.
_SLACK = 0.01


class Flow:
    """Fills pages from their top to their foot; `opened` paints what each page bears and says where its text begins."""

    def __init__(self, pages: Pages, opened: Callable[[Pen], float], foot: float) -> None:
        self._pages = pages
        self._opened = opened
        self._foot = foot
        self._is_fresh = True
        self._open()

    def fill(self, strips: Iterable[Strip]) -> None:
        """Place all strips."""
        chain: list[Strip] = []
        for strip in strips:
            if strip.is_break:
                self._place(chain, WISHED)
                chain = []
                if not self._is_fresh:
                    self._open()
                continue
            chain.append(strip)
            if strip.hold == FREE:
                self._place(chain, WISHED)
                chain = []
        self._place(chain, WISHED)

    def _place(self, chain: Sequence[Strip], firmness: int) -> None:
        """A chain on this page, else on the next, else in the parts that hold more firmly."""
        if not chain:
            return
        if self._needed(chain) <= self._foot - self._top + _SLACK:
            self._paint(chain)
            return
        if _alone(chain) <= self._foot - self._highest + _SLACK or len(chain) == 1:
            self._turn(chain[0])
            self._paint(chain)
            return
        for part in _parts(chain, firmness):
            self._place(part, firmness + 1)

    def _needed(self, chain: Sequence[Strip]) -> float:
        gap = 0.0 if self._is_fresh else chain[0].gap
        return gap + chain[0].height + sum(strip.gap + strip.height for strip in chain[1:])

    def _paint(self, chain: Sequence[Strip]) -> None:
        for strip in chain:
            self._top += 0.0 if self._is_fresh else strip.gap
            strip.paint(self._pen, self._top)
            self._top += strip.height
            self._is_fresh = False

    def _turn(self, first: Strip) -> None:
        """A new page, unless this one is empty; the header of the table that goes on is painted again."""
        if self._is_fresh:
            return
        self._open()
        for head in first.heads:
            head.paint(self._pen, self._top)
            self._top += head.height

    def _open(self) -> None:
        self._pen = self._pages.open()
        self._top = self._highest = self._opened(self._pen)
        self._is_fresh = True


def _alone(chain: Sequence[Strip]) -> float:
    """The height of a chain at the top of a page."""
    heads = sum(head.height for head in chain[0].heads)
    return heads + chain[0].height + sum(strip.gap + strip.height for strip in chain[1:])


def _parts(chain: Sequence[Strip], firmness: int) -> Iterator[list[Strip]]:
    """A chain cut where it holds no more firmly than that; strip by strip where nothing else helps."""
    part: list[Strip] = []
    for strip in chain:
        part.append(strip)
        if strip.hold <= firmness or firmness >= HELD:
            yield part
            part = []
    if part:
        yield part
