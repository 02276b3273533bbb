"""What the base says of every dossier on each fund, on any day: its state, its plan, the last amount of each stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from fractions import Fraction

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.envelopes.facts import FundFacts
from leaderdesk.domain.exact import CENT
from leaderdesk.store.schema import Dossier, FundingLine, Holder, StagedAmount, StatusStep

_Key = tuple[int, int]


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
            _, number, title, holder, fiche, status = rows[key]
            amount, said = planned.get((key, fund), Fraction(0)), stages.get((key, fund), {})
            found.append(FundFacts(key, number, title, holder, fiche, fund, status, amount, said, (key, fund) in after))
    return sorted(found, key=lambda each: (each.number, each.fund_id))


def _dossiers(
    session: Session, on: date | None, among: Collection[int] | None
) -> Iterator[tuple[int, str, str, str, int | None, str]]:
    standing: ColumnElement[bool] = StatusStep.until.is_(None)
    if on is not None:
        standing = (StatusStep.since <= on) & or_(StatusStep.until.is_(None), StatusStep.until > on)
    query = (
        select(Dossier.id, Dossier.number, Dossier.title, Holder.name, Dossier.fiche_id, StatusStep.status)
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
    return {(key, fund or 0): amount * CENT for key, fund, amount in session.execute(query)}


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
        stages[key, fund][stage] = amount * CENT
        days[key, fund, stage] = said_on
    after = {
        (key, fund)
        for key, fund, stage in days
        if stage == "instructed" and (voted := days.get((key, fund, "voted"))) and days[key, fund, stage] > voted
    }
    return stages, after
