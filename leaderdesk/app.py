"""Builds everything once: the window first, painted before anything heavy is loaded, then the base."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from leaderdesk.services.around import Around
    from leaderdesk.system.paths import Folders
    from leaderdesk.ui.shell.openings import Openings
    from leaderdesk.ui.shell.window import Window

NO_SCREEN = (
    "LeaderDesk a besoin d’un écran et n’en trouve pas. Ouvrez une session graphique,"
    " ou employez les commandes sans fenêtre (leaderdesk check, backup, history…)."
)
MISUSE = "Emploi\u00a0: leaderdesk [FICHIER] | leaderdesk --render DOSSIER FICHIER | leaderdesk --timing [FICHIER]"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks of the window."""

    base: Path | None = None
    render_to: Path | None = None
    is_timed: bool = False


def main(arguments: list[str]) -> int:
    """Open the window, on a base if one is named; or render its pages, or time its start."""
    wishes = _wishes(arguments)
    if wishes is None:
        print(MISUSE, file=sys.stderr)  # noqa: T201 - no window yet, the terminal is all there is
        return 2
    if not has_screen():
        if wishes.render_to is None:
            print(NO_SCREEN, file=sys.stderr)  # noqa: T201 - same reason
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_app()
    if wishes.render_to is not None and wishes.base is not None:
        from leaderdesk.ui.render import render

        with _scratch_window(app) as window:
            return render(window, wishes.base, wishes.render_to)
    return _run(app, wishes)


def has_screen() -> bool:
    """False on a Linux session without display, where Qt would abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_app() -> QApplication:
    """Qt's application; its words and icons come when the window is furnished."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["leaderdesk"])
    app.setApplicationName("LeaderDesk")
    app.setDesktopFileName("leaderdesk")
    return app


def ui_self_test() -> list[str]:
    """What the window lacks here, one French sentence each; needs no screen."""
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from leaderdesk.ui.self_test import problems_of

    with _scratch_window(make_app()) as window:
        return problems_of(window)


@contextlib.contextmanager
def _scratch_window(app: QApplication) -> Iterator[Window]:
    """A furnished window that leaves nothing in the user's own folders."""
    import tempfile

    from leaderdesk.services.around import around_user
    from leaderdesk.system.paths import folders_under

    with tempfile.TemporaryDirectory() as scratch:
        around = replace(around_user(), folders=folders_under(Path(scratch)))
        window = bare_window(app, around.folders)
        furnish(app, window, around)
        yield window
        window.desk.stop()
        window.hide()


def _run(app: QApplication, wishes: Wishes) -> int:
    from leaderdesk.system.paths import user_folders

    window = bare_window(app, user_folders())
    window.closed_down.connect(lambda: app.exit(0))
    app.setQuitOnLastWindowClosed(False)
    # The order of these is that of the call: the measure stands around what follows the first paint.
    timing = _Timing(app, window) if wishes.is_timed else None
    window.painted.connect(lambda: _begin(app, window, wishes))
    if timing is not None:
        window.painted.connect(timing.note_start)
    window.show()
    return app.exec()


def bare_window(app: QApplication, folders: Folders) -> Window:
    """What can be painted at once."""
    from leaderdesk.services.settings_file import load_preferences, save_preferences
    from leaderdesk.ui.shell.memory import Memory
    from leaderdesk.ui.shell.window import Window
    from leaderdesk.ui.theme.looks import Looks

    memory = Memory(load_preferences(folders), partial(save_preferences, folders))
    return Window(Looks(app, memory.scheme, memory.text_scale), memory)


def prepare(app: QApplication) -> None:
    """Words and icons: what every part of the window needs, and the bare window does not."""
    from PySide6.QtCore import QDir

    from leaderdesk.system.paths import program_folder
    from leaderdesk.ui.theme.french import speak_french
    from leaderdesk.ui.theme.icons import icon

    for name in ("icons", "help"):
        QDir.setSearchPaths(name, [str(program_folder("resources") / name)])
    speak_french(app)
    app.setWindowIcon(icon("leaderdesk"))


def furnish(app: QApplication, window: Window, around: Around) -> Openings:
    """All the rest, on a window that may be on the screen already."""
    from leaderdesk.ui.desk import Desk
    from leaderdesk.ui.shell import furnishing

    prepare(app)
    return furnishing.furnish(window, Desk(around))


def _begin(app: QApplication, window: Window, wishes: Wishes) -> None:
    """What waits until the window has been painted."""
    from leaderdesk.services.around import around_user
    from leaderdesk.ui.crashes import Crashes
    from leaderdesk.ui.ending import Ending
    from leaderdesk.ui.front import FrontDoor
    from leaderdesk.ui.shell.warming import Warming

    openings = furnish(app, window, around_user())
    openings.shown_elsewhere.connect(lambda: app.exit(0))
    Crashes(window).install()
    Ending(app, window.desk).listen()
    Warming(window)
    door = FrontDoor()
    door.setParent(window)
    door.asked.connect(window.bring_to_front)
    window.desk.address = door.address
    openings.open_first(wishes.base)


class _Timing:
    """Measures from the start of the process, prints one line, quits."""

    def __init__(self, app: QApplication, window: Window) -> None:
        self._app, self._window = app, window
        self._started = _process_start()
        self._painted = 0.0
        window.painted.connect(self._note_paint)

    def note_start(self) -> None:
        """The window is furnished by now: wait for the list, unless there is no base to list."""
        window = self._window
        window.memory.page = "dossiers"
        if window.desk.is_busy:
            window.pages["dossiers"].filled.connect(self._note_list)  # type: ignore[attr-defined]
            window.desk.refused.connect(lambda *_: self._tell(0))
        else:
            self._tell(0)

    def _note_paint(self) -> None:
        self._painted = self._since_start()

    def _note_list(self) -> None:
        page = self._window.pages["dossiers"]
        page.repaint()
        self._tell(page.view.listing.model.total)  # type: ignore[attr-defined]

    def _tell(self, rows: int) -> None:
        told = {"first_paint_ms": self._painted, "usable_list_ms": self._since_start(), "rows": rows}
        print(json.dumps(told), flush=True)  # noqa: T201 - the measure is the output
        self._app.exit(0)

    def _since_start(self) -> float:
        return round((time.time() - self._started) * 1000, 1)


def _process_start() -> float:
    """When the process began, in seconds since the epoch: as the launcher says, or as Linux knows."""
    told = os.environ.get("LEADERDESK_STARTED")
    if told:
        return float(told)
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        uptime = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    except OSError:
        return time.time()
    return time.time() - uptime + int(fields[19]) / os.sysconf("SC_CLK_TCK")


def _wishes(arguments: list[str]) -> Wishes | None:
    match arguments:
        case []:
            return Wishes()
        case ["--render", folder, base]:
            return Wishes(Path(base), Path(folder))
        case ["--timing"]:
            return Wishes(is_timed=True)
        case ["--timing", base]:
            return Wishes(Path(base), is_timed=True)
        case [base] if not base.startswith("-"):
            return Wishes(Path(base))
        case _:
            return None
