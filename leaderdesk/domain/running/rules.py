"""How a programme reckons its running costs, kept as one setting; no text found for France fixes any of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from leaderdesk.domain.programmes.kept import problems_of_kept, read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, blocks

METHODS = ("sheet_hours", "paid_hours", "yearly_hours")
FLATS = ("real", "indirect", "others")
CEILING_BASES = ("programmed", "granted")
_HOURS_OF_A_DAY = 24


@dataclass(frozen=True, slots=True)
class RunningRules:
    """`method` says what the eligible hours of a sheet are held against: its hours, those paid, those of a year.

    `flat` says what stands beside the pay: real costs alone, a rate for indirect costs on top of them, or one rate
    in the place of all the rest. The ceiling is a part of what is programmed in all, or of all envelopes.
    """

    method: Literal["sheet_hours", "paid_hours", "yearly_hours"] = "sheet_hours"
    yearly_hours: Fraction = Fraction(1720)
    # The hours that a month of a full time is paid for: a year of a part time has as much less of `yearly_hours`.
    full_month: Fraction = Fraction("151.67")
    # More hours than these in a day are told.
    full_day: Fraction = Fraction(8)
    flat: Literal["real", "indirect", "others"] = "real"
    indirect_rate: Fraction = Fraction(15, 100)
    others_rate: Fraction = Fraction(40, 100)
    # The mileage scale of the cost rules for journeys that do not say their own cost; and else so much a kilometre.
    scale: str | None = None
    kilometre_cost: Fraction | None = None
    # None watches nothing; `near` is the part of the ceiling from which it is told.
    ceiling: Fraction | None = Fraction(25, 100)
    ceiling_of: Literal["programmed", "granted"] = "programmed"
    near: Fraction = Fraction(90, 100)

    @property
    def flat_rate(self) -> Fraction | None:
        """The rate on the pay; none where costs are real."""
        return {"real": None, "indirect": self.indirect_rate, "others": self.others_rate}[self.flat]


@lru_cache(maxsize=16)
def read_running_rules(text: str) -> RunningRules:
    """The rules a text keeps; what is not said keeps its default."""
    return read_kept(text, RunningRules)


def write_running_rules(rules: RunningRules) -> str:
    """The text that is kept of them."""
    return write_kept(rules, RunningRules)


def problems_of_running_rules(text: str) -> tuple[Problem, ...]:
    """Why a text cannot be kept as the rules: all of it at once."""
    return problems_of_kept(text, RunningRules, problems_in)


def problems_in(rules: RunningRules) -> tuple[Problem, ...]:
    """What makes no sense in rules, by the name of each."""
    found = []
    found += [blocks("not_above_zero", name) for name in ("yearly_hours", "full_month") if getattr(rules, name) <= 0]
    if not 0 < rules.full_day <= _HOURS_OF_A_DAY:
        found.append(blocks("not_above_zero" if rules.full_day <= 0 else "too_large", "full_day"))
    rates = ("indirect_rate", "others_rate", "ceiling", "near")
    for name in rates:
        rate = getattr(rules, name)
        if rate is not None and not 0 < rate <= 1:
            found.append(blocks("part_outside", name))
    if rules.kilometre_cost is not None and rules.kilometre_cost < 0:
        found.append(blocks("below_zero", "kilometre_cost"))
    return tuple(found)
