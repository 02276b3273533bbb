"""The room: who arrives, leaves, steps out or is recused, in two keystrokes; what that would do is said before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.text import folded
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.movements import ASKING, Key, Move, gesture_of, moves_of
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.ui.sittings.live.room_view import RoomView
from leaderdesk.ui.sittings.live.rows import Row
from leaderdesk.words import failures, sitting_rooms
from leaderdesk.words.formats import counted
from leaderdesk.words.sittings import gesture

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.gauges import Leaving
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.rooms import PersonSheet, RoomSheet
    from leaderdesk.services.bases import OpenBase

_SIGNS = {"in_room": "success", "absent": "pending", "out": "aside", "recused": "lock", "departed": "close"}
_WORDS: dict[Move, str] = {
    "arrive": "arrived",
    "depart": "departed",
    "step_out": "stepped_out",
    "come_back": "came_back",
    "recuse": "recused",
    "lift": "recusal_lifted",
}


class RoomPanel(LivePanel):
    """Shows the room as it is for the open point."""

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        self._sheet: LiveSheet | None = None
        super().__init__(conduct, parent)
        self.view = RoomView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.field.textChanged.connect(lambda _: self._narrow())
        self.view.field.acted.connect(lambda key: self._act(cast("Key", key)))
        self.view.field.ticked.connect(self._tick)
        self.view.rows.currentItemChanged.connect(lambda *_: self._look_before())
        self.view.rows.itemDoubleClicked.connect(lambda _: self._act("enter"))
        for key, made in self.view.before.buttons.items():
            made.clicked.connect(partial(self._act, cast("Key", key)))

    def show_sheet(self, sheet: LiveSheet) -> None:
        before, self._sheet = self._sheet, sheet
        if before is not None and before.rank != sheet.rank:
            # Something else was done since: the last movement is news no more.
            self.view.say(self.view.said, "")
        is_still = before is not None and before.room is sheet.room and before.open_point == sheet.open_point
        if is_still:
            return
        room = sheet.room
        self.view.gauges.show_gauges(room.gauges)
        self.view.chair.setText(sitting_rooms.say_chair(room))
        self.view.rows.show_rows([_row(each, room) for each in room.people])
        self._narrow()
        self._look_before()

    def focus_main(self) -> None:
        self.view.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.field.selectAll()

    def refuse(self, error: Expected) -> None:
        self.view.say(self.view.said, "")
        self.view.say(self.view.problem, failures.say(error))

    def _narrow(self) -> None:
        """Those whose name, seat or structure has the letters typed; one whose name begins with them is in hand."""
        if self._sheet is None:
            return
        wanted, room, rows = folded(self.view.field.text()), self._sheet.room, self.view.rows
        people = [each for each in room.people if wanted in _searched(each)]
        rows.show_only({each.name for each in people})
        if people and (wanted or not rows.key):
            # Two may bear a name: who holds a seat comes before who may take it.
            begun = [each for each in people if _begins(each, wanted)] or people
            rows.take_in_hand(min(begun, key=lambda each: each.role != "titulaire").name)
        inside = counted(room.in_room, self.tr("personne dans la salle"), self.tr("personnes dans la salle"))
        nobody = self.tr("Personne ne porte ce nom au comité.") if not people else ""
        self.view.count.setText(nobody or inside)

    def _look_before(self) -> None:
        """What each key would do of the person in hand; the quorum it would leave is asked of the rules."""
        person, sheet = self._person(), self._sheet
        self.view.before.setVisible(person is not None and not self.conduct.is_read_only)
        if person is None or sheet is None:
            return
        moves = moves_of(person, sheet.open_point)
        who = ", ".join(filter(None, (sitting_rooms.place(person), sitting_rooms.standing(person))))
        is_asked = person.where == "in_room" and person.is_counted
        self.view.before.show_moves(who, moves, is_asked=is_asked)
        if not is_asked:
            return

        def read(base: OpenBase, key: int) -> Leaving:
            from leaderdesk.services.sitting_rooms import read_leaving

            return read_leaving(base, key, person.name)

        self.conduct.ask(read, partial(self._say_before, sheet.room))

    def _say_before(self, room: RoomSheet, leaving: Leaving) -> None:
        person, sheet = self._person(), self._sheet
        if person is None or sheet is None or sheet.room is not room or person.name != leaving.person:
            return
        then = {self.tr("Départ ou sortie"): leaving.departure}
        if sheet.open_point is not None and person.role != "observer":
            then[self.tr("Déport")] = leaving.recusal
        effects = {name: sitting_rooms.say_effect(leaving.now, gauges) for name, gauges in then.items()}
        if len(effects) > 1 and len(set(effects.values())) == 1:
            effects = {self.tr("Départ, déport"): next(iter(effects.values()))}
        told = [f"{name}\u00a0: {_lowered(sitting_rooms.say_consequence(leaving.now, g))}" for name, g in then.items()]
        self.view.before.say_effect(
            ". ".join(f"{name}\u00a0: {effect}" for name, effect in effects.items()) + ".",
            "\n".join(told),
            is_lost=person.departure_loses or person.recusal_loses,
        )

    def _act(self, key: Key) -> None:
        person, sheet = self._person(), self._sheet
        if person is None or sheet is None or self.conduct.is_read_only:
            return
        move = moves_of(person, sheet.open_point).get(key)
        if move is None:
            return
        if move in ASKING:
            words = (
                self.tr("Motif du déport de {}") if move == "recuse" else self.tr("Motif pour lever le déport de {}")
            )
            confirm = self.tr("Noter le déport") if move == "recuse" else self.tr("Lever le déport")
            give = partial(self._note, move, person.name)
            self.view.reason.ask(words.format(person.name), confirm, give, self.focus_main)
        else:
            self._note(move, person.name)

    def _tick(self) -> None:
        """Tick the list of presents: the one in hand, then the next."""
        person = self._person()
        if person is not None and person.where in {"absent", "departed", "in_room"}:
            self._act("enter")
            self.view.rows.go_further(1)

    def _note(self, move: Move, name: str, reason: str = "") -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self.view.say(self.view.problem, "")
        before = sheet.room
        noted = gesture_of(move, name, sheet.open_point, reason)
        self.conduct.note(noted, done=partial(self._say_done, move, name, before), refused=self.refuse)

    def _say_done(self, move: Move, name: str, before: RoomSheet) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        said = gesture(_WORDS[move], {"person": name})
        words = " ".join([f"{said[:1].upper()}{said[1:]}.", *sitting_rooms.say_moved(before, sheet.room)])
        self.view.say(self.view.said, words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if self.view.field.text():
            self.view.field.clear()
            self.view.rows.take_in_hand(name)

    def _person(self) -> PersonSheet | None:
        """The person in hand; nobody while the letters are those of no name."""
        rows = self.view.rows
        is_shown = rows.key and not rows.isRowHidden(rows.currentRow())
        return self._sheet.room.person(rows.key) if self._sheet is not None and is_shown else None


def _row(person: PersonSheet, room: RoomSheet) -> Row:
    told = (sitting_rooms.mark(person), sitting_rooms.where(person), sitting_rooms.briefly(person))
    name = f"{person.name} (préside)" if person.name == room.chair else person.name
    return Row(person.name, _SIGNS[person.where], name, " · ".join(filter(None, told)), person.where == "in_room")


def _searched(person: PersonSheet) -> str:
    return folded(f"{person.name} {person.seat or ''} {person.structure or ''}")


def _begins(person: PersonSheet, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in (folded(person.name), *folded(person.name).split()))


def _lowered(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"
