"""Pages over a base of followed dossiers: from what is asked to the page filled, and what the window’s thread does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.bases import bench_around

if TYPE_CHECKING:
    from leaderdesk.ui.page import Page
    from leaderdesk.ui.shell.window import Window


@contextmanager
def window_on(path: Path) -> Iterator[Window]:
    """The window as it starts on a base, once it has built what it had not shown."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop

    from leaderdesk.app import bare_window, furnish, make_app, prepare
    from leaderdesk.ui.render import settle
    from leaderdesk.ui.shell.warming import Warming

    app = make_app()
    prepare(app)
    around = bench_around(path.parent)
    window = bare_window(app, around.folders)
    window.resize(1366, 768)
    window.show()
    furnish(app, window, around)
    warming = Warming(window)
    window.desk.open(path)
    settle(window)
    loop = QEventLoop()
    warming.over.connect(loop.quit)
    loop.exec()
    yield window
    window.desk.stop()
    window.close()


def filled(window: Window, page: Page, runs: int, *, is_known: bool) -> list[float]:
    """From what a page asks to its figures painted; where nothing is known, as for a base just opened."""
    from leaderdesk.ui.render import settle

    found = []
    for _ in range(runs + 1):
        if not is_known:
            window.desk.ask(lambda base: base.kept.clear(), lambda _: None)
            settle(window)
        started = time.perf_counter()
        page.refresh()
        settle(window)
        found.append((time.perf_counter() - started) * 1000)
    return found[1:]


def on_the_window(act: Callable[[], object], runs: int) -> list[float]:
    """An act of the window's thread with the painting that it asks for."""
    from PySide6.QtWidgets import QApplication

    found = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        act()
        QApplication.processEvents()
        found.append((time.perf_counter() - started) * 1000)
    return found[1:]
