"""Columns that go two by two, co-funders and their amounts: by their headings, and by the rows beneath them."""

from __future__ import annotations

import pytest

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.mappings import LEFT_ASIDE, NO_MEMORY, Memory
from tests.domain.workbooks.sheets import columns_of, sheet_of

_BEFORE = ("N° dossier", "Intitulé", "Porteur", "Coût total", "FEADER")
_NAMES = ("Région", "Département", "État")


def paired(*headings: str, memory: Memory = NO_MEMORY, before: tuple[str, ...] = _BEFORE) -> list[str]:
    """The fields of columns headed so, of names and of amounts in turn as their headings sound."""
    rows = [
        (f"24-{n:03}", f"Halle {n}", f"Commune {n}", 1000.0 * n, 640.0 * n)[: len(before)]
        + tuple(_cell(heading, n) for heading in headings)
        for n in range(1, 7)
    ]
    matches = columns_of(sheet_of((*before, *headings), *rows), memory)
    return [matches[column].field for column in range(len(before) + 1, len(before) + len(headings) + 1)]


def _cell(heading: str, rank: int) -> Cell:
    is_name = heading.startswith(("Cofin", "Finan", "Nom", "Organisme"))
    is_name = is_name and not heading.endswith(("Montant", "montant", "(€)"))
    return _NAMES[rank % 3] if is_name else 100.5 * rank


_TWO = ["cofunders", "cofunder_amount", "cofunders 2", "cofunder_amount 2"]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Cofinanceur|Montant cofinanceur", _TWO[:2]),
        ("Cofinanceur|Montant", _TWO[:2]),
        ("Financeur|Part du financeur", _TWO[:2]),
        ("Cofinanceur 1|Montant 1|Cofinanceur 2|Montant 2", _TWO),
        ("Cofinanceur n°1|Montant n°1|Cofinanceur n°2|Montant n°2", _TWO),
        ("Cofinanceur|Montant|Cofinanceur|Montant", _TWO),
        (
            "Cofinanceur 1|Cofinanceur 2|Montant cofinanceur 1|Montant cofinanceur 2",
            [_TWO[0], _TWO[2], _TWO[1], _TWO[3]],
        ),
        ("Cofinanceur 1|Aide accordée 1|Cofinanceur 2|Aide accordée 2", _TWO),
        ("Nom du financeur 1|Apport financeur 1|Nom du financeur 2|Apport financeur 2", _TWO),
        ("Financeur 1 – Nom|Financeur 1 – Montant|Financeur 2 – Nom|Financeur 2 – Montant", _TWO),
        ("Cofinanceur 1|Cofinanceur 2", [_TWO[0], _TWO[2]]),
        ("Cofinanceur|Montant éligible", ["cofunders", "eligible_cost"]),
        ("Cofinanceur|Taux cofinanceur (%)", ["cofunders", ""]),
        ("Cofinanceur|Autofinancement|Montant", ["cofunders", "own_funds", ""]),
        ("Montant cofinanceur", ["cofunders"]),
    ],
)
def test_a_name_and_an_amount_go_together_by_their_headings(headings: str, fields: list[str]) -> None:
    assert paired(*headings.split("|")) == fields


def test_a_bare_amount_without_a_plan_beside_is_of_nobody_and_told() -> None:
    rows = [(f"24-{n:03}", f"Halle {n}", f"Commune {n}", "Région", 900.0 * n) for n in range(1, 7)]
    match = columns_of(sheet_of((*_BEFORE[:3], "Financeur", "Montant"), *rows))[5]

    assert (match.field, match.why, match.rivals[0]) == (LEFT_ASIDE, "none", "cofunder_amount")


def test_an_amount_beside_lists_of_funders_is_nobody_s_share_and_waits() -> None:
    rows = [(f"24-{n}", f"Halle {n}", f"Commune {n}", "Région, État", 900.0 * n) for n in range(1, 7)]
    matches = columns_of(sheet_of((*_BEFORE[:3], "Cofinanceurs", "Montant cofinanceurs"), *rows))

    assert [matches[column].field for column in (4, 5)] == ["cofunders", LEFT_ASIDE]
    assert matches[5].rivals[:3] == ("cofunder_amount", "cofunders", "national_public")


def test_rows_beneath_tell_the_columns_that_they_fill() -> None:
    headings = (*_BEFORE, "Qui", "Combien")
    rows = [
        row
        for n in range(1, 5)
        for row in (
            (f"24-{n:03}", f"Halle {n}", f"Commune {n}", 1000.0 * n, 640.0 * n, "Région", 100.0 * n),
            (None, None, None, None, None, "Département", 60.0 * n),
        )
    ]
    matches = columns_of(sheet_of(headings, *rows, merged=[f"B{2 * n}:B{2 * n + 1}" for n in range(1, 5)]))

    assert [(matches[column].field, matches[column].why) for column in (6, 7)] == [
        ("cofunders", "beneath"),
        ("cofunder_amount", "beneath"),
    ]
    assert matches[6].examples == ("Région",)


def test_what_was_left_aside_for_a_source_stays_so() -> None:
    memory = Memory({"montant": LEFT_ASIDE, "cofinanceur": "cofunders"})

    assert paired("Cofinanceur", "Montant", memory=memory) == ["cofunders", LEFT_ASIDE]
    between = Memory({"autre": LEFT_ASIDE})
    assert paired("Cofinanceur", "Autre", "Montant", memory=between) == ["cofunders", LEFT_ASIDE, LEFT_ASIDE]
    assert paired("Cofinanceur 1", "Montant 1", memory=Memory({"montant 1": "cofunder_amount 2"})) == [
        "cofunders",
        "cofunder_amount 2",
    ]
