"""The envelopes that the tests of money stand on: two fiches of a fund, one of another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.chains import Chain
from leaderdesk.domain.envelopes.gauges import Gauge, Overview, gauge_of, overview_of
from leaderdesk.domain.envelopes.maquettes import Envelope, EnvelopeSettings, Pot

WELCOME, BUILD, TOWN = Pot("1.1", "FEADER"), Pot("1.2", "FEADER"), Pot("1.1", "FEDER")
USUAL = EnvelopeSettings()
DAY = date(2026, 6, 1)


def facts(*values: object) -> tuple[object, ...]:
    """Values beside each other: mypy sees no equality between a tuple of rationals and one of integers."""
    return values


def euros(amount: int | str) -> Fraction:
    return Fraction(amount)


def envelopes(**amounts: int) -> list[Envelope]:
    pots = {"welcome": WELCOME, "build": BUILD, "town": TOWN}
    return [Envelope(pots[name], euros(amount)) for name, amount in amounts.items()]


def weighing(chain: Chain, pot: Pot = WELCOME, *, is_final: bool = True) -> tuple[Pot, Gauge]:
    """What a dossier adds to a pot."""
    return pot, gauge_of(chain, is_final=is_final)


def voted(amount: int, pot: Pot = WELCOME, *, is_final: bool = True) -> tuple[Pot, Gauge]:
    return weighing(Chain(*(euros(amount),) * 3), pot, is_final=is_final)


def overview_with(
    granted: Sequence[Envelope], parts: Sequence[tuple[Pot, Gauge]] = (), settings: EnvelopeSettings = USUAL
) -> Overview:
    """The gauges of these envelopes once these dossiers weigh on them."""
    return overview_of({each.pot: each.amount for each in granted}, parts, settings)
