"""The one thread that works on the base: jobs in order, results and failures back on the window's thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal


class Task:
    """A job in the queue; it can be given up for as long as it has not begun."""

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        is_brief: bool = False,
    ) -> None:
        self.work = work
        self.done = done
        self.failed = failed
        self.is_brief = is_brief
        self.is_cancelled = False

    def cancel(self) -> None:
        """Neither begin it nor, if it has begun, tell anybody what came of it."""
        self.is_cancelled = True


class BaseThread(QObject):
    """Runs jobs one after the other, away from the window's thread."""

    _ended = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._queue: deque[Task | None] = deque()
        self._filled = threading.Condition()
        self._ended.connect(self._tell)
        self._thread = threading.Thread(target=self._serve, name="base", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """False once it has been closed: nothing queued afterwards would be done."""
        return self._thread.is_alive()

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        is_brief: bool = False,
    ) -> Task:
        """Queue a job; exactly one of `done` and `failed` is called, on the window's thread."""
        task = Task(work, done, failed, is_brief=is_brief)
        self._put(task)
        return task

    def give_way(self) -> None:
        """Called by a long job, on this thread: do the brief ones that wait behind it, up to the next long one."""
        while True:
            with self._filled:
                if not self._queue or self._queue[0] is None or not self._queue[0].is_brief:
                    return
                task = self._queue.popleft()
            if task is not None:
                self._carry_out(task)

    def close(self, seconds: float | None = None) -> bool:
        """Do what is queued, then stop; false if that took longer than allowed."""
        self._put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _put(self, task: Task | None) -> None:
        with self._filled:
            self._queue.append(task)
            self._filled.notify()

    def _serve(self) -> None:
        while (task := self._next()) is not None:
            self._carry_out(task)

    def _next(self) -> Task | None:
        with self._filled:
            self._filled.wait_for(lambda: self._queue)
            return self._queue.popleft()

    def _carry_out(self, task: Task) -> None:
        if task.is_cancelled:
            return
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
