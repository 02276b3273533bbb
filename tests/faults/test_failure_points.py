"""A failure that advances one step at a time through an act, until the act succeeds."""

from __future__ import annotations

import errno
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

from leaderdesk.domain.errors import Expected
from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base, backup_to, list_backups, restore_backup
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.system.paths import quarantine_folder
from leaderdesk.system.safe_write import PARTIAL_SUFFIX
from tests.factories import make_dossier
from tests.faults import children
from tests.faults.bases import Site, assert_nothing_lost, digest, neighbours, numbers_in, outcome, swell

OURS = ["A-1", "A-2", "A-3"]


class Failing:
    """A hook that fails the n-th time it is called."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, _: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.EIO, "Input/output error")


def _tried(act: Callable[[Failing], object]) -> Iterator[str]:
    """The same act with the failure one step further each time: why it failed, then `done`."""
    for at in range(100):
        try:
            act(Failing(at))
        except Expected as expected:
            yield expected.code
        else:
            yield "done"
            return


def test_f16_a_backup_fails_at_each_slice(site: Site) -> None:
    base = _swollen(site)
    old = backup_base(base, site.around).path
    before, codes = digest(old), list[str]()
    for code in _tried(lambda fail: backup_base(base, site.around, between_slices=fail)):
        codes.append(code)
        assert digest(old) == before
        assert not base.is_suspect
        assert [each.name for each in old.parent.rglob(f"*{PARTIAL_SUFFIX}*")] == []
        assert len(list_backups(site.path, site.around)) == (2 if code == "done" else 1)
    assert len(codes) > 5
    assert set(codes[:-1]) == {"write_failed"}
    assert_nothing_lost(base, OURS)
    base.close()


def test_f16_a_backup_runs_into_a_limit(site: Site, tmp_path: Path) -> None:
    target = tmp_path / "copie.leaderdesk"

    def work() -> list[str]:
        base, codes = site.open(), list[str]()
        old = backup_base(base, site.around).path
        before = digest(old)
        while "done" not in codes:
            with _limited_to(60_000 * (len(codes) + 1)):
                codes += [outcome(lambda: backup_base(base, site.around)), outcome(lambda: backup_to(base, target))]
            assert digest(old) == before
            assert [each.name for each in old.parent.rglob(f"*{PARTIAL_SUFFIX}*")] == []
        assert_nothing_lost(base, OURS)
        return codes

    codes = children.answer(work)
    assert len(codes) > 3
    assert set(codes[:-2]) == {"write_failed"}
    assert codes[-2:] == ["done", "done"]


def test_f05_a_restore_fails_at_each_step(site: Site) -> None:
    base = site.open()
    backup = backup_base(base, site.around).path
    make_dossier(base, site.ground, "B-1")
    base.close()
    kept, steps = digest(backup), 0
    for code in _tried(lambda fail: restore_backup(site.path, backup, site.around, at_step=fail)):
        assert code in {"write_failed", "done"}
        base = site.open()
        # Past the plan, the restore is finished at the next start; before it, nothing has moved.
        assert numbers_in(base) == (OURS if steps > 3 else [*OURS, "B-1"])
        assert_nothing_lost(base, numbers_in(base))
        base.close()
        assert digest(backup) == kept
        assert neighbours(site.path) == [site.path.name]
        steps += 1
    assert steps == 10
    assert len(list(quarantine_folder(site.path).glob(f"*/{site.path.name}"))) == 6


def test_f13_a_creation_runs_into_a_limit(tmp_path: Path, around: Around) -> None:
    path = tmp_path / "neuve.leaderdesk"

    def work() -> list[str]:
        codes = list[str]()
        while "done" not in codes:
            with _limited_to(20_000 * (len(codes) + 1)):
                codes.append(outcome(lambda: create_base(path, around, gal_name="GAL").close()))
            assert neighbours(path) == ([path.name] if codes[-1] == "done" else [])
        return codes

    codes = children.answer(work)
    assert len(codes) > 3
    assert set(codes[:-1]) == {"write_failed"}


class _limited_to:  # noqa: N801 - reads as a clause
    """Files of this process may not grow beyond a size."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __enter__(self) -> None:
        self._former = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._size, self._former[1]))

    def __exit__(self, *_: object) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._former)


def _swollen(site: Site) -> OpenBase:
    base = site.open()
    swell(base, list_dossiers(base)[0].id, 4)
    return base
