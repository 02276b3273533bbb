"""F74: the table is found in real sheets, and each row of its area is a dossier, beneath one, or left out with why."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import Book, Cell
from leaderdesk.domain.workbooks.finding.search import find_tables, table_at
from leaderdesk.domain.workbooks.tables import Layout
from tests.domain.workbooks.sheets import HEADINGS, dossiers, found_in, rows_of, sheet_of, the_table, why


def test_a_table_below_titles_and_above_notes() -> None:
    sheet = sheet_of(
        ("Suivi LEADER du Pays des Halles",),
        ("Mis à jour le", date(2024, 3, 1)),
        (),
        HEADINGS,
        *dossiers(3),
        ("Total", None, None, 6000.0, 3840.0),
        (),
        ("* montants provisoires",),
        ("Vert", "programmé"),
    )

    table = the_table(sheet)

    assert table.layout == Layout("Suivi", 4, 4, 1, 7, 8)
    assert rows_of(table) == [5, 6, 7]
    assert why(table) == {1: "title", 2: "title", 8: "total", 10: "note", 11: "note"}


def test_a_table_that_starts_anywhere_with_empty_columns() -> None:
    rows = [(None, None, None, n, title, None, holder, cost) for n, title, holder, cost, *_ in dossiers(4)]
    headings = (None, None, None, "Numéro", "Intitulé du projet", None, "Maître d’ouvrage", "Assiette éligible")

    table = the_table(sheet_of(*[()] * 13, headings, *rows))

    assert table.layout == Layout("Suivi", 14, 14, 4, 8, 18)
    assert [each.column for each in table.headings] == [4, 5, 7, 8]
    assert rows_of(table) == [15, 16, 17, 18]


def test_headings_on_two_lines_under_merged_ones() -> None:
    sheet = sheet_of(
        ("N°", "Projet", None, "Plan de financement", None),
        (None, "Intitulé", "Porteur", "Coût\ntotal", "FEADER"),
        *[row[:5] for row in dossiers(3)],
        merged=("A1:A2", "B1:C1", "D1:E1"),
    )

    table = the_table(sheet)

    assert (table.layout.first_header, table.layout.last_header) == (1, 2)
    assert [each.text for each in table.headings] == [
        "N°",
        "Projet Intitulé",
        "Projet Porteur",
        "Plan de financement Coût total",
        "Plan de financement FEADER",
    ]


def test_headings_on_two_lines_without_merged_cells_as_a_csv_has_them() -> None:
    sheet = sheet_of(
        ("N°", "Projet", None, "Plan de financement", None, "Statut"),
        (None, "Intitulé", "Porteur", "Coût total", "CD 34", None),
        *[(*row[:5], "En cours") for row in dossiers(3)],
    )

    assert [each.text for each in the_table(sheet).headings] == [
        "N°",
        "Projet Intitulé",
        "Projet Porteur",
        "Plan de financement Coût total",
        "Plan de financement CD 34",
        "Statut",
    ]


def test_a_line_of_units_completes_the_headings() -> None:
    sheet = sheet_of(HEADINGS, (None, None, None, "en €", "en €", "jj/mm/aaaa"), *dossiers(2))

    table = the_table(sheet)

    assert table.layout.last_header == 2
    assert [each.text for each in table.headings][3:6] == ["Coût total en €", "FEADER en €", "Date CP jj/mm/aaaa"]
    assert rows_of(table) == [3, 4]


def test_two_tables_of_one_sheet_have_each_its_title() -> None:
    other = ("Référence", "Projet", "Bénéficiaire", "Montant LEADER")
    sheet = sheet_of(
        ("Dossiers programmés",),
        HEADINGS,
        *dossiers(2),
        (),
        ("Dossiers en attente",),
        other,
        ("24-9", "Gîte", "SARL du Lac", 4000.0),
    )

    one, two = found_in(sheet)

    assert (one.layout.last_header, rows_of(one), why(one)) == (2, [3, 4], {1: "title"})
    assert (two.layout.last_header, rows_of(two), why(two)) == (7, [8], {6: "title"})


def test_two_tables_side_by_side() -> None:
    left = [row[:4] for row in dossiers(3)]
    right = [row[:4] for row in dossiers(3, first=5)]
    sheet = sheet_of((*HEADINGS[:4], None, *HEADINGS[:4]), *[(*a, None, *b) for a, b in zip(left, right, strict=True)])

    one, two = found_in(sheet)

    assert (one.layout.first_column, one.layout.last_column) == (1, 4)
    assert (two.layout.first_column, two.layout.last_column) == (6, 9)


def test_a_summary_below_is_no_dossier_and_is_not_silent() -> None:
    sheet = sheet_of(
        HEADINGS,
        *dossiers(2),
        (),
        ("Récapitulatif par fiche",),
        ("Fiche-action", "Nombre de dossiers", "FEADER"),
        ("FA1", 2, 1920.0),
    )

    table = the_table(sheet)

    assert rows_of(table) == [2, 3]
    assert why(table) == {5: "note", 6: "note", 7: "note"}


def test_a_sheet_per_fiche_and_a_sheet_that_lists_them_all_again() -> None:
    one = sheet_of(HEADINGS, *dossiers(2), name="FA1")
    two = sheet_of(HEADINGS, *dossiers(2, first=3), name="FA2")
    recap = sheet_of(HEADINGS, *dossiers(4), name="Récap")

    tables = found_in(one, two, recap)

    assert [(table.layout.sheet, table.about, table.confidence) for table in tables] == [
        ("FA1", ("FA1",), 1000),
        ("FA2", ("FA2",), 1000),
        ("Récap", (), 300),
    ]


def test_a_hidden_sheet_is_shown_and_not_proposed() -> None:
    table = the_table(sheet_of(HEADINGS, *dossiers(2), is_hidden=True))

    assert table.confidence < 500


def test_what_a_title_says_of_a_year_is_said_of_the_table() -> None:
    sheet = sheet_of(("Dossiers de l’année 2024",), ("Programme 2014-2020",), HEADINGS, *dossiers(1))

    assert the_table(sheet).about == ("Dossiers de l’année 2024",)


def test_a_workbook_without_dossiers_gives_no_table() -> None:
    attendance = sheet_of(("Nom", "Prénom", "Structure", "Collège", "Signature"), ("Petit", "Jean", "Caux", "Public"))
    budget = sheet_of(("Poste de dépense", "Montant HT", "TVA", "Montant TTC"), ("Travaux", 100, 20, 120))
    envelopes = sheet_of(("Fiche-action", "Maquette", "Programmé", "Payé", "Reste"), ("FA1", 9, 5, 2, 4))
    titled = sheet_of(("Fiche-action", "Intitulé", "Enveloppe FEADER", "Payé"), ("FA 1", "Tourisme", 9, 5))
    words = sheet_of(("Statut", "Fiche-action"), ("Programmé", "FA1"), ("Soldé", "FA2"))
    invoices = sheet_of(("Projet", "Fournisseur", "N° facture", "Montant"), ("Halle", "Menuiserie", "F12", 100))

    assert found_in(attendance, budget, envelopes, titled, words, invoices) == ()


def test_somebody_points_at_a_table_that_was_not_found() -> None:
    sheet = sheet_of(("a", "b", "c"), ("Nom", "Quoi", "Combien"), *[row[1:4] for row in dossiers(4)])

    table = table_at(sheet, Layout("Suivi", 2, 2, 1, 3, 5))

    assert [each.text for each in table.headings] == ["Nom", "Quoi", "Combien"]
    assert rows_of(table) == [3, 4, 5]
    assert why(table) == {}


def test_a_column_without_a_heading_is_not_lost() -> None:
    rows = [(*row[:3], "à revoir", *row[3:5]) for row in dossiers(2)]

    table = the_table(sheet_of((*HEADINGS[:3], None, *HEADINGS[3:5]), *rows))

    assert [(each.column, each.text) for each in table.headings][3] == (4, "")


_JUNK = st.lists(st.sampled_from(("Pays des Halles", "Document de travail", "à jour", None)), max_size=2).map(tuple)


@settings(max_examples=60, derandomize=True)
@given(
    above=st.lists(_JUNK, max_size=6),
    below=st.lists(_JUNK, max_size=4),
    left=st.integers(0, 5),
    count=st.integers(2, 12),
)
def test_a_table_at_any_place_is_found_whole(
    above: list[tuple[Cell, ...]], below: list[tuple[Cell, ...]], left: int, count: int
) -> None:
    placed = [(None,) * left + tuple(row) for row in (HEADINGS, *dossiers(count))]
    sheet = sheet_of(*above, *placed, (), *below)

    (table,) = find_tables(Book("a.xlsx", "xlsx", "", (sheet,)))

    header = len(above) + 1
    assert (table.layout.first_header, table.layout.last_header) == (header, header)
    assert (table.layout.first_column, table.layout.last_column) == (left + 1, left + 7)
    assert rows_of(table) == list(range(header + 1, header + count + 1))


def test_a_question_of_a_form_may_be_a_paragraph() -> None:
    question = "Votre projet répond-il à l’un des objectifs de la stratégie locale, et de quelle manière ? " * 3
    sheet = sheet_of((*HEADINGS, question), *((*each, "oui") for each in dossiers(3)))

    assert rows_of(the_table(sheet)) == [2, 3, 4]


def test_a_journal_of_a_bank_is_no_table_of_dossiers() -> None:
    sheet = sheet_of(
        ("Date", "Pièce", "Libellé écriture", "Tiers", "Débit", "Crédit", "Solde"),
        (date(2025, 1, 5), "BQ01", "Acompte LEADER", "Mairie", None, 12000.0, 12000.0),
        (date(2025, 1, 9), "BQ02", "Frais", "Crédit rural", 15.2, None, 11984.8),
    )

    assert found_in(sheet) == ()


def test_a_table_is_found_in_the_first_columns_of_a_very_wide_sheet() -> None:
    rows = [row + tuple(f"Colonne{each}" for each in range(8, 1601)) for row in (HEADINGS, *dossiers(4))]

    table = the_table(sheet_of(*rows))

    assert (rows_of(table), table.layout.last_column) == ([2, 3, 4, 5], 1000)
