"""What a dossier brought to each measure by quarter is net: what goes back to the envelope is taken away."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.histories import History, Said, State, gains_of

ENDS = (date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
SPRING, SUMMER = date(2026, 4, 15), date(2026, 7, 15)


def history(*states: State, said: tuple[Said, ...], settled_on: date | None = None) -> History:
    return History(1, 2, 3, Fraction(100), states, said, settled_on)


def gained(of: History, measure: str) -> list[tuple[date, object]]:
    return [(gain.on, gain.amount) for name, gain in gains_of(of, ENDS) if name == measure]


def test_what_is_deprogrammed_is_lost_in_its_quarter() -> None:
    voted = Said(date(2026, 2, 1), "voted", Fraction(80))
    found = history(State(voted.on, SUMMER, "programmed"), State(SUMMER, None, "deprogrammed"), said=(voted,))

    assert gained(found, "programmed") == [(ENDS[1], 80), (ENDS[3], -80)]


def test_what_is_lowered_or_left_by_a_balance_is_lost_in_its_quarter() -> None:
    said = (
        Said(date(2025, 5, 1), "voted", Fraction(80)),
        Said(date(2025, 5, 1), "convention", Fraction(80)),
        Said(SPRING, "convention", Fraction(70)),
        Said(SUMMER, "paid", Fraction(65)),
    )
    found = history(State(said[0].on, None, "convention"), said=said, settled_on=SUMMER)

    assert gained(found, "programmed") == [(ENDS[0], 80), (ENDS[2], -10), (ENDS[3], -5)]
    assert gained(found, "convention") == gained(found, "programmed")
    assert gained(found, "paid") == [(ENDS[3], 65)]


def test_nothing_is_gained_without_a_decision() -> None:
    found = history(State(SPRING, None, "complete"), said=(Said(SPRING, "voted", Fraction(80)),))

    assert list(gains_of(found, ENDS)) == []
