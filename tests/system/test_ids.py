"""Keys, salts, clocks and folders: random for users, repeatable for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leaderdesk.system.clock import SteppingClock, wall_clock
from leaderdesk.system.ids import Ids, RandomIds, SeededIds
from leaderdesk.system.machine import machine_name, user_name
from leaderdesk.system.paths import (
    pieces_folder,
    program_folder,
    quarantine_folder,
    scratch_folder,
    sidecars,
    user_folders,
)


@pytest.mark.parametrize("ids", [RandomIds(), SeededIds("essai")])
def test_keys_fill_eight_bytes_and_stay_positive(ids: Ids) -> None:
    keys = [ids.key() for _ in range(2000)]

    assert len(set(keys)) == 2000
    assert 1 << 56 <= min(keys) <= max(keys) < 1 << 63
    assert {len(ids.salt()) for _ in range(10)} == {16}


def test_a_seed_gives_the_same_keys_and_another_gives_others() -> None:
    first, same, other = SeededIds("essai"), SeededIds("essai"), SeededIds("autre")

    assert [first.key(), first.salt()] == [same.key(), same.salt()]
    assert first.key() != other.key()


def test_random_sources_do_not_repeat_each_other() -> None:
    assert RandomIds().key() != RandomIds().key()


def test_the_clock_gives_the_moments_that_the_journal_keeps() -> None:
    now = wall_clock()

    assert now.tzinfo is UTC
    assert now.microsecond % 1000 == 0
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_stepping_clock_moves_at_each_look_and_jumps_when_told() -> None:
    clock = SteppingClock(datetime(2026, 3, 2, tzinfo=UTC), timedelta(minutes=1))

    first, second = clock(), clock()
    clock.jump_to(datetime(2020, 1, 1, tzinfo=UTC))

    assert (second - first, clock().year) == (timedelta(minutes=1), 2020)


def test_what_stands_beside_a_base_is_named_after_it() -> None:
    base = Path("/gal/Données d’été.leaderdesk")

    assert pieces_folder(base) == Path("/gal/Données d’été.pieces")
    assert quarantine_folder(base) == Path("/gal/Données d’été.quarantaine")
    assert [path.name for path in sidecars(base)] == [f"{base.name}-wal", f"{base.name}-shm"]


def test_one_variable_gathers_all_the_folders_of_a_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADERDESK_HOME", str(tmp_path))

    folders = user_folders()

    assert {folder.parent for folder in (folders.bases, folders.backups, folders.witness, folders.settings)} == {
        tmp_path
    }


def test_the_folders_of_the_program_are_found_and_an_unknown_one_is_an_error() -> None:
    assert (program_folder("db") / "schema.sql").is_file()
    with pytest.raises(FileNotFoundError):
        program_folder("nulle part")


def test_F22_without_a_temporary_folder_the_one_beside_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    assert scratch_folder(tmp_path) == Path(tempfile.gettempdir())

    def no_folder() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(tempfile, "gettempdir", no_folder)
    assert scratch_folder(tmp_path) == tmp_path


def test_a_user_and_a_machine_always_have_a_name() -> None:
    assert user_name()
    assert machine_name()
