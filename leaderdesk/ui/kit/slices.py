"""Long work of the window's own thread, done a few milliseconds at a time: keys and clicks are answered between."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer

# Less than what one frame of a screen lasts.
_BUDGET = 0.012


class Slices(QObject):
    """One work at a time: what is begun takes the place of what was not finished."""

    def __init__(self, parent: QObject, pause: int = 0) -> None:
        super().__init__(parent)
        self._steps: Generator[None, None, Any] | None = None
        self._done: Callable[[Any], object] = lambda _: None
        self._timer = QTimer(self, interval=pause)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """True while something is left to do."""
        return self._steps is not None

    def begin(self, steps: Generator[None, None, Any], done: Callable[[Any], object]) -> None:
        """Go through these steps, then hand over what they return; at once where they are short and nothing waits."""
        self._steps, self._done = steps, done
        if not self._timer.interval():
            self._go_on()
        if self.is_busy:
            self._timer.start()

    def finish(self) -> None:
        """Do what is left now, whatever it takes: somebody needs all of it."""
        while self.is_busy:
            self._go_on()

    def stop(self) -> None:
        """Leave it there."""
        self._steps = None
        self._timer.stop()

    def _go_on(self) -> None:
        steps, until = self._steps, time.perf_counter() + _BUDGET
        if steps is None:
            self._timer.stop()
            return
        # A work that fails is told once, and not taken up again at each beat of the timer.
        self._steps = None
        try:
            while time.perf_counter() < until:
                next(steps)
        except StopIteration as end:
            self.stop()
            self._done(end.value)
        else:
            self._steps = steps
