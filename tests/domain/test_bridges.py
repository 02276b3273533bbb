"""What a treasury asks its holder to do, from its outlooks alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.sheets.bridges import Stretch, stretches_below

START = 2026 * 12


def outlook(*balances: int) -> Outlook:
    amounts = tuple(map(Fraction, balances))
    return Outlook(START, amounts, (), Fraction(0), Fraction(0), Fraction(0), "green")


def test_months_below_zero_stand_together() -> None:
    found = stretches_below(outlook(0, -1, -5, 3, -2))

    assert found == (
        Stretch(date(2026, 2, 1), date(2026, 3, 1), 2),
        Stretch(date(2026, 5, 1), date(2026, 5, 1), 1),
    )


def test_what_is_found_first_shortens_the_months_to_carry() -> None:
    assert stretches_below(outlook(0, -1, -5, -2), Fraction(2)) == (Stretch(date(2026, 3, 1), date(2026, 3, 1), 1),)


def test_nothing_below_zero_has_no_stretch() -> None:
    assert stretches_below(outlook(0, 4)) == ()
