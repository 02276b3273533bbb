"""The envelopes that the tests of money stand on: two fiches of a fund, one of another."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.chains import Chain
from leaderdesk.domain.envelopes.gauges import Commitment
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


def voted(dossier: str, amount: int, pot: Pot = WELCOME, *, is_final: bool = True) -> Commitment:
    return Commitment(
        dossier, pot, Chain(requested=euros(amount), instructed=euros(amount), voted=euros(amount)), is_final
    )
