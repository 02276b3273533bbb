"""A grid of selection as a GAL writes it: titles and wordings around what the score is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.programmes.plain import Share
from leaderdesk.domain.scoring import HALF, ONE, Criterion, Grid, Group, RateTier, Threshold


@dataclass(frozen=True, slots=True)
class LevelSheet:
    """A note that a criterion allows, and what it means."""

    points: Fraction
    wording: str = ""


@dataclass(frozen=True, slots=True)
class CriterionSheet:
    """One line of a grid; without levels, any note up to its maximum."""

    key: str
    title: str
    max: Fraction
    weight: Fraction = ONE
    description: str = ""
    levels: tuple[LevelSheet, ...] = ()
    eliminatory_min: Fraction | None = None
    group: str | None = None
    is_required: bool = True
    is_bonus: bool = False

    def rule(self) -> Criterion:
        """What of it the score is computed from."""
        return Criterion(
            key=self.key,
            max=self.max,
            weight=self.weight,
            levels=tuple(level.points for level in self.levels),
            eliminatory_min=self.eliminatory_min,
            group=self.group,
            required=self.is_required,
            bonus=self.is_bonus,
        )


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """Criteria of which some number must reach a share of their maximum."""

    key: str
    title: str
    at_least: int
    met_from: Share = HALF


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A whole grid; `ties` are tried in order, `policy` says whether a call goes on after one that does not fit."""

    title: str
    criteria: tuple[CriterionSheet, ...] = ()
    groups: tuple[GroupSheet, ...] = ()
    threshold: Threshold | None = None
    aggregate: str = "mean"
    optional_missing: str = "zero"
    min_ballots: int = 1
    rate_tiers: tuple[RateTier, ...] = ()
    ties: tuple[str, ...] = ()
    policy: str = "stop"
    source: str = ""

    def rule(self) -> Grid:
        """What of it the score is computed from."""
        return Grid(
            criteria=tuple(each.rule() for each in self.criteria),
            groups=tuple(Group(each.key, each.at_least, each.met_from) for each in self.groups),
            threshold=self.threshold,
            aggregate=self.aggregate,
            optional_missing=self.optional_missing,
            min_ballots=self.min_ballots,
            rate_tiers=self.rate_tiers,
        )

    def title_of(self, key: str) -> str:
        """The title of a criterion or of a group; a key that nothing has stays as it is."""
        titles = {each.key: each.title for each in self.groups} | {each.key: each.title for each in self.criteria}
        return titles.get(key) or key
