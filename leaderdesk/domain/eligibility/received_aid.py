"""What an undertaking received under de minimis back from a day, and what is left under each ceiling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderdesk.domain.eligibility.de_minimis import Ceiling, DeMinimisRule
from leaderdesk.domain.holders import DeMinimisCount
from leaderdesk.domain.money import Cents

# A regime, an amount in cents, the day it was granted where it is known.
Granted = tuple[str, int, date | None]
_CENTS = 100


def count_received(rule: DeMinimisRule, aids: Sequence[Granted], on: date) -> tuple[DeMinimisCount, ...]:
    """For each regime the undertaking was helped under, what counts with it; the first one of the rule always."""
    since = rule.first_day(on)
    received = [aid for aid in aids if aid[2] is None or since <= aid[2] <= on]
    regimes = {regime for regime, _, _ in received} | {each.regime for each in rule.ceilings[:1]}
    return tuple(
        _count(ceiling, received, since, on)
        for regime in sorted(regimes)
        if (ceiling := rule.ceiling_in_force(regime, on)) is not None
    )


def _count(ceiling: Ceiling, received: Sequence[Granted], since: date, on: date) -> DeMinimisCount:
    counted = [aid for aid in received if aid[0] in ceiling.counts]
    return DeMinimisCount(
        regime=ceiling.regime,
        ceiling=None if ceiling.amount is None else Cents(int(ceiling.amount * _CENTS)),
        source=ceiling.source,
        since=since,
        until=on,
        received=Cents(sum(amount for _, amount, day in counted if day is not None)),
        undated=Cents(sum(amount for _, amount, day in counted if day is None)),
    )
