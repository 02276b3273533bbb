"""A funder withdraws: who takes its amount, from which day, asked in the page itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from string import ascii_uppercase
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.fields import ChoiceField, DayField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.parts.paper import bring_in_sight


class ReplacePanel(QFrame):
    """Asks who replaces the funder of a line; Escape asks nothing any more."""

    # The line, the funder that takes its amount or None, and the day. Keys are wider than the int of a signal.
    accepted = Signal(object, object, object)
    left = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._today = today
        self._line: int | None = None
        self.title = text("", "heading", is_wrapped=True)
        self.form = Form(
            [
                Field(
                    *("by", self.tr("Qui reprend le montant"), partial(ChoiceField, {}, 34)),
                    help=self.tr("Vide\u00a0: personne pour l’instant, le montant reste à trouver."),
                ),
                Field("on", self.tr("Retrait connu le"), partial(DayField, today)),
            ],
            taken=ascii_uppercase,
        )
        self.accept = button(self.tr("Remplacer"), "primary")
        self.cancel = button(self.tr("Ne rien changer"), "quiet")
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.close_panel)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        for each in (self.title, self.form):
            inside.addWidget(each)
        inside.addLayout(row(self.accept, self.cancel, None))
        self.hide()

    def ask(self, line: int, words: str, others: Mapping[int, str]) -> None:
        """Ask who replaces the funder of a line."""
        self._line = line
        self.title.setText(words)
        self.form.editor("by").set_choices(dict(others))  # type: ignore[attr-defined]
        self.form.open({"by": None, "on": self._today()})
        self.show()
        self.form.focus_first()

    def close_panel(self) -> None:
        """Ask nothing any more."""
        self._line = None
        self.hide()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # It has just been given its place in the page.
        QTimer.singleShot(0, self, lambda: bring_in_sight(self))

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            # It leaves the question, before anything around it.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        self.form.commit()
        problem = self.form.first_problem()
        if problem is not None:
            self.form.focus_field(problem)
            return
        values: dict[str, Any] = self.form.values()
        line = self._line
        self.close_panel()
        if line is not None:
            self.accepted.emit(line, values["by"], values["on"] or self._today())
