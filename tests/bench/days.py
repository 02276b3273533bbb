"""A day in the real window on 5,000 and 50,000 dossiers: list, filter, record, one field; and the rows in Calc.

Each size has a process of its own, which also tells its memory. LibreOffice, where there is one, opens the same rows.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.bases import FOLDER, base_of, bench_around
from tests.bench.measure import RUNS, Figure, timed

SIZES = (5_000, 50_000)
_LETTERS = "hall"


def days(sizes: Sequence[int] = SIZES) -> list[Figure]:
    """Each act until its last pixel; the small base is what the large one is compared with."""
    figures: list[Figure] = []
    first: dict[str, float] = {}
    for size in sizes:
        base_of(size)
        for name, runs in _in_a_process(size).items():
            first.setdefault(name, sorted(runs)[len(runs) // 2])
            unit = "MB" if name == "peak memory" else "ms"
            figures.append(Figure(f"{name}, {size:,} dossiers", unit, runs, f"{sizes[0]:,} dossiers", first[name]))
    return [*figures, *_spreadsheet(sizes[0], first["base opened, list shown"])]


def _in_a_process(size: int) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.bench.days", str(size)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env=environment
    )
    found: dict[str, list[float]] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


class _Day:
    """The real window before a base is opened, and how long it takes over what is done in it."""

    def __init__(self, folder: Path) -> None:
        from leaderdesk.app import bare_window, furnish, make_app, prepare

        self.app = make_app()
        prepare(self.app)
        around = bench_around(folder)
        self.window = bare_window(self.app, around.folders)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        furnish(self.app, self.window, around)
        page: Any = self.window.pages["dossiers"]
        self.page, self.listing = page, page.view.listing
        self.wait()

    def wait(self) -> None:
        """Until everything that was asked of the base has come back, and the list is arranged."""
        from leaderdesk.ui.render import settle

        settle(self.window)
        self.listing.model.finish()
        self.app.processEvents()

    def timed(self, act: Callable[[], object]) -> float:
        """The milliseconds of an act and of all that follows."""
        started = time.perf_counter()
        act()
        self.wait()
        return (time.perf_counter() - started) * 1000

    def until(self, act: Callable[[], object], is_done: Callable[[], bool]) -> float:
        """The milliseconds of an act until something is there, painted; the events are waited for, not polled."""
        from PySide6.QtCore import QEventLoop

        self.wait()
        started = time.perf_counter()
        act()
        while not is_done():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.app.processEvents()
        return (time.perf_counter() - started) * 1000


def _acts(path: Path) -> dict[str, list[float]]:
    """Everything once, in the order of a day."""
    day = _Day(path.parent)
    model = day.listing.model
    found = {"base opened, list shown": [day.until(lambda: day.window.desk.open(path), lambda: model.rowCount() > 0)]}
    found["then all is read, search too"] = [day.timed(lambda: None)]
    found["list read again, nothing new"] = [day.timed(day.page.refresh) for _ in range(RUNS)]
    found["filter keystroke"] = timed(partial(_type_letter, day), 2 * len(_LETTERS))
    day.listing.filter_box.clear()
    day.wait()
    keys = [line.item.id for row in range(RUNS + 1) if (line := model.line(row)) is not None]
    found["dossier opened"] = [day.timed(partial(day.page.show_record, key)) for key in keys][1:]
    day.page.show_record(keys[0], "project")
    day.wait()
    right = "field typed and saved, list right"
    found[right] = [
        day.until(partial(_save, day, rank), partial(_says, day, keys[0], f"Titre {rank}")) for rank in range(RUNS)
    ]
    found["the same, with all that follows"] = [day.timed(partial(_save, day, RUNS + rank)) for rank in range(RUNS)]
    day.window.desk.stop()
    status = Path("/proc/self/status").read_text("utf-8")
    found["peak memory"] = [int(size) / 1024 for size in re.findall(r"VmHWM:\s+(\d+)", status)]
    return found


def _type_letter(day: _Day) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    box = day.listing.filter_box
    if len(box.text()) >= len(_LETTERS):
        box.clear()
    QTest.keyClick(box, Qt.Key(ord(_LETTERS[len(box.text())].upper())))
    day.listing.model.finish()
    day.app.processEvents()


def _save(day: _Day, rank: int) -> None:
    """Type over the title, and leave it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    day.page.record.tab.form.focus_field("title")
    field: Any = QApplication.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, f"Titre {rank}")
    QTest.keyClick(field, Qt.Key.Key_Tab)


def _says(day: _Day, key: int, title: str) -> bool:
    row = day.listing.model.row_of(key)
    return row is not None and day.listing.model.line(row).item.title == title


def _spreadsheet(size: int, ours: float) -> list[Figure]:
    """The same rows opened by Calc without a screen, beside its bare start: what one waits with a workbook."""
    program = shutil.which("soffice")
    if program is None:
        return []
    from leaderdesk.services.bases import open_base
    from leaderdesk.services.exports.lists import SeenColumn, SeenList, export_list
    from leaderdesk.services.exports.making import write_export

    with TemporaryDirectory() as name:
        folder = Path(name)
        full, empty = folder / "dossiers.xlsx", folder / "vide.xlsx"
        base = open_base(base_of(size), bench_around(FOLDER))
        try:
            write_export(base, "dossiers", full)
            export_list(base, empty, SeenList("Vide", (SeenColumn("Numéro"),), ()))
        finally:
            base.close()
        opened = {f"the same {size:,} rows": full, "an empty workbook": empty}
        return [
            Figure(f"Calc opens {what}", "ms", timed(partial(_convert, program, each, folder), 3), "our list", ours)
            for what, each in opened.items()
        ]


def _convert(program: str, workbook: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [program, profile, "--headless", "--convert-to", "csv", "--outdir", str(folder / "out"), str(workbook)]
    subprocess.run(command, capture_output=True, check=True)


if __name__ == "__main__":
    with TemporaryDirectory(dir=FOLDER) as there:
        print(json.dumps(_acts(Path(shutil.copy(base_of(int(sys.argv[1])), there)))))
