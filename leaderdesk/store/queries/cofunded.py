"""The lines of plans that funders beside the European ones bring, with what is decided and received of each."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.workbooks.rounds.cofunder_answers import Cofunded
from leaderdesk.store.schema import CashMovement, Dossier, Funder, FundingLine, Holder, StatusStep

_ENDED = ("closed", "refused", "withdrawn", "abandoned", "deprogrammed")


def cofunded_lines(session: Session) -> tuple[Cofunded, ...]:
    """Every line that names a funder, by number of dossier; those that are over say so."""
    paid: dict[int, list[tuple[date | None, int]]] = {}
    received = (
        select(CashMovement.funding_line_id, CashMovement.due_on, CashMovement.amount)
        .where(CashMovement.kind == "cofunder", CashMovement.is_done, CashMovement.funding_line_id.is_not(None))
        .order_by(CashMovement.due_on, CashMovement.id)
    )
    for key, day, amount in session.execute(received):
        paid.setdefault(key or 0, []).append((day, amount))
    query = (
        select(FundingLine, Dossier, Holder.name, Funder.name, StatusStep.status)
        .join(Dossier, Dossier.id == FundingLine.dossier_id)
        .join(Holder, Holder.id == Dossier.holder_id)
        .join(Funder, Funder.id == FundingLine.funder_id)
        .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .where(FundingLine.nature.in_(("public", "private")))
        .order_by(Dossier.number, FundingLine.position, FundingLine.id)
    )
    return tuple(
        Cofunded(
            id=line.id,
            dossier_id=dossier.id,
            number=dossier.number,
            title=dossier.title,
            holder=holder,
            funder_id=line.funder_id or 0,
            funder=funder,
            amount=line.amount,
            decided_on=line.decided_on,
            expires_on=line.expires_on,
            expected_on=line.expected_on,
            is_alive=dossier.binned_on is None and status not in _ENDED and line.refused_on is None,
            payments=tuple(paid.get(line.id, ())),
        )
        for line, dossier, holder, funder, status in session.execute(query)
    )
