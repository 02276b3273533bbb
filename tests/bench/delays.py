"""Delays over 12,000 claims: what their days teach, then every case grouped and measured."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial

from leaderdesk.domain.claims.cases import ClaimOf, DelayCase, cases_of_claim
from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.delays import DelaySettings
from leaderdesk.domain.sheets.delays import Wish, sheet_of_delays
from tests.bench.measure import Figure, timed

_CLAIMS = 12_000
_RUNS = 3
_ON = date(2027, 1, 1)


def delays() -> list[Figure]:
    """What claims teach, then each way to group it."""
    claims = _claims()
    figures = [Figure(f"cases of {_CLAIMS:,} claims", "ms", timed(lambda: _cases(claims), _RUNS))]
    cases = _cases(claims)
    for wish in (Wish("stage"), Wish("year"), Wish("funder")):
        runs = timed(partial(sheet_of_delays, cases, (), {}, wish, _ON, DelaySettings()), _RUNS)
        figures.append(Figure(f"{len(cases):,} cases by {wish.by}", "ms", runs))
    return figures


def _claims() -> list[ClaimOf]:
    chance, found = random.Random(8), []
    for key in range(_CLAIMS):
        day, days = date(2023, 1, 1) + timedelta(days=chance.randrange(1_000)), []
        for most in (60, 50, 150, 30, 120, 90):
            days.append(day)
            day += timedelta(days=chance.randrange(5, most))
        ready, filed, complete, checked, sent, paid = [each if each <= _ON else None for each in days]
        row = ClaimRow(
            *(key, 1, 1, "instalment", None, ready, filed, complete, None, checked, sent, paid),
            *(None, None, None, None, None, None),
        )
        found.append(ClaimOf(key // 2, "FEADER", row))
    return found


def _cases(claims: list[ClaimOf]) -> list[DelayCase]:
    return [case for each in claims for case in cases_of_claim(each, "claimed")[0]]
