"""The state for the committee, read from the envelopes, the dossiers, the sittings, the targets and the treasuries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaderdesk.domain.cash.alerts import TreasuryAlerts
from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.committee import (
    CommitteeSheet,
    coming_dates,
    eve_of,
    happened_since,
    is_open_on,
    last_held,
    since_when,
)
from leaderdesk.domain.reports.epci import coming_of
from leaderdesk.domain.reports.frame import Report
from leaderdesk.domain.reports.projects import UNDECIDED, Money, gains_between, money_of, sum_of, unvalued_of
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet
from leaderdesk.services.calls import list_calls
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.reporting.days import arrested_on, state_day
from leaderdesk.services.sitting_lists import list_sittings
from leaderdesk.services.targets import read_targets
from leaderdesk.services.treasury_alerts import read_alerts
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.reports import report_projects
from leaderdesk.words import reports as words
from leaderdesk.words.report_committee import committee_parts

# Treasuries are read some at a time: past so many times, what is left is said.
_MOST_TIMES = 15


def read_committee_state(base: OpenBase, choice: Choice) -> Report:
    """Everything a committee should have before its eyes."""
    sheet = read_committee(base, arrested_on(base, choice.on))
    return Report(
        "committee_state",
        words.title("committee_state"),
        words.on_day(sheet.on),
        words.day_reference(sheet.on),
        committee_parts(sheet),
        most_pages=2,
    )


def read_committee(base: OpenBase, on: date) -> CommitteeSheet:
    """The figures of the state on a day."""
    envelopes, rows, calls = read_envelopes(base, on), list_sittings(base), list_calls(base)
    day = state_day(base, on)
    targets = read_targets(base, day).sheets
    with base.read() as session:
        projects = report_projects(session)
    last, now = last_held(rows, on), _money(envelopes)
    then = _money(read_envelopes(base, last.held_on)) if last else {}
    eve = _money(read_envelopes(base, eve_of(last.held_on))) if last else {}
    return CommitteeSheet(
        on=on,
        envelopes=envelopes,
        last=last,
        decided=sum_of(gains_between(eve, then).values()),
        happened=happened_since(projects, then, now, last.held_on, day) if last else (),
        waiting=coming_of(projects, envelopes.every, day, UNDECIDED),
        calls=tuple(each for each in calls if is_open_on(each, on)),
        targets=tuple(each for each in targets if each.progress is not None and each.row.due_on >= on),
        dates=coming_dates(rows, calls, targets, on),
        alerts=_alerts(base, on) if day is None else None,
        is_today=day is None,
        since=since_when(projects, day),
        unvalued=unvalued_of(projects, now, day),
    )


def _money(sheet: EnvelopesSheet) -> Mapping[int, Money]:
    return money_of(sheet.every)


def _alerts(base: OpenBase, on: date) -> TreasuryAlerts:
    found = read_alerts(base, on)
    for _ in range(_MOST_TIMES):
        if found.is_whole:
            break
        found = read_alerts(base, on)
    return found
