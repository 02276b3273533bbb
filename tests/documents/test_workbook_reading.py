"""What a workbook holds, read as it is: values, and what the file says beside them."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from leaderdesk.documents.sheets.reading import sheet_tags
from leaderdesk.documents.sheets.reading.facts import Looks
from leaderdesk.documents.sheets.reading.files import read_content
from leaderdesk.documents.sheets.reading.limits import LIMITS
from leaderdesk.documents.sheets.reading.sheet_parts import SheetPart
from leaderdesk.domain.workbooks.cells import Area, BadCell, Book, Remark, Sheet
from tests.documents.workbook_files import kept, parts_of, sheet_of, written_by_hand, xlsx_of, zipped

# What a file says of a moment has no zone.
MOMENT = datetime.fromisoformat("2024-03-02T10:05")
NO_VALUE = BadCell("formula_not_calculated", "=B1*2")
# What a styles part says of its looks: plain, percent, percent with decimals, a percent sign that is a mere letter.
LOOKS = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="0.0&quot; %&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
)


def only_sheet(content: bytes, name: str = "suivi.xlsx") -> Sheet:
    (sheet,) = read_content(name, content).sheets
    return sheet


def by_hand(rows: str, **others: str) -> Sheet:
    return only_sheet(written_by_hand(rows, **others))


def ods_of(cells: str) -> Sheet:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Suivi"><table:table-row>{cells}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return only_sheet(zipped({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content}))


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_one_sheet_reads_the_same_from_each_kind_of_file(kind: str) -> None:
    book = read_content(f"suivi.{kind}", kept(f"suivi.{kind}"))

    sheet, hidden = book.sheets
    assert (book.kind, book.remarks, sheet.name) == (kind, (), "Suivi 2024")
    assert sheet.rows[:2] == (("Suivi des dossiers",), ())
    assert sheet.rows[2] == ("Numéro", "Date", "Taux", "Coût", "Reste", "Code", "Vu", "Heure")
    assert sheet.rows[3][:4] == ("2024-001", date(2024, 3, 2), 0.8, 12345.67)
    # Calculated by LibreOffice, which rounds it in some files.
    assert sheet.rows[3][4] in {2469.134, 2469.1339999999996}
    assert sheet.rows[3][5:] == ("00123", True, "03:04")
    assert sheet.rows[4][1:5] == (MOMENT, 0.625, 500, BadCell("formula_error", "#DIV/0!"))
    assert sheet.rows[4][5:] == ("2024-002", False, "30:00")
    assert sheet.rows[5][3:] == ("12 345,67 €", BadCell("formula_error", "#VALUE!"), "ligne 1\nligne 2")
    assert sheet.merged == (Area(1, 1, 1, 6),)
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({5}), frozenset({7}))
    assert (hidden.name, hidden.is_hidden, hidden.cell(5, 2), sheet.is_hidden) == ("Archives", True, "ancien", False)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_percents_are_told_cell_by_cell(kind: str) -> None:
    sheet = read_content(f"suivi.{kind}", kept(f"suivi.{kind}")).sheets[0]

    assert [sheet.is_percent(row, 3) for row in range(3, 8)] == [False, True, True, False, False]
    assert not sheet.is_percent(4, 4)


def test_percent_sign_in_quotes_multiplies_nothing() -> None:
    cells = "".join(f'<c r="A{row}" s="{row - 1}"><v>0.8</v></c>' for row in (1, 2, 3, 4))
    sheet = by_hand(f'<row r="1">{cells}</row>', styles=LOOKS)

    assert sheet.percents == {1: ((2, 3),)}


@pytest.mark.parametrize(
    ("code", "number", "read"),
    [
        ("00000", 1000, "01000"),
        ("00000", 62630, "62630"),
        ("000\\ 000\\ 000\\ 00000", 1234567890123, "01234567890123"),
        ("0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##", 612345678, "0612345678"),
        ("00000;-00000", -5, -5),
        ("0000", 2024, 2024),
        ("#,##0", 1000, 1000),
        ("#,##0.00", 1000, 1000),
        ("General", 1000, 1000),
        ("00000.0", 1000, 1000),
    ],
)
def test_code_kept_as_a_number_reads_as_it_is_shown(code: str, number: int, read: object) -> None:
    looks = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'

    assert by_hand(f'<row r="1"><c r="A1" s="0"><v>{number}</v></c></row>', styles=looks).rows == ((read,),)


def test_code_of_an_open_document_reads_as_it_is_shown() -> None:
    cells = "".join(
        f'<table:table-cell table:number-columns-repeated="{repeats}" office:value-type="float" office:value="{value}">'
        f"<office:annotation><text:p>Vu</text:p></office:annotation><text:p>{shown}</text:p></table:table-cell>"
        for repeats, value, shown in ((2, "1000", "01000"), (1, "1234567890123", "012 345 678 90123"), (1, "5", "05"))
    )

    assert ods_of(cells).rows == (("01000", "01000", "01234567890123", 5),)


def test_open_document_that_calculated_nothing_says_so() -> None:
    assert ods_of('<table:table-cell table:formula="of:=[.B1]*2"/>').rows == ((NO_VALUE,),)


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_days_counted_from_1904_are_the_days_that_were_written(kind: str) -> None:
    book = read_content(f"1904.{kind}", kept(f"1904.{kind}"))

    assert book.remarks == (Remark("calendar_1904"),)
    # 45353 days after the first of January 1904.
    assert book.sheets[0].cell(4, 2) == date(2028, 3, 3)


def test_workbook_of_an_old_mac_keeps_its_days() -> None:
    book, made = Workbook(), io.BytesIO()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = date(2024, 3, 2)
    book.save(made)

    assert only_sheet(made.getvalue()).rows == ((date(2024, 3, 2),),)


def test_formula_that_was_never_calculated_is_no_empty_cell() -> None:
    sheet = only_sheet(xlsx_of([["Coût", 3, "=B1*2"]]))

    assert sheet.rows == (("Coût", 3, NO_VALUE),)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('<c r="A1"><f>B1*2</f></c>', NO_VALUE),
        ('<c r="A1"><f>B1*2</f><v/></c>', NO_VALUE),
        ('<c r="A1"><f t="shared" si="0"/><v></v></c>', BadCell("formula_not_calculated", "=")),
        ('<c r="A1"><f>IF(B1&lt;2,&quot;a&quot;,1)</f></c>', BadCell("formula_not_calculated", '=IF(B1<2,"a",1)')),
        ('<c r="A1"><f>B1*2</f><v>0</v></c>', 0),
        ('<c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c>', BadCell("formula_error", "#DIV/0!")),
        ('<c r="A1" t="e"><v>#N/A</v></c>', BadCell("formula_error", "#N/A")),
        # A formula may give an empty text.
        ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A1"><v>1e999</v></c>', BadCell("formula_error", "inf")),
    ],
)
def test_cell_without_a_value_to_trust_says_so(cell: str, read: object) -> None:
    sheet = by_hand(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>')

    assert sheet.rows == ((read, 1),)


def test_nought_of_a_program_that_calculates_nothing_is_not_believed() -> None:
    rows = '<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><v>3</v></c><c r="C1"><f>B1</f><v>3</v></c></row>'

    assert by_hand(rows, workbook='<calcPr fullCalcOnLoad="1"/>').rows == ((NO_VALUE, 3, 3),)


def test_numbers_stay_what_the_file_holds() -> None:
    values = ("12", "12.50", "1E+20", "-0.1", "12345678901234", "1234567890123456789")
    cells = "".join(f'<c r="{"ABCDEF"[place]}1"><v>{each}</v></c>' for place, each in enumerate(values))

    (row,) = by_hand(f'<row r="1">{cells}</row>').rows

    assert [(each, type(each)) for each in row] == [
        (12, int),
        (12.5, float),
        (1e20, float),
        (-0.1, float),
        (12345678901234, int),
        (1.2345678901234568e18, float),
    ]


def test_texts_stay_texts_and_spaces_are_nothing() -> None:
    assert only_sheet(xlsx_of([["00123", " ", "1e3", "=A1"[:1], " Étaples "]])).rows == (
        ("00123", None, "1e3", "=", " Étaples "),
    )


def test_first_columns_that_are_empty_count() -> None:
    rows = '<row r="3"><c r="C3"><v>7</v></c></row>'

    assert by_hand(rows).rows == ((), (), (None, None, 7))


def test_texts_that_were_cut_are_named() -> None:
    sheet = only_sheet(xlsx_of([["a" * 255, "b" * 254], ["c" * 32_767]]))

    assert sheet.remarks == (Remark("texts_cut", (("cells", "A1, A2"), ("count", "2"))),)


def test_filtered_rows_are_read_and_told() -> None:
    sheet = sheet_of(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>',
        after='<autoFilter ref="A1:A2"><filterColumn colId="0"><filters/></filterColumn></autoFilter>',
    )

    read = only_sheet(zipped(parts_of(sheet)))

    assert read.rows == ((1,), (2,))
    assert (read.hidden_rows, read.remarks) == (frozenset({2}), (Remark("filtered"),))


def test_macros_are_left_out_and_told() -> None:
    parts = {**parts_of(sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>')), "xl/vbaProject.bin": b"Sub Auto_Open()"}

    book = read_content("suivi.xlsm", zipped(parts))

    assert (book.kind, book.remarks) == ("xlsm", (Remark("macros_left_out"),))


def test_workbook_under_another_suffix_is_read_for_what_it_is() -> None:
    book = read_content("suivi.xlsx", kept("suivi.xls"))

    assert (book.kind, book.remarks) == ("xls", (Remark("other_suffix", (("suffix", ".xlsx"), ("kind", "xls"))),))


ROWS = (
    '<row r="2" hidden="1"><c r="A2" s="1"><v>0.5</v></c><c r="B2" t="e"><v>#REF!</v></c></row>'
    '<row r="4"><c r="A4"><f>1+1</f></c><c r="C4" t="inlineStr"><is><t>x &amp; y</t></is></c></row>'
)
BEFORE = '<cols><col min="2" max="3" hidden="1"/></cols>'
AFTER = '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>'


@pytest.mark.parametrize(
    "written",
    [
        lambda sheet: sheet,
        lambda sheet: sheet.replace('"', "'"),
        lambda sheet: sheet.replace("<c r=", "<c  r="),
        lambda sheet: sheet.replace("<c r=", "<c\nr="),
        lambda sheet: sheet.replace("</row>", '<!-- <c r="A4" t="e"><v>#N/A</v></c> --></row>'),
        lambda sheet: sheet.replace("x &amp; y", "<![CDATA[x & y]]>"),
        lambda sheet: sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
        lambda sheet: sheet.replace('<c r="A2" s="1">', '<c s="1">').replace('<c r="B2" t="e">', '<c t="e">'),
    ],
    ids=["as Excel", "other quotes", "two spaces", "new line", "comment", "CDATA", "prefix", "no reference"],
)
def test_sheet_written_otherwise_says_the_same(written: object) -> None:
    usual = only_sheet(zipped(parts_of(sheet_of(ROWS, before=BEFORE, after=AFTER), styles=LOOKS)))
    sheet = written(sheet_of(ROWS, before=BEFORE, after=AFTER))  # type: ignore[operator]  # a function, by its place

    assert only_sheet(zipped(parts_of(sheet, styles=LOOKS))) == usual
    assert (usual.cell(2, 2), usual.percents, usual.merged) == (
        BadCell("formula_error", "#REF!"),
        {1: ((2, 2),)},
        (Area(2, 1, 3, 2),),
    )


def test_both_ways_of_looking_through_a_sheet_agree() -> None:
    content = sheet_of(ROWS, before=BEFORE, after=AFTER).encode()

    quick = SheetPart("Suivi", content, LIMITS).facts(Looks(frozenset({1})), is_recalculated=True)

    assert quick == sheet_tags.facts_of(content, Looks(frozenset({1})), is_recalculated=True)
    assert sheet_tags.extent_of(content) == (4, 3)


def test_same_file_gives_the_same_digest() -> None:
    content = xlsx_of([["Numéro"]])

    first, second = read_content("a.xlsx", content), read_content("b.xlsx", content)

    assert isinstance(first, Book)
    assert (first.digest, len(first.digest)) == (second.digest, 64)


def test_a_sheet_of_more_than_a_thousand_columns_says_so() -> None:
    book = read_content("suivi.csv", (";".join(["Intitulé"] * 1001) + "\nHalle;\n").encode())

    assert Remark("very_wide", (("last", "ALM"), ("most", "1000"))) in book.sheets[0].remarks
