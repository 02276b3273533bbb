"""The controls of the dossier at the end of its convention: read here, typed in the register."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.claims.obligations import Obligation
from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.controls.registers import RegisterLine
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.words import dossier_controls as words


class ControlPart(QWidget):
    """`register_wished(str)`: a control of the register, or the dossier there; `papers_wished()`: its control file."""

    register_wished = Signal(str)
    papers_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = Sentences(self.tr("Contrôles du dossier"))
        self.at_hand = text(words.AT_HAND, "muted", is_wrapped=True)
        self.open_register = button(self.tr("Ouvrir le registre des contr&ôles"), "", "controls")
        self.open_file = button(self.tr("Dossier de contrôle à i&mprimer"), "", "papers")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(text(self.tr("Contrôles"), "heading"))
        inside.addWidget(self.said)
        inside.addWidget(self.at_hand)
        inside.addLayout(row(self.open_register, self.open_file, None))
        self.open_register.clicked.connect(lambda _: self.register_wished.emit(""))
        self.open_file.clicked.connect(lambda _: self.papers_wished.emit())

    def show_line(self, line: RegisterLine | None, period: ControlPeriod, obligations: tuple[Obligation, ...]) -> None:
        """Until when it may be controlled, what was, what is still to be answered."""
        self.said.say(list(self._said(line, period, obligations)))
        self.open_register.setEnabled(line is not None)

    def _said(
        self, line: RegisterLine | None, period: ControlPeriod, obligations: tuple[Obligation, ...]
    ) -> Iterator[Said]:
        yield Said("controls", words.say_period(line, period))
        bare = sum(each.standing == "done" and each.row.attachment_id is None for each in obligations)
        lacks = words.say_lacks(bare)
        if lacks:
            yield Said("warning", lacks)
        if line is None:
            return
        if not line.controls:
            yield Said("information", words.NO_CONTROL)
        for sheet in line.controls:
            key = str(sheet.row.id)
            yield Said(
                *("check", words.say_control(sheet), self.tr("Voir dans le registre")),
                lambda key=key: self.register_wished.emit(key),  # type: ignore[misc]  # bound to this control
            )
            for found in sheet.findings:
                yield Said("error" if words.is_alarming(found) else "information", words.say_finding(found))
