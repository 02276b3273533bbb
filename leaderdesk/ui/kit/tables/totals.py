"""The sentence that says what a selection comes to, for the status line."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.ui.kit.tables.selection import Totals
from leaderdesk.words.formats import counted

_MOST = 3


class TotalsWords(QObject):
    """Nothing is said of a single row or cell."""

    def say(self, totals: Totals) -> str:
        """`3 lignes · Coût total : 12 345,67 € (moyenne 4 115,22 €)`."""
        count = totals.cells if totals.is_by_cell else totals.rows
        if count < 2:  # noqa: PLR2004 - two make a selection
            return ""
        if totals.is_by_cell:
            told = [counted(count, self.tr("cellule"), self.tr("cellules"))]
        else:
            told = [counted(count, self.tr("ligne"), self.tr("lignes"))]
        for each in totals.numbers[:_MOST]:
            words = self.tr("{}\u00a0: somme {}, moyenne {}")
            told.append(words.format(each.title, each.sum, each.mean))
        return " · ".join(told)
