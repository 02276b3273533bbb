"""What makes no sense in cost lines or their rules, named with its place before anything is worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from leaderdesk.domain.costs.lines import (
    CostLine,
    FlatRate,
    Hours,
    Known,
    Measure,
    Mileage,
    Months,
    Quoted,
    Scale,
    YearlyHours,
)
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.inputs import WrongInput

Placed = Iterator[tuple[str, Fraction | None]]


def check_lines(lines: Sequence[CostLine], rules: CostRules) -> None:
    """Refuse a negative amount, a share above one, two lines of one key, a flat rate on nothing or on itself."""
    _check_rules(rules)
    keys: set[str] = set()
    for rank, line in enumerate(lines):
        place = f"lines[{rank}]"
        if line.key in keys:
            raise WrongInput("repeated", place=f"{place}.key")
        keys.add(line.key)
        _not_negative(((f"{place}.{name}", value) for name, value in _amounts(line.measure)))
        _not_negative([(f"{place}.revenue", line.revenue)])
        _shares([(f"{place}.vat_recovered", line.vat_recovered), (f"{place}.inside_share", line.inside_share)])
        if isinstance(line.measure, Months):
            _shares([(f"{place}.share", line.measure.share)])
        if isinstance(line.measure, FlatRate):
            _check_flat_rate(line.measure, lines, place)


def fault_of_scale(scale: Scale) -> WrongInput | None:
    """What makes no sense in a mileage scale, its place within the scale; None where nothing does."""
    try:
        _check_scale(scale, "")
    except WrongInput as wrong:
        return WrongInput(wrong.code, **{**wrong.data, "place": wrong.place.lstrip(".")})
    return None


def with_sound_scales(rules: CostRules) -> CostRules:
    """The rules without the mileage scales that make no sense: they stop one line, not every dossier."""
    sound = {name: scale for name, scale in rules.tables.scales.items() if fault_of_scale(scale) is None}
    if len(sound) == len(rules.tables.scales):
        return rules
    return replace(rules, tables=replace(rules.tables, scales=sound))


def _check_rules(rules: CostRules) -> None:
    _shares(
        [
            ("rules.vat_recovered", rules.vat_recovered),
            ("rules.inside_share", rules.inside_share),
            ("rules.in_kind_rate", rules.in_kind_rate),
        ]
    )
    _not_negative([("rules.dearest_by", rules.dearest_by), ("rules.flat_rates_most", rules.flat_rates_most)])
    _shares([("rules.covering_rates", rate) for rate in sorted(rules.covering_rates)])
    if rules.in_kind_rate == 1:
        raise WrongInput("share_out_of_reach", place="rules.in_kind_rate")
    if rules.tables.yearly_hours <= 0:
        raise WrongInput("not_above_zero", place="rules.yearly_hours")
    for name, scale in rules.tables.scales.items():
        _check_scale(scale, f"rules.scales.{name}")


def _check_scale(scale: Scale, place: str) -> None:
    """Bands that rise, the last without an end, and no amount that falls when more is driven."""
    ends = [band.up_to for band in scale.bands]
    if not ends or ends[-1] is not None or None in ends[:-1]:
        raise WrongInput("scale_without_end", place=place)
    known = [end for end in ends if end is not None]
    if known != sorted(set(known)) or any(end <= 0 for end in known):
        raise WrongInput("bands_out_of_order", place=place)
    _not_negative((f"{place}.bands[{rank}].per_kilometre", band.per_kilometre) for rank, band in enumerate(scale.bands))
    if scale.by_slice and any(band.fixed for band in scale.bands):
        raise WrongInput("fixed_amount_by_slice", place=place)
    if scale.bands[0].fixed < 0 or any(
        band.up_to is not None and band.up_to * (after.per_kilometre - band.per_kilometre) + after.fixed < band.fixed
        for band, after in pairwise(scale.bands)
        if not scale.by_slice
    ):
        raise WrongInput("scale_falls", place=place)


def _check_flat_rate(measure: FlatRate, lines: Sequence[CostLine], place: str) -> None:
    for line in lines:
        if line.key not in measure.keys:
            continue
        if isinstance(line.measure, FlatRate):
            raise WrongInput("flat_rate_on_flat_rate", place=f"{place}.keys", key=line.key)
        if line.kind == "in_kind":
            # Contributions in kind are limited by the rest of the cost, flat rates included.
            raise WrongInput("flat_rate_on_in_kind", place=f"{place}.keys", key=line.key)
    unknown = sorted(measure.keys - {line.key for line in lines})
    if unknown:
        raise WrongInput("unknown_line", place=f"{place}.keys", key=unknown[0])
    if measure.kinds & {"in_kind"}:
        raise WrongInput("flat_rate_on_in_kind", place=f"{place}.kinds", key="in_kind")
    if not measure.keys and not measure.kinds:
        raise WrongInput("flat_rate_on_nothing", place=f"{place}.keys")


def _amounts(measure: Measure) -> Placed:
    match measure:
        case Quoted(quotes):
            for rank, quote in enumerate(quotes):
                yield f"quotes[{rank}].net", quote.price.net
                yield f"quotes[{rank}].vat", quote.price.vat
        case Known(price):
            yield from (("net", price.net), ("vat", price.vat))
        case Hours(hours, cost) | YearlyHours(hours, cost):
            yield from (("hours", hours), ("cost", cost))
        case Months(months, cost, _):
            yield from (("months", months), ("cost", cost))
        case Mileage(kilometres, _, before):
            yield from (("kilometres", kilometres), ("driven_before", before))
        case FlatRate(rate):
            yield "rate", rate


def _not_negative(values: Iterator[tuple[str, Fraction | None]] | Sequence[tuple[str, Fraction | None]]) -> None:
    for place, value in values:
        if value is not None and value < 0:
            raise WrongInput("negative", place=place)


def _shares(values: Sequence[tuple[str, Fraction | None]]) -> None:
    _not_negative(values)
    for place, value in values:
        if value is not None and value > 1:
            raise WrongInput("above_one", place=place)
