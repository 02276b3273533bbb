"""The one table at 5,000 and 50,000 rows of 20 columns: prepared, shown, filtered, sorted, grouped, painted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench.measure import RUNS, Figure, timed

SIZES = (5_000, 50_000)
_EXTRA = 13
# What a screen asks: a word typed a letter at a time, all of it painted before the next.
_LETTERS = "cafe "
_MEMORY = """
import json, re, sys
from tests.bench.desk import shown_listing
made = shown_listing(int(sys.argv[1]))
print(json.dumps(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024))
"""


def table() -> list[Figure]:
    """Each act until its last pixel, on both sizes; the small one is what the large one is compared with."""
    figures: list[Figure] = []
    first: dict[str, float] = {}
    for size in SIZES:
        for name, runs in _acts(size).items():
            first.setdefault(name, sorted(runs)[len(runs) // 2])
            figures.append(Figure(f"{name}, {size:,} × 20", "ms", runs, f"{SIZES[0]:,} rows", first[name]))
    empty = _memory(0)
    figures.append(Figure("peak memory, empty list", "MB", [empty]))
    figures += [Figure(f"peak memory, {size:,} × 20", "MB", [_memory(size)], "empty list", empty) for size in SIZES]
    return figures


def shown_listing(count: int):  # type: ignore[no-untyped-def]  # noqa: ANN201 - Qt is loaded by the benches that need it
    """A wide listing, seen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from leaderdesk.app import make_app, prepare
    from tests.ui.wide import wide_listing

    if QApplication.instance() is None:
        app = make_app()
        prepare(app)
    made = wide_listing(count, extra=_EXTRA)
    made.resize(1366, 768)
    made.show()
    _settle()
    return made


def _acts(size: int) -> dict[str, list[float]]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from leaderdesk.ui.kit.tables.shape import Filter, Sort
    from tests.ui.wide import wide_columns, wide_lines

    listing = shown_listing(size)
    columns = wide_columns(_EXTRA)
    lines = wide_lines(columns, size)
    letters = [Qt.Key(ord(letter.upper())) for letter in _LETTERS]

    def type_letter() -> None:
        if len(listing.filter_box.text()) >= len(letters):
            listing.filter_box.clear()
        QTest.keyClick(listing.filter_box, letters[len(listing.filter_box.text())])
        _settle()

    def after(back: Callable[[], object], act: Callable[[], object]) -> list[float]:
        """The act alone, each time from where `back` leads."""
        runs = []
        for _ in range(RUNS + 1):
            back()
            _settle()
            started = time.perf_counter()
            act()
            _settle()
            runs.append((time.perf_counter() - started) * 1000)
        return runs[1:]

    model, table = listing.model, listing.table
    found = {
        "lines prepared (base's thread)": timed(lambda: wide_lines(columns, size), 3),
        "list shown anew": after(lambda: None, lambda: listing.show_lines(lines)),
        "filter keystroke": timed(type_letter, 2 * len(letters)),
    }
    listing.filter_box.clear()
    values = Filter("status", frozenset({"Reçu", "Soldé"}))
    by_number = partial(model.sort_by, [Sort("number")])
    found |= {
        "filter by values": after(lambda: model.set_filters([]), lambda: model.set_filters([values])),
        "values counted for a header": timed(lambda: model.values_of("commune")),
        "sort by a title": after(by_number, lambda: model.sort_by([Sort("title")])),
        "sort by an amount": after(by_number, lambda: model.sort_by([Sort("cost", is_descending=True)])),
        "group with sums": after(lambda: model.group_by(""), lambda: model.group_by("status")),
    }
    model.group_by("")
    found["select all, with totals"] = after(table.clearSelection, table.selectAll)
    listing.close()
    listing.deleteLater()
    return found


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def _memory(count: int) -> float:
    command = [sys.executable, "-c", _MEMORY, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return float(json.loads(done.stdout.strip().splitlines()[-1]))
