"""The days of a claim come from the table of the region: of the only claim, or of the one that its amount tells."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.claims.courses import WHOLE
from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet
from leaderdesk.domain.workbooks.verdicts import Choices
from leaderdesk.services import claims, history
from leaderdesk.services.delays import read_cases
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.taking import take
from tests.services.desk import Desk

HEADINGS = ("N° dossier", "Intitulé", "Porteur", "Date de la demande de paiement", "FEADER payé", "Date de paiement")
FILED, PAID = date(2026, 5, 4), date(2026, 11, 9)
HALL = ("2026-001", "Réhabiliter la halle", "Commune d’Essai")
NO_CHOICES = Choices()


def book_of(row: tuple[Cell, ...]) -> Book:
    """The region's table of one dossier."""
    return Book("region.xlsx", "xlsx", "0" * 64, (Sheet("Paiements", (HEADINGS, row)),))


def days(desk: Desk) -> list[tuple[date | None, date | None, int | None]]:
    """When each claim was filed and paid, and with how much."""
    sheet = claims.read_claims(desk.base, desk.dossier, date(2027, 1, 1))
    rows = [claim.settled.row for fund in sheet.funds for claim in fund.claims]
    return [(row.filed_on, row.paid_on, row.paid) for row in rows]


def test_the_only_claim_takes_its_days_and_a_delay_is_measured(desk: Desk) -> None:
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, "balance")
    book = book_of((*HALL, FILED, 6400, PAID))

    take(desk.base, book, None, NO_CHOICES)

    assert days(desk) == [(FILED, PAID, 640_000)]
    waited = [each.past for each in read_cases(desk.base).cases if each.past.stage == WHOLE]
    assert [(each.began_on, each.ended_on) for each in waited] == [(FILED, PAID)]
    assert [row.verdict for table in preview(desk.base, book).tables for row in table.rows] == ["same"]
    history.undo(desk.base)
    assert days(desk) == [(None, None, None)]


def test_of_several_claims_the_one_that_is_meant_is_asked(desk: Desk) -> None:
    for kind in ("instalment", "balance"):
        claims.add_claim(desk.base, desk.dossier, desk.ground.feader, kind)
    book = book_of((*HALL, FILED, None, None))

    (row,) = preview(desk.base, book).tables[0].rows

    assert (row.verdict, [each.code for each in row.problems if each.weight == "doubt"]) == ("doubt", ["claim_unsure"])
    assert row.changes == ()


def test_of_several_claims_one_is_told_by_its_amount(desk: Desk) -> None:
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, "instalment", paid=320_000, paid_on=PAID)
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, "balance")

    take(desk.base, book_of((*HALL, FILED, 3200, PAID)), None, NO_CHOICES)

    assert days(desk) == [(FILED, PAID, 320_000), (None, None, None)]


def test_without_a_claim_the_day_is_noted(desk: Desk) -> None:
    book = book_of((*HALL, FILED, None, None))

    (row,) = preview(desk.base, book).tables[0].rows
    assert [each.code for each in row.problems] == ["claim_missing"]
    take(desk.base, book, None, NO_CHOICES)

    assert [each.verdict for each in preview(desk.base, book).tables[0].rows] == ["same"]
