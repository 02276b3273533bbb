"""The financing of a dossier: its plan as the rule reads it, the fund that is left, what is missing, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.costs.histories import DatedAmount, DateProblem, chain_at, list_date_problems
from leaderdesk.domain.envelopes.chains import Chain, ChainProblem, check_chain
from leaderdesk.domain.financing import Financing, FinancingRules, FundingLine, Plan, compute_fund
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import Cents
from leaderdesk.domain.plans.funds import Dossier as SharedDossier
from leaderdesk.domain.plans.funds import Expense, FundTerms, Money, Whole, share_between_funds
from leaderdesk.domain.plans.lacks import Lack, list_lacks
from leaderdesk.domain.plans.reasons import reason_of_lack, reasons_of_whole
from leaderdesk.domain.reasons.financing import reasons_of_fund
from leaderdesk.domain.sheets.amounts import Flaw, cents, euros
from leaderdesk.domain.sheets.costs import CostSheet
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import FundingRow, StagedRow
from leaderdesk.domain.sheets.settings import money_rules
from leaderdesk.domain.steps import Step

EUROPEAN, PUBLIC, PRIVATE, OWN = "european", "public", "private", "own"
# Under one euro, the difference between two amounts of a fund is a matter of rounding.
_EURO = 100
_DROPPED = frozenset({"withdrawn", "abandoned", "deprogrammed"})


@dataclass(frozen=True, slots=True)
class FundingLineSheet:
    """A line of the plan; one that was refused brings nothing, one that expired is to be asked again."""

    row: FundingRow
    is_refused: bool
    is_expired: bool
    is_decided: bool


@dataclass(frozen=True, slots=True)
class FundChain:
    """What each stage said of one fund's money, what it makes today, and what in it needs an explanation."""

    fund_id: int
    fund: str
    said: tuple[StagedRow, ...]
    chain: Chain
    problems: tuple[ChainProblem, ...]
    date_problems: tuple[DateProblem, ...]
    flaw: Flaw | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """What the plan's lines bring, in cents; what was refused is left out."""

    european: Cents
    public: Cents
    private: Cents
    own: Cents

    @property
    def total(self) -> int:
        """All the money of the plan."""
        return self.european + self.public + self.private + self.own


@dataclass(frozen=True, slots=True)
class FinancingSheet:
    """The plan and what the rules make of it; no computed part where there are no rules yet."""

    lines: tuple[FundingLineSheet, ...]
    sums: Sums
    total_cost: Cents
    eligible: Cents
    revenue: Cents
    plan: Plan
    rules: FinancingRules | None
    # What the rules leave, exact, with every limit and those that bind.
    financing: Financing | None
    fund: Cents | None
    own: Cents | None
    # The plan's own line for the fund less what the rules leave, and what no line finds yet: above zero, to correct.
    asked_over: int | None
    to_find: int
    steps: tuple[Step, ...]
    lacks: tuple[Lack, ...]
    whole: Whole | None
    chains: tuple[FundChain, ...]
    flaws: tuple[Flaw, ...]

    @property
    def is_refused(self) -> bool:
        """True when the rules refuse the plan."""
        return self.financing is not None and self.financing.is_refused

    @property
    def asked_otherwise(self) -> tuple[Cents, Cents] | None:
        """What the plan asks of the fund and what the rules leave, where they differ by more than a rounding."""
        if self.fund is None or self.asked_over is None or not self.total_cost:
            return None
        asked = Cents(self.fund + self.asked_over)
        return (asked, self.fund) if asked and abs(self.asked_over) >= _EURO else None

    @property
    def lack_steps(self) -> tuple[Step, ...]:
        """The sentences of what would lift each refusal."""
        return tuple(reason_of_lack(lack) for lack in self.lacks)


def plan_of(whole: WholeDossier, costs: CostSheet) -> Plan:
    """The plan: what was refused is not in it; what was requested limits the fund of the first European line."""
    standing = [row for row in whole.funding if row.refused_on is None]
    fund_id = main_fund(whole.funding)
    requested = [row.amount for row in whole.staged if row.stage == "requested" and row.fund_id == fund_id]
    return Plan(
        total_cost=euros(costs.presented),
        eligible=euros(costs.eligible),
        holder=whole.holder.nature,
        inside_share=costs.costs.inside_share,
        revenue=euros(whole.record.revenue),
        requested=euros(requested[-1]) if requested else None,
        public_funds=tuple(_line(row) for row in standing if row.nature == PUBLIC),
        private_funds=tuple(_line(row) for row in standing if row.nature == PRIVATE),
    )


def main_fund(funding: Iterable[FundingRow]) -> int | None:
    """The fund that the rules of the fiche-action are about: that of the first European line."""
    return next((row.fund_id for row in funding if row.nature == EUROPEAN), None)


