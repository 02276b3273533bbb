"""Those who give money beside the European funds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leaderdesk.domain.programmes.rows import FunderRow
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.reading import today
from leaderdesk.services.records import bin_each, name_of, needed, put_each
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.queries.programmes import funder_rows
from leaderdesk.store.schema import Funder
from leaderdesk.store.unit import Unit


def list_funders(base: OpenBase) -> tuple[FunderRow, ...]:
    """Every funder by name, those in the bin last."""
    with base.read() as session:
        return funder_rows(session)


def add_funder(base: OpenBase, *, name: str, kind: str, is_public: bool, **more: Any) -> Made:
    """Enter a funder; `more` is its contact, and whether its money comes from Europe."""
    row = Funder(id=base.author.ids.key(), name=needed(name), kind=kind, is_public=is_public, **more)
    with Unit(base, act(base, "add_funder", funder=name)) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "programme")


def edit_funder(base: OpenBase, funder_id: int, **fields: Any) -> Done:
    """Change what is known of a funder."""
    return edit_funders(base, {funder_id: fields})


def edit_funders(base: OpenBase, changes: Mapping[int, Mapping[str, Any]]) -> Done:
    """Change several funders in one gesture; the fields of each by its key."""
    if len(changes) == 1:
        deed = act(base, "edit_funder", funder=name_of(base, Funder, next(iter(changes))))
    else:
        deed = act(base, "edit_funders", count=str(len(changes)))
    with Unit(base, deed) as unit:
        put_each(unit, Funder, changes)
        return done(unit.commit(), "programme", "dossiers")


def bin_funder(base: OpenBase, funder_id: int) -> Done:
    """Put a funder in the bin: plans keep it, no new one may take it."""
    return bin_funders(base, [funder_id], is_binned=True)


def unbin_funder(base: OpenBase, funder_id: int) -> Done:
    """Take a funder out of the bin."""
    return bin_funders(base, [funder_id], is_binned=False)


def bin_funders(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Done:
    """Put several in the bin in one gesture, or take them out."""
    with Unit(base, _binning(base, keys, is_binned=is_binned)) as unit:
        bin_each(unit, Funder, keys, today(base) if is_binned else None)
        return done(unit.commit(), "programme")


def _binning(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Act:
    if len(keys) == 1:
        name = name_of(base, Funder, keys[0])
        return act(base, "bin_funder", funder=name) if is_binned else act(base, "unbin_funder", funder=name)
    count = str(len(keys))
    return act(base, "bin_funders", count=count) if is_binned else act(base, "unbin_funders", count=count)
