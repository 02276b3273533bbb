"""Why the quorum stands or not: each rule with what it counts and needs, what is lacking, who it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from leaderdesk.domain.quorum import CAPS, GROUP_CAP, SEATS, Quorum, RuleResult
from leaderdesk.domain.seating import Proxy, Room
from leaderdesk.domain.steps import Step, step


def reasons_of_quorum(room: Room, result: Quorum) -> tuple[Step, ...]:
    """The steps of one quorum."""
    steps = [
        step("quorum.room", seats=result.heads.seats, listed=len(room.seats)),
        step("quorum.heads", present=result.heads.present.total, voters=result.heads.voters.total),
        *(step("quorum.recused", person=person) for person in sorted(room.recused & room.present)),
        *_stand_ins(room, result),
        *_void_proxies(room, result),
    ]
    for each in result.rules:
        steps += _of_rule(each, result)
    steps.append(step("quorum.stands" if result.is_quorate else "quorum.fails"))
    if not result.is_quorate and result.is_presence_met:
        steps.append(step("quorum.vote_only"))
    if not result.is_quorate and result.is_vote_met:
        steps.append(step("quorum.presence_only"))
    if result.is_quorate:
        names = ", ".join(result.fragile)
        steps.append(step("quorum.fragile", names=names) if names else step("quorum.steady"))
    return tuple(steps)


def _stand_ins(room: Room, result: Quorum) -> Iterator[Step]:
    titulaires = {seat.name: seat.titulaire for seat in room.seats}
    for name, person in result.voters.items():
        if name in result.by_proxy:
            yield step("quorum.proxy", seat=name, person=person)
        elif person != titulaires[name]:
            yield step("quorum.suppleant", seat=name, person=person)


def _void_proxies(room: Room, result: Quorum) -> Iterator[Step]:
    """Each proxy that gives no vote, and why."""
    used: set[str] = set()
    for proxy in room.proxies:
        if proxy.seat in result.by_proxy - used and result.voters[proxy.seat] == proxy.to:
            used.add(proxy.seat)
        else:
            why = _why_void(room, result, proxy)
            yield step(f"quorum.void_proxy.{why}", seat=proxy.seat, person=proxy.to, most=room.max_proxies)


def _why_void(room: Room, result: Quorum, proxy: Proxy) -> str:
    titulaire = next(seat.titulaire for seat in room.seats if seat.name == proxy.seat)
    sitting = {person for seat, person in result.voters.items() if seat not in result.by_proxy}
    if not room.max_proxies:
        return "never"
    if proxy.seat in result.voters:
        return "taken"
    if titulaire is None:
        return "vacant"
    if titulaire in room.recused:
        return "interest"
    if proxy.to == titulaire:
        return "own"
    return "too_many" if proxy.to in sitting else "not_sitting"


def _of_rule(each: RuleResult, result: Quorum) -> Iterator[Step]:
    rule = each.rule
    data = {
        "of": rule.of,
        "college": rule.college,
        "group": _largest_group(each, result),
        "top": each.top,
        "bottom": each.bottom,
        "bound": rule.bound,
        "wanted": wanted_of(each),
    }
    if not each.bottom:
        yield Step("quorum.rule.of_nothing", {**data, "kind": rule.kind})
        return
    yield Step(f"quorum.rule.{rule.kind}.{'met' if each.is_met else 'missed'}", data)
    if not each.is_met:
        yield from _lacking(each)


def wanted_of(each: RuleResult) -> int:
    """The fewest seats a share needs among as many, or the most a cap leaves."""
    exact = each.rule.bound * each.bottom
    if each.rule.kind in CAPS:
        return ceil(exact) - 1 if each.rule.op == "<" else floor(exact)
    return floor(exact) + 1 if each.rule.op == ">" else ceil(exact)


def _lacking(each: RuleResult) -> Iterator[Step]:
    """How many more seats would meet the rule; of those present or voting, each one that comes is divided by too."""
    rule = each.rule
    if rule.kind in CAPS:
        if rule.of != SEATS and (others := _others_wanted(each)) is not None:
            yield step(f"quorum.lacking.{rule.kind}", number=others, college=rule.college, of=rule.of)
        return
    if rule.of == SEATS:
        lacking: int | None = wanted_of(each) - each.top
    else:
        lacking = _same_wanted(each)
    if lacking is not None:
        yield step(f"quorum.lacking.{rule.kind}", number=lacking, college=rule.college, of=rule.of)


def _same_wanted(each: RuleResult) -> int | None:
    """The fewest n with (top + n) / (bottom + n) at the bound; none where the bound is the whole."""
    bound, strict = each.rule.bound, each.rule.op == ">"
    if bound == 1:
        return None
    exact = (bound * each.bottom - each.top) / (1 - bound)
    return _at_least(exact, strict=strict)


def _others_wanted(each: RuleResult) -> int | None:
    """The fewest n of others with top / (bottom + n) at the bound."""
    if not each.rule.bound:
        return None
    return _at_least(each.top / each.rule.bound - each.bottom, strict=each.rule.op == "<")


def _at_least(exact: Fraction, *, strict: bool) -> int:
    return floor(exact) + 1 if strict else ceil(exact)


def _largest_group(each: RuleResult, result: Quorum) -> str | None:
    if each.rule.kind != GROUP_CAP or not each.top:
        return None
    tally = result.heads.voters if each.rule.of == "voters" else result.heads.present
    return ", ".join(sorted(name for name, number in tally.groups.items() if number == each.top))
