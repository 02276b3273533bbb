"""Holders: entered, listed, read with everything they ever asked, put in the bin and taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.eligibility.received_aid import count_received
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.holders import HolderRow, HolderSheet, SimilarHolder, siret_digits
from leaderdesk.domain.likeness.names import Named, find_names
from leaderdesk.services.aids import AidDraft, add_aid, edit_aid, edit_aids, remove_aid
from leaderdesk.services.bases import act
from leaderdesk.services.contacts import ContactDraft, add_contact, edit_contact, edit_contacts, remove_contact
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.merges import merge_holders, plan_merge
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.checklists import programme_aids
from leaderdesk.store.queries.conversations import conversation_rows
from leaderdesk.store.queries.holders import (
    aid_rows,
    contact_rows,
    dossiers_by_holder,
    granted_aid,
    holder_rows,
    undertaking_keys,
)
from leaderdesk.store.schema import Contact, Dossier, Holder
from leaderdesk.store.unit import Unit

__all__ = [
    "AidDraft",
    "ContactDraft",
    "HolderDraft",
    "add_aid",
    "add_contact",
    "add_holder",
    "bin_holders",
    "edit_aid",
    "edit_aids",
    "edit_contact",
    "edit_contacts",
    "edit_holder",
    "list_holders",
    "merge_holders",
    "plan_merge",
    "read_holder",
    "remove_aid",
    "remove_contact",
    "similar_holders",
    "unbin_holders",
]


@dataclass(frozen=True, slots=True)
class HolderDraft:
    """What is known of a holder; a SIRET with a wrong check digit is kept and flagged by the check."""

    name: str
    legal_kind: str | None = None
    nature: str = "private"
    siret: str | None = None
    address: str | None = None
    postcode: str | None = None
    commune: str | None = None
    insee: str | None = None
    epci: str | None = None
    is_inside: bool | None = None
    recovers_vat: bool | None = None
    size: str | None = None
    undertaking: str | None = None
    remark: str | None = None


def list_holders(base: OpenBase) -> list[HolderRow]:
    """Every holder by name, those in the bin included, with the sums of its dossiers."""
    with base.read() as session:
        return holder_rows(session)


def read_holder(base: OpenBase, holder_id: int, on: date) -> HolderSheet:
    """A holder with everything that hangs on it; its de minimis aid is counted back from a day."""
    with base.read() as session:
        row = session.get(Holder, holder_id)
        if row is None:
            raise Refusal("record_gone")
        merged = session.scalars(select(Holder.name).where(Holder.merged_into == holder_id).order_by(Holder.name))
        own = {name: getattr(row, name) for name in HolderDraft.__slots__}
        return HolderSheet(
            id=row.id,
            **own,
            is_binned=row.binned_on is not None,
            contacts=contact_rows(session, holder_id),
            dossiers=tuple(each for _, each in dossiers_by_holder(session, holder_id)),
            aids=aid_rows(session, holder_id),
            de_minimis=count_received(
                programme_aids(session).de_minimis(), granted_aid(session, undertaking_keys(session, row)), on
            ),
            conversations=tuple(conversation_rows(session, holder_id=holder_id)),
            merged=tuple(merged),
        )


def add_holder(base: OpenBase, draft: HolderDraft, contacts: Sequence[ContactDraft] = ()) -> Made:
    """Enter a holder and its contacts."""
    needed(draft.name)
    with Unit(base, act(base, "add_holder", holder=draft.name)) as unit:
        key = add_holder_in(unit, draft)
        unit.session.add_all(Contact(id=unit.ids.key(), holder_id=key, **asdict(contact)) for contact in contacts)
        return made(key, unit.commit(), "holders")


def add_holder_in(unit: Unit, draft: HolderDraft) -> int:
    """A holder as part of another act."""
    row = Holder(id=unit.ids.key(), **_stored(asdict(draft)))
    unit.session.add(row)
    unit.session.flush()
    return row.id


def edit_holder(base: OpenBase, holder_id: int, **fields: Any) -> Done:
    """Change some fields of a holder."""
    if "name" in fields:
        needed(fields["name"])
    with Unit(base, act(base, "edit_holder", holder=name_of(base, Holder, holder_id))) as unit:
        put(found(unit, Holder, holder_id), _stored(fields))
        return done(unit.commit(), "holders", "dossiers")


def bin_holders(base: OpenBase, holder_ids: Sequence[int]) -> Done:
    """Put holders in the bin as one action; their dossiers keep them."""
    return _move(base, "bin", holder_ids, today(base))


def unbin_holders(base: OpenBase, holder_ids: Sequence[int]) -> Done:
    """Take holders out of the bin as one action."""
    return _move(base, "unbin", holder_ids, None)


def similar_holders(
    base: OpenBase,
    *,
    name: str = "",
    siret: str | None = None,
    commune: str | None = None,
    besides: int | None = None,
) -> tuple[SimilarHolder, ...]:
    """The holders that may be the one being typed, the surest first; those in the bin are left out."""
    with base.read() as session:
        query = select(Holder.id, Holder.name, Holder.siret, Holder.commune)
        rows = session.execute(query.where(Holder.binned_on.is_(None), Holder.merged_into.is_(None))).all()
        known = {row[0]: Named(*row) for row in rows}
        matches = find_names(Named(besides or 0, name, siret, commune), known.values())
        counts: dict[int, int] = {}
        for key in session.scalars(select(Dossier.holder_id).where(Dossier.holder_id.in_([m.key for m in matches]))):
            counts[key] = counts.get(key, 0) + 1
    return tuple(
        SimilarHolder(
            id=match.key,
            name=known[match.key].name,
            siret=known[match.key].siret,
            commune=known[match.key].commune,
            dossiers=counts.get(match.key, 0),
            on=match.on,
            likeness=match.likeness,
        )
        for match in matches
    )


def _move(base: OpenBase, move: str, holder_ids: Sequence[int], on: date | None) -> Done:
    names = [name_of(base, Holder, holder_id) for holder_id in holder_ids]
    if len(names) == 1:
        deed = act(base, f"{move}_holder", holder=names[0])
    else:
        deed = act(base, f"{move}_holders", count=str(len(names)))
    with Unit(base, deed) as unit:
        for holder_id in holder_ids:
            found(unit, Holder, holder_id).binned_on = on
        return done(unit.commit(), "holders")


def _stored(fields: dict[str, Any]) -> dict[str, Any]:
    """The digits alone of a SIRET."""
    siret = fields.get("siret")
    return fields | {"siret": siret_digits(siret) or None} if siret else fields
