"""The page of backups: lists them, takes one, examines the base, leads to a restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.backups.view import BackupsView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.page import Page
from leaderdesk.ui.state import State
from leaderdesk.words.findings import say
from leaderdesk.words.formats import size

if TYPE_CHECKING:
    from leaderdesk.domain.findings import Report
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.ui.parts.backups import Kept


class BackupsPage(Page):
    """The verified copies of the base."""

    restore_wished = Signal(object)
    topics = frozenset({"backups"})
    help_page = "sauvegardes"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = BackupsView(desk.around.clock)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.back_up.clicked.connect(self.back_up)
        self.view.check.clicked.connect(self._check)
        self.view.restore.clicked.connect(self._restore)
        desk.opened.connect(self._enable)

    def refresh(self) -> None:
        columns = self.view.listing.model.columns

        def work(base: OpenBase) -> list[Line]:
            from leaderdesk.services.backups import list_backups

            return lines_of(columns, list_backups(base.path, self.desk.around), lambda each: each.path)

        self.desk.ask(work, self._fill)

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def back_up(self) -> None:
        """Keep a verified copy now."""
        self.view.back_up.setEnabled(False)
        self.desk.back_up("asked", self._tell_kept, self._enable_again)

    def _fill(self, lines: list[Line]) -> None:
        self.view.listing.show_lines(lines)
        self.view.listing.table.select_first()
        folder = lines[0].item.path.parent if lines else None
        self.view.place.setText(self.tr("Dossier des sauvegardes : {}").format(folder) if folder else "")

    def _tell_kept(self, kept: Kept) -> None:
        self.said.emit(Message("information", self.tr("Sauvegarde prise et vérifiée ({}).").format(size(kept.size))))

    def _check(self) -> None:
        self.view.check.setEnabled(False)

        def work(base: OpenBase, tell: Tell) -> Report:
            from leaderdesk.services.checks import check_base

            return check_base(base, tell)

        self.desk.labour(self.tr("Vérification de la base…"), work, self._show_report, self._enable_again)

    def _show_report(self, report: Report) -> None:
        if report.is_clean:
            verdict, kind = self.tr("La base est saine : rien à signaler."), "success"
        elif report.is_sound:
            verdict, kind = self.tr("La base est saine. Quelques points demandent un coup d’œil :"), "information"
        else:
            verdict = self.tr("La base est abîmée. N’y saisissez plus rien et revenez à une sauvegarde :")
            kind = "error"
        self.view.show_report(verdict, kind, [say(finding) for finding in report.findings])

    def _restore(self) -> None:
        if self.desk.state is not None:
            self.restore_wished.emit(self.desk.state.facts.path)

    def _enable(self, state: State) -> None:
        self.view.clear_report()
        self._enable_again()
        self.view.back_up.setEnabled(not state.facts.is_read_only)
        self.view.restore.setEnabled(not state.facts.is_read_only)

    def _enable_again(self) -> None:
        can_write = self.desk.state is not None and not self.desk.state.facts.is_read_only
        self.view.back_up.setEnabled(can_write)
        self.view.check.setEnabled(True)
