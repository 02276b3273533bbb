"""What the parts of the tab have in common: what was read, how the base is changed, and a way back from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.sheets.eligibility import EligibilitySheet
from leaderdesk.domain.sheets.pieces import PiecesSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.eligibility.view import EligibilityView
from leaderdesk.ui.parts.undoing import Undoing

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tab shows of a dossier."""

    key: int
    on: date
    holder: int
    sheet: EligibilitySheet
    pieces: PiecesSheet
    # What the plan asks of the fund, which the checks judge, and what the rules leave, where they differ.
    asked: tuple[int, int] | None = None


class Part(QObject):
    """The checks, the pieces or the letter of the dossier shown."""

    said = Signal(object)
    visit_wished = Signal(object)

    def __init__(self, desk: Desk, view: EligibilityView) -> None:
        super().__init__(view)
        self.desk, self.view = desk, view
        self.reading: Reading | None = None
        self._undoing = Undoing(desk, self.said, self)

    def change(self, work: Callable[[OpenBase], Any], told: str = "") -> None:
        """Change the base, and say so where what was done is worth taking back at once."""
        self.desk.act(work, self._undoing.after(told))
