"""The ways to look at a list that people gave a name to: shared with the base, journalled, taken back by undo."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.text import composed
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import SavedView
from leaderdesk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class SavedViewRow:
    """A named view of one list; `value` is what the window keeps of it."""

    id: int
    view: str
    name: str
    value: str


def list_views(base: OpenBase, view: str) -> list[SavedViewRow]:
    """The named views of one list, by name."""
    with base.read() as session:
        rows = session.scalars(select(SavedView).where(SavedView.view == view).order_by(SavedView.name))
        return [SavedViewRow(row.id, row.view, row.name, row.value) for row in rows]


def keep_named_view(base: OpenBase, view: str, name: str, value: str) -> Done:
    """Keep a view under a name, in the place of the one that had it."""
    name = _named(name)
    with Unit(base, act(base, "keep_saved_view", name=name)) as unit:
        row = unit.session.scalars(select(SavedView).where(SavedView.view == view, SavedView.name == name)).first()
        if row is None:
            row = SavedView(id=base.author.ids.key(), view=view, name=name, value=value)
            unit.session.add(row)
        row.value = value
        return done(unit.commit(), "saved_views")


def rename_view(base: OpenBase, view_id: int, name: str) -> Done:
    """Give a view another name, unless another view of the list has it."""
    name = _named(name)
    with Unit(base, act(base, "rename_saved_view", name=name)) as unit:
        row = _row(unit, view_id)
        others = select(SavedView.id).where(SavedView.view == row.view, SavedView.name == name, SavedView.id != view_id)
        if unit.session.scalars(others).first() is not None:
            raise Refusal("view_name_taken", name=name)
        row.name = name
        return done(unit.commit(), "saved_views")


def delete_view(base: OpenBase, view_id: int) -> Done:
    """Remove a view; undo brings it back."""
    with base.read() as session:
        known = session.get(SavedView, view_id)
        name = known.name if known else ""
    with Unit(base, act(base, "delete_saved_view", name=name)) as unit:
        unit.session.delete(_row(unit, view_id))
        return done(unit.commit(), "saved_views")


def _row(unit: Unit, view_id: int) -> SavedView:
    row = unit.session.get(SavedView, view_id)
    if row is None:
        raise Refusal("no_record", wanted=str(view_id))
    return row


def _named(name: str) -> str:
    plain = composed(" ".join(name.split()))
    if not plain:
        raise Refusal("name_needed")
    return plain
