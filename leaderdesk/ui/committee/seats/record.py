"""One seat: give a place of it to somebody from a day, and everybody who ever held it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.committee.seats.columns import SeatColumns, SeatLine
from leaderdesk.ui.committee.waiting import WaitingForm
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField, DayField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.words import seats as words
from leaderdesk.words.phrases import spaced

_WIDEST, _FEWEST, _MOST = 80, 3, 12
_TAKEN = "FDAISBGTNCVHL"


class SeatPane(QWidget):
    """`given(role, name, since)`, `corrected({mandate: fields})`, `removed([mandate])`."""

    given = Signal(str, str, object)
    corrected = Signal(object)
    removed = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.line: SeatLine | None = None
        self.name = text("", "title", is_wrapped=True)
        self.told = text("", "muted", is_wrapped=True)
        roles = {role: words.roles()[role] for role in ("titulaire", "suppleant")}
        self.form = Form(
            [
                Field("role", self.tr("Place"), partial(ChoiceField, roles)),
                Field("member", self.tr("Nouvelle personne")),
                Field("since", self.tr("À partir du"), DayField),
            ],
            taken=_TAKEN,
            columns=1,
        )
        self.waiting = WaitingForm(desk, self.form, "seat-place")
        self.give = button(self.tr("Donner la place"), "primary", "check")
        self.history = Listing(
            SeatColumns(self).history(), self.tr("Historique du siège"), _nobody(self), is_editable=True
        )
        self.history.hide_tools()
        self.history.sort_by("since", is_descending=True)
        self.remove = button(self.tr("Retirer ce mandat"), "quiet", "bin")
        self.remove.setToolTip(self.tr("Un mandat saisi par erreur (Ctrl+Suppr)"))
        self._lay_out()
        self.give.clicked.connect(self._give)
        self.history.table.edits_wished.connect(self._correct)
        self.remove.clicked.connect(self._remove)
        self.history.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        delete = QShortcut(QKeySequence("Ctrl+Delete"), self.history.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove.click)
        self._is_read_only = False

    def show_line(self, line: SeatLine, *, is_read_only: bool) -> None:
        """Show a seat; what is being typed for the same one stays."""
        self.line, self._is_read_only = line, is_read_only
        self.name.setText(self.tr("Siège {}").format(line.seat.key))
        self.told.setText(self._summary(line))
        self.waiting.open(line.id, {"role": "titulaire", "since": line.day})
        self.form.set_read_only(is_read_only)
        mandates = line.seat.mandates
        self.history.model.is_editable = not is_read_only
        self.history.show_lines(lines_of(self.history.model.columns, mandates, lambda each: each.id))
        self.history.table.show_rows(min(max(len(mandates), _FEWEST), _MOST))
        self._enable()

    def begin(self) -> None:
        """Nothing is shown any more."""
        self.line = None
        self.waiting.leave()

    def _summary(self, line: SeatLine) -> str:
        held = [(words.roles()[role], line.holder(role)) for role in ("titulaire", "suppleant")]
        told = [f"{role} : {name or self.tr('personne')}" for role, name in held]
        return spaced(" · ".join([self.tr("Collège {}").format(words.college(line.seat.college).lower()), *told]))

    def _give(self) -> None:
        self.form.commit()
        values = self.form.values()
        missing = next((name for name in ("role", "member", "since") if not values[name]), None)
        if missing is not None:
            self.form.focus_field(missing)
            return
        self.given.emit(values["role"], values["member"], values["since"])

    def tell_given(self, seat: int) -> None:
        """The place was given: the form of that seat is for the next one."""
        values = self.form.values()
        self.waiting.begin_again(seat, role=values["role"], since=values["since"])

    def _correct(self, edits: Sequence[CellEdit]) -> None:
        changes: dict[int, dict[str, date | None]] = {}
        for edit in edits:
            value: Any = edit.new
            changes.setdefault(int(edit.identity), {})[edit.column] = value
        self.corrected.emit(changes)

    def _remove(self) -> None:
        chosen = [each.id for each in self.history.selected_items()]
        if chosen and not self._is_read_only:
            self.removed.emit(chosen)

    def _enable(self) -> None:
        self.give.setEnabled(not self._is_read_only)
        self.remove.setEnabled(not self._is_read_only and bool(self.history.table.selected_lines()))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 18, 12)
        inside.addWidget(
            scrolled(
                column(
                    self.name,
                    self.told,
                    text(self.tr("Donner cette place"), "heading"),
                    text(
                        self.tr("La personne d’avant la quitte la veille\u202f; son mandat reste dans l’historique."),
                        "small",
                        is_wrapped=True,
                    ),
                    self.form,
                    row(self.give, None),
                    text(self.tr("Historique"), "heading"),
                    self.history,
                    row(self.remove, None),
                    None,
                ),
                _WIDEST,
                is_centred=False,
            )
        )
        self.setFocusProxy(self.form.cells["member"].widget)


def _nobody(pane: SeatPane) -> Empty:
    return Empty("people", pane.tr("Personne encore"), "")
