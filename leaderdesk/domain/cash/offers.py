"""Who may lend until the fund pays: conditions as they were seen on a day, held against what must be carried."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.sheets.amounts import cents


@dataclass(frozen=True, slots=True)
class BridgeOffer:
    """An offer; what nobody said is to be asked for, a rate first of all. Amounts in cents."""

    id: int
    name: str
    lends_to: str | None = None
    conditions: str | None = None
    amount_max: int | None = None
    months: int | None = None
    loan_rate: Fraction | None = None
    loan_fee: int | None = None
    contact: str | None = None
    seen_on: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer beside a bridge: what keeps it from carrying it, and whether something of it is unknown."""

    offer: BridgeOffer
    misfits: tuple[str, ...] = ()
    is_unsure: bool = False
    # What is to carry in cents; None while the treasury is unknown.
    needed: int | None = None


def hold_against(offers: Iterable[BridgeOffer], outlook: Outlook | None) -> tuple[Offered, ...]:
    """Those that carry it first, then those that may, then the others; by name where nothing is to carry."""
    amount, months = (0, 0) if outlook is None else (cents(outlook.bridge), outlook.months_lent)
    needed = None if outlook is None else amount
    found = [replace(_held(each, amount, months), needed=needed) for each in offers]
    return tuple(sorted(found, key=lambda each: (bool(each.misfits), each.is_unsure, each.offer.name.casefold())))


def _held(offer: BridgeOffer, amount: int, months: int) -> Offered:
    misfits = []
    if amount and offer.amount_max is not None and offer.amount_max < amount:
        misfits.append("too_small")
    if amount and offer.months is not None and offer.months < months:
        misfits.append("too_short")
    is_unsure = None in (offer.amount_max, offer.months, offer.loan_rate)
    return Offered(offer, tuple(misfits), is_unsure)
