"""The strip that says that a base is an example or a rehearsal, and the way out of it: what was typed goes with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from leaderdesk.ui.kit.banner import Banner
from leaderdesk.ui.kit.controls import button


class ExampleBanner(Banner):
    """Asks before an example is deleted; a rehearsal, whose answers are invented, is left at once."""

    left = Signal()

    def __init__(self) -> None:
        self.leave = button("", "link")
        self.delete = button("", "link")
        self.keep = button("", "link")
        super().__init__("example", [self.leave, self.delete, self.keep])
        self._is_rehearsal = False
        self._offer(is_asking=False)
        self.delete.setText(self.tr("Supprimer"))
        self.keep.setText(self.tr("Garder"))
        self.leave.clicked.connect(self._on_leave)
        self.delete.clicked.connect(self.left)
        self.keep.clicked.connect(self._on_keep)

    def show_kind(self, *, is_rehearsal: bool) -> None:
        """Say which of the two the open base is; a question that was asked stays."""
        self._is_rehearsal = is_rehearsal
        if not self.delete.isVisible():
            self._say_kind()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.delete.isVisible():
            self._on_keep()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride and self.delete.isVisible():
            event.accept()
            return True
        return super().event(event)

    def _say_kind(self) -> None:
        self._offer(is_asking=False)
        if self._is_rehearsal:
            self.leave.setText(self.tr("Quitter la répétition"))
            self.say(
                self.tr("RÉPÉTITION"),
                self.tr("copie de la base\u00a0: présences, notes et votes sont inventés, rien n’en revient."),
            )
        else:
            self.leave.setText(self.tr("Supprimer l’exemple"))
            self.say(
                self.tr("EXEMPLE"),
                self.tr("GAL fictif\u00a0: rien n’est réel dans cette base, tout peut y être essayé."),
            )

    def _on_leave(self) -> None:
        if self._is_rehearsal:
            self.left.emit()
            return
        self._offer(is_asking=True)
        self.say(
            self.tr("EXEMPLE"),
            self.tr("Supprimer l’exemple, et tout ce que vous y avez saisi\u202f? Rien ne permettra d’y revenir."),
        )
        # What keeps everything, so that Enter pressed once too often destroys nothing.
        self.keep.setFocus()

    def _on_keep(self) -> None:
        self._say_kind()
        self.leave.setFocus()

    def _offer(self, *, is_asking: bool) -> None:
        self.leave.setVisible(not is_asking)
        self.delete.setVisible(is_asking)
        self.keep.setVisible(is_asking)
