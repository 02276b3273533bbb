"""F13-F23, F29: disks that are full, limited or closed to us, and names that are long."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leaderdesk.domain.errors import Expected
from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base, backup_to, list_backups, restore_backup
from leaderdesk.services.bases import OpenBase, close_base, create_base, look_at_base, open_base
from leaderdesk.services.checks import check_base, check_file
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.settings_file import Preferences, load_preferences, save_preferences
from leaderdesk.system.paths import folders_under, quarantine_folder, sidecars
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words.failures import say
from tests.factories import make_dossier
from tests.faults import children
from tests.faults.bases import Site, assert_nothing_lost, make_site, neighbours, numbers_in, outcome, prints, swell

OURS = ["A-1", "A-2", "A-3"]


def _enter_until_refused(base: OpenBase, site: Site) -> tuple[list[str], Expected]:
    """Dossiers entered until the disk says no: those acknowledged, and what was said."""
    entered: list[str] = []
    try:
        while len(entered) < 5000:
            number = f"D-{len(entered):04}"
            make_dossier(base, site.ground, number)
            entered.append(number)
    except Expected as expected:
        return entered, expected
    raise AssertionError("the disk never said no")


def _codes(*works: Callable[[], object]) -> list[str]:
    return [outcome(work) for work in works]


def _works_again(base: OpenBase, site: Site, entered: list[str]) -> bool:
    make_dossier(base, site.ground, "Z-1")
    assert_nothing_lost(base, [*OURS, *entered, "Z-1"])
    path = base.path
    base.close()
    again = open_base(path, site.around)
    assert_nothing_lost(again, [*OURS, *entered, "Z-1"])
    again.close()
    return True


def test_f13_disk_full_on_commit(tmp_path: Path, around: Around) -> None:
    def work() -> list[Any]:
        children.own_mounts()
        children.mount_small_disk(tmp_path / "disque", "3m")
        site = make_site(tmp_path / "disque", around, *OURS)
        base = site.open()
        entered, refusal = _enter_until_refused(base, site)
        assert numbers_in(base) == sorted([*OURS, *entered])
        children.fill(tmp_path / "disque")
        again = _codes(lambda: make_dossier(base, site.ground, "Y-1"))
        (tmp_path / "disque" / "lest").unlink()
        base.close()
        (tmp_path / "disque" / "reste").touch()
        children.mount_small_disk(tmp_path / "autre", "8m")
        for each in (site.path, *sidecars(site.path)):
            if each.exists():
                shutil.copyfile(each, tmp_path / "autre" / each.name)
        moved = open_base(tmp_path / "autre" / site.path.name, site.around)
        return [
            len(entered) > 10,
            refusal.code,
            site.path.name in say(refusal),
            again,
            _works_again(moved, site, entered),
        ]

    assert children.answer(work) == [True, "disk_full", True, ["disk_full"], True]


def test_f13_a_disk_too_small_for_a_new_base(tmp_path: Path, around: Around) -> None:
    def work() -> list[Any]:
        children.own_mounts()
        children.mount_small_disk(tmp_path / "disque", "1500k")
        path = tmp_path / "disque" / "neuve.leaderdesk"
        return [_codes(lambda: create_base(path, around, gal_name="GAL")), neighbours(path)]

    # It holds the log, and not the base that the log is copied to.
    assert children.answer(work) == [["disk_full"], []]


def test_f13_room_made_while_open(tmp_path: Path, around: Around) -> None:
    def work() -> list[Any]:
        children.own_mounts()
        children.mount_small_disk(tmp_path / "disque", "5m")
        site = make_site(tmp_path / "disque", around, *OURS)
        base = site.open()
        ballast = children.fill(tmp_path / "disque")
        entered, refusal = _enter_until_refused(base, site)
        ballast.unlink()
        return [refusal.code, _works_again(base, site, entered)]

    assert children.answer(work) == ["disk_full", True]


def test_f13_a_base_that_may_not_grow(site: Site) -> None:
    base = site.open()
    (pages,) = base.connection.execute("PRAGMA page_count").fetchone()
    base.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    entered, refusal = _enter_until_refused(base, site)
    assert refusal.code == "disk_full"
    base.connection.execute("PRAGMA max_page_count = 1000000")
    assert _works_again(base, site, entered)


def test_f14_file_size_limit(site: Site) -> None:
    def work() -> list[Any]:
        base = site.open()
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
        entered, refusal = _enter_until_refused(base, site)
        assert numbers_in(base) == sorted([*OURS, *entered])
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        return [refusal.code, refusal.data["detail"], _works_again(base, site, entered)]

    assert children.answer(work) == ["write_failed", "SQLITE_IOERR_WRITE", True]


def test_f15_a_full_disk_is_not_taken_for_a_lock(tmp_path: Path, around: Around) -> None:
    def work() -> list[Any]:
        children.own_mounts()
        disk = tmp_path / "disque"
        children.mount_small_disk(disk, "3m")
        site = make_site(disk, around, *OURS)
        children.fill(disk)
        base = site.open()
        assert numbers_in(base) == OURS
        full = _codes(lambda: make_dossier(base, site.ground, "D-1"))
        base.close()
        looks = _codes(lambda: check_file(site.path, site.around), lambda: look_at_base(site.path, site.around).close())
        new = disk / "neuve.leaderdesk"
        return [full, looks, _codes(lambda: create_base(new, around, gal_name="GAL")), neighbours(new)]

    assert children.answer(work) == [["disk_full"], ["done", "done"], ["disk_full"], []]


def test_f16_disk_full_during_a_backup(site: Site) -> None:
    root = site.around.folders.backups

    def work() -> list[Any]:
        children.own_mounts()
        children.mount_small_disk(root, "2400k")
        base = site.open()
        kept = [backup_base(base, site.around).path.name for _ in range(3) if _room_for(base, root)]
        before = sorted(each.name for each in root.rglob("*"))
        codes = _codes(lambda: backup_base(base, site.around), lambda: backup_to(base, root / "copie.leaderdesk"))
        after = sorted(each.name for each in root.rglob("*"))
        make_dossier(base, site.ground, "B-1")
        children.fill(root)
        codes += _codes(lambda: backup_base(base, site.around), lambda: close_base(base, site.around))
        return [codes, len(kept) > 1, after == before, base.has_open_transaction(), neighbours(site.path)]

    assert children.answer(work) == [["disk_full"] * 4, True, True, False, [site.path.name]]


def _room_for(base: OpenBase, root: Path) -> bool:
    return shutil.disk_usage(root).free > base.path.stat().st_size + 8192


def test_f17_disk_full_during_a_safe_write(tmp_path: Path) -> None:
    def work() -> list[Any]:
        children.own_mounts()
        children.mount_small_disk(tmp_path / "disque", "64k")
        target = tmp_path / "disque" / "export.csv"
        write_safely(target, b"avant")
        with contextlib.suppress(OSError):
            write_safely(target, bytes(1 << 20))
        return [target.read_text(encoding="utf-8"), [each.name for each in target.parent.iterdir()]]

    assert children.answer(work) == ["avant", ["export.csv"]]


def test_f18_read_only_file(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    site.path.chmod(0o444)
    assert _as_nobody(site) == ["read_only_file", OURS, [], "read_only"]


def test_f19_read_only_folder(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    site.path.chmod(0o666)
    open_folder.chmod(0o555)
    assert _as_nobody(site) == ["read_only_folder", OURS, [], "read_only"]


def test_f19_read_only_folder_with_a_pending_log(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    _pending(site)
    open_folder.chmod(0o555)
    assert _as_nobody(site) == ["read_only_folder", [*OURS, "P-1"], [], "read_only"]


def test_f20_read_only_log_left_empty_is_removed(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    for each in sidecars(site.path):
        each.touch(0o444)
    assert _opened_as_nobody(site) == OURS


def test_f20_read_only_log_with_changes_is_told(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    _pending(site)
    sidecars(site.path)[0].chmod(0o444)
    assert _as_nobody(site) == ["stale_sidecars", [*OURS, "P-1"], [], "read_only"]
    sidecars(site.path)[0].chmod(0o666)
    assert _opened_as_nobody(site) == [*OURS, "P-1"]


def test_f21_no_permission_to_read(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    site.path.chmod(0)
    before = site.path.stat()

    def work() -> list[str]:
        children.become_nobody()
        return _everything_refused(site)

    assert children.answer(work) == ["unreadable"] * 3
    assert site.path.stat().st_mtime_ns == before.st_mtime_ns


def test_f21_no_permission_to_enter_the_folder(open_folder: Path, around: Around) -> None:
    closed = open_folder / "fermé"
    closed.mkdir()
    site = make_site(closed, around, *OURS)
    closed.chmod(0)

    def work() -> list[str]:
        children.become_nobody()
        return _everything_refused(site)

    assert children.answer(work) == ["unreadable"] * 3


def test_f22_no_temporary_folder(around: Around) -> None:
    def work() -> list[str]:
        site = _beside_small_temporary_folders(around, read_only=True)
        looked = look_at_base(site.path, site.around)
        numbers = numbers_in(looked)
        looked.close()
        assert check_file(site.path, site.around).findings == ()
        site.open().close()
        return [*numbers, *neighbours(site.path)]

    assert children.answer(work) == [*OURS, "P-1", "essai.leaderdesk"]


def test_f22_temporary_folder_full(around: Around) -> None:
    def work() -> list[str]:
        site = _beside_small_temporary_folders(around, read_only=False)
        before = prints(site.path)
        codes = _codes(lambda: look_at_base(site.path, site.around), lambda: check_file(site.path, site.around))
        assert prints(site.path) == before
        return codes

    assert children.answer(work) == ["disk_full", "disk_full"]


def _beside_small_temporary_folders(around: Around, *, read_only: bool) -> Site:
    """A base with a pending log, where every folder for temporary files is of no use."""
    children.own_mounts()
    children.mount_small_disk(Path("/mnt"), "8m")
    folders = folders_under(Path("/mnt/home"))
    site = make_site(Path("/mnt"), replace(around, folders=folders), *OURS)
    _pending(site)
    tempfile.tempdir = None
    os.environ.pop("TMPDIR", None)
    os.chdir("/proc")
    for each in ("/var/tmp", "/tmp"):  # noqa: S108 - to take them away
        children.mount_small_disk(Path(each), "4k", read_only=read_only)
    return site


def test_f23_nothing_writable_at_first_start(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    closed = open_folder / "fermé"
    closed.mkdir(mode=0o555)

    def work() -> list[str]:
        children.become_nobody()
        return _codes(
            lambda: create_base(closed / "neuve.leaderdesk", around, gal_name="GAL"),
            lambda: create_base(closed / "dossier" / "neuve.leaderdesk", around, gal_name="GAL"),
            lambda: look_at_base(site.path, around).close(),
        )

    assert children.answer(work) == ["unwritable", "unwritable", "done"]
    assert list(closed.iterdir()) == []


def test_f23_folders_of_the_program_unwritable(open_folder: Path, around: Around) -> None:
    closed = open_folder / "fermé"
    closed.mkdir(mode=0o555)
    site = make_site(open_folder, replace(around, folders=folders_under(closed / "home")), *OURS)
    shutil.rmtree(closed / "home")
    site.path.chmod(0o666)

    def work() -> list[Any]:
        children.become_nobody()
        base = site.open()
        make_dossier(base, site.ground, "N-1")
        save_preferences(site.around.folders, Preferences())
        codes = _codes(lambda: close_base(base, site.around))
        return [codes, load_preferences(site.around.folders) == Preferences(), neighbours(site.path)]

    assert children.answer(work) == [["unwritable"], True, [site.path.name]]
    base = open_base(site.path, site.around)
    assert_nothing_lost(base, [*OURS, "N-1"])
    base.close()


LONG = "Données d'été – côté Évaluation 100 % [à revoir] #1 ?"


@pytest.mark.parametrize("name", [LONG, "é" * 100, "x" * 200])
def test_f29_long_path_with_accents(tmp_path: Path, around: Around, name: str) -> None:
    folder = tmp_path / name / name
    folder.mkdir(parents=True)
    site = make_site(folder, around, *OURS)
    base = site.open()
    backup = backup_base(base, site.around)
    swell(base, list_dossiers(base)[0].id, 1)
    close_base(base, site.around)
    restored = restore_backup(site.path, backup.path, site.around)
    assert restored.lost == 1
    assert check_file(site.path, site.around).findings == ()
    assert [each.why for each in list_backups(site.path, site.around)] == ["restore", "close", "asked"]
    assert quarantine_folder(site.path).is_dir()


def _as_nobody(site: Site) -> list[Any]:
    """Opened by another user: why not, what can be read all the same, what check says, and a write refused."""

    def work() -> list[Any]:
        children.become_nobody()
        (code,) = _codes(site.open)
        looked = look_at_base(site.path, site.around, reason=code)
        numbers = numbers_in(looked)
        (refusal,) = _codes(lambda: make_dossier(looked, site.ground, "N-1"))
        looked.close()
        return [code, numbers, list(check_file(site.path, site.around).findings), refusal]

    before = prints(site.path)
    found: list[Any] = children.answer(work)
    assert prints(site.path) == before
    return found


def _opened_as_nobody(site: Site) -> list[str]:
    site.path.chmod(0o666)

    def work() -> list[str]:
        children.become_nobody()
        base = open_base(site.path, site.unknown_here())
        assert check_base(base).findings == ()
        numbers = numbers_in(base)
        base.close()
        return numbers

    found: list[str] = children.answer(work)
    return found


def _everything_refused(site: Site) -> list[str]:
    return _codes(
        site.open,
        lambda: look_at_base(site.path, site.around),
        lambda: check_file(site.path, site.around),
    )


def _pending(site: Site) -> None:
    """One dossier more, in the log only, and all of it open to everyone."""

    def work(_: children.Say) -> None:
        base = site.open()
        make_dossier(base, site.ground, "P-1")
        children.die()

    children.run(work)
    site.path.chmod(0o666)
    sidecars(site.path)[0].chmod(0o666)
    holder = site.path.with_name(site.path.name + "-holder")
    holder.unlink(missing_ok=True)
