"""The people to speak to at a holder's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Contact, Holder
from leaderdesk.store.unit import Unit

_OWNED = Owned(Contact, "holder_id", {})


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A person to speak to."""

    name: str
    role: str | None = None
    phone: str | None = None
    email: str | None = None


def add_contact(base: OpenBase, holder_id: int, draft: ContactDraft) -> Made:
    """Enter a person to speak to."""
    row = Contact(id=base.author.ids.key(), holder_id=holder_id, **asdict(draft))
    with Unit(base, act(base, "add_contact", contact=needed(draft.name))) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "holders")


def edit_contact(base: OpenBase, contact_id: int, **fields: Any) -> Done:
    """Change what is known of a person."""
    if "name" in fields:
        needed(fields["name"])
    with Unit(base, act(base, "edit_contact", contact=name_of(base, Contact, contact_id))) as unit:
        put(found(unit, Contact, contact_id), fields)
        return done(unit.commit(), "holders")


def remove_contact(base: OpenBase, contact_id: int) -> Done:
    """Take a person off a holder."""
    with Unit(base, act(base, "remove_contact", contact=name_of(base, Contact, contact_id))) as unit:
        unit.session.delete(found(unit, Contact, contact_id))
        return done(unit.commit(), "holders")


def edit_contacts(base: OpenBase, holder_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change, add and take off people of a holder, as one action."""
    for edit in edits:
        if "name" in edit.fields or edit.id is None:
            needed(edit.fields.get("name") or "")
    with Unit(base, act(base, "edit_contacts", holder=name_of(base, Holder, holder_id))) as unit:
        _OWNED.apply(unit, holder_id, edits)
        return done(unit.commit(), "holders")
