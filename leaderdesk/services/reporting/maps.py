"""The map of the communes as a report: what was chosen, read from the envelopes of the days that this means."""

from __future__ import annotations

from datetime import date
from typing import cast

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.maps.placing import MEASURES, PLACINGS, Measure, Placing
from leaderdesk.domain.reports.choices import Choice, Option
from leaderdesk.domain.reports.frame import Report
from leaderdesk.services.maps import MapWish, read_map
from leaderdesk.services.reporting.days import arrested_on
from leaderdesk.store.base import OpenBase
from leaderdesk.words import maps, report_map
from leaderdesk.words import reports as words
from leaderdesk.words.formats import day as said_day

MEASURE = Option("map_measure", MEASURES)
PLACING = Option("map_placing", PLACINGS)
SPAN = Option("map_span", ("whole", "year"))
STATE = Option("map_state", ("all", *STATUSES))
OPTIONS = (MEASURE, SPAN, STATE, PLACING)


def read_communes_map(base: OpenBase, choice: Choice) -> Report:
    """The map and its tables."""
    day = arrested_on(base, choice.on)
    since = date(day.year, 1, 1) if choice.of(SPAN) == "year" else None
    measure, state = cast("Measure", choice.of(MEASURE)), choice.of(STATE)
    wish = MapWish(
        until=day,
        since=since,
        fiche_id=choice.fiche_id,
        status="" if state == "all" else state,
        measure=measure,
        placing=cast("Placing", choice.of(PLACING)),
    )
    found = read_map(base, wish)
    origins = maps.sources(said_day(day), said_day(since) if since else "", found.sources)
    facts = report_map.MapFacts(measure, origins, found.rings, found.borders, found.unclear, found.outside)
    period = words.period(Choice(since, day, day)) if since else words.on_day(day)
    parts = tuple(report_map.map_parts(found.sheet, facts))
    return Report("communes_map", words.title("communes_map"), period, day.isoformat(), parts)
