"""Everything that was noted, the last first; a mistake is struck with its reason, and stays in the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.ui.sittings.live.reason import ReasonBox
from leaderdesk.words import failures, formats
from leaderdesk.words.sitting_agendas import said_briefly_at, say_deed

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sittings.gestures import Deed
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class Told:
    """One gesture as it is listed; `struck` says why it no longer counts."""

    rank: int
    hour: str
    words: str
    struck: str
    is_opening: bool = False


class DeedsPanel(LivePanel):
    """Lists the gestures; Delete, or the button, strikes the one in hand."""

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        self._rank = -1
        super().__init__(conduct, parent)
        self.columns = [
            Column("rank", self.tr("N°"), lambda each: formats.number(each.rank), width=6, kind="count", key=_rank),
            Column("hour", self.tr("Heure"), lambda each: each.hour, width=11),
            Column("words", self.tr("Geste"), lambda each: each.words, width=24, is_wide=True),
            Column("struck", self.tr("Retiré"), lambda each: each.struck or self.tr("non"), width=10),
        ]
        empty = Empty("history", self.tr("Rien n’est encore noté"), self.tr("Chaque geste de la séance s’ajoute ici."))
        self.listing = Listing(self.columns, self.tr("Journal de séance"), empty)
        self.listing.sort_by("rank", is_descending=True)
        self.strike = button(self.tr("Retirer ce &geste…"), "", "bin")
        self.strike.setToolTip(self.tr("Retirer le geste choisi, avec un motif (Suppr)"))
        self.strike.setAccessibleDescription(self.strike.toolTip())
        self.reason = ReasonBox()
        self.problem = text("", "problem", is_wrapped=True)
        self.problem.hide()
        self.listing.tools.addWidget(self.strike)
        hint = self.tr(
            "Une erreur toute récente se défait plus vite par Ctrl+Z\u202f; retirée ici, elle reste au dossier."
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (text(hint, "small", is_wrapped=True), self.problem, self.reason):
            inside.addWidget(part)
        inside.addWidget(self.listing, 1)
        self.strike.clicked.connect(self._ask)
        self.listing.table.chosen.connect(lambda _: self._enable())
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.listing.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._ask)

    def show_sheet(self, sheet: LiveSheet) -> None:
        if sheet.rank != self._rank and self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def focus_main(self) -> None:
        self.listing.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Ready to type what to look for."""
        self.listing.focus_filter()

    def refuse(self, error: Expected) -> None:
        rank = error.data.get("rank")
        why = failures.say(error)
        if rank is not None and error.code != "nothing_to_strike":
            why = self.tr("Ce geste ne peut pas être retiré\u00a0: le geste n°\u00a0{} en dépend. {}").format(rank, why)
        self.problem.setText(why)
        self.problem.show()

    def _read(self) -> None:
        def read(base: OpenBase, key: int) -> tuple[Deed, ...]:
            from leaderdesk.services.sittings import read_deeds_of

            return read_deeds_of(base, key)

        self.conduct.ask(read, self._show)

    def _show(self, deeds: Sequence[Deed]) -> None:
        sheet = self.conduct.sheet
        if sheet is None:
            return
        self._rank = sheet.rank
        titles = {line.key: line.title for line in sheet.agenda.lines}
        why = {each.gesture.rank: each.gesture.reason for each in deeds if isinstance(each.gesture, told.Struck)}
        found = [
            Told(each.rank, said_briefly_at(each), say_deed(each, titles), why.get(each.rank, ""), _is_opening(each))
            for each in deeds
            if not isinstance(each.gesture, told.Struck)
        ]
        self.listing.show_lines(lines_of(self.columns, found, _rank))
        if self.listing.table.current_item() is None:
            self.listing.table.select_first()
        self._enable()

    def _enable(self) -> None:
        item, sheet = self.listing.table.current_item(), self.conduct.sheet
        is_over = sheet is None or sheet.is_over
        # The opening of the sitting is what all the rest stands on.
        is_struck = isinstance(item, Told) and (bool(item.struck) or item.is_opening)
        self.strike.setEnabled(item is not None and not is_struck and not is_over and not self.conduct.is_read_only)

    def _ask(self) -> None:
        item = self.listing.table.current_item()
        if not self.strike.isEnabled() or not isinstance(item, Told):
            return
        self.problem.hide()
        words = self.tr("Motif pour retirer «\u00a0{}\u00a0» ({})").format(item.words, item.hour)
        self.reason.ask(words, self.tr("Retirer ce geste"), lambda why: self._note(item.rank, why), self.focus_main)

    def _note(self, rank: int, why: str) -> None:
        self.conduct.note(told.Struck(rank, why), refused=self.refuse)


def _is_opening(deed: Deed) -> bool:
    return isinstance(deed.gesture, told.Opened)


def _rank(each: Told) -> int:
    return each.rank
