"""What was typed in a cell and could not be read, kept aside until it can: a crash does not take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.tables.editing import CellEdit, Unread
from leaderdesk.ui.kit.tables.readings import Readings
from leaderdesk.ui.parts.entries import EntryTable, NewRow

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class CellDrafts(QObject):
    """The drafts of one table; `kind` names its rows (`quote:123:amount`)."""

    def __init__(self, desk: Desk, entries: EntryTable, kind: str) -> None:
        super().__init__(entries)
        self._desk, self._entries, self._kind = desk, entries, kind
        self._kept: set[str] = set()
        entries.table.unread_typed.connect(self._keep)
        entries.table.edits_wished.connect(self._forget)

    def restore(self) -> None:
        """Show again what waits in the rows now shown."""
        self._desk.ask(self._reading, self._show)

    def _reading(self, base: OpenBase) -> dict[str, str]:
        from leaderdesk.services.asides import drafts

        return {place: raw for place, raw in drafts(base).items() if place.startswith(f"{self._kind}:")}

    def _show(self, drafts: dict[str, str]) -> None:
        model, readings = self._entries.model, Readings(self)
        lines = [line for row in range(model.rowCount()) if (line := model.line(row))]
        for line in lines:
            for column in model.columns:
                raw = drafts.get(self._place(line.identity, column.name))
                if raw and (line.identity, column.name) not in model.flags_raised:
                    self._kept.add(self._place(line.identity, column.name))
                    model.flag(line.identity, column.name, raw, readings.read(column, raw).problem)

    def _keep(self, unread: Unread) -> None:
        place, raw = self._place(unread.identity, unread.column), unread.raw
        self._kept.add(place)

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import keep_draft

            keep_draft(base, place, raw)

        self._desk.ask(work, lambda _: None)

    def _forget(self, edits: list[CellEdit]) -> None:
        gone = {self._place(edit.identity, edit.column) for edit in edits} & self._kept
        self._kept -= gone

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft

            for place in gone:
                forget_draft(base, place)

        if gone:
            self._desk.ask(work, lambda _: None)

    def _place(self, identity: object, column: str) -> str:
        row = f"new-{identity.owner}" if isinstance(identity, NewRow) else identity
        return f"{self._kind}:{row}:{column}"
