"""The home page of 5,000 dossiers: what is read before it is painted, and after one change."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from leaderdesk.domain.home.tasks import fold
from leaderdesk.services import dossiers
from leaderdesk.services.bases import open_base
from leaderdesk.services.home import read_gauges, read_today
from leaderdesk.services.listings import read_since
from tests.bench.bases import base_of, bench_around
from tests.bench.measure import Figure, in_turn, timed

_LIST = "the list of dossiers"


def home() -> list[Figure]:
    """Each reading on a copy of the base of the bench."""
    with TemporaryDirectory() as folder:
        path, around = Path(folder) / "home.leaderdesk", bench_around(Path(folder))
        shutil.copy(base_of(5_000), path)
        base = open_base(path, around)
        on = around.today()
        first, turn = dossiers.list_dossiers(base)[0].id, iter(range(10_000))

        def read_whole() -> float:
            base.kept.clear()
            started = time.perf_counter()
            read_today(base, around, on)
            return (time.perf_counter() - started) * 1000

        def read_list() -> float:
            started = time.perf_counter()
            read_since(base, None)
            return (time.perf_counter() - started) * 1000

        def read_again() -> float:
            dossiers.edit_dossier(base, first, next_step=f"Étape {next(turn)}", next_step_on=on)
            started = time.perf_counter()
            read_today(base, around, on)
            return (time.perf_counter() - started) * 1000

        whole, listed = in_turn(read_whole, read_list)
        beside = sorted(listed)[len(listed) // 2]
        again, _ = in_turn(read_again, lambda: 0.0)
        tasks = read_today(base, around, on).tasks
        figures = [
            Figure(_LIST, "ms", listed),
            Figure("home page of 5,000 dossiers, before it is painted", "ms", whole, _LIST, beside),
            Figure("after one change", "ms", again, _LIST, beside),
            Figure("its gauges, again", "ms", timed(lambda: read_gauges(base, on))),
            Figure(f"{len(tasks):,} lines folded (window’s thread)", "ms", timed(lambda: fold(tasks, on))),
        ]
        base.close()
    return figures
