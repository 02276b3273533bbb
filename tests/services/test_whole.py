"""A whole base goes out as a workbook and comes back in an empty one: same rows, same check, same workbook again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from leaderdesk import cli
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.domain.workbooks.cells import Book, Row
from leaderdesk.domain.workbooks.whole import PieceFile
from leaderdesk.services import attachments, dossiers
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base, looked_base
from leaderdesk.services.checks import check_base
from leaderdesk.services.history import undo
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.services.workbooks.whole import (
    base_from_whole,
    export_whole,
    is_whole_base,
    read_book_whole,
    snapshot,
    take_whole,
)
from leaderdesk.store.queries.tables import shapes
from leaderdesk.system.ids import SeededIds
from leaderdesk.words import whole as words
from leaderdesk.words.failures import say
from leaderdesk.words.tables import holding
from tests.documents.whole_books import book_of, edited
from tests.factories import make_dossier, make_ground
from tests.store.rows import all_rows

B = "\u00a0"
OFFICE = shutil.which("soffice")
Example = tuple[Path, Around]


@pytest.fixture
def empty(tmp_path: Path, around: Around) -> Iterator[OpenBase]:
    """A base just made."""
    elsewhere = replace(around, ids=SeededIds("elsewhere"))
    with closing(create_base(tmp_path / "neuve.leaderdesk", elsewhere, gal_name="À nommer")) as base:
        yield base


@pytest.fixture
def book(base: OpenBase) -> Book:
    """A base with one dossier, as the book that is read of its workbook."""
    make_dossier(base, make_ground(base))
    return book_of(snapshot(base))


def told(refused: pytest.ExceptionInfo[Refusal]) -> str:
    """The sentence of a refusal."""
    return say(refused.value)


def sheets_of(book: Book) -> dict[str, tuple[Row, ...]]:
    """Every sheet of a workbook but the first, that says which base it is of and when."""
    return {sheet.name: sheet.rows for sheet in book.sheets if sheet.name != words.ABOUT}


def test_the_example_comes_back_without_a_difference(example: Example, tmp_path: Path) -> None:
    path, around = example
    target, mine = tmp_path / "tout.xlsx", replace(around, ids=SeededIds("retour"))
    with looked_base(path, around) as base:
        before, checked = all_rows(base), check_base(base)
        written = export_whole(base, target)

    book = read_book(target)
    with closing(
        base_from_whole(tmp_path / "retour.leaderdesk", mine, read_book_whole(book), book.name, target)
    ) as back:
        again, height = check_base(back), back.height
        assert all_rows(back) == before
        records = back.connection.execute("SELECT record, digest FROM sealed_records").fetchall()
        assert sheets_of(book_of(snapshot(back))) == sheets_of(book)

    assert is_whole_base(book)
    assert (again.findings, height) == (checked.findings, 3)
    assert all(again.counts[name] == checked.counts[name] for name in ("rows", "attachments"))
    assert (written.sheets, [each.code for each in written.remarks]) == (len(shapes()) + 5, ["whole_pieces"])
    assert records
    assert all(verify_record(record).holds and verify_record(record).digest == kept for record, kept in records)


def test_it_comes_in_as_one_entry_that_undo_takes_back_whole(book: Book, base: OpenBase, empty: OpenBase) -> None:
    before, height = all_rows(empty), empty.height

    taken = take_whole(empty, book, None)
    assert all_rows(empty) == all_rows(base)
    undo(empty)

    assert (taken.height, taken.rows) == (height + 1, sum(map(len, all_rows(base).values())))
    assert all_rows(empty) == before
    assert check_base(empty).is_clean


def test_a_base_that_holds_anything_is_not_merged_with_another(book: Book, empty: OpenBase) -> None:
    make_ground(empty)
    before = all_rows(empty)

    with pytest.raises(Refusal) as refused:
        take_whole(empty, book, None)

    assert told(refused).startswith("Une base entière ne se reprend que dans une base vide, et celle-ci contient déjà")
    assert all_rows(empty) == before


@pytest.mark.parametrize(
    ("sheet", "heading", "cell", "said"),
    [
        ("Dossiers", "intitulé", "Autre", f"feuille «{B}Dossiers{B}», ligne 2, intitulé{B}: «{B}Autre{B}» n’est pas"),
        ("Devis", "montant", 1, f"feuille «{B}Devis{B}», ligne 2, montant{B}: «{B}1{B}» n’est pas ce qui avait été"),
    ],
)
def test_a_workbook_that_was_touched_is_refused_whole(
    book: Book, empty: OpenBase, sheet: str, heading: str, cell: str | int, said: str
) -> None:
    before, height = all_rows(empty), empty.height

    with pytest.raises(Refusal) as refused:
        take_whole(empty, edited(book, sheet, 2, heading, cell), None)

    assert said in told(refused)
    assert (all_rows(empty), empty.height) == (before, height)


def test_a_workbook_of_another_version_is_refused(book: Book, empty: OpenBase) -> None:
    row = next(at for at, row in enumerate(book.sheet(words.ABOUT).rows, 1) if row[0] == words.VERSION)

    with pytest.raises(Refusal) as refused:
        take_whole(empty, edited(book, words.ABOUT, row, 2, "9.9"), None)

    assert "vient d’une base de version 9.9, et ce programme tient la version 1.0" in told(refused)


def test_nothing_is_left_of_a_base_whose_attachments_are_missing(book: Book, tmp_path: Path, around: Around) -> None:
    path, lost = tmp_path / "retour.leaderdesk", PieceFile("0" * 64, 5, "devis.txt", is_there=True)

    with pytest.raises(Refusal):
        base_from_whole(path, around, replace(read_book_whole(book), pieces=(lost,)), book.name, None)

    assert not path.exists()


def test_attachments_travel_beside_and_a_missing_one_is_named(base: OpenBase, empty: OpenBase, tmp_path: Path) -> None:
    source, target = tmp_path / "devis.txt", tmp_path / "tout.xlsx"
    source.write_bytes(b"Devis")
    attachments.attach(base, make_dossier(base, make_ground(base)), source)
    export_whole(base, target)
    book, beside = read_book(target), tmp_path / "tout.xlsx.pieces"
    (piece,) = [each for each in beside.rglob("*") if each.is_file()]
    away = tmp_path / "ailleurs"
    piece.rename(away)

    with pytest.raises(Refusal) as refused:
        take_whole(empty, book, target)
    away.rename(piece)
    taken = take_whole(empty, book, target)

    assert f"«{B}devis.txt{B}»" in told(refused)
    assert (taken.pieces, taken.missing) == (1, ())
    assert check_base(empty).is_clean


def test_a_piece_that_the_base_had_lost_stays_said_as_lost(base: OpenBase, empty: OpenBase, tmp_path: Path) -> None:
    source, target = tmp_path / "devis.txt", tmp_path / "tout.xlsx"
    source.write_bytes(b"Devis")
    attachments.attach(base, make_dossier(base, make_ground(base)), source)
    next(each for each in (tmp_path / "essai.pieces").rglob("*") if each.is_file()).unlink()

    written = export_whole(base, target)
    taken = take_whole(empty, read_book(target), target)

    assert words.say_remark(written.remarks[0]) == (
        f"La pièce jointe «{B}devis.txt{B}» n’était plus là{B}: son fichier n’est pas copié."
    )
    assert taken.missing == ("devis.txt",)
    assert check_base(empty).findings == check_base(base).findings


def test_odd_texts_and_amounts_survive_a_real_file(base: OpenBase, empty: OpenBase, tmp_path: Path) -> None:
    key = make_dossier(base, make_ground(base), title="=CMD()|'/C calc'!A0")
    odd = "".join(map(chr, range(1, 0xA0))) + "\r\n_x000D_⟦0041⟧ \t" + "é" * 100_000
    dossiers.add_note(base, key, odd, date(2026, 2, 3))
    dossiers.edit_dossier(base, key, revenue=9_007_199_254_740_993)

    export_whole(base, tmp_path / "tout.xlsx")
    take_whole(empty, read_book(tmp_path / "tout.xlsx"), tmp_path / "tout.xlsx")

    assert all_rows(empty) == all_rows(base)
    sheet = openpyxl.load_workbook(tmp_path / "tout.xlsx")["Dossiers"]
    title = next(cell for cell in sheet[2] if cell.value == "=CMD()|'/C calc'!A0")
    assert title.data_type == "s"


def test_it_is_taken_whole_or_not_at_all_when_somebody_gives_up(book: Book, empty: OpenBase, tmp_path: Path) -> None:
    def give_up(done: int, total: int) -> None:
        if done * 2 > total:
            raise LookupError

    before = all_rows(empty)
    with pytest.raises(LookupError):
        take_whole(empty, book, None, give_up)
    with pytest.raises(LookupError):
        export_whole(empty, tmp_path / "tout.xlsx", give_up)

    assert all_rows(empty) == before
    assert not (tmp_path / "tout.xlsx").exists()


def test_every_table_has_a_sheet_of_its_own_and_every_column_a_heading() -> None:
    names = [words.sheet_name(shape.name) for shape in shapes()]
    headings = {shape.name: words.headings(shape.columns) for shape in shapes()}

    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 and name != shape.name for name, shape in zip(names, shapes(), strict=True))
    assert all(len(set(each)) == len(each) for each in headings.values())
    assert [shape.name for shape in shapes() if not holding(shape.name)] == []


def test_the_commands_write_it_tell_of_it_and_make_a_base_of_it(
    base: OpenBase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_dossier(base, make_ground(base))
    base.close()
    target, back = str(tmp_path / "tout.xlsx"), str(tmp_path / "retour.leaderdesk")

    codes = [
        cli.main(["export", str(base.path), "base", "--out", target]),
        cli.main(["import", back, target, "--dry-run"]),
        cli.main(["import", back, target]),
        cli.main(["check", back]),
        cli.main(["import", back, target]),
    ]

    told = capsys.readouterr()
    assert codes == [0, 0, 0, 0, 1]
    said = f"{B}: GAL d’essai, 1{B}dossier (15{B}lignes dans"
    assert f"Ce classeur est une base entière, à reprendre{said}" in told.out
    assert f"Base entière reprise{said}" in told.out
    assert "Aucune anomalie." in told.out
    assert told.err.startswith("Une base entière ne se reprend que dans une base vide")


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_what_an_office_opens_and_saves_again_still_comes_back(example: Example, tmp_path: Path, ending: str) -> None:
    path, around = example
    (tmp_path / "out").mkdir()
    with looked_base(path, around) as base:
        export_whole(base, tmp_path / "tout.xlsx")

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "tout.xlsx")], check=True, capture_output=True, timeout=300)

    again = read_book(tmp_path / "out" / f"tout.{ending}")
    assert read_book_whole(again).tables == read_book_whole(read_book(tmp_path / "tout.xlsx")).tables


def test_a_whole_base_given_up_takes_its_attachments_away_again(base: OpenBase, tmp_path: Path) -> None:
    source = tmp_path / "devis.pdf"
    source.write_bytes(b"devis")
    attachments.attach(base, make_dossier(base, make_ground(base)), source)

    def give_up(*_: object) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        export_whole(base, tmp_path / "tout.xlsx", give_up)

    assert list(tmp_path.glob("tout.xlsx*")) == []
