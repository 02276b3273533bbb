"""The sheet of an EPCI: its dossiers and their money, from the envelopes of the day and of each year's end."""

from __future__ import annotations

from datetime import date, timedelta

from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.epci import (
    EpciSheet,
    Gathered,
    YearMoney,
    coming_of,
    gathered,
    supported_of,
    years_of,
)
from leaderdesk.domain.reports.frame import Report
from leaderdesk.domain.reports.projects import UNDECIDED, Money, Project, money_of, sum_of, unvalued_of
from leaderdesk.domain.sheets.envelopes import taken_of
from leaderdesk.domain.sheets.shares import ShareLine, shares_of
from leaderdesk.services.envelopes import envelope_rules, read_envelopes
from leaderdesk.services.reporting.days import arrested_on, state_day
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.money import fund_facts, money_traits
from leaderdesk.store.queries.reports import first_day, report_projects
from leaderdesk.words import reports as words
from leaderdesk.words.report_epci import epci_parts

_DAY = timedelta(days=1)


def read_epci_sheet(base: OpenBase, choice: Choice) -> Report:
    """What is told to the elected of one EPCI."""
    sheet = read_epci(base, choice.epci, arrested_on(base, choice.on))
    subtitle = words.told_of_territory(sheet.on)
    return Report("epci_sheet", sheet.name, subtitle, words.day_reference(sheet.on), epci_parts(sheet))


def read_epci(base: OpenBase, name: str, on: date) -> EpciSheet:
    """The figures of one EPCI on a day."""
    envelopes, day = read_envelopes(base, on), state_day(base, on)
    taken = envelopes.every
    with base.read() as session:
        every, traits = report_projects(session), money_traits(session)
        began = first_day(session) or on
    projects = [each for each in every if each.epci == name]
    money = money_of(taken)
    supported = supported_of(projects, money, day)
    lines = shares_of(taken, traits, "epci", envelope_rules(base).share_targets)
    unplaced = supported_of([each for each in every if not each.epci], money, day)
    return EpciSheet(
        name=name,
        on=on,
        supported=supported,
        coming=coming_of(projects, taken, day, UNDECIDED),
        years=_years(base, [each.project for each in supported], began, on, money),
        share=_line_of(lines, name),
        kinds=gathered(supported, "legal_kind"),
        communes=gathered(supported, "commune"),
        unplaced=Gathered(None, len(unplaced), sum_of(each.money for each in unplaced)),
        supposed=len({each.facts.dossier_id for each in taken if each.doubt} & {each.project.id for each in supported}),
        unvalued=unvalued_of(projects, money, day),
    )


def _line_of(lines: tuple[ShareLine, ...], name: str) -> ShareLine | None:
    return next((each for each in lines if each.key == name), None)


def _years(
    base: OpenBase, projects: list[Project], began: date, on: date, now: dict[int, Money]
) -> tuple[YearMoney, ...]:
    """What each year brought to these dossiers, the year of the sheet up to its day."""
    keys = frozenset(each.id for each in projects)
    states: list[tuple[int, dict[int, Money]]] = [(began.year - 1, {})]
    with base.read() as session:
        for year in range(began.year, on.year):
            facts = fund_facts(session, date(year + 1, 1, 1) - _DAY, among=keys) if keys else []
            states.append((year, money_of(map(taken_of, facts))))
    states.append((on.year, {key: each for key, each in now.items() if key in keys}))
    return years_of(states)
