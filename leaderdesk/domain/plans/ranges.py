"""What funders may bring, and the amounts each may choose among."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.exact import CENT
from leaderdesk.domain.financing import BASES, ELIGIBLE, ZERO, FundingLine, Plan
from leaderdesk.domain.inputs import WrongInput

PUBLIC, PRIVATE = "public", "private"
NATURES = (PUBLIC, PRIVATE)


@dataclass(frozen=True, slots=True)
class Range:
    """A funder: from a least to a most by steps; one that has not decided may also bring nothing."""

    funder: str
    most: Fraction
    least: Fraction = ZERO
    step: Fraction = CENT
    nature: str = PUBLIC
    on: str = ELIGIBLE
    is_decided: bool = False

    @property
    def lowest(self) -> Fraction:
        """The smallest amount it may bring."""
        return self.least if self.is_decided else ZERO

    @property
    def highest(self) -> Fraction:
        """The greatest amount it may bring."""
        return self.least + (self.most - self.least) // self.step * self.step

    def allows(self, amount: Fraction) -> bool:
        """True when it may bring exactly this."""
        return self.down_to(amount) == amount

    def down_to(self, amount: Fraction) -> Fraction | None:
        """The greatest amount it may bring that is not above this one."""
        if amount >= self.least:
            return self.least + (min(amount, self.most) - self.least) // self.step * self.step
        return ZERO if amount >= 0 and not self.is_decided else None

    def up_to(self, amount: Fraction) -> Fraction | None:
        """The smallest amount it may bring that is not below this one."""
        if amount <= self.lowest:
            return self.lowest
        found = self.least if amount <= self.least else self.least - (self.least - amount) // self.step * self.step
        return found if found <= self.most else None


def exactly(funder: str, amount: Fraction, nature: str = PUBLIC, on: str = ELIGIBLE) -> Range:
    """A funder that has decided its amount."""
    return Range(funder, amount, amount, nature=nature, on=on, is_decided=True)


def check_ranges(ranges: Sequence[Range], place: str = "ranges") -> None:
    """Refuse what makes no sense: European money is never a counterpart."""
    for rank, each in enumerate(ranges):
        where = f"{place}[{rank}]"
        if each.nature == "european":
            raise WrongInput("european_counterpart", place=f"{where}.nature", funder=each.funder)
        if each.nature not in NATURES:
            raise WrongInput("unknown_choice", place=f"{where}.nature", choices=", ".join(NATURES))
        if each.on not in BASES:
            raise WrongInput("unknown_choice", place=f"{where}.on", choices=", ".join(BASES))
        if each.least < 0:
            raise WrongInput("negative", place=f"{where}.least")
        if each.step <= 0:
            raise WrongInput("not_above_zero", place=f"{where}.step")
        if each.most < each.least:
            raise WrongInput("most_below_least", place=f"{where}.most")


def with_amounts(plan: Plan, ranges: Sequence[Range], amounts: Sequence[Fraction]) -> Plan:
    """The plan where each funder brings its amount; one that brings nothing has no line."""
    lines: dict[str, list[FundingLine]] = {PUBLIC: [], PRIVATE: []}
    for each, amount in zip(ranges, amounts, strict=True):
        if amount:
            lines[each.nature].append(FundingLine(each.funder, amount, each.on))
    return replace(plan, public_funds=tuple(lines[PUBLIC]), private_funds=tuple(lines[PRIVATE]))
