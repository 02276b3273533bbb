"""Files made for the reader of workbooks: sound ones, hostile ones, and some that LibreOffice wrote."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

KEPT = Path(__file__).parents[1] / "data" / "workbook_files"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def kept(name: str) -> bytes:
    """A file that LibreOffice wrote."""
    return (KEPT / name).read_bytes()


def zipped(members: Mapping[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of some members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(sheet: str, *, workbook: str = "", styles: str = "") -> dict[str, bytes | str]:
    """The parts of a workbook with one sheet, of which the XML is given."""
    looks = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEETML}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEETML}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{workbook}'
        '<sheets><sheet name="Suivi" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": looks,
        "xl/worksheets/sheet1.xml": sheet,
    }


LETTER = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})


def sheet_of(rows: str, *, before: str = "", after: str = "") -> str:
    """The XML of a sheet around that of its rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def written_by_hand(rows: str, **others: str) -> bytes:
    """A workbook of which the rows are given as XML."""
    return zipped(parts_of(sheet_of(rows), **others))


def xlsx_of(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook as openpyxl writes it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def compound_of(*names: str) -> bytes:
    """A compound file with empty streams of some names, as a workbook under a password has them."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = struct.pack("<8s16sHHHHH6s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"")
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    entries = [("Root Entry", 5), *((each, 2) for each in names)]
    directory = b"".join(_entry(name, kind, end) for name, kind in entries).ljust(512, b"\0")
    return header + struct.pack("<128I", table, end, *[free] * 126) + directory


def _entry(name: str, kind: int, start: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    return (
        spelled.ljust(64, b"\0")
        + struct.pack("<HBB", len(spelled), kind, 1)
        + bytes(48)
        + struct.pack("<III", start, 0, 0)
    )
