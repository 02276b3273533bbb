"""Dossiers that satisfy the usual checklist, to be spoiled one fact at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from leaderdesk.domain.eligibility.facts import (
    Commitment,
    Contract,
    CostFacts,
    Facts,
    FundingFacts,
    HolderFacts,
    Piece,
    QuoteFacts,
)
from leaderdesk.domain.eligibility.results import Look, Outcome

ON = date(2026, 5, 4)
START = date(2026, 2, 1)
SIRET = "35600000000048"


def euros(amount: int | str) -> Fraction:
    """An exact amount."""
    return Fraction(amount)


def quote(supplier: str, amount: int, *, retained: bool = False, reason: str | None = None) -> QuoteFacts:
    """A supplier's price."""
    price = QuoteFacts(supplier, euros(amount), reason=reason)
    return replace(price, is_retained=True) if retained else price


def cost(label: str = "Four", amount: int = 10_000, **facts: Any) -> CostFacts:
    """An expense wholly eligible."""
    return replace(CostFacts(label, "investment", euros(amount), euros(amount)), **facts)


def association(**facts: Any) -> Facts:
    """A private holder with two quotes and a decided plan: 6 400 € of the fund, 1 600 € of a region."""
    quotes = (quote("Fours Martin", 10_000, retained=True), quote("Chaud Devant", 11_000))
    pieces = ("signed_form", "description", "budget", "bank_details", "statutes", "association_receipt", "board_list")
    known = Facts(
        ON,
        "2026-001",
        HolderFacts("association", "private", SIRET, is_inside=True, size="small", undertaking="fournil"),
        inside_share=Fraction(1),
        eligible_from=START,
        grant_on=date(2026, 6, 15),
        regime="de_minimis_general",
        costs=(cost(quotes=quotes, commitments=(Commitment("order", date(2026, 3, 1)),)),),
        funding=(
            FundingFacts("european", euros(6_400)),
            FundingFacts("public", euros(1_600), "Région", date(2026, 4, 1), is_european_money=False),
            FundingFacts("own", euros(2_000)),
        ),
        aids=(),
        pieces=tuple(Piece(code) for code in pieces),
    )
    return replace(known, **facts)


def commune(**facts: Any) -> Facts:
    """A public holder whose works of 120 000 € went through a public contract."""
    contract = Contract(
        *("halle", "works", euros(120_000), None, date(2026, 3, 1), "bulletin", date(2026, 3, 2), date(2026, 4, 2)),
        *(date(2026, 4, 20), euros(118_000)),
    )
    pieces = ("signed_form", "description", "budget", "bank_details", "procurement_annex")
    known = replace(
        association(),
        holder=HolderFacts("commune", "public", SIRET, is_inside=True),
        regime="none",
        costs=(cost("Halle", 118_000, kind="works", contract="halle"),),
        contracts=(contract,),
        pieces=(*(Piece(code) for code in pieces), Piece("deliberation", date(2026, 1, 10))),
    )
    return replace(known, **facts)


def said(looks: Iterable[Look]) -> list[tuple[str, Outcome]]:
    """The code and the answer of each look."""
    return [(look.step.code, look.outcome) for look in looks]


def only(looks: Iterable[Look], code: str) -> Look:
    """The one look of a code."""
    [found] = [look for look in looks if look.step.code == code]
    return found
