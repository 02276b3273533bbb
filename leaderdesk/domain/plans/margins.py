"""How far a plan is from a target, exactly: one margin for each thing that must not be below zero."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.financing import ZERO, Financing, FinancingRules

ALL = "all"
WANTED = "wanted"
Margins = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What must become true of a plan; the margins are needed, `is_met` is enough."""

    reason: str
    margins: Callable[[Financing], Margins]
    is_met: Callable[[Financing], bool]


def lift(reason: str, rules: FinancingRules) -> Target:
    """The reason is no longer there; a floor on the whole aid is only met with some of the fund in it."""

    def margins(result: Financing) -> Margins:
        return _margins(reason, rules, result)

    def is_met(result: Financing) -> bool:
        return reason not in result.reasons and (reason != "public_aid_min" or "no_feader" not in result.reasons)

    return Target(reason, margins, is_met)


def lift_all(reasons: Sequence[str], rules: FinancingRules) -> Target:
    """The plan is accepted."""

    def margins(result: Financing) -> Margins:
        return tuple(margin for reason in reasons for margin in _margins(reason, rules, result))

    return Target(ALL, margins, lambda result: not result.reasons)


def reach_fund(wanted: Fraction, rules: FinancingRules) -> Target:
    """The fund is at least what is wanted."""
    floor = _up(wanted, rules.rounding_step)

    def margins(result: Financing) -> Margins:
        return tuple(limit - floor for limit in result.limits.values())

    return Target(WANTED, margins, lambda result: result.fund >= wanted)


def _margins(reason: str, rules: FinancingRules, result: Financing) -> Margins:
    limits = tuple(result.limits.values())
    match reason:
        case "eligible_min":
            return (result.base.uncapped - (rules.eligible_min or ZERO),)
        case "public_aid_min":
            floor = rules.public_aid_min or ZERO
            return tuple(result.base.public + limit - floor for limit in limits)
        case "overfunded":
            return (result.own,)
        case "feader_min":
            return tuple(limit - _up(rules.feader_min or ZERO, rules.rounding_step) for limit in limits)
        case _:
            return tuple(limit - rules.rounding_step for limit in limits)


def _up(value: Fraction, step: Fraction) -> Fraction:
    return -(-value // step) * step
