"""Where the operation and its holder stand: the share inside the territory, and a holder who sits outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.results import Look, asks, compared, fails, passes


@dataclass(frozen=True, slots=True)
class TerritoryRule:
    """At least this share inside; a holder outside is taken only if the operation benefits the territory, or never."""

    min_inside: Fraction = Fraction(1, 2)
    holder_may_sit_outside: bool = True

    def look(self, facts: Facts) -> Sequence[Look]:
        """The operation, then the holder."""
        return [self._look_at_share(facts), self._look_at_seat(facts)]

    def _look_at_share(self, facts: Facts) -> Look:
        share = facts.inside_share
        if share is None:
            return asks("inside_share_unknown", limit=self.min_inside)
        return compared(share >= self.min_inside, "inside_share", share, self.min_inside)

    def _look_at_seat(self, facts: Facts) -> Look:
        if facts.holder.is_inside is None:
            return asks("seat_unknown")
        if facts.holder.is_inside:
            return passes("seat_inside")
        if not self.holder_may_sit_outside:
            return fails("seat_outside")
        if facts.benefits_territory is None:
            return asks("benefit_unknown")
        return passes("seat_outside_with_benefit") if facts.benefits_territory else fails("seat_outside_no_benefit")
