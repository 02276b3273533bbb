"""A yearly claim drawn from pay, missions and the flat rate; what proves it, what is missing, what is claimed already.

A month is claimed once: in another dossier too only where no day of it is taken beyond the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.money import half_up
from leaderdesk.domain.running.missions import MissionCost
from leaderdesk.domain.running.months import days_of, last_day, month_of, months_between
from leaderdesk.domain.running.pay import MonthCost
from leaderdesk.domain.running.rows import AssignmentRow, SheetRow
from leaderdesk.domain.running.rules import RunningRules

ONE = Fraction(1)
EVIDENCE = (
    *("payslip", "pay_day", "sheet", "signed", "countersigned", "scan"),
    *("letter_day", "letter", "receipts", "refund_day"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An expense of the claim: the pay of a month, a mission, or the flat rate on all of the pay."""

    kind: Literal["pay", "mission", "flat"]
    amount: int
    person: str = ""
    on: date | None = None
    place: str = ""
    # What the payslip or the journey costs in all.
    whole: int | None = None
    paid_on: date | None = None
    is_proved: bool = False
    payroll_id: int | None = None
    mission_id: int | None = None
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One paper that a claim stands on: of whom, of which month or day, there or not."""

    code: str
    person: str
    on: date
    is_there: bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """A month or a mission in a claim that stands: where, and who the dossier there had on which days of it."""

    claim_id: int
    dossier_id: int
    number: str
    position: int
    kind: str
    payroll_id: int | None
    mission_id: int | None
    assignments: tuple[AssignmentRow, ...] = ()
    # What is claimed of it there, in cents.
    amount: int = 0

    def takes(self, day: date) -> Fraction:
        """What that dossier takes of a day; all of it where nothing says any more who was on it."""
        return _taken(self.assignments, day) if self.assignments else ONE


@dataclass(frozen=True, slots=True)
class Twice:
    """What would be claimed twice, and where it is already."""

    line: Drawn
    place: Claimed


@dataclass(frozen=True, slots=True)
class Draft:
    """What a claim of a time would hold, what it cannot yet, what proves it, what would be claimed twice."""

    since: date
    until: date
    lines: tuple[Drawn, ...]
    left_out: tuple[MonthCost | MissionCost, ...]
    # Months and journeys that it holds, of which something is told.
    doubtful: tuple[MonthCost | MissionCost, ...]
    # Months of an assignment without any pay.
    without_pay: tuple[tuple[str, date], ...]
    evidence: tuple[Evidence, ...]
    twice: tuple[Twice, ...] = ()

    def sum_of(self, kind: str) -> int:
        """What the lines of a kind come to, in cents."""
        return sum(each.amount for each in self.lines if each.kind == kind)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(each.amount for each in self.lines)

    @property
    def unsure(self) -> tuple[MonthCost | MissionCost, ...]:
        """What it cannot hold yet, then what it holds that is to be looked at."""
        return (*self.left_out, *self.doubtful)

    @property
    def missing(self) -> tuple[Evidence, ...]:
        """The papers that are not there."""
        return tuple(each for each in self.evidence if not each.is_there)


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim is drawn from: every month and mission of the dossier, sheets by person and month, names."""

    months: Sequence[MonthCost]
    missions: Sequence[MissionCost]
    sheets: Mapping[tuple[int, date], SheetRow]
    people: Mapping[int, str]
    # From and until when each person is on the dossier.
    assigned: Sequence[tuple[int, date, date | None]]


def draw(source: Source, rules: RunningRules, since: date, until: date, claimed: Sequence[Claimed] = ()) -> Draft:
    """What a claim of a time holds; `claimed` is what stands in other claims."""
    months = [each for each in source.months if month_of(since) <= each.pay.month <= until and each.assignments]
    covered = rules.flat == "others"
    missions = [] if covered else [each for each in source.missions if since <= each.row.went_on <= until]
    lines = [_of_month(each, source, claimed) for each in months if each.eligible]
    total = sum(each.amount for each in lines)
    lines += [_of_mission(each, source) for each in missions if each.amount]
    if rules.flat_rate is not None and total:
        lines.append(Drawn("flat", half_up(total * rules.flat_rate), whole=total, rate=rules.flat_rate))
    return Draft(
        *(since, until, tuple(lines)),
        left_out=(
            *(each for each in months if each.eligible is None),
            *(each for each in missions if each.amount is None),
        ),
        doubtful=(
            *(each for each in months if each.eligible and each.lacks),
            *(each for each in missions if each.amount and each.lacks),
        ),
        without_pay=tuple(_without_pay(source, since, until)),
        evidence=(*_evidence(months, source), *_of_missions(missions, source)),
        twice=tuple(_twice(lines, claimed, {each.pay.id: each for each in months})),
    )


