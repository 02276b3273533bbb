"""The side « Faire entrer »: reads a file, previews it each time something is chosen, and has it taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.verdicts import Preview
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.workbooks.arrivals import works
from leaderdesk.ui.workbooks.arrivals.columns_panel import count_unsure
from leaderdesk.ui.workbooks.arrivals.forms import FormsArrival, OpenedForms
from leaderdesk.ui.workbooks.arrivals.giving_back import GivingBack
from leaderdesk.ui.workbooks.arrivals.hand import Hand
from leaderdesk.ui.workbooks.arrivals.kept import KeptWorkbooks
from leaderdesk.ui.workbooks.arrivals.sayings import Sayings
from leaderdesk.ui.workbooks.arrivals.view import ArrivalPart, ArrivalsView
from leaderdesk.ui.workbooks.arrivals.whole import OpenedWhole, WholeArrival
from leaderdesk.words import failures

if TYPE_CHECKING:
    from leaderdesk.domain.workbooks.taking.reports import Report
    from leaderdesk.services.workbooks.runs import RunRow
    from leaderdesk.services.workbooks.taking import Taken
    from leaderdesk.ui.state import State

_HELP = {"tables": "Tableaux", "columns": "Colonnes", "rows": "Aperçu"}
_FILES = "Classeurs (*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv)"


class ArrivalsPage(Page):
    """Takes a workbook from its file to the base."""

    topics = frozenset({"dossiers", "holders", "programme", "workbooks"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ArrivalsView()
        self.sayings = Sayings(self)
        self.undoing = Undoing(desk, self.said, self)
        self.whole = WholeArrival(desk, self.view.whole, self.undoing, self._refuse)
        self.forms = FormsArrival(desk, self.view.forms, self.undoing, self._refuse)
        self.hand = Hand(desk, self._refuse, self)
        self.kept = KeptWorkbooks(desk, self.view.start)
        self.giving_back = GivingBack(desk, self.hand, self._refuse, self)
        self.giving_back.said.connect(self.said)
        # The workbook whose report is shown, once it was taken.
        self.run: int | None = None
        # The parts that do not show yet what was found.
        self._stale: set[str] = set()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._connect()

    @property
    def help_page(self) -> str:  # type: ignore[override]
        """The part of the help that tells of what is in front."""
        front = self.view.stack.front
        if front is self.view.book:
            return f"classeurs#{_HELP[self.view.book.sections.current]}"
        if front is self.view.forms:
            return "classeurs#Les classeurs à remplir"
        return "classeurs#La base entière" if front is self.view.whole else "classeurs"

    def refresh(self) -> None:
        """The base has moved: what would be done to it may be another."""
        self.desk.ask(works.listing_runs, self._show_runs)
        self.hand.look_again()

    def focus_main(self) -> None:
        self.view.front.focus_main()

    def focus_filter(self) -> None:
        if self.view.stack.front is self.view.book and self.view.book.sections.current == "rows":
            self.view.book.rows.listing.focus_filter()

    def choose_file(self) -> None:
        """Ask for a file, and read it."""
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir un classeur"), str(Path.home()), _FILES)
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Read a file, and show what it would do."""
        words = self.tr("Lecture de {}…").format(path.name)
        self.desk.labour(words, works.opening(path), partial(self._show_opened, path), refused=self._refuse)

    def read_text_again(self) -> None:
        """Read the text in hand as somebody says that it is written."""
        book, source, view = self.hand.book, self.hand.source, self.view.book
        said = view.encoding.value() or "", view.separator.value() or ""
        if book is not None and source is not None and said != (book.encoding or "", book.separator or ""):
            words = self.tr("Lecture de {}…").format(source.name)
            done = partial(self._show_opened, source)
            self.desk.labour(words, works.opening(source, *said), done, refused=self._refuse)

    def read_pasted(self, copied: str) -> None:
        """The same of a block that was copied."""
        if copied.strip():
            words = self.tr("Lecture du bloc…")
            done = partial(self._show_opened, None)
            self.desk.labour(words, works.opening_pasted(copied), done, refused=self._refuse)
        else:
            self._say("information", self.tr("Rien à coller\u00a0: copiez d’abord des lignes dans votre tableur."))

    def _connect(self) -> None:
        start, book, report = self.view.start, self.view.book, self.view.report
        start.drop.choose.clicked.disconnect()
        start.drop.choose.clicked.connect(self.choose_file)
        start.drop.dropped.connect(lambda files: self.read_file(files[0]))
        start.pasted.connect(self.read_pasted)
        self.kept.report_read.connect(self._show_old_report)
        self.kept.file_wished.connect(self.read_file)
        for field in (book.encoding, book.separator):
            field.edited.connect(lambda _: self.read_text_again())
        book.leave.clicked.connect(self._leave)
        book.take.clicked.connect(self._take)
        for each in (book.tables, book.columns, book.rows):
            each.chosen.connect(self.hand.choose)
        book.sections.shown.connect(self._fill)
        book.next_wished.connect(self._go_to_next)
        book.rows.refused.connect(partial(self._say, "information"))
        self.hand.looked.connect(self._show_found)
        self.hand.decided.connect(self._show_decided)
        self.hand.settled.connect(self._show_settled)
        for back in (book.give_back, report.give_back):
            back.clicked.connect(lambda _: self.giving_back.ask())
        report.another.clicked.connect(self._leave)
        report.open.clicked.connect(self._open_dossier)
        report.listing.table.opened.connect(lambda _: self._open_dossier())
        self.whole.left.connect(self._leave)
        self.whole.left.connect(self.focus_main)
        self.forms.left.connect(self._leave)
        self.forms.left.connect(self.focus_main)
        self.desk.opened.connect(self._begin)
        if self.desk.state is not None:
            self._begin(self.desk.state)

    def _begin(self, state: State) -> None:
        """Another base: nothing of what was in hand holds there."""
        self._forget()
        self.view.start.set_read_only(is_read_only=state.facts.is_read_only)

    def _forget(self) -> None:
        self.hand.forget()
        self.run = None
        self._bring(self.view.start)

    def _leave(self) -> None:
        """Another file follows; what was chosen of this one can be found again."""
        self._offer_back("")
        self._forget()

    def _offer_back(self, replaced: str) -> None:
        """Say that a workbook of which something was chosen is put aside, and how to come back to it."""
        book, source, choices = self.hand.book, self.hand.source, self.hand.choices
        if book is None or self.run is not None or not choosing.has_choices(choices):
            return

        def come_back() -> None:
            self.run = None
            self.view.book.show_book(book, self.sayings.book(book), remarks)
            self._bring(self.view.book)
            self.hand.take_back(book, source, choices)

        remarks = self.view.book.remarks.text()
        told = self.tr("{} est mis de côté, avec ce que vous y aviez choisi.").format(book.name)
        self.said.emit(Message("information", f"{told} {replaced}".strip(), self.tr("Y revenir"), come_back))

    def _bring(self, view: ArrivalPart) -> None:
        """Put a part in front; the keyboard goes where it begins, if it was on this page."""
        focus = QApplication.focusWidget()
        has_keyboard = focus is not None and self.isAncestorOf(focus)
        self.view.stack.bring(view)
        if has_keyboard:
            self.focus_main()

    # The workbook in hand

    def _show_opened(self, path: Path | None, opened: works.AnyOpened) -> None:
        if isinstance(opened, OpenedForms):
            self._leave()
            self.forms.show_opened(opened)
            self._bring(self.view.forms)
            return
        if isinstance(opened, OpenedWhole):
            self._leave()
            self.whole.show_opened(path, opened)
            self._bring(self.view.whole)
            return
        self._offer_back(self.tr("{} le remplace.").format(opened.book.name))
        self.run = None
        view = self.view.book
        view.show_book(opened.book, self.sayings.book(opened.book), self.sayings.remarks(opened))
        view.columns.show_meanings(opened.meanings)
        view.rows.record.show_meanings(opened.meanings)
        self._stale = set()
        view.sections.show_section(self._first_section(opened.looked))
        self.hand.take(opened, path)
        self._bring(view)

    def _first_section(self, looked: works.Looked) -> str:
        """Where there is something to see to first."""
        if not any(table.rows for table in looked.preview.tables):
            return "tables"
        return "columns" if count_unsure(looked.preview, looked.words) else "rows"

    def _refuse(self, refused: Expected) -> None:
        self._say("error", failures.say(refused))

    def _show_found(self) -> None:
        """What the workbook would do, or would do now."""
        hand, view = self.hand, self.view.book
        if hand.preview is None:
            return
        unsure = count_unsure(hand.preview, hand.words)
        view.show_counts(len(hand.preview.tables), unsure, len(hand.rows))
        view.summary.setText(self.sayings.summary(unsure, hand.rows))
        self._stale = {*view.sections.sections}
        self._fill(view.sections.current)

    def _show_decided(self) -> None:
        view = self.view.book
        view.tables.choices = view.columns.choices = self.hand.choices
        self._stale.add("rows")
        self._fill(view.sections.current)

    def _fill(self, name: str) -> None:
        """Bring what is in front up to date; the other parts wait until they are shown."""
        hand, view = self.hand, self.view.book
        if name not in self._stale or hand.book is None or hand.preview is None:
            return
        self._stale.discard(name)
        if name == "tables":
            view.tables.show_found(hand.book, hand.preview, hand.choices)
        elif name == "columns":
            view.columns.show_found(hand.preview, hand.choices, hand.words)
        else:
            view.rows.show_found(hand.book, hand.preview, hand.choices, hand.rows)

    def _show_settled(self) -> None:
        """What would be written, and whether that is known yet."""
        hand, view = self.hand, self.view.book
        taken = [row for row in hand.rows if row.is_taken]
        can_write = self.desk.state is not None and not self.desk.state.facts.is_read_only
        view.take.setText(self.sayings.take(taken))
        view.take.setEnabled(can_write and bool(taken) and hand.is_settled)
        is_left = any(row.verdict in ("doubt", "error") and not row.is_skipped for row in hand.rows)
        show_if(view.give_back, is_shown=is_left)
        view.waiting.setText("" if hand.is_settled else self.tr("Relecture…"))

    def _go_to_next(self, step: int) -> None:
        """What waits for an answer: the columns and words to be said come before the rows that follow from them."""
        book, hand = self.view.book, self.hand
        if hand.preview is None:
            return
        if book.sections.current != "rows" and count_unsure(hand.preview, hand.words):
            book.sections.show_section("columns")
            book.columns.go_to_next(step)
            return
        book.sections.show_section("rows" if hand.rows else "tables")
        if not hand.rows or not book.rows.go_to_next(step):
            book.focus_main()
            self._say("information", self.sayings.summary(0, hand.rows))

    # Taking it

    def _take(self) -> None:
        hand = self.hand
        if hand.book is None or hand.preview is None or not hand.is_settled:
            return
        if self.view.book.take.hasFocus():
            # Closed, it would lose the keyboard to whatever comes next in the window.
            self.focus_main()
        self.view.book.take.setEnabled(False)
        work = works.taking(hand.book, hand.source, hand.choices, hand.preview)
        words = self.tr("Entrée du classeur…")
        self.desk.labour(words, work, self._show_taken, self._show_settled, self._refuse_taking)

    def _refuse_taking(self, refused: Expected) -> None:
        """Where the base has moved since, what the workbook would do now is shown in place of what was seen."""
        found = refused.data.get("preview")
        if isinstance(found, Preview):
            self.hand.show_preview(found)
        self._refuse(refused)

    def _show_taken(self, taken: Taken) -> None:
        self._show_report(taken.run, taken.report)
        self.undoing.tell(self.sayings.taken(taken.report))

    def _show_report(self, run: int | None, report: Report) -> None:
        self.run = run
        self.view.report.show_report(report, self.sayings.report(report))
        show_if(self.view.report.give_back, is_shown=self.hand.book is not None and bool(report.unwritten))
        self._bring(self.view.report)

    def _open_dossier(self) -> None:
        number = self.view.report.number

        def go(key: int | None) -> None:
            if key is not None:
                self.visit_wished.emit(Visit("dossiers", key))

        if number:
            self.desk.ask(works.finding_dossier(number), go)

    # Those that were taken before

    def _show_runs(self, runs: tuple[RunRow, ...]) -> None:
        self.kept.show(runs)
        is_gone = self.run is not None and self.run not in self.kept.keys
        if is_gone and self.view.stack.front is self.view.report:
            # It was taken back: the workbook is in hand again, as it was before.
            self.run = None
            self._bring(self.view.start if self.hand.book is None else self.view.book)

    def _show_old_report(self, run: int, report: Report) -> None:
        self.hand.forget()
        self._show_report(run, report)

    def _say(self, kind: str, words: str) -> None:
        self.said.emit(Message(kind, words))
