"""The list of dossiers: one query for the rows, one for each kind of sum."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.money import Cents
from leaderdesk.store.schema import CostLine, Dossier, Fiche, FundingLine, Holder, StatusStep

_NO_STATUS = "contact"


def dossier_rows(session: Session) -> list[DossierRow]:
    """Every dossier with its holder, fiche-action, present state and sums, in the order of numbers."""
    costs = {
        key: (total, eligible)
        for key, total, eligible in session.execute(
            select(CostLine.dossier_id, func.sum(CostLine.amount), func.sum(CostLine.eligible_amount)).group_by(
                CostLine.dossier_id
            )
        )
    }
    funding = {
        (key, nature): amount
        for key, nature, amount in session.execute(
            select(FundingLine.dossier_id, FundingLine.nature, func.sum(FundingLine.amount)).group_by(
                FundingLine.dossier_id, FundingLine.nature
            )
        )
    }
    query = (
        select(
            Dossier.id,
            Dossier.number,
            Dossier.title,
            Holder.name,
            Holder.commune,
            Fiche.code,
            StatusStep.status,
            Dossier.received_on,
            Dossier.programmed_on,
            Dossier.binned_on,
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .join(Fiche, Fiche.id == Dossier.fiche_id)
        .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .order_by(Dossier.number)
    )
    return [_row(tuple(row), costs, funding) for row in session.execute(query)]


def _row(row: tuple[Any, ...], costs: dict[int, tuple[int, int]], funding: dict[tuple[int, str], int]) -> DossierRow:
    key, number, title, holder, commune, fiche, status, received_on, programmed_on, binned_on = row
    total, eligible = costs.get(key, (0, 0))
    return DossierRow(
        id=key,
        number=number,
        title=title,
        holder=holder,
        commune=commune,
        fiche=fiche,
        status=status or _NO_STATUS,
        received_on=received_on,
        programmed_on=programmed_on,
        total_cost=Cents(total),
        eligible_cost=Cents(eligible),
        european=Cents(funding.get((key, "european"), 0)),
        national_public=Cents(funding.get((key, "public"), 0)),
        is_binned=binned_on is not None,
    )
