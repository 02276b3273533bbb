"""The workbook in hand: what was chosen of it, and what it would do, looked at again each time something is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.tables import Table
from leaderdesk.domain.workbooks.verdicts import Choices, Preview
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.workbooks.arrivals import works
from leaderdesk.ui.workbooks.arrivals.doubts import Meanings, UnknownWord
from leaderdesk.ui.workbooks.arrivals.rows import PreviewRow, rows_of

if TYPE_CHECKING:
    from leaderdesk.ui.kit.progress import Progress

# Several choices in a row are looked at once, in milliseconds.
_PAUSE = 200


class Hand(QObject):
    """`looked()`: it would do something else; `decided()`: rows are taken or not; `settled()`: whether it is known."""

    looked = Signal()
    decided = Signal()
    settled = Signal()

    def __init__(self, desk: Desk, refuse: Callable[[Expected], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._refuse = desk, refuse
        self.book: Book | None = None
        self.source: Path | None = None
        self.choices = Choices()
        self.preview: Preview | None = None
        self.rows: list[PreviewRow] = []
        self.words: tuple[UnknownWord, ...] = ()
        self.meanings: Meanings = {}
        # Some rows speak of one dossier: which of them is taken changes what the others would do.
        self._has_twins = False
        self._previewing: Progress | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        # Its tables as they were found, before anything was chosen.
        self._found: list[Table] | None = None

    @property
    def is_settled(self) -> bool:
        """True while what is shown is what was chosen."""
        return self._previewing is None and not self._pause.isActive()

    def take(self, opened: works.Opened, source: Path | None) -> None:
        """Another workbook, as it was just looked at."""
        self._stop()
        self.book, self.source, self._has_twins = opened.book, source, False
        self.choices, self.meanings = opened.choices, opened.meanings
        self.show(opened.looked)

    def take_back(self, book: Book, source: Path | None, choices: Choices) -> None:
        """One that was put aside, with what was chosen of it."""
        self._stop()
        self.book, self.source, self.choices, self._has_twins = book, source, choices, False
        self.look_again()

    def forget(self) -> None:
        """Nothing in hand."""
        self._stop()
        self.book, self.source, self.preview, self.rows, self.words = None, None, None, [], ()
        self.choices = Choices()

    def choose(self, choices: Choices) -> None:
        """Something was chosen: what was decided is seen at once, on what the workbook was to do before."""
        rows = (row.proposal for row in self.rows)
        is_the_same = self.is_settled and not self._has_twins and choosing.is_only_taking(self.choices, choices, rows)
        self.choices = choices
        if self.preview is not None:
            self.rows = rows_of(self.preview, choices)
        if not is_the_same:
            self._pause.start()
        self.decided.emit()
        self.settled.emit()

    def look_again(self) -> None:
        """The base has moved, or another workbook is in hand: its tables are looked for again too."""
        self._found = None
        self._look()

    def _look(self) -> None:
        """Have the base say what the workbook would do now."""
        if self.book is None:
            return
        self._stop()
        made: list[Progress] = []

        def is_wanted() -> bool:
            return bool(made) and self._previewing is made[0]

        def ended() -> None:
            if is_wanted():
                self._previewing = None
                self.settled.emit()

        def done(looked: works.Looked) -> None:
            if is_wanted():
                self.show(looked)

        words = self.tr("Relecture du classeur…")
        work = works.previewing(self.book, self.choices, self.meanings, self._found)
        made.append(self._desk.labour(words, work, done, ended, self._refuse))
        self._previewing = made[0]
        self.settled.emit()

    def show_preview(self, preview: Preview) -> None:
        """The base says by itself that the workbook would do something else."""
        self.show(works.looked(preview, self.choices, self.meanings))

    def show(self, looked: works.Looked) -> None:
        """What the workbook would do."""
        if self.book is None:
            return
        self.preview, self.words = looked.preview, looked.words
        if not self.choices.layouts and not self.choices.left_sheets:
            self._found = [each.table for each in looked.preview.tables]
        self._has_twins = self._has_twins or choosing.has_twins(looked.preview)
        self.rows = rows_of(looked.preview, self.choices)
        self.looked.emit()
        self.settled.emit()

    def _stop(self) -> None:
        """What is being looked at is of no use any more."""
        self._pause.stop()
        before, self._previewing = self._previewing, None
        if before is not None:
            before.give_up()
