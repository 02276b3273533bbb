"""Several European funds on one dossier, each with its own rules and its own expenses.

An expense, or each part of it, goes to one fund at most; European money is never counterpart; money promised twice
counts for nothing until somebody says where it goes. What is wrong is named, and nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from leaderdesk.domain.financing import (
    ELIGIBLE,
    ONE,
    PRIVATE,
    ZERO,
    Financing,
    FinancingRules,
    FundingLine,
    Plan,
    compute_fund,
)
from leaderdesk.domain.inputs import WrongInput

MONEY_NATURES = ("public", "private", "european")


@dataclass(frozen=True, slots=True)
class Expense:
    """A cost line as a plan sees it, with the part of it presented to each fund."""

    key: str
    amount: Fraction
    eligible: Fraction
    shares: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Money:
    """What a funder brings to the whole, and how much of it to the plan of each fund."""

    funder: str
    amount: Fraction
    nature: str = "public"
    on: str = ELIGIBLE
    given: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FundTerms:
    """A fund with its rules, what is asked of it, and the revenue it deducts; None: its part of the eligible cost."""

    fund: str
    rules: FinancingRules
    requested: Fraction | None = None
    revenue: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that several funds share."""

    expenses: Sequence[Expense]
    terms: Sequence[FundTerms]
    money: Sequence[Money] = ()
    holder: str = PRIVATE
    inside_share: Fraction = ONE
    revenue: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """Something counted twice, or more than there is, with its place."""

    code: str
    place: str
    name: str
    excess: Fraction = ZERO
    # The funds it is presented to.
    funds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FundPlan:
    """The plan of one fund, and what its rules make of it."""

    fund: str
    plan: Plan
    financing: Financing


@dataclass(frozen=True, slots=True)
class Whole:
    """Each fund's plan, their sum, and what stays with the holder of the whole cost."""

    plans: tuple[FundPlan, ...]
    total_cost: Fraction
    eligible: Fraction
    european: Fraction
    public: Fraction
    private: Fraction
    own: Fraction
    problems: tuple[PlanProblem, ...]

    @property
    def is_sound(self) -> bool:
        """True when nothing is counted twice, nothing exceeds the cost and each fund accepts its plan."""
        return not self.problems and not any(each.financing.is_refused for each in self.plans)


def share_between_funds(dossier: Dossier) -> Whole:
    """The plan of each fund on its own expenses with its own counterpart, and the whole."""
    _check(dossier)
    problems = [*_expense_problems(dossier), *_money_problems(dossier)]
    spoiled = {problem.place for problem in problems}
    plans = tuple(_plan_of(dossier, terms, spoiled) for terms in dossier.terms)
    other = _sum(each.amount for each in dossier.money if each.nature == "european")
    cost, european = _sum(each.amount for each in dossier.expenses), _sum(each.financing.fund for each in plans) + other
    public = _sum(each.amount for each in dossier.money if each.nature == "public")
    private = _sum(each.amount for each in dossier.money if each.nature == "private")
    own = cost - dossier.revenue - european - public - private
    if own < 0:
        problems.append(PlanProblem("whole_overfunded", "money", "", -own))
    eligible = _sum(each.financing.base.eligible for each in plans)
    return Whole(plans, cost, eligible, european, public, private, own, tuple(problems))


def _plan_of(dossier: Dossier, terms: FundTerms, spoiled: set[str]) -> FundPlan:
    parts = [
        (expense.amount * share, expense.eligible * share)
        for rank, expense in enumerate(dossier.expenses)
        if f"expenses[{rank}].shares" not in spoiled and (share := expense.shares.get(terms.fund, ZERO))
    ]
    lines: dict[str, list[FundingLine]] = {"public": [], "private": []}
    for rank, each in enumerate(dossier.money):
        amount = each.given.get(terms.fund, ZERO)
        if amount and not spoiled & {f"money[{rank}].given", f"money[{rank}].nature"}:
            lines[each.nature].append(FundingLine(each.funder, amount, each.on))
    eligible = _sum(part for _, part in parts)
    plan = Plan(
        _sum(part for part, _ in parts),
        eligible,
        dossier.holder,
        dossier.inside_share,
        _revenue_of(dossier, terms, eligible),
        terms.requested,
        tuple(lines["public"]),
        tuple(lines["private"]),
    )
    return FundPlan(terms.fund, plan, compute_fund(plan, terms.rules))


