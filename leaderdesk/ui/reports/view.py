"""Builds the page of reports: their list, and beside it the one in front with what it is asked of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.reports.frame import Report
from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.controls import EDGE, button, column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.reports.options import Options
from leaderdesk.ui.reports.parts import PartView
from leaderdesk.words import reports as words

_LEAST, _LOWEST, _LIST = 30, 11, 18
_BETWEEN_PARTS = 22


class ReportView(QWidget):
    """One report: its title, what it is asked of, where it goes, then its parts."""

    opened = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.title = text("", "heading", is_wrapped=True)
        self.purpose = text("", "muted", is_wrapped=True)
        self.options = Options(today)
        self.pdf = button(self.tr("Enregistrer en &PDF…"), "primary", "disk")
        self.office = button(self.tr("Enregistrer en &ODT…"), "", "disk")
        self.book = button(self.tr("Enregistrer en c&lasseur…"), "", "workbooks")
        self.every = button(self.tr("Enregistrer toute&s les fiches…"), "", "open")
        self.every.setToolTip(self.tr("Un PDF par intercommunalité, dans un dossier"))
        self.papers = button(self.tr("Imprimer, noter l’en&voi"), "quiet", "papers")
        self.papers.setToolTip(self.tr("Dans Documents, au jour d’aujourd’hui"))
        self.problem = text("", is_wrapped=True)
        self.parts: list[PartView] = []
        self._report: Report | None = None
        self._is_waiting = False
        # All of it scrolls: where texts are large, what a report is asked would take all the room.
        self._inside = QVBoxLayout()
        self._inside.setSpacing(_BETWEEN_PARTS)
        self._inside.addWidget(self._headed())
        self._inside.addStretch(1)
        self.paper = Paper(self._inside, self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.paper)
        self.show_problem("")

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _LEAST, self.fontMetrics().height() * _LOWEST)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes first to what the report is asked, as one reads."""
        super().focusInEvent(event)
        (self.options.first or self.pdf).setFocus(event.reason())

    @property
    def spot(self) -> tuple[str, int] | None:
        """Where the keyboard is in its parts: which one, and where in it."""
        return next(((each.name, spot) for each in self.parts if (spot := each.spot) is not None), None)

    def come_to(self, spot: tuple[str, int]) -> bool:
        """Give the keyboard back to a part, where it was; false where the part is no longer there."""
        part = next((each for each in self.parts if each.name == spot[0]), None)
        if part is not None:
            part.come_to(spot[1])
        return part is not None and part.spot is not None

    @property
    def report(self) -> Report | None:
        """The one whose parts are shown."""
        return self._report

    def show_ways(self, *, is_by_epci: bool, is_kept: bool) -> None:
        """What else may be done with the report in front: written for every EPCI, followed as a paper."""
        show_if(self.every, is_shown=is_by_epci)
        show_if(self.papers, is_shown=is_kept)

    def name_report(self, code: str) -> None:
        """Which report is in front, before it is read; nothing of another one stays below its name."""
        self.title.setText(words.title(code))
        self.purpose.setText(words.purpose(code))
        if self._report is not None and self._report.code != code:
            self.show_report(None)

    def show_report(self, report: Report | None) -> None:
        """Its parts; read again and unchanged, they stay as they are, with the keyboard."""
        if report is not None:
            self.title.setText(f"{report.title}, {report.subtitle}")
        if report == self._report:
            return
        is_same = report is not None and self._report is not None and report.code == self._report.code
        self._report, spot = report, self.spot
        self._take_away()
        if report is not None:
            self._show_parts(report)
        if is_same and spot is not None:
            self.come_to(spot)
        if not is_same:
            self.paper.verticalScrollBar().setValue(0)

    def show_problem(self, said: str) -> None:
        """Why there is nothing to look at; empty where there is."""
        self._is_waiting = False
        self.problem.setText(said)
        show_if(self.problem, is_shown=bool(said))
        for each in (self.pdf, self.office, self.book, self.every):
            each.setEnabled(not said)

    def show_waiting(self, said: str) -> None:
        """That it is being read; what is shown meanwhile stays, and so does the keyboard."""
        self._is_waiting = True
        self.problem.setText(said)
        show_if(self.problem, is_shown=True)

    def end_waiting(self) -> None:
        """That it is read, or cannot be."""
        if self._is_waiting:
            self.show_problem("")

    def _headed(self) -> QWidget:
        """The title, what the report is asked, where it goes."""
        made, buttons = QWidget(), Flow(self.pdf, self.office, self.book, self.every, self.papers, None)
        made.setLayout(column(self.title, self.purpose, self.options, buttons, self.problem, gap=8))
        return made

    def _show_parts(self, report: Report) -> None:
        for rank, part in enumerate(report.parts):
            made = PartView(part)
            made.opened.connect(self.opened)
            # Below the head.
            self._inside.insertWidget(rank + 1, made)
            self.parts.append(made)

    def _take_away(self) -> None:
        for each in self.parts:
            self._inside.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.parts = []


class ReportsView(QWidget):
    """The list and the report."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        name = Column(
            "name", self.tr("Bilan"), words.title, key=lambda code: words.codes().index(code), width=24, is_wide=True
        )
        self.listing = Listing([name], self.tr("Bilans"), Empty("reports", self.tr("Aucun bilan"), ""))
        self.listing.hide_tools()
        self.listing.table.setSortingEnabled(False)
        # Known before the base is asked: there is never a moment without a report.
        self.listing.show_lines(lines_of(self.listing.model.columns, words.codes(), lambda code: code))
        self.listing.model.finish()
        self.report = ReportView(today)
        listed = QWidget()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.listing)
        listed.setFocusProxy(self.listing.table)
        self.beside = Beside(listed, self.report, _LIST)
        around = QVBoxLayout(self)
        around.setContentsMargins(EDGE, 16, EDGE, 16)
        around.setSpacing(12)
        around.addWidget(text(self.tr("Bilans"), "title"))
        around.addWidget(self.beside, 1)

    def current(self) -> str | None:
        """The code of the one that the keyboard is on."""
        code = self.listing.table.current_item()
        return code if isinstance(code, str) else None

    def go_to(self, code: str) -> None:
        """Put the list on one of them."""
        codes = [line.item for row in range(self.listing.model.rowCount()) if (line := self.listing.model.line(row))]
        if code in codes:
            self.listing.table.go_to(codes.index(code), 0)
