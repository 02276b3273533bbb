"""What reports are asked of and tell of: the EPCI of holders, fiches, and every dossier with its states."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.reports.projects import Project, Stayed
from leaderdesk.store.schema import Dossier, Fiche, Holder, StatusStep


def report_epcis(session: Session) -> tuple[str, ...]:
    """The EPCI that a holder of some dossier is of, by name."""
    query = (
        select(Holder.epci)
        .join(Dossier, Dossier.holder_id == Holder.id)
        .where(Holder.epci.is_not(None), Holder.epci != "", Dossier.binned_on.is_(None))
        .distinct()
        .order_by(Holder.epci)
    )
    return tuple(each for each in session.scalars(query) if each)


def report_fiches(session: Session) -> dict[int, str]:
    """Every fiche-action, by its key."""
    query = select(Fiche.id, Fiche.code, Fiche.title).order_by(Fiche.position, Fiche.code)
    return {key: f"{code} {title}" for key, code, title in session.execute(query)}


def first_day(session: Session) -> date | None:
    """The day from which something is known of a dossier."""
    return session.scalar(
        select(func.min(StatusStep.since))
        .join(Dossier, Dossier.id == StatusStep.dossier_id)
        .where(Dossier.binned_on.is_(None))
    )


def report_projects(session: Session, epci: str | None = None) -> list[Project]:
    """Every dossier out of the bin with its states, by number; or those of the holders of one EPCI."""
    query = (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, Holder.name, Holder.legal_kind, Holder.nature),
            *(Holder.epci, Holder.commune, Dossier.fiche_id, Fiche.code, Fiche.title),
            *(Dossier.received_on, Dossier.opinion_on),
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(Dossier.number)
    )
    stays = _stays(session)
    if epci is not None:
        query = query.where(Holder.epci == epci)
    found = []
    for row in session.execute(query):
        key, number, title, holder, kind, nature, place, commune, fiche, code, name, received, opinion = row
        named, own = f"{code} {name}" if code else "", tuple(stays.get(key, ()))
        who = (holder, kind, nature, place, commune)
        found.append(Project(key, number, title, *who, fiche, named, received, opinion, own))
    return found


def _stays(session: Session) -> dict[int, list[Stayed]]:
    found: dict[int, list[Stayed]] = {}
    query = select(StatusStep.dossier_id, StatusStep.status, StatusStep.since, StatusStep.until)
    for key, status, since, until in session.execute(query.order_by(StatusStep.since, StatusStep.id)):
        found.setdefault(key, []).append(Stayed(status, since, until))
    return found
