"""The message bar: inside the window, with the word that says what it is; it stays until it has been read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected, Refusal
from leaderdesk.ui.kit.controls import Picture, button, text
from leaderdesk.ui.theme.icons import icon
from leaderdesk.words.failures import say

_MOST = 3
# In milliseconds: what was said just before the page changed is said of that change; what is left to read it.
_JUST_SAID, _TO_READ = 1500, 10_000


@dataclass(frozen=True, slots=True)
class Message:
    """What is said: `error`, `warning` or `information`, and one thing that can be done about it.

    A `refusal` concerns what the user was at, and goes with it; what is wrong with the world stays until it was read.
    """

    kind: str
    words: str
    action: str = ""
    act: Callable[[], None] | None = None
    is_refusal: bool = False


def failure(expected: Expected) -> Message:
    """Why an action was refused, or what the world did."""
    return Message("error", say(expected), is_refusal=isinstance(expected, Refusal))


class MessageBar(QWidget):
    """The messages not yet dismissed, the newest first; never takes the keyboard.

    `left()`: the message that the keyboard was on is gone.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.hide()

    def say(self, message: Message) -> None:
        """Show a message; the same one is not shown twice."""
        for shown in self.rows():
            if shown.message.words == message.words:
                self._drop(shown)
        added = MessageRow(message)
        added.dismissed.connect(lambda: self._drop(added))
        self._rows.insertWidget(0, added)
        for old in self.rows()[_MOST:]:
            self._drop(old)
        self.show()
        told = QAccessibleAnnouncementEvent(self, f"{added.word}\u00a0: {message.words}")
        if message.kind == "error":
            # What went wrong is heard at once, whatever was being read.
            told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(told)

    def rows(self) -> list[MessageRow]:
        """The messages shown, from the newest."""
        items = [self._rows.itemAt(place) for place in range(self._rows.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, MessageRow)]

    def clear_information(self) -> None:
        """The next action is under way: what was only told about the last one goes; problems stay."""
        for shown in self._told():
            self._drop(shown)

    def let_go(self) -> None:
        """Another record: what was told about the one before goes, once there was time to read it; refusals at once."""
        self._drop_read(self._refused())
        for shown in self._told():
            QTimer.singleShot(_TO_READ, shown, shown.dismissed.emit)

    def leave_page(self) -> None:
        """Another page: what was told about the one before goes, unless it was told just now."""
        self._drop_read([*self._told(), *self._refused()])

    def clear(self) -> None:
        """Another base or another place: nothing of what was said holds any more."""
        for shown in self.rows():
            self._drop(shown)

    def _told(self) -> list[MessageRow]:
        return [shown for shown in self.rows() if shown.message.kind == "information"]

    def _refused(self) -> list[MessageRow]:
        return [shown for shown in self.rows() if shown.message.is_refusal]

    def _drop_read(self, rows: Iterable[MessageRow]) -> None:
        """Not what was said just now: it is leaving that made it be said, and nobody has read it."""
        for shown in rows:
            if shown.age.elapsed() > _JUST_SAID:
                self._drop(shown)

    def _drop(self, shown: MessageRow) -> None:
        focus = QApplication.focusWidget()
        has_keyboard = focus is not None and shown.isAncestorOf(focus)
        self._rows.removeWidget(shown)
        shown.hide()
        shown.deleteLater()
        self.setVisible(bool(self.rows()))
        if has_keyboard:
            # Qt would put it on whatever the window holds first.
            self.left.emit()


class MessageRow(QFrame):
    """One message."""

    dismissed = Signal()

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message
        self.word = self._word()
        self.age = QElapsedTimer()
        self.age.start()
        self.setProperty("look", message.kind)
        self.setAccessibleName(f"{self.word}\u00a0: {message.words}")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 5, 8, 5)
        inside.setSpacing(10)
        inside.addWidget(Picture(message.kind, 20, QPalette.ColorRole.WindowText))
        inside.addWidget(text(self.word, "word"))
        said = text(message.words, is_wrapped=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(said, 1)
        if message.action:
            inside.addWidget(self._action_button())
        inside.addWidget(self._close_button())

    def _word(self) -> str:
        words = {"error": self.tr("Erreur"), "warning": self.tr("Attention")}
        return words.get(self.message.kind, self.tr("Information"))

    def _action_button(self) -> QWidget:
        made = button(self.message.action, "link")
        made.clicked.connect(self.act)
        return made

    def _close_button(self) -> QWidget:
        made = QToolButton()
        made.setProperty("look", "quiet")
        made.setIcon(icon("close"))
        made.setAccessibleName(self.tr("Fermer le message"))
        made.setToolTip(self.tr("Fermer le message"))
        made.clicked.connect(self.dismissed)
        return made

    def act(self) -> None:
        """Do what the message offers."""
        if self.message.act is not None:
            self.message.act()
        self.dismissed.emit()
