"""The refresh signal: says which topics an action touched, so that only the pages concerned read again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Tells topics (a frozenset of names), nothing else."""

    changed = Signal(object)

    def tell(self, topics: frozenset[str]) -> None:
        """Say that these topics changed."""
        if topics:
            self.changed.emit(topics)
