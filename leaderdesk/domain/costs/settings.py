"""How a programme reads cost lines; each default is named, none is a standard."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.costs.lines import ONE, ZERO, CostLine, Tables
from leaderdesk.domain.eligibility.presets import QUOTE_TIERS
from leaderdesk.domain.eligibility.quotes import QuoteTier

# Left out at the Pays du Calaisis: a preset to choose, not a default.
USUAL_EXCLUSIONS = ("compliance_works", "land", "renewal", "second_hand", "self_build")


@dataclass(frozen=True, slots=True)
class CostRules:
    """The settings of a programme for its cost lines.

    `excluded` names kinds and traits. A retained quote counts up to the cheapest and `dearest_by` of it (None: no
    cap), and up to the cheapest alone where nobody says why and `unjustified` is `cheapest`. `in_kind_rate` is the
    most that contributions in kind may be of the eligible cost, which is the own share; None lets them all in.
    Flat rates on one base are named unless they may stand `together`, and so is a sum of rates above their `most`
    (None: no limit); a `covering` rate pays for all costs of another kind than its base, so none stands beside it.
    """

    tables: Tables = field(default_factory=Tables)
    excluded: frozenset[str] = frozenset()
    vat_recovered: Fraction = ZERO
    vat_is_eligible: bool = True
    tiers: tuple[QuoteTier, ...] = QUOTE_TIERS
    quotes_needed: bool = True
    tiers_on: Literal["net", "gross"] = "net"
    dearest_by: Fraction | None = Fraction(15, 100)
    unjustified: Literal["keep", "cheapest"] = "keep"
    inside: Literal["line", "whole"] = "whole"
    inside_share: Fraction = ONE
    revenue_before_share: bool = True
    in_kind_rate: Fraction | None = None
    flat_rates_together: bool = False
    flat_rates_most: Fraction | None = ONE
    covering_rates: frozenset[Fraction] = frozenset({Fraction(40, 100)})

    def needed(self, amount: Fraction) -> int:
        """How many quotes a purchase needs; where two tiers hold, the more demanding one."""
        return max((tier.needed for tier in self.tiers if tier.holds_for(amount)), default=0)


def is_left_out(line: CostLine, rules: CostRules) -> bool:
    """True for a line that a person left out, or whose kind or traits are excluded."""
    return bool(line.left_out.strip() or {line.kind, *line.traits} & rules.excluded)
