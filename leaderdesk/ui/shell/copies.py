"""A working copy on this machine of a base that cannot be worked on where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.domain.errors import Fault

if TYPE_CHECKING:
    from leaderdesk.services.around import Around


def copy_here(path: Path, around: Around) -> Path:
    """Copy a base, verified, among the user's own, under a name that is free; the original is only read."""
    from leaderdesk.services.backups import backup_to
    from leaderdesk.services.bases import looked_base

    try:
        around.folders.bases.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault("write_failed", path=str(around.folders.bases), detail=error.strerror) from error
    target = free_name(around.folders.bases / path.name)
    with looked_base(path, around) as base:
        made = backup_to(base, target)
    # A backup keeps its attachments in a folder of that name; a base has its own beside it.
    pieces = target.parent / "pieces"
    if pieces.is_dir():
        pieces.rename(target.with_suffix(".pieces"))
    return made


def free_name(wished: Path) -> Path:
    """The path itself, or with the first number that makes it free."""
    found, number = wished, 1
    while found.exists():
        number += 1
        found = wished.with_name(f"{wished.stem} {number}{wished.suffix}")
    return found
