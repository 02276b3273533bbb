"""A cost line as it is presented: how its amount is known, its VAT, where it is spent, what it earns.

Amounts are exact euros without VAT (`net`) beside their VAT; nothing is rounded here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from leaderdesk.domain.inputs import WrongInput

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Price:
    """An amount without VAT, and its VAT."""

    net: Fraction
    vat: Fraction = ZERO

    @property
    def gross(self) -> Fraction:
        """With VAT."""
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class Quote:
    """A supplier's price; why it is retained, where it is not the cheapest."""

    supplier: str
    price: Price
    is_retained: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A purchase, known by its quotes."""

    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An amount that needs no quote: rent, a scale of another body, an amount in kind."""

    price: Price


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of work at an hourly cost."""

    hours: Fraction
    hourly_cost: Fraction


@dataclass(frozen=True, slots=True)
class YearlyHours:
    """Hours of work at a yearly cost divided by the hours of a year that the programme sets."""

    hours: Fraction
    yearly_cost: Fraction


@dataclass(frozen=True, slots=True)
class Months:
    """A share of somebody's months."""

    months: Fraction
    monthly_cost: Fraction
    share: Fraction = ONE


@dataclass(frozen=True, slots=True)
class Mileage:
    """Kilometres on a scale, after those that the same vehicle had already driven in the year."""

    kilometres: Fraction
    scale: str
    driven_before: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class FlatRate:
    """A share of the eligible amount of other lines, named by key or by kind."""

    rate: Fraction
    keys: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


Measure = Quoted | Known | Hours | YearlyHours | Months | Mileage | FlatRate


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line; `None` takes what the rules say for the whole."""

    key: str
    label: str
    kind: str
    measure: Measure
    traits: frozenset[str] = frozenset()
    vat_recovered: Fraction | None = None
    inside_share: Fraction | None = None
    revenue: Fraction = ZERO
    # A person left it out, and said why.
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Up to so many kilometres a year: so much a kilometre, and a fixed amount where the band is a whole formula."""

    up_to: Fraction | None
    per_kilometre: Fraction
    fixed: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class Scale:
    """A mileage scale and the text it comes from, with the days it holds.

    With `by_slice` each slice has its own rate, otherwise the band of the total holds for all.
    """

    bands: tuple[Band, ...]
    by_slice: bool = False
    source: str = ""
    holds_from: date | None = None
    holds_until: date | None = None

    def pay(self, kilometres: Fraction) -> Fraction:
        """What so many kilometres in a year are worth."""
        if not self.by_slice:
            band = next(each for each in self.bands if each.up_to is None or kilometres <= each.up_to)
            return kilometres * band.per_kilometre + band.fixed if kilometres else ZERO
        paid = start = ZERO
        for band in self.bands:
            end = kilometres if band.up_to is None else min(kilometres, band.up_to)
            paid += max(ZERO, end - start) * band.per_kilometre
            start = max(start, end)
        return paid


@dataclass(frozen=True, slots=True)
class Tables:
    """What a measure needs beside itself: mileage scales by name, the hours of a year of work and their source."""

    scales: Mapping[str, Scale] = field(default_factory=dict)
    yearly_hours: Fraction = Fraction(1607)
    yearly_hours_source: str = "Décret 2000-815, art. 1 (durée annuelle du travail)"


def price_of(measure: Measure, tables: Tables, place: str) -> Price:
    """The exact price of a measure; a flat rate has none before the other lines, a purchase none before one choice."""
    match measure:
        case Known(price):
            return price
        case Quoted(quotes):
            retained = [each.price for each in quotes if each.is_retained]
            return retained[0] if len(retained) == 1 else Price(ZERO)
        case Mileage(kilometres, name, before):
            if name not in tables.scales:
                raise WrongInput("unknown_scale", place=f"{place}.scale", scale=name)
            scale = tables.scales[name]
            return Price(scale.pay(before + kilometres) - scale.pay(before))
        case FlatRate():
            return Price(ZERO)
        case _:
            return Price(_work(measure, tables))


def _work(measure: Hours | YearlyHours | Months, tables: Tables) -> Fraction:
    match measure:
        case Hours(hours, hourly_cost):
            return hours * hourly_cost
        case YearlyHours(hours, yearly_cost):
            return hours * yearly_cost / tables.yearly_hours
        case Months(months, monthly_cost, share):
            return months * monthly_cost * share
