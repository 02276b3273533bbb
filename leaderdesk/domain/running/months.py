"""Months as time sheets and payslips have them: known by their first day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from leaderdesk.domain.calendars import months_after


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def days_of(month: date) -> list[date]:
    """Every day of a month."""
    return [month + timedelta(days=rank) for rank in range(monthrange(month.year, month.month)[1])]


def months_between(since: date, until: date) -> Iterator[date]:
    """The months that a time touches, from its first day to its last."""
    month = month_of(since)
    while month <= until:
        yield month
        month = months_after(month, 1)
