"""Who pays, in pairs of columns: taken, the same when it comes back, and its columns remembered for the source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet
from leaderdesk.domain.workbooks.verdicts import Choices, CofunderShare
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.workbooks.memories import recalled
from leaderdesk.services.workbooks.present import read_present
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.taking import take
from tests.factories import make_ground

_HEADINGS = (
    "N° dossier",
    "Intitulé",
    "Porteur",
    "Coût total",
    "FEADER",
    "Cofinanceur",
    "Montant",
    "Cofinanceur",
    "Montant",
)
_ROWS: tuple[tuple[Cell, ...], ...] = (
    ("P-1", "Halle", "Commune de Vernay", 2000, 1000, "Agence de l’eau", 300, "Fondation Arvelle", 150.5),
    ("P-2", "Sentier", "Les Amis de Brou", 3000, 1500, "Agence de l’eau", 400, None, None),
)
_BOOK = Book("plans 2025.xlsx", "xlsx", "1" * 64, (Sheet("Plans", (_HEADINGS, *_ROWS)),))


@pytest.fixture(autouse=True)
def _ground(base: OpenBase) -> None:
    make_ground(base)


def shares(base: OpenBase) -> list[object]:
    """Who pays each dossier of the base."""
    return [each.values.get("cofunders") for each in read_present(base).dossiers]


def fields(base: OpenBase, choices: Choices) -> list[str]:
    """The fields of the columns from the sixth on."""
    (table,) = preview(base, _BOOK, choices).tables
    return [each.field for each in table.columns][5:]


def test_pairs_are_taken_once_and_are_the_same_when_they_come_back(base: OpenBase) -> None:
    take(base, _BOOK, None, Choices())
    again = preview(base, _BOOK, Choices(memory=recalled(base, _BOOK)))

    both = (CofunderShare("Agence de l’eau", 30000), CofunderShare("Fondation Arvelle", 15050))
    assert shares(base) == [both, (CofunderShare("Agence de l’eau", 40000),)]
    assert [row.verdict for row in again.tables[0].rows] == ["same", "same"]


def test_columns_of_pairs_chosen_for_a_source_are_remembered(base: OpenBase) -> None:
    book = replace(
        _BOOK, sheets=(Sheet("Plans", (("N°", *_HEADINGS[1:5], "Qui", "Combien"), *(r[:7] for r in _ROWS))),)
    )
    chosen = Choices(columns={"Plans": {6: "cofunders", 7: "cofunder_amount"}})
    before = preview(base, book).tables[0].columns[6].field
    take(base, book, None, chosen)
    after = preview(base, book, Choices(memory=recalled(base, book))).tables[0].columns[5:]

    assert before == ""
    assert [(each.field, each.why) for each in after] == [
        ("cofunders", "remembered"),
        ("cofunder_amount", "remembered"),
    ]
    assert shares(base)[1] == (CofunderShare("Agence de l’eau", 40000),)


def test_the_two_columns_of_one_heading_are_left_by_themselves(base: OpenBase) -> None:
    found = fields(base, Choices())
    chosen = Choices(columns={"Plans": {9: ""}})
    left = fields(base, chosen)
    take(base, _BOOK, None, chosen)
    memory = recalled(base, _BOOK)

    assert found == ["cofunders", "cofunder_amount", "cofunders 2", "cofunder_amount 2"]
    assert left == ["cofunders", "cofunder_amount", "cofunders 2", ""]
    assert memory.columns["montant"] == "cofunder_amount"
