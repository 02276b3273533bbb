"""The money rules of a fiche-action as they are entered, what is wrong with them, and a worked example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.exact import CENT
from leaderdesk.domain.financing import Financing, FinancingRules, FundingLine, Plan, compute_fund
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.plain import Euros, Share
from leaderdesk.domain.programmes.problems import Problem, blocks, from_wrong, is_usable, warns
from leaderdesk.domain.reasons.financing import reasons_of_fund
from leaderdesk.domain.steps import Step

_FLOORS_AND_CAPS = (
    ("eligible_min", "eligible_max"),
    ("public_aid_min", "public_aid_max"),
    ("feader_min", "feader_max"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The money rules of a fiche-action; amounts in cents, nothing where there is no limit."""

    feader_share: Share
    max_public_aid_rate: Share
    min_own_rate: Share
    min_own_of_public_funding: Share | None = None
    eligible_min: Euros | None = None
    eligible_max: Euros | None = None
    public_aid_min: Euros | None = None
    public_aid_max: Euros | None = None
    feader_min: Euros | None = None
    feader_max: Euros | None = None
    own_public_money_calls: bool = True
    private_funds_count_as_own: bool = False
    revenue_before_share: bool = True
    rounding_step: Euros = 1
    early_start_loses_operation: bool = False
    source: str | None = None

    def financing(self) -> FinancingRules:
        """The same in exact euros, as the financing rule takes them."""
        return FinancingRules(
            feader_share=self.feader_share,
            max_public_aid_rate=self.max_public_aid_rate,
            min_own_rate=self.min_own_rate,
            eligible_min=_euros(self.eligible_min),
            eligible_max=_euros(self.eligible_max),
            public_aid_min=_euros(self.public_aid_min),
            public_aid_max=_euros(self.public_aid_max),
            feader_min=_euros(self.feader_min),
            feader_max=_euros(self.feader_max),
            min_own_of_public_funding=self.min_own_of_public_funding,
            own_public_money_calls=self.own_public_money_calls,
            private_funds_count_as_own=self.private_funds_count_as_own,
            revenue_before_share=self.revenue_before_share,
            rounding_step=self.rounding_step * CENT,
        )


@dataclass(frozen=True, slots=True)
class Example:
    """An invented project; what is not said to be eligible is all of it."""

    total_cost: Fraction
    eligible: Fraction | None = None
    nature: str = "private"
    public_funds: tuple[FundingLine, ...] = ()
    private_funds: tuple[FundingLine, ...] = ()
    inside_share: Fraction = Fraction(1)
    revenue: Fraction = Fraction(0)
    requested: Fraction | None = None


# An association, 40 000 € of works, a commune that brings what calls the fund at four euros for one.
USUAL_EXAMPLE = Example(Fraction(40_000), public_funds=(FundingLine("Commune", Fraction(6_400)),))


@dataclass(frozen=True, slots=True)
class RulesTrial:
    """What the rules make of an example, step by step; no result where the rules cannot be used."""

    result: Financing | None
    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()


def try_rules(rules: Rules, example: Example = USUAL_EXAMPLE) -> RulesTrial:
    """The worked example of some rules, without writing anything."""
    problems = problems_of_rules(rules)
    if not is_usable(problems):
        return RulesTrial(None, problems=problems)
    eligible = example.total_cost if example.eligible is None else example.eligible
    plan = Plan(
        total_cost=example.total_cost,
        eligible=eligible,
        holder=example.nature,
        inside_share=example.inside_share,
        revenue=example.revenue,
        requested=example.requested,
        public_funds=example.public_funds,
        private_funds=example.private_funds,
    )
    try:
        result = compute_fund(plan, rules.financing())
    except WrongInput as wrong:
        return RulesTrial(None, problems=(*problems, from_wrong(wrong)))
    return RulesTrial(result, reasons_of_fund(plan, rules.financing(), result), problems)


def problems_of_rules(rules: Rules) -> tuple[Problem, ...]:
    """Everything wrong with some rules."""
    return tuple(_problems(rules))


def _problems(rules: Rules) -> Iterator[Problem]:
    if not 0 < rules.feader_share < 1:
        yield blocks("share_out_of_reach", "feader_share")
    if rules.rounding_step <= 0:
        yield blocks("not_above_zero", "rounding_step")
    for name in ("max_public_aid_rate", "min_own_rate", "min_own_of_public_funding"):
        rate = getattr(rules, name)
        if rate is not None and not 0 <= rate <= 1:
            yield blocks("above_one" if rate > 1 else "negative", name)
    for floor, cap in _FLOORS_AND_CAPS:
        least, most = getattr(rules, floor), getattr(rules, cap)
        if least is not None and most is not None and least > most:
            yield blocks("floor_above_cap", floor, floor=Fraction(least, 100), cap=Fraction(most, 100))
    if rules.max_public_aid_rate + rules.min_own_rate > 1:
        yield warns("aid_and_own_above_one", "min_own_rate", aid=rules.max_public_aid_rate, own=rules.min_own_rate)


def _euros(cents: int | None) -> Fraction | None:
    return None if cents is None else cents * CENT
