"""What a file is, told by what is in it: its name may say anything."""

from __future__ import annotations

import re

from leaderdesk.documents.sheets.reading.archives import Archive
from leaderdesk.documents.sheets.reading.refused import Unreadable

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "text_document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (_EMPTY_ZIP, "archive"),
    (b"SQLite format 3", "base"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
# Workbooks written by older or other programs: read by them, and saved again by them.
_OLD_WORDS = (
    (rb"urn:schemas-microsoft-com:office:spreadsheet", "xml_2003"),
    (rb"<office:document\b", "flat_ods"),
    (rb"(?i)<(?:!doctype\s+html|html|head|body|meta|table|style)\b", "web_page"),
)
_OLD_BEGINNINGS = (
    (b"ID;P", "sylk"),
    (b"TABLE\r\n0,1", "dif"),
    (b"\x09\x00\x04\x00", "xls_old"),
    (b"\x09\x02", "xls_old"),
    (b"\x09\x04", "xls_old"),
)
_LOOKED_AT = 4096
_MIMETYPE = b"application/vnd.oasis.opendocument."
_OF_MEMBERS = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "text_document"),
    ("ppt/presentation.xml", "presentation"),
    ("index/document.iwa", "numbers"),
    ("index.zip", "numbers"),
)
_NOT_READ = frozenset({"xlsb", "numbers"})


def check_beginning(content: bytes) -> None:
    """Refuse what begins as something else than a workbook or a text."""
    if not content:
        raise Unreadable("workbook_empty")
    for beginning, what in _BEGINNINGS:
        if content.startswith(beginning):
            raise Unreadable("not_a_workbook", what=what)
    for beginning, what in _OLD_BEGINNINGS:
        if content.startswith(beginning):
            raise Unreadable("workbook_of_another_kind", what=what)
    looked = content[:_LOOKED_AT].replace(b"\0", b"")
    if looked.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").lstrip().startswith(b"<"):
        known = next((what for pattern, what in _OLD_WORDS if re.search(pattern, looked)), None)
        raise Unreadable("workbook_of_another_kind", what=known) if known else Unreadable("not_a_workbook", what="xml")


def kind_of_archive(archive: Archive) -> str:
    """`xlsx` or `ods`; anything else is refused by its name."""
    if "mimetype" in archive or "content.xml" in archive:
        return _open_document(archive)
    for member, kind in _OF_MEMBERS:
        if member in archive:
            if kind in _NOT_READ:
                raise Unreadable("workbook_of_another_kind", what=kind)
            if kind != "xlsx":
                raise Unreadable("not_a_workbook", what=kind)
            return kind
    raise Unreadable("not_a_workbook", what="archive")


def _open_document(archive: Archive) -> str:
    mimetype = archive.read("mimetype").strip() if "mimetype" in archive else _MIMETYPE + b"spreadsheet"
    if not mimetype.startswith(_MIMETYPE):
        raise Unreadable("not_a_workbook", what="archive")
    what = mimetype.removeprefix(_MIMETYPE)
    if not what.startswith(b"spreadsheet"):
        raise Unreadable("not_a_workbook", what="text_document" if what.startswith(b"text") else "open_document")
    if "content.xml" not in archive:
        raise Unreadable("workbook_damaged")
    manifest = archive.read("meta-inf/manifest.xml") if "meta-inf/manifest.xml" in archive else b""
    if b"encryption-data" in manifest:
        raise Unreadable("workbook_password")
    return "ods"
