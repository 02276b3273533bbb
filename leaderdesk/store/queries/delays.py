"""The days that delays are measured on: those of dossiers, of their claims, of stages without claims, of co-funders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from leaderdesk.domain.claims.cases import ClaimOf, DossierDays, FunderDays, StagedOf
from leaderdesk.store.journal.since import hangers_since
from leaderdesk.store.queries.claims import CLAIM_COLUMNS, claim_of
from leaderdesk.store.queries.plain import as_kept, day_of, plain_rows
from leaderdesk.store.schema import (
    Dossier,
    Funder,
    FunderPayment,
    FundingLine,
    PaymentClaim,
    StagedAmount,
    StatusStep,
)
from leaderdesk.store.schema import Fund as EuropeanFund

_MEASURED = ("claimed", "certified", "paid")
_STANDING = (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None)
_FILED = (PaymentClaim.filed_on.is_not(None), PaymentClaim.withdrawn_on.is_(None))
# As a set: asked of each amount, SQLite would go through every claim of the fund.
_TOLD = tuple_(StagedAmount.dossier_id, StagedAmount.fund_id).in_(
    select(PaymentClaim.dossier_id, PaymentClaim.fund_id).where(*_FILED)
)
# Rows that say their dossier themselves, and those whose names every case bears.
_OWN = frozenset(["payment_claims", "staged_amounts", "status_steps", "funding_lines"])
_SHARED = frozenset(["funds", "funders"])
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Days:
    """Everything that delays are measured on; nothing of a dossier in the bin."""

    dossiers: tuple[DossierDays, ...]
    claims: tuple[ClaimOf, ...]
    staged: tuple[StagedOf, ...]
    funders: tuple[FunderDays, ...]


@dataclass(frozen=True, slots=True)
class PaymentDays:
    """From a claim to its money: the dossier with its state, and the fund."""

    dossier_id: int
    status: str
    fund: str
    filed_on: date
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class PaymentsOf:
    """The claims that were filed, the funds that no claim speaks of, and the states of these dossiers."""

    claims: list[PaymentDays]
    staged: list[StagedOf]
    states: dict[int, str]


def read_days(session: Session, among: Collection[int] | None = None) -> Days:
    """The days of the whole base, or of some dossiers."""
    return Days(
        tuple(_dossiers(session, among)),
        tuple(_claims(session, among)),
        tuple(_staged(session, among)),
        tuple(_funders(session, among)),
    )


def read_payment_days(session: Session, among: Collection[int] | None = None) -> PaymentsOf:
    """Of claims that were filed, and of the funds that no claim speaks of."""
    query = (
        select(
            *(PaymentClaim.dossier_id, EuropeanFund.code, StatusStep.status),
            *(as_kept(PaymentClaim.filed_on), as_kept(PaymentClaim.paid_on)),
        )
        .join(EuropeanFund, EuropeanFund.id == PaymentClaim.fund_id)
        .join(Dossier, Dossier.id == PaymentClaim.dossier_id)
        .join(StatusStep, _STANDING)
        .where(Dossier.binned_on.is_(None), *_FILED)
    )
    found = [
        PaymentDays(key, status, fund, date.fromisoformat(filed), day_of(paid))
        for key, fund, status, filed, paid in plain_rows(session, _among(query, PaymentClaim.dossier_id, among))
    ]
    staged = _staged(session, among)
    return PaymentsOf(found, staged, states_of(session, {each.dossier_id for each in staged}))


def states_of(session: Session, keys: Collection[int]) -> dict[int, str]:
    """The present state of some dossiers."""
    query = select(StatusStep.dossier_id, StatusStep.status).where(StatusStep.until.is_(None))
    return {key: status for key, status in plain_rows(session, query) if key in keys} if keys else {}


def touched_delays(session: Session, height: int) -> set[int] | None:
    """The dossiers whose days the entries above a height may have changed; nothing where it may be any."""
    rows = hangers_since(session, height, _MOST)
    if rows is None or any(each.table in _SHARED for each in rows):
        return None
    found = {each.key for each in rows if each.table == "dossiers"}
    found |= {each.dossier for each in rows if each.dossier is not None and each.table in _OWN}
    lines = {each.funding_line for each in rows if each.table == "funder_payments" and each.funding_line is not None}
    if lines:
        found |= set(session.scalars(select(FundingLine.dossier_id).where(FundingLine.id.in_(lines))))
    return found


def _among(query: Select[*tuple[Any, ...]], key: Any, among: Collection[int] | None) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - a column
    return query if among is None else query.where(key.in_(among))


def _dossiers(session: Session, among: Collection[int] | None) -> Iterator[DossierDays]:
    query = (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, StatusStep.status),
            *(as_kept(day) for day in (Dossier.received_on, Dossier.programmed_on, Dossier.convention_on)),
        )
        .join(StatusStep, _STANDING)
        .where(Dossier.binned_on.is_(None))
        .order_by(Dossier.number)
    )
    for key, number, title, status, *days in plain_rows(session, _among(query, Dossier.id, among)):
        yield DossierDays(key, number, title, status, *map(day_of, days))


def _claims(session: Session, among: Collection[int] | None) -> list[ClaimOf]:
    query = (
        select(PaymentClaim.dossier_id, EuropeanFund.code, *CLAIM_COLUMNS)
        .join(EuropeanFund, EuropeanFund.id == PaymentClaim.fund_id)
        .join(Dossier, Dossier.id == PaymentClaim.dossier_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(PaymentClaim.dossier_id, PaymentClaim.position, PaymentClaim.id)
    )
    rows = plain_rows(session, _among(query, PaymentClaim.dossier_id, among))
    return [ClaimOf(key, fund, claim_of(row)) for key, fund, *row in rows]


def _staged(session: Session, among: Collection[int] | None) -> list[StagedOf]:
    """The first day of each stage of the funds that no claim speaks of."""
    query = (
        select(
            *(StagedAmount.dossier_id, StagedAmount.fund_id, EuropeanFund.code, StagedAmount.stage),
            func.min(as_kept(StagedAmount.said_on)),
        )
        .join(EuropeanFund, EuropeanFund.id == StagedAmount.fund_id)
        .join(Dossier, Dossier.id == StagedAmount.dossier_id)
        .where(Dossier.binned_on.is_(None), StagedAmount.stage.in_(_MEASURED), ~_TOLD)
        .group_by(StagedAmount.dossier_id, StagedAmount.fund_id, EuropeanFund.code, StagedAmount.stage)
    )
    days: defaultdict[tuple[int, int, str], dict[str, date]] = defaultdict(dict)
    for key, fund, code, stage, day in plain_rows(session, _among(query, StagedAmount.dossier_id, among)):
        days[key, fund, code][stage] = date.fromisoformat(day)
    return [StagedOf(key, code, found) for (key, _, code), found in days.items()]


def _funders(session: Session, among: Collection[int] | None) -> list[FunderDays]:
    query = (
        select(FundingLine.dossier_id, Funder.name, as_kept(FunderPayment.asked_on), as_kept(FunderPayment.paid_on))
        .join(FundingLine, FundingLine.id == FunderPayment.funding_line_id)
        .join(Funder, Funder.id == FundingLine.funder_id)
        .join(Dossier, Dossier.id == FundingLine.dossier_id)
        .where(Dossier.binned_on.is_(None), FunderPayment.asked_on.is_not(None))
        .order_by(FunderPayment.id)
    )
    rows = plain_rows(session, _among(query, FundingLine.dossier_id, among))
    return [FunderDays(key, name, date.fromisoformat(asked), day_of(paid)) for key, name, asked, paid in rows]
