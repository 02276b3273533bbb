"""Which majority a kind of decision asks for, as data; no standard is claimed: no published LEADER rule states one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from leaderdesk.domain.exact import Ratio
from leaderdesk.domain.inputs import WrongInput

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Majority:
    """A majority.

    `simple`: more for than against. `absolute`: more than half of the base. `qualified`: `share` of the base,
    reached (`>=`) or passed (`>`). The base is the votes `cast`, the seats `present` in the quorum, those of the
    `voters`, or all `seats`. Where nothing is said, abstentions are left out of the votes cast alone; void ballots
    are left out unless they count.
    """

    kind: Literal["simple", "absolute", "qualified"] = "simple"
    of: Literal["cast", "present", "voters", "seats"] = "cast"
    share: Ratio = HALF
    operator: Literal[">", ">="] = ">="
    abstentions_count: bool | None = None
    voids_count: bool = False
    casting_vote: bool = False
    tie: Literal["no_result", "rejected"] = "no_result"
    secrecy: Literal["either", "by_name", "secret"] = "either"


# The named default of a setting that no GAL publishes: simple, of votes cast, abstentions out, no casting vote.
DEFAULT_MAJORITY = Majority()


@dataclass(frozen=True, slots=True)
class Totals:
    """The ballots of a vote by what they say; `not_voting` took no part."""

    in_favour: int = 0
    against: int = 0
    abstentions: int = 0
    voids: int = 0
    not_voting: int = 0

    @property
    def votes(self) -> int:
        """The ballots that were given in."""
        return self.in_favour + self.against + self.abstentions + self.voids

    @property
    def is_tie(self) -> bool:
        """True when as many are for as against."""
        return self.in_favour == self.against


@dataclass(frozen=True, slots=True)
class Electorate:
    """How many seats there are, are counted present, and have a voice."""

    seats: int
    present: int
    voters: int


def majority_for(decision: str, majorities: Mapping[str, Majority]) -> Majority:
    """The majority declared for a kind of decision, or the default."""
    majority = majorities.get(decision, DEFAULT_MAJORITY)
    if not 0 < majority.share <= 1:
        raise WrongInput("share_outside", place=f"majorities.{decision}.share", share=majority.share)
    return majority


def base_of(majority: Majority, totals: Totals, electorate: Electorate) -> int:
    """What the votes in favour are compared with."""
    if majority.kind == "simple":
        return totals.in_favour + totals.against
    whole = {
        "cast": totals.votes,
        "present": electorate.present,
        "voters": electorate.voters,
        "seats": electorate.seats,
    }[majority.of]
    abstentions_count = majority.of != "cast" if majority.abstentions_count is None else majority.abstentions_count
    left_out = (0 if abstentions_count else totals.abstentions) + (0 if majority.voids_count else totals.voids)
    return max(0, whole - left_out)


def is_reached(majority: Majority, in_favour: int, against: int, base: int) -> bool:
    """True when the votes in favour make the majority."""
    if majority.kind == "qualified":
        needed = majority.share * base
        return in_favour > needed or (in_favour == needed and majority.operator == ">=" and in_favour > 0)
    # Where proxies are not counted present, a base may be smaller than the votes: a tie is still no majority.
    return in_favour > against and 2 * in_favour > base


def votes_needed(majority: Majority, base: int) -> int:
    """The fewest votes in favour that make the majority of a base."""
    if majority.kind != "qualified":
        return base // 2 + 1
    needed = majority.share * base
    return max(1, floor(needed) + 1 if majority.operator == ">" else ceil(needed))
