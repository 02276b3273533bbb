"""The preview: every row by verdict, taken or skipped by a key, with what is asked of the one in hand beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.verdicts import Choices, Preview
from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.workbooks.arrivals.panel import Panel
from leaderdesk.ui.workbooks.arrivals.row_record import RowRecord
from leaderdesk.ui.workbooks.arrivals.rows import PreviewRow, RowsColumns

_TAKEABLE = (*choosing.WRITTEN, "doubt")


class RowsPanel(Panel):
    """`chosen(choices)`: what was taken, skipped, answered or corrected; `refused(words)`: why it may not be."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.book: Book | None = None
        self.preview: Preview | None = None
        self.choices = Choices()
        self.rows: list[PreviewRow] = []
        self._told = RowsColumns(self)
        empty = Empty(
            "list",
            self.tr("Aucune ligne à lire"),
            self.tr("Montrez où sont les titres dans la partie «\u00a0Tableaux\u00a0»."),
        )
        self.listing = Listing(self._told.all(), self.tr("Aperçu des lignes"), empty)
        self.listing.setFocusProxy(self.listing.table)
        self.listing.views.can_keep = False
        self.listing.sort_by("verdict")
        self.listing.table.usual = self.listing.table.look()
        self.take = button(self.tr("Prendre ou lai&sser"), "", "tick")
        self.take.setToolTip(self.tr("Les lignes choisies (Espace)"))
        self.next = button(self.tr("Do&ute suivant"), "", "next")
        self.next.setToolTip(self.tr("La ligne suivante qui attend une réponse (F3)"))
        for each in (self.take, self.next):
            self.listing.tools.addWidget(each)
        self.record = RowRecord()
        self.beside = Beside(self.listing, self.record)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.beside, 1)
        inside.addWidget(InFull(self.listing.table))
        self._connect()

    def focus_main(self) -> None:
        """The keyboard on the list."""
        self.listing.table.setFocus()

    def show_found(self, book: Book, preview: Preview, choices: Choices, rows: list[PreviewRow]) -> None:
        """Show what each row would do; the list keeps its order, its filter and the line in hand."""
        is_new = book is not self.book
        self.book, self.preview, self.choices = book, preview, choices
        self.rows = rows
        self.listing.table.places.show("sheet", is_shown=len({row.key[0] for row in self.rows}) > 1)
        self.listing.show_lines(lines_of(self.listing.model.columns, self.rows, lambda row: row.key))
        self.listing.show_views(self._told.views(self.rows))
        if is_new:
            self.listing.views.choose("all")
            self.beside.close_record()
        self.listing.table.select_first()
        self._show_record()
        self._enable()

    def go_to_next(self, step: int = 1) -> bool:
        """The next row that waits for an answer, in the order shown; its questions take the keyboard.

        False where none waits.
        """
        model, table = self.listing.model, self.listing.table
        count = model.rowCount()
        start = table.currentIndex().row()
        for away in range(1, count + 1):
            line = model.line((start + step * away) % count)
            if line is not None and line.item.is_waiting:
                table.go_to((start + step * away) % count, max(0, table.currentIndex().column()))
                self._open()
                self.record.focus_question()
                return True
        return False

    def _connect(self) -> None:
        table = self.listing.table
        table.chosen.connect(lambda _: self._show_record())
        table.opened.connect(lambda _: self._enter())
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.take.clicked.connect(self._take)
        self.next.clicked.connect(lambda _: self.go_to_next())
        self.record.chosen.connect(self._choose)
        self._add_key("Space", table, self._take)
        self._add_key("F2", table, self._enter)

    def _add_key(self, keys: str, where: QWidget, act: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), where)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)

    def _enter(self) -> None:
        self._open()
        self.record.focus_question()

    def _open(self) -> None:
        self.beside.open_record()
        self._show_record()

    def fit(self) -> None:
        # Its key does the same.
        show_if(self.next, is_shown=not self.is_low)

    def _show_record(self) -> None:
        row = self.listing.table.current_item()
        if self.beside.is_open and isinstance(row, PreviewRow) and self.book is not None and self.preview is not None:
            self.record.show_row(self.book, self.preview, row, self.choices)

    def _enable(self) -> None:
        rows = self.listing.selected_items()
        self.take.setEnabled(any(row.verdict in _TAKEABLE for row in rows))
        self.next.setEnabled(any(row.is_waiting for row in self.rows))

    def _take(self) -> None:
        """Skip them all where all are taken; else take those that can be."""
        rows = [row for row in self.listing.selected_items() if row.verdict in _TAKEABLE]
        if rows:
            is_taken = not all(row.is_taken for row in rows)
            self._choose(choosing.taking(self.choices, [row.key for row in rows], is_taken=is_taken))
        else:
            self.refused.emit(
                self.tr(
                    "Une ligne en erreur se corrige d’abord (Entrée)\u202f; une ligne identique est déjà dans la base."
                )
            )

    def _choose(self, choices: Choices) -> None:
        self.choices = choices
        self.chosen.emit(choices)
