"""A running-cost dossier, and a time sheet, put together from what the base says of them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from leaderdesk.domain.running.claims import Source
from leaderdesk.domain.running.dossiers import RunningSheet
from leaderdesk.domain.running.missions import costs_of_missions, told_unassigned
from leaderdesk.domain.running.pay import cost_of_month
from leaderdesk.domain.running.sheets import TimeSheet, sheet_of
from leaderdesk.store.queries import running as queries
from leaderdesk.store.queries.claims import read_followed


def running_sheet(session: Session, dossier_id: int) -> RunningSheet:
    """A dossier as it stands, or as an action has it so far."""
    rules, names = queries.running_rules(session), queries.names_of_people(session)
    assignments = queries.assignment_rows(session, dossier_id)
    people = {each.person_id for each in assignments}
    pays, worked = queries.pay_rows(session, people), queries.worked_days(session, people)
    months = tuple(
        cost_of_month(
            pay,
            [each for each in assignments if each.person_id == pay.person_id],
            [each for each in worked if each.person_id == pay.person_id],
            [each for each in pays if each.person_id == pay.person_id],
            rules,
        )
        for pay in sorted(pays, key=lambda each: (each.month, names.get(each.person_id, "")))
    )
    journeys = costs_of_missions(queries.mission_rows(session, dossier_id), rules, queries.mileage_tables(session))
    missions = tuple(told_unassigned(each, assignments) for each in journeys if each.row.dossier_id == dossier_id)
    sheets = {(each.person_id, each.month): each for each in queries.sheet_rows(session, people)}
    source = Source(
        *(months, missions, sheets, names),
        assigned=[(each.person_id, each.since, each.until) for each in assignments],
    )
    claimed = queries.claimed_rows(session, [each.pay.id for each in months], [each.row.id for each in missions])
    offered = queries.offered_people(session)
    offered |= {key: names[key] for key in people if key in names}
    followed = read_followed(session, dossier_id)
    drawn: Counter[int] = Counter()
    for each in followed.expenses:
        if each.payroll_id or each.mission_id or each.drawn_rate is not None:
            drawn[each.claim_id] += each.claimed
    return RunningSheet(
        assignments, offered, source, queries.task_rows(session), rules, followed.claims, claimed, drawn
    )


def time_sheet(session: Session, person_id: int, month: date) -> TimeSheet:
    """The sheet of somebody for a month, empty where nothing was written."""
    row = queries.sheet_row(session, person_id, month)
    return sheet_of(
        (person_id, queries.names_of_people(session).get(person_id, "")),
        month,
        row,
        queries.task_rows(session),
        queries.entry_rows(session, row.id) if row else (),
        queries.running_rules(session).full_day,
        in_alsace_moselle=queries.is_in_alsace_moselle(session),
    )
