"""The costs of a dossier: its stored lines as the rule reads them, what the rule makes of them, what is half-filled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.costs.cuts import LineResult
from leaderdesk.domain.costs.eligible import Costs, check_in_kind, judge_costs
from leaderdesk.domain.costs.lines import (
    ONE,
    ZERO,
    CostLine,
    FlatRate,
    Hours,
    Known,
    Measure,
    Mileage,
    Months,
    Price,
    Quote,
    Quoted,
    YearlyHours,
)
from leaderdesk.domain.costs.quotes import CostProblem, QuoteCount, count_quotes
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import Cents
from leaderdesk.domain.sheets.amounts import Flaw, cents, euros
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import CommitmentRow, ContractChangeRow, ContractRow, CostRow, QuoteRow
from leaderdesk.domain.sheets.settings import cost_rules_of, share_or_one
from leaderdesk.domain.steps import Step

_MUST_HAVE = {
    "hours": ("quantity", "unit_cost"),
    "yearly_hours": ("quantity", "unit_cost"),
    "months": ("quantity", "unit_cost"),
    "mileage": ("quantity", "scale"),
    "flat_rate": ("share", "taken_on"),
}


@dataclass(frozen=True, slots=True)
class CostLineSheet:
    """A line as stored, with what hangs on it and what the rule makes of it; amounts in cents."""

    row: CostRow
    quotes: tuple[QuoteRow, ...]
    commitments: tuple[CommitmentRow, ...]
    presented: Cents
    # By the rule alone, then as an instruction may have lowered it.
    by_rule: Cents
    eligible: Cents
    cuts: tuple[Step, ...]
    problems: tuple[CostProblem, ...]
    flaws: tuple[Flaw, ...]
    # None where the line is no purchase measured by quotes.
    quote_count: QuoteCount | None = None

    @property
    def ineligible(self) -> int:
        """What of the line the fund does not see."""
        return self.presented - self.eligible


@dataclass(frozen=True, slots=True)
class ContractSheet:
    """A public contract with its amendments; `covered` is what the lines it carries present."""

    row: ContractRow
    changes: tuple[ContractChangeRow, ...]
    amount_with_changes: int | None
    covered: Cents
    line_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CostSheet:
    """Every line, the sums, and what the rule said as a whole (`costs`, exact euros, keyed by line)."""

    lines: tuple[CostLineSheet, ...]
    contracts: tuple[ContractSheet, ...]
    presented: Cents
    eligible: Cents
    costs: Costs
    rules: CostRules
    problems: tuple[CostProblem, ...]
    flaws: tuple[Flaw, ...]

    @property
    def ineligible(self) -> int:
        """What the cuts took."""
        return self.presented - self.eligible


def rules_for(whole: WholeDossier) -> tuple[CostRules, Flaw | None]:
    """The programme's rules, with the holder's VAT and the share inside that this dossier has."""
    rules, flaw = cost_rules_of(whole.settings)
    # Who buys by public contract compares prices there: the same expenses are not asked for quotes.
    rules = replace(rules, quotes_needed=rules.quotes_needed and whole.holder.nature == "private")
    recovered = whole.holder.recovers_vat
    if recovered is not None:
        rules = replace(rules, vat_recovered=ONE if recovered else ZERO)
    if whole.rules is not None:
        rules = replace(rules, revenue_before_share=whole.rules.revenue_before_share)
    return replace(rules, inside_share=share_or_one(whole.record.inside_share)), flaw


def sheet_of_costs(whole: WholeDossier, own: Fraction | None = None) -> CostSheet:
    """The costs judged; `own` is the holder's own money, for what is in kind."""
    rules, wrong = rules_for(whole)
    quotes, commitments = _by_line(whole.quotes), _by_line(whole.commitments)
    flaws = {row.id: tuple(_flaws(row, rules)) for row in whole.costs}
    inputs = [_line(row, quotes[row.id], flaws[row.id]) for row in whole.costs]
    costs, refused = _judged(inputs, rules)
    places = {f"lines[{rank}]": row.id for rank, row in enumerate(whole.costs)}
    problems = list(costs.problems)
    lacks = {row.id: _problems_of(problems, places, row) for row in whole.costs}
    in_kind = None if own is None else check_in_kind(costs, own)
    sheets = tuple(
        replace(
            _sheet(row, quotes[row.id], commitments[row.id], result, lacks[row.id], flaws[row.id]),
            quote_count=count_quotes(line, rules),
        )
        for row, line, result in zip(whole.costs, inputs, costs.lines, strict=True)
    )
    return CostSheet(
        lines=sheets,
        contracts=tuple(_contract(row, whole, sheets) for row in whole.contracts),
        presented=Cents(sum(each.presented for each in sheets)),
        eligible=Cents(sum(each.eligible for each in sheets)),
        costs=costs,
        rules=rules,
        problems=(*problems, *([in_kind] if in_kind else [])),
        flaws=tuple(flaw for flaw in (wrong, refused) if flaw),
    )


