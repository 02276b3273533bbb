"""Who pays a dossier and how much: pairs of columns on its row, and the rows beneath; each share says its cells."""

from __future__ import annotations

import pytest

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.mappings import LEFT_ASIDE
from leaderdesk.domain.workbooks.reading.readers import Reading
from leaderdesk.domain.workbooks.tables import Group
from leaderdesk.domain.workbooks.verdicts import CofunderShare, ReadRow
from tests.domain.workbooks.test_read_rows import KNOWN, TODAY, read

_PAIRS = [
    ("Cofinanceur 1", "cofunders"),
    ("Montant 1", "cofunder_amount"),
    ("Cofinanceur 2", "cofunders 2"),
    ("Montant 2", "cofunder_amount 2"),
]
_BENEATH = {"Titre": "title", "Financeur": "cofunders", "Montant": "cofunder_amount", "Privé": "private"}


def told(row: ReadRow) -> list[tuple[str, str, str]]:
    """The problems of a row: their field, code and weight."""
    return [(each.field, each.code, each.weight) for each in row.problems]


def test_pairs_of_columns_are_shares_with_their_cells() -> None:
    (row,) = read(_PAIRS, ("Région", 1000, "Département", "600,50 €"))

    assert row.values == {"cofunders": (CofunderShare("Région", 100000), CofunderShare("Département", 60050))}
    assert row.cells == {"cofunders": ((2, 1), (2, 2), (2, 3), (2, 4))}
    assert row.problems == ()


@pytest.mark.parametrize(
    ("cells", "shares", "problems"),
    [
        (("Région", None), (CofunderShare("Région", None),), [("cofunders", "cofunder_without_amount", "remark")]),
        (
            ("Région", "en attente"),
            (CofunderShare("Région", None),),
            [("cofunders", "cofunder_without_amount", "remark")],
        ),
        ((None, 1000), None, [("cofunders", "cofunder_unnamed", "doubt")]),
        (("Région", "environ 1 000"), None, [("cofunders", "cofunder_unclear", "doubt")]),
        ((500, 1000), None, [("cofunders", "cofunder_unclear", "doubt")]),
        (("néant", "-"), None, []),
        ((None, 0), None, []),
        (("Région", 0), (CofunderShare("Région", 0),), []),
    ],
)
def test_half_a_pair_is_told(
    cells: tuple[Cell, Cell], shares: tuple[CofunderShare, ...] | None, problems: list[tuple[str, str, str]]
) -> None:
    (row,) = read(_PAIRS[:2], cells)

    assert (row.values.get("cofunders"), told(row)) == (shares, problems)


def test_an_amount_of_several_may_be_what_they_give_together() -> None:
    (row,) = read(_PAIRS[:2], ("Région, Département", 1000))

    assert row.values == {"cofunders": (CofunderShare("Région, Département", None),)}
    assert told(row) == [("national_public", "cofunders_together", "doubt")]
    assert row.problems[0].readings == (100000,)
    (known,) = read([*_PAIRS[:2], ("CPN", "national_public")], ("Région, Département", 1000, 1000))
    assert known.values == {"national_public": 100000, "cofunders": "Région, Département"}
    assert known.problems == ()


def test_one_funder_told_twice_is_asked_and_nothing_is_added_up() -> None:
    (row,) = read(_PAIRS, ("Région", 1000, "région", 500))

    assert row.values["cofunders"] == (CofunderShare("Région", None), CofunderShare("région", None))
    assert told(row) == [("cofunders", "cofunder_twice", "doubt")] * 2


def test_columns_of_funders_and_pairs_are_put_together() -> None:
    (row,) = read([*_PAIRS[:2], ("CD 48", "cofunder CD 48")], ("Région", 1000, 200))

    assert row.values["cofunders"] == (CofunderShare("CD 48", 20000), CofunderShare("Région", 100000))


def test_rows_beneath_are_shares_of_the_dossier() -> None:
    (row,) = read(_BENEATH, ("La halle", "Région", 1000), (None, "Département", 600.5), groups=(Group(2, (3,)),))

    shares = (CofunderShare("Région", 100000), CofunderShare("Département", 60050))
    assert row.values == {"title": "La halle", "cofunders": shares}
    assert row.cells == {"cofunders": ((2, 2), (2, 3), (3, 2), (3, 3))}


def test_a_row_beneath_that_says_too_much_is_asked() -> None:
    (row,) = read(_BENEATH, ("La halle", None, None, None), (None, "Région", 10, 20), groups=(Group(2, (3,)),))

    assert [(each.code, each.row, each.read) for each in row.problems] == [("cofunder_unclear", 3, "Région · 10 · 20")]
    assert row.cells == {"cofunders": ((3, 2), (3, 3))}


