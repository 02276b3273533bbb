"""On which day a report is arrested: never on one that has not come."""

from __future__ import annotations

from datetime import date

from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase


def arrested_on(base: OpenBase, wished: date) -> date:
    """The last day that can be told of."""
    return min(wished, today(base))


def state_day(base: OpenBase, on: date) -> date | None:
    """The day of which the states of dossiers are told; none today, where their last ones count as in the envelopes."""
    return None if on == today(base) else on
