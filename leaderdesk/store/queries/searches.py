"""What the search can find in a base: a few columns of each kind of record, those in the bin left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from leaderdesk.store.schema import (
    Call,
    Contact,
    Conversation,
    Dossier,
    Fiche,
    Funder,
    Holder,
    Mandate,
    Member,
    Person,
    Seat,
    Sitting,
    StatusStep,
    Structure,
)

# The structures of the seats that somebody has, or had: one looks for « la personne de l’office de tourisme ».
_SAT_FOR = (
    select(func.group_concat(Structure.name, " · "))
    .join(Seat, Seat.structure_id == Structure.id)
    .join(Mandate, Mandate.seat_id == Seat.id)
    .where(Mandate.member_id == Member.id)
    .correlate(Member)
    .scalar_subquery()
)
_QUERIES: dict[str, Select[*tuple[Any, ...]]] = {
    "dossier": select(
        *(Dossier.id, Dossier.title, Dossier.number, Holder.name, func.coalesce(StatusStep.status, "contact")),
        *(Fiche.code, Holder.commune, Dossier.theme),
    )
    .join(Holder, Holder.id == Dossier.holder_id)
    .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
    .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
    .where(Dossier.binned_on.is_(None))
    .order_by(Dossier.number.desc()),
    "holder": select(Holder.id, Holder.name, Holder.commune, Holder.siret, Holder.epci, Holder.postcode)
    .where(Holder.binned_on.is_(None))
    .order_by(func.length(Holder.name), Holder.name),
    "contact": select(
        *(Contact.id, Contact.name, Contact.role, Holder.name, Contact.phone, Contact.email, Contact.holder_id)
    )
    .join(Holder, Holder.id == Contact.holder_id)
    .where(Holder.binned_on.is_(None))
    .order_by(Contact.name),
    "person": select(Person.id, Person.name, Person.role, Person.phone, Person.email)
    .where(Person.binned_on.is_(None))
    .order_by(Person.name),
    "member": select(Member.id, Member.name, Member.commune, Member.phone, Member.email, _SAT_FOR)
    .where(Member.binned_on.is_(None))
    .order_by(Member.name),
    "funder": select(Funder.id, Funder.name, Funder.contact).where(Funder.binned_on.is_(None)).order_by(Funder.name),
    "fiche": select(Fiche.id, Fiche.title, Fiche.code, Fiche.purpose)
    .where(Fiche.binned_on.is_(None))
    .order_by(Fiche.position),
    "call": select(Call.id, Call.title).where(Call.binned_on.is_(None)).order_by(Call.opens_at.desc()),
    "sitting": select(Sitting.id, Sitting.title, Sitting.held_on, Sitting.place)
    .where(Sitting.binned_on.is_(None))
    .order_by(Sitting.held_on.desc()),
    "conversation": select(
        *(Conversation.id, Conversation.caller, Conversation.about, Conversation.held_on),
        *(Conversation.phone, Conversation.email, Conversation.commune),
    )
    .where(Conversation.binned_on.is_(None))
    .order_by(Conversation.held_on.desc()),
}


def findable_rows(session: Session, kind: str) -> Sequence[Any]:
    """The rows of one kind."""
    return session.execute(_QUERIES[kind]).all()


def findable_dossiers(session: Session, keys: Collection[int]) -> Sequence[Any]:
    """Those of these dossiers that can be found."""
    return session.execute(_QUERIES["dossier"].where(Dossier.id.in_(keys))).all()


def findable_dossiers_before(session: Session, number: str | None, most: int) -> Sequence[Any]:
    """So many dossiers from the last number down, or from the one that comes before a number."""
    query = _QUERIES["dossier"].limit(most)
    return session.execute(query if number is None else query.where(Dossier.number < number)).all()
