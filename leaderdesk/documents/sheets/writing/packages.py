"""One file out of its parts: openpyxl's package, with our rows and texts in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_SIZE = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)</dcterms:created>")
_TEXTS, _CORE = "xl/sharedStrings.xml", "docProps/core.xml"
# openpyxl writes each text in its cell: the part where ours stand once for all is declared here.
_TYPES, _LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_DECLARED = {
    _TYPES: (b"</Types>", f'<Override PartName="/{_TEXTS}" ContentType="{_KIND}"/>'.encode()),
    _LINKS: (b"</Relationships>", f'<Relationship Type="{_LINK}" Target="/{_TEXTS}" Id="texts"/>'.encode()),
}
_LEVEL = 6
# The first moment that an archive can say: a file says when it was made inside, and not twice.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)


def pack(
    target: BinaryIO, package: bytes, sheets: Mapping[str, tuple[str, Iterator[str]]], texts: Callable[[], str]
) -> None:
    """Write the file; each sheet by the name of its part, with its extent; the texts are known once all rows are."""
    with ZipFile(BytesIO(package)) as source, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as made:
        for name in sorted(source.namelist(), key=lambda name: name != _TYPES):
            with made.open(_entry(name), "w") as part:
                if name in sheets:
                    _write_sheet(part, source.read(name), *sheets[name])
                else:
                    part.write(_finished(name, source.read(name)))
        with made.open(_entry(_TEXTS), "w") as part:
            part.write(texts().encode())


def _write_sheet(part: IO[bytes], content: bytes, extent: str, rows: Iterator[str]) -> None:
    before, after = _ROWS.split(_SIZE.sub(f'<dimension ref="{extent}"/>'.encode(), content), maxsplit=1)
    part.write(before + b"<sheetData>")
    for each in rows:
        part.write(each.encode())
    # Codes made of digits are texts, which is no mistake to point at.
    calm = f'<ignoredErrors><ignoredError sqref="{extent}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    part.write(b"</sheetData>" + after.replace(b"</worksheet>", calm.encode()))


def _finished(name: str, content: bytes) -> bytes:
    """A part with what is declared of ours; the moment of writing is that of the data: the same make the same bytes."""
    if name in _DECLARED:
        end, declared = _DECLARED[name]
        return content.replace(end, declared + end)
    if name != _CORE:
        return content
    created = _CREATED.search(content)
    moment = created[1] if created else b""
    return _MODIFIED.sub(lambda found: found[1] + moment + found[2], content)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _NO_MOMENT)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
