"""The one thread that works on the base: jobs in order, results and failures back on the window's thread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal


class Task:
    """A job in the queue; it can be given up for as long as it has not begun."""

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        self.work = work
        self.done = done
        self.failed = failed
        self.is_cancelled = False

    def cancel(self) -> None:
        """Neither begin it nor, if it has begun, tell anybody what came of it."""
        self.is_cancelled = True


class BaseThread(QObject):
    """Runs jobs one after the other, away from the window's thread."""

    _ended = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._queue: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._ended.connect(self._tell)
        self._thread = threading.Thread(target=self._serve, name="base", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """False once it has been closed: nothing queued afterwards would be done."""
        return self._thread.is_alive()

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Task:
        """Queue a job; exactly one of `done` and `failed` is called, on the window's thread."""
        task = Task(work, done, failed)
        self._queue.put(task)
        return task

    def close(self, seconds: float | None = None) -> bool:
        """Do what is queued, then stop; false if that took longer than allowed."""
        self._queue.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        while (task := self._queue.get()) is not None:
            if task.is_cancelled:
                continue
            result, error = None, None
            try:
                result = task.work()
            except Exception as raised:  # noqa: BLE001 - whatever it is, it goes to `failed`, on the other thread
                error = raised
            self._ended.emit(task, result, error)

    def _tell(self, task: Task, result: object, error: Exception | None) -> None:
        if task.is_cancelled:
            return
        if error is None:
            task.done(result)
        else:
            task.failed(error)
