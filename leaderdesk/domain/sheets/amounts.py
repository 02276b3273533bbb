"""From stored cents to exact euros and back, and what is half-filled in a dossier, named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from leaderdesk.domain.exact import CENT
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import Cents, half_up
from leaderdesk.domain.steps import Value

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something kept as it was typed that a rule cannot use yet: its code, its row, and the words of its sentence."""

    code: str
    row_id: int | None = None
    label: str = ""
    data: Mapping[str, Value] = field(default_factory=dict)
    # What a rule itself said of the value, where one did.
    wrong: WrongInput | None = None


def euros(cents: int | None) -> Fraction:
    """Exact euros; what is not filled in is nothing yet."""
    return Fraction(cents or 0, CENT.denominator)


def maybe_euros(cents: int | None) -> Fraction | None:
    """Exact euros, where there is an amount."""
    return None if cents is None else Fraction(cents, CENT.denominator)


def cents(amount: Fraction) -> Cents:
    """Whole cents, halves away from zero."""
    return half_up(amount * CENT.denominator)


def month_of(day: date) -> int:
    """The number of a month: those that follow each other differ by one."""
    return day.year * _MONTHS + day.month - 1


def first_day(month: int) -> date:
    """The first day of a month."""
    year, rest = divmod(month, _MONTHS)
    return date(year, rest + 1, 1)
