"""Which dossiers have a treasury, whose they are, and which of them the entries above a height may have changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from leaderdesk.store.journal.since import hangers_since
from leaderdesk.store.schema import CashMovement, CashPlan, CostLine, Dossier, FundingLine, PlannedClaim, StatusStep

# Rows that say their dossier themselves, those of a line of its costs or of its plan, and what any dossier rests on.
_OWN = ("cash_plans", "cash_movements", "planned_claims", "staged_amounts", "status_steps", "payment_claims")
_LINES = ("funding_lines", "cost_lines")
_OF_COSTS, _OF_FUNDING = "quotes", "funder_payments"
_SHARED = ("settings", "fiche_rules", "fiches", "checklists")
_HOLDERS = "holders"
_MOST = 2_000
_KEYS: BindParameter[list[int]] = bindparam("keys", expanding=True)
_COSTS, _PLAN = CostLine.id.in_(_KEYS), FundingLine.id.in_(_KEYS)


def dated_dossiers(session: Session, ended: Sequence[str]) -> list[int]:
    """The living dossiers of which something moves the holder's cash, by number."""
    gone = select(StatusStep.dossier_id).where(StatusStep.until.is_(None), StatusStep.status.in_(ended))
    query = (
        select(Dossier.id)
        .where(
            Dossier.binned_on.is_(None),
            Dossier.id.not_in(gone),
            or_(
                exists().where(CashMovement.dossier_id == Dossier.id),
                exists().where(PlannedClaim.dossier_id == Dossier.id),
                exists().where(CashPlan.dossier_id == Dossier.id),
            ),
        )
        .order_by(Dossier.number)
    )
    return list(session.scalars(query))


def dossiers_of_holder(session: Session, holder_id: int, ended: Sequence[str]) -> list[int]:
    """The living dossiers of a holder, by number."""
    gone = select(StatusStep.dossier_id).where(StatusStep.until.is_(None), StatusStep.status.in_(ended))
    query = (
        select(Dossier.id)
        .where(Dossier.holder_id == holder_id, Dossier.binned_on.is_(None), Dossier.id.not_in(gone))
        .order_by(Dossier.number)
    )
    return list(session.scalars(query))


def touched_treasuries(session: Session, height: int) -> set[int] | None:
    """The dossiers whose cash the entries above a height may have changed; nothing where it may be any."""
    rows = hangers_since(session, height, _MOST)
    if rows is None or any(each.table in _SHARED for each in rows):
        return None
    found = {each.key for each in rows if each.table == "dossiers"}
    found |= {each.dossier for each in rows if each.dossier is not None and each.table in (*_OWN, *_LINES)}
    for keys, query in (
        ([each.cost_line for each in rows if each.table == _OF_COSTS], select(CostLine.dossier_id).where(_COSTS)),
        (
            [each.funding_line for each in rows if each.table == _OF_FUNDING],
            select(FundingLine.dossier_id).where(_PLAN),
        ),
    ):
        if keys:
            found |= set(session.scalars(query, {"keys": keys}))
    holders = {each.key for each in rows if each.table == _HOLDERS}
    if holders:
        found |= set(session.scalars(select(Dossier.id).where(Dossier.holder_id.in_(holders))))
    return found
