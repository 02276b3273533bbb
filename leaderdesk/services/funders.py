"""Those who give money beside the European funds."""

from __future__ import annotations

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
