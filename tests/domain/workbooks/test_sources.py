"""What is remembered of a source, kept as a note, reported, and what a funder's name says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Fault
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.mappings import ColumnMatch, Memory
from leaderdesk.domain.workbooks.tables import Layout, Table
from leaderdesk.domain.workbooks.taking.funder_kinds import is_one_name, kind_of_funder
from leaderdesk.domain.workbooks.taking.noting import is_noted, note_text, value_text
from leaderdesk.domain.workbooks.taking.reports import (
    Report,
    ReportedTable,
    Said,
    UnwrittenRow,
    WrittenRow,
    read_report,
    written_report,
)
from leaderdesk.domain.workbooks.taking.sources import fingerprint_of, learned, merged, pattern_of, read_memory
from leaderdesk.domain.workbooks.verdicts import Choices, Understood


def test_the_order_of_columns_and_the_month_of_a_file_are_no_other_source() -> None:
    assert fingerprint_of(["Porteur", "N° dossier"]) == fingerprint_of(["n° DOSSIER", "porteur", ""])
    assert pattern_of("Suivi_LEADER 2025-03.xlsx") == pattern_of("suivi leader 2026-11 v2.ods".replace(" v2", ""))


def test_a_workbook_given_back_is_of_the_same_source() -> None:
    assert fingerprint_of(["Porteur", "Pourquoi"]) == fingerprint_of(["Porteur"])
    assert pattern_of("suivi 2025 (à corriger).xlsx") == pattern_of("suivi 2026.xlsx")


def test_what_was_told_or_chosen_is_learned_and_what_nobody_told_is_not() -> None:
    columns = (
        ColumnMatch(1, "N° dossier", "number", 900, "heading"),
        ColumnMatch(2, "Truc", "", 0, "none"),
        ColumnMatch(3, "Code interne", "", 1000, "chosen"),
    )
    table = Understood(Table(Layout("Suivi", 1, 1, 1, 3, 9), (), ()), columns, ())
    choices = Choices(words={"status": {"Passé": "programmed"}}, memory=Memory({"ancien": "theme"}, {}))

    memory = learned([table], choices)

    assert memory.columns == {"ancien": "theme", folded("N° dossier"): "number", "code interne": ""}
    assert memory.words == {"status": {"passe": "programmed"}}
    assert merged([Memory({"a": "title"}), Memory({"a": "theme"})]).columns == {"a": "theme"}


def test_a_memory_that_makes_no_sense_is_no_memory() -> None:
    assert read_memory("{", "{}") == Memory()


def test_a_note_holds_each_text_whole_under_its_heading() -> None:
    note = folded(note_text([("Observations", "Vu le 3 mars"), ("Suivi par", "JD")], "Repris du classeur"))

    assert is_noted(note, "Observations", "vu le 3 MARS")
    assert not is_noted(note, "Suivi", "JD")


def test_values_are_noted_as_people_write_them() -> None:
    said = [value_text(each) for each in (1_234_567, -5, date(2025, 3, 9), Fraction(625, 1000), "JD")]

    assert said == ["12\u202f345,67\u00a0€", "-0,05\u00a0€", "09/03/2025", "62,50\u00a0%", "JD"]


def test_a_report_is_read_back_as_it_was_written() -> None:
    report = Report(
        "suivi.xlsx",
        "xlsx",
        (ReportedTable("Suivi", 3, {"number": "N°"}, {"new": 2}, {"total": 1}),),
        (WrittenRow("Suivi", 4, "new", "L-1", ("title",)),),
        (UnwrittenRow("Suivi", 5, "error", (("total_cost", "amount_not_read", "cinq"),)),),
        (Said("day_of_status", "Suivi", 4, "01/02/2025"),),
        ("Les Amis",),
        ("Région",),
    )

    assert read_report(written_report(report)) == report
    with pytest.raises(Fault, match="report_unreadable"):
        read_report("{}")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Région Occitanie", ("region", True)),
        ("CD 34", ("department", True)),
        ("DETR", ("state", True)),
        ("Communauté de communes du Haut-Lys", ("intercommunality", True)),
        ("Mairie de Brou", ("commune", True)),
        ("Agence de l’eau", ("public_body", True)),
        ("Fondation de France", ("private", False)),
        ("Les copains", ("other", True)),
    ],
)
def test_the_kind_of_a_funder_is_what_its_name_says(name: str, kind: tuple[str, bool]) -> None:
    assert kind_of_funder(name) == kind


def test_several_funders_in_a_cell_are_not_one() -> None:
    assert [is_one_name(each) for each in ("Région", "Région et CD34", "Région, État", "Agence de l’eau")] == [
        *(True, False, False, True)
    ]
