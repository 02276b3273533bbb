"""Holders with what their dossiers come to, and all that hangs on one of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.holders import AidRow, ContactRow, HolderDossier, HolderRow
from leaderdesk.domain.money import Cents
from leaderdesk.store.schema import Contact, CostLine, Dossier, Fiche, FundingLine, Holder, PastAid, StatusStep

_NO_STATUS = "contact"
# What will not come to a payment any more, or has.
_ENDED = frozenset({"closed", "refused", "withdrawn", "abandoned", "deprogrammed"})


def holder_rows(session: Session) -> list[HolderRow]:
    """Every holder by name with the sums of its dossiers; those merged into another are left out."""
    asked: dict[int, list[HolderDossier]] = {}
    for holder_id, row in dossiers_by_holder(session):
        if not row.is_binned:
            asked.setdefault(holder_id, []).append(row)
    # The first by name of each holder: the last to be seen wins.
    named = session.execute(select(Contact.holder_id, Contact.name).order_by(Contact.name.desc(), Contact.id))
    contacts: dict[int, str] = dict(named.all())
    rows = session.scalars(select(Holder).where(Holder.merged_into.is_(None)).order_by(Holder.name, Holder.id)).all()
    return [_row(row, asked.get(row.id, []), contacts.get(row.id)) for row in rows]


def dossiers_by_holder(session: Session, holder_id: int | None = None) -> Iterable[tuple[int, HolderDossier]]:
    """What was asked, the latest first, with the key of who asked."""
    costs = _sums(session, select(CostLine.dossier_id, func.sum(CostLine.amount)), CostLine, holder_id)
    funds = _sums(
        session,
        select(FundingLine.dossier_id, func.sum(FundingLine.amount)).where(FundingLine.nature == "european"),
        FundingLine,
        holder_id,
    )
    query = (
        select(
            *(Dossier.holder_id, Dossier.id, Dossier.number, Dossier.title, Fiche.code),
            *(StatusStep.status, StatusStep.since, Dossier.received_on, Dossier.binned_on),
        )
        .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
        .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .order_by(Dossier.number.desc())
    )
    if holder_id is not None:
        query = query.where(Dossier.holder_id == holder_id)
    for holder, key, number, title, fiche, status, since, received_on, binned_on in session.execute(query):
        yield (
            holder,
            HolderDossier(
                *(key, number, title, fiche, status or _NO_STATUS, since, received_on),
                total_cost=Cents(costs.get(key, 0)),
                european=Cents(funds.get(key, 0)),
                is_binned=binned_on is not None,
            ),
        )


def contact_rows(session: Session, holder_id: int) -> tuple[ContactRow, ...]:
    """Whom to speak to, by name."""
    rows = session.scalars(select(Contact).where(Contact.holder_id == holder_id).order_by(Contact.name, Contact.id))
    return tuple(ContactRow(row.id, row.name, row.role, row.phone, row.email) for row in rows)


def aid_rows(session: Session, holder_id: int) -> tuple[AidRow, ...]:
    """De minimis aid from somebody else, the latest first."""
    query = select(PastAid).where(PastAid.holder_id == holder_id).order_by(PastAid.granted_on.desc(), PastAid.id)
    return tuple(
        AidRow(row.id, row.regime, Cents(row.amount), row.granted_on, row.granted_by) for row in session.scalars(query)
    )


def undertaking_keys(session: Session, holder: Holder) -> tuple[int, ...]:
    """The holders that are one undertaking with this one, itself included."""
    if not holder.undertaking:
        return (holder.id,)
    return tuple(session.scalars(select(Holder.id).where(Holder.undertaking == holder.undertaking)))


def granted_aid(session: Session, holders: Iterable[int]) -> list[tuple[str, int, date | None]]:
    """The regime, amount and day of all the aid of some holders: declared by them, and of their dossiers."""
    keys = tuple(holders)
    declared = select(PastAid.regime, PastAid.amount, PastAid.granted_on).where(PastAid.holder_id.in_(keys))
    ours = (
        select(
            Dossier.regime,
            func.sum(FundingLine.amount),
            func.coalesce(Dossier.convention_on, Dossier.programmed_on),
        )
        .join(FundingLine, FundingLine.dossier_id == Dossier.id)
        .where(
            Dossier.holder_id.in_(keys),
            Dossier.regime.is_not(None),
            Dossier.binned_on.is_(None),
            FundingLine.nature.in_(("european", "public")),
            FundingLine.refused_on.is_(None),
            or_(Dossier.convention_on.is_not(None), Dossier.programmed_on.is_not(None)),
        )
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .where(StatusStep.status.not_in(("refused", "withdrawn", "abandoned", "deprogrammed")))
        .group_by(Dossier.id)
    )
    rows = [*session.execute(declared), *session.execute(ours)]
    return [(regime, amount, _day(granted_on)) for regime, amount, granted_on in rows]


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _row(row: Holder, asked: list[HolderDossier], contact: str | None) -> HolderRow:
    last = asked[0] if asked else None
    return HolderRow(
        id=row.id,
        name=row.name,
        legal_kind=row.legal_kind,
        nature=row.nature,
        siret=row.siret,
        commune=row.commune,
        epci=row.epci,
        is_inside=row.is_inside,
        contact=contact,
        dossiers=len(asked),
        open_dossiers=sum(each.status not in _ENDED for each in asked),
        total_cost=Cents(sum(each.total_cost for each in asked)),
        european=Cents(sum(each.european for each in asked)),
        last_number=last.number if last else None,
        last_title=last.title if last else None,
        last_on=last.since if last else None,
        is_binned=row.binned_on is not None,
    )


def _sums(session: Session, query: Any, line: Any, holder_id: int | None) -> dict[int, int]:  # noqa: ANN401 - a select of one of two tables
    if holder_id is not None:
        query = query.where(line.dossier_id.in_(select(Dossier.id).where(Dossier.holder_id == holder_id)))
    return dict(session.execute(query.group_by(line.dossier_id)).all())
