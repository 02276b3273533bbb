"""How wide a column must be to show what it holds: numbers by their digits, texts by their letters, up to an edge."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.documents.sheets.writing.books import Column, Value
from leaderdesk.words.formats import money, number, quantity

# In widths of a digit.
_LEAST = 8.0
_WIDEST, _WIDEST_FIRST = 46.0, 34.0
_BUTTON, _EDGE = 3.0, 1.5
_DAY = 11.5
_RATE = 11.0
_BOLD = 1.08
_PLAIN, _BROAD = 1.0, 1.7
# As the usual fonts of spreadsheets draw them, beside a digit.
_LETTERS: dict[str, float] = {
    **dict.fromkeys("iljI .,:;!'’|()[]\u00a0\u202f", 0.5),
    **dict.fromkeys("frtJ-", 0.7),
    **dict.fromkeys("csvxyzkL", 0.9),
    **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZÀÂÇÉÈÊËÎÏÔÖÙÛÜ&", 1.25),
    **dict.fromkeys("mwMW%@—…œŒæÆ", _BROAD),
}
# Only texts nearly as long as the longest may be wider.
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class Fitted:
    """The width of a column; texts that are wider are set on several lines."""

    width: float
    is_wrapped: bool


def fit_column(column: Column, values: Sequence[Value], total: Value, *, is_first: bool = False) -> Fitted:
    """The width that shows every value, the total and each word of the heading."""
    texts = [value for value in values if isinstance(value, str)]
    widest, is_wrapped = _LEAST, False
    if texts:
        limit = _WIDEST_FIRST if is_first else _WIDEST
        wanted = _widest_text(texts) + _EDGE
        is_wrapped = wanted > limit or any("\n" in text or "\r" in text for text in texts)
        widest = max(widest, min(limit, wanted))
    if column.kind != "text":
        widest = max(widest, _widest_number(column, [*values, total]) * _BOLD + 2 * _EDGE)
    words = column.heading.split()
    widest = max(widest, max(map(_measured, words)) * _BOLD + _BUTTON)
    return Fitted(math.ceil(widest * 4) / 4, is_wrapped)


def heading_lines(heading: str, width: float) -> int:
    """On how many lines a heading stands in its column."""
    return _lines(heading, width - _EDGE, _BOLD)


def text_lines(text: str, width: float) -> int:
    """On how many lines a text stands in its column."""
    return sum(_lines(line, width - _EDGE, _PLAIN) for line in text.splitlines() or [""])


def _lines(text: str, room: float, scale: float) -> int:
    """Words go to the next line whole; one that is longer than a line is broken."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        long = _measured(word) * scale
        if used and used + _PLAIN + long > room:
            lines, used = lines + 1, 0.0
        over = int(long / room) if long > room else 0
        lines, used = lines + over, (used + _PLAIN if used else 0.0) + long - over * room
    return lines


def _widest_text(texts: Iterable[str]) -> float:
    found = set(texts)
    longest = max(map(len, found))
    return max(_measured(text) for text in found if len(text) >= longest * _NEAR)


def _measured(text: str) -> float:
    lines = text.splitlines() or [""]
    return max(sum(map(_letter, line)) for line in lines) if len(text) < _WIDEST * 4 else float(len(text))


def _letter(letter: str) -> float:
    return _LETTERS.get(letter, _BROAD if letter > "\u2fff" else _PLAIN)


def _widest_number(column: Column, values: Sequence[Value]) -> float:
    if column.kind == "day":
        return _DAY if any(isinstance(value, date) for value in values) else _LEAST
    if column.kind == "rate":
        return _RATE
    amounts = [value for value in values if isinstance(value, int | Fraction)]
    if not amounts:
        return _LEAST
    longest = (min(amounts), max(amounts), max(amounts, key=lambda each: each.denominator))
    return max(float(len(_shown(column, each))) for each in longest)


def _shown(column: Column, value: int | Fraction) -> str:
    if column.kind == "money":
        return money(int(value))
    if column.kind == "hours":
        return f"{number(int(value))}:00"
    return number(int(value)) if column.kind == "count" else quantity(Fraction(value))
