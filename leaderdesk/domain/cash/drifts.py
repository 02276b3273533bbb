"""How far what happens drifts from what was planned: who paid late, who has not paid yet, what was not filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.domain.cash.happened import Happened
from leaderdesk.domain.cash.rows import SPENDING_KIND, ClaimSheet, MovementSheet, days_of, fund_name, months_of
from leaderdesk.domain.sheets.amounts import first_day, month_of
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import CashMovementRow

DriftKind = Literal["funder", "claim", "filing", "receipt"]


@dataclass(frozen=True, slots=True)
class Due:
    """Something that was planned for a month, and the month it happened, if it did."""

    who: str
    kind: DriftKind
    planned: int
    happened: int | None
    # In cents.
    amount: int


@dataclass(frozen=True, slots=True)
class Drift:
    """Something that did not happen in its month: by how many it is late, below zero where it was early."""

    who: str
    kind: DriftKind
    planned: date
    # None while it is still awaited: it is then late on the day of the sheet.
    happened: date | None
    months: int
    amount: int


def drifts_of(dues: Iterator[Due], now: int) -> Iterator[Drift]:
    """What drifts, in the order it was planned; what is awaited for a month that is not over drifts by nothing."""
    for due in sorted(dues, key=lambda each: each.planned):
        months = (now if due.happened is None else due.happened) - due.planned
        is_drift = months > 0 if due.happened is None else months != 0
        if is_drift:
            happened = None if due.happened is None else first_day(due.happened)
            yield Drift(due.who, due.kind, first_day(due.planned), happened, months, due.amount)


def dues_of(
    whole: WholeDossier, plan: tuple[Sequence[MovementSheet], Sequence[ClaimSheet]], happened: Happened, fund: int
) -> Iterator[Due]:
    """What the plan said, beside what happened."""
    movements, claims = plan
    for line in whole.funding:
        rows = [each.row for each in movements if each.row.funding_line_id == line.id and not each.row.is_done]
        months = [months_of(row)["likely"] for row in rows if days_of(row)]
        total = sum(row.amount for row in rows)
        if months and total:
            payments = happened.payments.get(line.id, ())
            days = [each.paid_on for each in payments if each.paid_on is not None]
            is_paid = sum(each.amount for each in payments) >= total
            yield Due(line.name, "funder", max(months), month_of(max(days)) if is_paid else None, total)
    yield from _due_receipts([each.row for each in movements if each.flaw is None])
    if any(each.row.kind == SPENDING_KIND and each.flaw is None for each in movements):
        # Otherwise nothing says when a claim could be filed.
        yield from _due_claims(whole, claims, happened, fund)


def _due_receipts(rows: Sequence[CashMovementRow]) -> Iterator[Due]:
    """Of each kind of money that no line of the plan speaks of, the first that is still awaited."""
    awaited = [row for row in rows if row.kind != SPENDING_KIND and row.funding_line_id is None and not row.is_done]
    for kind in dict.fromkeys(row.kind for row in awaited):
        same = [row for row in awaited if row.kind == kind]
        first = min(same, key=lambda row: months_of(row)["likely"])
        yield Due(first.label, "receipt", months_of(first)["likely"], None, first.amount)


def _due_claims(whole: WholeDossier, claims: Sequence[ClaimSheet], happened: Happened, fund: int) -> Iterator[Due]:
    paid = [each.paid_on for each in happened.claims if each.paid_on is not None]
    if not whole.claims:
        is_paid = bool(paid) and len(paid) == len(happened.claims)
        is_over = is_paid and (happened.is_settled or happened.used >= fund)
        for each in claims:
            planned, name = month_of(each.paid["likely"]), fund_name(whole)
            yield Due(name, "claim", planned, month_of(max(paid)) if is_over else None, each.row.amount)
        return
    for rank, each in enumerate(claims):
        real = happened.claims[rank] if rank < len(happened.claims) else None
        name, amount = each.row.label or fund_name(whole), each.row.amount
        if real is not None:
            came = None if real.paid_on is None else month_of(real.paid_on)
            yield Due(name, "claim", month_of(each.paid["likely"]), came, real.amount)
        elif each.row.ready_on is not None and not happened.is_settled:
            yield Due(name, "filing", month_of(each.row.ready_on) + (each.row.filing_months or 0), None, amount)
