"""What the base says of every dossier on each fund, on any day: its state, its plan, the last amount of each stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.envelopes.chains import STAGES, ZERO
from leaderdesk.domain.envelopes.facts import FundFacts
from leaderdesk.domain.envelopes.histories import History, Said, State
from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.sheets.shares import Traits
from leaderdesk.store.queries.plain import as_kept, day_of, plain_rows
from leaderdesk.store.queries.stages import SAID_ON, last_said, of_stage
from leaderdesk.store.queries.states import in_force
from leaderdesk.store.schema import Dossier, FundingLine, Gal, Holder, PaymentClaim, StagedAmount, StatusStep

_Key = tuple[int, int]
_Row = tuple[int, str, str, str, int | None, str, date]


@lru_cache(maxsize=16_384)
def _euros(cents: int) -> Fraction:
    """Exact euros; the same amounts come again from one reading to the next."""
    return Fraction(cents, 100)


def fund_facts(
    session: Session, on: date, among: Collection[int] | None = None, *, is_today: bool = False
) -> list[FundFacts]:
    """Every dossier out of the bin on each fund it speaks of, by number; `among` reads some dossiers only.

    What is dated after the day has not happened yet; today, the state and the amounts that people gave a dossier count
    whatever their day, as its own page shows them. The plan is today's: what it was on a day is in the journal alone.
    """
    stages, after = _stages(session, on, among, is_today=is_today)
    planned = _planned(session, among)
    settled = {place for place, paid_on in _settled_days(session, among).items() if paid_on <= on}
    funds: defaultdict[int, set[int]] = defaultdict(set)
    for key, fund in (*stages, *planned):
        funds[key].add(fund)
    found = []
    for key, number, title, holder, fiche, status, since in _dossiers(session, None if is_today else on, among):
        for fund in sorted(funds.pop(key, ())):
            place = (key, fund)
            amount, said, is_after = planned.get(place, ZERO), stages.get(place, {}), place in after
            known = (key, number, title, holder, fiche, fund, status, amount, said, is_after, since)
            found.append(FundFacts(*known, place in settled))
    return sorted(found, key=attrgetter("number", "fund_id"))


def _dossiers(session: Session, on: date | None, among: Collection[int] | None) -> list[_Row]:
    """By dossier its last state of a day."""
    query = (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, Holder.name, Dossier.fiche_id),
            *(StatusStep.status, as_kept(StatusStep.since)),
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & in_force(on))
        .where(Dossier.binned_on.is_(None))
        .order_by(StatusStep.since, StatusStep.id)
    )
    if among is not None:
        query = query.where(Dossier.id.in_(among))
    rows = {row[0]: row for row in plain_rows(session, query)}
    return [(*row[:6], date.fromisoformat(row[6])) for row in rows.values()]


def _planned(session: Session, among: Collection[int] | None) -> dict[_Key, Fraction]:
    query = (
        select(FundingLine.dossier_id, FundingLine.fund_id, func.sum(FundingLine.amount))
        .where(FundingLine.fund_id.is_not(None), FundingLine.refused_on.is_(None))
        .group_by(FundingLine.dossier_id, FundingLine.fund_id)
    )
    if among is not None:
        query = query.where(FundingLine.dossier_id.in_(among))
    return {(key, fund or 0): _euros(amount) for key, fund, amount in plain_rows(session, query)}


def _settled_days(session: Session, among: Collection[int] | None) -> dict[_Key, date]:
    """The first day on which the balance of a fund was paid."""
    query = (
        select(PaymentClaim.dossier_id, PaymentClaim.fund_id, as_kept(PaymentClaim.paid_on))
        .where(PaymentClaim.kind == BALANCE, PaymentClaim.paid_on.is_not(None), PaymentClaim.withdrawn_on.is_(None))
        .order_by(PaymentClaim.paid_on.desc())
    )
    if among is not None:
        query = query.where(PaymentClaim.dossier_id.in_(among))
    return {(key, fund): date.fromisoformat(paid_on) for key, fund, paid_on in plain_rows(session, query)}


def _stages(
    session: Session, on: date, among: Collection[int] | None, *, is_today: bool
) -> tuple[dict[_Key, dict[str, Fraction]], set[_Key]]:
    """The last amount of each stage, and where an instruction came after the vote.

    SQLite puts the stages of a dossier side by side: that lets the window go on, and makes a row in place of nine.
    """
    query = last_said(
        *(StagedAmount.dossier_id, StagedAmount.fund_id),
        func.max(of_stage("instructed", SAID_ON)) > func.max(of_stage("voted", SAID_ON)),
        *(func.max(of_stage(stage, StagedAmount.amount)) for stage in STAGES),
        on=on,
        is_today=is_today,
        among=among,
    ).group_by(StagedAmount.dossier_id, StagedAmount.fund_id)
    stages, after = dict[_Key, dict[str, Fraction]](), set[_Key]()
    for key, fund, is_after, *amounts in plain_rows(session, query):
        named = zip(STAGES, amounts, strict=True)
        stages[key, fund] = {stage: _euros(amount) for stage, amount in named if amount is not None}
        if is_after:
            after.add((key, fund))
    return stages, after


def money_histories(session: Session, among: Collection[int] | None = None) -> list[History]:
    """Everything that was said, on whatever day, of every dossier out of the bin on each fund it speaks of.

    `among` reads some dossiers only.
    """
    planned, said, states = _planned(session, among), _all_said(session, among), _all_states(session, among)
    settled = _settled_days(session, among)
    query = select(Dossier.id, Dossier.fiche_id).where(Dossier.binned_on.is_(None))
    fiches = plain_rows(session, query if among is None else query.where(Dossier.id.in_(among)))
    funds: defaultdict[int, set[int]] = defaultdict(set)
    for key, fund in (*said, *planned):
        funds[key].add(fund)
    return [
        History(key, fiche, fund, planned.get(place, ZERO), states[key], said.get(place, ()), settled.get(place))
        for key, fiche in fiches
        for fund in funds.get(key, ())
        for place in ((key, fund),)
    ]


def _all_said(session: Session, among: Collection[int] | None) -> dict[_Key, list[Said]]:
    columns = (StagedAmount.dossier_id, StagedAmount.fund_id, SAID_ON, StagedAmount.stage, StagedAmount.amount)
    found: defaultdict[_Key, list[Said]] = defaultdict(list)
    query = select(*columns).order_by(StagedAmount.said_on)
    if among is not None:
        query = query.where(StagedAmount.dossier_id.in_(among))
    for key, fund, on, stage, amount in plain_rows(session, query):
        found[key, fund].append(Said(date.fromisoformat(on), stage, _euros(amount)))
    return dict(found)


def _all_states(session: Session, among: Collection[int] | None) -> defaultdict[int, list[State]]:
    columns = (StatusStep.dossier_id, as_kept(StatusStep.since), as_kept(StatusStep.until), StatusStep.status)
    found: defaultdict[int, list[State]] = defaultdict(list)
    query = select(*columns).order_by(StatusStep.since, StatusStep.id)
    if among is not None:
        query = query.where(StatusStep.dossier_id.in_(among))
    for key, since, until, status in plain_rows(session, query):
        found[key].append(State(date.fromisoformat(since), day_of(until), status))
    return found


def money_traits(session: Session) -> dict[int, Traits]:
    """What the money of each dossier is told apart by; the GAL's own structure is the holder that it named."""
    carriers = {key for key in session.scalars(select(Gal.holder_id)) if key is not None}
    query = select(
        *(Dossier.id, Holder.legal_kind, Holder.nature, Holder.epci, Holder.commune, Dossier.theme, Holder.id)
    ).join(Holder, Holder.id == Dossier.holder_id)
    return {
        key: Traits(kind, nature, epci, commune, theme, _own(holder, carriers))
        for key, kind, nature, epci, commune, theme, holder in session.execute(query)
    }


def _own(holder: int, carriers: set[int]) -> str | None:
    return ("yes" if holder in carriers else "no") if carriers else None
