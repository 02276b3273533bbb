"""A file read by the child, for real: the same book, one sentence for each refusal, nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from leaderdesk.documents.sheets.reading.files import read_content
from leaderdesk.documents.sheets.reading.limits import Limits
from leaderdesk.domain.errors import Expected, Fault, Refusal
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.services.workbooks import reading
from leaderdesk.services.workbooks.reading import read_book, read_pasted
from leaderdesk.words.failures import say
from tests.documents.workbook_files import KEPT, LETTER, kept, parts_of, sheet_of, written_by_hand, xlsx_of, zipped

FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


class GivenUp(Exception):
    """The user wished no more of it."""


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folders of children are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def written(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Expected) as caught:
        read_book(path)
    return say(caught.value).replace("\u00a0", " ").replace("\u202f", " ")


def test_child_reads_what_would_be_read_here(tmp_path: Path, scratch: Path) -> None:
    path = written(tmp_path, "Suivi été n° 1.xls", kept("suivi.xls"))

    book = read_book(path)

    assert book == read_content(path.name, kept("suivi.xls"))
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("vide.xlsx", b"", "Le fichier « vide.xlsx » est vide."),
        ("secret.ods", kept("secret.ods"), "« secret.ods » est protégé par un mot de passe."),
        ("lettre.xlsx", LETTER, "« lettre.xlsx » n’est pas un classeur, mais un texte mis en page."),
        ("a.xls", b"<html><table>", "« a.xls » est une page web enregistrée sous le nom d’un classeur."),
        (
            "loin.xlsx",
            written_by_hand(FAR),
            "La feuille « Suivi » de « loin.xlsx » s’étend jusqu’à la cellule XFD1048576.",
        ),
        ("coupe.xlsx", kept("suivi.xlsx")[:4000], "« coupe.xlsx » est abîmé ou incomplet."),
    ],
)
def test_refusal_is_one_sentence_about_that_file(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    assert refused(written(tmp_path, name, content)).startswith(sentence)


def test_what_is_no_file_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "answered_by_child", None)

    assert refused(tmp_path / "absent.xlsx").startswith("Le fichier « absent.xlsx » est introuvable.")
    assert refused(tmp_path).endswith("n’est pas un fichier. Choisissez un fichier.")


def test_file_too_large_is_said_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "gros.xlsx"
    with path.open("wb") as file:
        file.truncate(150_000_000)

    assert refused(path).startswith("« gros.xlsx » est trop gros : 150 Mo, pour 100 Mo au plus.")


def test_reading_given_up_leaves_nothing(tmp_path: Path, scratch: Path) -> None:
    path = written(tmp_path, "suivi.xlsx", xlsx_of([[number, "Étaples", 12.5] for number in range(5_000)]))

    def give_up(*_: int) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        read_book(path, give_up)

    assert list(scratch.iterdir()) == []


def test_child_short_of_time_or_crashed_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "suivi.xlsx", kept("suivi.xlsx"))
    crash = f"{sys.executable} -c 'import os; os.abort()'"

    monkeypatch.setattr("leaderdesk.system.children.own_program", lambda: ["/bin/sh", "-c", crash])
    assert refused(path).startswith("« suivi.xlsx » n’a pas pu être lu.")

    monkeypatch.setattr(
        "leaderdesk.system.children.own_program", lambda: [sys.executable, "-c", "import time; time.sleep(9)"]
    )
    monkeypatch.setattr(reading, "LIMITS", Limits(seconds=0))
    assert refused(path).startswith("La lecture de « suivi.xlsx » a pris plus de 0 secondes")


def test_answer_that_does_not_add_up_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "suivi.xlsx", kept("suivi.xlsx"))
    write = "import sys; open(sys.argv[-1] + '/answer', 'wb').write(b'{}\\n')"

    monkeypatch.setattr("leaderdesk.system.children.own_program", lambda: [sys.executable, "-c", write])

    assert refused(path).startswith("« suivi.xlsx » n’a pas pu être lu.")


def test_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "suivi.xlsx", kept("suivi.xlsx"))
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert refused(path).startswith("Le fichier « suivi.xlsx » ne peut pas être lu.")


def test_child_loads_neither_the_window_nor_the_base(tmp_path: Path) -> None:
    code = (
        "import sys; from leaderdesk.__main__ import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'sqlalchemy', 'openpyxl', 'reportlab', 'leaderdesk.services'};"
        "print(*sorted(heavy & sys.modules.keys()));"
        "sys.exit(code)"
    )
    command = [sys.executable, "-c", code, "--read-workbook", str(KEPT / "suivi.xls"), "", "", str(tmp_path)]

    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])

    assert (done.stdout.strip(), (tmp_path / "answer").stat().st_size > 0) == ("", True)


def test_word_that_starts_the_child_is_the_same_on_both_sides() -> None:
    from leaderdesk import __main__

    assert __main__.READ_WORD == reading.READ_WORD


def test_pasted_text_is_a_book() -> None:
    book = read_pasted('Numéro\tIntitulé\r\n1\t"Un lieu\nà Étaples"\r\n')

    assert isinstance(book, Book)
    assert (book.kind, book.separator) == ("pasted", "\t")
    assert book.sheets[0].rows == (("Numéro", "Intitulé"), ("1", "Un lieu\nà Étaples"))


def test_nothing_pasted_is_said() -> None:
    with pytest.raises(Refusal, match="nothing_pasted"):
        read_pasted(" \r\n")


def test_file_that_only_the_child_cannot_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "suivi.xlsx", kept("suivi.xlsx"))
    monkeypatch.setattr(reading, "_check", lambda path: path.unlink())

    assert refused(path).startswith("Le fichier « suivi.xlsx » ne peut pas être lu.")


def test_progress_only_goes_forward(tmp_path: Path) -> None:
    path = written(tmp_path, "suivi.xlsx", xlsx_of([[number, "Étaples", 12.5] for number in range(5_000)]))
    told: list[float] = []

    read_book(path, lambda done, total: told.append(done / max(total, 1)))

    assert told == sorted(told)
    assert told[-1] == 1


def test_disk_without_room_for_the_answer_is_the_worlds_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "suivi.xlsx", kept("suivi.xlsx"))
    monkeypatch.setattr("leaderdesk.system.children.own_program", lambda: ["/bin/sh", "-c", "exit 76"])

    with pytest.raises(Fault, match="disk_full"):
        read_book(path)


@pytest.mark.skipif(sys.platform != "linux", reason="la limite de mémoire est celle de Linux")
def test_reader_that_asks_for_all_the_memory_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "loin.xlsx", written_by_hand(FAR))
    # What calamine does of a far cell where nothing is checked before.
    unchecked = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from leaderdesk.system.bounds import bound_this_process; bound_this_process(2_500_000_000, 60)\n"
        f"import python_calamine; python_calamine.load_workbook({str(path)!r}).get_sheet_by_index(0)"
    )
    monkeypatch.setattr("leaderdesk.system.children.own_program", lambda: [sys.executable, "-c", unchecked])

    assert refused(path).startswith("La lecture de « loin.xlsx » demande plus de 2,5 Go de mémoire")


@pytest.mark.long
def test_bomb_of_many_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    sheet = sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>' + " " * 400_000_000)
    path = written(tmp_path, "bombe.xlsx", zipped(parts_of(sheet)))
    del sheet

    began = time.monotonic()
    assert "une fois déplié" in refused(path)
    assert time.monotonic() - began < 5


@pytest.mark.long
def test_hundred_thousand_rows_are_read_and_can_be_given_up(tmp_path: Path, scratch: Path) -> None:
    lines = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}"><v>{row}.5</v></c>' for letter in "ABCDEFGHIJ") + "</row>"
        for row in range(1, 100_001)
    )
    path = written(tmp_path, "grand.xlsx", written_by_hand(lines))

    def give_up_half_way(done: int, total: int) -> None:
        if total and done * 2 >= total:
            raise GivenUp

    with pytest.raises(GivenUp):
        read_book(path, give_up_half_way)
    assert list(scratch.iterdir()) == []
    sheet = read_book(path).sheets[0]
    assert (len(sheet.rows), sheet.rows[-1]) == (100_000, (100_000.5,) * 10)
