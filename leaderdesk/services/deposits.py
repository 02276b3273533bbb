"""The register of a call: what was deposited, at which minute, what is missing, and the dossier that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.arrivals import Arrival, begin_dossier_in, holder_named_in
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.holders import HolderDraft
from leaderdesk.services.numbers import next_number
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Call, Deposit, Dossier
from leaderdesk.store.unit import Unit
from leaderdesk.words.conversations import deposited, title_of

_OWNED = Owned(Deposit, "call_id", {})


@dataclass(frozen=True, slots=True)
class DepositDraft:
    """What came; nobody has said yet whether it is complete where that is None."""

    holder_name: str
    received_at: datetime
    title: str | None = None
    way: str | None = None
    is_complete: bool | None = None
    missing: str | None = None


def register_deposit(base: OpenBase, call_id: int, draft: DepositDraft) -> Made:
    """Enter a deposit, numbered after the others in the order of entry."""
    with Unit(base, act(base, "register_deposit", holder=needed(draft.holder_name))) as unit:
        found(unit, Call, call_id)
        row = Deposit(id=unit.ids.key(), call_id=call_id, number=_last_number(unit, call_id) + 1, **asdict(draft))
        unit.session.add(row)
        return made(row.id, unit.commit(), "calls")


def edit_deposit(base: OpenBase, deposit_id: int, **fields: Any) -> Done:
    """Correct a deposit."""
    if "holder_name" in fields:
        needed(fields["holder_name"])
    with Unit(base, act(base, "edit_deposit", holder=_holder(base, deposit_id))) as unit:
        put(found(unit, Deposit, deposit_id), fields)
        return done(unit.commit(), "calls")


def edit_deposits(base: OpenBase, call_id: int, edits: Sequence[RowEdit]) -> Done:
    """Enter, correct and take away deposits of a register, as one action; who deposited and when are never emptied."""
    kept = [edit for edit in edits if edit.fields.get("received_at", edit) is not None]
    for edit in kept:
        if "holder_name" in edit.fields or edit.id is None:
            needed(edit.fields.get("holder_name") or "")
    with Unit(base, act(base, "edit_register", call=name_of(base, Call, call_id, "title"))) as unit:
        last = _last_number(unit, call_id)
        for place, edit in enumerate((edit for edit in kept if edit.id is None), 1):
            _OWNED.make(unit, call_id, {**edit.fields, "number": last + place})
        _OWNED.apply(unit, call_id, [edit for edit in kept if edit.id is not None])
        return done(unit.commit(), "calls")


def remove_deposit(base: OpenBase, deposit_id: int) -> Done:
    """Take away a deposit entered by mistake; its number is not given again while a later one stands."""
    with Unit(base, act(base, "remove_deposit", holder=_holder(base, deposit_id))) as unit:
        unit.session.delete(found(unit, Deposit, deposit_id))
        return done(unit.commit(), "calls")


def deposit_becomes_dossier(base: OpenBase, deposit_id: int) -> Made:
    """Make a dossier of a deposit, with its holder, received the day it came."""
    with base.read() as session:
        row = session.get(Deposit, deposit_id)
        if row is None:
            raise Refusal("record_gone")
        if row.dossier_id is not None:
            raise Refusal("already_a_dossier", dossier=session.get_one(Dossier, row.dossier_id).number)
        arrival = _arrival(row, session.get_one(Call, row.call_id), base.author.operator)
    arrival = replace(arrival, number=next_number(base, arrival.on))
    with Unit(base, act(base, "deposit_dossier", dossier=arrival.number, holder=_holder(base, deposit_id))) as unit:
        row = found(unit, Deposit, deposit_id)
        holder_id = holder_named_in(unit, HolderDraft(row.holder_name))
        row.dossier_id = begin_dossier_in(unit, holder_id, arrival)
        unit.session.get_one(Dossier, row.dossier_id).grid_version_id = found(unit, Call, row.call_id).grid_version_id
        return made(row.dossier_id, unit.commit(), "calls", "dossiers", "holders")


def _arrival(row: Deposit, call: Call, author: str) -> Arrival:
    on = row.received_at.date()
    return Arrival(
        number="",
        title=row.title or title_of("", row.holder_name),
        status="pre_request",
        on=on,
        note=deposited(call.title, row.number, row.received_at, row.missing),
        author=author,
        fiche_id=call.fiche_id,
        call_id=call.id,
        received_on=on,
    )


def _last_number(unit: Unit, call_id: int) -> int:
    return unit.session.scalar(select(func.max(Deposit.number)).where(Deposit.call_id == call_id)) or 0


def _holder(base: OpenBase, deposit_id: int) -> str:
    return name_of(base, Deposit, deposit_id, "holder_name")
