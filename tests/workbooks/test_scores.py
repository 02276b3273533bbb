"""How the importer understands the whole corpus: what is reached is a floor, and nothing wrong passes in silence."""

from __future__ import annotations

import pytest

from leaderdesk.services.workbooks.reading import read_book
from tests.workbooks.corpus import FOLDER, specimens
from tests.workbooks.running import bases, read_here, score_one
from tests.workbooks.scoring import Score

_CHILDREN = ("suivi-v12.xlsm", "programme-2014-2020.xls", "conventions.ods", "csv-guillemets.csv")
_GRAVE = ("[values wrong", "[columns wrong]", "[rows invented]", "[tables invented]")
# Shares of what should be found, in thousandths, that were reached; what is not right is asked or said.
FLOORS = {
    ("columns right", "columns expected"): 1000,
    ("values right", "values expected"): 996,
    ("problems told", "problems expected"): 1000,
    ("rows left out for the right reason", "rows to leave out"): 1000,
    ("verdicts right", "rows expected"): 999,
}


@pytest.fixture(scope="module")
def total() -> Score:
    """The corpus understood once for the tests below."""
    found = Score()
    with bases() as opened:
        for specimen in specimens():
            found.add(score_one(opened[specimen.base], specimen), specimen.name)
    return found


def test_nothing_is_wrong_in_silence(total: Score) -> None:
    assert [each for each in total.differences if any(word in each for word in _GRAVE)] == []


def test_every_table_and_every_row_is_found(total: Score) -> None:
    figures = total.figures

    assert figures["tables found"] == figures["tables expected"]
    assert figures["rows found"] == figures["rows expected"]
    assert figures["rows left out"] == figures["rows to leave out"]


def test_no_less_is_understood_than_before(total: Score) -> None:
    reached = {name: total.figures[name[0]] * 1000 // total.figures[name[1]] for name in FLOORS}

    assert {name: share for name, share in reached.items() if share < FLOORS[name]} == {}, total.differences


@pytest.mark.parametrize("name", _CHILDREN)
def test_a_child_reads_what_is_read_here(name: str) -> None:
    assert read_book(FOLDER / name) == read_here(FOLDER / name)
