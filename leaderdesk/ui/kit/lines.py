"""What a table shows: an item with its columns; texts, sort keys and what filters search are worked out when needed.

Tens of thousands of lines are made at once, and most of their cells are never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from leaderdesk.domain.text import folded

Kind = Literal["words", "amount", "count", "day"]

# Between the folded texts of two columns; a folded text never holds it.
_BETWEEN = "\n"
_DIGITS = re.compile(r"\d+")
# Wider than any number of a file or of a sum in cents.
_WIDEST = 15
# The same few words stand in many cells.
_KEPT = 4_096


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed or pasted text means for a cell: a value, or what is expected instead, in words.

    `words` is the value as it is read, where its kind alone does not tell.
    """

    value: Any = None
    problem: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, what it shows of an item, and what it sorts and copies by if that is something else.

    `kind` says how it is filtered, copied and summed: an `amount` in cents, a `day`, a `count`, or words.
    `value` is what is edited, `editor` makes the kit field that edits it, `read` understands a pasted text.
    """

    name: str
    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    copied: Callable[[Any], str] | None = None
    tone: Callable[[Any], str] | None = None
    width: int = 14
    is_number: bool = False
    is_wide: bool = False
    kind: Kind = "words"
    value: Callable[[Any], Any] | None = None
    editor: Callable[[], Any] | None = None
    read: Callable[[str], Typed] | None = None
    is_hidden: bool = False
    is_groupable: bool = True
    has_sum: bool = False

    @property
    def is_right(self) -> bool:
        """Numbers stand on the right."""
        return self.is_number or self.kind in ("amount", "count")

    @property
    def is_editable(self) -> bool:
        """It can be typed over."""
        return self.editor is not None

    def value_of(self, item: object) -> object:
        """What is edited, and what a range or a sum looks at."""
        source = self.value or self.key or self.text
        return source(item)


class Line:
    """One item as a table shows it, cell by cell as it is asked for."""

    __slots__ = ("_searched", "_told", "columns", "identity", "item")

    def __init__(self, columns: Sequence[Column], item: Any, identity: Any) -> None:  # noqa: ANN401 - of any list
        self.columns = columns
        self.item = item
        self.identity = identity
        self._told: dict[int, str] | None = None
        self._searched: str | None = None

    def text(self, place: int) -> str:
        """What one column shows; kept, as it is painted again and again."""
        if self._told is None:
            self._told = {}
        found = self._told.get(place)
        if found is None:
            found = self._told[place] = self.columns[place].text(self.item)
        return found

    def bare_text(self, place: int) -> str:
        """The same for who asks it of every line, once: not kept."""
        return self.columns[place].text(self.item)

    def key(self, place: int) -> Any:  # noqa: ANN401 - of the column
        """What one column sorts and sums by; None where nothing is known."""
        column = self.columns[place]
        key = column.text(self.item) if column.key is None else column.key(self.item)
        if isinstance(key, str):
            key = collated(key)
        return None if key == "" else key

    @property
    def texts(self) -> tuple[str, ...]:
        """What every column shows."""
        return tuple(map(self.text, range(len(self.columns))))

    @property
    def searched(self) -> str:
        """What filters search: the folded text of every column."""
        if self._searched is None:
            item = self.item
            told = (_searched(column.text(item), is_number=column.is_right) for column in self.columns)
            self._searched = _BETWEEN.join(told)
        return self._searched

    def make_ready(self) -> None:
        """Work out what filters search, before it is asked for."""
        if self._searched is None:
            _ = self.searched


def lines_of(columns: Sequence[Column], items: Iterable[Any], identity: Callable[[Any], Any] = id) -> list[Line]:
    """The lines of these items; nothing of them is worked out yet."""
    return [Line(columns, item, identity(item)) for item in items]


def filtered(lines: Sequence[Line], wanted: str, columns: Sequence[Column] = ()) -> list[Line]:
    """The lines that hold every word, whatever its accents and case; `commune:etaples` looks in one column."""
    words, placed = _words(wanted, columns)
    found = list(lines)
    for word in words:
        found = [line for line in found if word in line.searched]
    for place, word in placed:
        found = [line for line in found if word in line.searched.split(_BETWEEN)[place]]
    return found


def ordered(lines: Sequence[Line], column: int, *, is_descending: bool) -> list[Line]:
    """The lines by one column; what is not filled in comes last either way."""
    return ranked(lines, {line: line.key(column) for line in lines}, is_descending=is_descending)


def ranked(lines: Sequence[Line], keys: Mapping[Line, Any], *, is_descending: bool) -> list[Line]:
    """The lines by what each is known to sort by; what is not filled in comes last either way."""
    known = [line for line in lines if keys[line] is not None]
    known.sort(key=keys.__getitem__, reverse=is_descending)
    if len(known) == len(lines):
        return known
    return known + [line for line in lines if keys[line] is None]


@lru_cache(_KEPT)
def collated(text: str) -> str:
    """A text as French lists order it: numbers by their size, accents and case only between equals."""
    spread = _DIGITS.sub(lambda found: found[0].zfill(_WIDEST), folded(text))
    return spread if text.isascii() else f"{spread}\0{text}"


@lru_cache(_KEPT)
def _searched(text: str, *, is_number: bool) -> str:
    bare = folded(text)
    # An amount is found with its thousands apart, and typed at one go.
    return f"{bare} {folded(''.join(text.split()))}" if is_number else bare


def _words(wanted: str, columns: Sequence[Column]) -> tuple[list[str], list[tuple[int, str]]]:
    words: list[str] = []
    placed: list[tuple[int, str]] = []
    for part in wanted.split():
        title, sign, rest = part.partition(":")
        place = _place(title, columns) if sign else None
        if place is None:
            words += folded(part).split()
        else:
            placed += [(place, word) for word in folded(rest).split()]
    return words, placed


def _place(title: str, columns: Sequence[Column]) -> int | None:
    start = folded(title)
    found = [place for place, column in enumerate(columns) if folded(column.title).startswith(start)]
    return found[0] if start and found else None
