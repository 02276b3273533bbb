"""What the search can find in a base: a few columns of each kind of record, those in the bin left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from leaderdesk.store.schema import Call, Contact, Conversation, Dossier, Fiche, Funder, Holder, Person, StatusStep

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
    "funder": select(Funder.id, Funder.name, Funder.contact).where(Funder.binned_on.is_(None)).order_by(Funder.name),
    "fiche": select(Fiche.id, Fiche.title, Fiche.code, Fiche.purpose)
    .where(Fiche.binned_on.is_(None))
    .order_by(Fiche.position),
    "call": select(Call.id, Call.title).where(Call.binned_on.is_(None)).order_by(Call.opens_at.desc()),
    "conversation": select(
        *(Conversation.id, Conversation.caller, Conversation.about, Conversation.held_on),
        *(Conversation.phone, Conversation.email, Conversation.commune),
    )
    .where(Conversation.binned_on.is_(None))
    .order_by(Conversation.held_on.desc()),
}


def findable_rows(session: Session, kind: str) -> Iterator[Any]:
    """The rows of one kind."""
    yield from session.execute(_QUERIES[kind])
