"""The user's own preferences: a small file that may be lost without losing any work."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from leaderdesk.system.paths import Folders
from leaderdesk.system.safe_write import write_safely

_FILE = "preferences.json"
_RECENT = 5


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the window remembers from one day to the next."""

    recent: tuple[str, ...] = ()
    last: str = ""
    window: str = ""
    page: str = ""
    # When it was left; empty where that is not known.
    left_at: str = ""
    theme: str = "system"
    scale: int = 100


def load_preferences(folders: Folders) -> Preferences:
    """What was remembered; a file that makes no sense is set aside as `.bad`, and all starts anew."""
    file = folders.settings / _FILE
    try:
        return _read(json.loads(file.read_text(encoding="utf-8")))
    except OSError:
        return Preferences()
    except (ValueError, TypeError):
        with contextlib.suppress(OSError):
            file.replace(file.with_suffix(".json.bad"))
        return Preferences()


def save_preferences(folders: Folders, preferences: Preferences) -> None:
    """Remember; where nothing can be written, the program works all the same."""
    with contextlib.suppress(OSError):
        folders.settings.mkdir(parents=True, exist_ok=True)
        write_safely(folders.settings / _FILE, json.dumps(asdict(preferences), ensure_ascii=False).encode())


def with_recent(preferences: Preferences, base: Path) -> Preferences:
    """The same, with a base as the last one opened and first of the recent ones."""
    others = [path for path in preferences.recent if path != str(base)]
    return replace(preferences, last=str(base), recent=(str(base), *others)[:_RECENT])


def _read(stored: object) -> Preferences:
    defaults = Preferences()
    if not isinstance(stored, dict):
        raise TypeError(type(stored))
    values: dict[str, Any] = {}
    for each in fields(Preferences):
        value = stored.get(each.name, getattr(defaults, each.name))
        values[each.name] = tuple(value) if isinstance(value, list) else value
        if type(values[each.name]) is not type(getattr(defaults, each.name)):
            raise TypeError(each.name)
    if not all(isinstance(path, str) for path in values["recent"]):
        raise TypeError("recent")
    return replace(defaults, **values)
