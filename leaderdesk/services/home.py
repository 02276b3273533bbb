"""The home page: what to do today, the gauges, what changed since the last visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.domain.home.changes import Changes, changes_since
from leaderdesk.domain.home.gauges import CashGauge, CommitteeGauge, DelaysGauge, EnvelopesGauge, Gauge
from leaderdesk.domain.home.tasks import Task, without_repeats
from leaderdesk.services.around import Around
from leaderdesk.services.delays import estimate_payment
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.reading import delays_on
from leaderdesk.services.running.ceilings import read_ceiling
from leaderdesk.services.settings import setting
from leaderdesk.services.sitting_lists import list_sittings, read_readiness
from leaderdesk.services.targets import targets_ahead
from leaderdesk.services.treasury_alerts import read_alerts
from leaderdesk.services.visits import last_visit
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal.entries import read_entries
from leaderdesk.store.queries.dossiers_changed import touched_dossiers
from leaderdesk.store.queries.home import (
    committee_days,
    dated_tasks,
    dossier_keys,
    is_begun,
    standing_tasks,
)
from leaderdesk.store.queries.home_funders import funders_too_short
from leaderdesk.words.running import TITLE, say_in_short

_KEPT = "home"
_DELAYS = "payment_delays"
_CASH = {"danger": "cash_danger", "worse": "cash_worse", "drifts": "cash_late"}
# More than so many actions are counted, not told.
_MOST_ENTRIES = 400
# How far ahead a target is spoken of: two or three committees may still be called before its day.
_AHEAD = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Today:
    """What is read before any gauge: everything to do, what changed, and whether there is any dossier."""

    tasks: tuple[Task, ...]
    changes: Changes | None
    # The dossiers that the changes name, by number.
    keys: dict[str, int]
    is_begun: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A gauge, and what it gives to do; one that is not whole says more each time it is asked."""

    gauge: Gauge
    tasks: tuple[Task, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Kept:
    """Everything to do as it was read at an entry of the journal, and what of it each dossier's state alone asks."""

    height: int
    on: date
    standing: dict[int, tuple[Task, ...]]
    tasks: tuple[Task, ...]
    is_begun: bool


def read_today(base: OpenBase, around: Around, on: date) -> Today:
    """Everything to do in the base; after a change, only the dossiers that it touched are asked their state again."""
    kept = base.kept.get(_KEPT)
    if not isinstance(kept, _Kept) or kept.on != on:
        kept = None
    if kept is None or kept.height != base.height:
        kept = base.kept[_KEPT] = _read_again(base, on, kept)
    changes = read_changes(base, around)
    numbers = {row.dossier for row in changes.rows if row.dossier} if changes else set()
    with base.read() as session:
        keys = dossier_keys(session, numbers) if numbers else {}
    return Today(kept.tasks, changes, keys, kept.is_begun)


def read_changes(base: OpenBase, around: Around) -> Changes | None:
    """What was done since this machine last left the base; nothing at a first visit."""
    visit = last_visit(base, around)
    if visit is None:
        return None
    with world_faults(base.path):
        entries = read_entries(base.connection, below=None, limit=min(_MOST_ENTRIES, base.height - visit.height))
    return changes_since(visit, entries, older=max(0, base.height - visit.height - _MOST_ENTRIES))


def read_gauge(base: OpenBase, code: str, on: date) -> Measured:
    """One of the four gauges as it stands."""
    return _READERS[code](base, on)


def _read_again(base: OpenBase, on: date, kept: _Kept | None) -> _Kept:
    standing = _standing(base, on, kept)
    with base.read() as session:
        days = committee_days(session)
        tasks = dated_tasks(session, on)
        begun = is_begun(session)
    tasks += [_before_committee(each, days) for same in standing.values() for each in same]
    return _Kept(base.height, on, standing, tuple(without_repeats(tasks)), begun)


def _standing(base: OpenBase, on: date, kept: _Kept | None) -> dict[int, tuple[Task, ...]]:
    with base.read() as session:
        touched = touched_dossiers(session, kept.height) if kept is not None else None
        if kept is None or touched is None:
            return standing_tasks(session, on)
        found = standing_tasks(session, on, touched.keys) if touched.keys else {}
    return {key: tasks for key, tasks in kept.standing.items() if key not in touched.keys} | found


def _before_committee(task: Task, days: dict[int, date]) -> Task:
    """The pieces of a dossier that is on an agenda are wanted before that day."""
    if task.kind != "pieces_missing" or task.key not in days:
        return task
    return Task(task.kind, task.key, days[task.key], task.since, task.name, task.title, task.row, task.data)


def _envelopes(base: OpenBase, on: date) -> Measured:
    """The targets that are near and not met, and the ceiling of running costs, are weighed with them."""
    sheet = read_envelopes(base)
    whole = sheet.whole.gauge
    gauge = EnvelopesGauge(
        granted=whole.granted,
        programmed=whole.programmed,
        over=sum(each.room < 0 for each in sheet.pots),
        waiting=len({each.number for pot in sheet.pots for each in pot.waiting}),
    )
    return Measured(gauge, (*_targets(base, on), *_ceiling(base)))


def _targets(base: OpenBase, on: date) -> tuple[Task, ...]:
    return tuple(
        Task(
            "decommitment" if each.row.is_decommitment else "target",
            each.row.id,
            each.row.due_on,
            title=each.name,
            data={"left": each.progress.missing, "measure": each.row.measure},
        )
        for each in targets_ahead(base, on, on + _AHEAD)
        if each.progress is not None
    )


def _ceiling(base: OpenBase) -> tuple[Task, ...]:
    """Running costs near their ceiling, or past it."""
    ceiling = read_ceiling(base)
    return tuple(
        Task("running_ceiling", 0, title=TITLE, row=each.basis, data={"text": say_in_short(each, ceiling)})
        for each in ceiling.told
    )


def _cash(base: OpenBase, on: date) -> Measured:
    """The treasuries that need a look: each call reads some more dossiers while any are left."""
    found = read_alerts(base, on)
    tasks = tuple(
        Task(
            _CASH[each.codes[0]],
            each.dossier_id,
            name=each.number,
            title=each.title,
            data={"bridge": each.bridge, "gap": each.gap, "months": each.months, "late": each.months_late},
        )
        for each in found.alerts
    )
    gauge = CashGauge(
        alerts=len(tasks),
        danger=found.count("danger"),
        worse=found.count("worse"),
        late=found.count("drifts"),
        read=sum(found.levels.values()),
        left=found.left,
    )
    return Measured(gauge, tasks, is_whole=not found.left)


def _delays(base: OpenBase, on: date) -> Measured:
    """What a payment takes says which decisions of co-funders do not hold until the fund is paid."""
    found = delays_on(base, {_DELAYS: setting(base, _DELAYS)}, on)
    running = estimate_payment(base, on)
    is_measured = found.source == "measured"
    gauge = DelaysGauge(found.months, is_measured, found.cases, running.running, running.running_late)
    with base.read() as session:
        tasks = tuple(funders_too_short(session, on, found.months[2]))
    return Measured(gauge, tasks)


def _committee(base: OpenBase, on: date) -> Measured:
    """The next sitting in preparation; one whose day has passed comes first: it is to be put right."""
    rows = [row for row in list_sittings(base) if row.phase == "preparation"]
    if not rows:
        return Measured(CommitteeGauge())
    row = min(rows, key=lambda each: (each.held_on, each.number))
    missing = read_readiness(base, row.id, on)
    gauge = CommitteeGauge(
        sitting=row.id,
        title=row.title,
        held_on=row.held_on,
        dossiers=row.dossiers,
        lacks=len(missing),
        blocking=sum(each.is_blocking for each in missing),
    )
    return Measured(gauge)


_READERS = {"envelopes": _envelopes, "cash": _cash, "delays": _delays, "committee": _committee}
