"""The places of a member: one to give, and every one they had, with its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.committee.files import PlaceLine
from leaderdesk.ui.committee.members.columns import MemberColumns
from leaderdesk.ui.committee.members.fields import MemberFields
from leaderdesk.ui.committee.waiting import WaitingForm
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit

_FEWEST, _MOST = 3, 12


class PlacesPart(QWidget):
    """`given(values)`, `corrected({(key, is_office): fields})`, `removed([(key, is_office)])`."""

    given = Signal(object)
    corrected = Signal(object)
    removed = Signal(list)

    def __init__(self, desk: Desk, taken: str) -> None:
        super().__init__()
        self.form = Form(MemberFields(self).place(), taken=taken)
        self.waiting = WaitingForm(desk, self.form, "place")
        self.give = button(self.tr("Donner cette place"), "primary", "check")
        hint = self.tr("Qui la tenait la quitte la veille. La présidence passe aux vice-présidences dans leur ordre.")
        self.listing = Listing(
            MemberColumns(self).places(),
            self.tr("Places tenues"),
            Empty("people", self.tr("Aucune place encore"), ""),
            is_editable=True,
        )
        self.listing.hide_tools()
        self.listing.sort_by("since", is_descending=True)
        self.remove = button(self.tr("Retirer"), "quiet", "bin")
        self.remove.setToolTip(self.tr("Une place saisie par erreur (Ctrl+Suppr)"))
        self.remove.setAccessibleName(self.tr("Retirer la place"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for each in (self.listing, text(self.tr("Donner une place"), "heading"), text(hint, "small", is_wrapped=True)):
            inside.addWidget(each)
        inside.insertLayout(1, row(self.remove, None))
        inside.addWidget(self.form)
        inside.addLayout(row(self.give, None))
        inside.addStretch(1)
        self._is_read_only = False
        self._connect()

    def show_places(self, places: Sequence[PlaceLine], seats: Mapping[int, str]) -> None:
        """Show these, the last first; what is being typed stays."""
        self.form.editor("seat").set_choices(seats)  # type: ignore[attr-defined]  # a ChoiceField
        self.listing.show_lines(lines_of(self.listing.model.columns, places, lambda each: (each.id, each.is_office)))
        self.listing.table.show_rows(min(max(len(places), _FEWEST), _MOST))
        self._enable()

    def open_for(self, member: int) -> None:
        """Stand for somebody."""
        self.waiting.open(member, {"since": current_day()})

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let them be read, not changed."""
        self._is_read_only = is_read_only
        self.form.set_read_only(is_read_only)
        self.listing.model.is_editable = not is_read_only
        self._enable()

    def _connect(self) -> None:
        table = self.listing.table
        self.give.clicked.connect(self._give)
        table.edits_wished.connect(self._correct)
        self.remove.clicked.connect(self._remove)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        delete = QShortcut(QKeySequence("Ctrl+Delete"), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove.click)

    def _give(self) -> None:
        self.form.commit()
        values = self.form.values()
        missing = next((name for name in ("role", "since") if not values[name]), None) or self.form.first_problem()
        if missing is not None:
            self.form.focus_field(missing)
            return
        self.given.emit(values)

    def _correct(self, edits: Sequence[CellEdit]) -> None:
        changes: dict[Any, dict[str, Any]] = {}
        for edit in edits:
            changes.setdefault(edit.identity, {})[edit.column] = edit.new
        self.corrected.emit(changes)

    def _remove(self) -> None:
        chosen = [(each.id, each.is_office) for each in self.listing.selected_items()]
        if chosen and not self._is_read_only:
            self.removed.emit(chosen)

    def _enable(self) -> None:
        self.give.setEnabled(not self._is_read_only)
        self.remove.setEnabled(not self._is_read_only and bool(self.listing.table.selected_lines()))
