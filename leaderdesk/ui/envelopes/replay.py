"""Past projects replayed under other rules: who would have been funded, who differs, what would be left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.envelopes.replays import Replayed, ReplayRules
from leaderdesk.domain.money import rate_from_millionths
from leaderdesk.domain.sheets.envelopes import cents_of
from leaderdesk.domain.sheets.replays import ReplaySheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField, RateField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.words import envelopes as words
from leaderdesk.words.formats import day, money, rate

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

# The page scrolls as a whole: the list has all the rows a screen may show.
_FEWEST, _MOST = 3, 12


class ReplayView(QWidget):
    """The other rules, what they come to, and every project."""

    def __init__(self) -> None:
        super().__init__()
        self.way = ChoiceField(words.WAYS, characters=46)
        self.way.setAccessibleName(self.tr("Qui est servi d’abord"))
        self.by = text(self.tr("&Servir"), "strong")
        self.by.setBuddy(self.way)
        self.threshold = RateField()
        self.threshold.setAccessibleName(self.tr("Note à atteindre, en part du maximum"))
        self.least = text(self.tr("Note à atteindre"), "strong")
        self.least.setBuddy(self.threshold)
        self.method = text(words.REPLAY_METHOD, "muted", is_wrapped=True)
        self.told = text("", "strong", is_wrapped=True)
        empty = Empty(
            "sittings", self.tr("Aucun projet à rejouer"), self.tr("Il faut qu’une séance se soit prononcée.")
        )
        self.listing = Listing(self._columns(), self.tr("Projets rejoués"), empty)
        choices = QWidget()
        choices.setLayout(Flow(self.by, self.way, self.least, self.threshold))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.addWidget(Paper(column(choices, self.method, self.told, self.listing, None, gap=10), self))

    def _columns(self) -> list[Column]:
        done = {True: self.tr("financé"), False: self.tr("non financé")}
        return [
            Column("number", self.tr("Dossier"), lambda each: each.project.dossier, width=11),
            Column("on", self.tr("Séance du"), lambda each: day(each.project.on), key=_on, width=12, kind="day"),
            Column("pot", self.tr("Enveloppe"), lambda each: words.pot_code(each.project.pot), width=14),
            Column(
                "score", self.tr("Note"), lambda each: rate(each.project.score), key=_score, width=13, is_number=True
            ),
            Column("asked", self.tr("Demandé"), _asked, key=_cents, kind="amount", width=15, has_sum=True),
            Column("was", self.tr("Ce qui a été fait"), lambda each: done[each.project.was_funded], width=17),
            Column("fate", self.tr("Ce qui aurait été"), words.fate, width=22, is_wide=True),
            Column("differs", self.tr("Diffère"), lambda each: self.tr("diffère") if each.differs else "–", width=10),
        ]


class ReplayPage(Page):
    """Other rules are tried at once; Enter opens the dossier."""

    topics = frozenset({"dossiers", "programme", "fiches", "settings", "sittings"})
    help_page = "enveloppes#Rejouer"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ReplayView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._asked = 0
        self._sheet: ReplaySheet | None = None
        self.view.way.show_value("first_come")
        self.view.way.edited.connect(lambda _: self.refresh())
        self.view.threshold.edited.connect(lambda _: self.refresh())
        self.view.listing.table.opened.connect(self._open)

    def refresh(self) -> None:
        self._asked += 1
        if self._sheet is None:
            # Nothing is said to be missing before it was looked for.
            self.view.told.setText(self.tr("Lecture des séances…"))
            self.view.listing.hide()
        rank, least = self._asked, self.view.threshold.value()
        threshold = None if least is None else rate_from_millionths(least)
        rules = ReplayRules(self.view.way.value() or "first_come", threshold)

        def work(base: OpenBase) -> ReplaySheet:
            from leaderdesk.services.replays import replay_past

            return replay_past(base, rules)

        self.desk.ask(work, lambda sheet: self._fill(sheet, rank))

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.way.setFocus()

    def _fill(self, sheet: ReplaySheet, rank: int) -> None:
        if rank != self._asked:
            return
        self._sheet = sheet
        self.view.told.setText(words.replay_told(sheet))
        listing = self.view.listing
        listing.show()
        found = sheet.replay.lines
        listing.show_lines(
            lines_of(listing.model.columns, found, lambda each: (each.project.dossier, each.project.pot))
        )
        listing.table.show_rows(min(max(len(found), _FEWEST), _MOST))
        listing.table.select_first()

    def _open(self, line: Replayed) -> None:
        if self._sheet is not None:
            self.visit_wished.emit(Visit("dossiers", self._sheet.dossiers[line.project.dossier].facts.dossier_id))


def _on(line: Replayed) -> object:
    return line.project.on


def _score(line: Replayed) -> object:
    return line.project.score


def _cents(line: Replayed) -> int:
    return cents_of(line.project.asked)


def _asked(line: Replayed) -> str:
    return money(_cents(line))