def _revenue_of(dossier: Dossier, terms: FundTerms, eligible: Fraction) -> Fraction:
    if terms.revenue is not None:
        return terms.revenue
    # What other funds were told to deduct is not deducted again.
    told = _sum(each.revenue for each in dossier.terms if each.revenue is not None)
    silent = {each.fund for each in dossier.terms if each.revenue is None}
    whole = _sum(
        each.eligible * share for each in dossier.expenses for name, share in each.shares.items() if name in silent
    )
    return max(ZERO, dossier.revenue - told) * eligible / whole if whole else ZERO


def _expense_problems(dossier: Dossier) -> Iterator[PlanProblem]:
    times = Counter(each.key for each in dossier.expenses)
    for rank, each in enumerate(dossier.expenses):
        total = _sum(each.shares.values())
        if total > 1:
            excess = each.amount * (total - 1)
            yield PlanProblem("expense_counted_twice", f"expenses[{rank}].shares", each.key, excess, _presented(each))
        elif times[each.key] > 1:
            yield PlanProblem("expense_listed_twice", f"expenses[{rank}].shares", each.key, each.amount)


def _presented(expense: Expense) -> tuple[str, ...]:
    return tuple(sorted(fund for fund, share in expense.shares.items() if share))


def _money_problems(dossier: Dossier) -> Iterator[PlanProblem]:
    told = _sum(each.revenue for each in dossier.terms if each.revenue is not None)
    if told > dossier.revenue:
        yield PlanProblem("revenue_counted_twice", "revenue", "", told - dossier.revenue)
    for rank, each in enumerate(dossier.money):
        given = _sum(each.given.values())
        if each.nature == "european" and given:
            yield PlanProblem("european_as_counterpart", f"money[{rank}].nature", each.funder, given)
        elif given > each.amount:
            yield PlanProblem("money_counted_twice", f"money[{rank}].given", each.funder, given - each.amount)


def _check(dossier: Dossier) -> None:
    funds = [terms.fund for terms in dossier.terms]
    for rank, fund in enumerate(funds):
        if fund in funds[:rank]:
            raise WrongInput("fund_twice", place=f"terms[{rank}].fund", fund=fund)
    named = [(f"expenses[{rank}].shares", each.shares) for rank, each in enumerate(dossier.expenses)]
    named += [(f"money[{rank}].given", each.given) for rank, each in enumerate(dossier.money)]
    for place, parts in named:
        for fund, part in parts.items():
            if fund not in funds:
                raise WrongInput("unknown_fund", place=f"{place}.{fund}", fund=fund)
            if part < 0:
                raise WrongInput("negative", place=f"{place}.{fund}")
    _check_amounts(dossier)


def _check_amounts(dossier: Dossier) -> None:
    for rank, expense in enumerate(dossier.expenses):
        if not 0 <= expense.eligible <= expense.amount:
            raise WrongInput("below_eligible", place=f"expenses[{rank}].amount")
    for rank, each in enumerate(dossier.money):
        if each.amount < 0:
            raise WrongInput("negative", place=f"money[{rank}].amount")
        if each.nature not in MONEY_NATURES:
            raise WrongInput("unknown_choice", place=f"money[{rank}].nature", choices=", ".join(MONEY_NATURES))


def _sum(amounts: Iterable[Fraction]) -> Fraction:
    return sum(amounts, ZERO)
