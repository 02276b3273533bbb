"""A program of its own on two real screens: projects, has its cable pulled and put back, and says what it saw."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QApplication

from leaderdesk.app import make_app, prepare
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.render import settle
from leaderdesk.ui.sittings.live.frame import LiveFrame
from tests.ui.bases import around_in
from tests.ui.sittings import EXPERT, TITULAIRES, make_sitting
from tests.ui.tabs import Alone

LAPTOP, BEAMER = "laptop", "beamer"
_PATIENCE = 10.0


def plug(name: str, width: int, height: int, left: int, output: str = "none") -> None:
    """Put a screen beside the others."""
    where = f"{width}/{width // 4}x{height}/{height // 4}+{left}+0"
    subprocess.run(["xrandr", "--setmonitor", name, where, output], check=True, stdout=subprocess.DEVNULL)


def unplug(name: str) -> None:
    """Pull its cable out."""
    subprocess.run(["xrandr", "--delmonitor", name], check=True)


class Screens:
    """A sitting held on one screen and projected on another."""

    def __init__(self, folder: Path) -> None:
        app = make_app()
        prepare(app)
        path, around = folder / "marais.leaderdesk", around_in(folder / "home")
        sitting = make_sitting(path, around, present=[*TITULAIRES, EXPERT])
        self.alone, self.said = Alone(Desk(around)), list[str]()
        self.alone.desk.open(path)
        self.settle()
        self.frame = LiveFrame(self.alone.desk)
        self.frame.said.connect(lambda message: self.said.append(message.words))
        self.frame.resize(1366, 720)
        self.frame.show()
        self.frame.show_sitting(sitting)
        self.settle()

    def settle(self) -> None:
        """Let everything that was asked come back."""
        for _ in range(3):
            settle(cast("Any", self.alone))
            QApplication.processEvents()

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Until the system has said what happened to the screens."""
        end = time.monotonic() + _PATIENCE
        while not is_so() and time.monotonic() < end:
            QApplication.processEvents()
        self.settle()

    def told(self) -> dict[str, Any]:
        """What stands where."""
        projector = self.frame.projector
        window = projector.window
        box = window.geometry()
        return {
            "is_open": projector.is_open,
            "is_unplugged": projector.is_unplugged,
            "where": [box.x(), box.y(), box.width(), box.height()],
            "screen": window.screen().name(),
            "texts": [line.text for line in window.board.laid.lines],
            "rows": window.board.laid.rows,
        }

    def picture(self, path: Path) -> None:
        """What somebody sees on the second screen."""
        screens = {each.name(): each for each in QApplication.screens()}
        screens[BEAMER].grabWindow(0).save(str(path))


def show(folder: Path) -> dict[str, Any]:
    """An evening with its cable."""
    found: dict[str, Any] = {}
    held = Screens(folder)
    projector = held.frame.projector
    conduct = held.frame.conduct
    assert conduct.sheet is not None
    conduct.note(told.PointOpened(conduct.sheet.agenda.lines[1].key))
    held.settle()
    projector.open()
    held.wait(lambda: projector.window.isActiveWindow() or projector.is_full)
    found["first"] = held.told()
    held.picture(folder / "1920x1080.png")
    unplug(BEAMER)
    held.wait(lambda: projector.is_unplugged)
    found["pulled"] = held.told()
    projector.toggle_blank()
    held.settle()
    found["too_early"] = held.told()
    plug(BEAMER, 1280, 800, 1366)
    held.wait(lambda: projector.second is not None)
    projector.toggle_blank()
    held.settle()
    found["again"] = held.told()
    held.picture(folder / "1280x800.png")
    found["said"] = held.said
    held.frame.leave()
    held.settle()
    found["left"] = held.told()
    held.alone.desk.stop()
    return found


if __name__ == "__main__":
    print(json.dumps(show(Path(sys.argv[1]))))
