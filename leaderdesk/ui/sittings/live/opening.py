"""A point about to open: who must leave the room, in large letters, who comes back, and the quorum that remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.words.sitting_rooms import say_lack

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.gauges import Gauges
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet
    from leaderdesk.services.bases import OpenBase


class OpeningBox(QFrame):
    """Enter on its button opens the point."""

    refused = Signal(object)
    opened = Signal()

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self.setProperty("look", "information")
        self._conduct = conduct
        self._key = ""
        self._sheet: LiveSheet | None = None
        self.word = text("", "heading", is_wrapped=True)
        self.names = text("", "title", is_wrapped=True)
        self.others = text("", is_wrapped=True)
        self.quorum = text("", "strong", is_wrapped=True)
        self.before = text("", is_wrapped=True)
        self.open = button(self.tr("Ouvrir le point (Entrée)"), "primary", "next")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        for label in (self.word, self.names, self.others, self.quorum, self.before):
            inside.addWidget(label)
        inside.addLayout(Flow(self.open))
        self.open.clicked.connect(self._open)

    def show_point(self, sheet: LiveSheet, point: PointSheet) -> None:
        """Show what opening this point asks of the room."""
        is_news = self._sheet is None or self._sheet.room is not sheet.room or self._key != point.point.key
        self._sheet, self._key = sheet, point.point.key
        self.word.setText(self._word(point))
        _say(self.names, "\n".join(point.leaving))
        _say(self.others, self._others(point))
        opened = sheet.agenda.line(sheet.open_point) if sheet.open_point is not None else None
        closing = (
            self.tr("Le point {} («\u00a0{}\u00a0») sera clos.").format(opened.place, opened.title) if opened else ""
        )
        _say(self.before, closing)
        again = point.opened_at is not None
        self.open.setText(self.tr("Rouvrir le point (Entrée)") if again else self.tr("Ouvrir le point (Entrée)"))
        self.open.setEnabled(not self._conduct.is_read_only)
        if is_news:
            self._read_quorum()

    def _word(self, point: PointSheet) -> str:
        if point.leaving:
            return self.tr("Doivent quitter la salle avant le débat\u00a0:")
        if point.must_leave:
            return self.tr("Ceux qui ont un intérêt dans ce projet sont déjà hors de la salle.")
        return self.tr("Personne ne doit quitter la salle pour ce point.")

    def _others(self, point: PointSheet) -> str:
        away = [each for each in point.must_leave if each not in point.leaving]
        said = [f"{each}\u00a0: {why}" for each, why in point.facts.interests.items() if each in point.leaving]
        if point.leaving and away:
            said.append(self.tr("Déjà hors de la salle\u00a0: {}.").format(", ".join(away)))
        if point.coming_back:
            said.append(self.tr("Reviennent dans la salle\u00a0: {}.").format(", ".join(point.coming_back)))
        return "\n".join(said)

    def _read_quorum(self) -> None:
        key, sheet = self._key, self._sheet
        _say(self.quorum, "")

        def read(base: OpenBase, sitting: int) -> Gauges:
            from leaderdesk.services.sitting_rooms import read_opening

            return read_opening(base, sitting, key)

        def told_of(gauges: Gauges) -> None:
            if self._key == key and self._sheet is sheet:
                self._say_quorum(gauges)

        self._conduct.ask(read, told_of)

    def _say_quorum(self, gauges: Gauges) -> None:
        if gauges.is_quorate:
            _say(self.quorum, self.tr("Une fois le point ouvert, le quorum tiendra."))
        else:
            lack = " ".join(say_lack(gauges))
            _say(self.quorum, self.tr("Une fois le point ouvert, le quorum manquera. {}").format(lack))
        show_type(self.quorum, "strong" if gauges.is_quorate else "bad")

    def _open(self) -> None:
        self._conduct.note(told.PointOpened(self._key), done=self._end, refused=self.refused.emit)

    def _end(self) -> None:
        self._conduct.look_at(None)
        self.opened.emit()


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
