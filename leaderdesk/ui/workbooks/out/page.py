"""The side « Sortir »: chooses a workbook, says what it would hold and where it goes, writes it in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.written import ask_where, say_refused, say_written
from leaderdesk.ui.workbooks.out import works
from leaderdesk.ui.workbooks.out.view import OutView
from leaderdesk.words import exports as words

if TYPE_CHECKING:
    from leaderdesk.services.exports.making import Look, WrittenBook

# One who goes down the list is not made to wait for each workbook on the way, in milliseconds.
_PAUSE = 150


class OutPage(Page):
    """What can be taken out of the base as workbooks."""

    topics = frozenset({"dossiers", "holders", "programme", "sittings", "committee", "grids", "settings"})
    help_page = "classeurs#Sortir un classeur"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = OutView()
        self.book = self.view.book
        self.target: Path | None = None
        self._code = ""
        # A place that was chosen stays until another workbook is.
        self._is_chosen = False
        # The workbook that was asked for before they were read.
        self._wished = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        table = self.view.listing.table
        table.chosen.connect(lambda _: self._choose(self._current()))
        table.opened.connect(lambda _: self._enter())
        self.book.write.clicked.connect(self._write)
        self.book.choose.clicked.connect(self._choose_place)
        desk.opened.connect(lambda _: self._forget())

    def refresh(self) -> None:
        self.desk.ask(works.reading(), self._fill)

    def show_record(self, key: int, part: str = "") -> None:
        """One workbook by its code."""
        del key
        self._wished = part
        self._go_to_wished()

    def focus_filter(self) -> None:
        self.view.listing.table.setFocus()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def write_to(self, target: Path) -> None:
        """Write the workbook in hand there."""
        code, title = self._code, words.preset(self._code)
        self.desk.labour(
            self.tr("Écriture du classeur «\u00a0{}\u00a0»…").format(title),
            works.writing(code, target),
            self._tell,
            refused=partial(say_refused, self.desk, self.said, self.write_to),
        )

    def _fill(self, offered: tuple[works.Offered, ...]) -> None:
        listing = self.view.listing
        listing.show_lines(lines_of(listing.model.columns, offered, lambda each: each.code))
        listing.model.finish()
        if listing.table.current_item() is None:
            listing.table.select_first()
        if self.view.beside.has_room():
            self.view.beside.open_record()
        self._choose(self._current())
        self._go_to_wished()

    def _go_to_wished(self) -> None:
        row = self.view.listing.model.row_of(self._wished) if self._wished else None
        if row is not None:
            self._wished = ""
            self.view.listing.table.go_to(row, 0)
            self._choose(self._current())
            self._enter()

    def _current(self) -> works.Offered | None:
        found: works.Offered | None = self.view.listing.table.current_item()  # type: ignore[assignment]  # as listed
        return found

    def _choose(self, offered: works.Offered | None) -> None:
        state = self.desk.state
        if offered is None or state is None:
            return
        if offered.code != self._code:
            self._code, self._is_chosen = offered.code, False
            self.book.show_held((), 0)
        if not self._is_chosen:
            self.target = works.usual_place(offered, state.facts, self.desk.around.today())
        self.book.show_book(offered.code, names_people=offered.names_people)
        self._show_place()
        self._pause.start()

    def _look(self) -> None:
        code = self._code
        if self.desk.state is None or not code:
            return

        def done(look: Look) -> None:
            if code == self._code:
                self.book.show_held(look.sheets, look.rows)

        self.desk.ask(works.looking(code), done)

    def _show_place(self) -> None:
        target = self.target
        self.book.write.setEnabled(target is not None)
        offered = self._current()
        is_folder = offered is not None and offered.is_folder
        told = self.tr("Dossier\u00a0: {}, dans {}") if is_folder else self.tr("Fichier\u00a0: {}, dans {}")
        self.book.place.setText(told.format(target.name, target.parent) if target else "")

    def _enter(self) -> None:
        self.view.beside.open_record()
        self.view.beside.enter_record()

    def _choose_place(self) -> None:
        offered = self._current()
        if offered is None or self.desk.state is None:
            return
        start = self.target or self.desk.state.facts.path.parent
        if offered.is_folder:
            # A name that is free or a folder that is there: nothing in it is written over.
            chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Dossier où écrire les classeurs"), str(start))
            target = Path(chosen) if chosen else None
        else:
            target = ask_where(self, self.tr("Où écrire le classeur"), start, offered.ending)
        if target is not None:
            self.target, self._is_chosen = target, True
            self._show_place()

    def _write(self) -> None:
        if self.target is not None:
            self.write_to(self.target)

    def _tell(self, written: WrittenBook) -> None:
        name, files = written.path.name, written.sheets
        told = words.written_folder(name, files) if written.is_folder else words.written(name, written.rows, files)
        say_written(self.said, written, told)
        # The next one does not take its place without a word.
        self._is_chosen = False
        self._choose(self._current())

    def _forget(self) -> None:
        """Another base: its workbooks go beside it."""
        self._code, self.target, self._is_chosen = "", None, False
