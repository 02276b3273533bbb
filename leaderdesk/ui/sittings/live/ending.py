"""The end of the evening: what remains is said first, then one button closes the sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.words import failures

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.agendas import LineSheet
    from leaderdesk.domain.sheets.sittings.live import LiveSheet

_WIDEST = 100


class EndingPanel(LivePanel):
    """Says what is left, and closes."""

    closed = Signal()

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self.word = text("", "heading", is_wrapped=True)
        self.left = text("", is_wrapped=True)
        self.problem = text("", "problem", is_wrapped=True)
        self.problem.hide()
        after = self.tr("Une fois close, la séance se relit et se corrige. Elle peut être rouverte, avec un motif.")
        self.close_sitting = button(self.tr("Clore la &séance"), "primary", "lock")
        self.close_sitting.clicked.connect(self._close)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        parts = column(self.word, self.left, text(after, "muted", is_wrapped=True), self.problem, gap=12)
        parts.addLayout(Flow(self.close_sitting))
        parts.addStretch(1)
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False))

    def show_sheet(self, sheet: LiveSheet) -> None:
        left = self._left(sheet)
        self.word.setText(self.tr("Avant de clore, il reste\u00a0:") if left else self.tr("Tout a été examiné."))
        self.left.setText("\n".join(f"•\u00a0{each}" for each in left))
        self.left.setVisible(bool(left))
        self.close_sitting.setEnabled(not self.conduct.is_read_only and not sheet.is_over)
        self.problem.hide()

    def focus_main(self) -> None:
        self.close_sitting.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, error: Expected) -> None:
        self.problem.setText(failures.say(error))
        self.problem.show()

    def _left(self, sheet: LiveSheet) -> list[str]:
        """What the minutes would lack."""
        said = []
        lines = sheet.agenda.lines
        if opened := sheet.agenda.line(sheet.open_point) if sheet.open_point is not None else None:
            said.append(self.tr("le point {}, encore ouvert\u00a0: {}\u202f;").format(opened.place, opened.title))
        if waiting := [line for line in lines if line.status == "waiting"]:
            said.append(self.tr("non examinés\u00a0: {}\u202f;").format(_named(waiting)))
        undecided = [
            line for line in lines if line.status == "done" and line.kind == "project" and line.outcome is None
        ]
        if undecided:
            said.append(self.tr("examinés, mais sans décision\u00a0: {}\u202f;").format(_named(undecided)))
        unvoted = [
            line for line in lines if line.status == "done" and line.kind in {"minutes", "amendment"} and not line.vote
        ]
        if unvoted:
            said.append(self.tr("examinés, mais sans vote\u00a0: {}\u202f;").format(_named(unvoted)))
        return [*said[:-1], said[-1].replace("\u202f;", ".")] if said else []

    def _close(self) -> None:
        self.conduct.note(told.Closed(), done=self.closed.emit, refused=self.refuse)


def _named(lines: list[LineSheet]) -> str:
    return ", ".join(f"{line.place}\u00a0({line.title})" for line in lines)
