"""Undo, redo, and what happened to a record: readers of the journal, never a second record of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select

from leaderdesk.domain.changes import Change, Entry, FieldChange
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.holders import siret_digits
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, touched
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal import entries, replay
from leaderdesk.store.schema import Contact, Dossier, Holder
from leaderdesk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Offer:
    """What undo or redo would take back or bring back."""

    height: int
    action: str
    subject: Mapping[str, str]


def undo_offer(base: OpenBase) -> Offer | None:
    """What undo would take back now."""
    return _offer(base, replay.next_undo(base.connection)) if base.read_only_reason is None else None


def redo_offer(base: OpenBase) -> Offer | None:
    """What redo would bring back now."""
    return _offer(base, replay.next_redo(base.connection)) if base.read_only_reason is None else None


def undo(base: OpenBase) -> Done:
    """Take back the last action still standing."""
    return _replayed(base, undo_offer(base), "undo")


def redo(base: OpenBase) -> Done:
    """Bring back the last action taken back."""
    return _replayed(base, redo_offer(base), "redo")


def list_entries(base: OpenBase, *, below: int | None = None, limit: int = 200) -> list[Entry]:
    """The latest entries, latest first."""
    with world_faults(base.path):
        return entries.read_entries(base.connection, below=below, limit=limit)


def entry_changes(base: OpenBase, height: int, *, most: int = -1) -> list[FieldChange]:
    """What one entry changed, field by field: of all its rows, or of the first ones."""
    with world_faults(base.path):
        found = entries.read_entries(base.connection, below=height + 1, limit=1)
        if not found or found[0].height != height:
            return []
        return _fields(base, found[0], entries.read_changes(base.connection, height, most=most))


def record_history(base: OpenBase, table: str, key: int) -> list[FieldChange]:
    """Everything that happened to a record and to the rows that hang on it, latest first."""
    changes = []
    with world_faults(base.path):
        related = entries.rows_of_record(base.connection, table, key)
        for height in entries.heights_of_rows(base.connection, related):
            (entry,) = entries.read_entries(base.connection, below=height + 1, limit=1)
            changes += _fields(base, entry, entries.read_changes_of(base.connection, related, height))
    return changes


def find_record(base: OpenBase, wanted: str) -> tuple[str, int]:
    """The record a person means by a dossier's number, or a holder's SIRET or name."""
    with base.read() as session:
        dossier = session.scalars(select(Dossier.id).where(Dossier.number == wanted)).first()
        if dossier is not None:
            return "dossiers", dossier
        holders = session.scalars(
            select(Holder.id).where(or_(Holder.siret == siret_digits(wanted), Holder.name == wanted))
        ).all()
    if len(holders) > 1:
        raise Refusal("several_records", wanted=wanted, count=len(holders))
    if not holders:
        raise Refusal("no_record", wanted=wanted)
    return "holders", holders[0]


def erase_contact(base: OpenBase, contact_id: int, reason: str) -> Done:
    """Delete a contact and have the journal forget it; the chain still verifies. It cannot be undone."""
    if not reason.strip():
        raise Refusal("reason_needed")
    with Unit(base, act(base, "erase_contact", kind="barrier", reason=reason)) as unit:
        contact = unit.session.get(Contact, contact_id)
        if contact is None:
            raise Refusal("no_record", wanted=str(contact_id))
        unit.session.delete(contact)
        unit.erase([("contacts", contact_id)])
    return Done(base.height, frozenset({"holders", "journal"}))


def _offer(base: OpenBase, height: int | None) -> Offer | None:
    if height is None:
        return None
    (entry,) = entries.read_entries(base.connection, below=height + 1, limit=1)
    return Offer(height, entry.action, entry.subject)


def _replayed(base: OpenBase, offer: Offer | None, kind: str) -> Done:
    base.refuse_writes()
    if offer is None:
        if kind == "undo" and list_entries(base, limit=1)[0].action == "erase_contact":
            raise Refusal("undo_erased")
        raise Refusal(f"nothing_to_{kind}")
    changes = replay.reverse_changes(base.connection, offer.height)
    deed = entries.Act(
        offer.action, base.author.operator, base.author.machine, kind=kind, undoes=offer.height, subject=offer.subject
    )
    with Unit(base, deed) as unit:
        unit.replay(changes)
        height = unit.commit()
    return Done(height, touched(changes.tables()) | {"journal"})


def _fields(base: OpenBase, entry: Entry, changes: Iterable[Change]) -> list[FieldChange]:
    return [
        _field(base, entry, change, name, before, after)
        for change in changes
        for name, before, after in change.fields()
        if name != "id"
    ]


def _field(
    base: OpenBase, entry: Entry, change: Change, name: str, before: int | str | None, after: int | str | None
) -> FieldChange:
    before_name, after_name = entries.names_of_references(base.connection, change.table, name, before, after)
    return FieldChange(
        height=entry.height,
        at=entry.at,
        operator=entry.operator,
        action=entry.action,
        table=change.table,
        key=change.key,
        verb=change.verb,
        field=name,
        before=before,
        after=after,
        before_name=before_name,
        after_name=after_name,
        kind=entry.kind,
        subject=entry.subject,
    )
