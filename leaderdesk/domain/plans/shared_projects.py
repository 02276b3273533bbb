"""What several European funds may share: expenses that each may take, funders, and every way to give the expenses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from leaderdesk.domain.exact import CENT
from leaderdesk.domain.financing import ONE, PRIVATE, ZERO
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.plans.funds import FundTerms, Money
from leaderdesk.domain.plans.ranges import Range, check_ranges

# Past it, expenses that the same funds may take go together, and the plan found is said not to be proven.
MOST_SHARINGS = 256


@dataclass(frozen=True, slots=True)
class OpenExpense:
    """A cost line and the funds for which it is eligible."""

    key: str
    amount: Fraction
    eligible: Fraction
    funds: frozenset[str]


@dataclass(frozen=True, slots=True)
class SharedFunder:
    """What a funder may bring in all, and to the plans of which funds; None: of any."""

    range: Range
    funds: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class SharedProject:
    """What the plans are made for; `beside` is money that joins no plan, such as that of another European fund."""

    expenses: Sequence[OpenExpense]
    terms: Sequence[FundTerms]
    funders: Sequence[SharedFunder] = ()
    beside: Sequence[Money] = ()
    holder: str = PRIVATE
    inside_share: Fraction = ONE
    revenue: Fraction = ZERO
    part_step: Fraction = CENT


def list_sharings(project: SharedProject) -> tuple[list[dict[str, str]], bool]:
    """Each way to give the expenses to funds that take them, the first declared fund first; some go to none."""
    groups = [[each] for each in sorted(project.expenses, key=lambda each: each.key) if takers_of(project, each)]
    most = len(groups)
    while _count(groups) > MOST_SHARINGS and _merge(groups):
        pass
    choices = [(*takers_of(project, group[0]), "") for group in groups]
    found = []
    for chosen in product(*choices):
        taken_by = {each.key: fund for group, fund in zip(groups, chosen, strict=True) for each in group if fund}
        if taken_by:
            found.append(taken_by)
    are_all = len(groups) == most and len(found) <= MOST_SHARINGS
    return found[:MOST_SHARINGS], are_all


def takers_of(project: SharedProject, expense: OpenExpense) -> tuple[str, ...]:
    """The funds for which an expense is eligible, in their declared order; what counts for nothing has none."""
    return tuple(each.fund for each in project.terms if each.fund in expense.funds and expense.eligible)


def _count(groups: Sequence[Sequence[OpenExpense]]) -> int:
    """How many sharings there are, that of nothing included."""
    return prod(1 + len(group[0].funds) for group in groups)


def _merge(groups: list[list[OpenExpense]]) -> bool:
    """The two smallest groups that the same funds may take become one."""
    weighed = sorted((sum((each.eligible for each in group), ZERO), rank) for rank, group in enumerate(groups))
    for at, (_, one) in enumerate(weighed):
        for _, other in weighed[at + 1 :]:
            if groups[one][0].funds == groups[other][0].funds:
                groups[one] += groups[other]
                del groups[other]
                return True
    return False


def check_project(project: SharedProject) -> None:
    """Refuse what makes no sense: a fund that is not there, an expense listed twice, European money as counterpart."""
    check_ranges([each.range for each in project.funders], "funders")
    if project.part_step <= 0:
        raise WrongInput("not_above_zero", place="part_step")
    funds = [each.fund for each in project.terms]
    for rank, fund in enumerate(funds):
        if fund in funds[:rank]:
            raise WrongInput("fund_twice", place=f"terms[{rank}].fund", fund=fund)
    known = set(funds)
    named = [(f"expenses[{rank}].funds", each.funds) for rank, each in enumerate(project.expenses)]
    named += [(f"funders[{rank}].funds", each.funds or frozenset()) for rank, each in enumerate(project.funders)]
    for place, wanted in named:
        for fund in sorted(wanted - known):
            raise WrongInput("unknown_fund", place=place, fund=fund)
    keys = [each.key for each in project.expenses]
    for rank, key in enumerate(keys):
        if key in keys[:rank]:
            raise WrongInput("repeated", place=f"expenses[{rank}].key", key=key)
    for rank, beside in enumerate(project.beside):
        if beside.given:
            raise WrongInput("given_beside", place=f"beside[{rank}].given", funder=beside.funder)
