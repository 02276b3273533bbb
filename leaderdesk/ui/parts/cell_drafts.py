"""What was typed in a cell and could not be read, kept aside until it can: a crash does not take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.tables.editing import CellEdit, Unread
from leaderdesk.ui.kit.tables.readings import Readings
from leaderdesk.ui.parts.begun import NewRow
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.words import failures

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class CellDrafts(QObject):
    """The drafts of one table; `kind` names its rows (`quote:123:amount`)."""

    def __init__(self, desk: Desk, entries: EntryTable, kind: str) -> None:
        super().__init__(entries)
        self._desk, self._entries, self._kind = desk, entries, kind
        # Where each text is kept, by the line and the column it was typed in.
        self._kept: dict[tuple[Any, str], str] = {}
        entries.table.unread_typed.connect(self._keep)
        entries.table.edits_wished.connect(self._forget)
        entries.table.text_let_go.connect(self._let_go)
        entries.row_made.connect(self._follow)
        desk.failed.connect(lambda error: entries.give_up_begun(failures.say(error)))

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
                place = self._place(line.identity, column.name)
                raw = drafts.get(place)
                if raw and (line.identity, column.name) not in model.flags_raised:
                    self._kept[line.identity, column.name] = place
                    model.flag(line.identity, column.name, raw, readings.read(column, raw).problem)

    def _keep(self, unread: Unread) -> None:
        place, raw = self._place(unread.identity, unread.column), unread.raw
        self._kept[unread.identity, unread.column] = place

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import keep_draft

            keep_draft(base, place, raw)

        self._desk.ask(work, lambda _: None)

    def _follow(self, identity: object, _: object) -> None:
        """The line has a row: what is still wrong in it is kept under its key."""
        flags = self._entries.model.flags_raised
        for line, column in [each for each in self._kept if each[0] == identity]:
            self._drop([self._kept.pop((line, column))])
            if (line, column) in flags:
                self._keep(Unread(line, column, *flags[line, column]))

    def _forget(self, edits: list[CellEdit]) -> None:
        found = (self._kept.pop((edit.identity, edit.column), "") for edit in edits)
        self._drop([place for place in found if place])

    def _let_go(self, identity: object, column: str) -> None:
        self._drop([self._kept.pop((identity, column), self._place(identity, column))])

    def _drop(self, gone: list[str]) -> None:
        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft

            for place in gone:
                forget_draft(base, place)

        if gone:
            self._desk.ask(work, lambda _: None)

    def _place(self, identity: object, column: str) -> str:
        key = self._entries.key_of(identity)
        row = f"new-{identity.owner}" if key is None and isinstance(identity, NewRow) else key
        return f"{self._kind}:{row}:{column}"
