"""A book as the child that read it hands it over: lines of JSON, and blocks of rows, numbers as they are in memory.

Nothing in it can be run, and what does not add up is not trusted: `ValueError`.
"""

from __future__ import annotations

import json
import math
import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, compress, repeat
from typing import Any, BinaryIO

from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.domain.workbooks.cells import Area, BadCell, Book, Cell, Remark, Row, Sheet
from leaderdesk.system.steps import Tell, no_tell

_ROWS = 2_000
_LONGEST_LINE = 20_000_000
_LARGEST_BLOCK = 2_000_000_000
_BLOCKS = 6
_BETWEEN, _INSIDE = "\0", "\x1f"
# What each byte of a block stands for.
_NONE, _FLOAT, _INT, _TEXT, _DAY, _MOMENT, _TRUTH, _BAD = range(8)
_OF_TYPE = {
    type(None): _NONE,
    float: _FLOAT,
    int: _INT,
    str: _TEXT,
    date: _DAY,
    datetime: _MOMENT,
    bool: _TRUTH,
    BadCell: _BAD,
}
# By what holds its value: which bytes of a block are of it.
_IN_FLOATS, _IN_INTS, _IN_DAYS, _IN_TEXTS, _TO_BE_WRITTEN = (
    bytes(code in codes for code in range(256))
    for codes in ((_FLOAT,), (_INT, _TRUTH), (_DAY,), (_TEXT, _MOMENT, _BAD), (_MOMENT, _BAD))
)


def pack(book: Book, into: BinaryIO) -> None:
    """Write a whole book."""
    total = sum(len(each.rows) for each in book.sheets)
    head = {name: getattr(book, name) for name in ("name", "kind", "digest", "encoding", "separator")}
    _write(into, {**head, "remarks": _remarks(book.remarks), "sheets": len(book.sheets), "rows": total})
    for sheet in book.sheets:
        _write(into, _facts(sheet))
        for start in range(0, len(sheet.rows), _ROWS):
            _pack_rows(sheet.rows[start : start + _ROWS], into)
    _write(into, {"end": total})


def pack_refusal(code: str, data: dict[str, Any], into: BinaryIO) -> None:
    """Write why there is no book."""
    _write(into, {"refused": code, "data": data})


def unpack(source: BinaryIO, tell: Tell = no_tell) -> Book:
    """The book of a result; what it could not read is raised again."""
    head = _read(source)
    if "refused" in head:
        raise Unreadable(_text(head["refused"]), **{str(key): value for key, value in dict(head["data"]).items()})
    told = _Told(_count(head["rows"]), tell)
    sheets = tuple(_unpack_sheet(source, told) for _ in range(_count(head["sheets"])))
    if _read(source) != {"end": sum(len(each.rows) for each in sheets)}:
        raise ValueError("cut short")
    return Book(
        name=_text(head["name"]),
        kind=_text(head["kind"]),
        digest=_text(head["digest"]),
        sheets=sheets,
        encoding=None if head["encoding"] is None else _text(head["encoding"]),
        separator=None if head["separator"] is None else _text(head["separator"]),
        remarks=_as_remarks(head["remarks"]),
    )


def _facts(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "rows": len(sheet.rows),
        "merged": [(each.top, each.left, each.bottom, each.right) for each in sheet.merged],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "is_hidden": sheet.is_hidden,
        "remarks": _remarks(sheet.remarks),
        "percents": [(column, start, end) for column, runs in sheet.percents.items() for start, end in runs],
    }


class _Told:
    """How many of all the rows are back."""

    def __init__(self, total: int, tell: Tell) -> None:
        self._done, self._total, self._tell = 0, total, tell

    def more(self, count: int) -> None:
        self._done += count
        self._tell(self._done, self._total)


def _unpack_sheet(source: BinaryIO, told: _Told) -> Sheet:
    facts = _read(source)
    rows: list[Row] = []
    total = _count(facts["rows"])
    while len(rows) < total:
        before = len(rows)
        rows += _unpack_rows(source)
        told.more(len(rows) - before)
    if len(rows) != total:
        raise ValueError("too many rows")
    percents: dict[int, list[tuple[int, int]]] = {}
    for column, start, end in facts["percents"]:
        percents.setdefault(_count(column), []).append((_count(start), _count(end)))
    return Sheet(
        name=_text(facts["name"]),
        rows=tuple(rows),
        merged=tuple(Area(*map(_count, each)) for each in facts["merged"]),
        hidden_rows=frozenset(map(_count, facts["hidden_rows"])),
        hidden_columns=frozenset(map(_count, facts["hidden_columns"])),
        is_hidden=facts["is_hidden"] is True,
        remarks=_as_remarks(facts["remarks"]),
        percents={column: tuple(runs) for column, runs in percents.items()},
    )


