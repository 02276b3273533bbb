"""Builds the side « Sortir »: the workbooks by reader, then the one in hand: what it would hold, where it goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.controls import EDGE, button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.words import exports as words
from leaderdesk.words.formats import number

_LEAST, _LOWEST, _WIDEST = 16, 11, 110
# How many lines of the sheets are seen at least.
_FEWEST = 5


class OutView(QWidget):
    """The list, and the workbook it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = text(
            self.tr(
                "Entrée ouvre un classeur. Sur les pages de dossiers, porteurs, échanges, appels, séances et comité, "
                "Ctrl+Maj+E exporte la liste affichée."
            ),
            "muted",
            is_wrapped=True,
        )
        empty = Empty("workbooks", self.tr("Aucun classeur pour l’instant"), self.tr("Ouvrez une base."))
        self.listing = Listing(OutColumns(self).presets(), self.tr("Classeurs à écrire"), empty)
        as_listed(self.listing)
        self.listing.setFocusProxy(self.listing.table)
        self.book = BookView()
        self.beside = Beside(self.listing, self.book)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 4, EDGE, 16)
        inside.setSpacing(10)
        inside.addWidget(self.hint)
        inside.addWidget(self.beside, 1)


class OutColumns(QObject):
    """The columns of both lists."""

    def presets(self) -> list[Column]:
        """The workbooks."""
        return [
            Column(
                *("name", self.tr("Classeur"), lambda each: words.preset(each.code)),
                key=lambda each: each.rank,
                width=20,
            ),
            Column("reader", self.tr("Pour qui"), lambda each: words.reader(each.code), width=28, is_wide=True),
        ]

    def sheets(self) -> list[Column]:
        """The sheets of one."""
        return [
            Column("name", self.tr("Feuille"), lambda each: each.name, width=30, is_wide=True),
            Column(
                *("rows", self.tr("Lignes"), lambda each: number(each.rows), lambda each: each.rows),
                kind="count",
                width=8,
            ),
        ]


class BookView(QWidget):
    """One workbook: for whom, which rows in which order, its sheets, where it goes, what writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading")
        self.reader = text("", is_wrapped=True)
        self.shown = text("", "muted", is_wrapped=True)
        self.people = text("", "muted", is_wrapped=True)
        self.held = text("", "strong", is_wrapped=True)
        self.sheets = Listing(
            OutColumns(self).sheets(), self.tr("Feuilles du classeur"), Empty("list", self.tr("Aucune feuille"), "")
        )
        as_listed(self.sheets)
        self.place = text("", is_wrapped=True)
        self.write = button(self.tr("É&crire"), "primary", "disk")
        self.choose = button(self.tr("Changer l’e&mplacement…"), "", "open")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        told = column(self.title, self.reader, self.shown, self.people, self.held, gap=8)
        told.addWidget(self.sheets, 1)
        # Without the sheets, the words stay together.
        told.addStretch(0)
        # Large texts scroll: what writes stays in sight.
        inside.addWidget(scrolled(told, _WIDEST, is_centred=False), 1)
        inside.addWidget(self.place)
        inside.addLayout(Flow(self.write, self.choose, None))
        self.setFocusProxy(self.write)
        self._hold_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold_room()

    def _hold_room(self) -> None:
        self.sheets.setMinimumHeight(self.fontMetrics().height() * 2 * _FEWEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 2 * _LEAST, self.fontMetrics().height() * _LOWEST)

    def show_book(self, code: str, *, names_people: bool) -> None:
        """What it is; what it would hold comes once it is known."""
        self.title.setText(words.preset(code))
        self.reader.setText(words.reader(code))
        self.shown.setText(self.tr("Montré\u00a0: {} Ordre\u00a0: {}").format(words.shown(code), words.order(code)))
        self.people.setText(words.people(names_people=names_people))

    def show_held(self, sheets: Sequence[object], rows: int) -> None:
        """Its sheets with their rows; nothing is known of one that is made as it is written."""
        show_if(self.sheets, is_shown=bool(sheets))
        self.held.setText(words.held(rows, len(sheets)) if sheets else "")
        self.sheets.show_lines(lines_of(self.sheets.model.columns, sheets))


def as_listed(made: Listing) -> None:
    """In the order in which they come, whole: nothing to filter or sort."""
    made.hide_tools()
    made.table.setSortingEnabled(False)
    made.model.is_sortable = False
    made.model.sort_by(())
