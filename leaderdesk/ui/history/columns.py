"""The columns of the history: actions, and the fields that one of them changed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from leaderdesk.domain.changes import Entry, FieldChange
from leaderdesk.ui.kit.lines import Column
from leaderdesk.words.actions import entry_label
from leaderdesk.words.fields import field, told
from leaderdesk.words.formats import moment
from leaderdesk.words.tables import table


class HistoryColumns(QObject):
    """Titles and values of both tables."""

    def entries(self) -> list[Column]:
        """What is shown of an action."""
        return [
            Column("height", self.tr("N°"), lambda entry: str(entry.height), key=_height, width=7, is_number=True),
            Column("at", self.tr("Le"), lambda entry: moment(entry.at), key=lambda entry: entry.at, width=22),
            Column("action", self.tr("Action"), self.action, tone=_tone, width=34, is_wide=True),
            Column("operator", self.tr("Par"), lambda entry: entry.operator, width=14),
            Column("machine", self.tr("Sur l’ordinateur"), lambda entry: entry.machine, width=16),
            Column(
                "changes", self.tr("Lignes"), lambda entry: str(entry.changes), key=_changes, width=8, is_number=True
            ),
        ]

    def fields(self) -> list[Column]:
        """What is shown of a field that changed."""
        return [
            Column("table", self.tr("Objet"), self._object, width=18),
            Column("field", self.tr("Champ"), lambda each: field(each.field), width=20),
            Column("before", self.tr("Avant"), lambda each: _shown(each, 0), width=20),
            Column("after", self.tr("Après"), lambda each: _shown(each, 1), width=22, is_wide=True),
        ]

    def action(self, entry: Entry) -> str:
        """An action as the history names it, undo and redo told apart."""
        return entry_label(entry.action, entry.kind, entry.subject)

    def _object(self, change: FieldChange) -> str:
        verbs = {"created": self.tr("{} (création)"), "deleted": self.tr("{} (suppression)")}
        return verbs.get(change.verb, "{}").format(table(change.table))


def _shown(change: FieldChange, side: int) -> str:
    """Before or after; an empty cell where there was nothing, which the table says in its own way."""
    stored = (change.before, change.after)[side]
    return "" if stored is None else told(change)[side]


def _height(entry: Entry) -> int:
    return entry.height


def _changes(entry: Entry) -> int:
    return entry.changes


def _tone(entry: Entry) -> str:
    return "muted" if entry.kind in ("undo", "redo") else ""
