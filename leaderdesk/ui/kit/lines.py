"""What a table shows, prepared away from the window: texts, sort keys and the folded text that filters search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from leaderdesk.domain.text import folded


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, what it shows of an item, and what it sorts and copies by if that is something else."""

    name: str
    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    copied: Callable[[Any], str] | None = None
    tone: Callable[[Any], str] | None = None
    width: int = 14
    is_number: bool = False
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One item as a table shows it."""

    item: Any
    identity: Any
    texts: tuple[str, ...]
    keys: tuple[tuple[bool, Any], ...]
    searched: str


def lines_of(columns: Sequence[Column], items: Iterable[Any], identity: Callable[[Any], Any] = id) -> list[Line]:
    """The lines of these items; called on the base's thread, once per reading."""
    return [_line(columns, item, identity(item)) for item in items]


def filtered(lines: Sequence[Line], wanted: str) -> list[Line]:
    """The lines that hold every word, whatever its accents and case."""
    words = folded(wanted).split()
    if not words:
        return list(lines)
    return [line for line in lines if all(word in line.searched for word in words)]


def ordered(lines: Sequence[Line], column: int, *, is_descending: bool) -> list[Line]:
    """The lines by one column; what is not filled in comes last either way."""
    known = [line for line in lines if not line.keys[column][0]]
    unknown = [line for line in lines if line.keys[column][0]]
    known.sort(key=lambda line: line.keys[column][1], reverse=is_descending)
    return known + unknown


def _line(columns: Sequence[Column], item: object, identity: object) -> Line:
    texts = tuple(column.text(item) for column in columns)
    plain = [folded(text) for text in texts]
    keys = tuple(_key(column, item, bare) for column, bare in zip(columns, plain, strict=True))
    return Line(item, identity, texts, keys, " ".join(plain))


def _key(column: Column, item: object, bare: str) -> tuple[bool, Any]:
    key = bare if column.key is None else column.key(item)
    return key is None or key == "", key
