"""A time sheet on paper or in a workbook: where, then written while one goes on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QFileDialog

from leaderdesk.domain.text import file_name
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.running.sheet import SheetPart
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.parts.written import ask_where, say_refused, say_written
from leaderdesk.words import exports
from leaderdesk.words.paper_animation import sheet_reference, sheet_title

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.exports.making import WrittenBook
    from leaderdesk.services.papers.writing import Written


class SheetPapers(QObject):
    """Listens to the part of the time sheet."""

    def __init__(self, desk: Desk, said: SignalInstance, part: SheetPart) -> None:
        super().__init__(part)
        self._desk, self._said, self._part = desk, said, part
        part.pdf.clicked.connect(self._ask_pdf)
        part.book.clicked.connect(self._ask_book)

    def write_pdf(self, target: Path) -> None:
        """Write the sheet in front there, to sign."""
        place = self._part.place()
        if place is None:
            return

        def work(base: OpenBase, _: Tell) -> Written:
            from leaderdesk.services.running.papers import write_sheet

            return write_sheet(base, *place, target)

        refused = partial(say_refused, self._desk, self._said, self.write_pdf)
        self._desk.labour(self.tr("Écriture de la feuille de temps…"), work, self._tell_pdf, refused=refused)

    def write_book(self, target: Path) -> None:
        """Write it there as a workbook."""
        place = self._part.place()
        if place is None:
            return

        def work(base: OpenBase, tell: Tell) -> WrittenBook:
            from leaderdesk.services.running.papers import export_sheet

            return export_sheet(base, *place, target, tell)

        refused = partial(say_refused, self._desk, self._said, self.write_book)
        self._desk.labour(self.tr("Écriture du classeur…"), work, self._tell_book, refused=refused)

    def _ask_pdf(self) -> None:
        start = self._start(".pdf")
        if start is None:
            return
        title = self.tr("Enregistrer la feuille à signer")
        chosen, _ = QFileDialog.getSaveFileName(self._part, title, str(start), self.tr("Documents (*.pdf)"))
        if chosen:
            self.write_pdf(Path(chosen).with_suffix(".pdf"))

    def _ask_book(self) -> None:
        start = self._start(".xlsx")
        target = start and ask_where(self._part, self.tr("Enregistrer la feuille de temps"), start, ".xlsx")
        if target is not None:
            self.write_book(target)

    def _start(self, ending: str) -> Path | None:
        sheet = self._part.sheet
        if sheet is None:
            return None
        folder = self._desk.state.facts.path.parent if self._desk.state else Path.home()
        return folder / f"{file_name(f'{sheet_title(sheet.month)} {sheet_reference(sheet)}')}{ending}"

    def _tell_pdf(self, written: Written) -> None:
        words = self.tr("Feuille à signer enregistrée\u00a0: {}.").format(written.path.name)
        self._said.emit(Message("information", words, self.tr("Ouvrir"), partial(open_with_system, written.path)))

    def _tell_book(self, written: WrittenBook) -> None:
        say_written(self._said, written, exports.written(written.path.name, written.rows, written.sheets))
