"""The days that delays are measured on: those of dossiers, of their claims, of stages without claims, of co-funders."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.claims.cases import ClaimOf, DossierDays, FunderDays, StagedOf
from leaderdesk.domain.claims.rows import ClaimRow
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


@dataclass(frozen=True, slots=True)
class Days:
    """Everything that delays are measured on; nothing of a dossier in the bin."""

    dossiers: tuple[DossierDays, ...]
    claims: tuple[ClaimOf, ...]
    staged: tuple[StagedOf, ...]
    funders: tuple[FunderDays, ...]


def read_days(session: Session) -> Days:
    """The days of the whole base."""
    claims = _claims(session)
    told = {(each.dossier_id, each.row.fund_id) for each in claims if each.row.filed_on and not each.row.withdrawn_on}
    return Days(tuple(_dossiers(session)), tuple(claims), tuple(_staged(session, told)), tuple(_funders(session)))


def _dossiers(session: Session) -> list[DossierDays]:
    query = (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, StatusStep.status),
            *(Dossier.received_on, Dossier.programmed_on, Dossier.convention_on),
        )
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .where(Dossier.binned_on.is_(None))
        .order_by(Dossier.number)
    )
    return [DossierDays(*row) for row in session.execute(query)]


def _claims(session: Session) -> list[ClaimOf]:
    columns = [getattr(PaymentClaim, each.name) for each in fields(ClaimRow)]
    query = (
        select(PaymentClaim.dossier_id, EuropeanFund.code, *columns)
        .join(EuropeanFund, EuropeanFund.id == PaymentClaim.fund_id)
        .join(Dossier, Dossier.id == PaymentClaim.dossier_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(PaymentClaim.dossier_id, PaymentClaim.position, PaymentClaim.id)
    )
    return [ClaimOf(key, fund, ClaimRow(*row)) for key, fund, *row in session.execute(query)]


def _staged(session: Session, told: set[tuple[int, int]]) -> list[StagedOf]:
    """The first day of each stage of the funds that no claim speaks of."""
    query = (
        select(
            *(StagedAmount.dossier_id, StagedAmount.fund_id, EuropeanFund.code, StagedAmount.stage),
            func.min(StagedAmount.said_on),
        )
        .join(EuropeanFund, EuropeanFund.id == StagedAmount.fund_id)
        .join(Dossier, Dossier.id == StagedAmount.dossier_id)
        .where(Dossier.binned_on.is_(None), StagedAmount.stage.in_(_MEASURED))
        .group_by(StagedAmount.dossier_id, StagedAmount.fund_id, EuropeanFund.code, StagedAmount.stage)
    )
    days: defaultdict[tuple[int, int, str], dict[str, date]] = defaultdict(dict)
    for key, fund, code, stage, day in session.execute(query):
        if (key, fund) not in told:
            days[key, fund, code][stage] = day
    return [StagedOf(key, code, found) for (key, _, code), found in days.items()]


def _funders(session: Session) -> list[FunderDays]:
    query = (
        select(FundingLine.dossier_id, Funder.name, FunderPayment.asked_on, FunderPayment.paid_on)
        .join(FundingLine, FundingLine.id == FunderPayment.funding_line_id)
        .join(Funder, Funder.id == FundingLine.funder_id)
        .join(Dossier, Dossier.id == FundingLine.dossier_id)
        .where(Dossier.binned_on.is_(None), FunderPayment.asked_on.is_not(None))
        .order_by(FunderPayment.id)
    )
    return [FunderDays(key, name, asked, paid) for key, name, asked, paid in session.execute(query) if asked]
