"""What the second screen may show, field by field, and nothing else: whatever is not named here stays on the desk.

No name of anybody, no note, no interest, no address; a result only once it is published, and an envelope that
unpublished decisions have not touched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.decisions import award_or_none
from leaderdesk.domain.sheets.sittings.facts import NO_FACTS, PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.gauges import Gauge, gauges_of
from leaderdesk.domain.sittings.ground import GRANTS, ZERO, OutcomeKind, PointKind, Pot
from leaderdesk.domain.sittings.resumes import Projection, Timer
from leaderdesk.domain.sittings.state import State
from leaderdesk.domain.text import folded

# Where somebody lives, how to reach them, who they are: a sentence with any of these is not shown.
_PRIVATE = re.compile(
    r"@|\b0\d([ .\-\u00a0\u202f]?\d{2}){4}\b|\+33|\b\d{14}\b"
    r"|\b\d{1,4}( ?(bis|ter))?,? (rue|avenue|av\.|boulevard|bd|place|chemin|impasse|all[ée]e|route|quai|lotissement)\b"
    r"|\b(M\.|Mme|Mlle|MM\.|Mmes|Dr\.|Me\.|Monsieur|Madame|Mademoiselle)[ \u00a0]",
    re.IGNORECASE,
)
# A sentence does not end at an abbreviation: what follows it would be read alone.
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<!\bM\.)(?<!\bMM\.)(?<!\bDr\.)(?<!\bMe\.)(?<!\b[Tt]él\.)(?<!\bav\.)(?<!\bbd\.)\s+|\n+"
)


@dataclass(frozen=True, slots=True)
class ProjectedResult:
    """What was decided, once published: totals alone."""

    outcome: OutcomeKind | None
    vote: Literal["adopted", "rejected", "no_result"] | None
    totals: Totals | None
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class ProjectedEnvelope:
    """The envelope that the project draws on, before it and, once its result is published, after it."""

    name: str
    before: Fraction
    after: Fraction | None


@dataclass(frozen=True, slots=True)
class ProjectedTimer:
    """What runs, since when, and for how long it should."""

    kind: Literal["point", "hearing", "break"]
    since: datetime
    minutes: int | None


@dataclass(frozen=True, slots=True)
class ProjectedPoint:
    """The project, or the other point, that is shown."""

    place: int
    kind: PointKind
    title: str
    fiche: str
    summary: str
    total_cost: Fraction | None
    eligible: Fraction | None
    asked: Fraction | None
    proposed: Fraction | None
    result: ProjectedResult | None
    envelope: ProjectedEnvelope | None


@dataclass(frozen=True, slots=True)
class ProjectedSheet:
    """The second screen, whole; blank, it has nothing to show at all."""

    is_blank: bool
    gal: str = ""
    sitting: str = ""
    points: int = 0
    point: ProjectedPoint | None = None
    presence: tuple[Gauge, ...] = ()
    votes: tuple[Gauge, ...] = ()
    is_vote_open: bool = False
    timer: ProjectedTimer | None = None


def project(
    state: State,
    sitting: SittingFacts,
    facts: Mapping[str, PointFacts],
    projection: Projection,
    timer: Timer | None = None,
) -> ProjectedSheet:
    """What everybody in the room may read."""
    if projection.is_blank:
        return ProjectedSheet(is_blank=True)
    key = projection.shown if projection.shown in state.points else state.open_point
    gauges = gauges_of(state.presence.quorum())
    return ProjectedSheet(
        is_blank=False,
        gal=sitting.gal,
        sitting=sitting.title,
        points=len(state.order),
        point=None if key is None else _point(state, key, sitting, facts.get(key, NO_FACTS), projection.published),
        presence=gauges.presence,
        votes=gauges.votes,
        is_vote_open=state.vote is not None,
        timer=_timer(state, key, timer),
    )


def public_text(text: str, names: Collection[str]) -> str:
    """A text without the sentences that name, place or reach anybody."""
    known = [words for name in names if (words := folded(name))]
    turned = [" ".join(reversed(words.split())) for words in known if " " in words]
    kept = [part for part in _SENTENCE.split(text) if part and not _is_private(part, (*known, *turned))]
    return " ".join(kept).strip()


def _is_private(sentence: str, names: Collection[str]) -> bool:
    if _PRIVATE.search(sentence):
        return True
    words = f" {folded(sentence)} "
    return any(f" {name} " in words for name in names)


def _point(
    state: State, key: str, sitting: SittingFacts, facts: PointFacts, published: Collection[str]
) -> ProjectedPoint:
    point, money = state.points[key], state.points[key].money
    is_published = key in published
    award = award_or_none(state, key, state.score(key) if is_published else None)
    # An amount that depends on the notes would tell them before their result is.
    is_told = is_published or point.grid is None or not point.grid.rate_tiers
    names = sitting.private_names | state.ground.people() | frozenset(facts.contacts)
    return ProjectedPoint(
        place=state.order.index(key) + 1,
        kind=point.kind,
        title=point.title,
        fiche=facts.fiche,
        summary=public_text(facts.summary, names),
        total_cost=None if money is None else money.plan.total_cost,
        eligible=None if award is None else award.most.base.eligible,
        asked=facts.asked,
        proposed=None if award is None or not is_told else award.amount or None,
        result=_result(state, key) if is_published else None,
        envelope=_envelope(state, key, published),
    )


def _result(state: State, key: str) -> ProjectedResult | None:
    noted = state.done[key]
    vote, decision = noted.last_vote, noted.decision
    if vote is None and decision is None:
        return None
    return ProjectedResult(
        outcome=None if decision is None else decision.outcome,
        vote=None if vote is None else vote.outcome.result,
        totals=None if vote is None else vote.outcome.totals,
        amount=None if decision is None else decision.amount,
    )


def _envelope(state: State, key: str, published: Collection[str]) -> ProjectedEnvelope | None:
    money = state.points[key].money
    if money is None or money.pot not in state.ground.pots:
        return None
    before = state.ground.pots.get(money.pot, Pot(ZERO)).left
    before -= sum((_granted(state, each) for each in published if each != key and _draws(state, each, money.pot)), ZERO)
    decided = state.done[key].decision is not None
    after = before - _granted(state, key) if key in published and decided else None
    return ProjectedEnvelope(money.pot, before, after)


def _draws(state: State, key: str, pot: str) -> bool:
    money = state.points[key].money if key in state.points else None
    return money is not None and money.pot == pot


def _granted(state: State, key: str) -> Fraction:
    decision = state.done[key].decision
    return (decision.amount or ZERO) if decision is not None and decision.outcome in GRANTS else ZERO


def _timer(state: State, key: str | None, timer: Timer | None) -> ProjectedTimer | None:
    """A timer started by hand, else the hearing, else the point."""
    if timer is not None:
        return ProjectedTimer(timer.kind, timer.since, timer.minutes)
    if key is None or key != state.open_point:
        return None
    noted = state.done[key]
    if noted.hearings and noted.hearings[-1].until is None:
        return ProjectedTimer("hearing", noted.hearings[-1].since, None)
    if noted.opened_at is None:
        return None
    return ProjectedTimer("point", noted.opened_at, state.points[key].planned_minutes)
