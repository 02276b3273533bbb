"""The quotes of a purchase: enough of them, one retained, why it is not the cheapest, and how dear it may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.costs.cuts import Running
from leaderdesk.domain.costs.lines import ZERO, CostLine, Price, Quote, Quoted
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.steps import Value
from leaderdesk.domain.text import folded


@dataclass(frozen=True, slots=True)
class CostProblem:
    """Something to bring or to correct, with its place; nothing is guessed in its stead."""

    code: str
    place: str
    label: str
    value: Value = None
    limit: Value = None


@dataclass(frozen=True, slots=True)
class QuoteCount:
    """How many suppliers gave a price, and how many prices an amount calls for."""

    suppliers: int
    needed: int


def count_quotes(line: CostLine, rules: CostRules) -> QuoteCount | None:
    """The quotes a purchase has and needs, by the one retained, or by the cheapest as long as none is."""
    if not isinstance(line.measure, Quoted):
        return None
    quotes = line.measure.quotes
    amounts = [_compared(each, rules) for each in quotes if each.is_retained]
    amounts = amounts or sorted(_compared(each, rules) for each in quotes)
    needed = rules.needed(amounts[0]) if rules.quotes_needed and amounts else 0
    return QuoteCount(_suppliers(quotes), needed)


def list_quote_problems(line: CostLine, rules: CostRules, place: str) -> Iterator[CostProblem]:
    """What the quotes of a line lack."""
    if not isinstance(line.measure, Quoted):
        return
    quotes = line.measure.quotes
    retained = [each for each in quotes if each.is_retained]
    if len(retained) != 1:
        code = "quotes_retained_twice" if retained else "quote_not_retained"
        yield CostProblem(code, f"{place}.quotes", line.label, len(retained), 1)
        return
    chosen = retained[0]
    needed = rules.needed(_compared(chosen, rules))
    suppliers = _suppliers(quotes)
    if rules.quotes_needed and suppliers < needed:
        yield CostProblem("quotes_missing", f"{place}.quotes", line.label, suppliers, needed)
    part = vat_part(line, rules)
    price, cheapest = counted(chosen.price, part), min(counted(each.price, part) for each in quotes)
    if price > cheapest and not chosen.reason.strip():
        where = f"{place}.quotes[{quotes.index(chosen)}].reason"
        yield CostProblem("reason_missing", where, line.label, price, cheapest)


def cap_dearest(running: Running, quotes: tuple[Quote, ...], rules: CostRules, part: Fraction) -> Running:
    """No more than the reasonable cost: the cheapest and a margin, in the eligible base (`part` of the VAT in it)."""
    retained = [each for each in quotes if each.is_retained]
    if len(retained) != 1:
        return running
    cheapest = min(counted(each.price, part) for each in quotes)
    if rules.unjustified == "cheapest" and not retained[0].reason.strip():
        return running.down_to(cheapest, "cost.unjustified", limit=cheapest)
    if rules.dearest_by is None:
        return running
    limit = cheapest * (1 + rules.dearest_by)
    return running.down_to(limit, "cost.too_dear", limit=limit, cheapest=cheapest, margin=rules.dearest_by)


def vat_part(line: CostLine, rules: CostRules) -> Fraction:
    """The part of its VAT that is eligible."""
    return vat_borne(line, rules) if rules.vat_is_eligible else ZERO


def vat_borne(line: CostLine, rules: CostRules) -> Fraction:
    """The part of its VAT that the holder does not recover."""
    return 1 - (rules.vat_recovered if line.vat_recovered is None else line.vat_recovered)


def counted(price: Price, part: Fraction) -> Fraction:
    """A price with the part of its VAT that counts."""
    return price.net + price.vat * part


def _compared(quote: Quote, rules: CostRules) -> Fraction:
    """The amount of a quote that says how many are needed."""
    return quote.price.net if rules.tiers_on == "net" else quote.price.gross


def _suppliers(quotes: tuple[Quote, ...]) -> int:
    # Two prices of one supplier are not a comparison.
    return len({folded(each.supplier) for each in quotes})
