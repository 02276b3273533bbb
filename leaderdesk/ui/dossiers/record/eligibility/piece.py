"""One piece asked of the holder: how it stands, its days, its file; a file dropped on it is received."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.pieces import WANTING, PieceSheet
from leaderdesk.ui.kit.controls import Picture, button, row, text
from leaderdesk.ui.kit.fields import DayField
from leaderdesk.ui.kit.fields.line import show_look
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.parts.checks import show_type, state_icon, state_type
from leaderdesk.ui.parts.files import files_of
from leaderdesk.ui.parts.rows import Row, put_in_order
from leaderdesk.words import eligibility, letters
from leaderdesk.words.formats import capital, day
from leaderdesk.words.phrases import spaced

RECEIVED, ATTACHED, ASKED, UNRECEIVED, SHOWN = "received", "attached", "asked", "unreceived", "shown"
# States that only another day of the document puts right.
_DATED = frozenset({"expired", "undated", "misdated"})
_DAYS = ("received_on", "dated_on", "expires_on", "asked_on")


class PieceRow(Row):
    """`wished(code, what)` is one of the gestures above; `dropped` brings files; `form_made` asks to tie the form."""

    wished = Signal(str, str)
    dropped = Signal(str, object)
    form_made = Signal(object)

    def __init__(self, piece: PieceSheet) -> None:
        super().__init__()
        self.piece = piece
        self.form: Form | None = None
        self._is_read_only = False
        self.setAcceptDrops(True)
        self.picture = Picture(state_icon(piece.state), 20, QPalette.ColorRole.WindowText)
        self.word = text("", "good")
        self.title = text(self._name(), "strong", is_wrapped=True)
        self.chevron = Picture("folded", 16, QPalette.ColorRole.PlaceholderText)
        self.days = text("", "muted", is_wrapped=True)
        head = row(self.picture, self.word, self.title, self.chevron, gap=8)
        head.setStretch(2, 1)
        self.buttons: dict[str, QPushButton] = {}
        self._more = QWidget()
        self._fields = QVBoxLayout(self._more)
        self._fields.setContentsMargins(0, 0, 0, 4)
        self._more.hide()
        self.inside.addLayout(head)
        for each in (self.days, self._more):
            self.inside.addWidget(each)
        self.letters = {
            "R": self._receive,
            "J": partial(self._wish, ATTACHED),
            "D": partial(self._wish, ASKED),
            "E": self._set_aside,
        }
        self._is_shown = False
        self.show_piece(piece)

    def show_piece(self, piece: PieceSheet) -> None:
        """Show how the piece stands now; what is being typed stays."""
        if piece == self.piece and self._is_shown:
            return
        self.piece, self._is_shown = piece, True
        said = letters.piece_state(piece.state)
        self.picture.show_icon(state_icon(piece.state))
        self.word.setText(capital(said))
        show_type(self.word, state_type(piece.state))
        self.title.setText(self._name())
        self.days.setText(self._days())
        self.days.setVisible(bool(self.days.text()))
        self.setAccessibleName(f"{self._name()}\u00a0: {said}")
        self.setAccessibleDescription(self.days.text())
        if self.form is not None:
            self.form.show(self.values())
            self._show_buttons()

    def values(self) -> dict[str, Any]:
        """What the form shows."""
        known = self.piece.row
        return {name: getattr(known, name) if known else None for name in (*_DAYS, "set_aside")}

    def set_open(self, *, is_open: bool) -> None:
        super().set_open(is_open=is_open)
        self.chevron.show_icon("unfolded" if is_open else "folded")
        if is_open and self.form is None:
            self._make_form()
        self._more.setVisible(is_open)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let it be read, not changed."""
        self._is_read_only = is_read_only
        self.setAcceptDrops(not is_read_only)
        if self.form is not None:
            self.form.set_read_only(is_read_only)
            self._show_buttons()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()
            show_look(self, "drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        show_look(self, "row")

    def dropEvent(self, event: QDropEvent) -> None:
        show_look(self, "row")
        files = files_of(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(self.piece.code, files)

    def _made_buttons(self) -> dict[str, QPushButton]:
        words = {
            RECEIVED: self.tr("Reçue aujourd’hui (R)"),
            ATTACHED: self.tr("Joindre un fichier… (J)"),
            ASKED: self.tr("Demandée aujourd’hui (D)"),
            SHOWN: self.tr("Voir le fichier"),
            UNRECEIVED: self.tr("Annuler la réception"),
        }
        made = {}
        for what, said in words.items():
            made[what] = button(said, "link")
            made[what].setAccessibleName(f"{said}\u00a0: {self._name()}")
            made[what].clicked.connect(self._receive if what == RECEIVED else partial(self._wish, what))
        return made

    def _make_form(self) -> None:
        fields = [
            Field("received_on", self.tr("Reçue le"), DayField),
            Field("dated_on", self.tr("Datée du"), DayField),
            Field("expires_on", self.tr("Valable jusqu’au"), DayField, is_optional=True),
            Field("asked_on", self.tr("Demandée le"), DayField),
            Field("set_aside", self.tr("Non demandée ici, parce que"), is_wide=True, is_optional=True, width=60),
        ]
        # A few rows may be open at once: a letter would lead to several fields.
        self.form = Form(fields, taken="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.form.set_read_only(self._is_read_only)
        self.buttons = self._made_buttons()
        bar = QWidget()
        bar.setLayout(Flow(*self.buttons.values()))
        self._fields.addWidget(bar)
        self._fields.addWidget(self.form)
        self._show_buttons()
        put_in_order(self)
        self.form_made.emit(self)

    def _receive(self) -> None:
        """It came today; where its day decides, the keyboard goes to that day."""
        needs_day = self.piece.state in _DATED
        self._wish(RECEIVED)
        if needs_day and not self._is_read_only:
            self.set_open(is_open=True)
            if self.form is not None:
                self.form.focus_field("dated_on")

    def _set_aside(self) -> None:
        if not self._is_read_only:
            self.set_open(is_open=True)
            if self.form is not None:
                self.form.focus_field("set_aside")

    def _wish(self, what: str, _: object = None) -> None:
        if what == SHOWN or not self._is_read_only:
            self.wished.emit(self.piece.code, what)

    def _show_buttons(self) -> None:
        known = self.piece.row
        is_received = known is not None and known.received_on is not None
        can = {
            RECEIVED: not is_received or self.piece.state in WANTING,
            ATTACHED: self.piece.attachment is None,
            ASKED: not is_received,
            SHOWN: self.piece.attachment is not None,
            UNRECEIVED: is_received,
        }
        for what, made in self.buttons.items():
            made.setVisible(can[what] and (what == SHOWN or not self._is_read_only))

    def _name(self) -> str:
        name = letters.piece(self.piece.code, self.piece.label)
        return capital(name)

    def _days(self) -> str:
        known = self.piece.row
        if known is None:
            return ""
        if (known.set_aside or "").strip():
            return spaced(self.tr("Motif\u00a0: {}").format(known.set_aside))
        named = (
            (self.tr("reçue le {}"), known.received_on),
            (self.tr("datée du {}"), known.dated_on),
            (self.tr("valable jusqu’au {}"), self.piece.last_valid_day),
            (self.tr("demandée le {}"), known.asked_on),
        )
        parts = [words.format(day(value)) for words, value in named if value is not None]
        told = ", ".join(parts)
        told = f"{told[:1].upper()}{told[1:]}." if told else ""
        if self.piece.look is not None and self.piece.look.outcome != "pass":
            told = f"{told} {eligibility.say(self.piece.look)}".strip()
        if self.piece.attachment is not None:
            told += " " + self.tr("Fichier\u00a0: {}").format(self.piece.attachment.name)
            told = spaced(told).strip()
        return told
