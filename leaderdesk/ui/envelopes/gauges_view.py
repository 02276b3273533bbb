"""Builds the state of the envelopes: the day, the table and its drawing, then the dossiers behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from leaderdesk.domain.running.ceilings import Ceiling
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet
from leaderdesk.drawings.pots import Keys, Pot, draw_pots
from leaderdesk.ui.envelopes.columns import EnvelopeColumns
from leaderdesk.ui.kit.controls import EDGE, button, column, text
from leaderdesk.ui.kit.drawing_panel import DrawingPanel
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import DayField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.parts.paper import Paper, keep_cell_in_sight
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.words import envelopes as words
from leaderdesk.words import paper_envelopes, running
from leaderdesk.words.formats import money

# Lines of text that both halves keep together.
_LEAST = 25


class GaugesView(QWidget):
    """Everything there is to see of the state."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        columns = EnvelopeColumns(self)
        self.day = DayField(today)
        self.day.setAccessibleName(self.tr("État des enveloppes au"))
        self.asked_day = text(self.tr("État a&u"), "strong")
        self.asked_day.setBuddy(self.day)
        self.drawn = button(self.tr("De&ssin"), "toggle")
        self.drawn.setCheckable(True)
        self.drawn.setToolTip(self.tr("Montrer les enveloppes en barres plutôt qu’en tableau (Ctrl+T y revient)"))
        self.said = text("", "muted", is_wrapped=True)
        self.ceiling = Sentences(self.tr("Plafond des frais de fonctionnement et d’animation"))
        self.pots = LineModel(columns.pots(), self)
        self.pots.is_sortable = False
        # Each fund before its sum.
        self.pots.sort_by(())
        self.table = Table(self.pots, self.tr("Enveloppes par fiche-action et par fonds"))
        self.table.setSortingEnabled(False)
        self.table.wrap()
        self.drawing = DrawingPanel(self.tr("Enveloppes en barres"), has_table=False, is_tall=True)
        self.drawing.table_wished.connect(self.drawn.click)
        # What the bars do not show yet: they are drawn when they are to be seen.
        self._undrawn: EnvelopesSheet | None = None
        self.empty = Empty(
            "envelopes",
            self.tr("Aucune enveloppe n’est renseignée"),
            self.tr("Saisissez ce que chaque fonds donne à chaque fiche-action, à la page Programme et réglages."),
        )
        self.behind = text("", "heading", is_wrapped=True)
        nobody = Empty("dossiers", self.tr("Aucun dossier"), self.tr("Rien ne fait encore cette somme."))
        self.dossiers = Listing(columns.dossiers(), self.tr("Dossiers"), nobody)
        self._lay_out()

    def show_sheet(self, sheet: EnvelopesSheet) -> None:
        """What is said above, and the bars."""
        self.said.setText(" ".join(words.remarks(sheet)))
        self.said.setVisible(bool(self.said.text()))
        self._undrawn = sheet
        self.bring(is_drawn=self.drawn.isChecked(), is_empty=not sheet.pots)

    def show_ceiling(self, ceiling: Ceiling) -> None:
        """What running costs take, held against their ceiling; nothing where there are none."""
        signs = {"well": "success", "near": "warning", "passed": "error"}
        self.ceiling.say(
            [
                Said(signs[each.standing], running.say_ceiling(each, ceiling.rate or Fraction(0)))
                for each in ceiling.bases
                if each.standing in signs
            ]
        )

    def bring(self, *, is_drawn: bool, is_empty: bool) -> None:
        """The table, the drawing, or why there is neither."""
        if is_drawn and self._undrawn is not None:
            sheet, self._undrawn = self._undrawn, None
            self._draw(sheet)
        self.stack.bring(self.empty if is_empty else self.drawing if is_drawn else self.table)
        # Without an envelope there is nothing to draw, and no dossier behind it.
        for each in (self.drawn, self.below):
            each.setVisible(not is_empty)

    def _draw(self, sheet: EnvelopesSheet) -> None:
        pots = [
            Pot(
                paper_envelopes.short_pot(each),
                each.granted,
                each.programmed,
                each.waiting_amount,
                paper_envelopes.left(each),
                self.tr("{} d’enveloppe").format(money(each.granted)),
                money(each.programmed),
                paper_envelopes.waiting(each),
                f"{each.fiche}/{each.fund}",
            )
            for each in sheet.pots
        ]
        keys = Keys(
            self.tr("programmé"),
            self.tr("en attente"),
            self.tr("reste"),
            self.tr("au-delà de l’enveloppe"),
            paper_envelopes.said(sheet),
            self.tr("Enveloppe"),
            self.tr("enveloppe"),
        )
        self.drawing.show_drawing(lambda width, measure: draw_pots(pots, keys, width, measure))

    def _lay_out(self) -> None:
        self.stack = Stack()
        for each in (self.table, self.drawing, self.empty):
            self.stack.add(each)
        self.below = QWidget()
        self.below.setLayout(column(self.behind, self.dossiers, gap=8))
        self.halves = _Halves(Qt.Orientation.Vertical)
        self.halves.addWidget(self.stack)
        self.halves.addWidget(self.below)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(14)
        # By their share of the height; the envelopes are what one comes for.
        self.halves.setSizes([600, 400])
        whole = QVBoxLayout()
        whole.setSpacing(8)
        whole.addLayout(Flow(self.asked_day, self.day, self.drawn))
        whole.addWidget(self.said)
        whole.addWidget(self.ceiling)
        whole.addWidget(self.halves, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 2, 4, 0)
        # With large letters, it is longer than the window: each half keeps some lines, and the whole scrolls.
        inside.addWidget(Paper(whole, self))
        for table in (self.table, self.dossiers.table):
            table.selectionModel().currentChanged.connect(partial(_follow, table))


class _Halves(QSplitter):
    """The envelopes and the dossiers behind a figure, each with some lines in sight."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() * _LEAST)


def _follow(table: Table, *_: object) -> None:
    if table.hasFocus():
        keep_cell_in_sight(table)
