"""The XML of one sheet parsed tag by tag, whatever way it is written; `sheet_parts` says when."""

from __future__ import annotations

import re

from leaderdesk.documents.sheets.reading.facts import Looks, SheetFacts, column_number
from leaderdesk.documents.sheets.reading.markup import Attributes, is_true, read_tags, whole
from leaderdesk.domain.workbooks.cells import Area, BadCell

_REFERENCE = re.compile(r"\A\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")
_LAST_COLUMN = 16_384


def extent_of(content: bytes) -> tuple[int, int]:
    """The last row and the last column with a value."""
    walk = _Walk(Looks(), is_recalculated=False)
    read_tags(content, walk.begin)
    return walk.last_row, walk.last_column


def facts_of(content: bytes, looks: Looks, *, is_recalculated: bool) -> SheetFacts:
    """What a sheet says beside its values."""
    walk = _Walk(looks, is_recalculated=is_recalculated)
    read_tags(content, walk.begin, end=walk.end, text=walk.text)
    return walk.facts


class _Walk:
    """Where the reader of tags is: cells and rows without a reference follow the one before."""

    def __init__(self, looks: Looks, *, is_recalculated: bool) -> None:
        self.facts = SheetFacts()
        self.last_row = self.last_column = 0
        self._looks = looks
        # A program that asks for all to be calculated again wrote nought where it knew nothing.
        self._uncalculated = {"", "0"} if is_recalculated else {""}
        self._row = self._column = 0
        self._kind = ""
        self._inside: str | None = None
        self._value, self._formula = "", ""
        self._has_formula = False

    def begin(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self._begin_cell(attributes)
        elif tag in {"v", "f", "is"}:
            self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column)
            self._has_formula |= tag == "f"
            self._inside = tag
        elif tag == "row":
            self._row, self._column = whole(attributes.get("r"), self._row + 1), 0
            if is_true(attributes.get("hidden")):
                self.facts.hidden_rows.add(self._row)
        else:
            self._begin_other(tag, attributes)

    def end(self, tag: str) -> None:
        self._inside = None
        if tag == "c":
            self._end_cell()

    def text(self, text: str) -> None:
        if self._inside == "v":
            self._value += text
        elif self._inside == "f":
            self._formula += text

    def _begin_cell(self, attributes: Attributes) -> None:
        place = _REFERENCE.match(attributes.get("r", ""))
        if place:
            self._row, self._column = int(place[2]), column_number(place[1])
        else:
            self._column += 1
        self._kind = attributes.get("t", "n")
        self._value, self._formula, self._has_formula = "", "", False
        self._looks.note(whole(attributes.get("s")), self._row, self._column, self.facts)

    def _end_cell(self) -> None:
        place = (self._row, self._column)
        if self._kind == "e":
            self.facts.bad[place] = BadCell("formula_error", self._value)
        elif self._has_formula and self._kind != "str" and self._value in self._uncalculated:
            self.facts.bad[place] = BadCell("formula_not_calculated", f"={self._formula}")

    def _begin_other(self, tag: str, attributes: Attributes) -> None:
        if tag == "col" and is_true(attributes.get("hidden")):
            first, last = whole(attributes.get("min")), whole(attributes.get("max"))
            self.facts.hidden_columns.update(range(max(first, 1), min(last, _LAST_COLUMN) + 1))
        elif tag == "mergeCell":
            corners = attributes.get("ref", "").partition(":")
            start, end = _REFERENCE.match(corners[0]), _REFERENCE.match(corners[2])
            if start and end:
                (left, top), (right, bottom) = start.groups(), end.groups()
                area = Area(int(top), column_number(left), int(bottom), column_number(right))
                self.facts.merged.append(area)
        elif tag == "filterColumn":
            self.facts.is_filtered = True
