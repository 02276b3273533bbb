"""The delays that dossiers and claims have known: each case with the dossier it comes from, and who has it in hand.

A stage between two days that nobody said is not shared out between them: the days of a claim teach a stage only where
both its ends are known. Where the days of a dossier go backwards, nothing is measured and the two days are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from leaderdesk.domain.claims.courses import WHOLE, cases_of, course_of, whole_case
from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.claims.vocabulary import CLAIM_STAGES
from leaderdesk.domain.delays import PastStage
from leaderdesk.domain.envelopes.facts import DROPPED, GRANTED

DECIDING, SIGNING = "deciding", "signing"
CERTIFYING, SETTLING, COFUNDER = "certifying", "settling", "cofunder"
# From the request to the money, then what those are made of.
DELAY_STAGES = (DECIDING, SIGNING, WHOLE, CERTIFYING, SETTLING, *CLAIM_STAGES, COFUNDER)
# The states in which each of these is still awaited; a dossier that ended awaits nothing.
_UNDECIDED = ("pre_request", "acknowledged", "opinion", "complete", "instructed", "postponed", "waiting_list")
_OVER = (*DROPPED, "refused")
# The two ends of what is read of a claim, and of the stages where there is no claim.
_PARTS = (
    (CERTIFYING, attrgetter("filed_on", "service_done_on")),
    (SETTLING, attrgetter("service_done_on", "paid_on")),
)
_STAGED_PARTS = ((WHOLE, "claimed", "paid"), (CERTIFYING, "claimed", "certified"), (SETTLING, "certified", "paid"))
_USUAL = {DECIDING: "gal", SIGNING: "region", WHOLE: None, CERTIFYING: "region", SETTLING: "payer", COFUNDER: "funder"}


@dataclass(frozen=True, slots=True)
class DossierDays:
    """The days of a dossier that no claim says."""

    id: int
    number: str
    title: str
    status: str
    received_on: date | None
    programmed_on: date | None
    convention_on: date | None


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """A claim with the dossier and the fund it is on."""

    dossier_id: int
    fund: str
    row: ClaimRow


@dataclass(frozen=True, slots=True)
class StagedOf:
    """The first day of each stage of the money of a fund, where there is no claim."""

    dossier_id: int
    fund: str
    days: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class FunderDays:
    """When money was asked of a co-funder, and when it came."""

    dossier_id: int
    funder: str
    asked_on: date
    paid_on: date | None


class DelayCase(NamedTuple):
    """One stage of one dossier; `claim` is the rank of its claim, `hand` who has it where it still runs."""

    dossier_id: int
    past: PastStage
    claim: int | None = None
    hand: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two days of a dossier that cannot both be right: what they would have measured is left out."""

    dossier_id: int
    first: str
    second: str


def cases_of_dossier(each: DossierDays) -> tuple[list[DelayCase], list[Contradiction]]:
    """From the request to the committee, and from the committee to the convention."""
    known = (
        (DECIDING, "received_on", "programmed_on", each.status in _UNDECIDED),
        (SIGNING, "programmed_on", "convention_on", each.status in GRANTED),
    )
    cases, wrong = [], []
    for stage, first, second, is_awaited in known:
        began, ended = getattr(each, first), getattr(each, second)
        if began is not None and ended is not None and ended < began:
            wrong.append(Contradiction(each.id, first, second))
        elif began is not None and (ended is not None or is_awaited):
            hand = None if ended else _USUAL[stage]
            cases.append(DelayCase(each.id, PastStage(stage, began, ended), None, hand))
    return cases, wrong


def cases_of_claim(each: ClaimOf, status: str) -> tuple[list[DelayCase], list[Contradiction]]:
    """Each stage of a claim whose days are known; nothing runs any more in a dossier that ended."""
    row, course = each.row, course_of(each.row)
    wrong = [Contradiction(each.dossier_id, found.first, found.second) for found in course.wrong]
    if row.withdrawn_on is not None:
        return [], wrong
    past = list(cases_of(row, each.fund, course))
    for stage, get in _PARTS:
        began, ended = get(row)
        # Once paid, a stage whose end nobody said is not running: it is unknown.
        is_lost = ended is None and row.paid_on is not None
        if began is not None and not is_lost and (ended is None or ended >= began):
            past.append(PastStage(stage, began, ended, each.fund))
    is_over = status in _OVER
    return [
        DelayCase(each.dossier_id, case, row.position, None if case.ended_on else course.hand)
        for case in past
        if case.ended_on is not None or not is_over
    ], wrong


def payment_of_claim(filed_on: date, paid_on: date | None, fund: str, status: str) -> PastStage | None:
    """The same, of the whole alone: what the estimates rest on."""
    found = whole_case(filed_on, paid_on, fund)
    return None if found is not None and found.ended_on is None and status in _OVER else found


def cases_of_stages(each: StagedOf, status: str) -> list[DelayCase]:
    """What the days of the stages of a fund teach, where the payer's table is all there is."""
    found = []
    for stage, first, second in _STAGED_PARTS:
        began, ended = each.days.get(first), each.days.get(second)
        is_lost = ended is None and ("paid" in each.days or status in _OVER or status == "closed")
        if began is None or is_lost or (ended is not None and ended < began):
            continue
        hand = None if ended else _USUAL[stage] or (_USUAL[SETTLING] if "certified" in each.days else "region")
        found.append(DelayCase(each.dossier_id, PastStage(stage, began, ended, each.fund), None, hand))
    return found


def cases_of_funder(each: FunderDays, status: str) -> Iterator[DelayCase]:
    """From what was asked of a co-funder to its money."""
    if each.paid_on is not None and each.paid_on < each.asked_on:
        return
    if each.paid_on is not None or status not in _OVER:
        hand = None if each.paid_on else _USUAL[COFUNDER]
        yield DelayCase(each.dossier_id, PastStage(COFUNDER, each.asked_on, each.paid_on, each.funder), None, hand)
