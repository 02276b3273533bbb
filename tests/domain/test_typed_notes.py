"""Notes typed on a grid: points on a scale or of a list of levels, an abstention, nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.typed.notes import Note, is_abstention, read_note, settles

LEVELS = (Fraction(0), Fraction(2), Fraction(5, 2))
TEN = Fraction(10)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("2", Note(Fraction(2))),
        (" 2,5 ", Note(Fraction(5, 2))),
        ("2.50", Note(Fraction(5, 2))),
        ("a", Note(None)),
        ("Abst.", Note(None)),
        ("", None),
    ],
)
def test_a_note_of_the_levels(text: str, note: Note | None) -> None:
    assert read_note(text, LEVELS, TEN).value == note


@pytest.mark.parametrize(
    ("text", "levels", "problem"),
    [
        ("3", LEVELS, "note_not_a_level"),
        ("11", (), "note_off_its_scale"),
        ("-1", (), "note_off_its_scale"),
        ("bien", (), "not_a_note"),
    ],
)
def test_what_is_no_note_has_its_problem(text: str, levels: tuple[Fraction, ...], problem: str) -> None:
    assert read_note(text, levels, TEN).problem == problem


def test_a_scale_takes_any_point_up_to_its_most() -> None:
    assert [read_note(text, (), TEN).value for text in ("0", "7,25", "10")] == [
        Note(Fraction(0)),
        Note(Fraction(29, 4)),
        Note(TEN),
    ]


def test_an_abstention_is_a_beginning_of_the_word() -> None:
    assert [is_abstention(text) for text in ("A", "abs", "abstention", "abc", "")] == [True, True, True, False, False]


def test_a_level_is_settled_when_no_other_begins_so() -> None:
    assert [settles(text, ["0", "1", "10", "2,5"]) for text in ("0", "1", "10", "2", "2,5")] == [
        True,
        False,
        True,
        False,
        True,
    ]
