"""Attachments: one file per content beside the base, the name being data only, and nothing missing unseen."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Expected, Refusal
from leaderdesk.services import attachments, history
from leaderdesk.services.around import Around
from leaderdesk.services.attachments import attach, attachment_path, detach
from leaderdesk.services.backups import backup_base, restore_backup, verify_backup
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.checks import check_base
from leaderdesk.services.programmes import set_setting
from leaderdesk.store.pieces import keep_piece
from leaderdesk.system.paths import pieces_folder
from tests.factories import make_dossier, make_ground


@pytest.fixture
def dossier(base: OpenBase) -> int:
    """A dossier to attach to."""
    return make_dossier(base, make_ground(base))


def file(folder: Path, name: str, content: bytes = b"%PDF devis") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def kept(base: OpenBase) -> list[Path]:
    """The pieces beside the base, relative to their folder."""
    folder = pieces_folder(base.path)
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def test_the_same_content_is_kept_once_under_its_digest(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    first = attach(base, dossier, file(tmp_path, "devis.pdf"))
    second = attach(base, dossier, file(tmp_path, "copie du devis.pdf"))

    digest = sha256(b"%PDF devis").hexdigest()
    assert kept(base) == [Path(digest[:2], digest)]
    assert attachment_path(base, first) == attachment_path(base, second)
    assert attachment_path(base, first).read_bytes() == b"%PDF devis"
    assert attachment_path(base, first).stat().st_mode & 0o222 == 0


@pytest.mark.parametrize(
    "name",
    ["..%2F..%2Fx", "C:\\x", "CON.pdf", "a:b", "fin. ", "-rf", "a\nb", "vide", "é" * 100, ".cache", "'; DROP TABLE x"],
)
def test_F84_a_name_is_data_only(base: OpenBase, dossier: int, tmp_path: Path, name: str) -> None:
    attach(base, dossier, file(tmp_path / "venu", name))

    digest = sha256(b"%PDF devis").hexdigest()
    assert base.connection.execute("SELECT name, digest FROM attachments").fetchall() == [(name, digest)]
    assert kept(base) == [Path(digest[:2], digest)]
    assert check_base(base).is_clean


@pytest.mark.skipif(os.name == "nt", reason="Windows names are always text")
def test_F84_a_name_that_is_no_text_is_kept_as_far_as_it_reads(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    source = Path(os.fsdecode(os.fsencode(tmp_path) + b"/devis \xe9.pdf"))
    source.write_bytes(b"%PDF")

    attach(base, dossier, source)

    assert base.connection.execute("SELECT name FROM attachments").fetchall() == [("devis \ufffd.pdf",)]


def test_F84_an_empty_file_and_the_same_name_twice_are_kept(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    attach(base, dossier, file(tmp_path, "devis.pdf", b""))
    attach(base, dossier, file(tmp_path, "devis.pdf", b"plein"))

    rows = base.connection.execute("SELECT name, size FROM attachments ORDER BY size").fetchall()
    assert rows == [("devis.pdf", 0), ("devis.pdf", 5)]
    assert len(kept(base)) == 2


def test_a_file_over_the_limit_is_refused_with_the_sizes(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    with source.open("wb") as sparse:
        sparse.truncate(25_000_001)

    with pytest.raises(Refusal) as refusal:
        attach(base, dossier, source)

    assert (refusal.value.code, refusal.value.data) == ("piece_too_large", {"size": 25_000_001, "largest": 25_000_000})
    assert kept(base) == []


def test_the_limit_is_a_setting(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    set_setting(base, attachments.LARGEST_SETTING, "1")

    with pytest.raises(Refusal) as refusal:
        attach(base, dossier, file(tmp_path, "plan.pdf", b"x" * 1_000_001))
    attach(base, dossier, file(tmp_path, "plan.pdf", b"x" * 1_000_000))

    assert refusal.value.data == {"size": 1_000_001, "largest": 1_000_000}
    assert len(kept(base)) == 1


@pytest.mark.parametrize(("name", "code"), [("", "not_a_file"), ("absent.pdf", "missing")])
def test_what_is_not_a_file_is_refused(base: OpenBase, dossier: int, tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(Expected) as refusal:
        attach(base, dossier, tmp_path / name)

    assert refusal.value.code == code


def test_a_file_is_not_attached_to_a_dossier_that_is_not_there(base: OpenBase, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        attach(base, 12, file(tmp_path, "devis.pdf"))

    assert refusal.value.code == "no_record"
    assert base.connection.execute("SELECT count(*) FROM attachments").fetchone() == (0,)


def test_check_names_a_piece_that_is_missing_or_altered(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    missing = attachment_path(base, attach(base, dossier, file(tmp_path, "parti.pdf", b"un")))
    altered = attachment_path(base, attach(base, dossier, file(tmp_path, "changé.pdf", b"deux")))
    missing.unlink()
    altered.chmod(0o644)
    altered.write_bytes(b"DEUX")

    findings = check_base(base).findings

    assert [(each.code, each.data["name"]) for each in findings] == [
        ("piece_altered", "changé.pdf"),
        ("piece_missing", "parti.pdf"),
    ]


def test_a_piece_that_was_altered_is_mended_by_attaching_its_file_again(
    base: OpenBase, dossier: int, tmp_path: Path
) -> None:
    source = file(tmp_path, "devis.pdf")
    path = attachment_path(base, attach(base, dossier, source))
    path.chmod(0o644)
    path.write_bytes(b"autre")

    keep_piece(pieces_folder(base.path), source, largest=100)

    assert path.read_bytes() == b"%PDF devis"
    assert check_base(base).is_clean


def test_a_file_taken_off_comes_back_by_undo(base: OpenBase, dossier: int, tmp_path: Path) -> None:
    attached = attach(base, dossier, file(tmp_path, "devis.pdf"))
    detach(base, attached)

    history.undo(base)

    assert attachment_path(base, attached).read_bytes() == b"%PDF devis"
    assert check_base(base).is_clean


def test_a_backup_keeps_the_pieces_that_undo_may_want_back(
    base: OpenBase, around: Around, dossier: int, tmp_path: Path
) -> None:
    detach(base, attach(base, dossier, file(tmp_path, "devis.pdf")))

    backup = backup_base(base, around)

    digest = sha256(b"%PDF devis").hexdigest()
    assert (backup.path.parent / "pieces" / digest[:2] / digest).read_bytes() == b"%PDF devis"


def test_a_restore_brings_back_the_pieces_of_the_backup(
    base: OpenBase, around: Around, dossier: int, tmp_path: Path
) -> None:
    attached = attach(base, dossier, file(tmp_path, "devis.pdf"))
    backup = backup_base(base, around)
    piece = attachment_path(base, attached)
    base.close()
    piece.unlink()

    assert verify_backup(backup.path).is_clean
    restore_backup(base.path, backup.path, around)

    assert piece.read_bytes() == b"%PDF devis"
