"""Notes typed key after key on any scale, and where the keyboard goes between them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.typed.note_keys import Scale, Typed, leave, press, read, written

FIVE, TEN, TWENTY = (Scale(Fraction(most)) for most in (5, 10, 20))
LEVELS = Scale(Fraction(20), (Fraction(0), Fraction(5), Fraction(10), Fraction(20)))
HALVES = st.integers(0, 40).map(lambda each: Fraction(each, 2))


def keyed(scale: Scale, notes: list[Fraction | None]) -> tuple[list[Fraction | None], int]:
    """What a sheet typed by its digits reads as, with Enter only where the grid waits; and how many keys."""
    found: list[Fraction | None] = []
    keys = 0
    for note in notes:
        typed = Typed()
        for key in written(note):
            typed = press(scale, typed.text, key)
            keys += 1
        if typed.state == "open":
            typed, keys = leave(scale, typed.text), keys + 1
        assert typed.note is not None
        found.append(typed.note.points)
    return found, keys


@given(st.lists(st.one_of(st.none(), HALVES.filter(lambda each: each <= Fraction(5))), max_size=12))
def test_notes_on_five_read_as_they_were_meant(notes: list[Fraction | None]) -> None:
    assert keyed(FIVE, notes)[0] == notes


@given(st.lists(st.sampled_from(LEVELS.levels), max_size=12))
def test_levels_read_as_they_were_meant(notes: list[Fraction | None]) -> None:
    assert keyed(LEVELS, notes)[0] == notes


@given(st.lists(st.integers(0, 5).map(Fraction), max_size=12))
def test_whole_notes_on_five_take_one_key_each(notes: list[Fraction | None]) -> None:
    assert keyed(FIVE, notes)[1] == len(notes)


@pytest.mark.parametrize(
    ("scale", "before", "key", "state", "rest"),
    [
        (FIVE, "", "3", "whole", ""),
        (FIVE, "", "7", "wrong", ""),
        (TEN, "", "1", "open", ""),
        (TEN, "1", "0", "whole", ""),
        # Seventeen is no note on ten: the seven begins the next cell.
        (TEN, "1", "7", "whole", "7"),
        (TWENTY, "1", "7", "whole", ""),
        (TWENTY, "2", "5", "wrong", ""),
        (LEVELS, "", "1", "begun", ""),
        (LEVELS, "", "2", "begun", ""),
        (LEVELS, "", "5", "whole", ""),
        (LEVELS, "1", "0", "whole", ""),
        (FIVE, "3", ",", "begun", ""),
        (FIVE, "3,", "5", "whole", ""),
        (FIVE, "3,", "2", "open", ""),
        (FIVE, "3,2", "5", "whole", ""),
        (FIVE, "5", ",", "wrong", ""),
        (FIVE, "", "A", "whole", ""),
    ],
)
def test_key_after_what_was_typed(scale: Scale, before: str, key: str, state: str, rest: str) -> None:
    typed = press(scale, before, key)

    assert (typed.state, typed.rest) == (state, rest)


def test_what_is_only_begun_is_no_note_once_left() -> None:
    assert (leave(LEVELS, "1").state, leave(TEN, "1").state, leave(FIVE, "3,").state) == ("wrong", "whole", "wrong")


@given(st.text("0123456789,A", max_size=6))
def test_anything_typed_is_read_and_only_notes_of_the_scale_pass(text: str) -> None:
    note = read(TWENTY, text).note

    assert note is None or note.points is None or TWENTY.has(note.points)
