"""The XML of one sheet looked through: how far it goes, and what it says beside its values.

Nearly every program writes a cell as `<c r="B7" s="2" t="e">`: such a sheet is looked through as bytes, in a tenth of
the time that parsing it takes. A sheet that holds any cell written otherwise is parsed; both give one answer.
"""

from __future__ import annotations

import re
from functools import cache

from leaderdesk.documents.sheets.reading.archives import holds_markup
from leaderdesk.documents.sheets.reading.facts import Looks, SheetFacts, column_letters, column_number
from leaderdesk.documents.sheets.reading.limits import Limits
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.domain.workbooks.cells import Area, BadCell

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ALPHABET = 26
# So many digits may say a row beyond the last that there is.
_MOST_DIGITS = 7
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet\b")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_SAID = re.compile(rb'\bt="(?:str|e)"')
_NUMBERED = re.compile(rb"""\br=["']([0-9]{1,7})["']""")
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))


class Patterns:
    """What is looked for in a sheet whose tags have one prefix, mostly none; a pattern is compiled when it is used."""

    def __init__(self, prefix: bytes) -> None:
        c, f, v = (b"<" + prefix + tag for tag in (b"c", b"f", b"v"))
        end = b"</" + prefix
        reference = rb' r="([A-Z]{1,3})([0-9]{1,7})"'
        self.unusual = c + rb'(?:[\t\r\n/>]| (?!r="[A-Z]{1,3}[0-9]{1,7}"))'
        self.other_prefix = rb"<c[\s/>]" if prefix else rb":c[\s/>]"
        # Cells that only have a look are not read.
        self.filled = c + reference + rb"[^>]*(?<!/)>"
        self.row = b"<" + prefix + b"row "
        self.rows = b"<" + prefix + rb"row\b([^>]*)>"
        self.columns = b"<" + prefix + rb"col\b([^>]*)>"
        corner = rb"([A-Z]{1,3})([0-9]{1,7})"
        self.merged = b"<" + prefix + rb'mergeCell\b[^>]*?\bref="' + corner + b":" + corner + b'"'
        self.filtered = b"<" + prefix + b"filterColumn"
        self.wrong = rb"(?s)" + c + reference + rb'[^>]*? t="e"[^>]*?(?:/>|>(.*?)' + end + rb"c>)"
        self.value = v + rb"[^>]*>([^<]*)<"
        self.formula = f
        self.not_calculated = (
            c + reference + rb"([^>]*)>\s*" + f + rb"\b[^>]*?(?:/>|>([^<]*)" + end + rb"f>)"
            rb"\s*(?:" + v + rb"\s*/>|" + v + rb"[^>]*>(0?)" + end + rb"v>)?\s*" + end + rb"c>"
        )
        self.styled = c + reference + rb' s="(%s)"'
        # As `unusual`, and besides too far for so many digits and two letters.
        self.far = c + rb'(?:[\t\r\n/>]| (?!r="%s[0-9]{1,%d}"))'
        self.data = (b"<" + prefix + b"sheetData", end + b"sheetData>")


@cache
def patterns(prefix: bytes) -> Patterns:
    """The patterns of a prefix, made once."""
    return Patterns(prefix)


