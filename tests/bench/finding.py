"""Ctrl+K on 5,000 dossiers: the index read once, then thirty queries; and how long the window waits during a check."""

from __future__ import annotations

import os
import time
from functools import partial
from itertools import pairwise

from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.searches import read_index
from tests.bench.bases import FOLDER, base_of, bench_around
from tests.bench.measure import Figure, timed

SIZE = 5_000
QUERIES = (
    *("halle", "épicerie", "moulin 42", "2024", "2024-00042", "4999", "asso 12", "association", "r", "re", "reh"),
    *("rehabiliter", "cantine", "tiers-lieu", "salle des fetes", "commune", "essai", "tva", "delai", "departement"),
    *("accueillir", "programmé", "complet", "atelier n 7", "porteur association 3", "dossier halle", "06 12", "zzz"),
    *("la", "réhabiliter l’épicerie n° 4321"),
)


def finding() -> list[Figure]:
    """The index, each query of thirty, the slowest of them."""
    base = open_base(base_of(SIZE), bench_around(FOLDER))
    try:
        read = timed(partial(_read_anew, base))
        index = read_index(base)
    finally:
        base.close()
    queries = [sorted(timed(lambda query=query: index.find(query), 3))[1] for query in QUERIES]  # type: ignore[misc]
    return [
        Figure(f"index read, {SIZE:,} dossiers (base's thread)", "ms", read),
        Figure(f"query, {len(QUERIES)} of them on {len(index):,} entries", "ms", queries),
        *_answering(),
    ]


def _read_anew(base: OpenBase) -> None:
    base.kept.clear()
    read_index(base)


def _answering() -> list[Figure]:
    """Gaps between ticks of a timer of the window, alone and while the base is checked on its own thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from leaderdesk.app import make_app, prepare
    from leaderdesk.ui.desk import Desk

    prepare(make_app())
    desk = Desk(bench_around(FOLDER))
    loop, ticks = QEventLoop(), list[float]()
    desk.opened.connect(lambda _: loop.exit())
    desk.open(base_of(SIZE))
    loop.exec()
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()

    def work(base, tell):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as the desk calls it
        from leaderdesk.services.checks import check_base

        return check_base(base, tell)

    desk.labour("", work, lambda _: loop.exit())
    loop.exec()
    timer.stop()
    desk.stop()
    gaps = [(after - before) * 1000 for before, after in pairwise(ticks)]
    return [Figure(f"gap between two ticks during a check, {SIZE:,} dossiers", "ms", gaps)]
