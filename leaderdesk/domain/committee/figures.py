"""What a committee is made of on a day: seats by college, those without a titulaire, and what the rules say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from leaderdesk.domain.committee.rows import SeatRow
from leaderdesk.domain.committee.seats import DEFAULT_COUNTING, Committee, CountingRules, holders_on, pool_on, room_on
from leaderdesk.domain.quorum import CAPS, QuorumRule, RuleResult, count_quorum

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CollegeFigures:
    """How many seats a college has, and how many nobody holds."""

    college: str
    seats: int
    vacant: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Composition:
    """The committee were everybody to come: by college, and each rule of its quorum."""

    colleges: tuple[CollegeFigures, ...]
    rules: tuple[RuleResult, ...]

    @property
    def seats(self) -> int:
        """All of them, vacant or not."""
        return sum(each.seats for each in self.colleges)

    @property
    def vacant(self) -> int:
        """Those that nobody holds."""
        return sum(each.vacant for each in self.colleges)


def compose(
    committee: Committee, rules: Sequence[QuorumRule], day: date, counting: CountingRules = DEFAULT_COUNTING
) -> Composition:
    """What the committee is on a day, and whether its rules could be met at all."""
    held = holders_on(committee, day)
    seats, vacant = Counter(each.college for each in held), Counter(each.college for each in held if not each.titulaire)
    everybody = {person for each in held for person in (each.titulaire, each.suppleant) if person}
    everybody.update(*pool_on(committee, day).values())
    quorum = count_quorum(room_on(committee, day, frozenset(everybody), frozenset(), counting=counting), rules)
    colleges = [
        CollegeFigures(college, seats[college], vacant[college], Fraction(seats[college], len(held)))
        for college in ("public", "private")
        if seats[college]
    ]
    return Composition(tuple(colleges), quorum.rules if held else ())


def wanted(result: RuleResult) -> int:
    """The fewest that meet a rule of what it divides by, or the most where it is a ceiling."""
    bound = result.rule.bound * result.bottom
    if result.rule.kind in CAPS:
        return floor(bound) if result.rule.op == "<=" else ceil(bound) - 1
    return ceil(bound) if result.rule.op == ">=" else floor(bound) + 1


def vacant_since(seat: SeatRow, role: str, day: date) -> date | None:
    """From when on nobody holds a place of a seat; None where somebody does, or nobody ever did."""
    if seat.holder(role, day) is not None:
        return None
    ended = [each.until for each in seat.mandates if each.role == role and each.until is not None and each.until < day]
    return max(ended) + _ONE_DAY if ended else None
