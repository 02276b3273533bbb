"""The register of controls: each dossier with its period, its controls, and where what they found stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from leaderdesk.domain.controls.periods import ControlPeriod, Milestones, Reckoned, reckon_period

Answered = Literal["answered", "late", "waiting", "undated", "closed"]
# The days of a control, in the order they come.
CONTROL_DAYS = ("announced_on", "visited_on", "reported_on", "closed_on")
# Without a payment, there is nothing to control in these.
_GONE = frozenset({"refused", "withdrawn", "abandoned", "deprogrammed"})


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A control of a dossier; amounts in cents."""

    id: int
    dossier_id: int
    body: str
    sample: str | None
    announced_on: date | None
    visited_on: date | None
    reported_on: date | None
    closed_on: date | None
    conclusion: str | None
    to_recover: int | None
    recovered: int | None
    recovered_on: date | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something a control found; nobody has said of `is_upheld` None whether it stands."""

    id: int
    control_id: int
    position: int
    text: str
    answer_due_on: date | None
    answer: str | None
    answered_on: date | None
    correction: int | None
    is_upheld: bool | None


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What the register says of a dossier, and the days its period counts from."""

    id: int
    number: str
    title: str
    holder: str
    status: str
    days: Milestones


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, where its answer stands, and how many days are left; below zero, how late it is, or came."""

    row: FindingRow
    standing: Answered
    days: int | None = None


@dataclass(frozen=True, slots=True)
class ControlSheet:
    """A control on a day: the last day it reached, its findings, the days that go backwards."""

    row: ControlRow
    reached: str | None
    findings: tuple[Found, ...]
    wrong: tuple[tuple[str, str], ...]

    @property
    def corrected(self) -> int:
        """The corrections of the findings that were not lifted."""
        return sum(each.row.correction or 0 for each in self.findings if each.row.is_upheld is not False)

    @property
    def left(self) -> int | None:
        """What is still to be recovered; below zero, more came back than was asked."""
        return None if self.row.to_recover is None else self.row.to_recover - (self.row.recovered or 0)

    @property
    def open(self) -> tuple[Found, ...]:
        """The findings that wait for an answer."""
        return tuple(each for each in self.findings if each.standing not in ("answered", "closed"))


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A dossier of the register."""

    facts: DossierFacts
    period: Reckoned
    controls: tuple[ControlSheet, ...]

    @property
    def waiting(self) -> tuple[Found, ...]:
        """All that waits for an answer, the first due before the others, what has no day last."""
        found = [each for control in self.controls for each in control.open]
        return tuple(sorted(found, key=lambda each: (each.row.answer_due_on or date.max, each.row.id)))


def register_of(
    dossiers: Sequence[DossierFacts],
    controls: Sequence[ControlRow],
    findings: Sequence[FindingRow],
    period: ControlPeriod,
    on: date,
) -> tuple[RegisterLine, ...]:
    """The dossiers that may still be controlled, and all that were; an answer that waits comes first, then the end."""
    by_control: defaultdict[int, list[FindingRow]] = defaultdict(list)
    for finding in findings:
        by_control[finding.control_id].append(finding)
    by_dossier: defaultdict[int, list[ControlSheet]] = defaultdict(list)
    for control in controls:
        by_dossier[control.dossier_id].append(_sheet(control, by_control[control.id], on))
    return tuple(sorted(_lines(dossiers, by_dossier, period, on), key=_order))


def _lines(
    dossiers: Sequence[DossierFacts], controls: Mapping[int, list[ControlSheet]], period: ControlPeriod, on: date
) -> Iterator[RegisterLine]:
    for facts in dossiers:
        line = RegisterLine(facts, reckon_period(period, facts.days, on), tuple(controls.get(facts.id, ())))
        if line.controls or _is_open_to_control(line, on):
            yield line


def _is_open_to_control(line: RegisterLine, on: date) -> bool:
    days = line.facts.days
    begun = [day for day in (days.convention_on, days.last_paid_on, days.closed_on) if day is not None and day <= on]
    if not begun or (line.facts.status in _GONE and days.last_paid_on is None):
        return False
    return line.period.standing != "over"


def _order(line: RegisterLine) -> tuple[date, date, str]:
    due = next((each.row.answer_due_on for each in line.waiting if each.row.answer_due_on), None)
    return due or date.max, line.period.ends_on or date.max, line.facts.number


def _sheet(row: ControlRow, findings: Sequence[FindingRow], on: date) -> ControlSheet:
    known = [(name, day) for name in CONTROL_DAYS if (day := getattr(row, name)) is not None]
    reached = [name for name, day in known if day <= on]
    wrong = tuple((first[0], then[0]) for first, then in pairwise(known) if then[1] < first[1])
    is_closed = "closed_on" in reached
    found = tuple(_found(each, on, is_closed=is_closed) for each in findings)
    return ControlSheet(row, reached[-1] if reached else None, found, wrong)


def _found(row: FindingRow, on: date, *, is_closed: bool) -> Found:
    if row.answered_on is not None and row.answered_on <= on:
        late = row.answer_due_on is not None and row.answered_on > row.answer_due_on
        return Found(
            row, "answered", (row.answer_due_on - row.answered_on).days if late and row.answer_due_on else None
        )
    if is_closed:
        return Found(row, "closed")
    if row.answer_due_on is None:
        return Found(row, "undated")
    left = (row.answer_due_on - on).days
    return Found(row, "late" if left < 0 else "waiting", left)
