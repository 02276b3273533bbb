"""What a report is asked of: a period, a day, an EPCI, a fiche-action, as each of them needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Ask = Literal["period", "day", "epci", "fiche"]
# A whole year.
_FIRST, _LAST = (1, 1), (12, 31)


@dataclass(frozen=True, slots=True)
class Option:
    """Something of its own that a report is asked, and the values it takes; the first is the usual one."""

    code: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: the days of a period, the day of a state, and what else a report is asked of."""

    since: date
    until: date
    on: date
    epci: str = ""
    fiche_id: int | None = None
    # What was chosen of each option, by its code.
    options: tuple[tuple[str, str], ...] = ()

    def of(self, option: Option) -> str:
        """What was chosen of an option; the usual value where nothing was."""
        chosen = dict(self.options).get(option.code, "")
        return chosen if chosen in option.values else option.values[0]


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen, and what one begins with; by what it is kept as, in the order shown."""

    first: Choice
    years: tuple[int, ...] = ()
    epcis: tuple[str, ...] = ()
    fiches: dict[int, str] = field(default_factory=dict)


def year_of(choice: Choice) -> int | None:
    """The year that a period is, where it is a whole one."""
    whole = (choice.since.month, choice.since.day) == _FIRST and (choice.until.month, choice.until.day) == _LAST
    return choice.since.year if whole and choice.since.year == choice.until.year else None


def whole_year(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, *_FIRST), date(year, *_LAST)
