"""The eligible cost of a project, line by line: presented, cut with a reason, rounded half up to the cent.

The total is the sum of the rounded lines. Flat rates follow the lines they stand on; contributions in kind come last,
within the own share. A line lost a part in this order: left out, excluded, VAT, price, revenue and territory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.costs.checks import check_lines
from leaderdesk.domain.costs.cuts import LineResult, Running, finish, start
from leaderdesk.domain.costs.flat_rates import IN_KIND, base_of, list_flat_rate_problems
from leaderdesk.domain.costs.lines import ONE, ZERO, CostLine, FlatRate, Quoted, price_of
from leaderdesk.domain.costs.quotes import CostProblem, cap_dearest, counted, list_quote_problems, vat_borne, vat_part
from leaderdesk.domain.costs.settings import CostRules, is_left_out
from leaderdesk.domain.exact import CENT, round_down, round_half_up


@dataclass(frozen=True, slots=True)
class Costs:
    """Every line, and their exact sums; `rounding` is what half-up rounding changed in the eligible total."""

    lines: tuple[LineResult, ...]
    problems: tuple[CostProblem, ...]
    # What a plan still has to apply: one where each line already lost its own part.
    inside_share: Fraction

    @property
    def presented(self) -> Fraction:
        """The total cost: with what is ineligible and the VAT that stays."""
        return sum((each.presented for each in self.lines), ZERO)

    @property
    def eligible(self) -> Fraction:
        """The sum of the rounded lines."""
        return sum((each.eligible for each in self.lines), ZERO)

    @property
    def ineligible(self) -> Fraction:
        """What the cuts took."""
        return self.presented - self.eligible

    @property
    def rounding(self) -> Fraction:
        """The eligible total less the sum that nobody rounded."""
        return sum((each.rounding for each in self.lines), ZERO)

    @property
    def in_kind(self) -> Fraction:
        """What of the eligible cost is in kind."""
        return sum((each.eligible for each in self.lines if each.kind == IN_KIND), ZERO)


def judge_costs(lines: Sequence[CostLine], rules: CostRules) -> Costs:
    """What each line presents and what of it is eligible."""
    check_lines(lines, rules)
    found = {line.key: _judge(line, rules) for line in lines if not isinstance(line.measure, FlatRate)}
    for line in lines:
        if isinstance(line.measure, FlatRate):
            found[line.key] = _judge_flat_rate(line, line.measure, lines, found, rules)
    _cap_in_kind(lines, found, rules)
    problems = [
        problem
        for rank, line in enumerate(lines)
        # A line that a person left out needs nothing more.
        if not is_left_out(line, rules)
        for problem in list_quote_problems(line, rules, f"lines[{rank}]")
    ]
    problems += list_flat_rate_problems(lines, rules)
    results = tuple(finish(found[line.key], line.key, line.label, line.kind) for line in lines)
    return Costs(results, tuple(problems), rules.inside_share if rules.inside == "whole" else ONE)


def check_in_kind(costs: Costs, own: Fraction) -> CostProblem | None:
    """Contributions in kind beyond the holder's own money would be paid by the fund: the excess, named."""
    if costs.in_kind <= own:
        return None
    return CostProblem("in_kind_over_own", "lines", "", costs.in_kind, max(ZERO, own))


def _judge(line: CostLine, rules: CostRules) -> Running:
    price = price_of(line.measure, rules.tables, line.key)
    stays, part = vat_borne(line, rules), vat_part(line, rules)
    running = _left_out(start(counted(price, stays)), line, rules)
    running = running.down_to(counted(price, part), "cost.vat", vat=price.vat * stays)
    if isinstance(line.measure, Quoted):
        running = cap_dearest(running, line.measure.quotes, rules, part)
    return _inside(running, line, rules)


def _judge_flat_rate(
    line: CostLine, measure: FlatRate, lines: Sequence[CostLine], found: dict[str, Running], rules: CostRules
) -> Running:
    """A share of what is eligible, to the cent, of the lines it stands on, whose own cuts it therefore shares."""
    base = sum((round_half_up(found[each.key].left) for each in base_of(measure, lines)), ZERO)
    return _left_out(start(base * measure.rate), line, rules)


def _left_out(running: Running, line: CostLine, rules: CostRules) -> Running:
    if line.left_out.strip():
        return running.down_to(ZERO, "cost.left_out", reason=line.left_out.strip())
    excluded = sorted({line.kind, *line.traits} & rules.excluded)
    return running.down_to(ZERO, "cost.excluded", kind=excluded[0]) if excluded else running


def _inside(running: Running, line: CostLine, rules: CostRules) -> Running:
    """Revenue and the part outside, in the order of the rules."""
    share = rules.inside_share if line.inside_share is None else line.inside_share
    if rules.inside == "whole":
        share = ONE
    if rules.revenue_before_share:
        running = running.down_to(running.left - line.revenue, "cost.revenue", revenue=line.revenue)
    running = running.down_to(running.left * share, "cost.outside", share=share)
    if not rules.revenue_before_share:
        running = running.down_to(running.left - line.revenue, "cost.revenue", revenue=line.revenue)
    return running


def _cap_in_kind(lines: Sequence[CostLine], found: dict[str, Running], rules: CostRules) -> None:
    """All of them within the own share of the eligible cost they are part of; each loses its part of the excess."""
    if rules.in_kind_rate is None:
        return
    kept = sum((round_half_up(found[each.key].left) for each in lines if each.kind != IN_KIND), ZERO)
    limit = kept * rules.in_kind_rate / (1 - rules.in_kind_rate)
    # To the cent from here on, and then rounded down, so that the limit is never exceeded by a cent.
    given = {each.key: round_half_up(found[each.key].left) for each in lines if each.kind == IN_KIND}
    total = sum(given.values(), ZERO)
    if total <= limit:
        return
    for key, amount in given.items():
        part = round_down(amount * limit / total, CENT)
        found[key] = found[key].down_to(part, "cost.in_kind", limit=limit, rate=rules.in_kind_rate)
