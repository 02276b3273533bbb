"""Which backups are kept: the recent ones, then one a day, a week, a month.

Counted by the days that really hold a backup, never by comparing with today: a clock
that jumps forward or back deletes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """How many of each are kept."""

    recent: int = 12
    days: int = 14
    weeks: int = 10
    months: int = 60


def kept(moments: Sequence[datetime], rule: Retention) -> set[datetime]:
    """The moments to keep among those of all backups; the last of a period stands for it."""
    ordered = sorted(moments, reverse=True)
    keep = set(ordered[: rule.recent])
    keep |= _last_of_each(ordered, lambda moment: moment.date(), rule.days)
    keep |= _last_of_each(ordered, lambda moment: moment.isocalendar()[:2], rule.weeks)
    keep |= _last_of_each(ordered, lambda moment: (moment.year, moment.month), rule.months)
    return keep


def _last_of_each(ordered: Sequence[datetime], period: Callable[[datetime], Hashable], count: int) -> set[datetime]:
    last: dict[Hashable, datetime] = {}
    for moment in ordered:
        if len(last) == count and period(moment) not in last:
            break
        last.setdefault(period(moment), moment)
    return set(last.values())
