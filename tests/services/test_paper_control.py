"""The control file says everything the base keeps of a dossier, and its folder holds every file as it was given."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.domain.sheets.rows import CashMovementRow, FundingRow, QuoteRow, StagedRow
from leaderdesk.services import attachments, committees, declarations, dossiers, history, pieces
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.papers import control
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.reading import whole_dossier
from leaderdesk.store.pieces import piece_path
from leaderdesk.system.paths import pieces_folder
from leaderdesk.words import formats
from leaderdesk.words import paper_control as words
from tests.examples import put_example
from tests.printed import HOSTILE, rows_of, structure_of, text_of
from tests.services.desk import ON, Desk

MILL = "2026-006"


def file_of(base: OpenBase, dossier: int) -> Paper:
    (paper,) = control.compose_control(base, dossier, read_letterhead(base))
    return paper


def folder_of(base: OpenBase, dossier: int, parent: Path) -> control.WrittenFolder:
    return control.write_control_folder(control.prepare_control(base, dossier, read_letterhead(base)), parent)


def given(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


@pytest.fixture
def attached(desk: Desk, tmp_path: Path) -> Desk:
    """A piece with its file, and two other files of one name."""
    one = given(tmp_path / "one", "Délibération.pdf", b"deliberation")
    pieces.receive_piece(desk.base, desk.dossier, "deliberation", one, received_on=ON)
    attachments.attach(desk.base, desk.dossier, given(tmp_path / "two", "plan.pdf", b"plan 1"))
    attachments.attach(desk.base, desk.dossier, given(tmp_path / "three", "plan.pdf", b"plan 2"))
    return desk


def test_every_part_is_there_even_where_nothing_is_known(desk: Desk) -> None:
    found = [each for each in structure_of(file_of(desk.base, desk.dossier)) if each.startswith("H2")]

    assert found == ["H2 Sommaire", *(f"H2 {rank}. {name}" for rank, name in enumerate(words.PARTS.values(), start=1))]


def test_amounts_quotes_and_funders_are_those_of_the_dossier(desk: Desk) -> None:
    paper = file_of(desk.base, desk.dossier)

    assert rows_of(paper, "Dépenses")[-1] == ("Total", "10\u202f000,00\u00a0€", "10\u202f000,00\u00a0€", "")
    assert rows_of(paper, "Devis") == [
        *[("Charpentes Bois & Cie", "Charpente", "15/01/2026", "10\u202f000,00\u00a0€", "0,00\u00a0€", "oui")]
    ]
    assert [(row[0], row[3]) for row in rows_of(paper, title="Financeur")] == [
        ("FEADER", "6\u202f400,00\u00a0€"),
        ("Département", "1\u202f600,00\u00a0€"),
        ("Autofinancement", "2\u202f000,00\u00a0€"),
        ("Coût total", "10\u202f000,00\u00a0€"),
    ]


def test_the_files_are_listed_with_size_and_digest(attached: Desk) -> None:
    rows = rows_of(file_of(attached.base, attached.dossier), title="N°")
    stored = whole_dossier(attached.base, attached.dossier).attachments

    assert [row[-1] for row in rows] == [each.digest for each in stored]
    assert [row[3] for row in rows] == [formats.size(each.size) for each in stored]
    assert {row[4] for row in rows} == {"intacte"}


def test_the_example_is_told_whole(tmp_path: Path, around: Around) -> None:
    base = open_base(put_example(tmp_path, around), around)
    key = history.find_record(base, MILL)[1]
    whole, text = whole_dossier(base, key), text_of(file_of(base, key))
    rows: list[FundingRow | QuoteRow | StagedRow | CashMovementRow] = [*whole.funding, *whole.quotes]
    rows += [*whole.staged, *whole.movements]
    expected = [
        whole.holder.name,
        *(formats.money(row.amount) for row in rows),
        *(row.supplier for row in whole.quotes),
        *(note.text for note in whole.notes),
        *(row.digest for row in whole.attachments),
        *(formats.day(row.received_on) for row in whole.pieces if row.received_on),
        *(mark.reason for mark in whole.marks if mark.reason),
    ]

    assert [each for each in expected if each not in text] == []
    assert "Comité du 28/08/2026" in text
    base.close()


def test_a_dismissed_interest_is_not_told(desk: Desk) -> None:
    committees.add_seats(desk.base, [committees.SeatDraft("Mairie", "public", titulaire="Bilal")], ON)
    member = committees.read_committee(desk.base).members[0].id
    interest = committees.declare_interest(desk.base, member, desk.dossier, "Cousin du maire")
    declarations.lift_interest(desk.base, interest, "Ils ne sont pas parents")

    text = text_of(file_of(desk.base, desk.dossier))
    assert [word for word in ("Bilal", "Cousin", "parents") if word in text] == []


def test_what_was_done_again_and_again_is_said_once(desk: Desk) -> None:
    for text in ("une", "deux", "trois"):
        dossiers.add_note(desk.base, desk.dossier, text, ON)

    assert (
        "Ajouter une note au dossier 2026-001 (3\u00a0fois)" in text_of(file_of(desk.base, desk.dossier)).splitlines()
    )


def test_the_folder_holds_every_file_and_its_digest(attached: Desk, tmp_path: Path) -> None:
    written = folder_of(attached.base, attached.dossier, tmp_path)

    assert written.archive is not None
    assert written.wrong == ()
    with zipfile.ZipFile(written.archive) as archive:
        assert archive.namelist() == [*("01 Délibération.pdf", "02 plan.pdf", "03 plan.pdf"), "SHA256SUMS.txt"]
        lines = [line.split("  ") for line in archive.read("SHA256SUMS.txt").decode().splitlines()]
        assert [hashlib.sha256(archive.read(name)).hexdigest() for _, name in lines] == [digest for digest, _ in lines]
        assert len(lines) == 3
    assert written.paper.read_bytes().startswith(b"%PDF")


def test_the_same_dossier_gives_the_same_bytes_beside_the_first(attached: Desk, tmp_path: Path) -> None:
    first, second = (folder_of(attached.base, attached.dossier, tmp_path) for _ in range(2))

    assert first.archive is not None
    assert second.archive is not None
    assert first.path.name == "Contrôle 2026-001 du 2026-03-02"
    assert second.path.name == f"{first.path.name} (2)"
    assert first.archive.read_bytes() == second.archive.read_bytes()
    assert first.paper.read_bytes() == second.paper.read_bytes()


def test_a_missing_and_an_altered_file_are_said_and_stop_nothing(attached: Desk, tmp_path: Path) -> None:
    folder, stored = pieces_folder(attached.base.path), whole_dossier(attached.base, attached.dossier).attachments
    lost, spoilt = (piece_path(folder, each.digest) for each in stored[:2])
    lost.unlink()
    spoilt.chmod(0o644)
    spoilt.write_bytes(b"autre chose")
    written = folder_of(attached.base, attached.dossier, tmp_path)

    assert [each.state for each in written.wrong] == ["missing", "altered"]
    assert written.archive is not None
    with zipfile.ZipFile(written.archive) as archive:
        assert archive.namelist() == [*("02 ALTÉRÉ plan.pdf", "03 plan.pdf"), "SHA256SUMS.txt"]
    text = text_of(file_of(attached.base, attached.dossier))
    assert "3\u00a0fichiers, dont 2 à retrouver" in text
    assert "absente" in text


def test_a_dossier_without_files_has_no_archive(desk: Desk, tmp_path: Path) -> None:
    written = folder_of(desk.base, desk.dossier, tmp_path)

    assert written.archive is None
    assert [each.name for each in written.path.iterdir()] == [written.paper.name]


def test_given_up_on_the_way_leaves_nothing(attached: Desk, tmp_path: Path) -> None:
    class GivenUp(Exception):
        pass

    def stop(_: int) -> None:
        raise GivenUp

    prepared = control.prepare_control(attached.base, attached.dossier, read_letterhead(attached.base))
    with pytest.raises(GivenUp):
        control.write_control_folder(prepared, tmp_path, told=stop)
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("Contrôle")]


def test_hostile_words_stay_words_and_give_a_document(desk: Desk) -> None:
    from leaderdesk.documents.pdf.writing import write_pdf

    hostile = HOSTILE.replace("\ud800", "").strip()
    dossiers.edit_dossier(desk.base, desk.dossier, title=hostile, summary=hostile, theme=hostile, communes=hostile)
    dossiers.add_note(desk.base, desk.dossier, hostile, ON)
    paper = file_of(desk.base, desk.dossier)

    assert text_of(paper).count(hostile) >= 5
    assert write_pdf(paper, BytesIO()).pages > 1
    assert paper.made_on == date(2026, 3, 2)
