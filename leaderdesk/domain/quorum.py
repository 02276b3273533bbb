"""The quorum for one item of the agenda: the rules on seats and presence, those on votes, and who it hangs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.seating import Heads, Room, Tally, head_counter

SEATS, PRESENT, VOTERS = "seats", "present", "voters"
BASES = (SEATS, PRESENT, VOTERS)
PRESENT_SHARE, COLLEGE_SHARE, COLLEGE_CAP, GROUP_CAP = "present_share", "college_share", "college_cap", "group_cap"
KINDS = (PRESENT_SHARE, COLLEGE_SHARE, COLLEGE_CAP, GROUP_CAP)
CAPS = (COLLEGE_CAP, GROUP_CAP)
OF_A_COLLEGE = (COLLEGE_SHARE, COLLEGE_CAP)
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """A share that must be reached (`>=`, `>`) or not be passed (`<=`, `<`)."""

    kind: str
    of: str
    bound: Fraction
    op: str
    college: str | None = None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What a rule divides by what, and whether it is met; divided by nothing, it is not."""

    rule: QuorumRule
    top: int
    bottom: int
    is_met: bool

    @property
    def value(self) -> Fraction:
        """The share, zero of nothing."""
        return Fraction(self.top, self.bottom) if self.bottom else ZERO


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who votes for each seat and where by proxy, what is counted, which rules are met, who alone would lose it."""

    voters: Mapping[str, str]
    heads: Heads
    rules: tuple[RuleResult, ...]
    fragile: tuple[str, ...]
    by_proxy: frozenset[str] = frozenset()

    @property
    def is_presence_met(self) -> bool:
        """True when each rule on the seats and the present is met."""
        return all(each.is_met for each in self.rules if each.rule.of != VOTERS)

    @property
    def is_vote_met(self) -> bool:
        """True when each rule on the voters is met."""
        return all(each.is_met for each in self.rules if each.rule.of == VOTERS)

    @property
    def is_quorate(self) -> bool:
        """True when both are met."""
        return all(each.is_met for each in self.rules)


def count_quorum(room: Room, rules: Sequence[QuorumRule]) -> Quorum:
    """The quorum of a room for one item; the order of the people present changes nothing."""
    counter = head_counter(room)
    heads = counter.count()
    results = tuple(_apply(rule, heads) for rule in rules)
    stands = all(each.is_met for each in results)
    fragile = [
        person
        for person in (sorted(counter.weighty()) if stands else ())
        if not _is_met_by(rules, counter.count(without=person))
    ]
    return Quorum(counter.voters(), heads, results, tuple(fragile), counter.given())


def is_quorate(room: Room, rules: Sequence[QuorumRule]) -> bool:
    """The same answer alone, for whoever asks it of many rooms."""
    return _is_met_by(rules, head_counter(room).count())


def rule_results(room: Room, rules: Sequence[QuorumRule]) -> tuple[RuleResult, ...]:
    """Each rule with its numbers, for whoever asks how far many rooms are from their quorum."""
    heads = head_counter(room).count()
    return tuple(_apply(rule, heads) for rule in rules)


def _apply(rule: QuorumRule, heads: Heads) -> RuleResult:
    top, bottom = _parts(rule, heads)
    return RuleResult(rule, top, bottom, _is_met(rule, top, bottom))


def _is_met_by(rules: Sequence[QuorumRule], heads: Heads) -> bool:
    return all(_is_met(rule, *_parts(rule, heads)) for rule in rules)


def _parts(rule: QuorumRule, heads: Heads) -> tuple[int, int]:
    """What is counted and what it is divided by: the top counts voters only where the rule divides by them."""
    tally = heads.voters if rule.of == VOTERS else heads.present
    bottom = heads.seats if rule.of == SEATS else tally.total
    return _counted(rule, tally), bottom


def _counted(rule: QuorumRule, tally: Tally) -> int:
    if rule.kind == PRESENT_SHARE:
        return tally.total
    if rule.kind == GROUP_CAP:
        return max(tally.groups.values(), default=0)
    return tally.colleges.get(rule.college or "", 0)


def _is_met(rule: QuorumRule, top: int, bottom: int) -> bool:
    """The comparison on whole numbers: as exact as with rationals, and quick enough for each possible departure."""
    if not bottom:
        return False
    gap = top * rule.bound.denominator - rule.bound.numerator * bottom
    match rule.op:
        case ">=":
            return gap >= 0
        case ">":
            return gap > 0
        case "<=":
            return gap <= 0
        case _:
            return gap < 0
