"""The objects of a file and how they are written: reportlab's, with all that is small packed into streams.

reportlab writes each object in clear with a comment: the structure of a hundred pages would weigh more than its text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from hashlib import md5

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFObjectReference, PDFStream
from reportlab.pdfbase.pdfdoc import format as formatted

_VERSION = (1, 7)
_PER_STREAM = 200
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Stream(PDFStream):  # type: ignore[misc]
    """Bytes of their own, compressed or not, ended as archives ask."""

    def __init__(self, content: bytes, entries: dict[str, object] | None = None, *, is_clear: bool = False) -> None:
        super().__init__(PDFDictionary(entries or {}), content)
        self._is_clear = is_clear

    def format(self, document: PDFDocument) -> bytes:
        """What the file holds."""
        content = self.content if self._is_clear else zlib.compress(self.content)
        entries = self.dictionary.dict | {"Length": len(content)}
        if not self._is_clear:
            entries["Filter"] = "/FlateDecode"
        return bytes(formatted(PDFDictionary(entries), document) + b"\nstream\n" + content + b"\nendstream")


class Raw(PDFObject):  # type: ignore[misc]
    """An object whose text is known, but for the numbers of those it refers to."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, _document: PDFDocument) -> bytes:
        """What the file holds."""
        return self.text.encode("ascii")


class File:
    """Objects by their names, written once."""

    def __init__(self) -> None:
        self._document = PDFDocument(compression=1, invariant=1, pdfVersion=_VERSION)

    def add(self, item: PDFObject) -> PDFObjectReference:
        """An object of its own, and how others refer to it."""
        return self._document.Reference(item)

    def number(self, reference: PDFObjectReference) -> int:
        """The number of an object."""
        return int(self._document.idToObjectNumberAndVersion[reference.name][0])

    def written(self, root: PDFObjectReference, info: PDFObjectReference) -> bytes:
        """The whole file; the same objects give the same bytes."""
        apart, packed = self._formatted()
        size = len(apart) + len(packed) + 1
        chunks = [packed[start : start + _PER_STREAM] for start in range(0, len(packed), _PER_STREAM)]
        out, places = bytearray(_HEAD), [(0, 0, 0xFFFF)] * size
        for number, body in apart:
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        for rank, chunk in enumerate(chunks):
            places += [(1, len(out), 0)]
            out += _packed(size + rank, chunk)
            for place, (number, _) in enumerate(chunk):
                places[number] = (2, size + rank, place)
        start, last = len(out), size + len(chunks)
        places.append((1, start, 0))
        identity = md5(out, usedforsecurity=False).hexdigest()
        kept = f"/Root {self.number(root)} 0 R /Info {self.number(info)} 0 R"
        entries = f"{kept} /ID [<{identity}> <{identity}>] /Size {last + 1}"
        out += _index(last, places, entries)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _formatted(self) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
        """Streams apart from the rest; objects that turn up while others are written come after them."""
        apart: list[tuple[int, bytes]] = []
        packed: list[tuple[int, bytes]] = []
        for number, item in self._items():
            body = formatted(item, self._document, toplevel=1)
            (apart if isinstance(item, PDFStream) else packed).append((number, bytes(body)))
        return apart, packed

    def _items(self) -> Iterator[tuple[int, PDFObject]]:
        number = 1
        while number in self._document.numberToId:
            yield number, self._document.idToObject[self._document.numberToId[number]]
            number += 1


def _packed(number: int, chunk: Sequence[tuple[int, bytes]]) -> bytes:
    """Some objects as one stream."""
    offset, places = 0, []
    for each, body in chunk:
        places.append(f"{each} {offset}")
        offset += len(body) + 1
    head = (" ".join(places) + "\n").encode()
    content = zlib.compress(head + b"\n".join(body for _, body in chunk) + b"\n")
    entries = f"/Type /ObjStm /N {len(chunk)} /First {len(head)}"
    return _stream(number, entries, content)


def _index(number: int, places: Sequence[tuple[int, int, int]], entries: str) -> bytes:
    """Where each object is."""
    rows = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + rank.to_bytes(2, "big") for kind, where, rank in places
    )
    return _stream(number, f"/Type /XRef /W [1 4 2] {entries}", zlib.compress(rows))


def _stream(number: int, entries: str, content: bytes) -> bytes:
    head = f"{number} 0 obj\n<<{entries} /Filter /FlateDecode /Length {len(content)}>>\nstream\n"
    return head.encode() + content + b"\nendstream\nendobj\n"
