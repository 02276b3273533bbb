"""Notes as they are typed: what a key costs among forty members, twelve criteria and forty projects; how many keys."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import cycle, islice, product

from leaderdesk.domain.committee.seats import Committee, CommitteeSeat, Mandate
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.domain.sheets.sittings.facts import SittingFacts
from leaderdesk.domain.sheets.sittings.live import Memory, live_sheet_of
from leaderdesk.domain.sheets.sittings.projected import project
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import apply, read_deeds
from leaderdesk.domain.sittings.gestures import Deed, Gesture
from leaderdesk.domain.sittings.ground import Ground, Point
from leaderdesk.domain.sittings.resumes import Projection
from leaderdesk.domain.sittings.state import State
from leaderdesk.services import sitting_rooms
from leaderdesk.services.sitting_batches import read_closed
from leaderdesk.services.sittings import note_gesture, seal_sitting
from leaderdesk.store.base import OpenBase
from tests.bench.evenings import Evening, Screen, Size, evening, opened
from tests.bench.measure import Figure, timed
from tests.domain.sittings import MONEY, RULES, START

MEMBERS, CRITERIA, PROJECTS, KEYS = 40, 12, 40, 300
# Keys that are not counted: fonts, caches and the first layout.
WARMING = 20
PEOPLE = [f"Membre {rank:02}" for rank in range(MEMBERS)]
SITTING = SittingFacts(1, 1, "Comité", "GAL", "", "open", frozenset(PEOPLE))


def sitting() -> list[Figure]:
    """Every sheet of every project but one is typed; then the last one, key after key, in the window and without it."""
    deeds = list(_evening())
    alone = _alone(deeds)
    base = statistics.median(alone.runs)
    with evening(Size(MEMBERS, CRITERIA, PROJECTS)) as large:
        told = _on_screen(large, "the rules alone", base)
        told += _sealed(large)
    return [alone, *told, Figure(f"{len(deeds)} gestures read again", "ms", timed(_reading(deeds), 3))]


def ballots() -> list[Figure]:
    """Sheets keyed in the window, beside the same in a spreadsheet: the digits, and Tab or Enter after each."""
    size = Size(24, 8, 1)
    sheet = [str((member + rank) % 6) for member in range(size.members) for rank in range(size.criteria)]
    with evening(size) as small:
        screen = Screen(small)
        began = time.perf_counter()
        screen.keys = 1
        screen.strike(*sheet)
        screen.settle()
        screen.settle()
        spent = (time.perf_counter() - began) * 1000
        screen.close()
        with opened(small) as base:
            point = sitting_rooms.read_point(base, small.sitting, small.points[0])
    kept = [str(cell.note) for row in point.score.rows for cell in row.cells] if point.score else []
    if kept != sheet:
        message = "the base does not have the notes that were typed"
        raise AssertionError(message)
    spreadsheet = 2 * size.cells
    name = f"{size.members} sheets × {size.criteria} criteria"
    return [
        Figure(f"{name}, keys in a spreadsheet", "keys", [spreadsheet]),
        Figure(f"{name}, keys in the window, F4 included", "keys", [screen.keys], "a spreadsheet", spreadsheet),
        Figure(f"{name}, typed without a pause and all in the base", "ms", [spent]),
    ]


def _alone(deeds: list[Deed]) -> Figure:
    """The rules alone: the gesture, the page and the projector, without a base and without a window."""
    state, memory = read_deeds(_ground(), deeds), Memory()
    live_sheet_of(state, SITTING, {}, START, memory)
    cells = islice(cycle(product(PEOPLE, range(CRITERIA))), 2 * KEYS)
    keys = iter([told.Noted(_key(PROJECTS - 1), member, f"c{each}", _note(each)) for member, each in cells])

    def projected() -> float:
        # As of the window: the thread's own time, whatever else the machine does.
        began = time.thread_time()
        _apply(state, next(keys))
        live_sheet_of(state, SITTING, {}, START, memory)
        project(state, SITTING, {}, Projection())
        return (time.thread_time() - began) * 1000

    runs = [projected() for _ in range(KEYS)][WARMING:]
    return Figure(f"a note of {MEMBERS} × {CRITERIA} × {PROJECTS}, the rules alone", "ms", runs)


def _on_screen(large: Evening, beside: str, base: float) -> list[Figure]:
    screen = Screen(large)
    for _ in range(WARMING):
        screen.clocked("3")
    runs = [screen.clocked(str(rank % 6)) for rank in range(KEYS)]
    screen.close()
    busy, whole = sorted(each for each, _ in runs), sorted(each for _, each in runs)
    last = round(KEYS * 0.99) - 1
    return [
        Figure("the same, the window's thread, p50", "ms", busy, beside, base),
        Figure("the same, the window's thread, p99", "ms", [busy[last]], beside, base),
        Figure("from the key to the pixels, the commit included, p50", "ms", whole, beside, base),
        Figure("from the key to the pixels, the commit included, p99", "ms", [whole[last]], beside, base),
    ]


def _sealed(large: Evening) -> list[Figure]:
    """What the page of a sealed sitting reads first, from a base just opened."""
    with opened(large) as base:
        open_again = _cold(base, lambda: sitting_rooms.read_live(base, large.sitting))
        note_gesture(base, large.sitting, told.PointClosed(large.points[-1]))
        note_gesture(base, large.sitting, told.Closed())
        seal_sitting(base, large.sitting)
        sealed = _cold(base, lambda: read_closed(base, large.sitting))
    baseline = statistics.median(open_again)
    return [
        Figure("the same sitting taken up while it is open", "ms", open_again),
        Figure("opened once it is sealed", "ms", sealed, "taken up while open", baseline),
    ]


def _cold(base: OpenBase, read: Callable[[], object]) -> list[float]:
    def once() -> None:
        base.kept.clear()
        read()

    return timed(once, 3)


def _reading(deeds: list[Deed]) -> Callable[[], object]:
    return lambda: read_deeds(_ground(), deeds)


def _ground() -> Ground:
    seats = tuple(CommitteeSeat(f"S{rank:02}", ("public", "private")[rank % 2]) for rank in range(MEMBERS))
    held = tuple(
        Mandate(person, seat.key, "titulaire", date(2026, 1, 1)) for person, seat in zip(PEOPLE, seats, strict=True)
    )
    criteria = tuple(CriterionSheet(f"c{rank}", f"Critère {rank}", Fraction(5)) for rank in range(CRITERIA))
    grid = GridSheet("Grille", criteria, threshold=Threshold(Fraction(30)))
    points = tuple(Point(_key(rank), f"Projet {rank}", grid=grid, money=MONEY) for rank in range(PROJECTS))
    return Ground("committee", START.date(), Committee(seats, held), RULES, points)


def _evening() -> list[Deed]:
    gestures: list[Gesture] = [told.Opened(), *(told.Arrived(person) for person in PEOPLE)]
    for project_rank in range(PROJECTS):
        gestures.append(told.PointOpened(_key(project_rank)))
        if project_rank < PROJECTS - 1:
            cells = product(PEOPLE, range(CRITERIA))
            gestures += [told.Noted(_key(project_rank), member, f"c{each}", _note(each)) for member, each in cells]
    return [Deed(rank, START + timedelta(seconds=rank), each) for rank, each in enumerate(gestures, 1)]


def _apply(state: State, gesture: Gesture) -> None:
    apply(state, Deed(state.rank + 1, START + timedelta(seconds=state.rank + 1), gesture))


def _key(rank: int) -> str:
    return f"p{rank}"


def _note(rank: int) -> Fraction:
    return Fraction(rank % 6)
