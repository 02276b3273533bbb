"""Who is expected at a sitting: the committee of that day, the votes that were given, what each person answered."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.committee.rows import CommitteeSheet
from leaderdesk.domain.seating import Proxy
from leaderdesk.domain.sittings.forecasts import Body, Said
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.domain.sittings.rules import CommitteeRules
from leaderdesk.store.queries.sittings import given_votes
from leaderdesk.store.schema import Invitation, Member


def given_proxies(session: Session, sitting_id: int, sheet: CommitteeSheet, day: date) -> tuple[Proxy, ...]:
    """The seats that give their vote, each to whom."""
    seats = {seat.holder("titulaire", day): seat.key for seat in sheet.seats}
    return tuple(Proxy(seats[giver], to) for giver, to in given_votes(session, sitting_id) if giver in seats)


def body_of(session: Session, plan: Plan, rules: CommitteeRules, sheet: CommitteeSheet) -> Body:
    """The committee of the day of a sitting, with the votes that were given."""
    given = given_proxies(session, plan.id, sheet, plan.held_on)
    return Body(sheet.committee, plan.held_on, rules.quorum, rules.counting, given)


def said_of(session: Session, plan: Plan) -> dict[str, Said]:
    """What each person answered, by name."""
    query = select(Member.name, Invitation).join(Invitation, Invitation.member_id == Member.id)
    rows = session.execute(query.where(Invitation.sitting_id == plan.id))
    return {name: Said(row.answer, row.comes_at, row.leaves_at) for name, row in rows}
