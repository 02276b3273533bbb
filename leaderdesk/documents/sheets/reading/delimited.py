"""A text whose lines are rows: its separator told by how regular it makes them, its quotes read or left as they are."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.documents.sheets.reading.facts import trimmed
from leaderdesk.documents.sheets.reading.limits import Limits
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.domain.workbooks.cells import Remark, Row

# The likelier first, where two of them make rows as regular.
SEPARATORS = (";", "\t", "|", ",")
_SAID = re.compile(r"\A[ \t]*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_LOOKED_AT = 100_000
_LINES = 300
_NUL = "\0"
# A sign that no text holds, where all is one column.
_NO_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Delimited:
    """The rows of a text, what separates its columns (nothing where there is one), and what is to be said of it."""

    rows: tuple[Row, ...]
    separator: str | None
    remarks: tuple[Remark, ...]


def read_delimited(text: str, limits: Limits, separators: Sequence[str] = SEPARATORS) -> Delimited:
    """Every cell is text; the first line of Excel's that names the separator is no row."""
    remarks: list[Remark] = []
    if _NUL in text:
        remarks.append(Remark("nul_left_out", (("count", str(text.count(_NUL))),)))
        text = text.replace(_NUL, "")
    said = _SAID.match(text)
    if said:
        text, separator = text[said.end() :], said[1]
    else:
        # One alone is not guessed: somebody said it.
        separator = separators[0] if len(separators) == 1 else _guess(text, separators)
    rows, is_odd = _read(text, separator or _NO_SEPARATOR, limits)
    if is_odd:
        remarks.append(Remark("odd_quotes"))
    cells = [tuple(each if each.strip() else None for each in row) for row in rows]
    return Delimited(trimmed(cells), separator, tuple(remarks))


def _read(text: str, separator: str, limits: Limits) -> tuple[list[list[str]], bool]:
    """The cells of each row, and whether quotes were not those that a spreadsheet writes."""
    before = csv.field_size_limit(limits.longest_cell)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)), False
    except csv.Error:
        rows = _read_tolerantly(text, separator)
    finally:
        csv.field_size_limit(before)
    if any(len(cell) > limits.longest_cell for row in rows for cell in row):
        raise Unreadable("not_a_workbook", what="unknown")
    return rows, True


def _read_tolerantly(text: str, separator: str) -> list[list[str]]:
    """A quote ends a cell only before a separator or the end of a line; one that is never closed is a mere sign."""
    apart = re.escape(separator)
    quoted = re.compile(rf'"((?:[^"]+|""|"(?!["{apart}\r\n]|\Z))*+)"(?=[{apart}\r\n]|\Z)')
    plain, ends = re.compile(rf"[^{apart}\r\n]*"), re.compile(rf"{apart}|\r\n|\r|\n|\Z")
    rows: list[list[str]] = [[]]
    place = 0
    while place < len(text):
        cell = quoted.match(text, place)
        if cell and not (separator in cell[1] and "\n" in cell[1]):
            # Rows that were swallowed between two stray quotes would show separators and ends of lines together.
            rows[-1].append(cell[1].replace('""', '"'))
        else:
            cell = plain.match(text, place)
            rows[-1].append(cell[0] if cell else "")
        end = ends.match(text, cell.end() if cell else place)
        place = end.end() if end else len(text)
        if end and end[0] != separator:
            rows.append([])
    return rows


def _guess(text: str, separators: Sequence[str]) -> str | None:
    """The separator that gives most rows one same number of columns; of equals, the one that gives more of them."""
    start = text[:_LOOKED_AT]
    scored = [(_regularity(start, each), -place, each) for place, each in enumerate(separators)]
    best = max(scored)
    return best[2] if best[0] > 0 else None


def _regularity(start: str, separator: str) -> float:
    rows = []
    try:
        for row in csv.reader(io.StringIO(start, newline=""), delimiter=separator):
            if any(each.strip() for each in row):
                rows.append(len(row))
            if len(rows) >= _LINES:
                break
    except csv.Error:
        return 0
    counts = Counter(rows)
    several = [(count * min(columns, 8), columns) for columns, count in counts.items() if columns > 1]
    return max(several)[0] / len(rows) if several else 0
