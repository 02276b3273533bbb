"""What a committee should know before it sits: what happened since it last did, what waits, which days come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from leaderdesk.domain.calls import CallRow
from leaderdesk.domain.cash.alerts import TreasuryAlerts
from leaderdesk.domain.reports.epci import Coming
from leaderdesk.domain.reports.projects import Money, Project, Unvalued, gains_between
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet
from leaderdesk.domain.sheets.targets import TargetSheet
from leaderdesk.domain.sittings.plans import SittingRow

# The states of a sitting that was held.
_HELD = ("open", "closed", "sealed")
_DAY = timedelta(days=1)
DateKind = Literal["sitting", "call", "target"]


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to a dossier: the states it came to with their day, and what it gained."""

    project: Project
    states: tuple[tuple[str, date], ...]
    money: Money


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A day to come, and what it is the day of."""

    day: date
    kind: DateKind
    name: str
    key: int = 0


@dataclass(frozen=True, slots=True)
class CommitteeSheet:
    """All of it, on one day."""

    on: date
    envelopes: EnvelopesSheet
    # The last sitting held, and what stood in the envelopes on the eve of it.
    last: SittingRow | None
    decided: Money
    happened: tuple[Happened, ...]
    waiting: tuple[Coming, ...]
    calls: tuple[CallRow, ...]
    targets: tuple[TargetSheet, ...]
    dates: tuple[ComingDate, ...]
    # Only of today: what the treasuries were on another day is not kept.
    alerts: TreasuryAlerts | None = None
    is_today: bool = True
    since: Mapping[int, date] = field(default_factory=dict)
    unvalued: tuple[Unvalued, ...] = ()


def last_held(rows: Iterable[SittingRow], on: date) -> SittingRow | None:
    """The last sitting of the committee by a day; a technical meeting decides nothing."""
    held = [each for each in rows if each.kind != "technical" and each.phase in _HELD and each.held_on <= on]
    return max(held, key=lambda each: (each.held_on, each.number), default=None)


def happened_since(
    projects: Iterable[Project], before: Mapping[int, Money], after: Mapping[int, Money], last: date, on: date | None
) -> tuple[Happened, ...]:
    """What happened after a day, until another or all that is known, the latest first; the day is the sitting's."""
    gains, found = gains_between(before, after), []
    for each in projects:
        states = tuple((stay.status, stay.since) for stay in each.stays if last < stay.since <= (on or date.max))
        money = gains.get(each.id, Money())
        if states or not money.is_nothing:
            found.append(Happened(each, states, money))
    return tuple(sorted(found, key=lambda each: (-_last_day(each).toordinal(), each.project.number)))


def since_when(projects: Iterable[Project], on: date | None) -> dict[int, date]:
    """Since when each dossier is in its state of a day, or in its last one."""
    return {project.id: stay.since for project in projects if (stay := project.stay_on(on)) is not None}


def coming_dates(
    rows: Iterable[SittingRow], calls: Iterable[CallRow], targets: Iterable[TargetSheet], on: date
) -> tuple[ComingDate, ...]:
    """Sittings, closings of calls and days of targets that are still to come, by day."""
    found = [ComingDate(each.held_on, "sitting", each.title, each.id) for each in rows if each.held_on > on]
    for call in calls:
        closes_on = call.closes_at.astimezone().date() if call.closes_at is not None else None
        if closes_on is not None and closes_on >= on and not call.is_binned:
            found.append(ComingDate(closes_on, "call", call.title, call.id))
    found += [
        ComingDate(each.row.due_on, "target", each.name)
        for each in targets
        if each.row.due_on >= on and each.progress is not None and each.progress.missing
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.name)))


def is_open_on(call: CallRow, on: date) -> bool:
    """True for a call that takes deposits on a day; one whose dates make no sense is open on none."""
    if call.is_binned or call.is_backwards or call.closes_at is None:
        return False
    opens_on = call.opens_at.astimezone().date() if call.opens_at is not None else date.min
    return opens_on <= on <= call.closes_at.astimezone().date()


def eve_of(day: date) -> date:
    """The day before."""
    return day - _DAY


def _last_day(each: Happened) -> date:
    return max((day for _, day in each.states), default=date.min)
