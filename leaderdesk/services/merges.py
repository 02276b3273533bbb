"""Two records of one holder made one, as one action that undo takes back whole."""

from __future__ import annotations

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.holders import MergedField, MergePlan
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Contact, Conversation, Dossier, Gal, Holder, PastAid
from leaderdesk.store.unit import Unit

_MOVED = (Dossier, Contact, PastAid, Conversation)
_OWN = frozenset({"id", "name", "binned_on", "merged_into"})


def plan_merge(base: OpenBase, kept_id: int, merged_id: int) -> MergePlan:
    """What a merge would move and fill in, and what the one that goes says otherwise; nothing is written."""
    with base.read() as session:
        kept, merged = session.get(Holder, kept_id), session.get(Holder, merged_id)
        if kept is None or merged is None:
            raise Refusal("record_gone")
        names = [column.name for column in Holder.__table__.columns if column.name not in _OWN - {"name"}]
        fields = tuple(MergedField(name, getattr(kept, name), getattr(merged, name)) for name in names)
        moved = [
            session.scalar(select(func.count()).select_from(kind).where(kind.holder_id == merged_id)) or 0
            for kind in _MOVED
        ]
        said = kept.name, merged.name
    return MergePlan(
        kept_id, merged_id, *said, tuple(each for each in fields if each.merged not in (None, each.kept)), *moved
    )


def merge_holders(base: OpenBase, kept_id: int, merged_id: int) -> Done:
    """Give one holder everything of another, which goes to the bin; blanks are filled, nothing known is replaced."""
    if kept_id == merged_id:
        raise Refusal("merged_into_itself")
    names = {"holder": name_of(base, Holder, kept_id), "merged": name_of(base, Holder, merged_id)}
    with Unit(base, act(base, "merge_records", holder=names["holder"], merged=names["merged"])) as unit:
        kept, merged = found(unit, Holder, kept_id), found(unit, Holder, merged_id)
        for column in Holder.__table__.columns:
            if column.name not in _OWN and getattr(kept, column.name) is None:
                setattr(kept, column.name, getattr(merged, column.name))
        # The structure of the GAL may be the one that goes.
        for kind in (*_MOVED, Gal):
            for row in unit.session.scalars(select(kind).where(kind.holder_id == merged_id)):
                setattr(row, "holder_id", kept_id)  # noqa: B010 - a column that all of them have
        # Those that were merged into it before follow it: one step always leads to the holder that stands.
        for former in unit.session.scalars(select(Holder).where(Holder.merged_into == merged_id)):
            former.merged_into = kept_id
        merged.merged_into = kept_id
        merged.binned_on = today(base)
        return done(unit.commit(), "holders", "dossiers", "conversations")
