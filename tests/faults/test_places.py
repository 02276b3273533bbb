"""F46-F51, F56-F58: who holds a base, where it lies, and who else touches its file."""

from __future__ import annotations

import ast
import functools
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import leaderdesk
from leaderdesk import cli
from leaderdesk.domain.errors import Expected, Fault
from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base, backup_to, copy_base, list_backups, restore_backup
from leaderdesk.services.bases import close_base, create_base, look_at_base, open_base
from leaderdesk.services.checks import check_file
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.connection import connect_live
from leaderdesk.system.holding import holder_file, is_held, take_hold
from leaderdesk.system.locations import Mount
from leaderdesk.system.paths import sidecars
from leaderdesk.words.failures import say
from tests.factories import make_dossier
from tests.faults import children
from tests.faults.bases import Site, assert_nothing_lost, digest, make_site, numbers_in, prints

OURS = ["A-1", "A-2", "A-3"]
WAYS: dict[str, Callable[[Site], object]] = {
    "open": lambda site: site.open(),
    "look": lambda site: look_at_base(site.path, site.around),
    "check": lambda site: check_file(site.path, site.around),
    "restore": lambda site: restore_backup(site.path, list_backups(site.path, site.around)[0].path, site.around),
}


def _holding(site: Site) -> children.Child:
    """A process that has the base open until it is killed."""

    def work(say_word: children.Say) -> None:
        base = open_base(site.path, replace(site.around, operator="Paul", machine="portable-2"), address="ici")
        say_word(base.height)
        os.read(never, 1)

    never, _kept_open = os.pipe()
    child = children.Child(work)
    assert child.wait_for_word() == str(site.seen_height)
    os.close(never)
    os.close(_kept_open)
    return child


def _with_backup(site: Site) -> Site:
    base = site.open()
    backup_base(base, site.around)
    base.close()
    return site


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_f46_the_second_is_told_who_holds_the_base(site: Site, way: Callable[[Site], object]) -> None:
    holder = _holding(_with_backup(site))
    before = digest(site.path)
    try:
        with pytest.raises(Fault) as told:
            way(site)
        assert told.value.code == "held"
        held = told.value.data
        assert (held["user"], held["machine"], held["address"]) == ("Paul", "portable-2", "ici")
        assert "déjà ouverte par Paul sur portable-2, depuis le" in say(told.value)
        assert digest(site.path) == before
    finally:
        holder.kill()
        holder.end()


