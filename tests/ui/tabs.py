"""A tab of a dossier's record alone in a window, on a real base, told of every change as the record tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, open_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.render import settle

if TYPE_CHECKING:
    from leaderdesk.ui.shell.window import Window

_Tab = TypeVar("_Tab", bound=Tab)


def prepare(path: Path, around: Around, act: Callable[[OpenBase, int], object]) -> int:
    """Do something to the first dossier of a closed base; its key."""
    base = open_base(path, around)
    key = list_dossiers(base)[0].id
    act(base, key)
    close_base(base, around)
    return key


@dataclass(frozen=True, slots=True)
class Alone:
    """What a tab stands on, without the window around it."""

    desk: Desk


def open_alone(app: QApplication, path: Path, around: Around) -> Alone:
    """A desk with a base open, as `settle` and the tabs want it."""
    assert app is QApplication.instance()
    alone = Alone(Desk(around))
    alone.desk.open(path)
    settle_all(alone)
    return alone


def settle_all(alone: Alone) -> None:
    """Let everything that was asked come back."""
    settle(cast("Window", alone))


def show_tab(qtbot: QtBot, alone: Alone, make: Callable[[Desk], _Tab], key: int) -> _Tab:
    """Show a dossier in a tab of its own window, with the keyboard in it."""
    tab = make(alone.desk)
    qtbot.addWidget(tab)
    tab.resize(760, 560)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    alone.desk.bus.changed.connect(lambda topics: tab.note_change(topics, is_in_front=True))
    tab.show_dossier(key)
    settle_all(alone)
    tab.focus_first()
    return tab


def press(alone: Alone, *keys: Qt.Key | str) -> None:
    """Press keys, or type texts, where the keyboard is."""
    for key in keys:
        if isinstance(key, str):
            # A cell opens at its first letter: the next ones go where that took the keyboard.
            for letter in key:
                QTest.keyClicks(focused(), letter)
        else:
            QTest.keyClick(focused(), key)
        settle_all(alone)


def focused() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def asked(alone: Alone, work: Callable[[OpenBase], Any]) -> Any:  # noqa: ANN401 - whatever is asked
    """What a service says."""
    told: list[Any] = []
    alone.desk.ask(work, told.append)
    settle_all(alone)
    return told[0]
