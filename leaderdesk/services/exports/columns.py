"""How the sheets that go out are described: each column with what it takes from an item, computed ones with none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from leaderdesk.documents.sheets.writing.books import Column, Combined, Kind, Part, Share, Sheet, Value
from leaderdesk.words import export_columns as words

T_contra = TypeVar("T_contra", contravariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told(Generic[T_contra]):
    """A column of a sheet of items; none is asked of an item for what is computed."""

    column: Column
    value: Callable[[T_contra], Value] | None = None


def told(
    code: str, kind: Kind, value: Callable[[T], Value], *, heading: str = "", has_total: bool | None = None
) -> Told[T]:
    """A column by its code, or under another heading."""
    return Told(Column(heading or words.heading(code), kind, words.meaning(code), has_total=has_total), value)


def combined(code: str, added: Sequence[str], taken: Sequence[str] = ()) -> Told[object]:
    """What other columns come to, by their codes."""
    parts = Combined(tuple(map(words.heading, added)), tuple(map(words.heading, taken)))
    return Told(Column(words.heading(code), "money", words.meaning(code), parts))


def share(code: str, part: str, whole: str) -> Told[object]:
    """What part one column is of another, by their codes."""
    computed = Share(words.heading(part), words.heading(whole))
    return Told(Column(words.heading(code), "rate", words.meaning(code), computed))


def tabled(name: str, columns: Sequence[Told[T]], items: Iterable[T], about: str) -> Sheet:
    """A sheet with a row for each item."""
    kept = tuple(each.column for each in columns)
    # The number of a dossier tells apart those of one holder.
    heads = 2 if len(kept) > 1 and kept[1].heading == words.heading("number") else 1
    return Sheet(name, kept, (Part(_rows(columns, items)),), about, heads=heads)


def grouped(name: str, columns: Sequence[Told[T]], items: Iterable[T], label: Callable[[T], str], about: str) -> Sheet:
    """The same in groups that follow each other, each with its subtotal."""
    parts = tuple(Part(_rows(columns, found), text) for text, found in groupby(items, label))
    return replace(tabled(name, columns, (), about), parts=parts or (Part(()),))


def _rows(columns: Sequence[Told[T]], items: Iterable[T]) -> list[list[Value]]:
    values = [each.value for each in columns if each.value is not None]
    return [[value(item) for value in values] for item in items]
