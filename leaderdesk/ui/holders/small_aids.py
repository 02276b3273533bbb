"""De minimis aid of a holder over three rolling years: in words, as a bar, and the aids it declared."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from leaderdesk.domain.holders import AidRow, DeMinimisCount
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.ui.holders.columns import HolderColumns
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.drawing import DrawingBox
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.words.formats import money, rate
from leaderdesk.words.holders import say_de_minimis


class SmallAids(QWidget):
    """One sentence and one bar per regime, then the table of what was declared."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: list[tuple[QLabel, QLabel, DrawingBox]] = []
        self._above = QVBoxLayout()
        self._above.setSpacing(6)
        self.rows = EntryTable(
            HolderColumns(self).aids(), self.tr("Aides de minimis déclarées"), self.tr("Ajouter une aide…")
        )
        self.remove = self.rows.add_action(self.tr("Retirer l’aide"), "close", "Ctrl+Del")
        self.hint = text(
            self.tr("Aides reçues d’ailleurs ; celles de nos dossiers sont déjà comptées.").replace(" ;", " ;"),
            "muted",
            is_wrapped=True,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addLayout(self._above)
        inside.addWidget(self.hint)
        inside.addWidget(self.rows)
        inside.addStretch(1)

    def show_counts(self, holder_id: int, counts: Sequence[DeMinimisCount], aids: Sequence[AidRow]) -> None:
        """Show what was received under each regime."""
        while len(self.counts) < len(counts):
            self.counts.append(self._added())
        for place, (words, source, box) in enumerate(self.counts):
            is_used = place < len(counts)
            for each in (words, source, box):
                each.setVisible(is_used)
            if is_used:
                count = counts[place]
                words.setText(say_de_minimis(count))
                source.setText(count.source)
                shares, nothing = self._shares(count), self.tr("Rien reçu sur la période.")
                box.setVisible(bool(count.received or count.undated))
                box.show_drawing(partial(draw_shares, shares, empty=nothing))
        self.rows.show_lines(self.rows.lines_for(holder_id, aids))

    def _added(self) -> tuple[QLabel, QLabel, DrawingBox]:
        made = text("", is_wrapped=True), text("", "small", is_wrapped=True), DrawingBox(self.tr("Part du plafond"))
        for each in made:
            self._above.addWidget(each)
        return made

    def _shares(self, count: DeMinimisCount) -> tuple[Share, ...]:
        left = max(count.left or 0, 0)
        whole = count.received + count.undated + left
        parts = (
            (self.tr("Reçu"), int(count.received), "fund", "solid"),
            (self.tr("Reçu, sans date"), int(count.undated), "private", "hatch"),
            (self.tr("Reste"), left, "own", "dots"),
        )
        return tuple(
            Share(name, amount, money(amount), rate(Fraction(amount, whole or 1)), ink, pattern)  # type: ignore[arg-type]  # the words above
            for name, amount, ink, pattern in parts
        )
