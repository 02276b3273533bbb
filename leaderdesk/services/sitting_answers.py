"""Who is asked to come to a sitting, what they answer, and the quorum that their answers let expect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from leaderdesk.domain.committee.rows import CommitteeSheet, MandateRow, SeatRow
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.forecasts import Body, Expected, Forecast, Said, forecast, forecast_points
from leaderdesk.domain.sittings.plans import Invited, Plan
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.services.sitting_plans import preparing, title_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.committee import committee_sheet
from leaderdesk.store.queries.expectations import body_of, said_of
from leaderdesk.store.queries.preparations import invitations_of, plan_of
from leaderdesk.store.schema import Invitation, Member, Sending
from leaderdesk.store.unit import Unit

_TOPICS = ("sittings",)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers (`coming`, `absent`, `unsure`, `replaced`, or nothing yet), and to whom goes the vote."""

    answer: str | None
    proxy_to_id: int | None = None
    comes_at: datetime | None = None
    leaves_at: datetime | None = None
    remark: str | None = None


def read_invited(base: OpenBase, sitting_id: int) -> tuple[Invited, ...]:
    """One line for each seat and person, then the pools and those who are heard."""
    with base.read() as session:
        plan = plan_of(session, sitting_id, "absent")
        return tuple(_invited(committee_sheet(session), invitations_of(session, sitting_id), plan.held_on))


def read_forecast(base: OpenBase, sitting_id: int) -> Forecast:
    """The quorum of each point as it may be expected, and whom to call first."""
    rules = committee_rules(base)
    with base.read() as session:
        plan = plan_of(session, sitting_id, rules.silence)
        body, said = body_of(session, plan, rules, committee_sheet(session)), said_of(session, plan)
    return forecast_of(plan, body, said)


def send_invitations(
    base: OpenBase, sitting_id: int, member_ids: Sequence[int], on: date, way: str | None = None
) -> Done:
    """Note that the convocation was sent to some people, one entry for all."""
    with Unit(
        base, act(base, "send_invitations", sitting=title_of(base, sitting_id), count=str(len(member_ids)))
    ) as unit:
        preparing(unit, sitting_id)
        for key in dict.fromkeys(member_ids):
            row = _row(unit, sitting_id, key)
            row.sent_on, row.way = on, way
        unit.session.add(
            Sending(
                id=unit.ids.key(),
                sitting_id=sitting_id,
                code="convocation",
                sent_on=on,
                way=way,
                recipients=_names(unit, member_ids),
            )
        )
        return done(unit.commit(), *_TOPICS)


def note_answer(base: OpenBase, sitting_id: int, member_id: int, answer: Answer) -> Done:
    """Keep what somebody answered; a later answer replaces it, nothing at all takes it back."""
    with Unit(
        base, act(base, "note_answer", sitting=title_of(base, sitting_id), member=name_of(base, Member, member_id))
    ) as unit:
        preparing(unit, sitting_id)
        _put(_row(unit, sitting_id, member_id), answer, today(base))
        return done(unit.commit(), *_TOPICS)


def note_answers(base: OpenBase, sitting_id: int, member_ids: Sequence[int], answer: Answer) -> Done:
    """The same answer of several people, one entry for all; what was remarked of each stays."""
    with Unit(base, act(base, "note_answers", sitting=title_of(base, sitting_id), count=str(len(member_ids)))) as unit:
        preparing(unit, sitting_id)
        for key in dict.fromkeys(member_ids):
            row = _row(unit, sitting_id, key)
            _put(row, replace(answer, remark=answer.remark or row.remark), today(base))
        return done(unit.commit(), *_TOPICS)


def forecast_of(plan: Plan, body: Body, said: dict[str, Said], *, is_brief: bool = False) -> Forecast:
    """The forecast of a plan; brief, without the calls."""
    points = [Expected(point.key, frozenset(point.interested), point.starts_at, point.ends_at) for point in plan.points]
    if is_brief:
        return Forecast(forecast_points(body, said, points), (), ())
    return forecast(body, said, points)


def _invited(sheet: CommitteeSheet, rows: dict[int, Invitation], day: date) -> Iterator[Invited]:
    for seat in sheet.seats:
        for role in ("titulaire", "suppleant"):
            for mandate in _held(seat.mandates, role, day):
                yield _line(sheet, rows, mandate, seat)
    for role in ("pooled", "consultative"):
        for mandate in _held(sheet.others, role, day):
            yield _line(sheet, rows, mandate, None)


def _held(mandates: Iterable[MandateRow], role: str, day: date) -> list[MandateRow]:
    held = [each for each in mandates if each.role == role and each.covers(day)]
    return sorted(held, key=lambda each: (each.college or "", each.pool_rank or 0, each.member))


def _line(sheet: CommitteeSheet, rows: dict[int, Invitation], mandate: MandateRow, seat: SeatRow | None) -> Invited:
    people = {each.id: each for each in sheet.members}
    row, person = rows.get(mandate.member_id), people[mandate.member_id]
    bearer = people.get(row.proxy_to_id or 0) if row else None
    return Invited(
        member_id=mandate.member_id,
        member=mandate.member,
        role=mandate.role,
        seat_id=seat.id if seat else None,
        seat=seat.key if seat else None,
        structure=seat.structure if seat else None,
        college=seat.college if seat else mandate.college,
        phone=person.phone,
        email=person.email,
        sent_on=row.sent_on if row else None,
        way=row.way if row else None,
        answer=row.answer if row else None,
        answered_on=row.answered_on if row else None,
        proxy_to_id=row.proxy_to_id if row else None,
        proxy_to=bearer.name if bearer else None,
        comes_at=row.comes_at if row else None,
        leaves_at=row.leaves_at if row else None,
        remark=row.remark if row else None,
    )


def _row(unit: Unit, sitting_id: int, member_id: int) -> Invitation:
    query = select(Invitation).where(Invitation.sitting_id == sitting_id, Invitation.member_id == member_id)
    row = unit.session.scalars(query).first()
    if row is None:
        found(unit, Member, member_id)
        row = Invitation(id=unit.ids.key(), sitting_id=sitting_id, member_id=member_id)
        unit.session.add(row)
        unit.session.flush()
    return row


def _put(row: Invitation, answer: Answer, day: date) -> None:
    """A vote is only given by who does not come; hours are only of who comes."""
    if answer.proxy_to_id is not None and answer.proxy_to_id == row.member_id:
        raise Refusal("proxy_to_oneself")
    if answer.comes_at is not None and answer.leaves_at is not None and answer.leaves_at <= answer.comes_at:
        raise Refusal("hours_backwards")
    is_there = answer.answer in {"coming", "unsure"}
    row.answer, row.answered_on = answer.answer, None if answer.answer is None else day
    row.proxy_to_id = answer.proxy_to_id if answer.answer == "absent" else None
    row.comes_at, row.leaves_at = (answer.comes_at, answer.leaves_at) if is_there else (None, None)
    row.remark = answer.remark


def _names(unit: Unit, member_ids: Sequence[int]) -> str:
    names = {row.id: row.name for row in unit.session.scalars(select(Member).where(Member.id.in_(member_ids)))}
    return ", ".join(sorted(names.values()))
