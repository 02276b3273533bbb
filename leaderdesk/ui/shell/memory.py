"""What the window remembers from one day to the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from leaderdesk.services.settings_file import Preferences, with_recent

if TYPE_CHECKING:
    from leaderdesk.ui.desk import Desk

# Shorter than a night: an evening’s sitting that stops after midnight is still come back to.
_SAME_WORK = timedelta(hours=8)
_USUAL = QSize(1400, 860)
_SMALLEST = QSize(640, 420)
_SHAPE = re.compile(r"(\d{3,5})x(\d{3,5})( max)?")


class Memory:
    """The preferences, read before the window is built, written on the base's thread."""

    def __init__(self, kept: Preferences, save: Callable[[Preferences], None]) -> None:
        self._kept = kept
        self._save = save
        shape = _SHAPE.fullmatch(self._kept.window)
        self.size = QSize(int(shape[1]), int(shape[2])).expandedTo(_SMALLEST) if shape else _USUAL
        self.is_maximized = bool(shape and shape[3])
        self.page = self._kept.page
        self.scheme = self._kept.theme
        self.text_scale = self._kept.scale

    @property
    def last(self) -> Path | None:
        """The base used last."""
        return Path(self._kept.last) if self._kept.last else None

    @property
    def recents(self) -> list[Path]:
        """The bases opened lately, the latest first."""
        return [Path(each) for each in self._kept.recent]

    def page_after(self, now: datetime) -> str:
        """The page left a moment ago, to go on with; the next morning there is none to come back to."""
        left_at = self._kept.left_at
        is_fresh = not left_at or now - datetime.fromisoformat(left_at) < _SAME_WORK
        return self.page if is_fresh else ""

    def opened(self, path: Path) -> None:
        """Remember a base as the last one."""
        self._kept = with_recent(self._kept, path)

    def forget(self, path: Path) -> None:
        """Remember a base no longer."""
        recent = tuple(each for each in self._kept.recent if each != str(path))
        self._kept = replace(self._kept, recent=recent, last=recent[0] if recent else "")

    def keep(self, desk: Desk) -> None:
        """Write it all down; losing it would lose no work."""
        shape = f"{self.size.width()}x{self.size.height()}" + (" max" if self.is_maximized else "")
        self._kept = replace(self._kept, window=shape, page=self.page, theme=self.scheme, scale=self.text_scale)
        self._kept = replace(self._kept, left_at=desk.around.clock().isoformat())
        kept: Preferences = self._kept
        desk.run(lambda: self._save(kept), lambda _: None)
