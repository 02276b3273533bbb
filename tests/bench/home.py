"""The home page of 5,000 dossiers with 12,000 claims: what is read of them, and what the window's thread does."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leaderdesk.domain.home.tasks import fold
from leaderdesk.services import dossiers
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.home import Measured, read_gauge, read_today
from leaderdesk.services.listings import read_since
from tests.bench.bases import bench_around
from tests.bench.followed import followed_base
from tests.bench.followed_pages import filled, on_the_window, window_on
from tests.bench.measure import Figure, in_turn, timed, timing

_LIST, _RUNS = "the list of dossiers", 5
_SIZE, _CLAIMS = 5_000, 12_000
# Those that say something of every dossier, in the order the page reads them.
_GAUGES = ("committee", "delays", "envelopes")


def home() -> list[Figure]:
    """Each reading on a copy of the base of the bench, then the page of a window."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "home.leaderdesk"
        shutil.copy(followed_base(_SIZE, _CLAIMS), path)
        return [*_read(path), *_shown(path)]


def _read(path: Path) -> list[Figure]:
    around = bench_around(path.parent)
    base, on = open_base(path, around), around.today()
    first, turn = dossiers.list_dossiers(base)[0].id, iter(range(10_000))

    def anew() -> float:
        base.kept.clear()
        return timing(lambda: read_today(base, around, on))

    def gauges_anew() -> float:
        base.kept.clear()
        return timing(lambda: _gauges(base, on))

    def after_a_change() -> float:
        dossiers.edit_dossier(base, first, next_step=f"Étape {next(turn)}", next_step_on=on)
        return timing(lambda: (read_today(base, around, on), _gauges(base, on)))

    whole, listed = in_turn(anew, lambda: timing(lambda: read_since(base, None)), _RUNS)
    gauges, _ = in_turn(gauges_anew, lambda: 0.0, _RUNS)
    again, _ = in_turn(after_a_change, lambda: 0.0, _RUNS)
    beside, tasks = sorted(listed)[len(listed) // 2], read_today(base, around, on).tasks
    base.close()
    return [
        Figure(f"{_LIST} (base’s thread)", "ms", listed),
        Figure("what is to be done, read first (base’s thread)", "ms", whole, _LIST, beside),
        Figure("gauges, read first (base’s thread)", "ms", gauges, _LIST, beside),
        Figure("both after one change (base’s thread)", "ms", again, _LIST, beside),
        Figure(f"{len(tasks):,} lines folded (window’s thread)", "ms", timed(lambda: fold(tasks, on), _RUNS)),
    ]


def _gauges(base: OpenBase, on: date) -> dict[str, Measured]:
    return {code: read_gauge(base, code, on) for code in _GAUGES}


def _shown(path: Path) -> list[Figure]:
    around = bench_around(path.parent)
    with closing(open_base(path, around)) as base:
        today, gauges = read_today(base, around, around.today()), _gauges(base, around.today())
    with window_on(path) as window:
        window.show_page("home")
        page: Any = window.pages["home"]
        first = filled(window, page, _RUNS, is_known=False)
        known = filled(window, page, _RUNS, is_known=True)
        tasks = on_the_window(lambda: page._show_today(today), _RUNS)  # noqa: SLF001 - what it does of its own
        cards = page.view.gauges.cards
        told = on_the_window(
            lambda: [cards[code].show_told(page._told(each.gauge)) for code, each in gauges.items()],  # noqa: SLF001 - the same
            _RUNS,
        )
    return [
        Figure("page filled, of a base just opened", "ms", first),
        Figure("page filled, once known", "ms", known),
        Figure("what is to be done, shown (window’s thread)", "ms", tasks),
        Figure("gauges, shown (window’s thread)", "ms", told),
    ]
