"""How dossiers are numbered, typed in words and kept as a pattern: every wrong one is named."""

from __future__ import annotations

import pytest

from leaderdesk.domain.typed.numberings import USUAL_NUMBERING, numbering_of, read_numbering, write_numbering


@pytest.mark.parametrize(
    ("typed", "kept", "number"),
    [
        ("[année]-[rang 3]", "{year}-{rank:03}", "2026-014"),
        ("{year}-{rank:03}", "{year}-{rank:03}", "2026-014"),
        ("LEADER [an] / [ Rang ]", "LEADER {year:02} / {rank}", "LEADER 26 / 14"),
        ("[rang2] d’[annee]", "{rank:02} d’{year}", "14 d’2026"),
        ("GAL-[rang 5]", "GAL-{rank:05}", "GAL-00014"),
    ],
)
def test_pattern_is_read_and_numbers_what_comes(typed: str, kept: str, number: str) -> None:
    assert read_numbering(typed).value == kept
    assert read_numbering(write_numbering(kept)).value == kept
    assert numbering_of(kept).number(2026, 14) == number


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("[année]", "numbering_without_rank"),
        ("2026", "numbering_without_rank"),
        ("[rang] et [rang 3]", "numbering_two_ranks"),
        ("[mois]-[rang]", "numbering_piece"),
        ("[]-[rang]", "numbering_piece"),
        ("[année-[rang]", "numbering_bracket"),
        ("année]-[rang]", "numbering_bracket"),
    ],
)
def test_wrong_pattern_is_named(typed: str, problem: str) -> None:
    assert read_numbering(typed).problem == problem


def test_nothing_typed_is_nothing_and_what_cannot_be_read_numbers_as_usual() -> None:
    assert read_numbering("  ").value is None
    assert numbering_of("{mois}") == numbering_of(USUAL_NUMBERING)
