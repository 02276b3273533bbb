"""Claims and expenses for the tests: rows with nothing in them but what a test says."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from leaderdesk.domain.claims.rows import ClaimRow, ExpenseRow, Followed, FollowUpRow

FILED, CHECKED, PAID = date(2026, 6, 1), date(2026, 9, 1), date(2026, 12, 1)
INVOICED, SPENT = date(2026, 5, 4), date(2026, 5, 20)


def claim(key: int = 1, kind: str = "instalment", **said: Any) -> ClaimRow:
    """A claim on the first fund."""
    empty: dict[str, Any] = {each.name: None for each in fields(ClaimRow)}
    return ClaimRow(**{**empty, "id": key, "fund_id": 1, "position": key, "kind": kind, **said})


def expense(key: int = 1, claimed: int = 1_000_00, **said: Any) -> ExpenseRow:
    """An invoice of the first claim, in order: of the first line, paid, proved."""
    empty: dict[str, Any] = {each.name: None for each in fields(ExpenseRow)}
    usual: dict[str, Any] = {
        "claim_id": 1,
        "cost_line_id": 1,
        "label": "Charpente",
        "supplier": "Bois & Cie",
        "invoice": f"F-{key}",
        "invoiced_on": INVOICED,
        "paid_on": SPENT,
        "proof": "bank_statement",
        "net": claimed,
        "cut": 0,
    }
    return ExpenseRow(**{**empty, **usual, "id": key, "position": key, "claimed": claimed, **said})


def owed(kind: str, **said: Any) -> Followed:
    """A dossier whose holder owes one thing."""
    row = FollowUpRow(1, kind, "Panneau", *(None,) * 5)
    return Followed(follow_ups=(row,), **said)
