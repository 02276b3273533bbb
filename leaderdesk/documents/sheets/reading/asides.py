"""What is worked out on another thread while calamine reads, for it lets go of Python meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from leaderdesk.documents.sheets.reading.refused import Unreadable

Found = TypeVar("Found")


class Aside(Generic[Found]):
    """One thing worked out aside; whoever asks for it waits, and is told how it failed."""

    def __init__(self, work: Callable[[], Found]) -> None:
        self._found: list[Found] = []
        self._failed: Exception | None = None
        self._thread = Thread(target=self._run, args=(work,))
        self._thread.start()

    def found(self) -> Found:
        """What was found."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        if not self._found:
            raise RuntimeError("what was worked out aside failed")
        return self._found[0]

    def _run(self, work: Callable[[], Found]) -> None:
        try:
            self._found.append(work())
        except (Unreadable, MemoryError) as failed:
            self._failed = failed
