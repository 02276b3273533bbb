"""Headings in two languages: the French half decides, and one that has none is read by what it stands for."""

from __future__ import annotations

import pytest

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.columns.foreign_words import FOREIGN, french_words
from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.meanings import meanings
from leaderdesk.domain.workbooks.columns.synonyms import APART
from leaderdesk.domain.workbooks.columns.synonyms.amounts import AMOUNTS
from leaderdesk.domain.workbooks.columns.synonyms.apart import SET_APART
from leaderdesk.domain.workbooks.columns.synonyms.days import DAYS
from leaderdesk.domain.workbooks.columns.synonyms.holders import HOLDERS
from leaderdesk.domain.workbooks.columns.synonyms.projects import PROJECTS


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Titre / Titel", "title"),
        ("Bénéficiaire / Beneficiary", "holder_name"),
        ("Antragsteller", "holder_name"),
        ("Begünstigter / Bénéficiaire", "holder_name"),
        ("Intitulé – Title", "title"),
        ("Coût total\nGesamtkosten (€)", "total_cost"),
        ("Onuraduna / Bénéficiaire / Beneficiario", "holder_name"),
        ("Commune (Municipi)", "commune"),
        ("Montant / Betrag", APART),
        ("Reste à payer / Amount paid", APART),
        # Where the two halves say two things, the French one.
        ("Porteur / Project", "holder_name"),
    ],
)
def test_the_french_half_decides(heading: str, field: str) -> None:
    assert meanings(heading)[0].field == field


def test_units_and_years_count_in_either_half() -> None:
    assert spell("Coût total HT / Gesamtkosten (k€)").marks == {"ht", "thousands"}


def test_no_french_heading_loses_a_word() -> None:
    texts = [
        text for *_, told in (*PROJECTS, *HOLDERS, *DAYS, *AMOUNTS, *SET_APART) for text in told.split(",") if text
    ]
    lost = [text.strip() for text in texts if french_words(words := folded(text).split()) != words]

    assert lost == []


def test_every_foreign_word_stands_for_a_heading_of_ours() -> None:
    assert {french for french in FOREIGN.values() if not meanings(french)} == set()
