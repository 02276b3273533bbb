"""The people of the team: who follows which dossiers, who has left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leaderdesk.domain.programmes.rows import PersonRow
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.reading import today
from leaderdesk.services.records import bin_each, name_of, needed, put_each
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.queries.programmes import person_rows
from leaderdesk.store.schema import Person
from leaderdesk.store.unit import Unit


def list_people(base: OpenBase) -> tuple[PersonRow, ...]:
    """Everybody of the team, those who left after the others."""
    with base.read() as session:
        return person_rows(session)


def add_person(
    base: OpenBase, *, name: str, role: str | None = None, phone: str | None = None, email: str | None = None
) -> Made:
    """Enter somebody of the team."""
    row = Person(id=base.author.ids.key(), name=needed(name), role=role, phone=phone, email=email)
    with Unit(base, act(base, "add_person", person=name)) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "programme")


def edit_people(base: OpenBase, changes: Mapping[int, Mapping[str, Any]]) -> Done:
    """Change several people in one gesture; the fields of each by their key."""
    if len(changes) == 1:
        deed = act(base, "edit_person", person=name_of(base, Person, next(iter(changes))))
    else:
        deed = act(base, "edit_people", count=str(len(changes)))
    with Unit(base, deed) as unit:
        put_each(unit, Person, changes)
        return done(unit.commit(), "programme", "dossiers")


def bin_people(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Done:
    """Put several in the bin in one gesture, or take them out."""
    with Unit(base, _binning(base, keys, is_binned=is_binned)) as unit:
        bin_each(unit, Person, keys, today(base) if is_binned else None)
        return done(unit.commit(), "programme")


def _binning(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Act:
    if len(keys) == 1:
        name = name_of(base, Person, keys[0])
        return act(base, "bin_person", person=name) if is_binned else act(base, "unbin_person", person=name)
    count = str(len(keys))
    return act(base, "bin_people", count=count) if is_binned else act(base, "unbin_people", count=count)
