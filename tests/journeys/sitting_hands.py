"""The hands of the animator: a window of its own, the keys that are left, one line said after each gesture."""

from __future__ import annotations

import json
import os
import time
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from leaderdesk.app import bare_window, furnish, make_app
from leaderdesk.system.ids import RandomIds
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.page import SittingsPage
from tests.journeys.sitting_script import Moments
from tests.ui.bases import around_in

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet

_PATIENCE = 20.0


class Hands:
    """Presses keys where the keyboard is, and waits until each gesture is in the base."""

    def __init__(self, window: Window, moments: Moments) -> None:
        self._window, self._moments = window, moments

    @property
    def conduct(self) -> Conduct | None:
        """The sitting on the screen, while it is open."""
        page = self._window.pages["sittings"]
        assert isinstance(page, SittingsPage)
        found = getattr(page.part, "conduct", None)
        return found if isinstance(found, Conduct) and found.sitting_id is not None else None

    @property
    def sheet(self) -> LiveSheet | None:
        """What the page shows."""
        return None if self.conduct is None else self.conduct.sheet

    @property
    def rank(self) -> int:
        """How many gestures the page shows."""
        return 0 if self.sheet is None else self.sheet.rank

    def do(self, keys: list[str], rank: int) -> None:
        """Press the keys of a gesture, which is the n-th of the sitting."""
        # The opening was the first of all, and is no gesture of the evening.
        self._moments.rank = rank - 1
        for key in keys:
            self.press(key)
        end = time.monotonic() + _PATIENCE
        while self.conduct is not None and self.rank < rank and time.monotonic() < end:
            self._settle()
        if self.conduct is not None and self.rank != rank:
            said = [each.text() for each in self._window.findChildren(QLabel) if each.isVisible()]
            raise AssertionError(keys, rank, self.rank, said)

    def press(self, key: str) -> None:
        """Press a key, type a text, or go to a point."""
        if key.startswith("@"):
            self._go_to(key[1:])
        elif key.startswith("'"):
            for letter in key[1:]:
                _strike(_focus(), letter)
            self._settle()
        else:
            pressed = QKeySequence(key)[0]  # type: ignore[index]  # a sequence of one key
            QTest.keyClick(_focus(), pressed.key(), pressed.keyboardModifiers())
            self._settle()

    def _go_to(self, point: str) -> None:
        """Along the agenda until the point is in sight."""
        for _ in range(40):
            sheet = self.sheet
            assert sheet is not None
            shown = sheet.point.point.key if sheet.point is not None else None
            if shown == point:
                return
            keys = [line.key for line in sheet.agenda.lines]
            is_before = shown is not None and keys.index(shown) > keys.index(point)
            self.press("Ctrl+PgUp" if is_before else "Ctrl+PgDown")
        raise AssertionError(point)

    def _settle(self) -> None:
        settle(self._window)
        QApplication.processEvents()


def open_window(base: Path, home: Path, moments: Moments) -> tuple[Window, bool]:
    """The program on a base, and whether it had to be shown the way to the sitting."""
    app = make_app()
    # A program that starts again never draws the keys of the one before.
    around = replace(around_in(home), clock=moments, ids=RandomIds())
    window = bare_window(app, around.folders)
    window.resize(1366, 768)
    window.show()
    furnish(app, window, around)
    window.activateWindow()
    for failing in (window.desk.crashed, window.desk.failed):
        failing.connect(traceback.print_exception)
    window.desk.open(base)
    settle(window)
    is_first = window.memory.page != "sittings"
    if is_first:
        window.go_to("sittings")
    for _ in range(3):
        settle(window)
    return window, is_first


def said_by(window: Window) -> list[str]:
    """What stands in the bar of messages."""
    return [row.message.words for row in window.frame.messages.rows()]


def hold_evening(base: Path, home: Path, script: Path) -> None:
    """Hold the sitting of a base to its end, or until the machine goes dead."""
    steps: list[list[str]] = json.loads(script.read_text(encoding="utf-8"))
    moments = Moments()
    window, is_first = open_window(base, home, moments)
    hands = Hands(window, moments)
    # The opening of the sitting was a gesture too.
    done = hands.rank
    print(json.dumps({"rank": done, "is_first": is_first, "said": said_by(window)}), flush=True)
    for rank, keys in enumerate(steps[done - 1 :], done + 1):
        hands.do(keys, rank)
        print(rank, flush=True)
    window.desk.stop()
    print("end", flush=True)


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _strike(widget: QWidget, letter: str) -> None:
    if letter.isascii():
        QTest.keyClicks(widget, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
