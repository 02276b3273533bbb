"""The interests of a member: noted for a dossier, lifted with a reason; the list keeps both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leaderdesk.domain.committee.files import InterestLine
from leaderdesk.ui.committee.members.columns import MemberColumns
from leaderdesk.ui.committee.members.fields import MemberFields
from leaderdesk.ui.committee.waiting import WaitingForm
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing

_FEWEST, _MOST = 3, 12


class InterestsPart(QWidget):
    """`declared(dossier, reason)`, `lifted(interest, reason)`."""

    declared = Signal(object, str)
    lifted = Signal(object, str)

    def __init__(self, desk: Desk, taken: str) -> None:
        super().__init__()
        self.form = Form(MemberFields(self).interest(), taken=taken, columns=1)
        self.waiting = WaitingForm(desk, self.form, "interest")
        self.declare = button(self.tr("Noter l’intérêt"), "primary", "check")
        hint = self.tr("Cette personne sortira de la salle pour ce dossier.")
        self.listing = Listing(
            MemberColumns(self).interests(),
            self.tr("Intérêts notés"),
            Empty("people", self.tr("Aucun intérêt noté"), ""),
        )
        self.listing.hide_tools()
        self.why = WordsField(30)
        self.why.setAccessibleName(self.tr("Motif de la levée"))
        self.why.setPlaceholderText(self.tr("Motif de la levée"))
        self.lift = button(self.tr("Lever l’intérêt"), "", "undo")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.listing)
        inside.addLayout(Flow(self.why, self.lift))
        inside.addWidget(text(self.tr("Noter un intérêt"), "heading"))
        inside.addWidget(text(hint, "small", is_wrapped=True))
        inside.addWidget(self.form)
        inside.addLayout(row(self.declare, None))
        inside.addStretch(1)
        self._is_read_only = False
        self.declare.clicked.connect(self._declare)
        self.lift.clicked.connect(self._lift)
        self.listing.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def show_lines(self, lines: Sequence[InterestLine], dossiers: Mapping[int, str]) -> None:
        """Show these; what is being typed stays."""
        self.form.editor("dossier").set_choices(dossiers)  # type: ignore[attr-defined]  # a ChoiceField
        self.listing.show_lines(lines_of(self.listing.model.columns, lines, lambda each: each.id))
        self.listing.table.show_rows(min(max(len(lines), _FEWEST), _MOST))
        self._enable()

    def open_for(self, member: int) -> None:
        """Stand for somebody."""
        self.waiting.open(member, {})
        self.why.clear()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let them be read, not changed."""
        self._is_read_only = is_read_only
        self.form.set_read_only(is_read_only)
        self._enable()

    def _declare(self) -> None:
        self.form.commit()
        values = self.form.values()
        missing = next((name for name, value in values.items() if not value), None)
        if missing is not None:
            self.form.focus_field(missing)
            return
        self.declared.emit(values["dossier"], values["reason"])

    def _lift(self) -> None:
        chosen = [each for each in self.listing.selected_items() if each.state == "declared"]
        why: QLineEdit = self.why
        if not why.text().strip():
            why.setFocus()
        elif chosen:
            self.lifted.emit(chosen[0].id, why.text().strip())
            why.clear()

    def _enable(self) -> None:
        chosen = [each for each in self.listing.selected_items() if each.state == "declared"]
        self.declare.setEnabled(not self._is_read_only)
        for each in (self.why, self.lift):
            each.setEnabled(not self._is_read_only and bool(chosen))
