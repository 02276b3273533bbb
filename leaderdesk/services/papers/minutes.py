"""The minutes of a sitting and their annex, read from the base as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.minutes.whole import confidential_annex, minutes
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, minutes_of
from leaderdesk.services.sitting_batches import read_closed
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.services.sitting_rooms import read_point
from leaderdesk.services.sittings import read_deeds_of, read_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Invitation, Member, Sitting


@dataclass(frozen=True, slots=True)
class ReadMinutes:
    """What both papers say, and when the committee meets next."""

    sheet: MinutesSheet
    next_on: date | None


def read_minutes(base: OpenBase, sitting_id: int) -> ReadMinutes:
    """Everything at once. Refusal `not_held` for a sitting that was not opened."""
    closed = read_closed(base, sitting_id)
    if closed.facts.phase == "preparation":
        raise Refusal("not_held")
    state = read_state(base, sitting_id)
    points = {key: read_point(base, sitting_id, key) for key in state.order}
    sheet = minutes_of(state, read_deeds_of(base, sitting_id), closed, points, _excused(base, sitting_id))
    return ReadMinutes(sheet, _next_on(base, sitting_id))


def compose_minutes(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The minutes; they name who voted what only where the group's rules publish it."""
    read, has_names = read_minutes(base, sitting_id), committee_rules(base).names_are_published
    return (minutes(read.sheet, letterhead, next_on=read.next_on, has_names=has_names),)


def compose_annex(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """What only a control sees."""
    return (confidential_annex(read_minutes(base, sitting_id).sheet, letterhead),)


def _excused(base: OpenBase, sitting_id: int) -> frozenset[str]:
    """Those who had said that they would not come."""
    query = (
        select(Member.name)
        .join(Invitation, Invitation.member_id == Member.id)
        .where(Invitation.sitting_id == sitting_id, Invitation.answer.in_(("absent", "replaced")))
    )
    with base.read() as session:
        return frozenset(session.scalars(query))


def _next_on(base: OpenBase, sitting_id: int) -> date | None:
    with base.read() as session:
        row = session.get_one(Sitting, sitting_id)
        later = (
            select(Sitting.held_on)
            .where(Sitting.held_on > row.held_on, Sitting.kind == "committee", Sitting.binned_on.is_(None))
            .order_by(Sitting.held_on)
        )
        return session.scalars(later.limit(1)).first()
