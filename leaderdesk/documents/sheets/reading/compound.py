"""The streams of a compound file, as Word and Excel wrote until 2007: its chains are followed, never for ever."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from leaderdesk.documents.sheets.reading.refused import Unreadable

_FREE, _UNUSED = 0xFFFF_FFFA, 0xFFFF_FFFF
_HEADER = struct.Struct("<8s16sHHHHH6sIIIIIIIII109I")
_ENTRY = 128
# As powers of two: the sectors of the two versions there are, and those of small streams.
_SECTORS, _SMALL = frozenset({9, 12}), 6
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or a storage: its name, its kind, where it begins, its size."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """A compound file whose directory was read."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError, OverflowError, MemoryError) as error:
            raise Unreadable("workbook_damaged") from error

    def names(self) -> list[str]:
        """Every stream and storage, in small letters."""
        return [each.name.lower() for each in self.entries]

    def stream(self, name: str) -> bytes:
        """A stream by its name in small letters."""
        entry = next(each for each in self.entries if each.name.lower() == name and each.kind == _STREAM)
        if entry.size < self._small_below:
            chain = self._chain(entry.start, self._small_next, entry.size // self._small + 1)
            parts = [self._roots[place * self._small : (place + 1) * self._small] for place in chain]
        else:
            parts = self._sectors(entry.start, entry.size // self._sector + 1)
        content = b"".join(parts)[: entry.size]
        if len(content) < entry.size:
            raise Unreadable("workbook_damaged")
        return content

    def _open(self) -> None:
        header = _HEADER.unpack_from(self._content)
        if header[5] not in _SECTORS or header[6] != _SMALL:
            raise Unreadable("workbook_damaged")
        self._sector, self._small = 1 << header[5], 1 << header[6]
        self._small_below = header[12]
        most = len(self._content) // self._sector + 1
        tables = [each for each in header[17:] if each < _FREE]
        tables += self._more_tables(header[15], most)
        self._next = self._numbers(tables[:most])
        last = max((place for place, each in enumerate(self._next) if each != _UNUSED), default=0)
        if (last + 1) * self._sector >= len(self._content):
            # It says that it goes on where there is nothing: it was cut.
            raise Unreadable("workbook_damaged")
        self.entries = self._directory(header[10], most)
        root = next((each for each in self.entries if each.kind == _ROOT), Entry("", _ROOT, _FREE, 0))
        small_tables = self._chain(header[13], self._next, most)
        self._small_next = self._numbers(small_tables)
        self._roots = b"".join(self._sectors(root.start, most))[: root.size]

    def _more_tables(self, start: int, most: int) -> list[int]:
        """Of a file too large for its header: sectors that list others, the last number leading to the next."""
        found: list[int] = []
        for _ in range(most):
            if start >= _FREE:
                break
            *numbers, start = self._numbers([start])
            found += [each for each in numbers if each < _FREE]
        return found

    def _directory(self, start: int, most: int) -> list[Entry]:
        content = b"".join(self._sectors(start, most))
        entries = []
        for place in range(0, min(len(content), _MOST_ENTRIES * _ENTRY), _ENTRY):
            length, kind = struct.unpack_from("<HB", content, place + 64)
            begins, size = struct.unpack_from("<II", content, place + 116)
            name = content[place : place + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
            if kind:
                entries.append(Entry(name, kind, begins, size))
        return entries

    def _sectors(self, start: int, most: int) -> list[bytes]:
        chain = self._chain(start, self._next, most)
        return [self._content[(place + 1) * self._sector : (place + 2) * self._sector] for place in chain]

    def _chain(self, start: int, following: list[int], most: int) -> list[int]:
        chain: list[int] = []
        while start < _FREE and len(chain) < most:
            if start >= len(following):
                raise Unreadable("workbook_damaged")
            chain.append(start)
            start = following[start]
        return chain

    def _numbers(self, sectors: list[int]) -> list[int]:
        found: list[int] = []
        for place in sectors:
            found += struct.unpack_from(f"<{self._sector // 4}I", self._content, (place + 1) * self._sector)
        return found
