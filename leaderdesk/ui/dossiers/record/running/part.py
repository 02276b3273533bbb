"""What every part of the tab has in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class RunningPart(QWidget):
    """One part of the GAL's own file."""

    def leave(self) -> None:
        """Save what is being typed."""

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""

    def enter(self) -> None:
        """Put the keyboard where the part begins."""
