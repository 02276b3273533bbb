"""A file is replaced whole or not at all, and what killed writers left is swept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leaderdesk.system.safe_write import (
    PARTIAL_SUFFIX,
    flush_file,
    flush_folder,
    partial_name,
    remove_partials,
    safely_written,
    write_safely,
)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_safely(tmp_path / "liste.txt", b"un")
    write_safely(tmp_path / "liste.txt", b"deux")

    assert (tmp_path / "liste.txt").read_bytes() == b"deux"
    assert [path.name for path in tmp_path.iterdir()] == ["liste.txt"]


def test_a_failure_keeps_the_former_file_and_leaves_no_other(tmp_path: Path) -> None:
    target = tmp_path / "liste.txt"
    target.write_bytes(b"ancien")

    with pytest.raises(ZeroDivisionError):
        write_half(target)

    assert target.read_bytes() == b"ancien"
    assert [path.name for path in tmp_path.iterdir()] == ["liste.txt"]


def test_the_former_file_is_there_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "liste.txt"
    target.write_bytes(b"ancien")

    with safely_written(target) as file:
        file.write(b"nouveau")
        meanwhile = target.read_bytes()

    assert (meanwhile, target.read_bytes()) == (b"ancien", b"nouveau")


def test_a_folder_in_the_place_of_the_file_is_an_error_that_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "liste.txt" / "plein").mkdir(parents=True)

    with pytest.raises(OSError, match="directory"):
        write_safely(tmp_path / "liste.txt", b"un")

    assert [path.name for path in tmp_path.iterdir()] == ["liste.txt"]


def test_the_partial_name_is_of_this_process() -> None:
    assert partial_name(Path("/a/liste.txt")) == Path(f"/a/liste.txt.{os.getpid()}{PARTIAL_SUFFIX}")


def test_what_killed_writers_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (f"a.leaderdesk.12{PARTIAL_SUFFIX}", "a.leaderdesk", "partiel", f"b{PARTIAL_SUFFIX}.txt"):
        (tmp_path / name).touch()

    remove_partials(tmp_path)
    remove_partials(tmp_path / "absent")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.leaderdesk", f"b{PARTIAL_SUFFIX}.txt", "partiel"]


def test_flushing_needs_what_it_flushes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    flush_file(tmp_path / "a")
    flush_folder(tmp_path)

    with pytest.raises(FileNotFoundError):
        flush_file(tmp_path / "b")


def write_half(target: Path) -> None:
    with safely_written(target) as file:
        file.write(b"nouv")
        raise ZeroDivisionError
