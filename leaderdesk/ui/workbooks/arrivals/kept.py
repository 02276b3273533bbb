"""The workbooks that were taken before: their reports and their files, from the list where one begins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.workbooks.arrivals import works
from leaderdesk.ui.workbooks.arrivals.start import StartView

if TYPE_CHECKING:
    from leaderdesk.services.workbooks.runs import RunRow


class KeptWorkbooks(QObject):
    """`report_read(run, report)`, `file_wished(path)`: a report to show, a file to be read again."""

    report_read = Signal(int, object)
    file_wished = Signal(object)

    def __init__(self, desk: Desk, start: StartView) -> None:
        super().__init__(start)
        self._desk, self._start = desk, start
        self._copies = QTemporaryDir()
        self.keys: frozenset[int] = frozenset()
        start.report.clicked.connect(self._read_report)
        start.runs.table.opened.connect(lambda _: self._read_report())
        start.open.clicked.connect(lambda _: self._copy(open_with_system))
        start.again.clicked.connect(lambda _: self._copy(self.file_wished.emit))

    def show(self, runs: tuple[RunRow, ...]) -> None:
        """Those of the base."""
        self.keys = frozenset(run.id for run in runs)
        self._start.show_runs(runs)

    def _read_report(self) -> None:
        run = self._start.run
        if run is not None:
            self._desk.ask(works.reading_report(run.id), partial(self.report_read.emit, run.id))

    def _copy(self, then: Callable[[Path], object]) -> None:
        """What another program does to the copy never touches the file that is kept."""
        run = self._start.run
        if run is not None and run.has_file:
            folder = Path(self._copies.path()) / run.digest[:12]

            def copied(path: Path | None) -> None:
                if path is not None:
                    then(path)

            self._desk.ask(works.copying_file(run.id, folder), copied)
