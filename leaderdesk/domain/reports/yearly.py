"""A year, or any period: what happened to dossiers and money, beside the period before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.domain.claims.cases import DelayCase
from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.reports.epci import Gathered
from leaderdesk.domain.reports.projects import Counts, Money, Project, Unvalued, gains_between, newly, sum_of
from leaderdesk.domain.sheets.delays import DelaySheet
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet
from leaderdesk.domain.sittings.plans import SittingRow

_DAY = timedelta(days=1)
_FEBRUARY_28 = 28


@dataclass(frozen=True, slots=True)
class Span:
    """A first and a last day."""

    since: date
    until: date

    @property
    def eve(self) -> date:
        """The day before it."""
        return self.since - _DAY

    def holds(self, day: date | None) -> bool:
        """True when a day is of it."""
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Stretch:
    """What happened in a span, and the sum of what it brought."""

    span: Span
    counts: Counts
    money: Money


@dataclass(frozen=True, slots=True)
class Moved:
    """A dossier that was received in the period, came to a state in it or gained money in it."""

    project: Project
    status: str
    money: Money


@dataclass(frozen=True, slots=True)
class FicheLine:
    """What happened on one fiche-action."""

    fiche: str
    received: int
    programmed: int
    money: Money


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A sitting that was held; `is_quorate` is at its first point, and says nothing of a written consultation."""

    row: SittingRow
    voters: int
    is_quorate: bool
    is_written: bool


@dataclass(frozen=True, slots=True)
class Talks:
    """The contact log of a period: how many, those that are tied to a dossier, by fiche-action."""

    count: int
    former: int
    linked: int
    by_fiche: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class YearlySheet:
    """All of it. `wished` is the period as it was asked, the stretch ends on the last day that can be told of."""

    wished: Span
    now: Stretch
    former: Stretch
    # From which day anything is known at all.
    began: date | None
    envelopes: EnvelopesSheet
    standing: Money
    moved: tuple[Moved, ...]
    fiches: tuple[FicheLine, ...]
    kinds: tuple[Gathered, ...]
    communes: tuple[Gathered, ...]
    sittings: tuple[HeldLine, ...]
    delays: DelaySheet
    talks: Talks
    unvalued: tuple[Unvalued, ...] = ()

    @property
    def is_running(self) -> bool:
        """True for a period that is not over."""
        return self.now.span.until < self.wished.until


def former_span(wished: Span, told_until: date) -> Span:
    """The year before, up to the same day where this one is not over; else as many days before.

    A whole year is held against a whole year, leap or not.
    """
    starts_a_year = (wished.since.month, wished.since.day) == (1, 1)
    is_year = starts_a_year and (wished.until + _DAY) == date(wished.since.year + 1, 1, 1)
    if is_year:
        until = date(wished.since.year, 1, 1) - _DAY if told_until == wished.until else _year_before(told_until)
        return Span(date(wished.since.year - 1, 1, 1), until)
    days = told_until - wished.since
    return Span(wished.eve - days, wished.eve)


def moved_between(
    projects: Iterable[Project],
    before: Mapping[int, Money],
    after: Mapping[int, Money],
    span: Span,
    on: date | None,
) -> tuple[Moved, ...]:
    """Every dossier that the period says something of, by number, with its state of a day or its last one."""
    gains = gains_between(before, after)
    return tuple(
        Moved(each, each.status_on(on) or "", gains.get(each.id, Money()))
        for each in projects
        if each.id in gains
        or span.holds(each.received_on)
        or span.holds(each.opinion_on)
        or any(span.holds(stay.since) for stay in each.stays)
    )


def by_fiche(
    projects: Sequence[Project], before: Mapping[int, Money], after: Mapping[int, Money], span: Span
) -> tuple[FicheLine, ...]:
    """What happened on each fiche-action that something happened on, by its name; those without any come last."""
    gains, voted = gains_between(before, after), newly(before, after, "voted")
    found = []
    for fiche in sorted({each.fiche for each in projects}, key=lambda name: (not name, name)):
        own = [each for each in projects if each.fiche == fiche]
        money = sum_of(gains[each.id] for each in own if each.id in gains)
        received = sum(span.holds(each.received_on) for each in own)
        programmed = sum(each.id in voted for each in own)
        if received or programmed or not money.is_nothing:
            found.append(FicheLine(fiche, received, programmed, money))
    return tuple(found)


def ended_in(cases: Iterable[DelayCase], span: Span) -> list[DelayCase]:
    """The delays that ended in a span: those that a period may speak of."""
    return [each for each in cases if span.holds(each.past.ended_on)]


def talks_in(rows: Sequence[ConversationRow], span: Span, former: Span) -> Talks:
    """The contacts of a span, those in the bin left out."""
    kept = [each for each in rows if not each.is_binned]
    now = [each for each in kept if span.holds(each.held_on)]
    fiches = sorted({each.fiche or "" for each in now}, key=lambda code: (not code, code))
    return Talks(
        count=len(now),
        former=sum(former.holds(each.held_on) for each in kept),
        linked=sum(each.dossier_id is not None for each in now),
        by_fiche=tuple((code, sum((each.fiche or "") == code for each in now)) for code in fiches),
    )


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=_FEBRUARY_28) if is_leap_day else day.replace(year=day.year - 1)
