"""What a flat rate stands on, and what makes it pay twice: another on its base, too high a sum, costs it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from leaderdesk.domain.costs.lines import ZERO, CostLine, FlatRate
from leaderdesk.domain.costs.quotes import CostProblem
from leaderdesk.domain.costs.settings import CostRules, is_left_out

IN_KIND = "in_kind"
Rated = tuple[int, CostLine, FlatRate]


def base_of(measure: FlatRate, lines: Sequence[CostLine]) -> list[CostLine]:
    """The lines that a flat rate stands on: neither another flat rate nor anything in kind."""
    named = (each for each in lines if not isinstance(each.measure, FlatRate) and each.kind != IN_KIND)
    return [each for each in named if each.key in measure.keys or each.kind in measure.kinds]


def list_flat_rate_problems(lines: Sequence[CostLine], rules: CostRules) -> Iterator[CostProblem]:
    """Each flat rate that pays for what is already paid for; a line that is left out pays for nothing."""
    rated = [
        (rank, line, line.measure)
        for rank, line in enumerate(lines)
        if isinstance(line.measure, FlatRate) and not is_left_out(line, rules)
    ]
    kept = [line for line in lines if not is_left_out(line, rules)]
    for each in rated:
        rank, line, measure = each
        place = f"lines[{rank}].measure"
        beside = [other for other in rated if other[0] != rank and _share_base(measure, other[2], kept)]
        if beside and not rules.flat_rates_together:
            names = _names([other for _, other, _ in beside])
            yield CostProblem("flat_rates_on_one_base", place, line.label, names)
        if rules.flat_rates_most is not None and (total := _highest_sum(each, rated, kept)) > rules.flat_rates_most:
            yield CostProblem("flat_rates_over_most", place, line.label, total, rules.flat_rates_most)
        if measure.rate in rules.covering_rates and (covered := _covered(measure, kept)):
            yield CostProblem("flat_rate_covers_others", place, line.label, _names(covered), measure.rate)


def _share_base(one: FlatRate, other: FlatRate, lines: Sequence[CostLine]) -> bool:
    return bool(_keys(one, lines) & _keys(other, lines))


def _keys(measure: FlatRate, lines: Sequence[CostLine]) -> set[str]:
    return {each.key for each in base_of(measure, lines)}


def _highest_sum(each: Rated, rated: Sequence[Rated], lines: Sequence[CostLine]) -> Fraction:
    """The greatest sum of rates on one line of its base."""
    bases = [(other.rate, _keys(other, lines)) for _, _, other in rated]
    return max(
        (sum((rate for rate, keys in bases if key in keys), ZERO) for key in _keys(each[2], lines)), default=ZERO
    )


def _covered(measure: FlatRate, lines: Sequence[CostLine]) -> list[CostLine]:
    """The costs that a flat rate for all the others already pays: those of another kind than its base."""
    base = base_of(measure, lines)
    kinds, keys = {each.kind for each in base}, {each.key for each in base}
    others = [each for each in lines if each.key not in keys and each.kind not in kinds]
    # Another flat rate on the same base is named as such.
    return [each for each in others if not isinstance(each.measure, FlatRate)] if base else []


def _names(lines: Sequence[CostLine]) -> str:
    return ", ".join(sorted(each.label for each in lines))
