"""From the start of the process to the first painted window, and to a list one can use, beside a bare window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.bases import FOLDER, base_of
from tests.bench.measure import RUNS, Figure

LARGE = 5_000
_BARE = """
import os, sys, time, json
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(json.dumps({"first_paint_ms": (time.time() - float(os.environ["LEADERDESK_STARTED"])) * 1000}))
        app.quit()
app = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QLabel("LeaderDesk"))
window.resize(1366, 768)
window.show()
app.exec()
"""


def starting() -> list[Figure]:
    """A cold process each time, our window and a bare one in turn."""
    base = base_of(LARGE)
    ours_command = [sys.executable, "-m", "leaderdesk", "--timing", str(base)]
    bare_command = [sys.executable, "-c", _BARE]
    _run(ours_command), _run(bare_command)
    ours, bare = [], []
    for _ in range(RUNS):
        bare.append(_run(bare_command))
        ours.append(_run(ours_command))
    paint = [run["first_paint_ms"] for run in bare]
    middle, memory = sorted(paint)[RUNS // 2], sorted(run["memory"] for run in bare)[RUNS // 2]
    return [
        Figure("first paint, bare QtWidgets window", "ms", paint),
        Figure("first paint, LeaderDesk", "ms", [run["first_paint_ms"] for run in ours], "bare window", middle),
        Figure(
            f"usable list of {LARGE:,} dossiers", "ms", [run["usable_list_ms"] for run in ours], "bare window", middle
        ),
        Figure("peak memory, bare window", "MB", [run["memory"] for run in bare]),
        Figure(
            f"peak memory, LeaderDesk on {LARGE:,} dossiers",
            "MB",
            [run["memory"] for run in ours],
            "bare window",
            memory,
        ),
    ]


def _run(command: list[str]) -> dict[str, Any]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "LEADERDESK_STARTED": repr(time.time()),
        "LEADERDESK_HOME": str(FOLDER / "home"),
    }
    folder = Path(__file__).parents[2]
    process = subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with process:
        assert process.stdout is not None
        line = process.stdout.read().strip().splitlines()[-1]
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return {**json.loads(line), "memory": usage.ru_maxrss / 1024}
