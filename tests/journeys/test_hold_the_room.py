"""An animator holds the room of a committee, hands on the keyboard, from the first arrival to the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import history, sittings
from leaderdesk.services.around import Around
from leaderdesk.ui.render import settle
from tests.ui.conftest import MakeWindow
from tests.ui.desks import ask, press, say
from tests.ui.sittings import TITULAIRES, Held, hold, make_sitting

ENTER, TAB, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def held(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Held]:
    """A sitting just opened, nobody there yet."""
    path = tmp_path / "marais.leaderdesk"
    sitting = make_sitting(path, around)
    made = hold(qtbot, qapp, path, around, sitting)
    yield made
    made.alone.desk.stop()


def noted(held: Held) -> list[told.Gesture]:
    """Every gesture, in order."""
    return [each.gesture for each in held.ask(lambda base: sittings.read_deeds_of(base, held.sitting))]


def test_room_is_held_by_keyboard_alone(held: Held) -> None:
    # The presents, ticked down the list: every titulaire, the suppléants passed over.
    held.press(Qt.Key.Key_F2)
    for _ in TITULAIRES:
        held.press(SPACE, DOWN)
    # The first project: two must leave, Enter confirms.
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    held.press(ENTER)
    # A third is recused, with a reason; a fourth goes for good.
    held.press(Qt.Key.Key_F2, "zabal")
    held.press(ENTER, modifier=CTRL)
    held.press("Trésorier du porteur", ENTER)
    held.press("bressol", ENTER)
    # The text of the point, then the next one: those who had left are back.
    held.press(Qt.Key.Key_F3, "Débat nourri.")
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    held.press(ENTER)

    keys = [line.key for line in held.sheet().agenda.lines]
    assert noted(held) == [
        told.Opened(),
        *(told.Arrived(name) for name in TITULAIRES),
        told.PointOpened(keys[1]),
        told.Recused("Wilfried Zabalcor", keys[1], "Trésorier du porteur"),
        told.Departed("Yann Bressolier"),
        told.Written(keys[1], "Débat nourri."),
        told.PointOpened(keys[2]),
    ]
    inside = {each.name for each in held.sheet().room.people if each.where == "in_room"}
    assert inside == set(TITULAIRES) - {"Yann Bressolier"}


def test_quorum_is_lost_and_found_again_and_the_point_goes_on(held: Held) -> None:
    for name in TITULAIRES[2:7]:
        held.do(told.Arrived(name))
    held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    held.press(ENTER)
    held.press(Qt.Key.Key_F2, "zamelin")
    held.press(ENTER, modifier=SHIFT)
    is_lost = held.frame.view.lost.isVisible()
    held.press("hautefagne", ENTER)

    assert is_lost
    assert not held.frame.view.lost.isVisible()
    assert held.sheet().room.voters["01 Commune d’Essai"] == "Bastien Hautefagne"


def test_gesture_just_made_is_undone_and_the_page_follows(held: Held) -> None:
    held.press(Qt.Key.Key_F2, "darv", ENTER)
    held.alone.desk.act(history.undo)
    held.settle()

    assert noted(held) == [told.Opened()]
    assert held.frame.room.view.count.text() == "0\u00a0personne dans la salle"


def test_project_without_quorum_is_put_off_and_the_sitting_closed(held: Held, qtbot: QtBot) -> None:
    for name in TITULAIRES[:5]:
        held.do(told.Arrived(name))
    for _ in range(2):
        held.press(Qt.Key.Key_PageDown, modifier=CTRL)
    held.press(ENTER)
    held.press(Qt.Key.Key_R, modifier=Qt.KeyboardModifier.AltModifier)
    # A button pressed by its letter is seen going down before it acts.
    qtbot.waitUntil(lambda: held.sheet().open_point is None)
    held.press(Qt.Key.Key_F12)
    with qtbot.waitSignal(held.frame.ended):
        held.press(ENTER)

    line = held.sheet().agenda.lines[1]
    assert (line.outcome, held.sheet().phase) == ("postponed", "closed")


def test_open_sitting_is_taken_up_by_the_window_with_its_whole_width(
    make_window: MakeWindow, tmp_path: Path, around: Around
) -> None:
    path = tmp_path / "marais.leaderdesk"
    sitting = make_sitting(path, around)
    window = make_window(path)
    window.go_to("sittings")
    settle(window)
    press(window, Qt.Key.Key_F2)
    say(window, "darv")

    last = ask(window, lambda base: sittings.read_deeds_of(base, sitting))[-1]
    press(window, Qt.Key.Key_Z, CTRL)
    undone = ask(window, lambda base: sittings.read_deeds_of(base, sitting))
    assert (last.gesture, len(undone)) == (told.Arrived("Agathe Darvaux"), 1)
    assert window.frame.rail.buttons["dossiers"].text() == ""
    window.go_to("dossiers")
    assert window.frame.rail.buttons["dossiers"].text() == "Dossiers"
