"""A list of the window as a workbook: the columns, order, filter and groups that are on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from leaderdesk.documents.sheets.writing.books import Book, Column, Kind, Part, Sheet, Value
from leaderdesk.documents.sheets.writing.writing import WrittenBook, write_book
from leaderdesk.services.exports.making import written_over
from leaderdesk.services.exports.reading import stamp_of
from leaderdesk.store.base import OpenBase
from leaderdesk.system.steps import Tell, no_tell


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column as it is headed, the kind of its values, and whether the list sums it."""

    heading: str
    kind: Kind = "text"
    has_total: bool | None = None


@dataclass(frozen=True, slots=True)
class SeenList:
    """A list as plain values; a group bears the text that its rows share. `notes` say its filter and its order."""

    title: str
    columns: tuple[SeenColumn, ...]
    groups: tuple[tuple[str, Sequence[Sequence[Value]]], ...]
    notes: tuple[tuple[str, str], ...] = ()


def export_list(base: OpenBase, target: Path, seen: SeenList, tell: Tell = no_tell) -> WrittenBook:
    """Write a list as it is shown."""
    columns = tuple(Column(each.heading, each.kind, has_total=each.has_total) for each in seen.columns)
    parts = tuple(Part(rows, label) for label, rows in seen.groups) or (Part(()),)
    with written_over(target):
        return write_book(
            target, Book(seen.title, stamp_of(base), (Sheet(seen.title, columns, parts),), seen.notes), tell
        )
