"""How files that go out are named: the words of a pattern, and what is wrong in one."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.papers.file_names import Named, apart, name_file, problems_of_names

FILE = Named("2026-006", 3, "Extrait de décision", date(2026, 11, 21), ".pdf")


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("[dossier] [rang 2] [document]", "2026-006 03 Extrait de décision.pdf"),
        ("[Rang]_[DOCUMENT]_[date]", "3_Extrait de décision_2026-11-21.pdf"),
        ("GAL/[document]", "GAL Extrait de décision.pdf"),
        # One that makes no sense: the usual one.
        ("[porteur]", "2026-006 03 Extrait de décision.pdf"),
        ("[dossier]", "2026-006 03 Extrait de décision.pdf"),
    ],
)
def test_a_file_is_named_by_its_pattern(pattern: str, name: str) -> None:
    assert name_file(pattern, FILE) == name


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        (" ", "missing"),
        ("[porteur] [document]", "file_name_field"),
        ("[document", "file_name_bracket"),
        ("document]", "file_name_bracket"),
        ("[dossier] [date]", "file_names_alike"),
    ],
)
def test_a_pattern_that_makes_no_sense_is_told(pattern: str, problem: str) -> None:
    assert [each.code for each in problems_of_names(pattern)] == [problem]


def test_two_files_never_bear_one_name() -> None:
    taken: set[str] = set()

    assert [apart(name, taken) for name in ("RIB.pdf", "rib.PDF", "RIB.pdf", "RIB")] == [
        *("RIB.pdf", "rib (2).PDF", "RIB (3).pdf", "RIB")
    ]
