"""An OpenDocument workbook: how far each sheet goes once its repeats are counted, what it says beside its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from leaderdesk.documents.sheets.reading.archives import Archive
from leaderdesk.documents.sheets.reading.facts import LEAST_WIDTH, SheetFacts, column_letters
from leaderdesk.documents.sheets.reading.limits import Limits
from leaderdesk.documents.sheets.reading.markup import Attributes, read_tags, whole
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.domain.workbooks.cells import Area, BadCell

PARTS = ("mimetype", "content.xml", "meta-inf/manifest.xml", "styles.xml")
MACROS = ("basic/", "scripts/")
_CONTENT = "content.xml"
_WRONG = re.compile(r"\A(?:#[A-Z0/!?]+|Err:[0-9]{3})\Z")
_REFERENCE = re.compile(r"\[\.?([^\]]*)\]")
_DURATION = re.compile(r"\A(-?)PT([0-9]{1,6})H([0-9]{2})M([0-9]{2})(?:[.,][0-9]+)?S\Z")
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_HIDDEN = frozenset({"collapse", "filter"})


def read_parts(archive: Archive) -> dict[str, bytes]:
    """The parts that hold values, checked."""
    return {archive.name(name): archive.read(name) for name in PARTS if name in archive}


def facts_by_sheet(archive: Archive, limits: Limits) -> dict[str, SheetFacts]:
    """What each sheet says beside its values; one that goes too far is refused."""
    walk = _Walk(limits)
    read_tags(archive.read(_CONTENT), walk.begin, end=walk.end, text=walk.text)
    return walk.sheets


class _Walk:
    """Where the reader of tags is; cells and rows may stand for many."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._limits = limits
        self._facts = SheetFacts()
        self._name = ""
        self._depth = 0
        self._row, self._column, self._column_headed = 0, 0, 0
        self._row_repeats = self._cell_repeats = 1
        self._last_row = self._last_column = 0
        self._formula: str | None = None
        self._number: str | None = None
        self._is_wrong = self._is_awaited = self._is_unsaid = self._is_aside = False
        self._said = ""

    def begin(self, tag: str, attributes: Attributes) -> None:
        if tag in _CELLS:
            self._begin_cell(attributes)
        elif tag == "table-row":
            self._row += self._row_repeats
            self._row_repeats = max(whole(attributes.get("table:number-rows-repeated"), 1), 1)
            self._column, self._cell_repeats = 1, 0
            if attributes.get("table:visibility") in _HIDDEN and self._row_repeats < self._limits.members:
                self._facts.hidden_rows.update(range(self._row, self._row + self._row_repeats))
            self._facts.is_filtered |= attributes.get("table:visibility") == "filter"
        elif tag == "table-column":
            self._begin_column(attributes)
        elif tag == "table":
            self._begin_sheet(attributes)
        elif tag == "annotation":
            self._is_aside = True

    def end(self, tag: str) -> None:
        if tag == "table-cell":
            self._end_cell()
        elif tag == "table":
            self._depth -= 1
        elif tag == "annotation":
            self._is_aside = False

    def text(self, text: str) -> None:
        if self._is_awaited and not self._is_aside:
            self._said += text

    def _begin_sheet(self, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > 1:
            raise Unreadable("workbook_damaged")
        self._name = attributes.get("table:name", "")
        self._facts = self.sheets.setdefault(self._name, SheetFacts())
        self._row, self._row_repeats, self._column_headed = 1, 0, 1
        self._last_row = self._last_column = 0

    def _begin_column(self, attributes: Attributes) -> None:
        repeats = max(whole(attributes.get("table:number-columns-repeated"), 1), 1)
        if attributes.get("table:visibility") in _HIDDEN and repeats < self._limits.members:
            self._facts.hidden_columns.update(range(self._column_headed, self._column_headed + repeats))
        self._column_headed += repeats

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += self._cell_repeats
        self._cell_repeats = max(whole(attributes.get("table:number-columns-repeated"), 1), 1)
        kind = attributes.get("office:value-type")
        self._formula = attributes.get("table:formula")
        self._is_unsaid = kind is None
        self._is_wrong = attributes.get("calcext:value-type") == "error"
        self._number = attributes.get("office:value") if kind == "float" else None
        is_said = self._formula is not None and kind in {None, "string"}
        self._is_awaited, self._said = is_said or self._number is not None, ""
        if kind is not None or self._formula is not None:
            self._note_value(kind, attributes)
        across = whole(attributes.get("table:number-columns-spanned"), 1)
        down = whole(attributes.get("table:number-rows-spanned"), 1)
        if across > 1 or down > 1:
            area = Area(self._row, self._column, self._row + max(down, 1) - 1, self._column + max(across, 1) - 1)
            self._facts.merged.append(area)

    def _note_value(self, kind: str | None, attributes: Attributes) -> None:
        last_row, last_column = self._row + self._row_repeats - 1, self._column + self._cell_repeats - 1
        self._last_row, self._last_column = max(self._last_row, last_row), max(self._last_column, last_column)
        if self._last_row * self._last_column > self._limits.cells:
            cell = f"{column_letters(self._last_column)}{self._last_row}"
            raise Unreadable("workbook_far_cell", sheet=self._name, cell=cell)
        if kind == "percentage":
            for column in range(self._column, last_column + 1):
                self._facts.percents.setdefault(column, []).extend(range(self._row, last_row + 1))
        elif kind == "time":
            spent = _DURATION.match(attributes.get("office:time-value", ""))
            if spent:
                seconds = f":{spent[4]}" if spent[4] != "00" else ""
                shown = f"{spent[1]}{spent[2]:0>2}:{spent[3]}{seconds}"
                self._facts.mended.update(dict.fromkeys(self._places(), shown))

    def _end_cell(self) -> None:
        if not self._is_awaited:
            return
        self._is_awaited = False
        if self._number is not None:
            shown = "".join(self._said.split())
            # A code kept as a number: 1000 shown as 01000, a SIRET with its first nought.
            if shown[:1] == "0" and len(shown) >= LEAST_WIDTH and shown.lstrip("0") == self._number:
                self._facts.mended.update(dict.fromkeys(self._places(), shown))
        elif self._is_wrong or _WRONG.match(self._said):
            self._facts.bad.update(dict.fromkeys(self._places(), BadCell("formula_error", self._said)))
        elif not self._said and self._formula and self._is_unsaid:
            missing = BadCell("formula_not_calculated", _as_read(self._formula))
            self._facts.bad.update(dict.fromkeys(self._places(), missing))

    def _places(self) -> Iterator[tuple[int, int]]:
        """All the cells that this one stands for."""
        columns = range(self._column, self._column + self._cell_repeats)
        return product(range(self._row, self._row + self._row_repeats), columns)


def _as_read(formula: str) -> str:
    """A formula as a spreadsheet shows it, without its dialect."""
    return _REFERENCE.sub(r"\1", formula.partition(":")[2] if formula[:1].isalpha() else formula)
