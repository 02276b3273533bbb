"""A workbook of Excel 97 to 2003: its records walked through for what it says beside its values."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from leaderdesk.documents.sheets.reading.compound import Compound
from leaderdesk.documents.sheets.reading.facts import Looks, SheetFacts, looks_of
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.domain.workbooks.cells import BadCell, Remark

MACROS = "_vba_project_cur"
_STREAMS = ("workbook", "book")
_OTHERS = {"worddocument": "text_document", "powerpoint document": "presentation"}
_ENCRYPTED = "encryptedpackage"
_BIFF8 = 0x0600
_BEGIN, _END, _PASSWORD, _CALENDAR, _FORMAT, _LOOK, _SHEET = 0x809, 0x0A, 0x2F, 0x22, 0x41E, 0xE0, 0x85
_ROW, _COLUMNS, _FORMULA, _NUMBER, _RK, _MANY_RK, _WRONG = 0x208, 0x7D, 0x06, 0x203, 0x27E, 0xBD, 0x205
_FILTER_MODE = 0x9B
_CELLS = frozenset({_NUMBER, _RK, _FORMULA, _WRONG})
_LAST_COLUMN = 255
_ROW_HIDDEN = 0x20
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_PERCENTS = {9: "0%", 10: "0.00%"}
_RESULT_IS_NO_NUMBER, _RESULT_IS_WRONG = 0xFFFF, 2
_LONGEST_NAME = 255


@dataclass(slots=True)
class Records:
    """What the records of a workbook say."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    has_macros: bool = False


def read_records(content: bytes) -> Records:
    """Walk through a compound file; what is no workbook of Excel, or is under a password, is refused."""
    compound = Compound(content)
    names = compound.names()
    if _ENCRYPTED in names:
        raise Unreadable("workbook_password")
    stream = next((each for each in _STREAMS if each in names), None)
    if stream is None:
        what = next((what for name, what in _OTHERS.items() if name in names), "unknown")
        raise Unreadable("not_a_workbook", what=what)
    records = Records(has_macros=MACROS in names)
    try:
        _walk(compound.stream(stream), records)
    except (struct.error, IndexError) as error:
        raise Unreadable("workbook_damaged") from error
    return records


def _walk(stream: bytes, records: Records) -> None:
    version = struct.unpack_from("<H", stream, 4)[0]
    formats, styles, begins = dict(_PERCENTS), list[int](), dict[int, str]()
    for kind, place, size in _records(stream, 0):
        if kind == _PASSWORD:
            raise Unreadable("workbook_password")
        if kind == _CALENDAR and stream[place] == 1:
            records.remarks.append(Remark("calendar_1904"))
        elif kind == _FORMAT and version == _BIFF8:
            number, letters, wide = struct.unpack_from("<HHB", stream, place)
            formats[number] = stream[place + 5 : place + size].decode("utf-16-le" if wide & 1 else "cp1252", "replace")[
                :letters
            ]
        elif kind == _LOOK:
            styles.append(struct.unpack_from("<H", stream, place + 2)[0])
        elif kind == _SHEET and version == _BIFF8:
            begins[struct.unpack_from("<I", stream, place)[0]] = _name(stream, place + 6)
    looks = looks_of(formats.get(each, "") for each in styles)
    if version == _BIFF8:
        # Older ones write their cells otherwise: calamine reads their values, and nothing is known beside them.
        for start, name in begins.items():
            records.sheets[name] = _facts(stream, start, looks)


def _name(stream: bytes, place: int) -> str:
    length, wide = stream[place], stream[place + 1] & 1
    end = place + 2 + min(length, _LONGEST_NAME) * (wide + 1)
    return stream[place + 2 : end].decode("utf-16-le" if wide else "latin-1", "replace")


def _facts(stream: bytes, start: int, looks: Looks) -> SheetFacts:
    facts = SheetFacts()
    for kind, place, size in _records(stream, start):
        if kind in _CELLS:
            _look_at_cell(stream, kind, place, looks, facts)
        elif kind == _MANY_RK:
            row, first = struct.unpack_from("<HH", stream, place)
            for rank in range((size - 6) // 6):
                look = struct.unpack_from("<H", stream, place + 4 + 6 * rank)[0]
                looks.note(look, row + 1, first + rank + 1, facts)
        elif kind == _ROW and stream[place + 12] & _ROW_HIDDEN:
            facts.hidden_rows.add(struct.unpack_from("<H", stream, place)[0] + 1)
        elif kind == _COLUMNS and stream[place + 8] & 1:
            first, last = struct.unpack_from("<HH", stream, place)
            facts.hidden_columns.update(range(first + 1, min(last, _LAST_COLUMN) + 2))
        elif kind == _FILTER_MODE:
            facts.is_filtered = True
    return facts


def _look_at_cell(stream: bytes, kind: int, place: int, looks: Looks, facts: SheetFacts) -> None:
    row, column, look = struct.unpack_from("<HHH", stream, place)
    looks.note(look, row + 1, column + 1, facts)
    error = _error(stream, kind, place)
    if error is not None:
        facts.bad[row + 1, column + 1] = BadCell("formula_error", error)


def _error(stream: bytes, kind: int, place: int) -> str | None:
    if kind == _WRONG:
        code, is_error = stream[place + 6], stream[place + 7]
        return _ERRORS.get(code, "#?") if is_error else None
    if kind == _FORMULA:
        what, said = stream[place + 6], struct.unpack_from("<H", stream, place + 12)[0]
        if said == _RESULT_IS_NO_NUMBER and what == _RESULT_IS_WRONG:
            return _ERRORS.get(stream[place + 8], "#?")
    return None


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Each record from its beginning to the end of its part: its kind, where its data is and its size."""
    unpack, depth, last = struct.Struct("<HH").unpack_from, 0, len(stream) - 4
    while place <= last:
        kind, size = unpack(stream, place)
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            # A chart inside a sheet has its own records.
            yield kind, place + 4, size
        place += 4 + size
