"""Builds the waiting list: what orders it, in which sitting the ranks are said, the list, the reasons of a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.waiting import WaitingLine
from leaderdesk.ui.kit.controls import EDGE, button, column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField, CountField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.words import envelopes as words
from leaderdesk.words import waiting as placed
from leaderdesk.words.formats import day
from leaderdesk.words.phrases import spaced

_FEWEST, _MOST = 3, 12


class WaitingView(QWidget):
    """The list, and why it proposes what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.method = text(spaced(placed.METHOD), "muted", is_wrapped=True)
        self.unknown = text("", is_wrapped=True)
        self._sittings: dict[Any, str] = {None: self.tr("aucune séance")}
        self.sitting = ChoiceField(self._sittings, 34)
        self.reason = WordsField(28)
        empty = Empty(
            "pending",
            self.tr("Aucun dossier n’est en liste d’attente"),
            self.tr("Un dossier y entre par son état, quand le comité l’y inscrit faute d’argent."),
        )
        self.listing = Listing(self._columns(), self.tr("Liste d’attente"), empty, is_editable=True)
        self.listing.table.setSortingEnabled(False)
        self.listing.model.sort_by(())
        self.up, self.down = button(self.tr("Monter"), "quiet"), button(self.tr("Descendre"), "quiet")
        self.place = text("", is_wrapped=True)
        self.reasons = text("", is_wrapped=True)
        self._lay_out()

    def said(self) -> tuple[int | None, str]:
        """The sitting that gives the ranks, and why."""
        return self.sitting.value(), self.reason.value() or ""

    def show_sittings(self, sittings: Mapping[int, str]) -> None:
        """The sittings that may have given a rank."""
        self.sitting.set_choices({None: self.tr("aucune séance"), **sittings})

    def set_read_only(self, *, is_read_only: bool, has_lines: bool) -> None:
        """The base may only be looked at."""
        self.listing.model.is_editable = not is_read_only
        for each in (self.up, self.down):
            each.setEnabled(not is_read_only and has_lines)
        self.saying.setVisible(not is_read_only and has_lines)

    def _columns(self) -> list[Column]:
        return [
            Column("rank", self.tr("Rang"), lambda line: str(line.rank), key=_rank, width=7, is_number=True),
            Column(
                *("given", self.tr("Rang du comité"), placed.rank),
                value=_given,
                key=_given,
                kind="count",
                editor=CountField,
                width=13,
            ),
            Column("note", self.tr("Note"), placed.note, key=_note, width=9, is_number=True),
            Column(
                "since", self.tr("Inscrit le"), lambda line: day(line.taken.since), key=_since, width=12, kind="day"
            ),
            Column("number", self.tr("Dossier"), lambda line: line.taken.number, width=11),
            Column("title", self.tr("Projet"), lambda line: line.taken.title, width=26, is_wide=True),
            Column("holder", self.tr("Porteur"), lambda line: line.taken.facts.holder, width=20),
            Column("amounts", self.tr("Ce qu’il attend"), words.waiting_amounts, width=24),
            Column("outcome", self.tr("Ce qui est proposé"), lambda line: words.outcome(line.call.outcome), width=26),
            Column("why", self.tr("Pourquoi ce rang"), lambda line: placed.say_place(line.place), width=40),
        ]

    def _lay_out(self) -> None:
        by, why = text(self.tr("&Rangs donnés en séance"), "strong"), text(self.tr("&Motif"), "strong")
        for label, field, name in (
            (by, self.sitting, self.tr("Rangs donnés en séance")),
            (why, self.reason, self.tr("Motif des rangs")),
        ):
            label.setBuddy(field)
            field.setAccessibleName(name)
        self.saying = QWidget()
        self.saying.setLayout(Flow(by, self.sitting, why, self.reason, self.up, self.down))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        body = (self.method, self.unknown, self.saying, self.listing, self.place, self.reasons)
        inside.addWidget(Paper(column(*body, None, gap=10), self))

    def fit(self, count: int) -> None:
        """A table as high as its rows: the page scrolls as a whole."""
        self.listing.table.show_rows(min(max(count, _FEWEST), _MOST))


def _rank(line: WaitingLine) -> int:
    return line.rank


def _given(line: WaitingLine) -> int | None:
    return line.ranked.rank if line.ranked is not None else None


def _note(line: WaitingLine) -> object:
    return line.standing.noted.share if line.standing.noted is not None else None


def _since(line: WaitingLine) -> date | None:
    return line.taken.since
