"""Our own mistakes: whatever a slot or a thread raises is told in the window and written down; the work goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from leaderdesk.ui.kit.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

    from leaderdesk.ui.shell.window import Window

Hook = Callable[..., object]


class Crashes(QObject):
    """Catches what nobody caught."""

    _caught = Signal(object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._former: tuple[Hook, Hook, Hook] | None = None
        # By a signal: a thread may raise too, and only the window's thread may show anything.
        self._caught.connect(self.tell)
        window.desk.crashed.connect(self.tell)

    def install(self) -> None:
        """Hear of every exception that reaches the top."""
        self._former = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = lambda caught: self._caught.emit(caught.exc_value)
        sys.unraisablehook = lambda caught: self._caught.emit(caught.exc_value)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._former is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._former

    def tell(self, error: BaseException) -> None:
        """Say it in the bar, and write a report without personal data."""
        desk = self._window.desk

        def work() -> Path:
            from leaderdesk.services.bug_reports import write_bug_report

            return write_bug_report(error, desk.around)

        desk.run(work, self._say, lambda _: self._say(None))

    def _say(self, report: Path | None) -> None:
        words = self._window.sayings.crash(report)
        if report is None:
            self._window.say(Message("error", words))
        else:
            self._window.say(Message("error", words, self.tr("Copier les détails"), lambda: self._copy(report)))

    def _copy(self, report: Path) -> None:
        details = report.read_text(encoding="utf-8")
        QGuiApplication.clipboard().setText(f"{details}\n{report}")

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.exit(130)
            return
        self._caught.emit(error)