def _judged(inputs: list[CostLine], rules: CostRules) -> tuple[Costs, Flaw | None]:
    """What the rule makes of the lines; where it refuses one of them, each as it is presented."""
    try:
        return judge_costs(inputs, rules), None
    except WrongInput as wrong:
        plain = tuple(LineResult(each.key, each.label, each.kind, ZERO, ZERO, ZERO, ()) for each in inputs)
        return Costs(plain, (), share_or_one(None)), Flaw("costs_refused", wrong=wrong)


def _line(row: CostRow, quotes: Iterable[QuoteRow], flaws: tuple[Flaw, ...]) -> CostLine:
    return CostLine(
        key=str(row.id),
        label=row.label,
        kind=row.kind,
        # A measure that is not whole yet presents nothing, and says so beside the line.
        measure=Known(Price(ZERO)) if flaws else _measure(row, quotes),
        traits=_named(row.traits),
        vat_recovered=row.vat_recovered,
        inside_share=row.inside_share,
        revenue=euros(row.revenue),
        left_out=row.left_out or "",
    )


def _measure(row: CostRow, quotes: Iterable[QuoteRow]) -> Measure:  # noqa: PLR0911 - one line for each measure
    number, cost = row.quantity or ZERO, euros(row.unit_cost)
    match row.measure:
        case "quoted":
            return Quoted(tuple(_quote(each) for each in quotes))
        case "hours":
            return Hours(number, cost)
        case "yearly_hours":
            return YearlyHours(number, cost)
        case "months":
            return Months(number, cost, share_or_one(row.share))
        case "mileage":
            return Mileage(number, row.scale or "", row.driven_before or ZERO)
        case "flat_rate":
            return FlatRate(row.share or ZERO, kinds=_named(row.taken_on))
        case _:
            return Known(Price(euros(row.net), euros(row.vat)))


def _quote(row: QuoteRow) -> Quote:
    return Quote(row.supplier, Price(euros(row.amount), euros(row.vat)), row.is_retained, row.reason or "")


def _flaws(row: CostRow, rules: CostRules) -> Iterator[Flaw]:
    missing = [name for name in _MUST_HAVE.get(row.measure, ()) if getattr(row, name) in (None, "")]
    missing += ["net"] if row.measure == "known" and row.net is None else []
    for name in missing:
        yield Flaw("cost_needs", row.id, row.label, {"field": name})
    if row.measure == "mileage" and row.scale and row.scale not in rules.tables.scales:
        yield Flaw("scale_unknown", row.id, row.label, {"scale": row.scale})
    if row.measure == "flat_rate" and "in_kind" in _named(row.taken_on):
        yield Flaw("flat_rate_on_in_kind", row.id, row.label)


def _sheet(
    row: CostRow,
    quotes: tuple[QuoteRow, ...],
    commitments: tuple[CommitmentRow, ...],
    result: LineResult,
    problems: tuple[CostProblem, ...],
    flaws: tuple[Flaw, ...],
) -> CostLineSheet:
    presented, by_rule = cents(result.presented), cents(result.eligible)
    eligible = by_rule if row.instructed is None else Cents(min(row.instructed, presented))
    found = list(flaws)
    if row.instructed is not None and row.instructed > presented:
        found.append(Flaw("instructed_over_amount", row.id, row.label, {"amount": result.presented}))
    if row.instructed is not None and row.instructed != by_rule and not (row.instructed_reason or "").strip():
        found.append(Flaw("instruction_unexplained", row.id, row.label, {"amount": result.eligible}))
    return CostLineSheet(row, quotes, commitments, presented, by_rule, eligible, result.cuts, problems, tuple(found))


def _contract(row: ContractRow, whole: WholeDossier, lines: Iterable[CostLineSheet]) -> ContractSheet:
    changes = tuple(each for each in whole.contract_changes if each.contract_id == row.id)
    carried = [line for line in lines if line.row.contract_id == row.id]
    amount = None if row.amount is None else row.amount + sum(each.amount for each in changes)
    covered = Cents(sum(line.presented for line in carried))
    return ContractSheet(row, changes, amount, covered, tuple(line.row.id for line in carried))


def _problems_of(problems: Iterable[CostProblem], places: dict[str, int], row: CostRow) -> tuple[CostProblem, ...]:
    return tuple(each for each in problems if places.get(each.place.partition(".")[0]) == row.id)


def _by_line(rows: Iterable[QuoteRow | CommitmentRow]) -> defaultdict[int, tuple]:  # type: ignore[type-arg]
    found: defaultdict[int, tuple] = defaultdict(tuple)  # type: ignore[type-arg]
    for row in rows:
        found[row.cost_line_id] = (*found[row.cost_line_id], row)
    return found


def _named(text: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (text or "").split(",") if name.strip())
