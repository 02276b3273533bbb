"""What there is to do, by urgency then weight; folded so that many small lines never hide a few urgent ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from leaderdesk.domain.steps import Value

# Treasuries in danger have no day, and come before what is a month away.
Urgency = Literal["late", "week", "cash", "month", "later", "undated"]
URGENCIES: tuple[Urgency, ...] = ("late", "week", "cash", "month", "later", "undated")
# The heaviest first: what costs money if it is forgotten, then what holds somebody up, then what is only missing.
KINDS = (
    "control_answer",
    "decommitment",
    "funder_lapses",
    "funder_too_short",
    "convention_ends",
    "agreement_ends",
    "sitting",
    "deadline",
    "claim_planned",
    "claim_to_complete",
    "claim_to_file",
    "claim_in_hand",
    "obligation",
    "target",
    "running_ceiling",
    "asked",
    "next_step",
    "call_closes",
    "sitting_to_end",
    "sitting_to_seal",
    "piece_expires",
    "partner_undecided",
    "region_answer",
    "reconcile",
    "pieces_missing",
    "cash_danger",
    "cash_worse",
    "cash_late",
)
_CASH = frozenset({"cash_danger", "cash_worse", "cash_late"})
MONTH = timedelta(days=30)
# So many lines of one kind are shown at once, and so many more each time they are asked for.
SHOWN, MORE = 3, 10
_FRIDAY, _SUNDAY = 4, 6


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: about which record, before which day, or possible since which one; `row` is its line there."""

    kind: str
    key: int
    due_on: date | None = None
    since: date | None = None
    name: str = ""
    title: str = ""
    row: int | str | None = None
    data: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line leads: a page, a record, and the part of it."""

    page: str
    key: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks of one kind under one urgency: the first ones, then how many more there are."""

    kind: str
    shown: tuple[Task, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Section:
    """One urgency; `until` is its last day, where it has one."""

    urgency: Urgency
    count: int
    groups: tuple[Group, ...]
    until: date | None = None
    # The week goes on to the end of the next one.
    runs_on: bool = False


_PARTS = {
    "funder_lapses": "financing:{row}",
    "funder_too_short": "financing:{row}",
    "convention_ends": "convention:convention_ends_on",
    "agreement_ends": "cooperation:ends_on",
    "partner_undecided": "cooperation:partners",
    "deadline": "project",
    "region_answer": "held:asked",
    "reconcile": "held:open",
    "claim_planned": "treasury:claims",
    "claim_to_complete": "payments:{row}",
    "claim_to_file": "payments:{row}",
    "claim_in_hand": "payments:{row}",
    "obligation": "convention:follow_up:{row}",
    "control_answer": "register:{row}",
    "asked": "project:notes:{row}",
    "decommitment": "targets",
    "target": "targets",
    "running_ceiling": "",
    "next_step": "project:next_step",
    "piece_expires": "eligibility:{row}",
    "pieces_missing": "eligibility:pieces",
    "cash_danger": "treasury",
    "cash_worse": "treasury",
    "cash_late": "treasury",
}
_PAGES = {
    "call_closes": "calls",
    "control_answer": "controls",
    "decommitment": "envelopes",
    "target": "envelopes",
    "running_ceiling": "envelopes",
    "region_answer": "workbooks",
    "reconcile": "workbooks",
    "sitting": "sittings",
    "sitting_to_end": "sittings",
    "sitting_to_seal": "sittings",
}


def place_of(task: Task) -> Place:
    """The page, the record and the row where it is done."""
    part = _PARTS.get(task.kind, "").format(row=task.row)
    return Place(_PAGES.get(task.kind, "dossiers"), task.key, part)


def week_end(on: date) -> date:
    """The Sunday that ends the week; from Friday on, the one after: what waits on Monday is to be seen."""
    sunday = on + timedelta(days=_SUNDAY - on.weekday())
    return sunday + timedelta(days=7) if on.weekday() >= _FRIDAY else sunday


def urgency_of(task: Task, on: date) -> Urgency:
    """How soon its day is."""
    due_on = task.due_on
    if due_on is None:
        return "cash" if task.kind in _CASH else "undated"
    if due_on < on:
        return "late"
    if due_on <= week_end(on):
        return "week"
    return "month" if due_on <= on + MONTH else "later"


def without_repeats(tasks: Iterable[Task]) -> Iterator[Task]:
    """A step planned for the very day of the deadline of its dossier is how that deadline is met: one line, not two."""
    found = tuple(tasks)
    deadlines = {(each.key, each.due_on) for each in found if each.kind == "deadline"}
    steps = {(each.key, each.due_on): each.data["text"] for each in found if each.kind == "next_step"}
    for each in found:
        place = (each.key, each.due_on)
        if each.kind == "deadline" and place in steps:
            yield replace(each, data={**each.data, "text": steps[place]})
        elif each.kind != "next_step" or place not in deadlines:
            yield each


def fold(tasks: Iterable[Task], on: date, opened: Mapping[tuple[str, str], int] | None = None) -> tuple[Section, ...]:
    """The sections that hold anything; `opened` says how many more lines somebody asked for, by urgency and kind."""
    by_urgency: dict[Urgency, list[Task]] = {}
    for task in tasks:
        by_urgency.setdefault(urgency_of(task, on), []).append(task)
    ends = {"week": week_end(on), "month": on + MONTH}
    return tuple(
        Section(
            urgency=urgency,
            count=len(found),
            groups=tuple(_groups(urgency, sorted(found, key=_rank), opened or {})),
            until=ends.get(urgency),
            runs_on=urgency == "week" and on.weekday() >= _FRIDAY,
        )
        for urgency in URGENCIES
        if (found := by_urgency.get(urgency))
    )


def _groups(urgency: str, tasks: Sequence[Task], opened: Mapping[tuple[str, str], int]) -> Iterator[Group]:
    for kind, same in groupby(tasks, key=lambda each: each.kind):
        found = tuple(same)
        wanted = SHOWN + opened.get((urgency, kind), 0)
        # A line that says « one more » takes the room of the one it hides.
        shown = len(found) if len(found) == wanted + 1 else wanted
        yield Group(kind, found[:shown], max(0, len(found) - shown))


def _rank(task: Task) -> tuple[int, date, str]:
    return _WEIGHTS[task.kind], task.due_on or task.since or date.max, task.name


_WEIGHTS = {kind: rank for rank, kind in enumerate(KINDS)}
