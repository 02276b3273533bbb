"""Why this plan: who brings what, which limits bind, what is missing, what was counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from leaderdesk.domain.plans.advice import Advice
from leaderdesk.domain.plans.funds import PlanProblem, Whole
from leaderdesk.domain.plans.lacks import Lack
from leaderdesk.domain.plans.ranges import Range
from leaderdesk.domain.plans.sharing import SharedAdvice
from leaderdesk.domain.steps import Step, step


def reasons_of_advice(advice: Advice, ranges: Sequence[Range]) -> tuple[Step, ...]:
    """The steps of an advised plan."""
    return tuple(_advised(advice, ranges))


def reason_of_lack(lack: Lack) -> Step:
    """What would lift a reason."""
    remaining = ",".join(lack.remaining)
    return step(f"lack.{lack.lever}", reason=lack.reason, amount=lack.amount, fund=lack.fund, remaining=remaining)


def reasons_of_sharing(advice: SharedAdvice) -> tuple[Step, ...]:
    """The steps of an advised sharing: which fund takes what, who brings what to which, the whole, what is missing."""
    return (*_shared(advice), *reasons_of_whole(advice.whole), *_lacking(advice))


def reasons_of_whole(whole: Whole) -> tuple[Step, ...]:
    """The steps of a dossier with several funds: each one's plan, the whole, what is counted twice."""
    parts = [
        step("whole.fund", fund=each.fund, amount=each.financing.fund, eligible=each.financing.base.eligible)
        for each in whole.plans
    ]
    refused = [
        step("whole.refused", fund=each.fund, reasons=",".join(each.financing.reasons))
        for each in whole.plans
        if each.financing.is_refused
    ]
    summed = step(
        "whole.sum",
        cost=whole.total_cost,
        european=whole.european,
        public=whole.public,
        private=whole.private,
        own=whole.own,
    )
    return (*parts, *refused, summed, *(_doubled(each) for each in whole.problems))


def _advised(advice: Advice, ranges: Sequence[Range]) -> Iterator[Step]:
    found = advice.financing
    if advice.is_accepted:
        yield step(f"advice.{advice.aim}", fund=found.fund, own=found.own)
    else:
        yield step("advice.none", fund=found.fund, reasons=",".join(found.reasons))
    for each, amount in zip(ranges, advice.amounts, strict=True):
        yield step(f"advice.funder.{_place_in(each, amount)}", funder=each.funder, amount=amount, most=each.highest)
    for name in found.binding:
        yield step("advice.binding", name=name, limit=found.limits[name])
    if not advice.is_proven:
        yield step("advice.unproven")
    yield from (reason_of_lack(lack) for lack in advice.lacks)


def _shared(advice: SharedAdvice) -> Iterator[Step]:
    found = advice.whole
    yield step(f"sharing.{advice.aim if advice.is_accepted else 'none'}", european=found.european, own=found.own)
    for each in found.plans:
        taken = sorted(key for key, fund in advice.taken_by.items() if fund == each.fund)
        if taken:
            yield step("sharing.taken", fund=each.fund, names=", ".join(taken))
    for money in advice.money:
        for fund, amount in money.given.items():
            yield step("sharing.given", funder=money.funder, fund=fund, amount=amount)
        if not money.given:
            yield step("sharing.left_out", funder=money.funder)
    if not advice.is_proven:
        yield step("advice.unproven")


def _lacking(advice: SharedAdvice) -> Iterator[Step]:
    for fund, lacks in groupby(advice.lacks, key=lambda pair: pair[0]):
        yield step("sharing.lacking", fund=fund)
        yield from (reason_of_lack(lack) for _, lack in lacks)


def _place_in(each: Range, amount: Fraction) -> str:
    if not amount:
        return "left_out"
    return "at_most" if amount == each.highest else "within"


def _doubled(problem: PlanProblem) -> Step:
    funds = ", ".join(problem.funds)
    return step(f"whole.{problem.code}", name=problem.name, excess=problem.excess, funds=funds)
