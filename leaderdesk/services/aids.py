"""De minimis aid that a holder had from somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.records import found, name_of, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Holder, PastAid
from leaderdesk.store.unit import Unit

_OWNED = Owned(PastAid, "holder_id", {"regime": "de_minimis_general", "amount": 0})


@dataclass(frozen=True, slots=True)
class AidDraft:
    """An aid from somebody else; amount in cents."""

    regime: str
    amount: int
    granted_on: date | None = None
    granted_by: str | None = None


def add_aid(base: OpenBase, holder_id: int, draft: AidDraft) -> Made:
    """Enter an aid that a holder declared."""
    row = PastAid(id=base.author.ids.key(), holder_id=holder_id, **asdict(draft))
    with Unit(base, act(base, "add_aid", holder=name_of(base, Holder, holder_id))) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "holders", "dossiers")


def edit_aid(base: OpenBase, aid_id: int, **fields: Any) -> Done:
    """Change an aid that a holder declared."""
    with Unit(base, act(base, "edit_aid", holder=_holder(base, aid_id))) as unit:
        put(found(unit, PastAid, aid_id), fields)
        return done(unit.commit(), "holders", "dossiers")


def remove_aid(base: OpenBase, aid_id: int) -> Done:
    """Take away an aid entered by mistake."""
    with Unit(base, act(base, "remove_aid", holder=_holder(base, aid_id))) as unit:
        unit.session.delete(found(unit, PastAid, aid_id))
        return done(unit.commit(), "holders", "dossiers")


def edit_aids(base: OpenBase, holder_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change, add and take away aids of a holder, as one action."""
    with Unit(base, act(base, "edit_aid", holder=name_of(base, Holder, holder_id))) as unit:
        _OWNED.apply(unit, holder_id, edits)
        return done(unit.commit(), "holders", "dossiers")


def _holder(base: OpenBase, aid_id: int) -> str:
    with base.read() as session:
        name = session.scalars(
            select(Holder.name).join(PastAid, PastAid.holder_id == Holder.id).where(PastAid.id == aid_id)
        ).first()
    if name is None:
        raise Refusal("record_gone")
    return name
