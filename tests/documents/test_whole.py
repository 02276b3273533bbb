"""Any content of a base comes back from its workbook as it was; whatever was touched there is named and stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.documents.sheets.whole.reading import read_whole
from leaderdesk.documents.sheets.whole.texts import LONGEST_CELL, from_cells, in_cells
from leaderdesk.domain.text import composed
from leaderdesk.domain.workbooks.cells import Book, Cell
from leaderdesk.domain.workbooks.whole import Column, Content, Shape, Whole
from leaderdesk.words.whole import LONG_TEXTS, say_unfit
from tests.documents.whole_books import book_of, edited, with_rows

B, N = "\u00a0", "\u202f"
LARGEST = 2**63 - 1
HOLDERS = Shape(
    "holders",
    (
        Column("id", "key", is_required=True),
        Column("name", "text", is_required=True),
        Column("nature", "code", is_required=True, codes=("public", "private")),
        Column("is_inside", "flag", is_required=False),
    ),
)
DOSSIERS = Shape(
    "dossiers",
    (
        Column("id", "key", is_required=True),
        Column("number", "text", is_required=True),
        Column("holder_id", "reference", is_required=True, refers_to="holders"),
        Column("revenue", "money", is_required=False),
        Column("inside_share", "rate", is_required=False),
        Column("quantity", "quantity", is_required=False),
        Column("position", "number", is_required=False),
        Column("received_on", "day", is_required=False),
        Column("received_at", "moment", is_required=False),
        Column("summary", "text", is_required=False),
    ),
)
SHAPES = (HOLDERS, DOSSIERS)
TEXTS = st.text(max_size=12).map(composed) | st.sampled_from(
    ["", " ", "\r\n", "=1+1", "@SUM(A1)", "_x000D_", "⟦000D⟧", "⟦…⟧", "\ufeff", "\x00\x1f", "007", "1e3", " bords "]
)
WHOLE_NUMBERS = st.integers(-LARGEST, LARGEST)
VALUES = {
    "text": TEXTS,
    "flag": st.integers(0, 1),
    "money": WHOLE_NUMBERS,
    "rate": st.integers(0, 1_000_000),
    "quantity": WHOLE_NUMBERS,
    "number": WHOLE_NUMBERS,
    "day": st.dates(date(1, 1, 1)).map(date.isoformat),
    "moment": st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
}


def whole(*tables: Content, gal: str = "GAL d’essai") -> Whole:
    """A base that keeps these tables."""
    return Whole(1 << 62, "1.0", gal, is_example=False, written_at="2026-03-02 07:30", height=8, tables=tables)


def small() -> Book:
    """Two holders and two dossiers."""
    holders = Content(HOLDERS, ((11, "Commune d’Essai", "public", 1), (12, "Moulin", "private", None)))
    first = (21, "2026-001", 11, 10_000_00, 625_000, 1_500, 1, "2026-02-01", "2026-02-01T18:30", "Une halle")
    second = (22, "2026-002", 12, *[None] * 7)
    return book_of(whole(holders, Content(DOSSIERS, (first, second))))


def problems(book: Book) -> list[str]:
    """What keeps it from coming back, in sentences."""
    return [say_unfit(each) for each in read_whole(book, SHAPES).problems]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Content, Content]:
    """Rows of any values, each dossier with a holder that is there."""
    keys = sorted(draw(st.sets(st.integers(1, LARGEST), min_size=1, max_size=4)))
    names: dict[str, Any] = {"id": st.none(), "nature": st.sampled_from(["public", "private"])}
    names["holder_id"] = st.sampled_from(keys)
    found = []
    for shape in SHAPES:
        rows = [
            (key, *(draw(_value(column, names)) for column in shape.columns[1:]))
            for key in (keys if shape is HOLDERS else keys[:3])
        ]
        found.append(Content(shape, tuple(rows)))
    return found[0], found[1]


def _value(column: Column, names: dict[str, Any]) -> st.SearchStrategy[Any]:
    own: st.SearchStrategy[Any] = names.get(column.name, VALUES.get(column.kind, st.none()))
    return own if column.is_required else st.none() | own


@given(tables())
@settings(max_examples=60)
def test_whatever_a_base_keeps_comes_back_from_its_workbook(found: tuple[Content, Content]) -> None:
    read = read_whole(book_of(whole(*found)), SHAPES)

    assert read.problems == ()
    assert read.whole is not None
    assert read.whole.tables == found


@given(st.lists(TEXTS | st.sampled_from(["a" * 20_000, "\r" * 9_000, "😀" * 9_000]), max_size=6).map("".join))
@settings(max_examples=60)
def test_any_text_is_held_by_cells_that_a_sheet_can_hold(text: str) -> None:
    cells = in_cells(text)

    assert from_cells(cells) == text
    assert all(len(cell.encode("utf-16-le")) <= LONGEST_CELL * 2 and cell == cell.strip() for cell in cells)


def test_every_control_character_and_a_hundred_thousand_letters_come_back() -> None:
    odd = "".join(map(chr, range(0xA0))) + "\ufffe\uffff\u2028" + "é" * 100_000
    kept = Content(HOLDERS, ((11, odd, "public", None),))

    book = book_of(whole(kept, Content(DOSSIERS, ())))

    assert len(book.sheet(LONG_TEXTS).rows) > 3
    read = read_whole(book, SHAPES).whole
    assert read is not None
    assert read.tables[0] == kept


def test_a_sorted_sheet_and_moved_columns_change_nothing() -> None:
    book = small()
    mixed = [(*row[1:], *[None] * (14 - len(row)), row[0]) for row in book.sheet("Dossiers").rows]

    read = read_whole(with_rows(book, "Dossiers", [mixed[0], mixed[2], mixed[1]]), SHAPES)

    assert read.problems == ()


@pytest.mark.parametrize(
    ("row", "column", "cell", "sentence"),
    [
        (2, "recettes", 10_000.5, "recettes : « 10000.5 » n’est pas ce qui avait été écrit"),
        (2, "recettes", "dix mille", "recettes : « dix mille » n’est pas un montant en euros"),
        (2, "recettes", 0.001, "recettes : « 0.001 » n’est pas un montant en euros"),
        (2, "demande reçue le", date(2026, 2, 2), "demande reçue le : « 2026-02-02 » n’est pas ce qui avait été écrit"),
        (2, "résumé", None, "résumé : «  » n’est pas ce qui avait été écrit"),
        (3, "numéro", None, "numéro : la case est vide"),
        (3, "porteur (nom)", "Autre", "porteur (nom) : « Autre » au lieu de « Moulin »"),
        (3, "identifiant", "022", "identifiant : « 022 » n’est pas un identifiant"),
        (3, "N°", 1, "N° : « 1 » est déjà le rang d’une autre ligne"),
    ],
)
def test_a_cell_that_was_touched_is_named(row: int, column: str, cell: Cell, sentence: str) -> None:
    found = problems(edited(small(), "Dossiers", row, column, cell))

    said = f"feuille « Dossiers », ligne {row}, {sentence}".replace("« ", f"«{B}").replace(" »", f"{B}»")
    assert found[0] == said.replace(" :", f"{B}:")


def test_a_code_that_is_none_of_ours_is_named() -> None:
    found = problems(edited(small(), "Porteurs", 3, "nature", "privé"))

    assert found[0] == f"feuille «{B}Porteurs{B}», ligne 3, nature{B}: «{B}privé{B}» n’est pas un des codes connus"


def test_a_row_taken_out_is_named_by_its_rank() -> None:
    book = small()

    found = problems(with_rows(book, "Porteurs", book.sheet("Porteurs").rows[:2]))

    assert found == [f"feuille «{B}Porteurs{B}», la ligne n° 2 manque"]


def test_a_row_taken_out_with_its_count_leaves_what_pointed_to_it() -> None:
    book = small()
    book = with_rows(book, "Porteurs", book.sheet("Porteurs").rows[:2])
    kept = Content(HOLDERS, ((11, "Commune d’Essai", "public", 1),))
    lines = book_of(whole(kept, Content(DOSSIERS, ())))
    row = next(row for row in lines.sheet("Feuilles").rows if row[1] == "holders")
    book = with_rows(book, "Feuilles", [row if each[1] == "holders" else each for each in book.sheet("Feuilles").rows])
    of_holders = [each for each in lines.sheet("Colonnes").rows if each[2] == "holders"]
    others = [each for each in book.sheet("Colonnes").rows if each[2] != "holders"]

    found = problems(with_rows(book, "Colonnes", [*others, *of_holders]))

    place = f"feuille «{B}Dossiers{B}», ligne 3, porteur"
    assert found[0] == f"{place}{B}: «{B}12{B}» ne renvoie à aucune ligne de la feuille «{B}Porteurs{B}»"


def test_sheets_and_columns_that_come_or_go_are_named() -> None:
    book = small()
    fewer = replace(book, sheets=tuple(each for each in book.sheets if each.name != "Porteurs"))
    headed = edited(book, "Dossiers", 1, "recettes", "Recettes 2026")
    more = replace(book, sheets=(*book.sheets, replace(book.sheets[-1], name="Mes notes")))

    assert problems(fewer) == [f"la feuille «{B}Porteurs{B}» manque"]
    assert problems(more) == [f"la feuille «{B}Mes notes{B}» n’est pas de ce classeur"]
    assert problems(headed) == [
        f"feuille «{B}Dossiers{B}», la colonne «{B}recettes{B}» manque",
        f"feuille «{B}Dossiers{B}», la colonne «{B}Recettes 2026{B}» n’est pas de ce classeur",
    ]


def test_the_end_of_a_long_text_that_was_cut_off_is_missed() -> None:
    book = book_of(whole(Content(HOLDERS, ((11, "é" * 90_000, "public", None),)), Content(DOSSIERS, ())))

    without_last = with_rows(book, LONG_TEXTS, book.sheet(LONG_TEXTS).rows[:-1])
    gone = with_rows(book, LONG_TEXTS, book.sheet(LONG_TEXTS).rows[:1])

    assert read_whole(without_last, SHAPES).problems[0].code == "part_missing"
    assert read_whole(gone, SHAPES).problems[0].code == "part_missing"


@given(st.data())
@settings(max_examples=80)
def test_no_cell_of_a_table_can_be_changed_unseen(data: st.DataObject) -> None:
    book = small()
    sheet = book.sheet(data.draw(st.sampled_from(["Porteurs", "Dossiers"])))
    row, column = data.draw(st.integers(1, 3)), data.draw(st.integers(1, len(sheet.rows[0])))
    cell = data.draw(st.none() | st.text(max_size=4) | st.integers() | st.floats(allow_nan=False) | st.dates())
    if sheet.cell(row, column) == cell or (isinstance(cell, str) and not cell.strip() and not sheet.cell(row, column)):
        return

    found = read_whole(edited(book, sheet.name, row, column, cell), SHAPES)

    assert found.problems
    assert all(say_unfit(each) for each in found.problems)
