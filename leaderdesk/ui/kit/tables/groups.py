"""Lines under headings: how many there are, and the sums of their numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.words.formats import money, number


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a group: the text its lines share, their number, and a sum where the column has one."""

    text: str
    count: int
    sums: tuple[str, ...]
    is_folded: bool


def grouped(
    lines: Sequence[Line], columns: Sequence[Column], place: int, folded_texts: Collection[str]
) -> list[Line | Heading]:
    """Lines in the order of their group, with a heading before each; those of a folded group are left out."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.texts[place], []).append(line)
    shown: list[Line | Heading] = []
    for text, members in groups.items():
        is_folded = text in folded_texts
        shown.append(Heading(text, len(members), sums_of(columns, members), is_folded))
        if not is_folded:
            shown += members
    return shown


def sums_of(columns: Sequence[Column], lines: Sequence[Line]) -> tuple[str, ...]:
    """The sum of each column that has one, as it is read."""
    return tuple(
        summed(column, sum(line.keys[place] or 0 for line in lines)) if column.has_sum else ""
        for place, column in enumerate(columns)
    )


def summed(column: Column, total: int) -> str:
    """A sum in the manner of its column."""
    return money(total) if column.kind == "amount" else number(total)
