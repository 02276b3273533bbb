"""Builds the page of papers: what it is about, the list of papers, and the one in hand."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.controls import EDGE, button, column, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField, TickField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import Stack, show_if
from leaderdesk.ui.papers.sheet import SheetArea
from leaderdesk.ui.papers.works import Named
from leaderdesk.words import papers as words

_LEAST, _LOWEST = 16, 11


class PapersView(QWidget):
    """Subject, list, paper."""

    def __init__(self) -> None:
        super().__init__()
        self.subject = ChoiceField({}, characters=36)
        self.subject.setPlaceholderText(self.tr("Séance, dossier ou programme"))
        self.about = text(self.tr("À p&ropos de"), "strong")
        self.about.setBuddy(self.subject)
        self.subject.setAccessibleName(self.tr("De quoi les documents parlent"))
        empty = Empty(
            "papers",
            self.tr("Aucun document pour l’instant"),
            self.tr("Choisissez une séance ou un dossier\u00a0: ses documents apparaîtront ici."),
        )
        self.listing = Listing(self._columns(), self.tr("Documents"), empty)
        self.listing.hide_tools()
        self.listing.table.wrap()
        self.listing.setFocusProxy(self.listing.table)
        self.paper = PaperView()
        self.beside = Beside(self.listing, self.paper)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(Flow(text(self.tr("Documents"), "title"), None, self.about, self.subject))
        inside.addWidget(self.beside, 1)

    def _columns(self) -> list[Column]:
        return [
            Column(
                *("name", self.tr("Document"), lambda each: words.kind(each.code)),
                key=lambda each: each.rank,
                width=26,
                is_wide=True,
            ),
            Column("state", self.tr("Où il en est"), lambda each: words.say_state(each.state), width=22),
        ]


class PaperView(QWidget):
    """One kind of paper: what it says and to whom, each of its papers page by page, what to do with it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading")
        self.purpose = text("", "muted", is_wrapped=True)
        self.which = ChoiceField({}, characters=30)
        self.which.setAccessibleName(self.tr("Lequel des documents"))
        self.every = TickField()
        self.save = button(self.tr("Enregistrer en &PDF…"), "primary", "disk")
        self.office = button(self.tr("Enregistrer en &ODT…"), "", "disk")
        self.folder = button(self.tr("Enregistrer le dossier &complet…"), "", "open")
        self.print = button(self.tr("I&mprimer…"), "", "print")
        self.signed = button(self.tr("Noter si&gné"), "quiet", "tick")
        self.sent = button(self.tr("Noter en&voyé"), "quiet", "tick")
        self.scan = button(self.tr("Joindre l’e&xemplaire signé…"), "quiet", "open")
        self.state = text("", "muted", is_wrapped=True)
        self.place = text("", "muted")
        self.previous = button(self.tr("Page précédente"), "quiet", "previous")
        self.next = button(self.tr("Page suivante"), "quiet", "next")
        self.sheets = SheetArea(self.tr("Aperçu"))
        self.problem = text("", is_wrapped=True)
        self._papers: tuple[Named, ...] = ()
        self._unmade = QWidget()
        self._unmade.setLayout(column(self.problem, None))
        self.stack = Stack()
        for each in (self.sheets, self._unmade):
            self.stack.add(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(Flow(self.title, None, self.which, self.every))
        inside.addWidget(self.purpose)
        inside.addLayout(Flow(self.save, self.office, self.folder, self.print, None))
        inside.addLayout(Flow(self.state, self.signed, self.sent, self.scan, None))
        inside.addWidget(self.stack, 1)
        inside.addLayout(row(self.place, None, self.previous, self.next))
        self.setFocusProxy(self.save)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 2 * _LEAST, self.fontMetrics().height() * _LOWEST)

    def show_place(self, page: int, pages: int) -> None:
        """Which page is in front."""
        self.place.setText(self.tr("Page {} sur {}").format(page + 1, pages) if pages else "")
        self.sheets.setAccessibleDescription(self.place.text())
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < pages)

    @property
    def count(self) -> int:
        """How many papers the kind has."""
        return len(self._papers)

    @property
    def ranks(self) -> tuple[int, ...]:
        """Those that one acts on: the one in front, or all of them."""
        rank = self.which.value()
        if self.every.isChecked():
            return tuple(range(self.count))
        return () if rank is None or rank >= self.count else (rank,)

    @property
    def reference(self) -> str | None:
        """That of the one in front; none where one acts on all of them."""
        ranks = self.ranks
        return self._papers[ranks[0]].reference if len(ranks) == 1 else None

    @property
    def called(self) -> str:
        """What the one in front is called, where there are others."""
        ranks = self.ranks
        return self._papers[ranks[0]].title if len(ranks) == 1 < self.count else ""

    def show_papers(self, papers: tuple[Named, ...]) -> None:
        """The papers of the kind; made again, the same one stays in front."""
        rank = self.which.value() if len(papers) == self.count else None
        self._papers = papers
        self.which.set_choices({rank: each.title for rank, each in enumerate(papers)})
        self.which.show_value(rank or 0)
        self.every.setText(self.tr("&Tous ({})").format(len(papers)))
        if len(papers) < 2:  # noqa: PLR2004 - more than one
            self.every.setChecked(False)
        show_if(self.which, is_shown=len(papers) > 1)
        show_if(self.every, is_shown=len(papers) > 1)

    def forget(self) -> None:
        """Papers of another kind follow."""
        self._papers = ()
        self.every.setChecked(False)

    def show_problem(self, words: str) -> None:
        """Why there is nothing to look at; empty where there is."""
        self.problem.setText(words)
        self.stack.bring(self._unmade if words else self.sheets)
        for each in (self.save, self.office, self.print):
            each.setEnabled(not words)
