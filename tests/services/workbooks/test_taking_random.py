"""Random rows taken into a base read back as the file says, are taken once, and one undo takes all of them back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Proposal
from leaderdesk.services import history
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.taking import take
from tests.factories import make_ground
from tests.services.workbooks.books import book_of
from tests.store.rows import all_rows

NO_CHOICES = Choices()
# What the report says beside what was supposed: what was left as somebody said it, what the preview calls otherwise.
NOT_SUPPOSED = {"said_by_hand", "eligible_over_total", "holder_says_otherwise"}
# Told of every row that names a new holder or a new funder, and said of the first.
MADE_ONCE = {"nature_supposed", "funder_made"}


def _texts() -> st.SearchStrategy[str]:
    words = st.sampled_from(["halle", "salle", "tiers-lieu", "étude", "chemin", "four à pain", "école", "marché"])
    return st.tuples(words, words, st.integers(1, 9)).map(lambda each: f"{each[0].capitalize()} {each[1]} {each[2]}")


def _amounts() -> st.SearchStrategy[float | int | None]:
    return st.one_of(st.none(), st.integers(0, 9_000_000).map(lambda cents: cents / 100), st.integers(0, 90_000))


def _days() -> st.SearchStrategy[date | None]:
    return st.one_of(st.none(), st.dates(date(2023, 2, 1), date(2026, 2, 1)))


_ROWS = st.fixed_dictionaries(
    {
        "title": _texts(),
        "holder": st.sampled_from(["Commune de Vernay", "Les Amis de Brou", "SARL Sabot", "Mairie de Lys"]),
        "kind": st.sampled_from([None, "Commune", "Association", "Entreprise"]),
        "commune": st.sampled_from([None, "Vernay", "Brou"]),
        "fiche": st.sampled_from([None, "1.1"]),
        "status": st.sampled_from(
            [None, "Programmé", "Conventionné", "Payé", "Soldé", "Refusé", "Abandonné", "Instruit"]
        ),
        "received": _days(),
        "committee": _days(),
        "convention": _days(),
        "total": _amounts(),
        "eligible": _amounts(),
        "feader": _amounts(),
        "public": _amounts(),
        "own": _amounts(),
        "paid": _amounts(),
        "theme": st.sampled_from([None, "Culture", "Mobilité"]),
        "notes": st.sampled_from([None, "Vu le 3 mars", "À relancer"]),
        "region": _amounts(),
        "department": _amounts(),
    }
)


_QUIETLY: dict[str, Any] = {
    "deadline": None,
    "derandomize": True,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}


@settings(max_examples=10, **_QUIETLY)
@given(rows=st.lists(_ROWS, min_size=1, max_size=5))
def test_what_is_taken_reads_back_as_the_file_says(base: OpenBase, rows: list[dict[str, Cell]]) -> None:
    assert_taken_once(base, rows)


@pytest.mark.long
@settings(max_examples=300, **_QUIETLY)
@given(rows=st.lists(_ROWS, min_size=1, max_size=8))
def test_whatever_is_taken_reads_back_as_the_file_says(base: OpenBase, rows: list[dict[str, Cell]]) -> None:
    assert_taken_once(base, rows)


def _rows(found: Preview) -> list[Proposal]:
    return [row for table in found.tables for row in table.rows]


def assert_taken_once(base: OpenBase, rows: list[dict[str, Cell]]) -> None:
    """Taken, read back the same, taken again for nothing, and taken back to the row."""
    if not all_rows(base)["funds"]:
        make_ground(base)
    book = book_of(*({**row, "number": f"L-{rank}"} for rank, row in enumerate(rows)))
    before = all_rows(base)
    told = {(row.read.row, each.code) for row in _rows(preview(base, book)) for each in row.supposed}

    report = take(base, book, None, NO_CHOICES).report

    said = {(each.row, each.code) for each in report.said if each.code not in NOT_SUPPOSED}
    assert said - told == set()
    assert {each for each in told - said if each[1] not in MADE_ONCE | NOT_SUPPOSED} == set()

    wanted = {row.row for row in report.written}
    again = [row for row in _rows(preview(base, book)) if row.read.row in wanted]
    assert [(row.read.row, row.verdict, row.changes) for row in again if row.verdict != "same"] == []
    assert take(base, book, None, NO_CHOICES).height is None
    if wanted:
        history.undo(base)
    assert all_rows(base) == before
