"""How a programme pays and watches what it pays, kept as one setting; a limit that is None does not exist there."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from leaderdesk.domain.payments import PaymentRules, Reduction
from leaderdesk.domain.programmes.kept import problems_of_kept, read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, blocks


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """No text fixes any of these: each GAL writes what its region's notice says."""

    max_before_balance: Fraction | None = None
    max_instalments: int | None = None
    counterpart_paid_first: bool = True
    # What may be cut before it is deducted once more; None never deducts.
    tolerance: Fraction | None = None
    tolerance_of: Literal["accepted", "claimed"] = "accepted"
    # How long before the end of a convention, or before a funder's decision lapses, it is spoken of.
    warn_days: int = 90

    def payment_rules(self, feader_share: Fraction | None) -> PaymentRules:
        """The rule that claims are settled by, with the fund's share of the fiche-action."""
        return PaymentRules(
            feader_share=feader_share,
            max_before_balance=self.max_before_balance,
            max_instalments=self.max_instalments,
            counterpart_paid_first=self.counterpart_paid_first and feader_share is not None,
            reduction=None if self.tolerance is None else Reduction(self.tolerance, self.tolerance_of),
        )


@lru_cache(maxsize=16)
def read_claim_rules(text: str) -> ClaimRules:
    """The rules a text keeps; what is not said keeps its default."""
    return read_kept(text, ClaimRules)


def write_claim_rules(rules: ClaimRules) -> str:
    """The text that is kept of them."""
    return write_kept(rules, ClaimRules)


def problems_of_claim_rules(text: str) -> tuple[Problem, ...]:
    """Why a text cannot be kept as the rules of claims: all of it at once."""
    return problems_of_kept(text, ClaimRules, problems_in)


def problems_in(rules: ClaimRules) -> tuple[Problem, ...]:
    """What makes no sense in rules, by the name of each."""
    found = []
    if rules.max_before_balance is not None and not 0 < rules.max_before_balance <= 1:
        found.append(blocks("part_outside", "max_before_balance"))
    if rules.max_instalments is not None and rules.max_instalments < 0:
        found.append(blocks("below_zero", "max_instalments"))
    if rules.tolerance is not None and not 0 <= rules.tolerance <= 1:
        found.append(blocks("part_outside", "tolerance"))
    if rules.warn_days < 0:
        found.append(blocks("below_zero", "warn_days"))
    return tuple(found)
