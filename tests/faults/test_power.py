"""F1-F10: the power goes, or the process is killed; what was acknowledged is there at the next start."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Fault
from leaderdesk.services.around import Around
from leaderdesk.services.attachments import attach
from leaderdesk.services.backups import backup_base, list_backups, restore_backup
from leaderdesk.services.bases import close_base, open_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.store.base import OpenBase
from leaderdesk.store.restore import finish_restore
from leaderdesk.store.witness import read_seen
from leaderdesk.system.holding import holder_file
from leaderdesk.system.paths import pieces_folder, quarantine_folder, sidecars
from leaderdesk.system.safe_write import PARTIAL_SUFFIX, write_safely
from tests.factories import make_dossier
from tests.faults import children
from tests.faults.bases import (
    Site,
    assert_nothing_lost,
    digest,
    flip,
    killed_at_work,
    make_site,
    neighbours,
    numbers_in,
    swell,
)

_FRAME_HEADER, _LOG_HEADER, _PAGE = 24, 32, 4096
_FRAME = _FRAME_HEADER + _PAGE
_ROOT = Path(__file__).parents[2]


def _kill_during_entry(site: Site, kills: int, seed: int) -> None:
    """Entry after entry in one base, killed each time: every crash is also the recovery from the one before."""
    first = [f"T-{rank}" for rank in range(20)]
    chance, longest = random.Random(seed), children.duration(lambda say: _enter(site, first, say))
    acknowledged = _numbers(site)
    for turn in range(kills):
        numbers = [f"K-{turn:04}-{rank:03}" for rank in range(200)]
        delay = chance.uniform(0.001, longest)

        def work(say: children.Say, numbers: list[str] = numbers, delay: float = delay) -> None:
            children.die_after(delay)
            _enter(site, numbers, say)

        said = children.run(work)
        base = site.open()
        assert_nothing_lost(base, [*acknowledged, *said], at_most=numbers[len(said) : len(said) + 1])
        acknowledged = numbers_in(base)
        base.close()


def _enter(site: Site, numbers: list[str], say: children.Say) -> None:
    base = site.open()
    for number in numbers:
        make_dossier(base, site.ground, number)
        say(number)


def test_f01_kill_during_entry(site: Site) -> None:
    _kill_during_entry(site, 8, seed=1)
    assert len(_numbers(site)) > 3 + 20 + 8


@pytest.mark.long
def test_f01_a_thousand_kills_during_entry(tmp_path: Path, around: Around) -> None:
    for turn in range(20):
        folder = tmp_path / str(turn)
        folder.mkdir()
        _kill_during_entry(make_site(folder, around, "A-1", "A-2", "A-3"), 50, seed=100 + turn)


@pytest.mark.parametrize(("every", "more"), [(3, 6), pytest.param(1, 15, marks=pytest.mark.long)])
def test_f02_log_torn_anywhere(site: Site, tmp_path: Path, every: int, more: int) -> None:
    written = killed_at_work(site, 3)
    log = sidecars(site.path)[0].stat().st_size
    chance = random.Random(2)
    cuts = [*range(0, _LOG_HEADER + 1, 8), *range(_LOG_HEADER, log, every * _FRAME), log]
    cuts += [chance.randrange(log) for _ in range(more)]
    kept = [_kept_after_cut(site, tmp_path / f"{place}", cut) for place, cut in enumerate(sorted(cuts))]
    assert kept[0] == 0
    assert kept[-1] == len(written)
    assert all(before <= after for before, after in pairwise(kept))


def _kept_after_cut(site: Site, folder: Path, cut: int) -> int:
    """How many of the last entries a cut log still gives: the first ones, whole."""
    torn = _log_copied(site, folder)
    with sidecars(torn)[0].open("r+b") as file:
        file.truncate(cut)
    base = open_base(torn, site.unknown_here())
    kept = [number for number in numbers_in(base) if number.startswith("W-")]
    assert_nothing_lost(base, ["A-1", "A-2", "A-3", *kept])
    assert kept == [f"W-{rank:03}" for rank in range(len(kept))]
    base.close()
    return len(kept)


def test_f03_a_flipped_bit_in_the_log_is_a_loss_that_is_told(site: Site, tmp_path: Path) -> None:
    written = killed_at_work(site, 5)
    log, chance = sidecars(site.path)[0].stat().st_size, random.Random(3)
    outcomes = set()
    for place, at in enumerate([0, 8, 16, 24, *(chance.randrange(log) for _ in range(40)), log - 1]):
        whole = _log_copied(site, tmp_path / f"{place}")
        flip(sidecars(whole)[0], at, 1 << chance.randrange(8))
        kept = sum(number.startswith("W-") for number in _numbers_unseen(whole, site))
        shutil.rmtree(whole.parent)
        whole = _log_copied(site, whole.parent)
        flip(sidecars(whole)[0], at)
        with pytest.raises(Fault) as told:
            open_base(whole, site.around)
        assert told.value.code == "lost_changes"
        assert told.value.data["missing"] == len(written) - kept
        outcomes.add(kept)
    assert outcomes == set(range(len(written)))


def test_f04_kill_during_a_backup(site: Site) -> None:
    _swollen(site)
    first = list_backups(site.path, site.around)
    prints = {each.path.name: digest(each.path) for each in first}
    for slice_number in range(1, 9):

        def work(say: children.Say, slice_number: int = slice_number) -> None:
            step = children.dying_at(slice_number)
            backup_base(site.open(), site.around, between_slices=lambda: step("slice"))
            say("done")

        children.run(work)
        folder = first[0].path.parent
        kept = {each.path.name: digest(each.path) for each in list_backups(site.path, site.around)}
        assert kept.items() >= prints.items()
        site.open().close()
        assert [each.name for each in folder.rglob("*") if PARTIAL_SUFFIX in each.name] == []


def test_f04_kill_during_a_backup_at_any_time(site: Site) -> None:
    _swollen(site)
    chance = random.Random(4)
    for _ in range(10):
        delay = chance.uniform(0.005, 0.12)

        def work(say: children.Say, delay: float = delay) -> None:
            base = site.open()
            children.die_after(delay)
            say(backup_base(base, site.around).path)

        acknowledged = children.run(work)
        base = site.open()
        assert_nothing_lost(base, ["A-1", "A-2", "A-3"])
        base.close()
        named = [each.path for each in list_backups(site.path, site.around)]
        assert {Path(path) for path in acknowledged} <= set(named)
        assert sorted(each.name for each in named[0].parent.glob("*.*")) == sorted(
            [*(each.name for each in named), "origine.json"]
        )


def test_f04_kill_while_a_file_is_attached(site: Site, tmp_path: Path) -> None:
    source, chance = tmp_path / "devis.pdf", random.Random(44)
    source.write_bytes(bytes(range(256)) * 40_000)
    digest_of_source, folder = digest(source), pieces_folder(site.path)
    longest = children.duration(lambda _: attach(*_first_dossier(site), source))
    for _ in range(10):
        shutil.rmtree(folder)
        delay = chance.uniform(0.001, longest)

        def work(_: children.Say, delay: float = delay) -> None:
            children.die_after(delay)
            attach(*_first_dossier(site), source)

        children.run(work)
        base = site.open()
        kept = [each.name for each in folder.rglob("*") if each.is_file()]
        assert kept in ([], [digest_of_source])
        if not kept:
            attach(base, list_dossiers(base)[0].id, source)
        assert_nothing_lost(base, ["A-1", "A-2", "A-3"])
        base.close()


def _first_dossier(site: Site) -> tuple[OpenBase, int]:
    base = site.open()
    return base, list_dossiers(base)[0].id


_RESTORE_STEPS = (
    "copy",
    "new lineage",
    "verify copy",
    "plan",
    "quarantine wal",
    "quarantine shm",
    "quarantine base",
    "place",
    "end",
)


def test_f05_the_steps_of_a_restore_are_those(site: Site) -> None:
    backup, steps = _grown_since_backup(site), list[str]()
    restore_backup(site.path, backup, site.around, at_step=steps.append)
    assert tuple(steps) == _RESTORE_STEPS


@pytest.mark.parametrize("step", range(len(_RESTORE_STEPS)), ids=_RESTORE_STEPS)
def test_f05_kill_at_each_step_of_a_restore(site: Site, step: int) -> None:
    backup = _grown_since_backup(site)
    killed_at_work(site, 2)

    def work(say: children.Say) -> None:
        restore_backup(site.path, backup, site.around, at_step=children.dying_at(step))
        say("done")

    assert children.run(work) == []
    assert site.path.exists()
    base = site.open()
    is_new = step > _RESTORE_STEPS.index("plan")
    assert numbers_in(base) == (["A-1", "A-2", "A-3"] if is_new else ["A-1", "A-2", "A-3", "B-1", "W-000", "W-001"])
    assert_nothing_lost(base, numbers_in(base))
    base.close()
    assert neighbours(site.path) == [site.path.name]
    assert _last_in_backups(site) == ["A-1", "A-2", "A-3", "B-1", "W-000", "W-001"]
    if is_new:
        assert _numbers_unseen(_only(quarantine_folder(site.path)) / site.path.name, site)[-1] == "W-001"


@pytest.mark.parametrize("again", range(4, len(_RESTORE_STEPS)), ids=_RESTORE_STEPS[4:])
def test_f08_kill_while_a_killed_restore_is_finished(site: Site, again: int) -> None:
    backup = _grown_since_backup(site)
    first = children.dying_at(_RESTORE_STEPS.index("quarantine base"))
    second = children.dying_at(again - 4)
    assert children.run(lambda _: restore_backup(site.path, backup, site.around, at_step=first)) == []
    assert children.run(lambda _: finish_restore(site.path, at_step=second)) == []
    assert site.path.exists()
    assert _numbers(site) == ["A-1", "A-2", "A-3"]
    assert neighbours(site.path) == [site.path.name]
    assert _numbers_unseen(_only(quarantine_folder(site.path)) / site.path.name, site) == ["A-1", "A-2", "A-3", "B-1"]


@pytest.mark.parametrize("kills", [6, pytest.param(60, marks=pytest.mark.long)])
def test_f05_kill_during_a_restore_at_any_time(site: Site, kills: int) -> None:
    backup, chance = _grown_since_backup(site), random.Random(5)
    longest = children.duration(lambda _: restore_backup(site.path, backup, site.around))
    site.enter("B-1")
    outcomes = set()
    for _ in range(kills):
        before, delay = _numbers(site), chance.uniform(0.001, 1.2 * longest)

        def work(say: children.Say, delay: float = delay) -> None:
            children.die_after(delay)
            say(restore_backup(site.path, backup, site.around).height)

        acknowledged = children.run(work)
        base = site.open()
        after = numbers_in(base)
        assert after in ([["A-1", "A-2", "A-3"]] if acknowledged else [before, ["A-1", "A-2", "A-3"]])
        assert_nothing_lost(base, after)
        if after == ["A-1", "A-2", "A-3"]:
            make_dossier(base, site.ground, "B-1")
        base.close()
        outcomes.add(len(after))
        assert neighbours(site.path) == [site.path.name]
    # A few kills may all fall on the same side of the exchange.
    assert outcomes == {3, 4} if kills > 20 else outcomes <= {3, 4}


def test_f05_half_a_plan_is_no_restore_and_is_removed(site: Site) -> None:
    for name in ("restauration.4711.partiel", "arrivant", "arrivant-wal"):
        site.path.with_name(f"{site.path.name}-{name}").write_bytes(b"moi")
    assert _numbers(site) == ["A-1", "A-2", "A-3"]
    assert neighbours(site.path) == [site.path.name]


def test_f06_kill_while_a_file_is_written_safely(tmp_path: Path) -> None:
    target, chance = tmp_path / "export.csv", random.Random(6)
    versions = [bytes([rank]) * 300_000 for rank in range(256)]
    write_safely(target, versions[0])
    for _ in range(20):
        delay = chance.uniform(0.0005, 0.02)

        def work(say: children.Say, delay: float = delay) -> None:
            children.die_after(delay)
            for rank in range(256):
                write_safely(target, versions[rank])
                say(rank)

        said = children.run(work)
        found = target.read_bytes()
        last = int(said[-1]) if said else found[0]
        assert found in (versions[last], versions[min(last + 1, 255)])


@pytest.mark.parametrize("kills", [8, pytest.param(60, marks=pytest.mark.long)])
def test_f08_kill_during_the_recovery_of_a_crash(site: Site, kills: int) -> None:
    written, chance = killed_at_work(site, 20), random.Random(8)
    for _ in range(kills):
        delay = chance.uniform(0.0005, 0.015)

        def work(say: children.Say, delay: float = delay) -> None:
            children.die_after(delay)
            base = site.open()
            say(len(list_dossiers(base)))
            base.close()

        assert children.run(work) in ([], [str(3 + len(written))])
    base = site.open()
    assert_nothing_lost(base, ["A-1", "A-2", "A-3", *written])
    base.close()


def test_f09_a_resumption_is_told_once(site: Site) -> None:
    killed_at_work(site, 1)
    base = site.open()
    assert base.notices == (("resumed", {}),)
    base.close()
    base = site.open()
    assert base.notices == ()
    base.close()


def test_f10_the_session_ends(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADERDESK_HOME", str(site.around.folders.settings.parent))
    seen = len(read_seen(site.around.folders.witness, site.id))
    window = subprocess.Popen([sys.executable, "-m", "leaderdesk", str(site.path)], cwd=_ROOT)
    try:
        deadline = time.monotonic() + 20
        while len(read_seen(site.around.folders.witness, site.id)) == seen:
            assert time.monotonic() < deadline
            assert window.poll() is None
            time.sleep(0.01)
        window.send_signal(signal.SIGTERM)
        assert window.wait(20) == 0
    finally:
        window.kill()
        window.wait()
    assert [each.why for each in list_backups(site.path, site.around)] == ["close"]
    assert not holder_file(site.path).exists()
    assert neighbours(site.path) == [site.path.name]


def _swollen(site: Site) -> None:
    """A base of several slices, and one backup of it."""
    base = site.open()
    swell(base, list_dossiers(base)[0].id, 4)
    close_base(base, site.around)


def _grown_since_backup(site: Site) -> Path:
    """A backup of the three dossiers, and a fourth since."""
    base = site.open()
    backup = backup_base(base, site.around)
    make_dossier(base, site.ground, "B-1")
    base.close()
    return backup.path


def _log_copied(site: Site, folder: Path) -> Path:
    folder.mkdir()
    for each in (site.path, sidecars(site.path)[0]):
        shutil.copyfile(each, folder / each.name)
    return folder / site.path.name


def _numbers(site: Site) -> list[str]:
    base = site.open()
    found = numbers_in(base)
    base.close()
    return found


def _numbers_unseen(path: Path, site: Site) -> list[str]:
    base = open_base(path, site.unknown_here())
    found = numbers_in(base)
    base.close()
    return found


def _last_in_backups(site: Site) -> list[str]:
    """What the fullest backup holds: a restore first saves what it replaces."""
    fullest = max(list_backups(site.path, site.around), key=lambda each: each.height)
    copy = site.path.parent / "sauvegarde" / site.path.name
    copy.parent.mkdir()
    shutil.copyfile(fullest.path, copy)
    return _numbers_unseen(copy, site)


def _only(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found
