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
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.bases import FOLDER, base_of, bench_around
from tests.bench.measure import RUNS, Figure, timed

SIZES = (5_000, 50_000)
_LETTERS = "hall"


def days() -> list[Figure]:
    """Each act until its last pixel; the small base is what the large one is compared with."""
    figures: list[Figure] = []
    first: dict[str, float] = {}
    for size in SIZES:
        base_of(size)
        for name, runs in _in_a_process(size).items():
            first.setdefault(name, sorted(runs)[len(runs) // 2])
            unit = "MB" if name == "peak memory" else "ms"
            figures.append(Figure(f"{name}, {size:,} dossiers", unit, runs, f"{SIZES[0]:,} dossiers", first[name]))
    return [*figures, *_spreadsheet(SIZES[0], first["window opened on the list"])]


def _in_a_process(size: int) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.bench.days", str(size)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env=environment
    )
    found: dict[str, list[float]] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _acts(path: Path) -> dict[str, list[float]]:
    """Everything once, in the order of a day."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from leaderdesk.app import bare_window, furnish, make_app, prepare
    from leaderdesk.ui.render import settle

    app = make_app()
    prepare(app)
    around = bench_around(path.parent)
    window = bare_window(app, around.folders)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    furnish(app, window, around)

    def wait() -> None:
        settle(window)
        QApplication.processEvents()

    def timed_once(act: Callable[[], object]) -> float:
        started = time.perf_counter()
        act()
        wait()
        return (time.perf_counter() - started) * 1000

    wait()
    found = {"window opened on the list": [timed_once(lambda: window.desk.open(path))]}
    page: Any = window.pages["dossiers"]
    listing = page.view.listing
    found["list read again"] = [timed_once(page.refresh) for _ in range(RUNS)]

    def type_letter() -> None:
        if len(listing.filter_box.text()) >= len(_LETTERS):
            listing.filter_box.clear()
        letter = _LETTERS[len(listing.filter_box.text())]
        QTest.keyClick(listing.filter_box, Qt.Key(ord(letter.upper())))
        QApplication.processEvents()

    found["filter keystroke"] = timed(type_letter, 2 * len(_LETTERS))
    listing.filter_box.clear()
    wait()
    keys = [line.item.id for row in range(RUNS + 1) if (line := listing.model.line(row)) is not None]
    found["dossier opened"] = [timed_once(partial(page.show_record, key)) for key in keys][1:]
    page.show_record(keys[0], "project")
    wait()
    form: Any = page.record.tab.form

    def save(rank: int) -> None:
        form.focus_field("title")
        field: Any = QApplication.focusWidget()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, f"Titre {rank}")
        QTest.keyClick(field, Qt.Key.Key_Tab)

    found["field typed and saved, list read again"] = [timed_once(partial(save, rank)) for rank in range(RUNS)]
    window.desk.stop()
    status = Path("/proc/self/status").read_text("utf-8")
    found["peak memory"] = [int(size) / 1024 for size in re.findall(r"VmHWM:\s+(\d+)", status)]
    return found


def _spreadsheet(size: int, ours: float) -> list[Figure]:
    """The same rows opened by Calc without a screen, beside its bare start: what one waits with a workbook."""
    program = shutil.which("soffice")
    if program is None:
        return []
    from leaderdesk.services.bases import open_base
    from leaderdesk.services.exports import export_dossiers, export_table

    with TemporaryDirectory() as name:
        folder = Path(name)
        full, empty = folder / "dossiers.xlsx", folder / "vide.xlsx"
        base = open_base(base_of(size), bench_around(FOLDER))
        try:
            export_dossiers(base, full)
            export_table(base, empty, "Vide", [("Numéro", "text")], [])
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
