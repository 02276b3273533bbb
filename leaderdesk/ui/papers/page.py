"""The page of papers: chooses what they are about, looks at one, writes, prints, and notes what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.domain.papers.made import Mark, state_of
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.page import Page
from leaderdesk.ui.papers import works
from leaderdesk.ui.papers.printing import Printing, printer_for
from leaderdesk.ui.papers.view import PapersView
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import papers as words
from leaderdesk.words.formats import counted

if TYPE_CHECKING:
    from leaderdesk.services.papers.previews import PagePicture, Preview
    from leaderdesk.services.papers.shelves import ShelfRow, Subject

# One who goes down the list is not made to wait for each paper on the way, in milliseconds.
_PAUSE = 150
_ABOUT = frozenset({"sitting", "dossier", "base"})


class PapersPage(Page):
    """What can be made of the base."""

    topics = frozenset({"papers", "sittings", "committee", "dossiers", "holders", "programme", "grids", "settings"})
    help_page = "documents"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = PapersView()
        self.paper = self.view.paper
        self.undoing = Undoing(desk, self.said, self)
        self.subject: Subject | None = None
        self._filled: Subject | None = None
        self.preview: Preview | None = None
        self._row: ShelfRow | None = None
        self._page = 0
        self._turn = 0
        self._printing: Printing | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._compose)
        self._wished = ""
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._connect()

    def show_record(self, key: int, part: str = "") -> None:
        """The papers of a sitting, of a dossier, or of the whole base: `part` says which, and may go on with a kind."""
        about, _, self._wished = part.partition(":")
        self.subject = (about, key) if about in _ABOUT else None  # type: ignore[assignment]  # one of the three
        self.refresh()

    def refresh(self) -> None:
        self.desk.ask(works.reading(self.subject), self._fill)

    def focus_filter(self) -> None:
        self.view.subject.setFocus()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    # What is shown

    def _connect(self) -> None:
        view, paper = self.view, self.paper
        view.subject.edited.connect(self._choose_subject)
        view.listing.table.chosen.connect(lambda _: self._choose(self._current()))
        view.listing.table.opened.connect(lambda _: self._enter())
        paper.which.edited.connect(lambda _: self._change())
        paper.sheets.turned.connect(self._turn_page)
        paper.sheets.widened.connect(lambda _: self._draw())
        paper.previous.clicked.connect(lambda: self._turn_page(-1))
        paper.next.clicked.connect(lambda: self._turn_page(1))
        paper.save.clicked.connect(lambda: self._save(is_office=False))
        paper.office.clicked.connect(lambda: self._save(is_office=True))
        paper.folder.clicked.connect(self._put)
        paper.every.toggled.connect(lambda _: self._show_state())
        paper.print.clicked.connect(self._print)
        paper.signed.clicked.connect(lambda: self._mark("signed"))
        paper.sent.clicked.connect(lambda: self._mark("sent"))
        paper.scan.clicked.connect(self._scan)
        self.desk.opened.connect(lambda _: self._forget())

    def _fill(self, shelf: works.Shelf) -> None:
        is_other, self.subject = shelf.subject != self._filled, shelf.subject
        self._filled = shelf.subject
        self.view.subject.set_choices(shelf.subjects.names)
        self.view.subject.show_value(shelf.subject)
        listing = self.view.listing
        listing.show_lines(lines_of(listing.model.columns, shelf.rows, lambda each: (each.about, each.key, each.code)))
        listing.model.finish()
        if is_other or listing.table.current_item() is None:
            listing.table.select_first()
        row = listing.model.row_of((*shelf.subject, self._wished)) if self._wished and shelf.subject else None
        if row is not None:
            self._wished = ""
            listing.table.go_to(row, 0)
        if self.view.beside.has_room():
            self.view.beside.open_record()
        self._choose(self._current())

    def _current(self) -> ShelfRow | None:
        row: ShelfRow | None = self.view.listing.table.current_item()  # type: ignore[assignment]  # what was listed
        return row

    def _choose_subject(self, subject: Subject | None) -> None:
        if subject is not None and subject != self.subject:
            self.subject = subject
            self.refresh()

    def _choose(self, row: ShelfRow | None) -> None:
        before, self._row, self._turn = self._row, row, self._turn + 1
        if row is None:
            return
        if before is None or (before.about, before.key, before.code) != (row.about, row.key, row.code):
            # Nobody takes one paper for another while it is being made.
            self.preview, self._page = None, 0
            self.paper.forget()
            self.paper.sheets.show_page(None)
            self.paper.show_place(0, 0)
        self.paper.title.setText(words.kind(row.code))
        self.paper.purpose.setText(words.purpose(row.code, is_confidential=row.is_confidential))
        show_if(self.paper.office, is_shown=row.has_office)
        show_if(self.paper.folder, is_shown=row.has_folder)
        self._show_state()
        self._pause.start()

    def _show_state(self) -> None:
        made = works.in_hand(self._row, self.paper.reference)
        can_write = self.desk.state is not None and not self.desk.state.facts.is_read_only
        self.paper.state.setText(words.say_state(state_of(made)))
        for each in (self.paper.signed, self.paper.sent):
            each.setEnabled(bool(made) and can_write)
        self.paper.scan.setEnabled(len(made) == 1 and can_write)

    def _enter(self) -> None:
        self.view.beside.open_record()
        self.view.beside.enter_record()

    def _compose(self) -> None:
        row, turn = self._row, self._turn
        if row is None or self.desk.state is None:
            return

        def done(found: tuple[works.Named, ...] | str) -> None:
            if turn != self._turn:
                return
            if isinstance(found, str):
                self.preview = None
                self.paper.show_papers(())
                self.paper.show_problem(found)
                self.paper.show_place(0, 0)
            else:
                self.paper.show_papers(found)
                self._show_state()
                self._look()

        self.desk.ask(works.composing(row.code, row.key), done)

    def _look(self) -> None:
        row, turn, rank = self._row, self._turn, self.paper.which.value()
        if row is None or rank is None:
            return

        def done(preview: Preview) -> None:
            if turn == self._turn:
                self.preview, self._page = preview, min(self._page, preview.pages - 1)
                self.paper.show_problem("")
                self._draw()

        self.desk.ask(works.looking(row.code, row.key, rank), done)

    def _change(self) -> None:
        """Another paper of the same kind, from its first page."""
        self._page = 0
        self._show_state()
        self._look()

    def _draw(self, *, is_last_line: bool = False) -> None:
        preview, turn, page = self.preview, self._turn, self._page
        if preview is None or not self.paper.sheets.isVisible():
            return

        def done(picture: PagePicture) -> None:
            if turn == self._turn and preview is self.preview and page == self._page:
                self.paper.sheets.show_page(picture, is_last_line=is_last_line)
                self.paper.show_place(page, preview.pages)

        self.desk.ask(works.picturing(preview, page, self.paper.sheets.wished), done)

    def _turn_page(self, step: int) -> None:
        if self.preview is not None and 0 <= self._page + step < self.preview.pages:
            self._page += step
            self._draw(is_last_line=step < 0)

    # What is done

    def _save(self, *, is_office: bool) -> None:
        row, ranks = self._row, self.paper.ranks
        if row is None or not ranks:
            return
        folder = self._asked()
        if folder is None:
            return
        said = counted(len(ranks), self.tr("document"), self.tr("documents"))
        work = works.writing(row.code, row.key, ranks, folder, is_office=is_office)
        self.desk.labour(self.tr("Écriture de {}…").format(said), work, partial(self._tell_written, folder))

    def _put(self) -> None:
        row = self._row
        folder = self._asked() if row is not None else None
        if row is not None and folder is not None:
            work = works.putting(row.code, row.key, folder)
            self.desk.labour(self.tr("Écriture du dossier…"), work, partial(self._tell_written, folder))

    def _asked(self) -> Path | None:
        """Where to write; the folder of the base to begin with."""
        if self.desk.state is None:
            return None
        start = str(self.desk.state.facts.path.parent)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Dossier où enregistrer"), start)
        return Path(chosen) if chosen else None

    def _tell_written(self, folder: Path, written: works.Written) -> None:
        one = written.paths[0].name if len(written.paths) == 1 else ""
        many = counted(len(written.paths), self.tr("document"), self.tr("documents"))
        told = self.tr("{} enregistré dans {}.") if one else self.tr("{} enregistrés dans {}.")
        message = told.format(one or many, folder)
        if written.unprinted:
            message = f"{message} {words.unprinted(written.unprinted)}"
        kind = "warning" if written.unprinted else "information"
        self.said.emit(Message(kind, message, self.tr("Ouvrir le dossier"), partial(open_with_system, folder)))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        preview = self.preview
        if preview is None:
            return
        printer = printer_for(preview)
        if QPrintDialog(printer, self).exec():
            self.send(printer)

    def send(self, printer: object) -> None:
        """Print the paper in front, or all of its kind, and note it."""
        row, ranks = self._row, self.paper.ranks
        if row is None or not ranks:
            return

        def done() -> None:
            self._printing = None
            self.desk.act(works.noting_printed(row.code, row.key, ranks))
            said = counted(len(ranks), self.tr("document envoyé"), self.tr("documents envoyés"))
            self.said.emit(Message("information", self.tr("{} à l’imprimante.").format(said)))

        papers = [works.looking(row.code, row.key, rank) for rank in ranks]
        self._printing = Printing(self.desk, papers, printer, done)  # type: ignore[arg-type]  # a QPrinter

    def _mark(self, mark: Mark) -> None:
        row = self._row
        if row is None:
            return
        ids = [each.id for each in works.in_hand(self._row, self.paper.reference) if each.marked_on(mark) is None]
        if not ids:
            self.said.emit(Message("information", self.tr("C’est déjà noté.")))
            return
        on = self.desk.around.today()
        what = self.paper.called or words.kind(row.code)
        told = self.tr("{}\u00a0: {}.").format(what, words.mark(mark))
        self.desk.act(works.marking(ids, mark, on), self.undoing.after(told))

    def _scan(self) -> None:
        made = works.in_hand(self._row, self.paper.reference)
        if len(made) != 1:
            return
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Exemplaire signé"), str(Path.home()))
        if chosen:
            told = self.tr("Exemplaire signé joint.")
            self.desk.act(works.scanning(made[0].id, Path(chosen)), self.undoing.after(told))

    def _forget(self) -> None:
        """Another base: nothing of the last one stays."""
        self.subject = self._filled = None
        self.preview, self._row = None, None
