"""The one way a file other than the base is written: aside, flushed to the disk, then renamed over."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PARTIAL_SUFFIX = ".partiel"


@contextlib.contextmanager
def safely_written(target: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only once it is whole and on the disk; the former one stays until then."""
    partial = partial_name(target)
    try:
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)


def write_safely(target: Path, content: bytes) -> None:
    """Write a whole file, or leave what was there."""
    with safely_written(target) as file:
        file.write(content)


def partial_name(target: Path) -> Path:
    """The name a file has until it is whole; one per process, so that two writers never share it."""
    return target.with_name(f"{target.name}.{os.getpid()}{PARTIAL_SUFFIX}")


def partials_of(target: Path) -> list[Path]:
    """What killed writers of one file left beside it."""
    names = [each for each in target.parent.iterdir() if each.name.endswith(PARTIAL_SUFFIX)]
    return [each for each in names if each.name.startswith(f"{target.name}.")]


def flush_file(path: Path) -> None:
    """Force a file that somebody else wrote onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Force the names of a folder onto the disk (Windows does it by itself and refuses to be asked)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_partials(folder: Path) -> None:
    """Remove what killed writers left in a folder and below; only names that end as ours do."""
    if folder.is_dir():
        for left in folder.rglob(f"*{PARTIAL_SUFFIX}"):
            with contextlib.suppress(OSError):
                left.unlink()
