"""Who pays what: some projects against all who are asked to fund them, what is asked of each and what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.domain.money import Cents
from leaderdesk.domain.sheets.financing import FundingLineSheet

# An expired decision is to be asked again; what was refused brings nothing.
Course = Literal["asked", "decided", "expired", "refused"]
_NATURES = ("european", "public", "private")


@dataclass(frozen=True, slots=True)
class Share:
    """What one funder brings to one project."""

    funder: str
    nature: str
    amount: Cents
    course: Course
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FundedProject:
    """One project: its cost, what each funder brings, what the holder pays, what nobody brings yet."""

    number: str
    title: str
    holder: str
    total: Cents
    own: Cents
    to_find: int
    shares: tuple[Share, ...]

    def of(self, funder: str) -> tuple[Share, ...]:
        """What one funder brings, a line for each time it is asked."""
        return tuple(each for each in self.shares if each.funder == funder)


@dataclass(frozen=True, slots=True)
class FunderSums:
    """What a funder is asked for in all, refusals left out, and what of it is decided."""

    funder: str
    nature: str
    asked: Cents
    decided: Cents


@dataclass(frozen=True, slots=True)
class FundersSheet:
    """The projects and the funders, European funds first."""

    projects: tuple[FundedProject, ...]
    funders: tuple[FunderSums, ...]

    @property
    def total(self) -> Cents:
        """What all projects cost."""
        return Cents(sum(each.total for each in self.projects))

    @property
    def own(self) -> Cents:
        """What holders pay themselves."""
        return Cents(sum(each.own for each in self.projects))


def share_of(line: FundingLineSheet) -> Share:
    """A line of a plan as the table shows it."""
    row = line.row
    if line.is_refused:
        return Share(row.name, row.nature, Cents(row.amount), "refused", row.refused_on)
    if line.is_expired:
        return Share(row.name, row.nature, Cents(row.amount), "expired", row.expires_on)
    if line.is_decided:
        return Share(row.name, row.nature, Cents(row.amount), "decided", row.decided_on)
    return Share(row.name, row.nature, Cents(row.amount), "asked")


def funders_of(projects: Sequence[FundedProject]) -> FundersSheet:
    """The table with its sums."""
    found: dict[tuple[str, str], list[Share]] = {}
    for project in projects:
        for share in project.shares:
            found.setdefault((share.nature, share.funder), []).append(share)
    keys = sorted(found, key=lambda key: (_NATURES.index(key[0]), -_standing(found[key]), key[1]))
    return FundersSheet(tuple(projects), tuple(_sums(*key, found[key]) for key in keys))


def _sums(nature: str, funder: str, shares: Sequence[Share]) -> FunderSums:
    decided = sum(each.amount for each in shares if each.course == "decided")
    return FunderSums(funder, nature, Cents(_standing(shares)), Cents(decided))


def _standing(shares: Sequence[Share]) -> int:
    return sum(each.amount for each in shares if each.course != "refused")
