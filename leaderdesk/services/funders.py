"""Those who give money beside the European funds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leaderdesk.domain.programmes.rows import FunderRow
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.programmes import funder_rows
from leaderdesk.store.schema import Funder
from leaderdesk.store.unit import Unit


def list_funders(base: OpenBase) -> tuple[FunderRow, ...]:
    """Every funder by name, those in the bin last."""
    with base.read() as session:
        return funder_rows(session)


def add_funder(base: OpenBase, *, name: str, kind: str, is_public: bool, contact: str | None = None) -> Made:
    """Enter a funder."""
    row = Funder(id=base.author.ids.key(), name=needed(name), kind=kind, is_public=is_public, contact=contact)
    with Unit(base, act(base, "add_funder", funder=name)) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "programme")


def edit_funder(base: OpenBase, funder_id: int, **fields: Any) -> Done:
    """Change what is known of a funder."""
    if "name" in fields:
        fields["name"] = needed(fields["name"])
    with Unit(base, act(base, "edit_funder", funder=name_of(base, Funder, funder_id))) as unit:
        put(found(unit, Funder, funder_id), fields)
        return done(unit.commit(), "programme", "dossiers")


def edit_funders(base: OpenBase, changes: Mapping[int, Mapping[str, Any]]) -> Done:
    """Change several funders in one gesture; the fields of each by its key."""
    if len(changes) == 1:
        ((funder_id, fields),) = changes.items()
        return edit_funder(base, funder_id, **fields)
    with Unit(base, act(base, "edit_funders", count=str(len(changes)))) as unit:
        for funder_id, fields in changes.items():
            named = {"name": needed(fields["name"])} if "name" in fields else {}
            put(found(unit, Funder, funder_id), {**fields, **named})
        return done(unit.commit(), "programme", "dossiers")


def bin_funder(base: OpenBase, funder_id: int) -> Done:
    """Put a funder in the bin: plans keep it, no new one may take it."""
    with Unit(base, act(base, "bin_funder", funder=name_of(base, Funder, funder_id))) as unit:
        found(unit, Funder, funder_id).binned_on = today(base)
        return done(unit.commit(), "programme")


def unbin_funder(base: OpenBase, funder_id: int) -> Done:
    """Take a funder out of the bin."""
    with Unit(base, act(base, "unbin_funder", funder=name_of(base, Funder, funder_id))) as unit:
        found(unit, Funder, funder_id).binned_on = None
        return done(unit.commit(), "programme")


def bin_funders(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Done:
    """Put several in the bin in one gesture, or take them out."""
    if len(keys) == 1:
        return (bin_funder if is_binned else unbin_funder)(base, keys[0])
    count = str(len(keys))
    deed = act(base, "bin_funders", count=count) if is_binned else act(base, "unbin_funders", count=count)
    with Unit(base, deed) as unit:
        for key in keys:
            found(unit, Funder, key).binned_on = today(base) if is_binned else None
        return done(unit.commit(), "programme")
