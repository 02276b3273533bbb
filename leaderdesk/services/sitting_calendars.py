"""The dates of a sitting counted from the GAL's own delays, and what was sent for it."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.calendars import Milestone, milestones_of
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.records import found
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.services.sitting_plans import title_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.preparations import plan_of, sendings_of
from leaderdesk.store.schema import Sending, Sitting
from leaderdesk.store.unit import Unit

_TOPICS = ("sittings",)
_HELD = ("closed", "sealed")


def read_milestones(base: OpenBase, sitting_id: int, on: date) -> tuple[Milestone, ...]:
    """Every date that leads to a sitting and follows it: done, late or next."""
    rules = committee_rules(base)
    with base.read() as session:
        plan = plan_of(session, sitting_id, rules.silence)
        before = session.get(Sitting, plan.prepared_by_id) if plan.prepared_by_id else None
        sent = sendings_of(session, sitting_id)
        technical_on = before.held_on if before is not None and before.phase in _HELD else None
    return milestones_of(plan, rules, sent, on, technical_on=technical_on)


def mark_sent(
    base: OpenBase,
    sitting_id: int,
    code: str,
    on: date,
    *,
    way: str | None = None,
    recipients: str | None = None,
    remark: str | None = None,
) -> Made:
    """Note that something was sent."""
    with Unit(base, act(base, "mark_sent", sitting=title_of(base, sitting_id))) as unit:
        row = Sending(
            id=unit.ids.key(),
            sitting_id=sitting_id,
            code=code,
            sent_on=on,
            way=way,
            recipients=recipients,
            remark=remark,
        )
        unit.session.add(row)
        return made(row.id, unit.commit(), *_TOPICS)


def unmark_sent(base: OpenBase, sending_id: int) -> Done:
    """Take back what was noted as sent."""
    with base.read() as session:
        row = session.get(Sending, sending_id)
        if row is None:
            raise Refusal("record_gone")
        sitting_id = row.sitting_id
    with Unit(base, act(base, "unmark_sent", sitting=title_of(base, sitting_id))) as unit:
        unit.session.delete(found(unit, Sending, sending_id))
        return done(unit.commit(), *_TOPICS)
