"""Who pays what: one bar cut in shares, and a legend that says each amount; read without any colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.drawings.shapes import (
    BODY,
    Box,
    Drawing,
    Figure,
    Figures,
    Label,
    Mark,
    Measure,
    Pattern,
    Shape,
    fitted,
)

_BAR = 30.0
_GAP = 2.0
_LINE = 19.0
_SWATCH = 11.0
_PADDING = 6.0
_COLUMN_GAP = 24.0


@dataclass(frozen=True, slots=True)
class Share:
    """One payer; `told` is its amount as people read it, `part` its percentage."""

    name: str
    amount: int
    told: str
    part: str
    ink: str
    pattern: Pattern = "solid"
    key: str = ""


def draw_shares(
    shares: Sequence[Share],
    width: float,
    measure: Measure,
    *,
    empty: str = "",
    headings: tuple[str, str, str] = ("", "", ""),
) -> Drawing:
    """The bar of a financing plan, its shares in the order given; what is missing from the whole is a share too."""
    paying = [share for share in shares if share.amount > 0]
    whole = sum(share.amount for share in paying)
    if not whole:
        label = Label(0, _BAR / 2 + BODY / 3, empty, "muted")
        return Drawing(width, _BAR, (Box(0, 0, width, _BAR, "grid", is_faint=True), label), empty)
    shapes = [*_bar(paying, whole, width, measure), *_legend(paying, width, measure)]
    rows = max(
        round((shape.base - _BAR) / _LINE) for shape in shapes if isinstance(shape, Label) and not shape.is_on_box
    )
    said = " ".join(f"{share.name}\u00a0: {share.told} ({share.part})." for share in paying)
    bars = [shape for shape in shapes if isinstance(shape, Box)]
    marks = tuple(
        Mark(bar.left, bar.top, bar.width, bar.height, share.name, f"{share.told} ({share.part})", share.key)
        for bar, share in zip(bars, paying, strict=False)
    )
    return Drawing(width, _BAR + _PADDING + rows * _LINE, tuple(shapes), said, marks, _figures(paying, headings))


def _figures(shares: Sequence[Share], headings: tuple[str, str, str]) -> Figures:
    rows = tuple((Figure(each.name), Figure(each.told, each.amount), Figure(each.part, each.amount)) for each in shares)
    return Figures(headings, rows, tuple(each.key for each in shares))


def _bar(shares: Sequence[Share], whole: int, width: float, measure: Measure) -> Iterator[Shape]:
    room = width - _GAP * (len(shares) - 1)
    left = 0.0
    for share in shares:
        wide = room * share.amount / whole
        yield Box(left, 0, wide, _BAR, share.ink, share.pattern)
        # A hatched ground would blur the figure.
        if share.pattern == "solid" and measure(share.part, BODY) + 2 * _PADDING <= wide:
            yield Label(
                left + wide / 2,
                _BAR / 2 + BODY * 0.36,
                share.part,
                share.ink,
                BODY,
                "middle",
                True,
                True,
            )
        left += wide + _GAP


def _legend(shares: Sequence[Share], width: float, measure: Measure) -> Iterator[Shape]:
    """Names and amounts in as many columns as there is room for."""
    entries = [_entry(share, width - _SWATCH - _PADDING, measure) for share in shares]
    widest = max(_SWATCH + _PADDING + measure(entry, BODY) for entry in entries)
    columns = max(1, min(len(shares), int((width + _COLUMN_GAP) / (widest + _COLUMN_GAP))))
    for rank, (share, entry) in enumerate(zip(shares, entries, strict=True)):
        row, column = divmod(rank, columns)
        left = column * (widest + _COLUMN_GAP)
        base = _BAR + (row + 1) * _LINE
        yield Box(left, base - _SWATCH + 1.5, _SWATCH, _SWATCH, share.ink, share.pattern)
        yield Label(left + _SWATCH + _PADDING, base, entry, size=BODY)


def _entry(share: Share, room: float, measure: Measure) -> str:
    """A name too long for its line is cut, never its amount."""
    told = f"\u00a0: {share.told} ({share.part})"
    return fitted(share.name, BODY, room - measure(told, BODY), measure) + told
