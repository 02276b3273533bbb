"""The waiting list against what is left: who may be served, who not and why; deciding stays with the committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.waiting import WaitingLine, WaitingSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.page import Page, Visit
from leaderdesk.words import envelopes as words
from leaderdesk.words.formats import day
from leaderdesk.words.phrases import spaced

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class WaitingView(QWidget):
    """The list, and why it proposes what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.method = text(spaced(words.WAITING_METHOD), "muted", is_wrapped=True)
        self.unknown = text("", is_wrapped=True)
        empty = Empty(
            "pending",
            self.tr("Aucun dossier n’est en liste d’attente"),
            self.tr("Un dossier y entre par son état, quand le comité l’y inscrit faute d’argent."),
        )
        self.listing = Listing(self._columns(), self.tr("Liste d’attente"), empty)
        self.listing.sort_by("rank")
        self.reasons = text("", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.setSpacing(10)
        for each in (self.method, self.unknown):
            inside.addWidget(each)
        inside.addWidget(self.listing, 1)
        inside.addWidget(self.reasons)

    def _columns(self) -> list[Column]:
        return [
            Column("rank", self.tr("Rang"), lambda line: str(line.rank), key=_rank, width=7, is_number=True),
            Column(
                "since", self.tr("Inscrit le"), lambda line: day(line.taken.since), key=_since, width=12, kind="day"
            ),
            Column("number", self.tr("Dossier"), lambda line: line.taken.number, width=11),
            Column("title", self.tr("Projet"), lambda line: line.taken.title, width=26, is_wide=True),
            Column("holder", self.tr("Porteur"), lambda line: line.taken.facts.holder, width=20),
            Column("amounts", self.tr("Ce qu’il attend"), words.waiting_amounts, width=24),
            Column("outcome", self.tr("Ce qui est proposé"), lambda line: words.outcome(line.call.outcome), width=26),
        ]


class WaitingPage(Page):
    """Enter opens the dossier; its reasons are told below."""

    topics = frozenset({"dossiers", "programme", "fiches", "settings", "sittings", "holders"})
    help_page = "enveloppes#La liste d’attente"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = WaitingView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        table = self.view.listing.table
        table.chosen.connect(self._tell)
        table.opened.connect(lambda line: self.visit_wished.emit(Visit("dossiers", line.taken.facts.dossier_id)))

    def refresh(self) -> None:
        def work(base: OpenBase) -> WaitingSheet:
            from leaderdesk.services.envelopes import read_waiting

            return read_waiting(base)

        self.desk.ask(work, self._fill)

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def _fill(self, sheet: WaitingSheet) -> None:
        unknown = words.waiting_unknown(sheet)
        self.view.unknown.setText(unknown)
        self.view.unknown.setVisible(bool(unknown))
        listing = self.view.listing
        listing.show_lines(lines_of(listing.model.columns, sheet.lines, lambda line: line.taken.number))
        listing.table.select_first()
        self._tell(listing.table.current_item())

    def _tell(self, line: object) -> None:
        self.view.reasons.setText(words.waiting_reasons(line) if isinstance(line, WaitingLine) else "")


def _rank(line: WaitingLine) -> int:
    return line.rank


def _since(line: WaitingLine) -> object:
    return line.taken.since
