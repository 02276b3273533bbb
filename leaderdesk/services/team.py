"""The people of the team: who follows which dossiers, who has left."""

from __future__ import annotations

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
