"""The rows of a table read by their columns: several for one field, co-funders beside and beneath, sections, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import Area, BadCell, Cell, Sheet
from leaderdesk.domain.workbooks.fields import FIELDS
from leaderdesk.domain.workbooks.known import Known, KnownFiche
from leaderdesk.domain.workbooks.mappings import ColumnMatch
from leaderdesk.domain.workbooks.reading.readers import Reading
from leaderdesk.domain.workbooks.reading.values import read_rows
from leaderdesk.domain.workbooks.tables import Group, Heading, Layout, Table
from leaderdesk.domain.workbooks.verdicts import CofunderShare, ReadRow

KNOWN = Known(fiches=(KnownFiche("2", "Circuits courts"), KnownFiche("3", "Tourisme durable")))
TODAY = date(2026, 11, 21)


def read(
    columns: Mapping[str, str] | Sequence[tuple[str, str]],
    *rows: tuple[Cell, ...],
    groups: Sequence[Group] = (),
    about: tuple[str, ...] = (),
    reading: Reading | None = None,
    hidden: frozenset[int] = frozenset(),
    merged: tuple[Area, ...] = (),
    why: str = "heading",
) -> list[ReadRow]:
    """Rows under columns given by heading and field."""
    named = list(columns.items() if isinstance(columns, Mapping) else columns)
    sheet = Sheet("Suivi", (tuple(heading for heading, _ in named), *rows), hidden_rows=hidden, merged=merged)
    layout = Layout("Suivi", 1, 1, 1, len(named), len(rows) + 1)
    headings = tuple(Heading(place, heading) for place, (heading, _) in enumerate(named, 1))
    table = Table(layout, headings, tuple(groups or (Group(row) for row in range(2, len(rows) + 2))), about=about)
    matches = [ColumnMatch(place, heading, field, 1000, why) for place, (heading, field) in enumerate(named, 1)]
    return list(read_rows(sheet, table, matches, reading or Reading(TODAY, KNOWN)))


def codes(row: ReadRow) -> list[tuple[str, str, int | None]]:
    """Each problem by its field, its code and its column."""
    return [(each.field, each.code, each.column) for each in row.problems]


def test_each_cell_is_a_value_or_a_problem_at_its_place() -> None:
    (row,) = read(
        {"N°": "number", "Titre": "title", "Total": "total_cost", "Le": "date_received", "Observ.": "note", "?": ""},
        (20230012, " La halle ", "1.234", "31/02/2026", 12.5, "laissé"),
    )

    assert row.values == {"number": "20230012", "title": "La halle"}
    assert codes(row) == [("total_cost", "amount_unclear", 3), ("date_received", "day_impossible", 4)]
    assert [each.read for each in row.problems] == ["1.234", "31/02/2026"]
    assert row.notes == (("Observ.", "12,5"),)


def test_a_formula_without_its_value_is_an_error_and_no_nothing() -> None:
    (row,) = read({"Total": "total_cost"}, (BadCell("formula_not_calculated", "=A1+B1"),))

    assert (row.values, codes(row)) == ({}, [("total_cost", "formula_not_calculated", 1)])
    assert row.problems[0].read == "=A1+B1"


def test_two_columns_of_one_field_agree_or_are_asked() -> None:
    both = [("Total", "total_cost"), ("Coût", "total_cost")]

    assert read(both, (100, 100))[0].values == {"total_cost": 10000}
    (row,) = read(both, (100, 200))
    assert (row.values, codes(row)) == ({}, [("total_cost", "told_twice", 2)])
    assert row.problems[0].readings == (10000, 20000)


def test_three_columns_that_disagree_are_asked_whatever_the_last_says() -> None:
    (row,) = read([("a", "total_cost"), ("b", "total_cost"), ("c", "total_cost")], (100, 200, 100))

    assert (row.values, codes(row)) == ({}, [("total_cost", "told_twice", 2)])


def test_what_is_typed_is_read_as_people_type_whatever_its_column() -> None:
    reading = Reading(TODAY, KNOWN, typed={2: {"total_cost": "12 000", "date_received": "03/02/2026", "theme": "Eau"}})

    (row, _) = read(
        {"Coût (k€)": "total_cost", "Reçu": "date_received"}, ("?", "03/02/2026"), (1, "12/24/2025"), reading=reading
    )

    assert row.values == {"total_cost": 1200000, "date_received": date(2026, 2, 3), "theme": "Eau"}
    assert codes(row) == []


def test_columns_of_funders_are_shares() -> None:
    (row,) = read({"Région": "cofunder Région", "CD62": "cofunder Département"}, (1000, 0), groups=(Group(2),))

    assert row.values == {"cofunders": (CofunderShare("Région", 100000),)}


def test_a_merged_cell_speaks_of_every_row_but_its_amounts() -> None:
    rows = read(
        {"FA": "fiche_action", "Titre": "title", "Total": "total_cost"},
        ("3", "La halle", 100),
        (None, "Le café", None),
        merged=(Area(2, 1, 3, 1), Area(2, 3, 3, 3)),
    )

    assert [each.values.get("fiche_action") for each in rows] == ["3", "3"]
    assert [each.values.get("total_cost") for each in rows] == [10000, None]


def test_a_total_below_what_the_fund_gives_of_it_is_asked() -> None:
    columns = {"Total": "total_cost", "FEADER": "feader"}

    (row,) = read(columns, (38.2, 21392))
    (typed,) = read(columns, (38.2, 21392), reading=Reading(TODAY, KNOWN, typed={2: {"total_cost": "38 200"}}))

    assert (row.values, row.problems[0].readings) == ({"feader": 2139200}, (3820, 3820000))
    assert codes(row) == [("total_cost", "total_below_fund", None)]
    assert (typed.values["total_cost"], codes(typed)) == (3820000, [])


def test_the_fiche_comes_from_its_column_then_its_section_then_its_sheet() -> None:
    columns = {"Titre": "title", "FA": "fiche_action"}
    groups = (Group(2, section="Fiche-action 2 : Circuits courts"), Group(3, section="2024"), Group(4, section="FA 9"))

    rows = read(columns, ("a", "3"), ("b", None), ("c", None), groups=groups, about=("FA3",))
    (section,) = read(columns, ("a", None), groups=groups[:1], about=("FA3",))

    assert [each.values.get("fiche_action") for each in rows] == ["3", "3", None]
    assert codes(rows[2]) == [("fiche_action", "fiche_unknown", None)]
    assert section.values["fiche_action"] == "2"


def test_words_that_were_explained_stand_for_their_codes() -> None:
    words = {"status": {"voir paul": "postponed", "a voir": ""}, "fiche_action": {"tourisme": "3"}}
    reading = Reading(TODAY, KNOWN, words=words)

    rows = read({"État": "status", "FA": "fiche_action"}, ("Voir Paul", "TOURISME"), ("à voir", None), reading=reading)

    assert [each.values for each in rows] == [{"status": "postponed", "fiche_action": "3"}, {}]
    assert [codes(each) for each in rows] == [[], []]


def test_a_hidden_row_is_read_and_said() -> None:
    (row,) = read({"Titre": "title"}, ("La halle",), hidden=frozenset({2}))

    assert (row.values, codes(row)) == ({"title": "La halle"}, [("", "hidden_row", None)])


def test_a_heading_in_thousands_or_a_title_that_says_so() -> None:
    (plain,) = read({"Coût (k€)": "total_cost"}, (15,))
    (asked,) = read({"Coût": "total_cost"}, (15,), about=("Montants en k€",))

    assert plain.values == {"total_cost": 1500000}
    assert (asked.values, codes(asked)) == ({}, [("total_cost", "amount_in_thousands", 1)])


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12).map(lambda text: text or None),
    st.sampled_from(["12 000 €", "1.234", "FA3", "Programmé", "31/02/2026", "n.c.", "CC Pays", "73282932000074"]),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.dates(),
    st.booleans(),
    st.just(BadCell("formula_error", "#REF!")),
)


@given(
    st.lists(st.tuples(*[CELLS] * 6), min_size=1, max_size=5), st.lists(st.sampled_from(FIELDS), min_size=6, max_size=6)
)
@settings(max_examples=150)
def test_whatever_the_cells_each_is_said_once(rows: list[tuple[Cell, ...]], fields: list[object]) -> None:
    columns = [(f"C{place}", each.code) for place, each in enumerate(FIELDS[: len(fields)])]
    columns = [(heading, each.code) for (heading, _), each in zip(columns, fields, strict=True)]  # type: ignore[attr-defined]

    for row, cells in zip(read(columns, *rows), rows, strict=True):
        told = {*row.values, *(each.field for each in row.problems)}
        # An amount of a co-funder is told with its name, and nought of nobody is nothing.
        columns = [(heading, field.replace("cofunder_amount", "")) for heading, field in columns]
        said = {
            field
            for (_, field), cell in zip(columns, cells, strict=True)
            if field and isinstance(cell, int | float | date)
        }
        assert said <= told


def test_signs_that_nobody_sees_are_left_out_and_said() -> None:
    (row,) = read(
        {"Titre": "title", "Observ.": "note", "Porteur": "holder_name", "?": ""},
        ("La\x0bhalle\x02", "vu\x07", "Caux\u00a0", "\x01"),
    )

    assert row.values == {"title": "La halle", "holder_name": "Caux"}
    assert row.notes == (("Observ.", "vu"),)
    assert [(each.field, each.code, each.column, each.weight, each.data) for each in row.problems] == [
        ("title", "control_characters", 1, "remark", (("count", "2"),)),
        ("", "control_characters", 2, "remark", (("count", "1"),)),
    ]