def test_f46_the_command_line_says_who_and_exits_1(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEADERDESK_HOME", str(site.around.folders.settings.parent))
    holder = _holding(site)
    try:
        for command in ("check", "backup", "history", "info"):
            assert cli.main([command, str(site.path)]) == 1
            out, err = capsys.readouterr()
            assert out == ""
            assert "déjà ouverte par Paul sur portable-2" in err
            assert len(err.splitlines()) == 1
    finally:
        holder.kill()
        holder.end()
    assert cli.main(["check", str(site.path)]) == 0


def test_f46_another_user_is_told_too(open_folder: Path, around: Around) -> None:
    site = make_site(open_folder, around, *OURS)
    site.path.chmod(0o666)
    holder = _holding(site)

    def work() -> list[str]:
        children.become_nobody()
        return [_refused(functools.partial(WAYS[way], site)) for way in ("open", "look", "check")]

    try:
        assert children.answer(work) == ["held Paul"] * 3
    finally:
        holder.kill()
        holder.end()


def test_f46_sqlite_itself_refuses_a_second_writer(site: Site) -> None:
    holder = _holding(site)
    holder_file(site.path).unlink()
    try:
        assert children.answer(lambda: _refused(lambda: connect_live(site.path))) == "held -"
    finally:
        holder.kill()
        holder.end()


def test_f46_one_process_does_not_open_a_base_twice(site: Site) -> None:
    base = site.open()
    assert _refused(site.open) == "held Jeanne"
    make_dossier(base, site.ground, "B-1")
    assert_nothing_lost(base, [*OURS, "B-1"])
    base.close()


def test_f47_a_killed_holder_leaves_the_base_free(site: Site) -> None:
    holder = _holding(site)
    assert is_held(site.path)
    holder.kill()
    holder.end()
    assert holder_file(site.path).exists()
    assert not is_held(site.path)
    base = site.open()
    assert_nothing_lost(base, OURS)
    base.close()
    assert not holder_file(site.path).exists()


def test_f47_a_file_system_without_locks_is_not_taken_for_a_holder(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_lock(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_lock)
    with pytest.raises(OSError, match="No locks"):
        take_hold(site.path)


class Machine:
    """A machine whose drives are as the test says."""

    def __init__(self, *mounts: Mount, drive: int = 3) -> None:
        self._mounts = [Mount("/", "ext4"), *mounts]
        self._drive = drive

    def mounts(self) -> list[Mount]:
        """The drives of the test."""
        return self._mounts

    def drive_type(self, root: str) -> int:
        """The type of every letter."""
        return self._drive


@pytest.mark.parametrize(
    ("file_system", "code"), [("cifs", "network_place"), ("nfs4", "network_place"), ("vfat", "removable_place")]
)
def test_f48_f51_shares_and_sticks_are_refused_before_any_lock(site: Site, file_system: str, code: str) -> None:
    mount = Mount(str(site.path.parent), file_system, is_removable=file_system == "vfat")
    elsewhere = replace(site.around, provider=Machine(mount))
    before = sorted(each.name for each in site.path.parent.iterdir())
    ways: list[Callable[[], object]] = [
        lambda: open_base(site.path, elsewhere),
        lambda: create_base(site.path.with_name("b.leaderdesk"), elsewhere, gal_name="GAL"),
    ]
    assert [_refused(way) for way in ways] == [f"{code} -"] * 2
    assert sorted(each.name for each in site.path.parent.iterdir()) == before
    look_at_base(site.path, elsewhere).close()


def test_f50_a_synchronised_folder_is_warned_about(tmp_path: Path, around: Around) -> None:
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    base = make_site(folder, around).open()
    assert base.notices == (("place_synchronised", {"sign": "Nextcloud"}),)
    base.close()


def _touched(site: Site) -> None:
    os.utime(site.path, ns=(1, 1))


def _replaced(site: Site) -> None:
    other = site.path.with_name("autre")
    shutil.copyfile(site.path, other)
    other.replace(site.path)


def _overwritten(site: Site) -> None:
    site.path.write_bytes(bytes(50_000))


def _removed(site: Site) -> None:
    site.path.unlink()


CHANGES = {"touched": _touched, "replaced": _replaced, "overwritten": _overwritten, "removed": _removed}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_f56_nothing_is_written_into_a_file_changed_outside(site: Site, change: Callable[[Site], None]) -> None:
    base = _worked_on(site)
    change(site)
    changed = prints(site.path)
    for _ in range(2):
        with pytest.raises(Fault, match="changed_outside"):
            make_dossier(base, site.ground, "C-1")
    base.close()
    assert prints(site.path) == changed


@pytest.mark.parametrize("change", [_touched, _replaced, _removed], ids=["touched", "replaced", "removed"])
def test_f56_what_was_entered_is_saved_at_close(site: Site, change: Callable[[Site], None]) -> None:
    base = _worked_on(site)
    change(site)
    with pytest.raises(Fault, match="changed_outside"):
        make_dossier(base, site.ground, "C-1")
    saved = close_base(base, site.around)
    assert saved is not None
    assert saved.why == "changed"
    restored = restore_backup(site.path, saved.path, site.around)
    assert restored.lost == 0
    base = site.open()
    assert_nothing_lost(base, [*OURS, "B-1"])
    base.close()


def test_f56_what_was_entered_can_be_copied_elsewhere(site: Site, tmp_path: Path) -> None:
    base = _worked_on(site)
    _replaced(site)
    copy = backup_to(base, tmp_path / "copie.leaderdesk")
    base.close()
    base = open_base(copy, site.unknown_here())
    assert_nothing_lost(base, [*OURS, "B-1"])
    base.close()


def test_f56_an_overwritten_base_keeps_its_log_and_its_backups(site: Site) -> None:
    _with_backup(site)
    base = _worked_on(site)
    _overwritten(site)
    log = digest(sidecars(site.path)[0])
    with pytest.raises(Fault):
        close_base(base, site.around)
    assert digest(sidecars(site.path)[0]) == log
    assert [each.why for each in list_backups(site.path, site.around)] == ["asked"]
    assert _refused(site.open) == "not_a_base -"


def test_f57_symbolic_link(site: Site, tmp_path: Path) -> None:
    alias = tmp_path / "alias.leaderdesk"
    alias.symlink_to(site.path)
    base = open_base(alias, site.around)
    assert base.path == site.path
    assert _refused(site.open) == "held Jeanne"
    make_dossier(base, site.ground, "B-1")
    base.close()
    base = site.open()
    assert_nothing_lost(base, [*OURS, "B-1"])
    base.close()
    assert alias.is_symlink()


def test_f57_hard_link(site: Site, tmp_path: Path) -> None:
    alias = tmp_path / "alias.leaderdesk"
    alias.hardlink_to(site.path)
    before = prints(site.path)
    for way in (lambda: open_base(alias, site.around), site.open):
        assert _refused(way) == "linked_file -"
    copy = open_base(copy_base(alias, site.around), site.around)
    assert_nothing_lost(copy, OURS)
    copy.close()
    assert prints(site.path) == before
    alias.unlink()
    site.open().close()


# Where a base is closed, or is not a base but a piece, a preference, a document: the only places that open files.
MAY_OPEN_FILES = {
    "store/engine": "the header and the log of a closed base, read before it is opened",
    "store/restore.py": "a closed base, its plan and its copy",
    "store/backup.py": "the little file that says where a base stood",
    "store/witness.py": "the witness",
    "store/pieces.py": "attachments",
    "system/holding.py": "the file that says who holds a base",
    "system/safe_write.py": "what is being written",
    "system/locations.py": "what the kernel says of drives",
    "system/battery.py": "what the kernel says of the battery",
    "services/settings_file.py": "the preferences",
    "services/visits.py": "where each base was left",
    "services/simulations.py": "what the command line is given to compute",
    "services/attachments.py": "a copy of a piece, for another program to open",
    "services/papers/control.py": "attachments, put in an archive",
    "services/papers/portal.py": "attachments, put in a folder",
    "services/papers/logos.py": "pictures, which are attachments too",
    "services/demo": "the data and the pieces of the example",
    "services/verification.py": "the record of a sitting",
    "services/workbooks": "workbooks that come in, and the attachments of a whole base",
    "services/outlines.py": "the file of outlines that a group takes in",
    "services/exports": "workbooks that go out",
    "services/rounds": "workbooks that people fill in",
    "system/children.py": "the answer of a child",
    "system/bounds.py": "how far a child is",
    "services/sharing.py": "programmes and grids that groups send one another",
}
_READERS = {"open", "read_bytes", "write_bytes", "read_text", "write_text", "copy", "copy2", "copyfile", "copytree"}


def test_f58_no_base_is_opened_as_a_file_while_it_is_live() -> None:
    package = Path(leaderdesk.__file__).parent
    found = {
        f"{source.relative_to(package).as_posix()}:{line}"
        for folder in ("store", "system", "services")
        for source in (package / folder).rglob("*.py")
        if not any(source.relative_to(package).as_posix().startswith(place) for place in MAY_OPEN_FILES)
        for line in _openings(source)
    }
    assert found == set()


def test_f58_the_lint_sees_an_opening(tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    source.write_text("path.open()\nopen(path)\nPath(path).read_bytes()\nshutil.copyfile(a, b)\nos.stat(path)\n")
    assert _openings(source) == [1, 2, 3, 4]


def _openings(source: Path) -> list[int]:
    """The lines that open, read, write or copy a file."""
    lines = []
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in _READERS and not _is_ours(node.func):
                lines.append(node.lineno)
    return lines


def _is_ours(function: ast.expr) -> bool:
    return ast.unparse(function).startswith("opening.")


def _worked_on(site: Site) -> OpenBase:
    base = site.open()
    make_dossier(base, site.ground, "B-1")
    assert numbers_in(base) == [*OURS, "B-1"]
    return base


def _refused(work: Callable[[], object]) -> str:
    """Why not, and who holds it if that is why."""
    try:
        work()
    except Expected as expected:
        return f"{expected.code} {expected.data.get('user', '-')}"
    return "allowed"
