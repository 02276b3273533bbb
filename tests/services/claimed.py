"""Claims on the desk of the tests: made, invoiced, paid by funders, and read again."""

from __future__ import annotations

from datetime import date
from typing import Any

from leaderdesk.domain.claims.sheets import ClaimSheet, ClaimsSheet
from leaderdesk.domain.payments import Settlement
from leaderdesk.services import claims, costs, funding
from leaderdesk.services.edits import RowEdit
from tests.services.desk import ON, Desk

FILED, CHECKED, PAID = date(2026, 6, 1), date(2026, 9, 1), date(2026, 12, 1)


def sheet(desk: Desk) -> ClaimsSheet:
    return claims.read_claims(desk.base, desk.dossier, date(2027, 1, 1))


def only(desk: Desk) -> ClaimSheet:
    return sheet(desk).funds[0].claims[0]


def staged(desk: Desk) -> list[tuple[str, date, int, str]]:
    return staged_until(desk, PAID)


def staged_until(desk: Desk, on: date) -> list[tuple[str, date, int, str]]:
    rows = [row for chain in funding.read_financing(desk.base, desk.dossier, on).chains for row in chain.said]
    return [(row.stage, row.said_on, row.amount, row.origin) for row in rows]


def settlement(found: ClaimSheet) -> Settlement:
    assert found.settled.settlement is not None
    return found.settled.settlement


def claim(desk: Desk, kind: str = "instalment", **fields: Any) -> int:
    return claims.add_claim(desk.base, desk.dossier, desk.ground.feader, kind, **fields)


def invoice(desk: Desk, claim_id: int, claimed: int, **fields: Any) -> None:
    line = costs.read_costs(desk.base, desk.dossier).lines[0].row.id
    usual = {"label": "Charpente", "cost_line_id": line, "invoice": "F-1", "invoiced_on": date(2026, 5, 4)}
    paid = {"paid_on": date(2026, 5, 20), "proof": "bank_statement", "net": claimed, "claimed": claimed}
    claims.edit_expenses(desk.base, claim_id, [RowEdit(None, {**usual, **paid, **fields})])


def pay(desk: Desk, line_id: int, amount: int, on: date | None = CHECKED, **fields: Any) -> None:
    claims.edit_funder_payments(desk.base, line_id, [RowEdit(None, {"amount": amount, "paid_on": on, **fields})])


def line_of(desk: Desk, nature: str) -> int:
    lines = funding.read_financing(desk.base, desk.dossier, ON).lines
    return next(each.row.id for each in lines if each.row.nature == nature)
