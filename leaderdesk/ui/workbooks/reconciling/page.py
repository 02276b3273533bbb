"""The side « Rapprocher »: holds a table of the region against the base, and notes what people say of differences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.verdicts import Choices
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message, failure
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.list_export import ListExport
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.workbooks.reconciling import works
from leaderdesk.ui.workbooks.reconciling.items import items_of
from leaderdesk.ui.workbooks.reconciling.view import ReconcilingView
from leaderdesk.words import reconciling as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.reconciling import Held, HeldRow
    from leaderdesk.services.workbooks.taking import Taken
    from leaderdesk.ui.state import State

_FILES = "Classeurs (*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv)"


class ReconcilingPage(Page):
    """A table in hand is held again whenever the base moves: what is shown is true now."""

    topics = frozenset({"dossiers", "holders", "programme", "workbooks"})
    help_page = "classeurs#Rapprocher un tableau"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ReconcilingView()
        self.opened: works.Opened | None = None
        self._undoing = Undoing(desk, self.said, self)
        differences = self.view.table.differences
        self._export = ListExport(desk, self.said, differences.listing, self.tr("Écarts avec le tableau"))
        self._export.add_action()
        self._copies = QTemporaryDir()
        # The view to come to once a table is held: what a line of the home page leads to.
        self._wished = ""
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._connect()

    def refresh(self) -> None:
        self.desk.ask(works.listing_tables, self._show_tables)
        if self.opened is not None:
            self._hold(self.opened.held.choices)

    def show_record(self, key: int, part: str = "") -> None:
        """What waits for the region: the last table is held again, on the view `part`."""
        del key
        self._wished = part
        if self.opened is not None:
            self._go_to_wished()
        else:
            self.desk.ask(works.listing_tables, self._open_last)

    def focus_main(self) -> None:
        self.view.front.focus_main()

    def focus_filter(self) -> None:
        if self.view.front is self.view.table:
            self.view.table.differences.listing.focus_filter()

    def read_file(self, path: Path) -> None:
        """Read a file, and hold it against the base."""
        self._labour(works.opening(path), path.name)

    def _connect(self) -> None:
        start, table = self.view.start, self.view.table
        start.drop.choose.clicked.disconnect()
        start.drop.choose.clicked.connect(self._choose_file)
        start.drop.dropped.connect(lambda files: self.read_file(files[0]))
        start.again.clicked.connect(lambda _: self._open_again())
        start.tables.table.opened.connect(lambda _: self._open_again())
        table.keep.clicked.connect(lambda _: self._keep(self._tell_kept))
        table.export.clicked.connect(lambda _: self._export.export())
        table.letter.clicked.connect(lambda _: self.visit_wished.emit(Visit("papers", 0, "base:region_questions")))
        table.leave.clicked.connect(lambda _: self._leave())
        table.columns.chosen.connect(self._hold)
        table.differences.settled.connect(self._settle)
        table.differences.listing.table.opened.connect(self._open_dossier)
        self.desk.opened.connect(self._begin)
        if self.desk.state is not None:
            self._begin(self.desk.state)

    def _begin(self, state: State) -> None:
        """Another base: the table in hand says nothing of it."""
        self.opened = None
        self.view.stack.bring(self.view.start)
        self.view.table.differences.is_read_only = state.facts.is_read_only

    def _show_tables(self, rows: tuple[HeldRow, ...]) -> None:
        self.view.start.show_tables(rows)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir un tableau"), str(Path.home()), _FILES)
        if chosen:
            self.read_file(Path(chosen))

    def _open_again(self) -> None:
        row = self.view.start.row
        if row is not None and row.has_file:
            self._labour(works.opening_kept(row, self._copy_folder(row)), row.name)

    def _open_last(self, rows: tuple[HeldRow, ...]) -> None:
        """The last table that has its file."""
        row = next((each for each in rows if each.has_file), None)
        if row is not None:
            self._labour(works.opening_kept(row, self._copy_folder(row)), row.name)

    def _copy_folder(self, row: HeldRow) -> Path:
        return Path(self._copies.path()) / row.digest[:12]

    def _labour(self, work: Callable[[OpenBase, Tell], works.Opened], name: str) -> None:
        told = self.tr("Lecture de {}…").format(name)
        self.desk.labour(told, work, self._show_opened, refused=self._refuse)

    def _show_opened(self, opened: works.Opened) -> None:
        self.opened = opened
        self._show_held(opened.held)
        self.view.table.sections.show_section("differences" if opened.held.lines else "columns")
        self.view.stack.bring(self.view.table)
        self._go_to_wished()
        self.focus_main()

    def _go_to_wished(self) -> None:
        views = self.view.table.differences.listing.views
        if self._wished in {each.name for each in views.views}:
            views.choose(self._wished)
        self._wished = ""

    def _hold(self, choices: Choices) -> None:
        """Hold the table in hand again; what comes after another table was taken in hand is let go."""
        opened = self.opened
        if opened is None:
            return

        def done(held: Held) -> None:
            if self.opened is not None and self.opened.book is opened.book:
                self.opened = works.Opened(opened.book, opened.source, held)
                self._show_held(held)

        told = self.tr("Comparaison du tableau…")
        self.desk.labour(told, works.holding(opened.book, choices), done, refused=self._refuse)

    def _show_held(self, held: Held) -> None:
        table = self.view.table
        table.name.setText(held.report.name)
        dossiers = len({each.dossier for each in held.lines if each.kind in {"right", "differs"}})
        table.about.setText(words.compared(held.counts, dossiers, held.before.held_on if held.before else None))
        table.differences.show_items(items_of(held))
        table.columns.show_found(held.found, held.choices, ())
        state = self.desk.state
        is_new = held.kept is None or held.kept.report != held.report
        table.keep.setEnabled(is_new and state is not None and not state.facts.is_read_only)
        table.keep.setText(self.tr("&Garder ce rapprochement") if is_new else self.tr("Rapprochement gardé"))
        asked = any(each.state == "asked" for each in held.standings)
        show_if(table.letter, is_shown=asked)
        table.sections.show_count(
            "differences", sum(each.state == "open" and each.line.kind == "differs" for each in held.standings)
        )

    # What is done

    def _keep(self, then: Callable[[], None]) -> None:
        if self.opened is not None:
            self.desk.act(works.keeping(self.opened), lambda _: then())

    def _tell_kept(self) -> None:
        self._undoing.tell(words.KEPT)

    def _settle(self, verdict: str) -> None:
        """What somebody says of the chosen lines; the table is kept first, so that next month knows of it."""
        if self.opened is None:
            return
        if verdict == "dossier":
            self._name_dossiers()
        elif self.opened.held.kept is None:
            self._keep(partial(self._say, verdict, is_kept=True))
        else:
            self._say(verdict)

    def _name_dossiers(self) -> None:
        assert self.opened is not None  # noqa: S101 - asked of lines that are shown
        choices = self.opened.held.choices
        for each in self.view.table.differences.chosen:
            if each.only_dossier is not None:
                choices = choosing.naming_dossier(choices, each.line.sheet, each.line.row, each.only_dossier)
        self._hold(choices)

    def _say(self, verdict: str, *, is_kept: bool = False) -> None:
        panel, opened = self.view.table.differences, self.opened
        if opened is None:
            return
        if verdict == "theirs":
            lines = [each.line for each in panel.chosen if each.line.can_be_taken]
            told = self.tr("Entrée des valeurs…")
            done = partial(self._tell_taken, words.said_done(verdict, len(lines), is_kept=is_kept))
            self.desk.labour(told, works.taking(opened, lines), done, refused=self._refuse)
            return
        lines = [each.line for each in panel.chosen if each.can_be_settled]
        told = words.said_done(verdict, len(lines), is_kept=is_kept)
        self.desk.act(works.saying(lines, verdict, panel.reason.text()), lambda _: self._tell_said(told))

    def _tell_said(self, told: str) -> None:
        self.view.table.differences.reason.clear()
        self._undoing.tell(told)

    def _tell_taken(self, told: str, taken: Taken) -> None:
        if taken.height is None:
            self.said.emit(
                Message("warning", self.tr("Rien n’a été pris\u00a0: la base a changé depuis la comparaison."))
            )
        else:
            self._undoing.tell(" ".join(filter(None, (told, words.said_beside(taken.report)))))

    def _open_dossier(self, item: object) -> None:
        line = getattr(item, "line", None)
        if line is not None and line.dossier is not None:
            self.visit_wished.emit(Visit("dossiers", line.dossier))

    def _leave(self) -> None:
        self.opened = None
        self.view.stack.bring(self.view.start)
        self.focus_main()

    def _refuse(self, refused: Expected) -> None:
        self.said.emit(failure(refused))
