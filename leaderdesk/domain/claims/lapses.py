"""When a funder's decision lapses before it has paid, held against the day when the fund may be paid at the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.payments import BALANCE

Warned = Literal["lapsed", "soon", "before_fund"]


@dataclass(frozen=True, slots=True)
class Lapse:
    """A decision that lapses while money of it, in cents, is still to come; `fund_late_on` is what it is held to."""

    warned: Warned
    on: date
    left: int
    fund_late_on: date | None


def has_come(day: date | None, on: date) -> bool:
    """True when something is dated, and not ahead: what is dated ahead is expected."""
    return day is not None and day <= on


def lapse_of(expires_on: date | None, left: int, fund_late_on: date | None, warn_days: int, on: date) -> Lapse | None:
    """What is said of a decision on a day; nothing where it has paid, or holds until the fund is paid."""
    if expires_on is None or left <= 0:
        return None
    if expires_on < on:
        return Lapse("lapsed", expires_on, left, fund_late_on)
    if expires_on <= on + timedelta(days=warn_days):
        return Lapse("soon", expires_on, left, fund_late_on)
    if fund_late_on is not None and expires_on < fund_late_on:
        return Lapse("before_fund", expires_on, left, fund_late_on)
    return None


def late_payment(
    funds: Sequence[tuple[bool, Sequence[ClaimRow]]], ends_on: date | None, late_months: int, on: date
) -> date | None:
    """When the last fund is paid at the latest: its balance as it was filed, else filed when the convention ends.

    Each fund says whether its dossier has ended, and its claims. Unknown where nothing says when it will be asked.
    """
    days = [_late_of(claims, ends_on, late_months, on) for has_ended, claims in funds if not has_ended]
    known = [day for day in days if day is not None]
    return max(known, default=None)


def _late_of(claims: Sequence[ClaimRow], ends_on: date | None, late_months: int, on: date) -> date | None:
    standing = [each for each in claims if each.withdrawn_on is None]
    balances = [each for each in standing if each.kind == BALANCE]
    paid = [each.paid_on for each in balances if each.paid_on is not None]
    if paid:
        # A day that has not come is when it is expected, not when it was paid.
        return paid[-1] if paid[-1] > on else None
    filed = [each.filed_on for each in balances if each.filed_on is not None]
    if filed:
        asked = filed[-1]
    elif ends_on is not None:
        asked = max(ends_on, on)
    else:
        pending = [each.filed_on for each in standing if each.filed_on is not None and not has_come(each.paid_on, on)]
        if not pending:
            return None
        asked = max(pending)
    # What has waited longer than the late delay already may come tomorrow, not yesterday.
    return max(on, months_after(asked, late_months))
