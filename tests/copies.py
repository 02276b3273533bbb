"""Bases made once in a process, then copied with all that their making left in the user's folders.

Each test has its own files, and goes on from the very keys and time that the making would have left it with. What takes
long and comes out the same to the byte is made once for all the processes of a run (`kept`).
"""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.system.paths import pieces_folder

Answer = TypeVar("Answer")
State = bytes


@dataclass(frozen=True, slots=True)
class _Made:
    """What a making left on the disk, where it was, what it answered, and the keys and time that come next."""

    path: Path
    files: dict[tuple[str, str], bytes]
    answer: Any
    state: State


_MADE: dict[object, _Made] = {}
_SHARED: list[Path] = []


def share_in(folder: Path) -> None:
    """Say where the processes of this run find what another of them made."""
    _SHARED.append(folder)


def made_once(
    make: Callable[..., Answer], path: Path, around: Around, *told: object, kept: str | None = None
) -> Answer:
    """What `make(path, around, *told)` answers, once it has left a closed base there; `told` can be written down.

    `kept` names it for the other processes of the run.
    """
    made = _made(make, path, around, told, kept)
    _set_state(around, made.state)
    answer: Answer = made.answer
    return answer


def open_once(
    make: Callable[[Path, Around], tuple[OpenBase, Answer]], path: Path, around: Around
) -> tuple[OpenBase, Answer]:
    """The same for a making that leaves its base open: the base, and what else it answers."""
    made = _made(_closed, path, around, (make,))
    base = open_base(path, around)
    base.notices = ()
    answer, state = made.answer
    _set_state(around, state)
    return base, answer


def _closed(
    path: Path, around: Around, make: Callable[[Path, Around], tuple[OpenBase, Answer]]
) -> tuple[Answer, State]:
    """Make a base and close it: what it answers, and the keys and time of when it was open."""
    base, answer = make(path, around)
    state = _state(around)
    base.close()
    return answer, state


def _made(
    make: Callable[..., Any], path: Path, around: Around, told: tuple[object, ...], kept: str | None = None
) -> _Made:
    key = (make, repr(told), path.name, around.operator, around.machine, _state(around))
    common = [folder / kept for folder in _SHARED if kept is not None]
    if key not in _MADE and common and common[0].exists():
        _MADE[key] = pickle.loads(common[0].read_bytes())  # noqa: S301 - our own
    if key not in _MADE:
        answer = make(path, around, *told)
        files = {place: file.read_bytes() for place, file in _files(path, around)}
        _MADE[key] = _Made(path, files, answer, _state(around))
        for place in common:
            _keep(_MADE[key], place)
        return _MADE[key]
    made = _MADE[key]
    folders = _folders(path, around)
    for (folder, name), content in made.files.items():
        target = folders[folder] / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_moved(content, made.path, path) if ".json" in target.suffix else content)
    return made


def _keep(made: _Made, place: Path) -> None:
    """Whole or not at all: another process may be looking for it."""
    own = place.with_name(f"{place.name}-{os.getpid()}")
    own.write_bytes(pickle.dumps(made))
    own.replace(place)


def _files(path: Path, around: Around) -> Iterator[tuple[tuple[str, str], Path]]:
    """The base, its attachments, and what the user's folders hold."""
    yield ("base", path.name), path
    for name, folder in _folders(path, around).items():
        if name != "base":
            for file in (each for each in folder.rglob("*") if each.is_file()):
                yield (name, file.relative_to(folder).as_posix()), file


def _folders(path: Path, around: Around) -> dict[str, Path]:
    own = around.folders
    kept = {"backups": own.backups, "witness": own.witness, "settings": own.settings, "reports": own.reports}
    return {"base": path.parent, "pieces": pieces_folder(path), **kept}


def _moved(content: bytes, before: Path, now: Path) -> bytes:
    """What tells of a base's place, told of where it is now."""
    return content.replace(json.dumps(str(before)).encode(), json.dumps(str(now)).encode())


def _state(around: Around) -> State:
    return pickle.dumps((around.clock, around.ids))


def _set_state(around: Around, state: State) -> None:
    for mine, made in zip((around.clock, around.ids), pickle.loads(state), strict=True):  # noqa: S301 - our own
        vars(mine).update(vars(made))
