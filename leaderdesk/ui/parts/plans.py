"""Who pays what in a plan, drawn: a share for each line that stands, and what nobody pays yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.domain.sheets.rows import FundingRow
from leaderdesk.drawings.shapes import Pattern
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.ui.kit.drawing import DrawingBox
from leaderdesk.words.formats import money, rate

_INKS = {"european": "fund", "public": "public", "private": "private", "own": "own"}
# Lines of one nature are told apart without their colour.
_PATTERNS: tuple[Pattern, ...] = ("solid", "dots", "hatch")


class PlanWords(QObject):
    """What the payers of a plan are called."""

    def name(self, row: FundingRow) -> str:
        """Who gives the money of a line."""
        if row.name:
            return row.name
        unnamed = {
            "european": self.tr("Fonds européen"),
            "public": self.tr("Financeur public à trouver"),
            "private": self.tr("Financeur privé à trouver"),
        }
        return unnamed.get(row.nature, self.tr("Autofinancement"))

    def shares(self, sheet: FinancingSheet) -> list[Share]:
        """One for each line that stands, then what is still to find."""
        standing = [each.row for each in sheet.lines if not each.is_refused and each.row.amount]
        missing = max(0, sheet.to_find)
        whole = sum(row.amount for row in standing) + missing
        seen: Counter[str] = Counter()
        found = []
        for row in standing:
            pattern = _PATTERNS[seen[row.nature] % len(_PATTERNS)]
            found.append(_share(self.name(row), row.amount, whole, _INKS[row.nature], pattern))
            seen[row.nature] += 1
        return [*found, _share(self.tr("À trouver"), missing, whole, "alert", "hatch")] if missing else found


class PlanDrawing(DrawingBox):
    """The bar of a plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Qui paie quoi"))
        self._words = PlanWords(self)
        self._empty = self.tr("Aucun financement saisi")

    def show_plan(self, sheet: FinancingSheet) -> None:
        """Draw another plan."""
        self.show_shares(self._words.shares(sheet))

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Draw these shares."""
        self.show_drawing(lambda width, measure: draw_shares(shares, width, measure, empty=self._empty))


def _share(name: str, amount: int, whole: int, ink: str, pattern: Pattern) -> Share:
    return Share(name, amount, money(amount), rate(Fraction(amount, whole)), ink, pattern)
