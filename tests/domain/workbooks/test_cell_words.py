"""F73 and the words of cells: SIRET, rates, states, kinds of holders, fiches-actions, texts and numbers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.holders import LEGAL_KINDS
from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.known import KnownFiche
from leaderdesk.domain.workbooks.reading.fiches import FicheReader, names_a_fiche
from leaderdesk.domain.workbooks.reading.holder_kinds import read_kind_word
from leaderdesk.domain.workbooks.reading.rates import RateReader
from leaderdesk.domain.workbooks.reading.sirets import read_cell_siret
from leaderdesk.domain.workbooks.reading.statuses import read_status_word
from leaderdesk.domain.workbooks.reading.texts import TextReader, read_number
from leaderdesk.words.holders import legal_kinds
from leaderdesk.words.statuses import status

FICHES = FicheReader(
    [
        KnownFiche("1", "Accueillir de nouveaux habitants"),
        KnownFiche("2", "Circuits courts et alimentation"),
        KnownFiche("3", "Tourisme durable"),
        KnownFiche("4", "Services à la population"),
    ]
)


@pytest.mark.parametrize("cell", ["732 829 320 00074", 73282932000074, "SIRET : 73282932000074", "732.829.320.00074"])
def test_siret_is_sure(cell: Cell) -> None:
    assert (read_cell_siret(cell).value, read_cell_siret(cell).code) == ("73282932000074", "")


@pytest.mark.parametrize(
    ("cell", "code", "readings"),
    [
        (5410037500010, "siret_damaged", ("05410037500010",)),
        ("1,23E+13", "siret_damaged", ()),
        ("7.32829E+13", "siret_damaged", ()),
        (73282900000000, "siret_damaged", ()),
        # Rounded, and right by chance.
        (12300000000000, "siret_damaged", ()),
        ("732829320", "siren_alone", ()),
        ("73282932000075", "siret_wrong", ()),
        ("7328293200007", "siret_wrong", ()),
        ("W622001234", "siret_wrong", ()),
        (date(2026, 1, 1), "siret_wrong", ()),
    ],
)
def test_siret_is_asked(cell: Cell, code: str, readings: tuple[str, ...]) -> None:
    told = read_cell_siret(cell)

    assert (told.value, told.code, told.readings) == (None, code, readings)


def rate(cell: Cell, *others: Cell, is_percent: bool = False) -> tuple[object, str]:
    """A rate read in a column with others."""
    told = RateReader([cell, *others], is_percent=is_percent)(cell)
    return told.value, told.code


def test_rates_are_told_by_their_column() -> None:
    assert rate(80, 64) == (Fraction(4, 5), "")
    assert rate("62,5 %") == (Fraction(5, 8), "")
    assert rate(0.8, 0.64) == (Fraction(4, 5), "")
    assert rate(0.8, is_percent=True) == (Fraction(4, 5), "")
    assert rate(0.8) == (None, "rate_unclear")
    assert rate(0.8, 64) == (None, "rate_unclear")
    assert rate(120) == (None, "rate_not_read")


@pytest.mark.parametrize("code", STATUSES)
def test_the_words_of_the_programme_are_read_back(code: str) -> None:
    assert read_status_word(status(code)) == (code,)


@pytest.mark.parametrize("code", LEGAL_KINDS)
def test_the_kinds_of_the_programme_are_read_back(code: str) -> None:
    assert read_kind_word(legal_kinds()[code]) == (code,)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("PROGRAMMÉ", ("programmed",)),
        ("prog.", ("programmed",)),
        ("Programmé le 12/03/2024", ("programmed",)),
        ("Programmé CP 3", ("programmed",)),
        ("3 - Programmé", ("programmed",)),
        ("soldé", ("paid",)),
        ("Non sélectionné", ("refused",)),
        ("en instruction", ("complete",)),
        ("abandonné par le porteur", ("abandoned",)),
        ("Classé sans suite", ("abandoned", "withdrawn", "refused")),
        ("dde paiement", ("claimed",)),
        ("Terminé", ("in_progress", "paid", "closed")),
        ("Reporté au prochain CoProg", ("postponed",)),
        ("voir Paul", ()),
        ("En attente pièces", ()),
        ("non programmé", ()),
    ],
)
def test_states_as_people_write_them(text: str, codes: tuple[str, ...]) -> None:
    assert read_status_word(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Association loi 1901", ("association",)),
        ("EPCI", ("intercommunality",)),
        ("Commune (moins de 3 500 hab.)", ("commune",)),
        ("SARL", ("company",)),
        ("privé", ("company", "association", "farm")),
        ("Machin", ()),
    ],
)
def test_kinds_as_people_write_them(text: str, codes: tuple[str, ...]) -> None:
    assert read_kind_word(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        *("3", "FA3", "FA 3", "fa-03", "Fiche 3", "Fiche-action n°3", "19.2-3", "19.2.3", "Fiche 3 : Tourisme"),
        *("3 - Tourisme durable", "Tourisme durable", "FA3 Tourisme"),
    ],
)
def test_a_fiche_by_its_code_or_its_title(text: str) -> None:
    assert (FICHES(text).value, FICHES(text).code) == ("3", "")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("9", ()),
        ("Fiche 3 : Services à la population", ("3", "4")),
        ("Tourisme", ("3",)),
        ("Mobilité", ()),
    ],
)
def test_a_fiche_that_is_not_sure_is_asked(text: str, readings: tuple[str, ...]) -> None:
    told = FICHES(text)

    assert (told.value, told.code, told.readings) == (None, "fiche_unknown", readings)


def test_codes_with_points_are_not_taken_for_measures() -> None:
    read = FicheReader([KnownFiche("1.1", "Accueillir"), KnownFiche("1.2", "Habiter")])

    assert (read("1.2").value, read("FA 1.2").value, read("1").code) == ("1.2", "1.2", "fiche_unknown")


@pytest.mark.parametrize(("text", "is_one"), [("Fiche-action 2 : Circuits", True), ("FA3", True), ("2024", False)])
def test_titles_that_name_a_fiche(text: str, is_one: bool) -> None:  # noqa: FBT001 - what is expected
    assert names_a_fiche(text) is is_one


def test_texts_are_tidied_and_told_when_they_were_cut() -> None:
    read = TextReader("title")

    assert read(" Réhabiliter\n la  halle\u200b ").value == "Réhabiliter la halle"
    assert (read("x" * 255).code, read("n.c.").code, read(2024).value) == ("text_cut", "said_empty", "2024")
    assert TextReader("summary", has_lines=True)("un\r\ndeux ").value == "un\ndeux"
    assert (TextReader("postcode")(1000).value, TextReader("postcode")(1000).code) == ("01000", "nought_dropped")


def test_numbers_that_a_workbook_changed_are_asked() -> None:
    assert (read_number(20230012).value, read_number(" 2026-001 ").value) == ("20230012", "2026-001")
    assert (read_number(date(2026, 1, 1)).code, read_number("1,2E+10").code) == ("number_damaged", "number_damaged")


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.dates(), st.booleans()))
@settings(max_examples=300)
def test_any_cell_is_read_without_fault(cell: Cell) -> None:
    for read in (read_cell_siret, read_number, RateReader([cell]), TextReader("phone")):
        read(cell)
    if isinstance(cell, str):
        FICHES(cell)
        read_status_word(cell)
        read_kind_word(cell)
