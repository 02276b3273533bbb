"""The page of reports: reads the one in front for what is chosen, opens what its rows stand for, writes it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.domain.reports.frame import Opens, Report
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.parts.written import ask_where, say_refused
from leaderdesk.ui.reports import works
from leaderdesk.ui.reports.view import ReportsView
from leaderdesk.words import exports, papers
from leaderdesk.words import reports as words

if TYPE_CHECKING:
    from leaderdesk.services.reporting.kinds import ReportKind
    from leaderdesk.services.reporting.making import WrittenReport

# One who goes down the list is not made to wait for each report on the way, in milliseconds.
_PAUSE = 150
# Past so many, one wonders whether anything happens.
_PATIENCE = 700


class ReportsPage(Page):
    """A visit to a report is to its code; to the sheet of an EPCI, `epci_sheet/` and its name."""

    # Reports tell of everything: they are read again after any change.
    topics = frozenset({"journal"})
    help_page = "bilans"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ReportsView(desk.around.today)
        self.report = self.view.report
        self._kinds: dict[str, ReportKind] = {}
        self._code, self._wanted, self._wanted_epci = "", "", ""
        # Where the keyboard was when a row was opened.
        self._left: tuple[str, int] | None = None
        self._turn = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._read)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: self.report.show_waiting(self.tr("Lecture du bilan…")))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._connect()

    def show_record(self, key: int, part: str = "") -> None:
        self._wanted, _, self._wanted_epci = part.partition("/")
        self.refresh()

    def refresh(self) -> None:
        self.desk.ask(works.offering, self._fill)

    def focus_filter(self) -> None:
        self.view.listing.table.setFocus()

    def focus_main(self) -> None:
        """The list; once back from what a row opened, that row."""
        if self._left is None or not self.report.come_to(self._left):
            self.view.listing.table.setFocus()
        # Asked twice for one coming to the front; wished again later, the list is meant.
        QTimer.singleShot(0, self, self._forget_spot)

    def _connect(self) -> None:
        table = self.view.listing.table
        table.chosen.connect(lambda _: self._choose())
        table.opened.connect(lambda _: self._enter())
        self.report.options.changed.connect(self._read)
        self.report.opened.connect(self._open)
        for made, ending in ((self.report.pdf, ".pdf"), (self.report.office, ".odt"), (self.report.book, ".xlsx")):
            made.clicked.connect(partial(self._save, ending))
        self.report.every.clicked.connect(self._save_every)
        self.report.papers.clicked.connect(self._follow)
        self.desk.opened.connect(lambda _: self._forget())

    def _fill(self, offer: works.Offer) -> None:
        self._kinds = {each.code: each for each in offer.kinds}
        self.report.options.show_choices(offer.choices)
        if self._wanted in self._kinds:
            self.view.go_to(self._wanted)
            self.view.beside.open_record()
        if self._wanted_epci:
            self.report.options.choose_epci(self._wanted_epci)
        self._wanted = self._wanted_epci = ""
        if self.view.current() is None:
            self.view.listing.table.select_first()
        if self.view.beside.has_room():
            self.view.beside.open_record()
        self._name()
        self._read()

    def _choose(self) -> None:
        if self.view.current() not in (None, self._code):
            self._name()
            self._pause.start()

    def _name(self) -> None:
        """Say which report it will be, and ask what it needs."""
        code = self.view.current()
        if code in self._kinds:
            self._code = code
            kind = self._kinds[code]
            self.report.name_report(code)
            self.report.options.show_asks(kind.asks, kind.options)
            self.report.show_ways(is_by_epci="epci" in kind.asks, is_kept=bool(kind.paper))

    def _enter(self) -> None:
        self.view.beside.open_record()
        self.view.beside.enter_record()

    def _read(self) -> None:
        choice = self.report.options.choice()
        if choice is None or not self._code:
            return
        self._pause.stop()
        self._turn += 1
        turn = self._turn
        self._patience.start()

        def done(found: Report | str) -> None:
            if turn == self._turn:
                self.report.show_problem(found if isinstance(found, str) else "")
                self.report.show_report(None if isinstance(found, str) else found)

        def ended() -> None:
            # Whether or not it could be read: a fault is said in the bar.
            if turn == self._turn:
                self._patience.stop()
                self.report.end_waiting()

        self.desk.ask(works.reading(self._code, choice), done, ended)

    def _forget_spot(self) -> None:
        self._left = None

    def _open(self, opens: Opens) -> None:
        self._left = self.report.spot
        self.visit_wished.emit(Visit(opens.page, opens.key, opens.part))

    # Writing

    def _save(self, ending: str) -> None:
        report, state = self.report.report, self.desk.state
        if report is None or state is None:
            return
        proposed = state.facts.path.parent / f"{words.usual_name(report)}{ending}"
        target = ask_where(self, self.tr("Enregistrer le bilan"), proposed, ending)
        if target is not None:
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write the report in front there, in the kind of file that the name says."""
        choice = self.report.options.choice()
        if choice is not None and self._code:
            work = works.writing(self._code, choice, target)
            refused = partial(say_refused, self.desk, self.said, self.save_to)
            self.desk.labour(self.tr("Écriture du bilan…"), work, self._tell, refused=refused)

    def _save_every(self) -> None:
        if self.desk.state is not None:
            start = str(self.desk.state.facts.path.parent)
            chosen = QFileDialog.getExistingDirectory(self, self.tr("Dossier où enregistrer"), start)
            if chosen:
                self.save_every_to(Path(chosen))

    def save_every_to(self, folder: Path) -> None:
        """Write the sheet of each EPCI there, on the day that is chosen."""
        choice = self.report.options.choice()
        if choice is not None:
            work = works.writing_every_epci(choice, folder)
            self.desk.labour(self.tr("Écriture des fiches…"), work, partial(self._tell_every, folder))

    def _follow(self) -> None:
        """To the same as a paper, where it is printed and its sending noted."""
        kind = self._kinds.get(self._code)
        if kind is not None and kind.paper:
            self.visit_wished.emit(Visit("papers", 0, f"base:{kind.paper}"))

    def _tell_every(self, folder: Path, written: tuple[WrittenReport, ...]) -> None:
        lost = [papers.unprinted(each.unprinted) for each in written if each.unprinted]
        self._say_written(words.sheets_written(len(written), folder.name), lost, folder)

    def _tell(self, written: WrittenReport) -> None:
        lost = [told for _, told in exports.losses(written.cut, written.marked)]
        if written.unprinted:
            lost.append(papers.unprinted(written.unprinted))
        self._say_written(words.written(written.path.name), lost, written.path.parent)

    def _say_written(self, told: str, lost: Sequence[str], folder: Path) -> None:
        act, kind = partial(open_with_system, folder), "warning" if lost else "information"
        self.said.emit(Message(kind, " ".join((told, *lost)), self.tr("Ouvrir le dossier"), act))

    def _forget(self) -> None:
        """Another base: nothing of the last one stays."""
        self._code = ""
        self.report.options.forget()
        self.report.show_report(None)