def _pack_rows(rows: Sequence[Row], into: BinaryIO) -> None:
    # Of whatever type: what each array takes is chosen by the kinds.
    cells: list[Any] = list(chain.from_iterable(rows))
    kinds = bytes(list(map(_OF_TYPE.__getitem__, map(type, cells))))
    floats = list(compress(cells, kinds.translate(_IN_FLOATS)))
    texts: list[str] = list(compress(cells, kinds.translate(_IN_TEXTS)))
    if 1 in kinds.translate(_TO_BE_WRITTEN):
        texts = list(map(_written, texts))
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= max(len(texts), 1):
        # A NUL inside a text: it means nothing anywhere, and shows nowhere.
        joined = _BETWEEN.join(text.replace(_BETWEEN, "") for text in texts)
    blocks = (
        array("I", map(len, rows)).tobytes(),
        kinds,
        struct.pack(f"{len(floats)}d", *floats),
        array("q", compress(cells, kinds.translate(_IN_INTS))).tobytes(),
        array("I", map(date.toordinal, compress(cells, kinds.translate(_IN_DAYS)))).tobytes(),
        joined.encode(),
    )
    _write(into, {"blocks": [len(each) for each in blocks], "texts": len(texts)})
    into.writelines(blocks)


def _unpack_rows(source: BinaryIO) -> Iterator[Row]:
    head = _read(source)
    sizes = [_count(each) for each in head["blocks"]]
    if len(sizes) != _BLOCKS or sum(sizes) > _LARGEST_BLOCK:
        raise ValueError("not a block")
    blocks = [source.read(size) for size in sizes]
    if [len(each) for each in blocks] != sizes:
        raise ValueError("cut short")
    lengths, kinds = _numbers("I", blocks[0]), blocks[1]
    floats, ints, days = (_numbers(code, block) for code, block in zip("dqI", blocks[2:5], strict=True))
    texts = blocks[5].decode().split(_BETWEEN) if head["texts"] else []
    _check_block(lengths, kinds, floats, (len(floats), len(ints), len(texts), len(days)))
    take = _takers(floats, ints, texts, days)
    place = 0
    for length in lengths:
        yield tuple([take[kind]() for kind in kinds[place : place + length]])
        place += length


def _check_block(lengths: array[Any], kinds: bytes, floats: array[Any], held: tuple[int, int, int, int]) -> None:
    said = [kinds.count(code) for code in _OF_TYPE.values()]
    wanted = tuple(kinds.translate(each).count(1) for each in (_IN_FLOATS, _IN_INTS, _IN_TEXTS, _IN_DAYS))
    if sum(lengths) != len(kinds) or sum(said) != len(kinds) or wanted != held or not len(lengths):
        raise ValueError("cells that do not add up")
    # Their sum is no number where one of them is none; where it is too large, each is looked at.
    if not math.isfinite(sum(floats)) and not all(map(math.isfinite, floats)):
        raise ValueError("not a number")


def _takers(floats: array[Any], ints: array[Any], texts: list[str], days: array[Any]) -> list[Callable[[], Cell]]:
    texts_left, ints_left = iter(texts), iter(ints.tolist())
    return [
        repeat(None).__next__,
        iter(floats.tolist()).__next__,
        ints_left.__next__,
        texts_left.__next__,
        map(date.fromordinal, days).__next__,
        lambda: datetime.fromisoformat(next(texts_left)),
        lambda: next(ints_left) != 0,
        lambda: _bad(next(texts_left)),
    ]


def _bad(written: str) -> BadCell:
    code, found, read = written.partition(_INSIDE)
    if not found:
        raise ValueError("not a cell")
    return BadCell(code, read)


def _written(cell: Cell) -> str:
    if isinstance(cell, BadCell):
        return f"{cell.code}{_INSIDE}{cell.read}"
    return cell.isoformat() if isinstance(cell, datetime) else str(cell)


def _numbers(code: str, block: bytes) -> array[Any]:
    numbers = array(code)
    numbers.frombytes(block)
    return numbers


def _remarks(remarks: Sequence[Remark]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(each.code, list(each.data)) for each in remarks]


def _as_remarks(written: Any) -> tuple[Remark, ...]:  # noqa: ANN401 - whatever JSON held
    return tuple(
        Remark(_text(code), tuple((_text(name), _text(value)) for name, value in data)) for code, data in written
    )


def _count(value: Any) -> int:  # noqa: ANN401 - whatever JSON held
    if type(value) is not int or not 0 <= value < 1 << 31:
        raise ValueError("not a count")
    return value


def _text(value: Any) -> str:  # noqa: ANN401 - whatever JSON held
    if type(value) is not str:
        raise ValueError("not a text")
    return value


def _write(into: BinaryIO, value: dict[str, Any]) -> None:
    into.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _read(source: BinaryIO) -> dict[str, Any]:
    line = source.readline(_LONGEST_LINE)
    value = json.loads(line) if line.endswith(b"\n") else None
    if not isinstance(value, dict):
        raise ValueError("not a line")  # noqa: TRY004 - one failure for all that cannot be trusted
    return value
