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


class Groups:
    """Lines put under the text that they share, some at a time, in the order in which they come."""

    def __init__(self, columns: Sequence[Column], place: int) -> None:
        self._columns, self._place = columns, place
        self._summed = [place for place, column in enumerate(columns) if column.has_sum]
        self._members: dict[str, list[Line]] = {}
        self._sums: dict[str, list[int]] = {}

    def add(self, lines: Sequence[Line]) -> None:
        """Put these too under their headings."""
        for line in lines:
            text = line.bare_text(self._place)
            if text not in self._members:
                self._members[text], self._sums[text] = [], [0] * len(self._summed)
            self._members[text].append(line)
            sums = self._sums[text]
            for rank, place in enumerate(self._summed):
                sums[rank] += line.key(place) or 0

    def shown(self, folded_texts: Collection[str]) -> list[Line | Heading]:
        """Each heading, then its lines; those of a folded group are left out."""
        found: list[Line | Heading] = []
        for text, members in self._members.items():
            is_folded = text in folded_texts
            found.append(Heading(text, len(members), self._told(text), is_folded))
            if not is_folded:
                found += members
        return found

    def _told(self, text: str) -> tuple[str, ...]:
        told = [""] * len(self._columns)
        for place, total in zip(self._summed, self._sums[text], strict=True):
            told[place] = summed(self._columns[place], total)
        return tuple(told)


def summed(column: Column, total: int) -> str:
    """A sum in the manner of its column."""
    return money(total) if column.kind == "amount" else number(total)
