"""What follows the decision on a dossier: amendments, obligations, claims with their expenses, payments of funders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.claims import rows
from leaderdesk.domain.claims.rows import Followed
from leaderdesk.store.queries.plain import as_kept, day_of, select_as
from leaderdesk.store.schema import (
    Amendment,
    ClaimExpense,
    Dossier,
    FollowUp,
    FunderPayment,
    FundingLine,
    PaymentClaim,
)

_KEY: BindParameter[int] = bindparam("key")
# What is written or left out in the number of one invoice.
_LOOSE = " -_/."


_AMENDMENTS = select_as(rows.AmendmentRow, Amendment).where(Amendment.dossier_id == _KEY)
_FOLLOW_UPS = select_as(rows.FollowUpRow, FollowUp).where(FollowUp.dossier_id == _KEY)
_CLAIMS = select_as(rows.ClaimRow, PaymentClaim).where(PaymentClaim.dossier_id == _KEY)
_EXPENSES = (
    select_as(rows.ExpenseRow, ClaimExpense)
    .join(PaymentClaim, PaymentClaim.id == ClaimExpense.claim_id)
    .where(PaymentClaim.dossier_id == _KEY)
)
_PAYMENTS = (
    select_as(rows.FunderPaymentRow, FunderPayment)
    .join(FundingLine, FundingLine.id == FunderPayment.funding_line_id)
    .where(FundingLine.dossier_id == _KEY)
)


_NAMES = [each.name for each in fields(rows.ClaimRow)]
_ARE_DAYS = [name.endswith(("_on", "_from", "_until")) for name in _NAMES]
# The columns of a claim for a list of thousands, and below what they make.
CLAIM_COLUMNS = [
    as_kept(getattr(PaymentClaim, name)) if is_day else getattr(PaymentClaim, name)
    for name, is_day in zip(_NAMES, _ARE_DAYS, strict=True)
]


def claim_of(kept: Sequence[Any]) -> rows.ClaimRow:
    """A claim from those columns."""
    values: list[Any] = [day_of(each) if is_day else each for each, is_day in zip(kept, _ARE_DAYS, strict=True)]
    return rows.ClaimRow(*values)


def read_claim_rows(session: Session, dossier_id: int) -> tuple[rows.ClaimRow, ...]:
    """The claims of a dossier in their order."""
    query = _CLAIMS.order_by(PaymentClaim.position, PaymentClaim.id)
    return tuple(rows.ClaimRow(*row) for row in session.execute(query, {"key": dossier_id}))


def read_followed(session: Session, dossier_id: int) -> Followed:
    """Everything that follows the decision; what has no day comes last."""

    def read(kind: Any, query: Select[Any], *order: Any) -> tuple[Any, ...]:  # noqa: ANN401 - one kind of row
        return tuple(kind(*row) for row in session.execute(query.order_by(*order), {"key": dossier_id}))

    expenses = read(rows.ExpenseRow, _EXPENSES, ClaimExpense.position, ClaimExpense.id)
    return Followed(
        amendments=read(rows.AmendmentRow, _AMENDMENTS, Amendment.position, Amendment.id),
        follow_ups=read(rows.FollowUpRow, _FOLLOW_UPS, FollowUp.due_on.is_(None), FollowUp.due_on, FollowUp.id),
        claims=read_claim_rows(session, dossier_id),
        expenses=expenses,
        payments=read(rows.FunderPaymentRow, _PAYMENTS, FunderPayment.paid_on.is_(None), FunderPayment.paid_on),
        elsewhere=_elsewhere(session, dossier_id, expenses),
    )


def _elsewhere(session: Session, dossier_id: int, expenses: Sequence[rows.ExpenseRow]) -> tuple[rows.ElsewhereRow, ...]:
    """Invoices of other dossiers whose number is that of one of ours, spaces, marks and capitals apart."""
    ours = {_squeezed(each.invoice) for each in expenses if each.invoice}
    if not ours:
        return ()
    squeezed: Any = ClaimExpense.invoice
    for each in _LOOSE:
        squeezed = func.replace(squeezed, each, "")
    squeezed = func.upper(squeezed)
    query = (
        select(
            *(Dossier.number, ClaimExpense.supplier, ClaimExpense.invoice, ClaimExpense.claimed),
            *(ClaimExpense.invoiced_on, ClaimExpense.net, ClaimExpense.vat),
        )
        .join(PaymentClaim, PaymentClaim.id == ClaimExpense.claim_id)
        .join(Dossier, Dossier.id == PaymentClaim.dossier_id)
        .where(Dossier.id != dossier_id, Dossier.binned_on.is_(None), PaymentClaim.withdrawn_on.is_(None))
        .where(squeezed.in_(ours))
        .order_by(Dossier.number, ClaimExpense.id)
    )
    return tuple(
        rows.ElsewhereRow(number, supplier, invoice or "", claimed, invoiced_on, net, vat)
        for number, supplier, invoice, claimed, invoiced_on, net, vat in session.execute(query)
    )


def _squeezed(invoice: str) -> str:
    # As SQLite does it: only plain letters have capitals there.
    return "".join(each.upper() if each.isascii() else each for each in invoice if each not in _LOOSE)
