"""The moments of an open sitting, in both themes, at 100 and 200 %: whole, French, named, lettered, walked by Tab."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services.around import Around
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.theme.looks import Looks
from tests.ui import screens
from tests.ui.sittings import EXPERT, TITULAIRES, Held, hold, make_sitting

_WIDE, _HIGH = 1204, 700
# Its steps are among the screens of the example.
STATES = ("empty", "opening", "heard", "lost", "reason", "away", "adding")
# The menus take theirs in the window around.
OF_MENUS = ["F", "D", "A", "I"]


@pytest.fixture
def held(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Held]:
    """A sitting with seven of nine seats in the room."""
    path = tmp_path / "marais.leaderdesk"
    present = [*TITULAIRES[:3], *TITULAIRES[4:8], EXPERT]
    made = hold(qtbot, qapp, path, around, make_sitting(path, around, present=present))
    made.frame.resize(_WIDE, _HIGH)
    made.settle()
    yield made
    made.alone.desk.stop()


def bring(held: Held, state: str) -> None:
    """Bring the page to a moment of the evening."""
    keys = [line.key for line in held.sheet().agenda.lines]
    if state == "opening":
        held.frame.conduct.look_at(keys[1])
    elif state != "empty":
        held.do(told.PointOpened(keys[1]))
    if state in _AFTER:
        _AFTER[state](held, keys)
    for _ in range(2):
        held.settle()


def _hear(held: Held, keys: list[str]) -> None:
    held.do(told.HeardIn(keys[1], "Commune d’Essai"))
    held.frame.conduct.start_timer("hearing", 10)


def _lose(held: Held, keys: list[str]) -> None:
    held.do(told.Recused("Wilfried Zabalcor", keys[1], "Trésorier du porteur"))
    held.frame.show_step("room")


def _ask(held: Held, _keys: list[str]) -> None:
    held.frame.show_step("room")
    held.press("zabal")
    held.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)


def _add(held: Held, _keys: list[str]) -> None:
    held.frame.show_step("agenda")
    held.frame.agenda.add.click()


_AFTER: dict[str, Callable[[Held, list[str]], None]] = {
    "heard": _hear,
    "lost": _lose,
    "reason": _ask,
    "adding": _add,
    "away": lambda held, keys: held.frame.conduct.look_at(keys[2]),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scale", screens.SCALES)
def test_moment_is_whole_told_named_lettered_and_walked(held: Held, looks: Looks, scale: int, state: str) -> None:
    looks.choose_scheme("dark" if scale == 100 else "light")
    looks.set_text_scale(scale)
    looks.dress(held.frame)
    held.settle()
    bring(held, state)
    frame = held.frame

    assert whole(frame) == []
    assert (frame.width(), frame.height()) == (_WIDE, _HIGH)
    assert used(held) == []


def whole(page: QWidget) -> list[str]:
    """U42, U53: what is cut, and what was left untold."""
    frame = cast("Window", page)
    return [*screens.cut(frame), *(text for text in screens.texts(frame) if screens.SENTINEL.search(text))]


def used(held: Held) -> list[str]:
    """U34, U36 to U38: what has no name, two uses of a letter, English, and what Tab does not visit."""
    frame = cast("Window", held.frame)
    letters = Counter([*OF_MENUS, *letters_of(held)])
    english = [each.text() for each in frame.findChildren(QAbstractButton) if each.text() in screens.ENGLISH]
    twice = [letter for letter, count in letters.items() if count > 1]
    return [*screens.nameless(frame), *twice, *english, *screens.missed_by_tab(frame)]


@pytest.mark.parametrize("state", ["open", "lost"])
def test_targets_are_large_enough_for_a_tired_hand(held: Held, looks: Looks, state: str) -> None:
    looks.dress(held.frame)
    bring(held, state)

    low = [each.text() for each in held.frame.findChildren(QAbstractButton) if _is_low(each)]
    assert low == []


def _is_low(button: QAbstractButton) -> bool:
    return button.isVisible() and bool(button.text()) and button.height() < 36


def letters_of(held: Held) -> list[str]:
    """The letters that act with Alt, as many times as they are given."""
    window = cast("Window", held.frame)
    worded = [*screens.seen(window, QAbstractButton)]
    found = [each.text() for each in worded]
    found += [each.text() for each in screens.seen(window, QLabel) if each.buddy() is not None]
    marks = [re.search(r"&(\w)", text.replace("&&", "")) for text in found]
    return [mark[1].upper() for mark in marks if mark]
