"""What a table shows, prepared away from the window: texts, sort keys and the folded text that filters search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from leaderdesk.domain.text import folded

Kind = Literal["words", "amount", "count", "day"]

# Between the folded texts of two columns; a folded text never holds it.
_BETWEEN = "\n"
_DIGITS = re.compile(r"\d+")
# Wider than any number of a file or of a sum in cents.
_WIDEST = 15


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


@dataclass(frozen=True, slots=True)
class Line:
    """One item as a table shows it; a key is None where nothing is known."""

    item: Any
    identity: Any
    texts: tuple[str, ...]
    keys: tuple[Any, ...]
    searched: str


def lines_of(columns: Sequence[Column], items: Iterable[Any], identity: Callable[[Any], Any] = id) -> list[Line]:
    """The lines of these items; called on the base's thread, once per reading."""
    seen: dict[tuple[str, bool], tuple[str, str, str]] = {}
    return [_line(columns, item, identity(item), seen) for item in items]


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
    known = [line for line in lines if line.keys[column] is not None]
    known.sort(key=lambda line: line.keys[column], reverse=is_descending)
    if len(known) == len(lines):
        return known
    return known + [line for line in lines if line.keys[column] is None]


def collated(text: str) -> str:
    """A text as French lists order it: numbers by their size, accents and case only between equals."""
    return _collated(text, folded(text))


def _collated(text: str, bare: str) -> str:
    spread = _DIGITS.sub(lambda found: found[0].zfill(_WIDEST), bare)
    return spread if text.isascii() else f"{spread}\0{text}"


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


def _line(
    columns: Sequence[Column], item: object, identity: object, seen: dict[tuple[str, bool], tuple[str, str, str]]
) -> Line:
    told = [_told(column.text(item), seen, is_number=column.is_right) for column in columns]
    keys = tuple(_key(column, item, key) for column, (_, _, key) in zip(columns, told, strict=True))
    return Line(item, identity, tuple(text for text, _, _ in told), keys, _BETWEEN.join(bare for _, bare, _ in told))


def _told(text: str, seen: dict[tuple[str, bool], tuple[str, str, str]], *, is_number: bool) -> tuple[str, str, str]:
    """A text, what is searched in it, and its rank: worked out once for all the cells that say the same."""
    found = seen.get((text, is_number))
    if found is None:
        bare = folded(text)
        # An amount is found with its thousands apart, and typed at one go.
        searched = f"{bare} {folded(''.join(text.split()))}" if is_number else bare
        found = seen[text, is_number] = (text, searched, _collated(text, bare))
    return found


def _key(column: Column, item: object, rank: str) -> object:
    key = rank if column.key is None else column.key(item)
    if column.key is not None and isinstance(key, str):
        key = collated(key)
    return None if key == "" else key
