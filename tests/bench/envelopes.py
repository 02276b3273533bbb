"""The envelopes of 5,000 dossiers with 12,000 claims, then of 50,000: read, read after a change, shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leaderdesk.services import funding
from leaderdesk.services.bases import open_base
from leaderdesk.services.delays import estimate_payment
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.home import read_today
from leaderdesk.services.running.ceilings import ceiling_in
from tests.bench.bases import bench_around
from tests.bench.followed import followed_base
from tests.bench.followed_pages import filled, on_the_window, window_on
from tests.bench.measure import Figure, timed

_RUNS, _PAST = 5, date(2025, 6, 30)
_SIZES = (5_000, 50_000)


def envelopes() -> list[Figure]:
    """Each reading on a copy of the base of the bench, then the page of a window."""
    with TemporaryDirectory() as folder:
        path = _copy(folder, _SIZES[0])
        return [*_read(path), *_shown(path)]


def growth() -> list[Figure]:
    """The same readings of ten times as many dossiers: what one of them costs should stay the same."""
    figures: list[Figure] = []
    first: dict[str, float] = {}
    for size in _SIZES:
        with TemporaryDirectory() as folder:
            runs_of = _acts(_copy(folder, size))
        for name, runs in runs_of.items():
            each = [run * 1000 / size for run in runs]
            first.setdefault(name, sorted(each)[len(each) // 2])
            figures.append(Figure(f"{name}, {size:,} dossiers", "µs each", each, f"{_SIZES[0]:,}", first[name]))
    return figures


def _acts(path: Path) -> dict[str, Sequence[float]]:
    around = bench_around(path.parent)
    with closing(open_base(path, around)) as base:
        acts: dict[str, Callable[[], object]] = {
            "envelopes": partial(read_envelopes, base),
            "what is to be done": partial(read_today, base, around, around.today()),
            "payments measured": partial(estimate_payment, base, around.today()),
        }

        def anew(act: Callable[[], object]) -> None:
            base.kept.clear()
            act()

        return {name: timed(partial(anew, act), 3) for name, act in acts.items()}


def _read(path: Path) -> list[Figure]:
    with closing(open_base(path, bench_around(path.parent))) as base:
        one, cents = read_envelopes(base).dossiers[0].facts, count(1)

        def read_whole() -> None:
            base.kept.clear()
            read_envelopes(base)

        def change() -> None:
            funding.say_amount(base, one.dossier_id, one.fund_id, "voted", next(cents), date(2026, 1, 1))

        def change_and_read() -> None:
            change()
            read_envelopes(base)

        return [
            Figure("read first (base’s thread)", "ms", timed(read_whole, _RUNS)),
            Figure("one change (base’s thread)", "ms", timed(change, _RUNS)),
            Figure("one change, and the envelopes (base’s thread)", "ms", timed(change_and_read, _RUNS)),
            Figure("on a past day (base’s thread)", "ms", timed(lambda: read_envelopes(base, _PAST), _RUNS)),
        ]


def _shown(path: Path) -> list[Figure]:
    with closing(open_base(path, bench_around(path.parent))) as base:
        sheet = read_envelopes(base)
        ceiling = ceiling_in(base, sheet)
    with window_on(path) as window:
        window.show_page("envelopes")
        pages: Any = window.pages["envelopes"]
        page = pages.named("gauges")
        first = filled(window, page, _RUNS, is_known=False)
        known = filled(window, page, _RUNS, is_known=True)
        told = on_the_window(lambda: page._fill(sheet, ceiling, page._asked), _RUNS)  # noqa: SLF001 - what it does
    return [
        Figure("page filled, of a base just opened", "ms", first),
        Figure("page filled, once known", "ms", known),
        Figure("figures shown (window’s thread)", "ms", told),
    ]


def _copy(folder: str, size: int) -> Path:
    path = Path(folder) / "envelopes.leaderdesk"
    shutil.copy(followed_base(size, size * 12 // 5), path)
    return path
