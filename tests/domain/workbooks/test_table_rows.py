"""F74: under headings, a row is a dossier, stands beneath one, or is left out with the reason."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import BadCell, Book, Cell
from leaderdesk.domain.workbooks.finding.search import find_tables
from tests.domain.workbooks.sheets import HEADINGS, dossiers, rows_of, sheet_of, the_table, why


def test_titles_between_rows_speak_of_those_below() -> None:
    sheet = sheet_of(
        HEADINGS,
        ("Fiche-action 1 : Tourisme",),
        *dossiers(2),
        ("Sous-total FA1", None, None, 3000.0, 1920.0),
        ("Fiche-action 2 : Mobilités",),
        *dossiers(2, first=3),
        ("TOTAL", None, None, 10000.0, 6400.0),
    )

    table = the_table(sheet)

    assert [(group.row, group.section) for group in table.groups] == [
        (3, "Fiche-action 1 : Tourisme"),
        (4, "Fiche-action 1 : Tourisme"),
        (7, "Fiche-action 2 : Mobilités"),
        (8, "Fiche-action 2 : Mobilités"),
    ]
    assert why(table) == {2: "section", 5: "subtotal", 6: "section", 9: "total"}


def test_a_year_above_fiches_stays_until_the_next_year() -> None:
    sheet = sheet_of(
        HEADINGS,
        (2023,),
        ("FA 1",),
        *dossiers(1),
        ("FA 2",),
        *dossiers(1, first=2),
        (2024,),
        ("FA 1",),
        *dossiers(1, first=3),
    )

    assert [group.section for group in the_table(sheet).groups] == ["2023 – FA 1", "2023 – FA 2", "2024 – FA 1"]


def test_months_and_days_of_a_committee_stand_above_their_rows() -> None:
    sheet = sheet_of(HEADINGS, ("Janvier 2025",), *dossiers(1), (date(2025, 3, 4),), *dossiers(1, first=2))

    assert [group.section for group in the_table(sheet).groups] == ["Janvier 2025", "04/03/2025"]


def test_a_title_between_rows_may_carry_the_sums_of_those_below() -> None:
    sheet = sheet_of(HEADINGS, ("FA 2", None, None, 3000.0, 1920.0), *dossiers(2))

    assert why(the_table(sheet)) == {2: "section"}


def test_totals_without_a_word_are_told_by_their_sums() -> None:
    sheet = sheet_of(
        HEADINGS,
        *dossiers(2),
        (None, None, None, 3000.0, 1920.0),
        *dossiers(2, first=3),
        (None, None, None, 7000.0, 4480.0),
        (None, None, None, 10000.0, 6400.0),
    )

    table = the_table(sheet)

    assert rows_of(table) == [2, 3, 5, 6]
    assert why(table) == {4: "subtotal", 7: "subtotal", 8: "total"}


def test_sums_that_were_never_calculated_are_sums() -> None:
    unknown = BadCell("formula_not_calculated", "=SUM(D2:D3)")

    assert why(the_table(sheet_of(HEADINGS, *dossiers(2), (None, None, None, unknown, unknown)))) == {4: "total"}


def test_sums_written_out_as_text_are_sums_as_well() -> None:
    rows = [("24-1", "Halle", "Caux", "1 000,50 €"), ("24-2", "Moulin", "Agde", "2 000,25 €")]

    table = the_table(
        sheet_of(("N° dossier", "Intitulé", "Porteur", "Coût total"), *rows, (None, None, None, "3000,75"))
    )

    assert why(table) == {4: "total"}


def test_rows_of_cofunders_stand_beneath_their_dossier() -> None:
    sheet = sheet_of(
        ("N° dossier", "Intitulé", "Porteur", "Coût total", "Cofinanceur", "Montant"),
        ("24-1", "Halle", "Caux", 1000, "Région", 100),
        (None, None, None, None, "Département", 60),
        ("24-2", "Moulin", "Agde", 2000, "Région", 200),
    )

    table = the_table(sheet)

    assert [(group.row, group.beneath) for group in table.groups] == [(2, (3,)), (4, ())]
    assert why(table) == {3: "cofunder"}


def test_rows_whose_name_is_merged_with_the_one_above_stand_beneath_it() -> None:
    sheet = sheet_of(
        ("N° dossier", "Intitulé", "Porteur", "Coût total", "Financeur", "Montant"),
        ("24-1", "Halle", "Caux", 1000, "Région", 100),
        (None, None, None, None, "Département", 60),
        (None, None, None, None, "Fondation", 40),
        merged=("A2:A4", "B2:B4", "C2:C4", "D2:D4"),
    )

    assert [group.beneath for group in the_table(sheet).groups] == [(3, 4)]


def test_a_project_may_be_called_like_a_total() -> None:
    rows = [("Halle", "Caux", 1000), ("Total respect", "Agde", 2000), ("Ensemble vocal", "Caux", 500)]

    table = the_table(sheet_of(("Projet", "Porteur", "FEADER"), *rows, ("Ensemble", None, 3500)))

    assert (rows_of(table), why(table)) == ([2, 3, 4], {5: "total"})


def test_what_is_left_of_an_envelope_is_no_dossier() -> None:
    beneath = [("TOTAL", None, 3000.0), ("Reste à programmer", None, 7000.0)]

    table = the_table(
        sheet_of(("Projet", "Porteur", "FEADER"), ("Halle", "Caux", 1000), ("Four", "Agde", 2000), *beneath)
    )

    assert (rows_of(table), why(table)) == ([2, 3], {4: "total", 5: "note"})


def test_sums_carried_from_page_to_page_are_subtotals() -> None:
    carried = ("À reporter", None, None, 3000.0, 1920.0)

    assert why(the_table(sheet_of(HEADINGS, *dossiers(2), carried, *dossiers(1, first=3)))) == {4: "subtotal"}


def test_headings_repeated_on_each_page_are_left_out() -> None:
    table = the_table(sheet_of(HEADINGS, *dossiers(3), HEADINGS, *dossiers(2, first=4)))

    assert rows_of(table) == [2, 3, 4, 6, 7]
    assert why(table) == {5: "heading"}


@settings(max_examples=80, derandomize=True)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.sampled_from(
                    ("Intitulé", "Porteur", "Total", "FA 2", "N° dossier", "FEADER", "2024", "* note", "12,5")
                ),
                st.text(max_size=8),
                st.floats(allow_nan=False, allow_infinity=False),
                st.booleans(),
                st.dates(),
            ),
            max_size=6,
        ).map(tuple),
        max_size=14,
    )
)
def test_every_row_of_a_table_is_told_once(rows: list[tuple[Cell, ...]]) -> None:
    sheet = sheet_of(*rows, ("N° dossier", "Intitulé", "Porteur", "FEADER"), *rows)

    for table in find_tables(Book("a.xlsx", "xlsx", "", (sheet,))):
        layout = table.layout
        told = [*rows_of(table), *(each.row for each in table.left_out)]
        spoken = {
            row
            for row in range(layout.first_row, layout.last_row + 1)
            if any(sheet.cell(row, column) is not None for column in range(layout.first_column, layout.last_column + 1))
        }

        assert len(told) == len(set(told))
        assert spoken <= set(told)


def test_one_holder_merged_over_several_dossiers_keeps_them_all() -> None:
    sheet = sheet_of(
        ("Maître d’ouvrage", "Action", "Coût prévisionnel", "FEADER"),
        ("PETR", "Animation 2024", 60000.0, 48000.0),
        (None, "Animation 2025", 62000.0, 49600.0),
        (None, "Évaluation", 20000.0, 16000.0),
        ("Commune", "Préau", 30000.0, 18000.0),
        merged=("A2:A4",),
    )

    assert rows_of(the_table(sheet)) == [2, 3, 4, 5]
