"""How long the window does not answer when a page, tab or section of the example is shown: first, and once again.

A pause is the time between two turns of Qt's loop: what is typed meanwhile waits. Each run is a process of its own,
where nothing has been shown yet: once as soon as the base is there, once after the quiet time in which the window
builds what it has not shown. An empty page shown in the same window stands beside.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.bases import FOLDER, bench_around
from tests.bench.measure import Figure

if TYPE_CHECKING:
    from leaderdesk.ui.page import Visit
    from leaderdesk.ui.shell.window import Window

PROCESSES = 3
_EMPTY, _QUIET = "an empty page", "while nobody types"
# What somebody who looks at a screen before going on leaves at least, in milliseconds.
_LOOK = 250
_TICK = 2
Walk = dict[str, list[float]]


def showings() -> list[Figure]:
    """The longest pause of each showing, the first and the second."""
    path = _example()
    pairs = [(_in_a_process(path, "at once"), _in_a_process(path, "later")) for _ in range(PROCESSES)]
    at_once, later = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return [
        *_told("first, at once", at_once, 0),
        Figure(f"longest pause, {_QUIET}", "ms", [walk.pop(_QUIET)[0] for walk in later]),
        *_told("first, after a quiet time", later, 0),
        *_told("again", later, 1),
    ]


def _told(which: str, walks: Sequence[Walk], rank: int) -> list[Figure]:
    runs = {screen: [walk[screen][rank] for walk in walks] for screen in walks[0] if screen != _QUIET}
    empty = sorted(runs[_EMPTY])[len(walks) // 2]
    return [Figure(f"longest pause, {name}, {which}", "ms", each, _EMPTY, empty) for name, each in runs.items()]


class Pauses:
    """A tick for each turn of the loop of the window's thread: keeps the longest time between two."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def taken(self) -> float:
        """The longest since this was last asked, in milliseconds."""
        self._tick()
        longest, self._longest = self._longest, 0.0
        return longest * 1000

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now


def walk(path: Path, when: str) -> Walk:
    """Show everything in the order of the window, leaving time to look; later, twice."""
    from PySide6.QtCore import QEventLoop, QTimer

    from leaderdesk.app import bare_window, furnish, make_app, prepare
    from leaderdesk.ui.page import Page
    from leaderdesk.ui.render import settle
    from leaderdesk.ui.shell.warming import Warming

    app = make_app()
    prepare(app)
    around = bench_around(path.parent)
    window = bare_window(app, around.folders)
    window.resize(1366, 768)
    window.show()
    furnish(app, window, around)
    warming = Warming(window) if when == "later" else None
    window.desk.open(path)
    settle(window)
    keys, pauses = _keys(window), Pauses()
    window.frame.pages.addWidget(empty := Page(window.desk))

    def look(act: Callable[[], object]) -> float:
        loop = QEventLoop()
        QTimer.singleShot(_LOOK, loop.quit)
        loop.exec()
        pauses.taken()
        # Shown by a turn of the loop, as a key or a click does.
        QTimer.singleShot(0, act)
        QTimer.singleShot(_LOOK, loop.quit)
        loop.exec()
        settle(window)
        return pauses.taken()

    acts: dict[str, Callable[[], object]] = {_EMPTY: partial(window.frame.pages.setCurrentWidget, empty)}
    acts |= {name: partial(window.show_page, name) for name in window.pages}
    acts |= {_named(visit): partial(window.visit, visit) for visit in _visits(keys)}
    acts["help"] = window.menus.actions["contents"].trigger
    found: Walk = {screen: [] for screen in acts}
    if warming is not None:
        loop = QEventLoop()
        warming.over.connect(loop.quit)
        loop.exec()
        found[_QUIET] = [pauses.taken()]
    for _ in range(1 if warming is None else 2):
        for screen, act in acts.items():
            found[screen].append(look(act))
    window.desk.stop()
    return found


def _visits(keys: dict[str, int]) -> list[Visit]:
    """A record of each kind, every tab of a dossier, every section of the programme."""
    from leaderdesk.ui.dossiers.record.tabs import TabPlaces
    from leaderdesk.ui.page import Visit
    from leaderdesk.ui.programme.sections import SectionPlaces

    tabs = [Visit("dossiers", keys["dossiers"], place.name) for place in TabPlaces().all()]
    sections = [Visit("programme", 0, place.name) for place in SectionPlaces().all()]
    return [*tabs, *sections, *(Visit(name, key) for name, key in keys.items() if name != "dossiers")]


def _named(visit: Visit) -> str:
    return f"{visit.page}/{visit.part or 'record'}"


def _keys(window: Window) -> dict[str, int]:
    """A record of each kind."""
    from leaderdesk.services.calls import list_calls
    from leaderdesk.services.conversations import list_conversations
    from leaderdesk.services.dossiers import list_dossiers
    from leaderdesk.ui.render import settle

    told: list[dict[str, int]] = []

    def work(base):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as the desk calls it
        dossier = next(row for row in list_dossiers(base) if row.status == "programmed")
        return {
            "dossiers": dossier.id,
            "holders": dossier.holder_id,
            "calls": list_calls(base)[0].id,
            "conversations": list_conversations(base)[0].id,
        }

    window.desk.ask(work, told.append)
    settle(window)
    return told[0]


def _example() -> Path:
    from leaderdesk.services.demo import create_demo

    path = FOLDER / "exemple.leaderdesk"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        create_demo(path, bench_around(FOLDER))
    return path


def _in_a_process(path: Path, when: str) -> Walk:
    command = [sys.executable, "-m", "tests.bench.showings", str(path), when]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env=environment
    )
    found: Walk = json.loads(done.stdout.strip().splitlines()[-1])
    return found


if __name__ == "__main__":
    print(json.dumps(walk(Path(sys.argv[1]), sys.argv[2])))
