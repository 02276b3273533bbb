"""Every way in which a base cannot be opened as asked, on its page."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox

from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base
from leaderdesk.services.bases import open_base
from leaderdesk.services.dossiers import bin_dossier, list_dossiers
from leaderdesk.system.locations import Mount
from leaderdesk.ui.faults.view import FaultView
from leaderdesk.ui.render import BACKUPS, FAULTS, RESTORED, fault_of, settle
from leaderdesk.ui.shell.window import Window
from tests.ui.bases import OneDisk
from tests.ui.conftest import MakeWindow
from tests.ui.screens import dress

PATH = Path("/home/camille/marais.leaderdesk")


def _view(window: Window) -> FaultView:
    assert window.frame.pages.currentWidget() is window.faults
    assert window.faults.view is not None
    return window.faults.view


def _texts(view: FaultView) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel))


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_fault_has_its_screen(closed_window: Window, code: str, scheme: str) -> None:
    window = closed_window
    dress(window, scheme, 100)
    window.desk.refused.emit(PATH, fault_of(code))
    settle(window)
    view = _view(window)

    assert view.title.text()
    assert view.buttons
    assert "None" not in _texts(view)
    assert not window.findChildren(QMessageBox)
    assert view.grab().width() > 0


@pytest.mark.parametrize("code", ["lost_changes", "older_copy"])
def test_opening_all_the_same_is_offered_with_what_it_means(closed_window: Window, code: str) -> None:
    window = closed_window
    window.desk.refused.emit(PATH, fault_of(code))

    assert "accept" in _view(window).buttons
    assert "ne reviendra pas" in _texts(_view(window))


def test_f31_a_truncated_base_leads_to_its_backups(make_window: MakeWindow, base_path: Path) -> None:
    base_path.write_bytes(base_path.read_bytes()[: base_path.stat().st_size // 2])
    window = make_window(base_path)
    view = _view(window)
    assert view.backups is not None
    assert view.backups.model.total == 1

    view.buttons["restore"].click()
    settle(window)
    restored = _view(window)
    assert restored.title.text() == "Sauvegarde restaurée"
    assert "quarantaine" in _texts(restored)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert restored.buttons["retry"].hasFocus()
    QTest.keyClick(restored.buttons["retry"], Qt.Key.Key_Space)
    settle(window)

    assert window.desk.state is not None
    assert window.pages["dossiers"].view.listing.model.total == 5  # type: ignore[attr-defined]


def test_f39_what_is_readable_can_be_put_aside(
    make_window: MakeWindow, base_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(base_path.read_bytes())
    content[-8192:-4096] = b"\xff" * 4096
    base_path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window = make_window(base_path)
    _view(window).buttons["rescue"].click()
    settle(window)

    assert len(list(tmp_path.glob("*lisible*.json"))) == 1
    assert "lisible" in window.frame.messages.rows()[0].message.words


def test_f39_no_backup_at_all_says_so(make_window: MakeWindow, tmp_path: Path) -> None:
    empty = tmp_path / "vide.leaderdesk"
    empty.touch()
    window = make_window(empty)
    view = _view(window)

    assert view.title.text() == "Ce fichier est vide"
    assert not view.buttons["restore"].isEnabled()
    assert "Aucune sauvegarde" in _texts(view)


def test_f46_held_elsewhere_says_by_whom(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    held = open_base(base_path, replace(around, operator="dominique", machine="poste-9"))
    window = make_window(base_path)
    told = _texts(_view(window))
    held.close()

    assert "dominique" in told
    assert "poste-9" in told


def test_f48_on_a_share_a_local_copy_is_offered_and_opened(
    make_window: MakeWindow, base_path: Path, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = [Mount("/", "ext4"), Mount(str(base_path.parent), "cifs"), Mount(str(around.folders.bases), "ext4")]
    monkeypatch.setattr(OneDisk, "mounts", lambda _: share)
    window = make_window(base_path)
    assert _view(window).title.text() == "Cette base est sur le réseau"

    _view(window).buttons["copy"].click()
    settle(window)

    assert window.desk.state is not None
    assert window.desk.state.facts.path == around.folders.bases / base_path.name
    assert base_path.exists()


def test_f50_a_synchronised_folder_is_told_and_left_in_one_click(
    make_window: MakeWindow, base_path: Path, around: Around
) -> None:
    shared = base_path.parent / "Nextcloud"
    shared.mkdir()
    base_path.rename(shared / base_path.name)
    window = make_window(shared / base_path.name)
    (told,) = [row for row in window.frame.messages.rows() if row.message.kind == "warning"]
    assert "Nextcloud" in told.message.words

    told.act()
    settle(window)

    assert window.desk.state is not None
    assert window.desk.state.facts.path == around.folders.bases / base_path.name


def test_f59_a_newer_base_is_refused_and_left_as_it_is(make_window: MakeWindow, base_path: Path) -> None:
    with sqlite3.connect(base_path) as connection:
        connection.execute("PRAGMA user_version = 99000")
    connection.close()
    before = hashlib.sha256(base_path.read_bytes()).hexdigest()
    window = make_window(base_path)

    assert _view(window).title.text() == "Cette base vient d’une version plus récente"
    assert hashlib.sha256(base_path.read_bytes()).hexdigest() == before


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes to read-only files")
def test_f18_a_read_only_file_opens_with_a_banner(make_window: MakeWindow, base_path: Path) -> None:
    base_path.chmod(0o444)
    window = make_window(base_path)

    assert window.frame.read_only.isVisible()


def test_f18_read_only_shows_a_banner_and_disables_changes(
    make_window: MakeWindow, base_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaderdesk.store.opening.os.access", lambda *_: False)
    window = make_window(base_path)

    assert "protégé en écriture" in window.frame.read_only.sentence
    assert not window.pages["dossiers"].view.bin.isEnabled()  # type: ignore[attr-defined]
    assert not window.menus.actions["back_up"].isEnabled()
    assert window.frame.status.words.text().startswith("Consultation")


def test_f19_copy_and_open_gives_a_base_that_can_be_worked_on(
    make_window: MakeWindow, base_path: Path, around: Around
) -> None:
    window = make_window()
    window.desk.look_at(base_path)
    settle(window)
    window.frame.copy_and_open.click()
    settle(window)

    assert window.desk.state is not None
    assert not window.desk.state.facts.is_read_only
    assert window.desk.state.facts.path.parent == around.folders.bases


def test_going_back_to_a_backup_says_what_is_older(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    base = open_base(base_path, around)
    backup_base(base, around)
    bin_dossier(base, list_dossiers(base)[0].id)
    base.close()
    window = make_window(base_path)
    window.show_page("backups")
    settle(window)
    window.pages["backups"].view.restore.click()  # type: ignore[attr-defined]
    settle(window)
    view = _view(window)
    assert view.backups is not None
    view.backups.table.selectRow(view.backups.model.total - 1)
    view.buttons["restore"].click()
    settle(window)

    assert "n’y figure plus" in _texts(_view(window)).replace("figurent", "figure")


def test_restored_screen_names_the_quarantine(make_window: MakeWindow) -> None:
    window = make_window()
    window.faults.show_restored(RESTORED)

    assert window.faults.view is not None
    assert str(RESTORED.quarantine) in _texts(window.faults.view)


def test_backups_are_listed_newest_first(make_window: MakeWindow) -> None:
    window = make_window()
    window.desk.refused.emit(PATH, fault_of("damaged"))
    settle(window)
    window.faults.show_backups(list(reversed(BACKUPS)))
    view = _view(window)

    assert view.backups is not None
    assert view.backups.selected_items() == [BACKUPS[0]]
