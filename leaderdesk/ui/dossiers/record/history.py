"""The tab « Historique »: every field of the dossier and of its rows that changed; one can be put back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.changes import FieldChange
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.area import TabArea
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.controls import button, column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, Line, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words.actions import entry_label
from leaderdesk.words.fields import field, told
from leaderdesk.words.formats import capital, moment
from leaderdesk.words.tables import table

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

# Of a row that came or went, one line is enough: what names it.
_NAMES = ("title", "label", "name", "text", "status", "code", "criterion", "kind", "amount")
# Where a row stands and what it belongs to are not put back by themselves.
_FIXED = ("dossier_id", "position", "digest")
_WIDEST = 300


class HistoryTab(Tab):
    """Read from the journal each time; putting back is a new action."""

    topics = frozenset({"dossiers", "journal"})
    help_page = "dossiers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._is_read_only = False
        self._undoing = Undoing(desk, self.said, self)
        empty = Empty("history", self.tr("Rien n’a encore changé"), self.tr("Chaque modification paraîtra ici."))
        self.listing = Listing(ChangeColumns(self).all(), self.tr("Historique du dossier"), empty)
        self.put_back = button(self.tr("Remettre cette valeur"), "", "restore")
        self.about = text("", "muted", is_wrapped=True)
        self.listing.sort_by("at", is_descending=True)
        # What one action changed is said once, above the fields that it changed.
        self.listing.model.group_by("entry")
        self.listing.tools.addWidget(self.put_back)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(TabArea(column(self.listing, self.about, gap=8), _WIDEST))
        self.put_back.clicked.connect(self._put_back)
        self.listing.table.chosen.connect(lambda _: self._enable())

    def refresh(self, key: int) -> None:
        columns = self.listing.model.columns

        def work(base: OpenBase) -> list[Line]:
            from leaderdesk.services.history import record_history

            return lines_of(columns, brief(record_history(base, "dossiers", key)), _identity)

        self.desk.ask(work, lambda lines: self._show(lines) if key == self.key else None)

    def focus_first(self) -> None:
        self.listing.table.setFocus()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self._enable()

    def _show(self, lines: list[Line]) -> None:
        self.listing.show_lines(lines)
        self.listing.table.select_first()
        self._enable()

    def _enable(self) -> None:
        change = self.listing.table.current_item()
        can_put_back = isinstance(change, FieldChange) and is_restorable(change)
        self.put_back.setEnabled(can_put_back and not self._is_read_only)
        if isinstance(change, FieldChange) and can_put_back:
            words = self.tr("Remet «\u00a0{}\u00a0» dans le champ «\u00a0{}\u00a0».")
            self.about.setText(words.format(told(change)[0], field(change.field)))
        else:
            self.about.setText(self.tr("Choisissez une modification pour remettre la valeur d’avant."))

    def _put_back(self) -> None:
        change, key = self.listing.table.current_item(), self.key
        if not isinstance(change, FieldChange) or key is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.restoring import restore_field

            return restore_field(base, key, change)

        said = self.tr("Champ «\u00a0{}\u00a0»\u00a0: «\u00a0{}\u00a0» remis.").format(
            field(change.field), told(change)[0]
        )
        self.desk.act(work, self._undoing.after(said))


class ChangeColumns(QObject):
    """Titles and values of a change."""

    def all(self) -> list[Column]:
        """What is shown of a field that changed."""
        return [
            Column("at", self.tr("Le"), lambda each: moment(each.at), key=_height, width=19, is_hidden=True),
            Column("field", self.tr("Champ"), self._field, width=24, is_wide=True),
            Column("before", self.tr("Avant"), lambda each: _shown(each, 0), width=16, is_wide=True),
            Column("after", self.tr("Après"), lambda each: _shown(each, 1), width=16, is_wide=True),
            Column("operator", self.tr("Par"), lambda each: each.operator, width=9, is_hidden=True),
            Column("table", self.tr("Objet"), lambda each: table(each.table), width=14, is_hidden=True),
            Column("action", self.tr("Action"), self._action, width=20, is_hidden=True),
            # Under headings, the latest stands first.
            Column("entry", self.tr("Modification"), self._entry, key=lambda each: -each.height, is_hidden=True),
        ]

    def _action(self, change: FieldChange) -> str:
        return entry_label(change.action, change.kind, change.subject)

    def _entry(self, change: FieldChange) -> str:
        """When, who, and what was done."""
        parts = (moment(change.at), change.operator, self._action(change))
        return " · ".join(each for each in parts if each)

    def _field(self, change: FieldChange) -> str:
        """What changed; « montant » alone would not say of what."""
        words, verbs = field(change.field), {"created": self.tr("{} (ajout)"), "deleted": self.tr("{} (retrait)")}
        if change.table != "dossiers":
            of = verbs.get(change.verb, "{}").format(table(change.table))
            words = self.tr("{}\u00a0: {}").format(of, words)
        return capital(words)


def brief(changes: list[FieldChange]) -> list[FieldChange]:
    """The changes, with one line for each row that came or went."""
    kept: dict[tuple[int, str, int], FieldChange] = {}
    found: list[FieldChange] = []
    for each in changes:
        place = (each.height, each.table, each.key)
        if each.verb == "changed":
            found.append(each)
        elif place not in kept:
            kept[place] = each
            found.append(each)
        elif _rank(each) < _rank(kept[place]):
            found[found.index(kept[place])] = each
            kept[place] = each
    return found


def is_restorable(change: FieldChange) -> bool:
    """True for a field of a row that was there before and after."""
    return change.verb == "changed" and change.field not in _FIXED


def _rank(change: FieldChange) -> int:
    return _NAMES.index(change.field) if change.field in _NAMES else len(_NAMES)


def _shown(change: FieldChange, side: int) -> str:
    """Before or after; an empty cell where there was nothing, which the table says in its own way."""
    stored = (change.before, change.after)[side]
    return "" if stored is None else told(change)[side]


def _height(change: FieldChange) -> int:
    return change.height


def _identity(change: FieldChange) -> tuple[int, str, int, str]:
    return change.height, change.table, change.key, change.field