def test_amounts_left_aside_are_not_read_and_not_guessed_from_another_column() -> None:
    columns = {"Titre": "title", "Financeur": "cofunders", "Montant": LEFT_ASIDE}
    rows = (("La halle", "Région", 1000), (None, "Département", 600.5))

    (asked,) = read(columns, *rows, groups=(Group(2, (3,)),))
    (left,) = read(columns, *rows, groups=(Group(2, (3,)),), why="chosen")

    assert told(asked) == [("cofunders", "cofunder_unclear", "doubt")]
    assert left.values["cofunders"] == (CofunderShare("Région", None), CofunderShare("Département", None))
    assert left.problems == ()


def test_rows_beneath_that_nobody_reads_are_told() -> None:
    (row,) = read({"Titre": "title", "Reste": ""}, ("La halle", None), (None, 600.5), groups=(Group(2, (3,)),))

    assert told(row) == [("cofunders", "cofunder_unclear", "doubt")]


@pytest.mark.parametrize(("total", "problems"), [(1600.5, []), (1700, [("cofunders", "cofunder_unnamed", "doubt")])])
def test_an_amount_of_nobody_above_is_the_sum_of_those_beneath_or_is_asked(
    total: float, problems: list[tuple[str, str, str]]
) -> None:
    rows = (("La halle", None, total), (None, "Région", 1000), (None, "Département", 600.5))

    (row,) = read(_BENEATH, *rows, groups=(Group(2, (3, 4)),))

    assert told(row) == problems
    assert [share.amount for share in row.values["cofunders"]] == [100000, 60050]  # type: ignore[union-attr]


def test_who_pays_row_by_row_goes_where_it_belongs() -> None:
    rows = (("La halle", "FEADER", 6400), (None, "Région", "1 600,00 €"), (None, "Autofinancement", 2000))

    (row,) = read(_BENEATH, *rows, groups=(Group(2, (3, 4)),))

    shares = (CofunderShare("Région", 160000),)
    assert row.values == {"title": "La halle", "feader": 640000, "own_funds": 200000, "cofunders": shares}
    assert row.cells == {"feader": ((2, 2), (2, 3)), "cofunders": ((3, 2), (3, 3)), "own_funds": ((4, 2), (4, 3))}


def test_what_is_typed_stands_against_the_rows_beneath() -> None:
    rows = (("La halle", "FEADER", 6400), (None, "Région", 1600))
    reading = Reading(TODAY, KNOWN, typed={2: {"feader": "7 000", "cofunders": "Région"}})

    (row,) = read(_BENEATH, *rows, groups=(Group(2, (3,)),), reading=reading)
    (one,) = read(
        _BENEATH, *rows, groups=(Group(2, (3,)),), reading=Reading(TODAY, KNOWN, typed={2: {"feader": "7 000"}})
    )

    assert (row.values["feader"], row.values["cofunders"], row.problems) == (700000, "Région", ())
    assert row.cells == {"cofunders": ((2, 2), (2, 3), (3, 2), (3, 3))}
    assert (one.values["feader"], one.problems) == (700000, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Région\u00a0: 1\u202f000,00\u00a0€, Département\u00a0: 600,50\u00a0€",
            (("Région", 100000), ("Département", 60050)),
        ),
        ("Région : 1000 ; CD 48 : 600,50", (("Région", 100000), ("CD 48", 60050))),
        ("Région · 1000 · CD 48 · 600,5", (("Région", 100000), ("CD 48", 60050))),
        ("CD 48 : 250 €, Fondation", (("CD 48", 25000), ("Fondation", None))),
        ("État (DETR, DSIL) : 500", (("État (DETR, DSIL)", 50000),)),
        ("Région, CD 48", "Région, CD 48"),
        ("CD 48 250 €", None),
        ("Région 1000", None),
        ("Région environ 1000 €", None),
        ("Région : 1.234", None),
    ],
)
def test_shares_are_typed_as_they_are_shown_or_asked(text: str, value: object) -> None:
    (row,) = read(_PAIRS[:2], ("?", "?"), reading=Reading(TODAY, KNOWN, typed={2: {"cofunders": text}}))

    shares = tuple(CofunderShare(*each) for each in value) if isinstance(value, tuple) else value
    assert row.values.get("cofunders") == shares
    assert told(row) == ([] if value else [("cofunders", "cofunder_unclear", "doubt")])


def test_what_is_typed_stands_against_columns_of_funders() -> None:
    typed = Reading(TODAY, KNOWN, typed={2: {"cofunders": "CD 48 : 300"}})

    (row,) = read({"CD 48": "cofunder CD 48"}, (200,), reading=typed)

    assert row.values == {"cofunders": (CofunderShare("CD 48", 30000),)}
