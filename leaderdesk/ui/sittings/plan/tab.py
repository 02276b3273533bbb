"""What every tab of a sitting in preparation has in common: it reads its own when it is in front, never before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.parts.undoing import Undoing

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class PlanTab(QWidget):
    """Shows one part of one sitting; `plan` is the sitting."""

    said = Signal(object)
    visit_wished = Signal(object)
    # What was asked about the sitting has been read and is shown.
    filled = Signal()
    # The page of help that F1 opens here; without one, that of the page around it.
    help_page: str = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.undoing = Undoing(desk, self.said, self)
        self.plan: Plan | None = None
        self._is_read_only = False
        # The part to go to once this one has been read.
        self._wished: str | None = None
        self._is_read = False

    @property
    def can_write(self) -> bool:
        """True while the sitting may still be changed as a plan."""
        return not self._is_read_only and self.plan is not None and self.plan.phase == "preparation"

    def show_plan(self, plan: Plan) -> None:
        """Come to the front with a sitting, or hear that it changed: its part is read again."""
        if self.plan is None or self.plan.id != plan.id:
            self._is_read = False
        self.plan = plan
        self.show_known(plan)
        self._enable()
        self.refresh()

    def refresh(self) -> None:
        """Read this part again; an answer for another sitting is dropped."""
        plan = self.plan
        work = self.reading(plan.id) if plan is not None else None
        if work is not None and plan is not None:
            self.desk.ask(work, lambda answer: self._take(plan.id, answer))
        else:
            self._end_reading()

    def reading(self, key: int) -> Callable[[OpenBase], Any] | None:
        """The work that reads this part; None where the plan says all."""
        return None

    def show_known(self, plan: Plan) -> None:
        """Show what the plan says."""

    def show_read(self, answer: Any) -> None:  # noqa: ANN401 - of the kind of the tab
        """Show what was read."""

    def leave(self) -> None:
        """Save what is being typed; no sitting is shown any more."""
        self.plan = None

    def enter(self, part: str = "") -> None:
        """Put the keyboard on a part of the tab, as soon as it is shown."""
        if self._is_read:
            self.focus_part(part)
        else:
            self._wished = part

    def focus_first(self) -> None:
        """Where the keyboard goes when the tab is entered."""

    def focus_part(self, part: str) -> None:
        """Put the keyboard on one part of the tab."""
        self.focus_first()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self._is_read_only = is_read_only
        self._enable()

    def today(self) -> date:
        """The day it is."""
        return self.desk.around.today()

    def _take(self, key: int, answer: object) -> None:
        if self.plan is not None and self.plan.id == key:
            self.show_read(answer)
            self._enable()
            self._end_reading()

    def _end_reading(self) -> None:
        self._is_read = True
        self.filled.emit()
        if self._wished is not None:
            part, self._wished = self._wished, None
            self.focus_part(part)

    def _enable(self) -> None:
        """Offer what can be done now."""
