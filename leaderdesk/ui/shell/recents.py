"""The bases opened lately: five at most, the missing ones kept and told as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MOST = 5


@dataclass(frozen=True, slots=True)
class Recent:
    """A base opened lately, and whether it is still there."""

    path: Path
    is_there: bool


def looked_up(paths: Sequence[Path]) -> list[Recent]:
    """Which of them are there; called on the base's thread, since a lost share may take its time to say no."""
    return [Recent(path, _is_file(path)) for path in paths[:MOST]]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