class SheetPart:
    """The XML of one sheet, its cells written as nearly every program does or not."""

    def __init__(self, name: str, content: bytes, limits: Limits) -> None:
        """Refuse a sheet whose rectangle is larger than a reader could hold, naming the cell that makes it so."""
        self._content = content
        root = _ROOT.search(content[:4096])
        self._patterns = patterns(root[1] + b":" if root[1] else b"") if root else None
        row, column = self._extent(limits.cells)
        if row > LAST_ROW or column > LAST_COLUMN:
            raise Unreadable("workbook_damaged")
        if row * column > limits.cells:
            raise Unreadable("workbook_far_cell", sheet=name, cell=f"{column_letters(column)}{row}")

    def facts(self, looks: Looks, *, is_recalculated: bool) -> SheetFacts:
        """What a sheet says beside its values."""
        found = self._patterns
        if found is None:
            from leaderdesk.documents.sheets.reading import sheet_tags

            return sheet_tags.facts_of(self._content, looks, is_recalculated=is_recalculated)
        facts = SheetFacts()
        self._look_around(found, facts)
        self._look_at_cells(found, facts, is_recalculated=is_recalculated)
        ranks = looks.ranks()
        if ranks:
            styles = b"|".join(str(each).encode() for each in ranks)
            for letters, row, look in re.findall(found.styled % styles, self._content):
                looks.note(int(look), int(row), _column(letters), facts)
        return facts

    def _extent(self, most: int) -> tuple[int, int]:
        """At least the last row and column filled; no patterns are left where cells are written otherwise."""
        found = self._patterns
        # What looks like a cell in a comment or in CDATA is none.
        if found is None or holds_markup(self._content) or re.search(found.other_prefix, self._content):
            return self._parsed_extent()
        number = _NUMBERED.search(self._content, max(self._content.rfind(found.row), 0))
        digits = len(number[1]) if number else _MOST_DIGITS
        columns = _letters_up_to(most // 10**digits)
        if columns and digits < _MOST_DIGITS and not re.search(found.far % (columns, digits), self._content):
            # No reference has more digits than the row written last, nor letters beyond what so many rows allow.
            return 10**digits - 1, 1
        if re.search(found.unusual, self._content):
            return self._parsed_extent()
        return self._counted_extent(found)

    def _counted_extent(self, found: Patterns) -> tuple[int, int]:
        row = column = 0
        columns: dict[bytes, int] = {}
        for place in re.finditer(found.filled, self._content):
            letters, digits = place.groups()
            row = max(row, int(digits))
            if letters not in columns:
                columns[letters] = _column(letters)
                column = max(column, columns[letters])
        return row, column

    def _parsed_extent(self) -> tuple[int, int]:
        from leaderdesk.documents.sheets.reading import sheet_tags

        self._patterns = None
        return sheet_tags.extent_of(self._content)

    def _look_around(self, found: Patterns, facts: SheetFacts) -> None:
        for tag in re.findall(found.rows, self._content):
            if _HIDDEN.search(tag) and (number := _NUMBERED.search(tag)):
                facts.hidden_rows.add(int(number[1]))
        begins, ends = self._content.find(found.data[0]), max(self._content.rfind(found.data[1]), 0)
        for tag in re.findall(found.columns, self._content[: max(begins, 0)]):
            if _HIDDEN.search(tag):
                first, last = (int(each[1]) if (each := _bound(name).search(tag)) else 0 for name in (b"min", b"max"))
                facts.hidden_columns.update(range(max(first, 1), min(last, LAST_COLUMN) + 1))
        facts.merged = [
            Area(int(top), _column(left), int(bottom), _column(right))
            for left, top, right, bottom in re.findall(found.merged, self._content[ends:])
        ]
        facts.is_filtered = self._content.find(found.filtered, ends) >= 0

    def _look_at_cells(self, found: Patterns, facts: SheetFacts, *, is_recalculated: bool) -> None:
        if b't="e"' in self._content:
            for letters, row, held in re.findall(found.wrong, self._content):
                value = re.search(found.value, held)
                facts.bad[int(row), _column(letters)] = BadCell("formula_error", _read(value[1]) if value else "")
        if found.formula in self._content:
            for letters, row, attributes, formula, value in re.findall(found.not_calculated, self._content):
                if _SAID.search(attributes) or (value and not is_recalculated):
                    # A formula may well give an empty text, or nought; an error was noted before.
                    continue
                facts.bad[int(row), _column(letters)] = BadCell("formula_not_calculated", f"={_read(formula)}")


def _letters_up_to(columns: int) -> bytes:
    """A pattern of the letters of no more columns than so many; nothing where that is less than one letter."""
    if columns < _ALPHABET:
        return b"[A-%c]" % (ord("A") + columns - 1) if columns else b""
    rounds = min(columns // _ALPHABET - 1, _ALPHABET)
    return (b"[A-%c]?" % (ord("A") + rounds - 1) if rounds else b"") + b"[A-Z]"


@cache
def _bound(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"\b" + name + rb"""=["']([0-9]{1,5})["']""")


def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _read(content: bytes) -> str:
    for written, meant in _ENTITIES:
        content = content.replace(written, meant)
    return content.decode("utf-8", "replace")
