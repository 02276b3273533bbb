"""What a sitting stands on, fixed when it opens: the committee and its rules, the points, the money that is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.committee.seats import DEFAULT_COUNTING, Committee, CountingRules, holders_on, pool_on
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.exact import Instant, Signed
from leaderdesk.domain.financing import FinancingRules, Plan
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.seating import Proxy

SittingKind = Literal["committee", "technical", "written"]
PointKind = Literal["project", "minutes", "amendment", "information", "other"]
Silence = Literal["absent", "for", "abstention"]
OutcomeKind = Literal["favourable", "reservations", "postponed", "refused", "waiting"]
OUTCOMES: tuple[OutcomeKind, ...] = ("favourable", "reservations", "postponed", "refused", "waiting")
# What gives a project a place in the money: only a vote that was adopted does.
GRANTS: frozenset[OutcomeKind] = frozenset({"favourable", "reservations"})
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Money:
    """What a project asks of a fund: its plan, the rules of its fiche-action, and the pot it draws on."""

    plan: Plan
    rules: FinancingRules
    pot: str


@dataclass(frozen=True, slots=True)
class TeamNote:
    """A note that the team gave before the day, None for an abstention: shown, and never counted."""

    author: str
    criterion: str
    note: Fraction | None


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the agenda; `interested` are those who must leave for it, `decision` names the majority it takes."""

    key: str
    title: str
    kind: PointKind = "project"
    decision: str = "selection"
    planned_minutes: int | None = None
    grid: GridSheet | None = None
    money: Money | None = None
    interested: tuple[str, ...] = ()
    team_notes: tuple[TeamNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Pot:
    """What is left of an envelope before the sitting, and how far it may be passed."""

    left: Signed
    over: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything a sitting needs to be held without asking anything of the base."""

    kind: SittingKind
    day: date
    committee: Committee
    rules: tuple[QuorumRule, ...]
    points: tuple[Point, ...]
    counting: CountingRules = DEFAULT_COUNTING
    majorities: Mapping[str, Majority] = field(default_factory=dict)
    # The president, then the deputies: the first of them who is in the room holds the chair.
    chairs: tuple[str, ...] = ()
    # Nobody is president that day: the first of the chairs is a deputy already.
    is_presidency_vacant: bool = False
    proxies: tuple[Proxy, ...] = ()
    # They are heard and never counted.
    observers: tuple[str, ...] = ()
    pots: Mapping[str, Pot] = field(default_factory=dict)
    # Notes sent before the day by somebody who is not there: counted, or only shown.
    early_notes_count: bool = False
    # A written consultation: until when, and what the silence of a member says.
    deadline: Instant | None = None
    silence: Silence = "absent"

    def members(self) -> frozenset[str]:
        """Everybody who may hold a seat that day."""
        seats = holders_on(self.committee, self.day)
        held = {person for seat in seats for person in (seat.titulaire, seat.suppleant) if person is not None}
        return frozenset(held).union(*pool_on(self.committee, self.day).values())

    def is_deputy(self, chair: str | None) -> bool:
        """True for a chair who is not the president."""
        return chair is not None and (self.is_presidency_vacant or chair not in self.chairs[:1])

    def people(self) -> frozenset[str]:
        """Everybody who may come."""
        return self.members() | frozenset(self.observers)


def point_of(points: Mapping[str, Point], key: str) -> Point:
    """A point of the agenda by its key."""
    if key not in points:
        raise Refusal("no_such_point", point=key)
    return points[key]
