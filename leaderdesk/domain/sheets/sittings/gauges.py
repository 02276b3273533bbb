"""Both halves of a quorum as gauges: what is counted, out of what, how many it takes, and the margin in seats."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from leaderdesk.domain.quorum import CAPS, VOTERS, Quorum, RuleResult
from leaderdesk.domain.sittings.state import State


@dataclass(frozen=True, slots=True)
class Gauge:
    """One rule: « 13 sur 24, il en faut 12 »; for a ceiling, `wanted` is the most that may be counted."""

    kind: str
    of: str
    college: str | None
    counted: int
    out_of: int
    wanted: int
    is_ceiling: bool
    is_met: bool

    @property
    def margin(self) -> int:
        """Seats to spare, below zero those that lack, as long as what they are counted out of stays the same."""
        return self.wanted - self.counted if self.is_ceiling else self.counted - self.wanted


@dataclass(frozen=True, slots=True)
class Gauges:
    """The rules on presence and those on votes, shown apart; a half without a rule is met."""

    presence: tuple[Gauge, ...]
    votes: tuple[Gauge, ...]
    voters: int

    @property
    def is_presence_met(self) -> bool:
        """True when each rule on the seats and the present is met."""
        return all(each.is_met for each in self.presence)

    @property
    def is_vote_met(self) -> bool:
        """True when each rule on the voters is met."""
        return all(each.is_met for each in self.votes)

    @property
    def is_quorate(self) -> bool:
        """True when both are met."""
        return self.is_presence_met and self.is_vote_met


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the gauges would be if somebody left for good, or were recused from the point that is open."""

    person: str
    now: Gauges
    departure: Gauges
    recusal: Gauges


def gauges_of(quorum: Quorum) -> Gauges:
    """The gauges of a quorum that was counted."""
    gauges = [_gauge(each) for each in quorum.rules]
    return Gauges(
        presence=tuple(each for each in gauges if each.of != VOTERS),
        votes=tuple(each for each in gauges if each.of == VOTERS),
        voters=len(quorum.voters),
    )


def leaving_of(state: State, person: str) -> Leaving:
    """Both ways for somebody to leave, before they do."""
    presence = state.presence
    return Leaving(
        person,
        gauges_of(presence.quorum()),
        gauges_of(presence.without(person)),
        gauges_of(presence.without(person, is_recused=True)),
    )


def _gauge(result: RuleResult) -> Gauge:
    rule, exact = result.rule, result.rule.bound * result.bottom
    wanted = {">=": ceil(exact), ">": floor(exact) + 1, "<=": floor(exact), "<": ceil(exact) - 1}[rule.op]
    return Gauge(
        kind=rule.kind,
        of=rule.of,
        college=rule.college,
        counted=result.top,
        out_of=result.bottom,
        wanted=wanted,
        is_ceiling=rule.kind in CAPS,
        is_met=result.is_met,
    )
