"""Holders and their contacts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.holders import siret_digits
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Contact, Holder
from leaderdesk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class HolderDraft:
    """What is known of a holder; a SIRET with a wrong check digit is kept and flagged by the check."""

    name: str
    legal_kind: str
    nature: str
    siret: str | None = None
    address: str | None = None
    postcode: str | None = None
    commune: str | None = None
    insee: str | None = None
    epci: str | None = None
    recovers_vat: bool | None = None


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A person to speak to."""

    name: str
    role: str | None = None
    phone: str | None = None
    email: str | None = None


def add_holder(base: OpenBase, draft: HolderDraft, contacts: tuple[ContactDraft, ...] = ()) -> int:
    """Enter a holder and its contacts."""
    if not draft.name.strip():
        raise Refusal("name_needed")
    ids = base.author.ids
    row = Holder(id=ids.key(), **_stored(draft))
    people = [Contact(id=ids.key(), holder_id=row.id, **asdict(contact)) for contact in contacts]
    with Unit(base, act(base, "add_holder", holder=draft.name)) as unit:
        unit.session.add_all([row, *people])
        unit.commit()
    return row.id


def edit_holder(base: OpenBase, holder_id: int, **fields: Any) -> Done:
    """Change some fields of a holder."""
    with Unit(base, act(base, "edit_holder", holder=_name(base, holder_id))) as unit:
        row = unit.session.get_one(Holder, holder_id)
        for name, value in fields.items():
            setattr(row, name, siret_digits(value) if name == "siret" and value else value)
        return done(unit.commit(), "holders", "dossiers")


def _stored(draft: HolderDraft) -> dict[str, Any]:
    values = asdict(draft)
    return values | {"siret": siret_digits(draft.siret) if draft.siret else None}


def _name(base: OpenBase, holder_id: int) -> str:
    with base.read() as session:
        row = session.get(Holder, holder_id)
        if row is None:
            raise Refusal("no_record", wanted=str(holder_id))
        return row.name
