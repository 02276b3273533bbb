"""What everybody is reading now, always in sight of who holds the sitting while something is projected."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.ui.sittings.projector.board import Thumbnail
from leaderdesk.ui.sittings.projector.projector import Projector


class Monitor(QFrame):
    """Hidden as long as nothing is projected."""

    def __init__(self, projector: Projector) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._projector = projector
        self.word = text("", "strong", is_wrapped=True)
        self.thumbnail = Thumbnail()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 6, 8, 8)
        inside.setSpacing(4)
        inside.addWidget(self.word)
        inside.addWidget(self.thumbnail)
        self._has_room = True
        self.hide()
        projector.changed.connect(self._show)

    def give_room(self, *, has_room: bool) -> None:
        """Where there is one column, the step of the projector shows it."""
        if has_room != self._has_room:
            self._has_room = has_room
            self._show()

    def _show(self) -> None:
        projector = self._projector
        show_if(self, is_shown=self._has_room and (projector.is_open or projector.is_unplugged))
        self.thumbnail.take_shape(projector.shape)
        self.thumbnail.show_slide(projector.slide)
        self.word.setText(self._word())
        show_type(self.word, "good" if projector.is_open and not projector.is_blank else "waiting")

    def _word(self) -> str:
        if self._projector.is_unplugged:
            return self.tr("Écran débranché (F9)")
        return self.tr("Projection masquée (F9)") if self._projector.is_blank else self.tr("Projeté (F9 masque)")
