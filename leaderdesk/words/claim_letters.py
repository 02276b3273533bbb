"""What a letter says of claims for payment: which are on their way, what each lacks, what nobody claims yet."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.domain.claims.rows import ExpenseRow
from leaderdesk.domain.claims.sheets import ClaimSheet, ClaimsSheet, FundClaims
from leaderdesk.domain.claims.wanting import Wanting
from leaderdesk.domain.papers.texts import Value
from leaderdesk.words import claim_sheets, formats
from leaderdesk.words.paper_letters import day
from leaderdesk.words.phrases import spaced

_OF_EXPENSE = {
    "no_invoice_day": "la date de la facture",
    "no_invoice_number": "le numéro de la facture",
    "not_paid": "son paiement, avec la preuve",
    "no_proof": "la preuve de son paiement",
}
_NO_EXPENSE = "les factures payées, avec la preuve de leur paiement"
_NO_CLAIM = "une demande de paiement, avec les factures payées et la preuve de leur paiement"
_NOTHING = "rien à ce jour, d’après ce que vous nous avez transmis"
_UNSIGNED = "la convention signée"


def values_of_claims(sheet: ClaimsSheet) -> dict[str, Value]:
    """The fields of a letter that asks for what a payment lacks."""
    pending = [(claim, fund) for fund in sheet.funds for claim in fund.claims if claim.course.stage is not None]
    lacks = tuple(dict.fromkeys(spaced(each) for claim, fund in pending for each in _lacks(claim, fund)))
    main = sheet.funds[0] if sheet.funds else None
    # Nothing more is claimed once the balance is.
    left = tuple(_left(main)) if main is not None and main.balance is None else ()
    if not pending and left:
        lacks = (_NO_CLAIM,)
    return {
        "claims": ", ".join(claim_sheets.title(claim, fund) for claim, fund in pending),
        "claim_lacks": lacks or (_NOTHING,),
        "left_to_claim": left,
        "convention_end": day(sheet.ends_on),
    }


def _lacks(claim: ClaimSheet, fund: FundClaims) -> Iterator[str]:
    title = claim_sheets.title(claim, fund)
    if not claim.settled.expenses:
        yield f"pour « {title} » : {_NO_EXPENSE}"
    for expense in claim.settled.expenses:
        wanted = [
            _OF_EXPENSE[remark.code]
            for remark in claim.remarks
            if remark.expense_id == expense.id and remark.code in _OF_EXPENSE
        ]
        if wanted:
            yield f"{_named(expense)} : {', '.join(wanted)}"
    for each in claim.to_pay:
        yield from _to_pay(each)


def _named(expense: ExpenseRow) -> str:
    supplier = f", {expense.supplier}" if expense.supplier else ""
    invoice = f", facture {expense.invoice}" if expense.invoice else ""
    return f"« {expense.label or 'dépense sans libellé'} »{supplier}{invoice}, {formats.money(expense.claimed)}"


def _to_pay(wanting: Wanting) -> Iterator[str]:
    if wanting.code == "convention_unsigned":
        yield _UNSIGNED
    elif wanting.code == "funder_unpaid":
        yield f"la preuve du versement de « {wanting.label} » : {formats.money(wanting.amount)} restent à recevoir"
    elif wanting.code == "obligation":
        yield f"{wanting.label} (avant le {day(wanting.due_on)})" if wanting.due_on else wanting.label


def _left(fund: FundClaims) -> Iterator[str]:
    for line in fund.lines:
        if line.left:
            yield spaced(f"{line.label} : {formats.money(line.left)} sur {formats.money(line.eligible)}")
