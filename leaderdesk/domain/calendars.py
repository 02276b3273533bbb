"""Days counted in months and years as people count them: the same day of the month, or the last one there is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MONTHS = 12


def months_after(day: date, months: int) -> date:
    """The day that falls some months later (earlier when negative): 31 January + 1 month is 28 or 29 February."""
    whole = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(whole, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
