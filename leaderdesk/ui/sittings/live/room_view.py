"""Builds the room: both gauges, who presides, the field of names, everybody, what each key would do."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.ui.sittings.live.gauges import GaugesBox
from leaderdesk.ui.sittings.live.movements import Key, Move
from leaderdesk.ui.sittings.live.name_field import NameField
from leaderdesk.ui.sittings.live.reason import ReasonBox
from leaderdesk.ui.sittings.live.rows import Rows

_GAP = 6
# The keys as they are drawn on a keyboard.
_SIGNS: dict[Key, str] = {"enter": "⏎", "shift": "⇧⏎", "ctrl": "⌃⏎"}


class RoomView(QWidget):
    """Everything of the room, from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.gauges = GaugesBox()
        self.chair = text("", "muted", is_wrapped=True)
        self.rows = Rows(self.tr("Membres et invités"))
        self.field = NameField(self.rows)
        self.label = text(self.tr("&Qui\u202f? (F2)"), "strong")
        self.label.setBuddy(self.field)
        self.field.setAccessibleName(self.tr("Qui arrive, qui part\u202f?"))
        self.field.setPlaceholderText(self.tr("Qui arrive, qui part\u202f?"))
        self.rows.follow(self.field)
        self.count = text("", "small")
        self.before = BeforeBox()
        self.reason = ReasonBox()
        self.said = text("", "strong", is_wrapped=True)
        self.problem = text("", "problem", is_wrapped=True)
        self._inside = inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(_GAP)
        inside.addWidget(self.gauges)
        inside.addWidget(self.chair)
        inside.addLayout(Flow(self.label, None, self.count))
        for part in (self.field, self.said, self.problem, self.reason):
            inside.addWidget(part)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.before)
        for label in (self.said, self.problem):
            label.hide()

    def stand_alone(self, banner: QWidget) -> None:
        """Where there is one column, names come first: the quorum is said above in a line, and in full below."""
        for part in (self.gauges, self.chair, banner):
            self._inside.addWidget(part)

    def stand_beside(self) -> None:
        """In a column of its own, the quorum is always in sight."""
        for place, part in enumerate((self.gauges, self.chair)):
            self._inside.insertWidget(place, part)

    def say(self, label: QLabel, words: str) -> None:
        """Say something in one of the lines, or take it away."""
        label.setText(words)
        label.setVisible(bool(words))


class BeforeBox(QFrame):
    """For the person in hand: who they are, and what each key would do, before it is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.who = text("", "small", is_wrapped=True)
        self.effect = text("", "small", is_wrapped=True)
        self.buttons = {key: button("", "short") for key in ("enter", "shift", "ctrl")}
        self._short: dict[Move, str] = {
            "arrive": self.tr("Arrive"),
            "depart": self.tr("Part"),
            "step_out": self.tr("Sort"),
            "come_back": self.tr("Revient"),
            "recuse": self.tr("Déport"),
            "lift": self.tr("Fin du déport"),
        }
        self._words: dict[Move, str] = {
            "arrive": self.tr("Arrive"),
            "depart": self.tr("Part"),
            "step_out": self.tr("Sort un moment"),
            "come_back": self.tr("Revient"),
            "recuse": self.tr("Se déporte, avec un motif…"),
            "lift": self.tr("Lever le déport…"),
        }
        self._keys: dict[Key, str] = {
            "enter": self.tr("Entrée"),
            "shift": self.tr("Maj+Entrée"),
            "ctrl": self.tr("Ctrl+Entrée"),
        }
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 4, 8, 6)
        inside.setSpacing(2)
        for label in (self.who, self.effect):
            inside.addWidget(label)
        inside.addLayout(Flow(*self.buttons.values()))

    def show_moves(self, who: str, moves: dict[Key, Move], *, is_asked: bool) -> None:
        """Show the place of who is in hand, and a button for each key that means something."""
        self.who.setText(who)
        for key, made in self.buttons.items():
            move = moves.get(key)  # type: ignore[call-overload]  # the three keys
            made.setVisible(move is not None)
            if move is not None:
                made.setText(f"{self._short[move]}\u2002{_SIGNS[key]}")  # type: ignore[index]  # same
                told = f"{self._words[move]} ({self._keys[key]})"  # type: ignore[index]  # same
                made.setToolTip(told)
                made.setAccessibleName(told)
        # Its line is kept until the rules answer: the list above stays as high from one name to the next.
        self.effect.setVisible(is_asked)
        self.say_effect("\u00a0")

    def say_effect(self, words: str, told: str = "", *, is_lost: bool = False) -> None:
        """What going out, or being recused, would do to the quorum: in a few words, and in full when pointed at."""
        self.effect.setText(words)
        self.effect.setToolTip(told)
        self.effect.setAccessibleDescription(told)
        show_type(self.effect, "bad" if is_lost else "small")
