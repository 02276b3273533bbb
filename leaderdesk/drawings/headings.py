"""The name of a row with what is said of it: on one line, or on two where there is too little room."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.drawings.shapes import SMALL, Label, Measure, fitted

LINE = 13.0
_GAP = 8.0
# A strong text is wider than a plain one.
_STRONG = 1.15


def heading_lines(name: str, told: str, width: float, measure: Measure) -> int:
    """How many lines it takes."""
    return 1 if _beside(name, measure) + measure(told, SMALL) <= width else 2


def draw_heading(name: str, told: str, top: float, width: float, measure: Measure) -> Iterator[Label]:
    """The two texts, nothing of them cut as long as each fits on a line."""
    base = top + SMALL + 2
    yield Label(0, base, fitted(name, SMALL, width / _STRONG, measure), "text", SMALL, is_strong=True)
    if heading_lines(name, told, width, measure) == 1:
        yield Label(_beside(name, measure), base, told, "muted", SMALL)
    else:
        yield Label(0, base + LINE, fitted(told, SMALL, width, measure), "muted", SMALL)


def _beside(name: str, measure: Measure) -> float:
    return measure(name, SMALL) * _STRONG + _GAP
