"""The report of indicators, read as their section of the programme reads them."""

from __future__ import annotations

from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.frame import Report
from leaderdesk.services.indicators import read_indicators
from leaderdesk.services.reading import today
from leaderdesk.services.reporting.days import arrested_on
from leaderdesk.store.base import OpenBase
from leaderdesk.words import reports as words
from leaderdesk.words.report_indicators import indicators_parts


def read_indicators_report(base: OpenBase, choice: Choice) -> Report:
    """Every indicator in use on a day."""
    day = arrested_on(base, choice.on)
    found = read_indicators(base, None if day == today(base) else day)
    parts = indicators_parts([each for each in found.sheets if not each.is_binned], day)
    title = words.title("indicators")
    return Report("indicators", title, words.on_day(day), day.isoformat(), parts, is_wide=True)
