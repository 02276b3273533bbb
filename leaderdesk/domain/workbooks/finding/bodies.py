"""The rows under headings: which give dossiers, which stand beneath one, and what every other row is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Row
from leaderdesk.domain.workbooks.finding.frames import (
    FEW,
    Frame,
    completes,
    is_only_summed,
    is_plain,
    is_repeated_heading,
    is_title,
    is_uncounted_sum,
    is_wordy,
    names_another,
    words_of,
)
from leaderdesk.domain.workbooks.finding.header_rows import is_all_headings, is_plainly_headed
from leaderdesk.domain.workbooks.finding.sections import Sections, is_note
from leaderdesk.domain.workbooks.finding.totals import RunningSums, is_plain_total, says_left, says_total, says_whole
from leaderdesk.domain.workbooks.tables import EXAMPLE, Group, LeftOut

_EXAMPLE = folded(EXAMPLE)


@dataclass(slots=True)
class Body:
    """The rows of a table as they are read, from the first below the headings."""

    groups: list[Group] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    # The last row that is of the table: a dossier, what stands beneath it, a total.
    last: int = 0
    # The row of the headings of another table, below, and those that may title it.
    next_header: int | None = None
    waiting: list[int] = field(default_factory=list)


class BodyReader:
    """Reads the rows under the headings of one table, in order."""

    def __init__(self, frame: Frame, last_row: int, *, is_pointed: bool = False) -> None:
        self._frame = frame
        self._last_row = min(last_row, len(frame.sheet.rows))
        self._is_pointed = is_pointed
        self._body = Body(last=frame.last_header)
        self._sections = Sections()
        self._sums = RunningSums(frame.amounts_of)
        self._blank: list[int] = []
        # Dossiers with hardly a word, and the first row below a blank one since the last full dossier.
        self._weak: set[int] = set()
        self._gap: int | None = None
        self._last_total = 0

    def read(self) -> Body:
        """Every row up to the last, or to the headings of another table."""
        for row in range(self._frame.last_header + 1, self._last_row + 1):
            cells = self._frame.cells(row)
            said = len(cells) - cells.count(None)
            if not said:
                self._blank.append(row)
                continue
            if self._blank and self._blank[-1] == row - 1 and self._gap is None:
                self._gap = row
            if _is_example(cells):
                self._flush_blank()
                self._put(row, "example")
            elif is_plain(self._frame, row, cells, said):
                self._gap = None
                self._group(row)
            elif is_repeated_heading(self._frame, cells) and not self._is_titled_anew():
                self._repeat(row)
            elif self._begins_another(row, cells, said):
                self._body.next_header = row
                break
            else:
                self._sort(row, cells, said)
        self._close()
        return self._body

    def _is_after_blank(self, row: int) -> bool:
        return bool(self._blank) and self._blank[-1] == row - 1

    def _is_titled_anew(self) -> bool:
        """True where headings come again below a title of their own, or below a total and a blank row."""
        is_after_total = bool(self._last_total) and self._last_total == self._body.last
        return not self._is_pointed and bool(self._blank) and (bool(self._body.waiting) or is_after_total)

    def _begins_another(self, row: int, cells: Row, said: int) -> bool:
        if self._is_pointed or said < FEW or not is_plainly_headed(self._frame.sheet, row):
            return False
        is_apart = self._is_after_blank(row) or bool(self._body.waiting) or is_wordy(self._frame, row, cells)
        return is_apart or is_all_headings(self._frame.sheet, row)

    def _sort(self, row: int, cells: Row, said: int) -> None:
        """Say what a row is that is no plain dossier."""
        texts = words_of(cells)
        first = texts[0] if texts else ""
        amounts = self._frame.amounts_of(row)
        if said > 1 and len(texts) <= FEW and says_total(first) and self._is_total(row, first, amounts):
            self._total(row, first, amounts)
        elif not texts and not self._frame.named(row) and self._sums.adds_up(amounts):
            self._total(row, "", amounts)
        elif is_uncounted_sum(self._frame, row, cells):
            self._total(row, "", {})
        elif said <= FEW and (is_note(first) or says_left(first)):
            self._put(row, "note")
        elif self._is_beneath(row, cells, amounts):
            self._beneath(row)
        elif is_title(self._frame, row, said, texts):
            self._body.waiting.append(row)
        elif said > FEW or self._frame.named(row):
            self._group(row)
            if said <= FEW + 1:
                self._weak.add(row)
        else:
            self._put(row, "note")

    def _is_total(self, row: int, first: str, amounts: Mapping[int, Fraction]) -> bool:
        """True for a row said to be a total that names nothing else, or whose amounts are the sums all the same."""
        is_of_section = self._sections.is_named_in(first)
        is_told = is_plain_total(first) or is_of_section or is_only_summed(self._frame, row)
        return (is_told and not names_another(self._frame, row)) or self._sums.adds_up(amounts, least=1)

    def _is_beneath(self, row: int, cells: Row, amounts: Mapping[int, Fraction]) -> bool:
        """True for a row that only completes the dossier above: its name is merged with it, or left empty."""
        if not self._body.groups or self._body.waiting:
            return False
        above = self._body.groups[-1]
        is_next = row == _last_of(above) + 1
        return is_next and (row in self._frame.merged_rows or completes(self._frame, row, cells, amounts))

    def _group(self, row: int) -> None:
        self._sections.begin([self._frame.first_text(each) for each in self._body.waiting])
        self._settle("section")
        self._flush_blank()
        self._body.groups.append(Group(row, section=self._sections.text))
        self._sums.add(row)
        self._body.last = row

    def _beneath(self, row: int) -> None:
        above = self._body.groups[-1]
        self._body.groups[-1] = replace(above, beneath=(*above.beneath, row))
        self._put(row, "cofunder")
        self._body.last = row

    def _total(self, row: int, text: str, amounts: Mapping[int, Fraction]) -> None:
        self._settle("note")
        self._flush_blank()
        self._put(row, self._sums.told(text, amounts))
        self._body.last = self._last_total = row

    def _repeat(self, row: int) -> None:
        self._settle("section")
        self._flush_blank()
        self._put(row, "heading")

    def _settle(self, why: str) -> None:
        for row in self._body.waiting:
            self._put(row, why)
        self._body.waiting = []

    def _put(self, row: int, why: str) -> None:
        self._body.left.append(LeftOut(row, why, self._frame.read(row)))

    def _flush_blank(self) -> None:
        """Blank rows are told when the table goes on below them."""
        self._body.left.extend(LeftOut(row, "blank") for row in self._blank)
        self._blank = []

    def _close(self) -> None:
        """Take back what only looked like dossiers, and say what the last texts are."""
        body = self._body
        while self._gap and len(body.groups) > 1 and self._is_stray(body.groups[-1].row):
            self._put(body.groups.pop().row, "note")
        last = body.groups[-1] if body.groups else Group(0)
        if self._gap:
            body.last = max(self._frame.last_header, self._last_total, last.row, *last.beneath)
        # A total below which dossiers follow is one of some of them, unless it says that it is of all.
        body.left = [
            replace(each, why="subtotal") if _is_of_some(each, last.row) else each
            for each in sorted(body.left, key=lambda each: each.row)
        ]
        if body.next_header is None:
            # Titles of nothing below are notes.
            self._settle("note")

    def _is_stray(self, row: int) -> bool:
        """True for a few words below a blank row, with no dossier and no total after them."""
        return row in self._weak and row >= max(self._gap or 0, self._last_total)


def _is_example(cells: Row) -> bool:
    """True for the row of our own template that shows how to fill in the others, wherever its columns went."""
    if EXAMPLE in cells:
        return True
    first = next(cell for cell in cells if cell is not None)
    return isinstance(first, str) and first[:1] in {"E", "e"} and folded(first) == _EXAMPLE


def _last_of(group: Group) -> int:
    return group.beneath[-1] if group.beneath else group.row


def _is_of_some(left: LeftOut, last_dossier: int) -> bool:
    return left.why == "total" and left.row < last_dossier and not says_whole(left.read)
