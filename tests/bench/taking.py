"""Workbooks held against a base and taken into it: preview, commit, given up half-way, undone, and the memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet
from leaderdesk.domain.workbooks.verdicts import Choices
from leaderdesk.services import history
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.taking import take
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import RandomIds
from leaderdesk.system.locations import ThisSystem
from leaderdesk.system.paths import folders_under
from tests.bench.measure import Figure
from tests.factories import make_ground

ROWS, MANY_ROWS, COLUMNS = 5_000, 50_000, 40
_STATUSES = ("Programmé", "Conventionné", "Payé", "Instruit", "Refusé")
_MEGA = 1024


class _Stopped(Exception):
    """Given up."""


def taken(calamine: Mapping[int, float]) -> list[Figure]:
    """The same table of 40 columns, 18 of which are fields and the others kept aside; calamine reads as much beside."""
    figures = []
    for rows in (ROWS, MANY_ROWS):
        command = [sys.executable, "-m", "tests.bench.taking", str(rows)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
        figures += [
            Figure(f"{name}, {rows:,} × {COLUMNS}", unit, [value], "calamine", calamine[rows] if unit == "ms" else None)
            for name, unit, value in json.loads(done.stdout)
        ]
    return figures


def _figures(rows: int) -> Iterator[tuple[str, str, float]]:
    import resource

    book = _book(rows)
    with _base() as base:
        started = perf_counter()
        found = preview(base, book)
        yield "preview", "ms", (perf_counter() - started) * 1000
        started = perf_counter()
        _given_up(base, book)
        yield "taking given up half-way", "ms", (perf_counter() - started) * 1000
        started = perf_counter()
        take(base, book, None, Choices(), seen=found)
        yield "taken, its preview made anew", "ms", (perf_counter() - started) * 1000
        yield "peak memory", "MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGA
        started = perf_counter()
        preview(base, book)
        yield "preview of the same", "ms", (perf_counter() - started) * 1000
        started = perf_counter()
        history.undo(base)
        yield "undone", "ms", (perf_counter() - started) * 1000


def _given_up(base: OpenBase, book: Book) -> None:
    def tell(done: int, total: int) -> None:
        if done * 2 >= total:
            raise _Stopped

    try:
        take(base, book, None, Choices(), tell)
    except _Stopped:
        return
    message = "it was not given up"
    raise AssertionError(message)


@contextmanager
def _base() -> Iterator[OpenBase]:
    with TemporaryDirectory() as folder:
        clock = SteppingClock(datetime(2026, 3, 2, tzinfo=UTC))
        around = Around(clock, RandomIds(), "Jeanne", "banc", folders_under(Path(folder) / "home"), ThisSystem())
        base = create_base(Path(folder) / "essai", around, gal_name="GAL d’essai")
        make_ground(base)
        try:
            yield base
        finally:
            base.close()


def _book(rows: int) -> Book:
    headings = (
        *("N° dossier", "Intitulé", "Porteur", "Type de porteur", "Commune", "Fiche-action", "État"),
        *("Date de réception", "Date du comité", "Date de convention", "Coût total", "Coût éligible", "FEADER"),
        *("Contreparties publiques", "Autofinancement", "Montant payé", "Thème", "Observations"),
    )
    others = tuple(f"Repère {rank}" for rank in range(COLUMNS - len(headings)))
    cells = tuple((*_cells(number), *(f"r{number % 7}" for _ in others)) for number in range(rows))
    return Book("suivi 2025.xlsx", "xlsx", "0" * 64, (Sheet("Suivi", ((*headings, *others), *cells)),))


def _cells(number: int) -> tuple[Cell, ...]:
    status = _STATUSES[number % len(_STATUSES)]
    is_signed, is_paid = status in ("Conventionné", "Payé"), status == "Payé"
    return (
        *(f"L-{number:05}", f"Projet numéro {number} de la vallée", f"Association du hameau {number % 900}"),
        *("Association", f"Commune {number % 120}", "1.1", status),
        *(date(2025, 1, 1 + number % 28), date(2025, 6, 2), date(2025, 8, 1) if is_signed else None),
        *(12345.67 + number, 10000, 6400, 1600, 2345.67 + number, 3000 if is_paid else None),
        *(f"Thème {number % 9}", f"vu le {number % 28}"),
    )


if __name__ == "__main__":
    print(json.dumps(list(_figures(int(sys.argv[1])))))
