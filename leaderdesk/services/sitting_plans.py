"""A sitting before it opens: what it is, what its agenda holds, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.periods import programme_of
from leaderdesk.services.records import found, needed, put
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.store.base import OpenBase
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
    """Change what is known of a sitting that is not over."""
    with Unit(base, act(base, "edit_sitting", sitting=title_of(base, sitting_id))) as unit:
        put(preparing(unit, sitting_id), fields)
        return done(unit.commit(), *_TOPICS)


def add_points(base: OpenBase, sitting_id: int, drafts: Sequence[PointDraft]) -> Done:
    """Put projects and other points at the end of the agenda."""
    minutes = committee_rules(base).planned_minutes
    with Unit(base, act(base, "add_points", sitting=title_of(base, sitting_id), count=str(len(drafts)))) as unit:
        preparing(unit, sitting_id)
        last = unit.session.scalar(select(func.max(AgendaPoint.position)).where(AgendaPoint.sitting_id == sitting_id))
        for rank, draft in enumerate(drafts, (last or 0) + 1):
            unit.session.add(_point(unit, sitting_id, rank, draft, minutes))
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


def _points(unit: Unit, sitting_id: int) -> Sequence[AgendaPoint]:
    return unit.session.scalars(select(AgendaPoint).where(AgendaPoint.sitting_id == sitting_id)).all()


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
