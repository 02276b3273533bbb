"""What a journey cost: kilometres at their cost or on a scale, fares, meals, nights; each with its steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.costs.lines import Mileage, Tables, price_of
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.money import half_up
from leaderdesk.domain.running.rows import AssignmentRow, MissionRow
from leaderdesk.domain.running.rules import RunningRules
from leaderdesk.domain.steps import Step, step

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class MissionCost:
    """A journey: its cost in cents, None while its kilometres have no cost."""

    row: MissionRow
    amount: int | None
    steps: tuple[Step, ...]
    lacks: tuple[Step, ...] = ()


def costs_of_missions(rows: Sequence[MissionRow], rules: RunningRules, tables: Tables) -> tuple[MissionCost, ...]:
    """All of them in the order of their days: a scale may pay less beyond so many kilometres of a year."""
    driven: defaultdict[tuple[int, int], Fraction] = defaultdict(Fraction)
    found = []
    for row in sorted(rows, key=lambda each: (each.went_on, each.id)):
        year = row.person_id, row.went_on.year
        found.append(_cost(row, driven[year], rules, tables))
        driven[year] += row.kilometres or 0
    return tuple(found)


def told_unassigned(cost: MissionCost, assignments: Iterable[AssignmentRow]) -> MissionCost:
    """Told, never refused: a journey of somebody who is not on the dossier that day."""
    row = cost.row
    if any(each.person_id == row.person_id and each.holds_on(row.went_on) for each in assignments):
        return cost
    return replace(cost, lacks=(*cost.lacks, step("went_unassigned", on=row.went_on)))


def _cost(row: MissionRow, before: Fraction, rules: RunningRules, tables: Tables) -> MissionCost:
    steps: list[Step] = []
    driven = ZERO
    if row.kilometres:
        told = _driven(row, row.kilometres, before, rules, tables)
        if told is None:
            return MissionCost(row, None, (), (step("no_kilometre_cost", kilometres=row.kilometres),))
        driven, how = told
        steps.append(how)
    for name in ("fares", "meals", "nights"):
        spent = getattr(row, name)
        if spent:
            driven += spent * CENT
            steps.append(step(name, amount=spent * CENT))
    amount = half_up(driven / CENT)
    steps.append(step("mission", amount=amount * CENT))
    return MissionCost(row, amount, tuple(steps))


def _driven(
    row: MissionRow, kilometres: Fraction, before: Fraction, rules: RunningRules, tables: Tables
) -> tuple[Fraction, Step] | None:
    """What the kilometres come to, and how: their own cost first, then the scale, then the cost of the rules."""
    scale = rules.scale if row.kilometre_cost is None else None
    if scale is not None and scale in tables.scales:
        amount = price_of(Mileage(kilometres, scale, before), tables, "mission").net
        return amount, step("on_scale", kilometres=kilometres, scale=scale, before=before, amount=amount)
    each = row.kilometre_cost if row.kilometre_cost is not None else rules.kilometre_cost
    if each is None:
        return None
    return kilometres * each, step("kilometres", kilometres=kilometres, each=each, amount=kilometres * each)
