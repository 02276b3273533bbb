"""The best plan of a dossier that may draw on several European funds: which expense goes to which, who brings what.

Each expense goes whole to one fund at most, and each euro of a funder to one plan. Equal plans are told apart by the
other aim, the fewest European funds, the declared order of the funds for the expenses by key, then as in `advice`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.financing import ONE, ZERO, FinancingRules
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.plans.advice import MOST_BOXES, Aim
from leaderdesk.domain.plans.funds import Dossier, Expense, Money, Whole, share_between_funds
from leaderdesk.domain.plans.goals import leave_out_most, make_greatest, sum_of
from leaderdesk.domain.plans.joint import Layout, OpenPlan, prepare_ground
from leaderdesk.domain.plans.lacks import Lack, list_lacks
from leaderdesk.domain.plans.linear import Point
from leaderdesk.domain.plans.search import Box, Field, Goal, Kept, search
from leaderdesk.domain.plans.shared_projects import SharedProject, check_project, list_sharings, takers_of


@dataclass(frozen=True, slots=True)
class SharedAdvice:
    """The best whole, which fund takes each expense, and what each plan lacks where no whole is accepted."""

    aim: Aim
    whole: Whole
    taken_by: Mapping[str, str]
    money: tuple[Money, ...]
    is_proven: bool
    lacks: tuple[tuple[str, Lack], ...] = ()

    @property
    def is_accepted(self) -> bool:
        """True when each fund accepts its plan."""
        return self.whole.is_sound and bool(self.taken_by)


@dataclass(frozen=True, slots=True)
class _Way:
    """One sharing of the expenses, its ground, and the best point known there."""

    taken_by: Mapping[str, str]
    layout: Layout
    box: Box
    field: Field
    known: Point | None = None


def advise_sharing(project: SharedProject, aim: Aim = "least_own", most_boxes: int = MOST_BOXES) -> SharedAdvice:
    """The best accepted whole; where there is none, what brings most without the floors, and what each plan lacks."""
    if aim not in ("least_own", "most_fund"):
        raise WrongInput("unknown_choice", place="aim", choices="least_own, most_fund")
    check_project(project)
    sharings, are_all = list_sharings(project)
    ways = [way for taken_by in sharings if (way := _open_way(project, taken_by)) is not None]
    best, is_proven = _best(project, ways, aim, most_boxes)
    is_proven = is_proven and are_all
    if best is None:
        return _refused(project, aim, most_boxes, is_proven=is_proven)
    money = _money(project, best)
    whole = share_between_funds(_dossier(project, best.taken_by, money))
    return SharedAdvice(aim, whole, best.taken_by, money, is_proven)


def _best(project: SharedProject, ways: list[_Way], aim: Aim, most_boxes: int) -> tuple[_Way | None, bool]:
    """One goal after the other over all the ways, each keeping what those before it reached."""
    boxes, is_proven = 0, True
    for rank in range(2):
        best: Fraction | None = None
        reached: list[tuple[Fraction, _Way]] = []
        for way in ways:
            goal = _aims(project, way, aim)[rank]
            # A way that cannot do as well as the best so far is not searched.
            kept = (*way.field.kept, *(() if best is None else (Kept(goal, best),)))
            found = search(goal, replace(way.field, kept=kept), way.box, way.known, most_boxes - boxes)
            boxes, is_proven = boxes + found.boxes, is_proven and found.is_proven
            if found.point is not None:
                value = goal.value(found.point)
                best = value if best is None else max(best, value)
                reached.append((value, replace(way, known=found.point)))
        ways = [_keeping(way, _aims(project, way, aim)[rank], value) for value, way in reached if value == best]
    if not ways:
        return None, is_proven
    way = min(ways, key=lambda each: len(set(each.taken_by.values())))
    for goal in _tie_breaks(project, way):
        found = search(goal, way.field, way.box, way.known, most_boxes - boxes)
        boxes, is_proven = boxes + found.boxes, is_proven and found.is_proven
        point = found.point or way.known
        assert point is not None  # noqa: S101 - the aims were reached somewhere
        way = _keeping(replace(way, known=point), goal, goal.value(point))
    return way, is_proven


def _keeping(way: _Way, goal: Goal, worth: Fraction) -> _Way:
    return replace(way, field=replace(way.field, kept=(*way.field.kept, Kept(goal, worth))))


def _aims(project: SharedProject, way: _Way, aim: Aim) -> tuple[Goal, Goal]:
    """The two aims; the holder keeps least where funders and funds bring most."""
    funds, count = tuple(way.layout.funds()), way.layout.count
    steps = [each.rules.rounding_step for each in project.terms if each.fund in way.taken_by.values()]
    amounts = [value for each in project.funders for value in (each.range.step, each.range.least)]
    brings_funds = make_greatest(sum_of(funds, count), steps)
    asks_least = make_greatest(sum_of((*range(len(project.funders)), *funds), count), [*steps, *amounts])
    return (asks_least, brings_funds) if aim == "least_own" else (brings_funds, asks_least)


def _tie_breaks(project: SharedProject, way: _Way) -> Iterator[Goal]:
    funders, count = len(project.funders), way.layout.count
    yield leave_out_most(range(funders))
    for rank, each in enumerate(project.funders):
        yield make_greatest(sum_of((rank,), count), [each.range.step, each.range.least])
    for rank in range(funders, count - len(way.layout.parts)):
        yield make_greatest(sum_of((rank,), count), [project.part_step])


def _open_way(project: SharedProject, taken_by: Mapping[str, str]) -> _Way | None:
    whole = share_between_funds(_dossier(project, taken_by, ()))
    rules = {each.fund: each.rules for each in project.terms}
    plans = [
        OpenPlan(each.fund, each.plan, rules[each.fund], _joiners(project, each.fund))
        for each in whole.plans
        if each.fund in taken_by.values()
    ]
    room = whole.own + whole.european - _beside(project, "european")
    room -= sum((each.plan.total_cost - each.plan.revenue for each in plans), ZERO)
    ground = prepare_ground(plans, [each.range for each in project.funders], project.part_step, room)
    return None if ground is None else _Way(taken_by, *ground)


def _joiners(project: SharedProject, fund: str) -> frozenset[int]:
    return frozenset(rank for rank, each in enumerate(project.funders) if each.funds is None or fund in each.funds)


def _beside(project: SharedProject, nature: str) -> Fraction:
    return sum((each.amount for each in project.beside if each.nature == nature), ZERO)


def _money(project: SharedProject, way: _Way) -> tuple[Money, ...]:
    """What each funder brings, and its part in each plan."""
    point = way.known or ()
    funds = [each.fund for each in project.terms if each.fund in way.taken_by.values()]
    amounts = way.layout.amounts(point)
    found = []
    for rank, each in enumerate(project.funders):
        given = {fund: parts[rank] for fund, parts in zip(funds, amounts, strict=True) if parts[rank]}
        found.append(Money(each.range.funder, point[rank], each.range.nature, each.range.on, given))
    return tuple(found)


def _dossier(project: SharedProject, taken_by: Mapping[str, str], money: Sequence[Money]) -> Dossier:
    expenses = [
        Expense(each.key, each.amount, each.eligible, {taken_by[each.key]: ONE} if each.key in taken_by else {})
        for each in project.expenses
    ]
    terms = [each for each in project.terms if not taken_by or each.fund in taken_by.values()]
    brought = (*money, *project.beside)
    return Dossier(expenses, terms, brought, project.holder, project.inside_share, project.revenue)


def _refused(project: SharedProject, aim: Aim, most_boxes: int, *, is_proven: bool) -> SharedAdvice:
    """Where no whole is accepted: what brings most of the funds without their floors, and what each plan lacks."""
    terms = [replace(each, rules=_without_floors(each.rules)) for each in project.terms]
    eased = replace(project, terms=terms)
    ways = [way for taken_by in list_sharings(project)[0] if (way := _open_way(eased, taken_by)) is not None]
    nearest, _ = _best(eased, ways, "most_fund", most_boxes)
    taken_by, money = (nearest.taken_by, _money(project, nearest)) if nearest else _first_of_all(project)
    whole = share_between_funds(_dossier(project, taken_by, money))
    rules = {each.fund: each.rules for each in project.terms}
    lacks = tuple((each.fund, lack) for each in whole.plans for lack in list_lacks(each.plan, rules[each.fund]))
    return SharedAdvice(aim, whole, taken_by, money, is_proven, lacks)


def _first_of_all(project: SharedProject) -> tuple[Mapping[str, str], tuple[Money, ...]]:
    """Each expense with the first fund that takes it, and what is already decided with the first plan it may join."""
    taken_by = {each.key: takers[0] for each in project.expenses if (takers := takers_of(project, each))}
    funds = [each.fund for each in project.terms if each.fund in taken_by.values()]
    money = []
    for each in project.funders:
        joined = [fund for fund in funds if each.funds is None or fund in each.funds]
        given = {joined[0]: each.range.lowest} if joined and each.range.lowest else {}
        money.append(Money(each.range.funder, each.range.lowest, each.range.nature, each.range.on, given))
    return taken_by, tuple(money)


def _without_floors(rules: FinancingRules) -> FinancingRules:
    return replace(rules, eligible_min=None, feader_min=None, public_aid_min=None)
