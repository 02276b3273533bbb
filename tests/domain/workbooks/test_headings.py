"""Headings in one spelling, the amounts and the shapes of cells, the words of totals and titles."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.columns.funder_columns import funder_of
from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.shapes import is_amount, is_day, profile, text_of
from leaderdesk.domain.workbooks.finding.sections import is_fiche_like, is_note, is_year_like
from leaderdesk.domain.workbooks.finding.totals import exact, says_left, says_part, says_total, says_whole


@pytest.mark.parametrize(
    ("heading", "words", "marks"),
    [
        ("Coût total\n(€ HT)", ("cout", "total"), {"euros", "ht"}),
        ("Dépenses éligibles", ("depense", "eligible"), set()),
        ("N° de dossier", ("numero", "dossier"), set()),
        ("n°OSIRIS", ("numero", "osiris"), set()),
        ("Montant (k€)", ("montant",), {"thousands"}),
        ("FEADER 2014-2020", ("feader",), {"years"}),
        ("% FEADER", ("taux", "feader"), {"percent"}),
        ("Date de dépôt (jj/mm/aaaa)", ("date", "depot"), {"day"}),
        ("nomBeneficiaire", ("nom", "beneficiaire"), set()),
        ("Date CoProg", ("date", "cp"), set()),
        ("FEADER après avenant n° 2", ("feader", "revise"), set()),
        ("Mt FEADER prog.", ("montant", "feader", "programme"), set()),
    ],
)
def test_headings_are_spelled_one_way(heading: str, words: tuple[str, ...], marks: set[str]) -> None:
    spelled = spell(heading)

    assert (spelled.words, set(spelled.marks)) == (words, marks)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Région", "Région"),
        ("Plan de financement Région (€)", "Région"),
        ("Participation CD 34", "CD 34"),
        ("Agence du bassin", "Agence du Bassin"),
        ("Conseil départemental du Lot", "Conseil départemental du Lot"),
        ("Taux Région", None),
        ("Date décision Région", None),
        ("CA", None),
        ("Autofinancement", None),
        ("Intitulé", None),
    ],
)
def test_a_funder_is_known_by_its_name(heading: str, name: str | None) -> None:
    assert funder_of(heading, ("Agence du Bassin",)) == name


@pytest.mark.parametrize(
    "text", ["TOTAL", "Total général", "Sous-total FA1", "S/Total", "ss-total", "Totaux", "Total 2024"]
)
def test_words_of_totals(text: str) -> None:
    assert says_total(text)


@pytest.mark.parametrize("text", ["Totalement bio", "La Totale", "Projet total", "Cumulus", "Sommet des arts"])
def test_words_that_only_begin_like_totals(text: str) -> None:
    assert not says_total(text)


@pytest.mark.parametrize("text", ["Reste à programmer", "Enveloppe", "Solde disponible (€)", "Disponible FA 2"])
def test_words_of_what_is_left(text: str) -> None:
    assert says_left(text)


@pytest.mark.parametrize("text", ["Restaurant La Halle", "Reste ici", "Enveloppe isolée", "Restes et saveurs"])
def test_words_that_only_begin_like_what_is_left(text: str) -> None:
    assert not says_left(text)


def test_a_total_is_of_some_or_of_all() -> None:
    assert [says_part(text) for text in ("Sous-total", "Total FA 2", "Total", "Total général")] == [1, 1, 0, 0]
    assert [says_whole(text) for text in ("TOTAL GÉNÉRAL", "Total programme", "Total FA 2")] == [1, 1, 0]


@pytest.mark.parametrize(
    "text", ["FA 2", "Fiche-action 3 : Tourisme", "Fiche n° 4", "19.2-3 Mobilités", "FA2 - Mobilités"]
)
def test_titles_that_name_a_fiche(text: str) -> None:
    assert is_fiche_like(text)


def test_titles_that_name_a_year_and_words_that_explain() -> None:
    assert [is_year_like(text) for text in ("2024", "Année 2024", "2014-2020", "24")] == [True, True, False, False]
    assert [is_note(text) for text in ("* provisoire", "NB : à revoir", "Légende", "Notre-Dame")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (12.3, Fraction(123, 10)),
        ("12 345,67 €", Fraction(1234567, 100)),
        ("1.234", None),
        ("n.c.", None),
        (True, None),
        (date(2024, 1, 1), None),
        (float("nan"), None),
        (BadCell("formula_error", "#REF!"), None),
    ],
)
def test_amounts_to_add_up_are_exact_or_nothing(cell: Cell, value: Fraction | None) -> None:
    assert exact(cell) == value


def test_what_cells_look_like() -> None:
    assert [is_amount(cell) for cell in ("12 345,67 €", "env. 5000", "15 k€", "(500)", "12 rue", 3, True)] == [
        *(True, True, True, True, False, True, False)
    ]
    assert [
        is_day(cell) for cell in ("12/03/2024", "mars 2025", "2024-03-12", "3 mars 2024", "12.5", date(2024, 1, 1))
    ] == [*(True, True, True, True, False, True)]
    assert text_of(34120.0) == "34120"


_CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.just(BadCell("formula_error", "#N/A")),
)


@settings(max_examples=80, derandomize=True)
@given(st.lists(_CELLS, max_size=8))
def test_any_cells_have_a_look(cells: list[Cell]) -> None:
    seen = profile(cells)

    assert 0 <= seen.distinct <= seen.said <= len(cells)
    assert all(0 <= seen.share(shape) <= 1000 for shape in seen.counts)
    assert all(isinstance(exact(cell), Fraction | None) for cell in cells)
