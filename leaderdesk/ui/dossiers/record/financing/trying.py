"""The plan judged while it is typed: asked of the rules at each pause, never written; late answers are dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.financing.columns import stored
from leaderdesk.ui.dossiers.record.financing.state import PlanShown
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.parts.begun import Blank

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

# Between two keys of somebody who types fast.
_PAUSE = 60


class Trying(QObject):
    """Tries one cell, or the revenue, at a time; `judged` tells the sheet of the plan now on the screen."""

    judged = Signal(object)

    def __init__(self, desk: Desk, shown: PlanShown, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._shown = desk, shown
        self._table: Table | None = None
        self._wished: tuple[int | None, Mapping[str, Any]] | int | None = None
        self._trial = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)

    @property
    def is_typing(self) -> bool:
        """True while what is shown is of a plan being typed."""
        return self._table is not None and self._table.cells.is_open

    def follow(self, table: Table) -> None:
        """The table whose cells are heard."""
        self._table = table
        table.cells.finished.connect(self._settle)

    def hear(self, column: str, make: Callable[[], Any]) -> Callable[[], Any]:
        """A maker of fields that are heard at each key."""

        def made() -> Any:  # noqa: ANN401 - a field of the kit
            field = make()
            field.tried.connect(partial(self._try_cell, column))
            return field

        return made

    def try_revenue(self, value: int | None) -> None:
        """Judge the plan with another revenue."""
        self._wish(value or 0)

    def _settle(self, outcome: object = None, *_: object) -> None:
        """The cell is left: with nothing changed, the plan is again what it was."""
        self._pause.stop()
        self._trial += 1
        if outcome is None and self._shown.sheet is not None:
            self.judged.emit(self._shown.sheet)

    def _try_cell(self, column: str, value: object) -> None:
        item = self._table.current_item() if self._table is not None else None
        if item is not None and self.is_typing:
            self._wish((None if isinstance(item, Blank) else item.row.id, stored(column, value)))  # type: ignore[attr-defined]

    def _wish(self, wished: tuple[int | None, Mapping[str, Any]] | int) -> None:
        self._wished = wished
        self._trial += 1
        self._pause.start()

    def _ask(self) -> None:
        key, wished, trial = self._shown.key, self._wished, self._trial
        today = self._desk.around.today()
        if key is None or wished is None:
            return

        def work(base: OpenBase) -> FinancingSheet:
            from leaderdesk.services.edits import RowEdit
            from leaderdesk.services.funding import try_financing

            if isinstance(wished, int):
                return try_financing(base, key, (), today, revenue=wished)
            row, fields = wished
            known = {name: value for name, value in fields.items() if name != "amount" or value is not None}
            return try_financing(base, key, [RowEdit(row, known)], today)

        self._desk.ask(work, partial(self._show, key, trial))

    def _show(self, key: int, trial: int, sheet: FinancingSheet) -> None:
        if key == self._shown.key and trial == self._trial:
            self.judged.emit(sheet)
