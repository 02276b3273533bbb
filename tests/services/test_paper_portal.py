"""The folder for the authority's portal: its papers and pieces under the names of the setting, and what is missing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.domain.errors import Refusal
from leaderdesk.services import attachments, pieces, settings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.history import find_record
from leaderdesk.services.papers import portal
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.sitting_passages import read_passages
from leaderdesk.store.pieces import piece_path
from leaderdesk.system.paths import pieces_folder
from leaderdesk.words import failures
from leaderdesk.words import paper_portal as words
from leaderdesk.words.numbers import decimal
from tests.examples import put_example
from tests.printed import rows_of, structure_of, text_of
from tests.services.desk import ON, Desk

# Decided by the sealed sitting of the example: somebody stood aside, notes and a vote.
WOOD = "2025-008"


def written(base: OpenBase, dossier: int, parent: Path) -> portal.WrittenPortal:
    return portal.write_portal(portal.prepare_portal(base, dossier, read_letterhead(base)), parent)


def papers(base: OpenBase, dossier: int) -> dict[str, Paper]:
    found = portal.prepare_portal(base, dossier, read_letterhead(base)).papers
    return dict(found)


def attach(desk: Desk, folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(name.encode())
    attachments.attach(desk.base, desk.dossier, folder / name)


def receive(desk: Desk, folder: Path, code: str, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(name.encode())
    pieces.receive_piece(desk.base, desk.dossier, code, folder / name, received_on=ON)


@pytest.fixture
def full(desk: Desk, tmp_path: Path) -> Desk:
    """A piece with its file, and a file of its own."""
    receive(desk, tmp_path / "given", "bank_details", "Relevé.PDF")
    attach(desk, tmp_path / "given", "Plan de masse.png")
    return desk


def test_files_bear_the_names_of_the_setting(full: Desk, tmp_path: Path) -> None:
    settings.set_setting(full.base, "portal_names", "[rang]_[document]")
    found = written(full.base, full.dossier, tmp_path)

    assert found.names == ("1_RIB.pdf", "2_Plan de masse.png")
    assert sorted(each.name for each in found.path.iterdir()) == sorted([*found.names, words.INDEX])


def test_the_index_says_each_file_and_what_is_missing(full: Desk, tmp_path: Path) -> None:
    found = written(full.base, full.dossier, tmp_path)
    index = (found.path / words.INDEX).read_text("utf-8-sig")

    for name in found.names:
        assert f"{name}\n" in index
        assert hashlib.sha256((found.path / name).read_bytes()).hexdigest() in index
    assert "Extrait de décision\u00a0: aucun comité n’a encore décidé de ce dossier." in index
    assert "formulaire signé\u00a0: pièce non reçue." in index


def test_nothing_is_ever_written_over(full: Desk, tmp_path: Path) -> None:
    first, second = (written(full.base, full.dossier, tmp_path) for _ in range(2))

    assert (first.path.name, second.path.name) == (
        *("Portail 2026-001 du 2026-03-02", "Portail 2026-001 du 2026-03-02 (2)"),
    )


def test_a_file_that_is_not_sound_is_said_and_not_sent(full: Desk, tmp_path: Path) -> None:
    for stored in whole_dossier(full.base, full.dossier).attachments:
        piece_path(pieces_folder(full.base.path), stored.digest).unlink()
    found = written(full.base, full.dossier, tmp_path)

    assert found.names == ()
    assert [each for each in found.lacks if each.code == "file_missing"] == [
        portal.Lack("file_missing", "RIB"),
        portal.Lack("file_missing", "Plan de masse"),
    ]


def test_given_up_on_the_way_leaves_nothing(full: Desk, tmp_path: Path) -> None:
    class GivenUp(Exception):
        pass

    def stop(_: int) -> None:
        raise GivenUp

    prepared = portal.prepare_portal(full.base, full.dossier, read_letterhead(full.base))
    with pytest.raises(GivenUp):
        portal.write_portal(prepared, tmp_path, told=stop)
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("Portail")]


def test_a_pattern_that_makes_no_sense_is_refused(base: OpenBase) -> None:
    with pytest.raises(Refusal) as refusal:
        settings.set_setting(base, "portal_names", "[porteur] [document]")

    assert "«\u00a0porteur\u00a0» n’est pas un mot connu" in failures.say(refusal.value)


def test_a_decided_dossier_has_its_four_papers(tmp_path: Path, around: Around) -> None:
    base = open_base(put_example(tmp_path, around), around)
    key = find_record(base, WOOD)[1]
    passage = next(each for each in read_passages(base, key) if each.decision is not None)
    sheet = read_minutes(base, passage.sitting_id).sheet
    point = next(each for each in sheet.points if each.key == passage.point)
    found = papers(base, key)

    assert list(found) == list(words.DOCUMENTS.values())
    assert not any(each.is_draft for each in found.values())
    presence, grid, asides = (text_of(found[words.DOCUMENTS[code]]) for code in ("attendance", "grid", "declarations"))
    assert all(each.name in presence for college in sheet.attendance.colleges for each in college.came)
    assert point.sheet.score is not None
    assert all(decimal(each.value) in grid for each in point.sheet.score.criteria if each.value is not None)
    assert point.asides
    assert all(each.person in asides for each in point.asides)
    assert not any(each.reason and each.reason in asides for each in point.asides)
    assert rows_of(found["Grille de sélection"], title="Critère")[-1][0] == "Total"
    names = written(base, key, tmp_path).names
    assert names[0] == f"{WOOD} 01 Extrait de décision.pdf"
    base.close()


def test_the_structure_of_the_papers(tmp_path: Path, around: Around) -> None:
    base = open_base(put_example(tmp_path, around), around)
    found = papers(base, find_record(base, WOOD)[1])

    assert structure_of(found["Déclarations d’intérêt"]) == [
        *(
            "H1 Déclarations d’intérêt",
            "Facts",
            "H2 Plateforme de bois déchiqueté",
            "Facts",
            "Paragraph normal",
            "Paragraph normal",
            "Signatures",
        )
    ]
    assert structure_of(found["Grille de sélection"]) == [
        *("H1 Grille de sélection", "Facts", "H2 Plateforme de bois déchiqueté", "Facts"),
        "H3 Notation\u00a0: Grille de sélection du GAL",
        *("Table Critère | Note | Sur | Coef. | Points", "Paragraph strong", "Paragraph normal"),
        *("Paragraph normal", "Signatures"),
    ]
    base.close()
