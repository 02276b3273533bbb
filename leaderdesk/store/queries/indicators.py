"""Indicators, what dossiers say of them, and what tells which dossiers count: one query each, whatever their number."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.indicators.rows import IndicatorRow, MeasuredDossier, ValueRow
from leaderdesk.store.queries.envelopes import current_programme
from leaderdesk.store.queries.plain import select_as
from leaderdesk.store.queries.states import in_force
from leaderdesk.store.schema import Dossier, Fiche, Holder, Indicator, IndicatorValue, StatusStep

_SHOWN = [each.name for each in fields(IndicatorRow) if each.name != "is_binned"]


def indicator_rows(session: Session) -> tuple[IndicatorRow, ...]:
    """The indicators of the programme in its order, those of the bin last."""
    query = (
        select(Indicator)
        .where(Indicator.programme_id == current_programme(session))
        .order_by(Indicator.binned_on.is_not(None), Indicator.position, Indicator.code)
    )
    return tuple(
        IndicatorRow(**{name: getattr(row, name) for name in _SHOWN}, is_binned=row.binned_on is not None)
        for row in session.scalars(query)
    )


def value_rows(session: Session, dossier_id: int | None = None) -> tuple[ValueRow, ...]:
    """Every value kept, of one dossier if it is named."""
    query = select_as(ValueRow, IndicatorValue)
    if dossier_id is not None:
        query = query.where(IndicatorValue.dossier_id == dossier_id)
    return tuple(ValueRow(*row) for row in session.execute(query))


def measured_dossiers(
    session: Session, on: date | None = None, dossier_id: int | None = None
) -> tuple[MeasuredDossier, ...]:
    """Every dossier out of the bin by number, in its state of a day."""
    query = (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, Holder.name, Dossier.fiche_id, Fiche.code),
            *(StatusStep.status, Dossier.programmed_on, Fiche.strand),
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & in_force(on))
        .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(Dossier.number, StatusStep.since, StatusStep.id)
    )
    if dossier_id is not None:
        query = query.where(Dossier.id == dossier_id)
    found = {
        row[0]: MeasuredDossier(*row[:5], row[5] or "", row[6], row[7], row[8] or "projects")
        for row in session.execute(query)
    }
    return tuple(found.values())
