"""A sitting that is over, on the screen and alone in its window: closed on one project, or sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.sittings.closed import ClosedSheet
from leaderdesk.services import sitting_batches, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base
from leaderdesk.ui.render import settle
from leaderdesk.ui.sittings.closing.frame import ClosedFrame
from tests.copies import made_once
from tests.services.test_sitting_batches import held
from tests.ui.sittings import type_letters
from tests.ui.tabs import Alone, open_alone

ENTER, ESCAPE, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Over:
    """A sitting on the screen, alone in its window."""

    alone: Alone
    frame: ClosedFrame
    sitting: int

    def press(self, *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            if isinstance(key, str):
                type_letters(focused(), key)
            else:
                QTest.keyClick(focused(), key, modifier)
            self.settle()

    def settle(self) -> None:
        for _ in range(2):
            settle(cast("Any", self.alone))
            QApplication.processEvents()

    def ask(self, work: Callable[[OpenBase], Any]) -> Any:  # noqa: ANN401 - whatever is asked
        answers: list[Any] = []
        self.alone.desk.ask(work, answers.append)
        self.settle()
        return answers[0]

    def sheet(self) -> ClosedSheet:
        found = self.ask(lambda base: sitting_batches.read_closed(base, self.sitting))
        assert isinstance(found, ClosedSheet)
        return found

    def figures(self) -> list[tuple[str, str, str]]:
        """What the table of the part in hand says."""
        model = self.frame.minutes.view.figures.model
        rows = [model.line(row) for row in range(model.rowCount())]
        return [(each.text(0), each.text(1), each.text(2)) for each in rows if each is not None]

    def go_to_point(self) -> None:
        """The first project, from the top of the list."""
        self.press(Qt.Key.Key_Home, modifier=CTRL)
        self.press(DOWN, DOWN)


def focused() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def make_closed(path: Path, around: Around, *, is_sealed: bool = False) -> int:
    """A closed base with a sitting closed on one project, granted with a reservation."""
    return made_once(_make, path, around, is_sealed)


def _make(path: Path, around: Around, is_sealed: bool) -> int:  # noqa: FBT001 - told in its place
    base = create_base(path, around, gal_name="GAL Pays des Marais")
    sitting = held(base)
    if is_sealed:
        sittings.seal_sitting(base, sitting)
    close_base(base, around)
    return sitting


def show(
    qtbot: QtBot, app: QApplication, path: Path, around: Around, sitting: int, *, only_looks: bool = False
) -> Over:
    """The page, with the keyboard in it."""
    alone = open_alone(app, path, around)
    if only_looks:
        alone.desk.look_at(path)
        settle(cast("Any", alone))
    frame = ClosedFrame(alone.desk)
    qtbot.addWidget(frame)
    frame.resize(1274, 640)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    frame.show_sitting(sitting)
    frame.focus_main()
    made = Over(alone, frame, sitting)
    made.settle()
    return made
