"""Builds the side « Faire entrer »: the choice of a file, then the file in three parts, and what would be written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.ui.kit.controls import EDGE, button, text
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.kit.unseen import Stack, show_if
from leaderdesk.ui.workbooks.arrivals.columns_panel import ColumnsPanel
from leaderdesk.ui.workbooks.arrivals.forms import FormsView
from leaderdesk.ui.workbooks.arrivals.panel import Panel
from leaderdesk.ui.workbooks.arrivals.report import ReportView
from leaderdesk.ui.workbooks.arrivals.rows_panel import RowsPanel
from leaderdesk.ui.workbooks.arrivals.start import StartView
from leaderdesk.ui.workbooks.arrivals.tables_panel import TablesPanel
from leaderdesk.ui.workbooks.arrivals.whole import WholeView
from leaderdesk.words import workbook_sheets as words
from leaderdesk.words.formats import number


class BookView(Panel):
    """A workbook: what file it is, its tables, its columns, its rows; what would be written, and the way to do it.

    `next_wished(step)`: what waits for an answer next, or before.
    """

    next_wished = Signal(int)
    lowest = 24

    def __init__(self) -> None:
        super().__init__()
        self.name = text("", "heading")
        self.about = text("", "muted")
        self.encoding = ChoiceField(words.ENCODINGS, 16)
        self.encoding.setAccessibleName(self.tr("Encodage du texte"))
        self.separator = ChoiceField(words.SEPARATORS, 14)
        self.separator.setAccessibleName(self.tr("Séparateur des colonnes"))
        self.leave = button(self.tr("C&hanger de fichier"), "quiet", "previous")
        self.tables, self.columns, self.rows = TablesPanel(), ColumnsPanel(), RowsPanel()
        self.sections = Sections(
            [
                Section("tables", self.tr("&1. Tableaux"), self.tables),
                Section("columns", self.tr("&2. Colonnes"), self.columns),
                Section("rows", self.tr("&3. Aperçu"), self.rows),
            ]
        )
        self.remarks = text("", is_wrapped=True)
        self.waiting = text("", "muted")
        self.summary = text("", is_wrapped=True)
        self.take = button("", "primary", "check")
        self.give_back = button(self.tr("R&endre les lignes à régler…"), "", "disk")
        self.give_back.setToolTip(
            self.tr("Un classeur des lignes en doute ou en erreur, avec la raison à côté de chacune")
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(Flow(self.name, self.about, self.encoding, self.separator, None, self.leave))
        inside.addWidget(self.remarks)
        inside.addWidget(self.sections, 1)
        inside.addWidget(self.summary)
        inside.addLayout(Flow(self.take, self.give_back, self.waiting, None))
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(partial(self.next_wished.emit, step))

    def focus_main(self) -> None:
        self._part.focus_main()

    @property
    def _part(self) -> Panel:
        """The part in front."""
        return {"tables": self.tables, "columns": self.columns, "rows": self.rows}[self.sections.current]

    def minimumSizeHint(self) -> QSize:
        # Its parts say theirs.
        return QWidget.minimumSizeHint(self)

    def fit(self) -> None:
        show_if(self.summary, is_shown=not self.is_low)
        show_if(self.remarks, is_shown=bool(self.remarks.text()) and not self.is_low)

    def show_counts(self, tables: int, unsure: int, rows: int) -> None:
        """How much each part holds; of the columns, how many somebody should look at."""
        self.sections.show_count("tables", tables)
        self.sections.show_count("rows", rows)
        words = self.sections.sections["columns"].words
        told = self.tr("{}\u00a0({} à préciser)").format(words, number(unsure)) if unsure else words
        self.sections.buttons["columns"].setText(told)

    def show_book(self, book: Book, told: str, remarks: str) -> None:
        """Say what file it is; a text has its encoding and its separator beside."""
        self.name.setText(book.name or self.tr("Bloc collé"))
        self.about.setText(told)
        self.remarks.setText(remarks)
        # Where there is no room to read them, they are still there to be asked for.
        self.name.setToolTip(self.remarks.text())
        self.name.setAccessibleDescription(self.remarks.text())
        self.fit()
        for field, value in ((self.encoding, book.encoding), (self.separator, book.separator)):
            show_if(field, is_shown=book.kind == "csv")
            field.show_value(value)


# What may be in front; each puts the keyboard where it begins.
ArrivalPart = StartView | BookView | ReportView | WholeView | FormsView


class ArrivalsView(QWidget):
    """One of five in front: the choice, the workbook in hand, the report of one taken, a whole base, filled forms."""

    def __init__(self) -> None:
        super().__init__()
        self.start, self.book, self.report = StartView(), BookView(), ReportView()
        self.whole, self.forms = WholeView(), FormsView()
        self.stack = Stack()
        for each in (self.start, self.book, self.report, self.whole, self.forms):
            self.stack.add(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.addWidget(self.stack, 1)

    @property
    def front(self) -> ArrivalPart:
        """The one in front."""
        return next(
            each for each in (self.start, self.book, self.report, self.whole, self.forms) if each is self.stack.front
        )
