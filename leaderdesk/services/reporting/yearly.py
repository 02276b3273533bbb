"""The report of a year or of any period: two states of the envelopes, the dossiers, the sittings, the delays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.epci import Supported, gathered
from leaderdesk.domain.reports.frame import Report
from leaderdesk.domain.reports.projects import (
    Money,
    Project,
    counts_between,
    gains_between,
    money_of,
    newly,
    sum_of,
    unvalued_of,
)
from leaderdesk.domain.reports.yearly import (
    HeldLine,
    Span,
    Stretch,
    YearlySheet,
    by_fiche,
    ended_in,
    former_span,
    moved_between,
    talks_in,
)
from leaderdesk.domain.sheets.delays import DelaySheet, Wish, sheet_of_delays
from leaderdesk.domain.sheets.sittings.minutes import opening_of
from leaderdesk.services.conversations import list_conversations
from leaderdesk.services.delays import SETTINGS, read_cases
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.reporting.days import arrested_on, state_day
from leaderdesk.services.sitting_lists import list_sittings
from leaderdesk.services.sittings import read_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.reports import first_day, report_projects
from leaderdesk.words import reports as words
from leaderdesk.words.report_yearly import yearly_parts, yearly_subtitle


def read_yearly(base: OpenBase, choice: Choice) -> Report:
    """What a year, or any period, came to."""
    sheet = read_period(base, Span(choice.since, choice.until))
    reference = words.period_reference(choice)
    return Report("yearly", words.title("yearly"), yearly_subtitle(sheet), reference, yearly_parts(sheet))


def read_period(base: OpenBase, wished: Span) -> YearlySheet:
    """The figures of a period, up to today where it is not over."""
    span = Span(wished.since, arrested_on(base, wished.until))
    on = state_day(base, span.until)
    former = former_span(wished, span.until)
    with base.read() as session:
        projects, began = report_projects(session), first_day(session)
    envelopes = read_envelopes(base, span.until)
    after = money_of(envelopes.every)
    before, former_after = _money(base, span.eve), _money(base, former.until)
    new = newly(before, after, "voted")
    gains = gains_between(before, after)
    programmed = [Supported(each, each.status_on(on) or "", gains[each.id]) for each in projects if each.id in new]
    return YearlySheet(
        wished=wished,
        now=_stretch(projects, before, after, span),
        former=_stretch(projects, _money(base, former.eve), former_after, former),
        began=began,
        envelopes=envelopes,
        standing=sum_of(after.values()),
        moved=moved_between(projects, before, after, span, on),
        fiches=by_fiche(projects, before, after, span),
        kinds=gathered(programmed, "legal_kind"),
        communes=gathered(programmed, "commune"),
        sittings=_sittings(base, span),
        delays=_delays(base, span),
        talks=talks_in(list_conversations(base), span, former),
        unvalued=unvalued_of(projects, after, on),
    )


def _money(base: OpenBase, day: date) -> Mapping[int, Money]:
    return money_of(read_envelopes(base, day).every)


def _stretch(
    projects: Sequence[Project], before: Mapping[int, Money], after: Mapping[int, Money], span: Span
) -> Stretch:
    counts = counts_between(projects, before, after, span.since, span.until)
    return Stretch(span, counts, sum_of(gains_between(before, after).values()))


def _sittings(base: OpenBase, span: Span) -> tuple[HeldLine, ...]:
    """Those of the committee that were opened, by day."""
    rows = [
        each
        for each in list_sittings(base)
        if each.kind != "technical" and each.phase != "preparation" and span.holds(each.held_on)
    ]
    found = []
    for row in sorted(rows, key=lambda each: (each.held_on, each.number)):
        _, gauges = opening_of(read_state(base, row.id))
        found.append(HeldLine(row, gauges.voters, gauges.is_quorate, row.kind == "written"))
    return tuple(found)


def _delays(base: OpenBase, span: Span) -> DelaySheet:
    known = read_cases(base)
    cases = ended_in(known.cases, span)
    return sheet_of_delays(cases, (), known.dossiers, Wish(), span.until, SETTINGS)
