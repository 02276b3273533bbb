"""What the base says of the GAL's own file: its team, their hours, pay and missions, and what is claimed of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.costs.lines import Tables
from leaderdesk.domain.running import rows
from leaderdesk.domain.running.claims import Claimed
from leaderdesk.domain.running.months import last_day
from leaderdesk.domain.running.rules import RunningRules, read_running_rules
from leaderdesk.domain.sheets.settings import cost_rules_of, read_setting
from leaderdesk.domain.sittings.rules import DOUBLE
from leaderdesk.domain.sittings.rules import read_rules as read_committee_rules
from leaderdesk.domain.typed.durations import hours_of
from leaderdesk.store.queries.plain import select_as
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.schema import (
    Assignment,
    ClaimExpense,
    Dossier,
    Fiche,
    Mission,
    PaymentClaim,
    Payroll,
    Person,
    RunningTask,
    TimeEntry,
    TimeSheet,
)

RUNNING = "running"


def running_rules(session: Session) -> RunningRules:
    """How the programme reckons its running costs; the usual way, here and below, where that cannot be read."""
    return read_setting(kept_settings(session), "running_rules", read_running_rules, RunningRules())[0]


def mileage_tables(session: Session) -> Tables:
    """The mileage scales of the cost rules."""
    return cost_rules_of(kept_settings(session))[0].tables


def is_in_alsace_moselle(session: Session) -> bool:
    """Whether Good Friday and 26 December are idle there, as the committee has it."""
    kept = kept_settings(session)
    return read_setting(kept, "committee_rules", read_committee_rules, DOUBLE)[0].in_alsace_moselle


def task_rows(session: Session) -> tuple[rows.TaskRow, ...]:
    """Every task, those no longer used among them."""
    query = select_as(rows.TaskRow, RunningTask).order_by(RunningTask.position, RunningTask.id)
    return tuple(rows.TaskRow(*row) for row in session.execute(query))


def assignment_rows(session: Session, dossier_id: int) -> tuple[rows.AssignmentRow, ...]:
    """Who is on a dossier, from when until when."""
    query = select_as(rows.AssignmentRow, Assignment).where(Assignment.dossier_id == dossier_id)
    found = session.execute(query.order_by(Assignment.since, Assignment.id))
    return tuple(rows.AssignmentRow(*row) for row in found)


def names_of_people(session: Session) -> dict[int, str]:
    """Everybody of the team, those in the bin too: what they did stays."""
    return {key: name for key, name in session.execute(select(Person.id, Person.name).order_by(Person.name))}  # noqa: C416 - a row is not a pair for mypy


def offered_people(session: Session) -> dict[int, str]:
    """Those of the team who may be put on a dossier."""
    query = select(Person.id, Person.name).where(Person.binned_on.is_(None)).order_by(Person.name)
    return {key: name for key, name in session.execute(query)}  # noqa: C416 - a row is not a pair for mypy


def sheet_rows(session: Session, people: Collection[int]) -> tuple[rows.SheetRow, ...]:
    """Every sheet of some people."""
    query = select_as(rows.SheetRow, TimeSheet).where(TimeSheet.person_id.in_(people))
    return tuple(rows.SheetRow(*row) for row in session.execute(query.order_by(TimeSheet.month, TimeSheet.id)))


def sheet_row(session: Session, person_id: int, month: date) -> rows.SheetRow | None:
    """The sheet of somebody for a month."""
    query = select_as(rows.SheetRow, TimeSheet).where(TimeSheet.person_id == person_id, TimeSheet.month == month)
    row = session.execute(query).first()
    return None if row is None else rows.SheetRow(*row)


def entry_rows(session: Session, sheet_id: int) -> tuple[rows.EntryRow, ...]:
    """The hours of a sheet."""
    query = select(TimeEntry.task_id, TimeEntry.worked_on, TimeEntry.minutes).where(TimeEntry.sheet_id == sheet_id)
    found = session.execute(query.order_by(TimeEntry.worked_on, TimeEntry.id))
    return tuple(rows.EntryRow(task, on, hours_of(minutes)) for task, on, minutes in found)


def worked_days(session: Session, people: Collection[int]) -> tuple[rows.Worked, ...]:
    """The hours of some people, day by day, at tasks of LEADER and at others."""
    query = (
        select(TimeSheet.person_id, TimeEntry.worked_on, RunningTask.is_eligible, func.sum(TimeEntry.minutes))
        .join(TimeSheet, TimeSheet.id == TimeEntry.sheet_id)
        .join(RunningTask, RunningTask.id == TimeEntry.task_id)
        .where(TimeSheet.person_id.in_(people))
        .group_by(TimeSheet.person_id, TimeEntry.worked_on, RunningTask.is_eligible)
    )
    found = session.execute(query)
    return tuple(rows.Worked(person, on, is_eligible, hours_of(minutes)) for person, on, is_eligible, minutes in found)


def pay_rows(session: Session, people: Collection[int]) -> tuple[rows.PayRow, ...]:
    """What some people cost, month after month."""
    query = select_as(rows.PayRow, Payroll).where(Payroll.person_id.in_(people))
    return tuple(rows.PayRow(*row) for row in session.execute(query.order_by(Payroll.month, Payroll.id)))


def mission_rows(session: Session, dossier_id: int) -> tuple[rows.MissionRow, ...]:
    """The journeys of those who travelled for a dossier, for other dossiers too: a scale counts all that is driven."""
    travellers = select(Mission.person_id).where(Mission.dossier_id == dossier_id)
    query = select_as(rows.MissionRow, Mission).where(Mission.person_id.in_(travellers))
    return tuple(rows.MissionRow(*row) for row in session.execute(query.order_by(Mission.went_on, Mission.id)))


def claimed_rows(session: Session, payrolls: Collection[int], missions: Collection[int]) -> tuple[Claimed, ...]:
    """Where months and missions are claimed, in claims that stand, and who the dossier there had on them."""
    query = (
        select(
            *(PaymentClaim.id, Dossier.id, Dossier.number, PaymentClaim.position, PaymentClaim.kind),
            *(ClaimExpense.payroll_id, ClaimExpense.mission_id, ClaimExpense.claimed, Payroll.person_id, Payroll.month),
        )
        .join(PaymentClaim, PaymentClaim.id == ClaimExpense.claim_id)
        .join(Dossier, Dossier.id == PaymentClaim.dossier_id)
        .outerjoin(Payroll, Payroll.id == ClaimExpense.payroll_id)
        .where(PaymentClaim.withdrawn_on.is_(None), Dossier.binned_on.is_(None))
        .where(or_(ClaimExpense.payroll_id.in_(payrolls), ClaimExpense.mission_id.in_(missions)))
        .order_by(Dossier.number, PaymentClaim.position)
    )
    return tuple(
        Claimed(
            claim, dossier, number, position, kind, pay, mission, _on_month(session, dossier, person, month), amount
        )
        for claim, dossier, number, position, kind, pay, mission, amount, person, month in session.execute(query)
    )


def running_fiches(session: Session) -> frozenset[int]:
    """The fiches-actions of running costs."""
    return frozenset(session.scalars(select(Fiche.id).where(Fiche.strand == RUNNING)))


def _on_month(
    session: Session, dossier_id: int, person: int | None, month: date | None
) -> tuple[rows.AssignmentRow, ...]:
    """The time of somebody in a dossier that touches a month."""
    if person is None or month is None:
        return ()
    query = select_as(rows.AssignmentRow, Assignment).where(
        *(Assignment.dossier_id == dossier_id, Assignment.person_id == person, Assignment.since <= last_day(month)),
        or_(Assignment.until.is_(None), Assignment.until >= month),
    )
    return tuple(rows.AssignmentRow(*row) for row in session.execute(query))
