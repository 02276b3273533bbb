"""The people of the team: who follows which dossiers, who has left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from leaderdesk.domain.programmes.rows import PersonRow
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
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


def edit_person(base: OpenBase, person_id: int, **fields: Any) -> Done:
    """Change what is known of somebody."""
    if "name" in fields:
        fields["name"] = needed(fields["name"])
    with Unit(base, act(base, "edit_person", person=name_of(base, Person, person_id))) as unit:
        put(found(unit, Person, person_id), fields)
        return done(unit.commit(), "programme", "dossiers")


def edit_people(base: OpenBase, changes: Mapping[int, Mapping[str, Any]]) -> Done:
    """Change several people in one gesture; the fields of each by their key."""
    if len(changes) == 1:
        ((person_id, fields),) = changes.items()
        return edit_person(base, person_id, **fields)
    with Unit(base, act(base, "edit_people", count=str(len(changes)))) as unit:
        for person_id, fields in changes.items():
            named = {"name": needed(fields["name"])} if "name" in fields else {}
            put(found(unit, Person, person_id), {**fields, **named})
        return done(unit.commit(), "programme", "dossiers")


def person_leaves(base: OpenBase, person_id: int, on: date | None) -> Done:
    """Note the day somebody left, or that they are still there; their dossiers keep their name."""
    return edit_person(base, person_id, left_on=on)


def bin_person(base: OpenBase, person_id: int) -> Done:
    """Put somebody entered by mistake in the bin."""
    with Unit(base, act(base, "bin_person", person=name_of(base, Person, person_id))) as unit:
        found(unit, Person, person_id).binned_on = today(base)
        return done(unit.commit(), "programme")


def unbin_person(base: OpenBase, person_id: int) -> Done:
    """Take somebody out of the bin."""
    with Unit(base, act(base, "unbin_person", person=name_of(base, Person, person_id))) as unit:
        found(unit, Person, person_id).binned_on = None
        return done(unit.commit(), "programme")


def bin_people(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Done:
    """Put several in the bin in one gesture, or take them out."""
    if len(keys) == 1:
        return (bin_person if is_binned else unbin_person)(base, keys[0])
    count = str(len(keys))
    deed = act(base, "bin_people", count=count) if is_binned else act(base, "unbin_people", count=count)
    with Unit(base, deed) as unit:
        for key in keys:
            found(unit, Person, key).binned_on = today(base) if is_binned else None
        return done(unit.commit(), "programme")
