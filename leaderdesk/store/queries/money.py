"""What the base says of every dossier on each fund, on any day: its state, its plan, the last amount of each stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.envelopes.facts import FundFacts
from leaderdesk.domain.envelopes.rhythm import Gain
from leaderdesk.domain.sheets.shares import Traits
from leaderdesk.domain.text import folded
from leaderdesk.store.schema import Dossier, FundingLine, Gal, Holder, StagedAmount, StatusStep

_Key = tuple[int, int]


@lru_cache(maxsize=16_384)
def _euros(cents: int) -> Fraction:
    """Exact euros; the same amounts come again from one reading to the next."""
    return Fraction(cents, 100)


def fund_facts(session: Session, on: date | None = None, among: Collection[int] | None = None) -> list[FundFacts]:
    """Every dossier out of the bin on each fund it speaks of, by number; `among` reads some dossiers only.

    The plan is today's: what it was on a day is in the journal alone.
    """
    stages, after = _stages(session, on, among)
    planned = _planned(session, among)
    rows = {row[0]: row for row in _dossiers(session, on, among)}
    found = []
    for key, fund in sorted({*stages, *planned}):
        if key in rows:
            _, number, title, holder, fiche, status, since = rows[key]
            amount, said = planned.get((key, fund), Fraction(0)), stages.get((key, fund), {})
            is_after = (key, fund) in after
            found.append(FundFacts(key, number, title, holder, fiche, fund, status, amount, said, is_after, since))
    return sorted(found, key=lambda each: (each.number, each.fund_id))


def _dossiers(
    session: Session, on: date | None, among: Collection[int] | None
) -> Iterator[tuple[int, str, str, str, int | None, str, date]]:
    standing: ColumnElement[bool] = StatusStep.until.is_(None)
    if on is not None:
        standing = (StatusStep.since <= on) & or_(StatusStep.until.is_(None), StatusStep.until > on)
    query = (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, Holder.name, Dossier.fiche_id),
            *(StatusStep.status, StatusStep.since),
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & standing)
        .where(Dossier.binned_on.is_(None))
        .order_by(StatusStep.since, StatusStep.id)
    )
    if among is not None:
        query = query.where(Dossier.id.in_(among))
    for row in session.execute(query):
        yield tuple(row)  # type: ignore[misc]  # the columns above


def _planned(session: Session, among: Collection[int] | None) -> dict[_Key, Fraction]:
    query = (
        select(FundingLine.dossier_id, FundingLine.fund_id, func.sum(FundingLine.amount))
        .where(FundingLine.fund_id.is_not(None), FundingLine.refused_on.is_(None))
        .group_by(FundingLine.dossier_id, FundingLine.fund_id)
    )
    if among is not None:
        query = query.where(FundingLine.dossier_id.in_(among))
    return {(key, fund or 0): _euros(amount) for key, fund, amount in session.execute(query)}


def _stages(
    session: Session, on: date | None, among: Collection[int] | None
) -> tuple[dict[_Key, dict[str, Fraction]], set[_Key]]:
    """The last amount of each stage, and where an instruction came after the vote."""
    query = select(
        *(StagedAmount.dossier_id, StagedAmount.fund_id, StagedAmount.stage, StagedAmount.amount, StagedAmount.said_on)
    ).order_by(StagedAmount.said_on, StagedAmount.id)
    if on is not None:
        query = query.where(StagedAmount.said_on <= on)
    if among is not None:
        query = query.where(StagedAmount.dossier_id.in_(among))
    stages: defaultdict[_Key, dict[str, Fraction]] = defaultdict(dict)
    days: dict[tuple[int, int, str], date] = {}
    for key, fund, stage, amount, said_on in session.execute(query):
        stages[key, fund][stage] = _euros(amount)
        days[key, fund, stage] = said_on
    after = {
        (key, fund)
        for key, fund, stage in days
        if stage == "instructed" and (voted := days.get((key, fund, "voted"))) and days[key, fund, stage] > voted
    }
    return stages, after


def stage_gains(session: Session) -> dict[str, list[Gain]]:
    """What each stage gained each time an amount was said of a dossier: that amount less the one before."""
    query = (
        select(
            *(StagedAmount.stage, StagedAmount.dossier_id, StagedAmount.fund_id, Dossier.fiche_id),
            *(StagedAmount.said_on, StagedAmount.amount),
        )
        .join(Dossier, Dossier.id == StagedAmount.dossier_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(StagedAmount.said_on, StagedAmount.id)
    )
    before: defaultdict[tuple[str, int, int], int] = defaultdict(int)
    found: defaultdict[str, list[Gain]] = defaultdict(list)
    for stage, dossier, fund, fiche, on, amount in session.execute(query):
        found[stage].append(Gain(on, _euros(amount - before[stage, dossier, fund]), fund, fiche))
        before[stage, dossier, fund] = amount
    return dict(found)


def money_traits(session: Session) -> dict[int, Traits]:
    """What the money of each dossier is told apart by; the GAL's own structure is known by its name."""
    carriers = {folded(name) for name in session.scalars(select(Gal.carrier)) if name}
    query = select(
        *(Dossier.id, Holder.legal_kind, Holder.nature, Holder.epci, Holder.commune, Dossier.theme, Holder.name)
    ).join(Holder, Holder.id == Dossier.holder_id)
    return {
        key: Traits(kind, nature, epci, commune, theme, _own(name, carriers))
        for key, kind, nature, epci, commune, theme, name in session.execute(query)
    }


def _own(name: str, carriers: set[str]) -> str | None:
    return ("yes" if folded(name) in carriers else "no") if carriers else None
