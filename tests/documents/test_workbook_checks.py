"""What is no workbook, or is one that would harm, is refused before anything opens it."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from leaderdesk.documents.sheets.reading.files import read_content
from leaderdesk.documents.sheets.reading.limits import LIMITS, Limits
from leaderdesk.documents.sheets.reading.refused import Unreadable
from tests.documents.workbook_files import (
    LETTER,
    compound_of,
    kept,
    parts_of,
    sheet_of,
    written_by_hand,
    xlsx_of,
    zipped,
)

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
SOUND = parts_of(sheet_of(CELL))


def refusal(content: bytes, name: str = "suivi.xlsx", limits: Limits = LIMITS) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Unreadable) as refused:
        read_content(name, content, limits)
    return refused.value.code, refused.value.data


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (LETTER, "text_document"),
        (compound_of("WordDocument"), "text_document"),
        (zipped({"mimetype": f"{OPEN_DOCUMENT}.text", "content.xml": "<d/>"}), "text_document"),
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1", "text_document"),
        (b"\x89PNG\r\n", "picture"),
        (zipped({"lettre.txt": "bonjour"}), "archive"),
        (zipped({}), "archive"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "presentation"),
        (b"SQLite format 3\0", "base"),
        (b'<?xml version="1.0"?><note/>', "xml"),
        (compound_of("Autre"), "unknown"),
        (b"Bonjour, ceci est une lettre.", "unknown"),
        (bytes(range(256)) * 8, "unknown"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(content: bytes, what: str) -> None:
    assert refusal(content) == ("not_a_workbook", {"what": what})


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "web_page"),
        (b'\xef\xbb\xbf\r\n<meta http-equiv="Content-Type"><table>', "web_page"),
        ("<html><table>".encode("utf-16"), "web_page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml_2003"),
        (b'<?xml version="1.0"?><office:document xmlns:office="x">', "flat_ods"),
        (zipped({"xl/workbook.bin": b"\x83"}), "xlsb"),
        (zipped({"Index/Document.iwa": b"\0"}), "numbers"),
        (b"ID;PWXL;N;E\r\n", "sylk"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "xls_old"),
    ],
)
def test_workbook_of_a_kind_that_is_not_read_is_to_be_saved_again(content: bytes, what: str) -> None:
    assert refusal(content, "suivi.xls") == ("workbook_of_another_kind", {"what": what})


@pytest.mark.parametrize("content", [kept("secret.ods"), kept("secret.xls"), compound_of("EncryptedPackage")])
def test_password_is_said_for_what_it_is(content: bytes) -> None:
    assert refusal(content) == ("workbook_password", {})


def test_encrypted_archive_is_under_a_password() -> None:
    content = bytearray(zipped(SOUND))
    place = content.rindex(b"PK\x01\x02") + 8
    content[place : place + 2] = struct.pack("<H", 1)

    assert refusal(bytes(content)) == ("workbook_password", {})


def test_empty_file_and_workbook_without_cells_are_two_things() -> None:
    assert refusal(b"") == ("workbook_empty", {})
    assert refusal(xlsx_of([])) == ("workbook_without_cells", {})
    assert refusal(b"\r\n \t\r\n", "vide.csv") == ("workbook_without_cells", {})


@pytest.mark.parametrize("name", ["suivi.xlsx", "suivi.xls", "suivi.ods"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated_workbook_is_damaged(name: str, share: float) -> None:
    content = kept(name)

    assert refusal(content[: int(len(content) * share)])[0] == "workbook_damaged"


def test_altered_member_is_damaged() -> None:
    content = bytearray(written_by_hand(CELL))
    place = content.index(b"sheet1.xml") + 40
    content[place] ^= 0xFF

    assert refusal(bytes(content)) == ("workbook_damaged", {})


def test_bomb_is_refused_with_its_sizes_and_never_unfolded() -> None:
    bomb = sheet_of(CELL + " " * 30_000_000)
    content = zipped({**SOUND, "xl/worksheets/sheet1.xml": bomb})
    unfolded = len(bomb.encode()) + sum(len(each) for name, each in SOUND.items() if "sheet1" not in name)
    del bomb

    tracemalloc.start()
    assert refusal(content) == ("workbook_unfolds", {"size": len(content), "unfolded": unfolded})
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_bomb_of_many_members_is_counted_together() -> None:
    parts = {f"xl/media/{rank}.bin": bytes(1000) for rank in range(100)}

    code, data = refusal(zipped({**SOUND, **parts}), limits=replace(LIMITS, unfolded=90_000))

    assert (code, data["unfolded"] > 100_000) == ("workbook_unfolds", True)


def test_member_that_lies_about_its_size_is_not_followed() -> None:
    sheet = sheet_of(CELL + " " * 50_000).encode()
    content = zipped({**SOUND, "xl/worksheets/sheet1.xml": sheet})

    lying = content.replace(struct.pack("<I", len(sheet)), struct.pack("<I", 300))

    assert refusal(lying) == ("workbook_damaged", {})


def test_too_many_members_are_refused_with_their_number() -> None:
    content = zipped({**SOUND, **{f"xl/media/{rank}": b"" for rank in range(30)}})

    assert refusal(content, limits=replace(LIMITS, members=20)) == (
        "workbook_too_many_parts",
        {"count": 36, "most": 20},
    )


def test_two_members_of_one_name_are_never_chosen_between() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = _twice("xl/worksheets/sheet1.xml")

    assert refusal(content) == ("workbook_unsafe", {})
    assert refusal(zipped({**SOUND, "XL/Workbook.xml": b"<workbook/>"})) == ("workbook_unsafe", {})
    assert refusal(zipped({**SOUND, "xl\\workbook.xml": b"<workbook/>"})) == ("workbook_unsafe", {})


def test_member_outside_of_the_archive_is_refused() -> None:
    assert refusal(zipped({**SOUND, "../../etc/cron.d/x": b"*"})) == ("workbook_unsafe", {})


@pytest.mark.parametrize(
    "written",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]>',
        b'<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        b"<!doctype x>",
        b"<!-- a --><!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_document_type_is_refused_wherever_it_stands(written: bytes, part: str) -> None:
    content = SOUND[part]
    assert isinstance(content, str)

    assert refusal(zipped({**SOUND, part: written + content.encode()})) == ("workbook_unsafe", {})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_document_type_hides_in_no_other_letters(encoding: str) -> None:
    sheet = f'<!DOCTYPE x [<!ENTITY a "b">]>{sheet_of(CELL)}'.encode(encoding)

    assert refusal(zipped({**SOUND, "xl/worksheets/sheet1.xml": sheet})) == ("workbook_unsafe", {})


def test_letters_that_are_declared_otherwise_are_refused() -> None:
    sheet = b'<?xml version="1.0" encoding="utf-7"?>' + sheet_of(CELL).encode()

    assert refusal(zipped({**SOUND, "xl/worksheets/sheet1.xml": sheet})) == ("workbook_unsafe", {})


def test_entity_of_a_spreadsheet_in_one_file_is_refused() -> None:
    content = b'<!DOCTYPE x [<!ENTITY a "b">]><office:document-content xmlns:office="o"/>'
    mimetype = f"{OPEN_DOCUMENT}.spreadsheet"

    assert refusal(zipped({"mimetype": mimetype, "content.xml": content})) == ("workbook_unsafe", {})


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ('<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>', "XFD1048576"),
        ('<c r="A1"><v>1</v></c></row><row r="2"><c r="XFD1048576"><v>1</v></c>', "XFD1048576"),
        ('<c r="ZZ1"><v>1</v></c></row><row r="99999"><c r="A99999"><v>1</v></c>', "ZZ99999"),
        ("<c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c>", "XFD1048576"),
    ],
)
def test_far_cell_is_named_and_nothing_is_reserved_up_to_it(cells: str, cell: str) -> None:
    assert refusal(written_by_hand(f'<row r="1">{cells}</row>')) == (
        "workbook_far_cell",
        {"sheet": "Suivi", "cell": cell},
    )


def test_cells_that_only_have_a_look_take_a_sheet_nowhere() -> None:
    far = "".join(f'<row r="{row}"><c r="XFD{row}" s="0"/></row>' for row in (1_000_000, 1_048_576))

    assert read_content("a.xlsx", written_by_hand(CELL + far)).sheets[0].rows == ((1,),)


def test_repeats_of_an_open_document_are_counted() -> None:
    content = (
        '<d xmlns:table="t" xmlns:office="o"><table:table table:name="Suivi"><table:table-row '
        'table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" '
        'office:value-type="float" office:value="1"/></table:table-row></table:table></d>'
    )
    mimetype = f"{OPEN_DOCUMENT}.spreadsheet"

    assert refusal(zipped({"mimetype": mimetype, "content.xml": content})) == (
        "workbook_far_cell",
        {"sheet": "Suivi", "cell": "ALL1000000"},
    )


def test_sheet_that_is_listed_and_missing_leaves_no_book_without_it() -> None:
    workbook = str(SOUND["xl/workbook.xml"]).replace(
        "</sheets>", '<sheet name="Archives" sheetId="2" r:id="r9"/></sheets>'
    )
    relations = str(SOUND["xl/_rels/workbook.xml.rels"])
    link = relations[relations.index("<Relationship ") : relations.index("/>") + 2]
    more = link.replace('"r1"', '"r9"').replace("sheet1", "sheet9")
    parts = {"xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": relations.replace(link, link + more)}

    assert refusal(zipped({**SOUND, **parts})) == ("workbook_damaged", {})


def test_workbook_without_its_parts_is_damaged() -> None:
    for part in ("xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
        assert refusal(zipped({name: each for name, each in SOUND.items() if name != part}))[0] == "workbook_damaged"


def _twice(name: str) -> bytes:
    import io

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for each, content in SOUND.items():
            archive.writestr(each, content)
        archive.writestr(name, SOUND[name])
    return made.getvalue()