def _of_month(each: MonthCost, source: Source, claimed: Sequence[Claimed]) -> Drawn:
    pay, amount = each.pay, each.eligible or 0
    places = [place for place in claimed if place.payroll_id == pay.id]
    if places and _is_shared(each, places):
        # Two halves of an odd cent are not more than the whole.
        amount = min(amount, max(0, pay.cost - sum(place.amount for place in places)))
    proved = pay.paid_on is not None and pay.attachment_id is not None
    return Drawn(
        *("pay", amount, source.people.get(pay.person_id, ""), pay.month),
        whole=pay.cost,
        paid_on=pay.paid_on,
        is_proved=proved,
        payroll_id=pay.id,
    )


def _of_mission(each: MissionCost, source: Source) -> Drawn:
    row = each.row
    return Drawn(
        *("mission", each.amount or 0, source.people.get(row.person_id, ""), row.went_on, row.place),
        whole=each.amount,
        paid_on=row.refunded_on,
        mission_id=row.id,
    )


def _without_pay(source: Source, since: date, until: date) -> Iterator[tuple[str, date]]:
    known = {(each.pay.person_id, each.pay.month) for each in source.months}
    seen: set[tuple[int, date]] = set()
    for person_id, start, end in source.assigned:
        for month in months_between(max(since, start), min(until, end or until)):
            if (person_id, month) not in known | seen:
                seen.add((person_id, month))
                yield source.people.get(person_id, ""), month


def _evidence(months: Sequence[MonthCost], source: Source) -> Iterator[Evidence]:
    letters: set[int] = set()
    for each in months:
        pay, name = each.pay, source.people.get(each.pay.person_id, "")
        yield Evidence("payslip", name, pay.month, pay.attachment_id is not None)
        yield Evidence("pay_day", name, pay.month, pay.paid_on is not None)
        if any(held.share is None for held in each.assignments):
            sheet = source.sheets.get((pay.person_id, pay.month))
            yield Evidence("sheet", name, pay.month, sheet is not None)
            yield Evidence("signed", name, pay.month, sheet is not None and sheet.signed_on is not None)
            yield Evidence("countersigned", name, pay.month, sheet is not None and sheet.countersigned_on is not None)
            yield Evidence("scan", name, pay.month, sheet is not None and sheet.attachment_id is not None)
        for held in each.assignments:
            if held.share is not None and held.id not in letters:
                letters.add(held.id)
                yield Evidence("letter_day", name, held.since, held.signed_on is not None)
                yield Evidence("letter", name, held.since, held.attachment_id is not None)


def _of_missions(missions: Sequence[MissionCost], source: Source) -> Iterator[Evidence]:
    for each in missions:
        name = source.people.get(each.row.person_id, "")
        yield Evidence("receipts", name, each.row.went_on, each.row.attachment_id is not None)
        yield Evidence("refund_day", name, each.row.went_on, each.row.refunded_on is not None)


def _twice(lines: Sequence[Drawn], claimed: Sequence[Claimed], months: Mapping[int, MonthCost]) -> Iterator[Twice]:
    for line in lines:
        if line.mission_id is not None:
            places = [each for each in claimed if each.mission_id == line.mission_id]
        else:
            places = [each for each in claimed if line.payroll_id and each.payroll_id == line.payroll_id]
        month = months.get(line.payroll_id or 0)
        if places and (month is None or not _is_shared(month, places)):
            yield Twice(line, places[0])


def _is_shared(month: MonthCost, places: Sequence[Claimed]) -> bool:
    """True where other dossiers leave of each day what this one takes; its own claims share nothing."""
    ours = {each.dossier_id for each in month.assignments}
    if any(each.dossier_id in ours for each in places):
        return False
    return all(
        _taken(month.assignments, day) + sum((each.takes(day) for each in places), Fraction(0)) <= ONE
        for day in days_of(month.pay.month)
    )


def _taken(assignments: Sequence[AssignmentRow], day: date) -> Fraction:
    return sum((each.part for each in assignments if each.holds_on(day)), Fraction(0))


def usual_time(months: Sequence[MonthCost], missions: Sequence[MissionCost], on: date) -> tuple[date, date]:
    """The year before a day, or this one where nothing is known of that."""
    years = {each.pay.month.year for each in months} | {each.row.went_on.year for each in missions}
    year = on.year - 1 if on.year - 1 in years or not years else max(each for each in years)
    return date(year, 1, 1), last_day(date(year, 12, 1))
