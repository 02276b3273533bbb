"""The letter that asks for what keeps the fund from being paid: each thing once, and what nobody claims yet."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Bullets, Paper
from leaderdesk.services import dossiers
from leaderdesk.services.papers import letters
from leaderdesk.services.papers.letterheads import read_letterhead
from tests.printed import text_of
from tests.services.claimed import claim, invoice
from tests.services.desk import ON, Desk

THIN, NO_BREAK = "\u202f", "\u00a0"


def paper(desk: Desk) -> Paper:
    (made,) = letters.compose_claim_lacks(desk.base, desk.dossier, read_letterhead(desk.base))
    return made


def asked(desk: Desk) -> list[str]:
    """The items of the list, spaces made plain."""
    bullets = next(block for block in paper(desk).blocks if isinstance(block, Bullets))
    return [str(item).replace(THIN, " ").replace(NO_BREAK, " ") for item in bullets.items]


def test_each_expense_says_what_it_lacks_and_each_thing_is_asked_once(signed: Desk) -> None:
    key = claim(signed, "balance")
    invoice(signed, key, 5_000_00, paid_on=None, invoice=None)
    invoice(signed, key, 1_000_00, label="Couverture", supplier="Bois & Cie", proof=None)

    assert asked(signed) == [
        "« Charpente », 5 000,00 € : le numéro de la facture, son paiement, avec la preuve ;",
        "« Couverture », Bois & Cie, facture F-1, 1 000,00 € : la preuve de son paiement ;",
        "la convention signée ;",
        "la preuve du versement de « Département » : 1 600,00 € restent à recevoir.",
    ]


def test_a_dossier_without_claims_is_asked_for_one_and_told_what_is_left(signed: Desk) -> None:
    assert asked(signed) == ["une demande de paiement, avec les factures payées et la preuve de leur paiement."]
    told = text_of(paper(signed)).replace(THIN, " ").replace(NO_BREAK, " ")
    assert "Charpente : 10 000,00 € sur 10 000,00 €" in told
    assert "en cours" not in told


def test_a_claim_that_lacks_nothing_is_told_so(signed: Desk) -> None:
    dossiers.edit_dossier(signed.base, signed.dossier, convention_on=ON)
    invoice(signed, claim(signed), 10_000_00)

    assert asked(signed) == ["rien à ce jour, d’après ce que vous nous avez transmis."]
    assert not paper(signed).is_draft
