"""What everybody is reading now, in sight of who holds the sitting while it is projected: small, or large on a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.ui.sittings.projector.board import Thumbnail
from leaderdesk.ui.sittings.projector.projector import Projector

# In letters: as wide as a thumbnail that tells what is shown, not what is written.
_SMALL = 17
# What Qt takes for no limit at all.
_ANY = (1 << 24) - 1


class Monitor(QFrame):
    """Hidden as long as nothing is projected; `turn` makes it large, then small again."""

    def __init__(self, projector: Projector) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._projector = projector
        self.word = text("", "strong", is_wrapped=True)
        self.thumbnail = Thumbnail()
        self.size_button = button("", "short")
        self.is_large = False
        self._inside = QBoxLayout(QBoxLayout.Direction.RightToLeft, self)
        self._inside.setContentsMargins(8, 6, 8, 6)
        self._inside.setSpacing(8)
        self._inside.addLayout(column(self.word, row(self.size_button, None), gap=4), 1)
        self._inside.addWidget(self.thumbnail)
        self._has_room = True
        self.size_button.clicked.connect(self.turn)
        self._fit()
        self.hide()
        projector.changed.connect(self._show)

    def give_room(self, *, has_room: bool) -> None:
        """Where there is one column, the step of the projector shows it."""
        if has_room != self._has_room:
            self._has_room = has_room
            self._show()

    def turn(self) -> None:
        """Make it as wide as its column, where it can be read, or small again."""
        self.is_large = not self.is_large
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_inside"):
            self._fit()

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        self._inside.setDirection(ways.BottomToTop if self.is_large else ways.RightToLeft)
        small = self.fontMetrics().averageCharWidth() * _SMALL
        self.thumbnail.setMaximumWidth(_ANY if self.is_large else small)
        self.size_button.setText(self.tr("Réduire (⇧F8)") if self.is_large else self.tr("Agrandir (⇧F8)"))
        words = self.tr("Réduire l’aperçu (Maj+F8)") if self.is_large else self.tr("Agrandir l’aperçu (Maj+F8)")
        self.size_button.setAccessibleName(words)
        self.size_button.setToolTip(words)

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
