"""Dated notes on dossiers, what they ask of whom, and the tags that group them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.rows import NoteRow
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.numbers import number_of
from leaderdesk.services.records import found, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.whole import note_rows
from leaderdesk.store.schema import Dossier, DossierTag, Note, Tag
from leaderdesk.store.unit import Unit


def list_notes(base: OpenBase, dossier_id: int) -> tuple[NoteRow, ...]:
    """The notes of a dossier, the last first."""
    with base.read() as session:
        return note_rows(session, dossier_id)


def add_note(
    base: OpenBase,
    dossier_id: int,
    text: str,
    on: date,
    asked_of: str | None = None,
    due_on: date | None = None,
) -> Made:
    """Leave a dated note on a dossier, which may ask something of somebody for a day."""
    if not text.strip():
        raise Refusal("text_needed")
    key = base.author.ids.key()
    with Unit(base, act(base, "add_note", dossier=number_of(base, dossier_id))) as unit:
        unit.session.add(
            Note(
                id=key,
                dossier_id=dossier_id,
                written_on=on,
                author=base.author.operator,
                text=text,
                asked_of=asked_of or None,
                due_on=due_on,
            )
        )
        return made(key, unit.commit(), "dossiers")


def edit_note(base: OpenBase, note_id: int, **fields: Any) -> Done:
    """Change a note."""
    with Unit(base, act(base, "edit_note", dossier=_dossier_of(base, note_id))) as unit:
        put(found(unit, Note, note_id), fields)
        return done(unit.commit(), "dossiers")


def finish_note(base: OpenBase, note_id: int, on: date | None) -> Done:
    """What a note asked for came on a day; no day opens it again."""
    with Unit(base, act(base, "finish_note", dossier=_dossier_of(base, note_id))) as unit:
        found(unit, Note, note_id).done_on = on
        return done(unit.commit(), "dossiers")


def remove_note(base: OpenBase, note_id: int) -> Done:
    """Take a note off its dossier."""
    with Unit(base, act(base, "remove_note", dossier=_dossier_of(base, note_id))) as unit:
        unit.session.delete(found(unit, Note, note_id))
        return done(unit.commit(), "dossiers")


def add_tag(base: OpenBase, dossier_ids: Sequence[int], name: str) -> Done:
    """Put a tag on dossiers, as one action."""
    if not name.strip():
        raise Refusal("name_needed")
    with Unit(base, act(base, "add_tag", tag=name.strip())) as unit:
        for dossier_id in dossier_ids:
            found(unit, Dossier, dossier_id)
            put_tag(unit, dossier_id, name.strip())
        return done(unit.commit(), "dossiers")


def remove_tag(base: OpenBase, dossier_ids: Sequence[int], name: str) -> Done:
    """Take a tag off dossiers, as one action."""
    with Unit(base, act(base, "remove_tag", tag=name)) as unit:
        tag_id = unit.session.scalar(select(Tag.id).where(Tag.name == name))
        rows = select(DossierTag).where(DossierTag.tag_id == tag_id, DossierTag.dossier_id.in_(dossier_ids))
        for row in unit.session.scalars(rows).all():
            unit.session.delete(row)
        return done(unit.commit(), "dossiers")


def put_tag(unit: Unit, dossier_id: int, name: str) -> None:
    """A tag on a dossier, once, made where there is none of that name."""
    tag_id = unit.session.scalar(select(Tag.id).where(Tag.name == name))
    if tag_id is None:
        tag_id = unit.ids.key()
        unit.session.add(Tag(id=tag_id, name=name))
        unit.session.flush()
    own = select(DossierTag.id).where(DossierTag.dossier_id == dossier_id, DossierTag.tag_id == tag_id)
    if unit.session.scalar(own) is None:
        unit.session.add(DossierTag(id=unit.ids.key(), dossier_id=dossier_id, tag_id=tag_id))
        unit.session.flush()


def _dossier_of(base: OpenBase, note_id: int) -> str:
    with base.read() as session:
        dossier_id = session.scalar(select(Note.dossier_id).where(Note.id == note_id))
    if dossier_id is None:
        raise Refusal("record_gone")
    return number_of(base, dossier_id)
