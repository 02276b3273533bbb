"""The envelopes of 5,000 dossiers: read whole, read again after one change, read on a past day."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.replays import PastProject, ReplayRules, replay
from leaderdesk.services import funding
from leaderdesk.services.bases import open_base
from leaderdesk.services.envelopes import read_envelopes
from tests.bench.bases import base_of, bench_around
from tests.bench.measure import Figure, timed

_RUNS = 5


def envelopes() -> list[Figure]:
    """Each reading on a copy of the base of the bench."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "envelopes.leaderdesk"
        shutil.copy(base_of(5_000), path)
        base = open_base(path, bench_around(Path(folder)))
        one, rank = read_envelopes(base).dossiers[0].facts, iter(range(1, 1_000))

        def read_whole() -> None:
            base.kept.clear()
            read_envelopes(base)

        def change_and_read() -> None:
            funding.say_amount(base, one.dossier_id, one.fund_id, "voted", next(rank), date(2026, 1, 1))
            read_envelopes(base)

        def change() -> None:
            funding.say_amount(base, one.dossier_id, one.fund_id, "voted", next(rank), date(2026, 1, 1))

        figures = [
            Figure("envelopes of 5,000 dossiers, whole", "ms", timed(read_whole, _RUNS)),
            Figure("one change", "ms", timed(change, _RUNS)),
            Figure("one change, and the envelopes", "ms", timed(change_and_read, _RUNS)),
            Figure("on a past day", "ms", timed(lambda: read_envelopes(base, date(2025, 6, 30)), _RUNS)),
        ]
        base.close()
    return [*figures, Figure("5,000 past projects under other rules", "ms", timed(_replayed(), _RUNS))]


def _replayed() -> Callable[[], object]:
    dice, pots = Random(5), (Pot("1.1", "FEADER"), Pot("1.2", "FEADER"))
    projects = [
        PastProject(
            f"{rank}",
            date(2023, 1, 2) + timedelta(dice.randrange(900)),
            dice.choice(pots),
            Fraction(dice.randrange(1, 900), 7),
            Fraction(dice.randrange(101), 100),
            was_funded=rank % 2 == 0,
        )
        for rank in range(5_000)
    ]
    rules = ReplayRules("call", Fraction(1, 3))
    return lambda: replay(projects, dict.fromkeys(pots, Fraction(90_000)), rules)
