"""What the values of many dossiers make together, and of how many nothing is known.

Only dossiers that were given money count. What they plan and what they brought are told apart, and a value measured
after the day does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeVar

from leaderdesk.domain.envelopes.facts import DROPPED, GRANTED
from leaderdesk.domain.indicators.rows import Gathering, IndicatorRow, MeasuredDossier, ValueRow, is_measured

_REFUSED = "refused"
# Nothing more is to come of these: a value that is not there is missing for good.
_FINISHED = ("paid", "closed", "in_control")
Standing = Literal["counted", "not_yet", "dropped"]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Figure:
    """What values make, of how many dossiers, and of how many none is known; nothing is known without any value."""

    value: Fraction | None
    count: int
    missing: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """Some dossiers together; `overdue` are those that are finished and say nothing of what they brought."""

    dossiers: int
    planned: Figure
    achieved: Figure
    overdue: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One dossier with what it says, what of it is known on the day, and whether it counts."""

    dossier: MeasuredDossier
    value: ValueRow
    achieved: Fraction | None
    standing: Standing

    @property
    def is_counted(self) -> bool:
        """True for one that was given money."""
        return self.standing == "counted"

    @property
    def is_unplanned(self) -> bool:
        """True for one that counts and says nothing of what it plans."""
        return self.is_counted and self.value.planned is None

    @property
    def is_overdue(self) -> bool:
        """True for one that is finished and whose result is not known."""
        return self.is_counted and self.dossier.status in _FINISHED and self.achieved is None


@dataclass(frozen=True, slots=True)
class IndicatorSheet:
    """An indicator on a day: whole, by fiche-action, by year of programming, and every dossier it is about."""

    row: IndicatorRow
    on: date
    whole: Gathered
    by_fiche: Mapping[str, Gathered]
    # The year is that of the decision; None where its day is not known.
    by_year: Mapping[int | None, Gathered]
    lines: tuple[Measured, ...]

    @property
    def id(self) -> int:
        """The key of the indicator."""
        return self.row.id

    @property
    def name(self) -> str:
        """How the indicator is called."""
        return self.row.name

    @property
    def is_binned(self) -> bool:
        """True for one that is in the bin."""
        return self.row.is_binned

    @property
    def to_plan(self) -> Fraction | None:
        """What is missing to the target in what was programmed."""
        return _missing(self.row.target, self.whole.planned.value)

    @property
    def to_achieve(self) -> Fraction | None:
        """What is missing to the target in what was achieved."""
        return _missing(self.row.target, self.whole.achieved.value)

    @property
    def to_come(self) -> int:
        """How many dossiers that count were measured after the day."""
        counted = (each for each in self.lines if each.is_counted)
        return sum(each.achieved is None and each.value.achieved is not None for each in counted)

    @property
    def awaited(self) -> Fraction | None:
        """What was planned and may still come, project by project; nothing is added to a mean."""
        if self.row.gathering == "mean" or not self.whole.planned.count:
            return None
        return _sum([_awaited(each, self.row.gathering) for each in self.lines if each.is_counted])

    @property
    def is_past(self) -> bool:
        """True once the day of the target has passed."""
        return self.row.target_on is not None and self.row.target_on < self.on


def gather_indicator(
    row: IndicatorRow, dossiers: Sequence[MeasuredDossier], values: Iterable[ValueRow], on: date
) -> IndicatorSheet:
    """One indicator over all dossiers, by number."""
    told = {each.dossier_id: each for each in values if each.indicator_id == row.id}
    lines = tuple(
        _measured(row, dossier, told.get(dossier.id), on)
        for dossier in dossiers
        if is_measured(row, dossier.fiche_id, dossier.strand)
    )
    counted = [each for each in lines if each.is_counted]

    def among(key: Callable[[Measured], Key]) -> dict[Key, Gathered]:
        found: defaultdict[Key, list[Measured]] = defaultdict(list)
        for each in counted:
            found[key(each)].append(each)
        return {name: gather(row.gathering, some) for name, some in found.items()}

    by_fiche = among(lambda each: each.dossier.fiche)
    by_year = among(lambda each: each.dossier.programmed_on.year if each.dossier.programmed_on else None)
    return IndicatorSheet(
        row=row,
        on=on,
        whole=gather(row.gathering, counted),
        by_fiche=dict(sorted(by_fiche.items())),
        by_year={year: by_year[year] for year in sorted(by_year, key=lambda year: (year is None, year or 0))},
        lines=lines,
    )


def gather(gathering: Gathering, counted: Sequence[Measured]) -> Gathered:
    """Some dossiers that count, together."""
    return Gathered(
        len(counted),
        _figure(gathering, [each.value.planned for each in counted]),
        _figure(gathering, [each.achieved for each in counted]),
        sum(each.is_overdue for each in counted),
    )


def _figure(gathering: Gathering, values: Sequence[Fraction | None]) -> Figure:
    known = [each for each in values if each is not None]
    missing = len(values) - len(known)
    if not known:
        return Figure(None, 0, missing)
    match gathering:
        case "sum":
            value = _sum(known)
        case "mean":
            value = _sum(known) / len(known)
        case "count":
            # A value of zero says that the project is not one of them.
            value = Fraction(sum(each != 0 for each in known))
    return Figure(value, len(known), missing)


def _sum(values: Sequence[Fraction]) -> Fraction:
    """As exact as adding them one by one, and much quicker for thousands."""
    found: defaultdict[int, int] = defaultdict(int)
    for each in values:
        found[each.denominator] += each.numerator
    return sum((Fraction(top, bottom) for bottom, top in found.items()), Fraction(0))


def _awaited(line: Measured, gathering: Gathering) -> Fraction:
    """Of a project that is over and said what it brought, nothing more comes."""
    planned, achieved = line.value.planned, line.achieved
    if planned is None or (achieved is not None and line.dossier.status in _FINISHED):
        return Fraction(0)
    if gathering == "count":
        return Fraction(planned != 0 and not achieved)
    return max(Fraction(0), planned - (achieved or 0))


def _measured(row: IndicatorRow, dossier: MeasuredDossier, value: ValueRow | None, on: date) -> Measured:
    told = value or ValueRow(dossier.id, row.id)
    is_to_come = told.measured_on is not None and told.measured_on > on
    return Measured(dossier, told, None if is_to_come else told.achieved, _standing(dossier.status))


def _standing(status: str) -> Standing:
    if status in GRANTED:
        return "counted"
    return "dropped" if status in (*DROPPED, _REFUSED) else "not_yet"


def _missing(target: Fraction | None, value: Fraction | None) -> Fraction | None:
    if target is None:
        return None
    return max(Fraction(0), target - (value or 0))
