"""A CSV as people get it: its letters and its separator told, its quotes read, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderdesk.documents.sheets.reading.delimited import Delimited, read_delimited
from leaderdesk.documents.sheets.reading.encodings import decoded
from leaderdesk.documents.sheets.reading.files import SaidText, read_content
from leaderdesk.documents.sheets.reading.limits import LIMITS
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.domain.workbooks.cells import Remark

FRENCH = """\
Numéro;Intitulé;Coût\r
2024-1;Création d’un café à Étaples : « l’Œuvre »;12 345,67 €\r
2024-2;Forêt, île, où ça;n.c.\r
"""


def rows_of(text: str) -> Delimited:
    return read_delimited(text, LIMITS)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_letters_are_told_and_read(written: str, told: str) -> None:
    book = read_content("suivi.csv", FRENCH.encode(written))

    assert (book.kind, book.encoding, book.separator, book.remarks) == ("csv", told, ";", ())
    assert book.sheets[0].rows == (
        ("Numéro", "Intitulé", "Coût"),
        ("2024-1", "Création d’un café à Étaples : « l’Œuvre »", "12 345,67 €"),
        ("2024-2", "Forêt, île, où ça", "n.c."),
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [("cp850", "Numéro;Coût;Thème\r\n1;à créer;forêt\r\n"), ("iso8859-15", "Numéro;Coût\r\n1;12 €\r\n2;cœur\r\n")],
)
def test_letters_of_older_programs_are_told(written: str, text: str) -> None:
    assert decoded(text.encode(written)).text == text


def test_plain_letters_say_nothing_else() -> None:
    assert decoded(b"a;b\r\n1;2\r\n").encoding == "utf-8"


def test_letters_that_cannot_be_read_are_counted() -> None:
    content = FRENCH.encode() * 10 + b"2024-3;Caf\xe9;1\r\n"

    book = read_content("suivi.csv", content)

    assert (book.encoding, book.remarks) == ("utf-8", (Remark("letters_unread", (("count", "1"),)),))
    assert book.sheets[0].rows[-1] == ("2024-3", "Caf\ufffd", "1")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separator_is_told(separator: str) -> None:
    text = "\n".join(
        separator.join(row) for row in (("Numéro", "Intitulé", "Coût"), ("1", "Un lieu", "12"), ("2", "", "3"))
    )

    assert rows_of(text) == Delimited(
        (("Numéro", "Intitulé", "Coût"), ("1", "Un lieu", "12"), ("2", None, "3")), separator, ()
    )


def test_commas_of_amounts_separate_nothing() -> None:
    text = "Suivi, année 2024\nNuméro;Coût;Aide\n1;12,50;3,20\n2;1,00;0,50\n3;7,00;1,10\n"

    assert rows_of(text).separator == ";"


def test_one_column_has_no_separator() -> None:
    assert rows_of("Numéro\n1\n2\n") == Delimited((("Numéro",), ("1",), ("2",)), None, ())


def test_separator_that_is_named_is_no_row() -> None:
    read = rows_of("sep=|\r\na|b;c\r\n1|2;3\r\n")

    assert (read.separator, read.rows) == ("|", (("a", "b;c"), ("1", "2;3")))


def test_quotes_hold_separators_lines_and_quotes() -> None:
    read = rows_of('Numéro;Intitulé\r\n1;"Créer ; un ""lieu""\r\nà Étaples"\r\n2;x\r\n')

    assert read == Delimited((("Numéro", "Intitulé"), ("1", 'Créer ; un "lieu"\r\nà Étaples'), ("2", "x")), ";", ())


def test_quotes_in_the_middle_of_a_cell_stay() -> None:
    read = rows_of('Numéro;Intitulé;Lieu\n1;"Le "Moulin" vert";5" de neige\n2;"a;b";x\n')

    assert read.rows[1:] == (("1", 'Le "Moulin" vert', '5" de neige'), ("2", "a;b", "x"))
    assert read.remarks == (Remark("odd_quotes"),)


def test_quote_that_is_never_closed_swallows_no_row() -> None:
    read = rows_of('Numéro;Intitulé\n1;"Le Moulin\n2;Le Lavoir\n3;"Le Four" banal\n')

    assert read.rows[1:] == (("1", '"Le Moulin'), ("2", "Le Lavoir"), ("3", '"Le Four" banal'))
    assert read.remarks == (Remark("odd_quotes"),)


def test_ragged_rows_keep_their_cells() -> None:
    assert rows_of("a;b;c\n1\n1;2;3;4;;\n\n5;6;7\n").rows == (
        ("a", "b", "c"),
        ("1",),
        ("1", "2", "3", "4"),
        (),
        ("5", "6", "7"),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_three_ways(end: str) -> None:
    assert rows_of(f"a;b{end}1;2{end}").rows == (("a", "b"), ("1", "2"))


def test_signs_that_are_nothing_are_left_out_and_counted() -> None:
    book = read_content("suivi.csv", b"a;b\r\n1\0;2\0\r\n")

    assert (book.sheets[0].rows, book.remarks) == (
        (("a", "b"), ("1", "2")),
        (Remark("nul_left_out", (("count", "2"),)),),
    )


def test_nothing_of_a_text_is_taken_for_a_number() -> None:
    assert rows_of("a;b;c\n00123;1e3;=1+1\n").rows[1] == ("00123", "1e3", "=1+1")


def test_table_in_a_text_called_a_workbook_is_read_and_told() -> None:
    book = read_content("suivi.xlsx", FRENCH.encode())

    assert (book.kind, book.remarks) == ("csv", (Remark("other_suffix", (("suffix", ".xlsx"), ("kind", "csv"))),))


def test_line_without_end_is_no_table() -> None:
    with pytest.raises(Unreadable, match="not_a_workbook"):
        read_delimited('a;"' + "x" * 2000, replace(LIMITS, longest_cell=1000))


def test_letters_and_separator_that_somebody_says_are_not_guessed() -> None:
    book = read_content("suivi.csv", FRENCH.encode("cp1252"), said=SaidText("mac-roman", ","))

    assert (book.encoding, book.separator) == ("mac-roman", ",")
    assert book.sheets[0].rows[0] == ("NumÈro;IntitulÈ;Co˚t",)