def sheet_of_financing(whole: WholeDossier, costs: CostSheet, on: date, *, is_brief: bool = False) -> FinancingSheet:
    """The plan judged; a brief sheet says neither why nor what is missing."""
    plan, sums = plan_of(whole, costs), _sums(whole.funding)
    rules = money_rules(whole.rules).financing() if whole.rules else None
    financing, flaws = _computed(plan, rules)
    refused = financing is not None and financing.is_refused
    computed = financing is not None and rules is not None and not is_brief
    return FinancingSheet(
        lines=tuple(_judged(row, on) for row in whole.funding),
        sums=sums,
        total_cost=costs.presented,
        eligible=costs.eligible,
        revenue=Cents(whole.record.revenue or 0),
        plan=plan,
        rules=rules,
        financing=financing,
        fund=cents(financing.fund) if financing else None,
        own=cents(financing.own) if financing else None,
        asked_over=_main_sum(whole.funding) - cents(financing.fund) if financing else None,
        to_find=costs.presented - (whole.record.revenue or 0) - sums.total,
        steps=reasons_of_fund(plan, rules, financing) if computed and rules and financing else (),
        lacks=list_lacks(plan, rules) if computed and refused and rules else (),
        whole=None if is_brief else _shared(whole, costs, plan, rules),
        chains=tuple(chains_of(whole, on)),
        flaws=flaws,
    )


def steps_of_whole(sheet: FinancingSheet) -> tuple[Step, ...]:
    """The sentences of a dossier with several funds."""
    return reasons_of_whole(sheet.whole) if sheet.whole else ()


def chains_of(whole: WholeDossier, on: date) -> Iterator[FundChain]:
    """One chain for each fund of which something was said."""
    end: Literal["open", "closed", "dropped"] = "open"
    if whole.status in _DROPPED:
        end = "dropped"
    elif whole.status == "closed":
        end = "closed"
    by_fund: dict[int, list[StagedRow]] = {}
    for row in whole.staged:
        by_fund.setdefault(row.fund_id, []).append(row)
    for fund_id, said in by_fund.items():
        history = [DatedAmount(row.stage, euros(row.amount), row.said_on) for row in said]
        chain = chain_at(history, on, end)
        problems, dated = check_chain(chain), list_date_problems(history)
        yield FundChain(fund_id, said[0].fund, tuple(said), chain, problems, dated)


def amounts_of(chains: Iterable[FundChain]) -> Mapping[str, Cents]:
    """The last amount of each stage, over all funds."""
    found: dict[str, int] = {}
    for each in chains:
        for stage, amount in each.chain.amounts:
            if amount is not None:
                found[stage] = found.get(stage, 0) + cents(amount)
    return {stage: Cents(amount) for stage, amount in found.items()}


def _computed(plan: Plan, rules: FinancingRules | None) -> tuple[Financing | None, tuple[Flaw, ...]]:
    if rules is None:
        return None, (Flaw("rules_missing"),)
    try:
        return compute_fund(plan, rules), ()
    except WrongInput as wrong:
        return None, (Flaw("plan_wrong", wrong=wrong),)


def _shared(whole: WholeDossier, costs: CostSheet, plan: Plan, rules: FinancingRules | None) -> Whole | None:
    """Where there are several European funds: the other ones stand beside the plan, and are never its counterpart."""
    standing = [row for row in whole.funding if row.refused_on is None]
    main = main_fund(standing)
    others = [row for row in standing if row.nature == EUROPEAN and row.fund_id != main]
    if rules is None or not others:
        return None
    fund = next(row.name for row in standing if row.fund_id == main)
    expenses = [
        Expense(str(line.row.id), euros(line.presented), euros(line.eligible), {fund: Fraction(1)})
        for line in costs.lines
    ]
    money = [Money(row.name, euros(row.amount), EUROPEAN) for row in others]
    money += [
        Money(row.name, euros(row.amount), row.nature, row.on_base, {fund: euros(row.amount)})
        for row in standing
        if row.nature in (PUBLIC, PRIVATE)
    ]
    try:
        terms = FundTerms(fund, rules, plan.requested)
        shared = SharedDossier(expenses, (terms,), money, plan.holder, plan.inside_share, plan.revenue)
        return share_between_funds(shared)
    except WrongInput:
        # What makes the plan itself wrong is said beside it already.
        return None


def _line(row: FundingRow) -> FundingLine:
    return FundingLine(row.name, euros(row.amount), row.on_base)


def _judged(row: FundingRow, on: date) -> FundingLineSheet:
    is_refused = row.refused_on is not None
    is_expired = not is_refused and row.expires_on is not None and row.expires_on < on
    is_decided = not is_refused and row.decided_on is not None and row.decided_on <= on
    return FundingLineSheet(row, is_refused, is_expired, is_decided)


def _sums(funding: Iterable[FundingRow]) -> Sums:
    found = dict.fromkeys((EUROPEAN, PUBLIC, PRIVATE, OWN), 0)
    for row in funding:
        if row.refused_on is None:
            found[row.nature] += row.amount
    return Sums(*(Cents(amount) for amount in found.values()))


def _main_sum(funding: Iterable[FundingRow]) -> int:
    rows = list(funding)
    main = main_fund(rows)
    return sum(row.amount for row in rows if row.refused_on is None and row.nature == EUROPEAN and row.fund_id == main)
