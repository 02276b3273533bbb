"""Builds the avenants: their list, what the chosen one moves, and every envelope before and after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.sheets.avenants import PotEffect
from leaderdesk.ui.kit.controls import EDGE, column, text
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.typed_columns import amount_column, choice_column, day_column, offer, words_column
from leaderdesk.words import envelopes as words
from leaderdesk.words.formats import day, money

_ROWS = 9


class AvenantsView(QWidget):
    """Two tables to type in, one to read."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.pots: dict[Any, str] = {}
        self.sittings: dict[Any, str] = {}
        self.intro = text(
            self.tr(
                "Un avenant déplace de l’argent entre enveloppes. Sans jour de décision, c’est une simulation\u00a0:"
                " elle ne change rien."
            ),
            "muted",
            is_wrapped=True,
        )
        self.avenants = EntryTable(
            self._avenants(today),
            self.tr("Avenants"),
            self.tr("Nouvel avenant…"),
            most_rows=6,
            identity=attrgetter("row.id"),
        )
        self.remove = self.avenants.add_action(self.tr("Retirer l’avenant"), "bin", "Ctrl+Delete")
        self.moves = text(self.tr("Ce qu’il déplace"), "heading")
        self.transfers = EntryTable(
            self._transfers(), self.tr("Mouvements"), self.tr("Nouveau mouvement…"), most_rows=6
        )
        self.remove_transfer = self.transfers.add_action(self.tr("Retirer le mouvement"), "bin", "Ctrl+Delete")
        self.effect = text("", "strong", is_wrapped=True)
        self.effects = LineModel(self._effects(), self)
        self.effects.is_sortable = False
        self.table = Table(self.effects, self.tr("Enveloppes avant et après l’avenant"))
        self.table.setSortingEnabled(False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        self.below = column(self.moves, self.transfers, self.effect, self.table)
        inside.addWidget(Paper(column(self.intro, self.avenants, self.below, None), self))

    def show_choices(self, pots: Mapping[int, Pot], sittings: Mapping[int, tuple[str, date]]) -> None:
        """The envelopes and the sittings to choose from."""
        outside = {None: self.tr("Hors maquette")}
        offer(self.pots, outside | {key: words.pot_code(pot) for key, pot in pots.items()})
        offer(self.sittings, {key: f"{day(on)} {title}" for key, (title, on) in sittings.items()})

    def show_below(self, *, is_shown: bool) -> None:
        """What is said of a chosen avenant, where there is one."""
        for each in (self.moves, self.transfers, self.effect, self.table):
            each.setVisible(is_shown)

    def fit(self, count: int) -> None:
        """A table as high as its rows."""
        self.table.show_rows(min(count, _ROWS))

    def _avenants(self, today: Callable[[], date]) -> list[Column]:
        return [
            words_column("title", self.tr("Intitulé"), "row.title", width=22, is_wide=True),
            Column("number", self.tr("N°"), lambda each: str(each.row.number), width=5),
            choice_column("sitting_id", self.tr("Séance"), self.sittings, "row.sitting_id", width=22),
            day_column("decided_on", self.tr("Décidé le"), today, "row.decided_on", width=12),
            day_column("approved_on", self.tr("Approuvé le"), today, "row.approved_on", width=13),
            Column("state", self.tr("Où en est-on"), words.avenant_state, width=28),
            words_column("remark", self.tr("Remarque"), "row.remark", width=14, is_optional=True),
        ]

    def _transfers(self) -> list[Column]:
        return [
            choice_column("taken_from_id", self.tr("De l’enveloppe"), self.pots, width=24),
            choice_column("given_to_id", self.tr("Vers l’enveloppe"), self.pots, width=24, is_wide=True),
            amount_column("amount", self.tr("Montant"), width=16),
        ]

    def _effects(self) -> list[Column]:
        return [
            Column("pot", self.tr("Enveloppe"), lambda each: words.pot_code(each.pot), width=20, is_wide=True),
            _amount("before", self.tr("Avant"), lambda each: each.before),
            _amount("change", self.tr("Mouvement"), lambda each: each.change),
            _amount("after", self.tr("Après"), lambda each: each.after),
            _amount("programmed", self.tr("Programmé"), lambda each: each.programmed),
            _amount("left", self.tr("Resterait"), lambda each: each.left),
        ]


def _amount(name: str, title: str, get: Callable[[PotEffect], int]) -> Column:
    return Column(name, title, lambda each: money(get(each)), key=get, width=15, kind="amount")
