"""A sitting before it opens: what it is, what its agenda holds, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.periods import programme_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, needed, put
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.schema import AgendaPoint, Dossier, Sitting
from leaderdesk.store.unit import Unit

_TOPICS = ("sittings",)


@dataclass(frozen=True, slots=True)
class SittingDraft:
    """What is known of a sitting when it is entered."""

    title: str
    held_on: date
    kind: str = "committee"
    starts_at: datetime | None = None
    place: str | None = None
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class PointDraft:
    """A line of the agenda; one with a dossier takes its title."""

    title: str = ""
    kind: str = "project"
    dossier_id: int | None = None
    decision: str = "selection"
    planned_minutes: int | None = None


def create_sitting(base: OpenBase, draft: SittingDraft) -> Made:
    """Enter a sitting, numbered after the others."""
    with Unit(base, act(base, "create_sitting", sitting=needed(draft.title))) as unit:
        programme_id = programme_of(unit)
        last = unit.session.scalar(select(func.max(Sitting.number)).where(Sitting.programme_id == programme_id))
        row = Sitting(
            id=unit.ids.key(),
            programme_id=programme_id,
            number=(last or 0) + 1,
            kind=draft.kind,
            title=needed(draft.title),
            held_on=draft.held_on,
            starts_at=draft.starts_at,
            place=draft.place,
            phase="preparation",
            deadline=draft.deadline,
        )
        unit.session.add(row)
        return made(row.id, unit.commit(), *_TOPICS)


def edit_sitting(base: OpenBase, sitting_id: int, **fields: Any) -> Done:
    """Change what is known of a sitting that is not over; moved to another day, it keeps its hour."""
    with Unit(base, act(base, "edit_sitting", sitting=title_of(base, sitting_id))) as unit:
        row = preparing(unit, sitting_id)
        if "held_on" in fields and "starts_at" not in fields and row.starts_at is not None:
            fields["starts_at"] = datetime.combine(fields["held_on"], row.starts_at.time())
        put(row, fields)
        return done(unit.commit(), *_TOPICS)


def add_points(base: OpenBase, sitting_id: int, drafts: Sequence[PointDraft]) -> Done:
    """Put projects and other points at the end of the agenda."""
    minutes = committee_rules(base).planned_minutes
    with Unit(base, act(base, "add_points", sitting=title_of(base, sitting_id), count=str(len(drafts)))) as unit:
        append_points(unit, sitting_id, drafts, minutes)
        return done(unit.commit(), *_TOPICS)


def append_points(unit: Unit, sitting_id: int, drafts: Sequence[PointDraft], minutes: int) -> None:
    """The points after the others, each with so many minutes unless it says otherwise."""
    preparing(unit, sitting_id)
    last = unit.session.scalar(select(func.max(AgendaPoint.position)).where(AgendaPoint.sitting_id == sitting_id))
    for rank, draft in enumerate(drafts, (last or 0) + 1):
        unit.session.add(_point(unit, sitting_id, rank, draft, minutes))


def edit_points(base: OpenBase, sitting_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change and add points as one action; a title or minutes that were emptied stay as they were."""
    minutes = committee_rules(base).planned_minutes
    known = {edit.id: edit.fields for edit in edits if edit.id is not None}
    drafts = [_drafted(edit.fields) for edit in edits if edit.id is None]
    if not known:
        return add_points(base, sitting_id, drafts)
    title = title_of(base, sitting_id)
    deed = act(base, "edit_point", sitting=title) if len(edits) == 1 else act(base, "edit_agenda", sitting=title)
    with Unit(base, deed) as unit:
        preparing(unit, sitting_id)
        for key, fields in known.items():
            kept = {name: value for name, value in fields.items() if value not in (None, "")}
            put(found(unit, AgendaPoint, key), kept)
        append_points(unit, sitting_id, drafts, minutes)
        return done(unit.commit(), *_TOPICS)


def order_points(base: OpenBase, sitting_id: int, point_ids: Sequence[int]) -> Done:
    """Put the points in another order."""
    with Unit(base, act(base, "order_points", sitting=title_of(base, sitting_id))) as unit:
        preparing(unit, sitting_id)
        rows = {row.id: row for row in _points(unit, sitting_id)}
        if sorted(rows) != sorted(point_ids):
            raise Refusal("not_the_same_points")
        for position, key in enumerate(point_ids, 1):
            rows[key].position = position
        return done(unit.commit(), *_TOPICS)


def remove_points(base: OpenBase, sitting_id: int, point_ids: Sequence[int]) -> Done:
    """Take points off the agenda."""
    with Unit(base, act(base, "remove_points", sitting=title_of(base, sitting_id), count=str(len(point_ids)))) as unit:
        preparing(unit, sitting_id)
        unit.session.execute(
            delete(AgendaPoint).where(AgendaPoint.sitting_id == sitting_id, AgendaPoint.id.in_(point_ids))
        )
        return done(unit.commit(), *_TOPICS)


def bin_sittings(base: OpenBase, sitting_ids: Sequence[int]) -> Done:
    """Put sittings in the bin as one action; none is where one of them was held."""
    with Unit(base, _moving(base, "bin", sitting_ids)) as unit:
        for each in sitting_ids:
            row = found(unit, Sitting, each)
            if row.phase != "preparation":
                raise Refusal("sitting_was_held")
            row.binned_on = today(base)
        return done(unit.commit(), *_TOPICS)


def unbin_sittings(base: OpenBase, sitting_ids: Sequence[int]) -> Done:
    """Take sittings out of the bin as one action."""
    with Unit(base, _moving(base, "unbin", sitting_ids)) as unit:
        for each in sitting_ids:
            found(unit, Sitting, each).binned_on = None
        return done(unit.commit(), *_TOPICS)


def title_of(base: OpenBase, sitting_id: int) -> str:
    """What a sitting is called, for the journal."""
    with base.read() as session:
        row = session.get(Sitting, sitting_id)
        if row is None:
            raise Refusal("record_gone")
        return row.title


def preparing(unit: Unit, sitting_id: int) -> Sitting:
    """A sitting that may still be changed as a plan."""
    row = found(unit, Sitting, sitting_id)
    if row.phase != "preparation":
        raise Refusal("already_open")
    return row


def _moving(base: OpenBase, move: str, sitting_ids: Sequence[int]) -> Act:
    titles = [title_of(base, each) for each in sitting_ids]
    if len(titles) != 1:
        return act(base, f"{move}_sittings", count=str(len(titles)))
    return act(base, f"{move}_sitting", sitting=titles[0])


def _points(unit: Unit, sitting_id: int) -> Sequence[AgendaPoint]:
    return unit.session.scalars(select(AgendaPoint).where(AgendaPoint.sitting_id == sitting_id)).all()


def _drafted(fields: Mapping[str, Any]) -> PointDraft:
    return PointDraft(**{name: value for name, value in fields.items() if value is not None})


def _point(unit: Unit, sitting_id: int, position: int, draft: PointDraft, minutes: int) -> AgendaPoint:
    title = draft.title.strip()
    if draft.dossier_id is not None:
        title = title or unit.session.get_one(Dossier, draft.dossier_id).title
    return AgendaPoint(
        id=unit.ids.key(),
        sitting_id=sitting_id,
        position=position,
        kind=draft.kind,
        dossier_id=draft.dossier_id,
        title=needed(title),
        decision=draft.decision,
        planned_minutes=draft.planned_minutes or minutes,
    )
