"""A note typed otherwise later says what it was before, whoever reads the sitting again."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.sittings.gestures import Noted
from leaderdesk.domain.sittings.sheets import Sheets

GRID = GridSheet("Grille", (CriterionSheet("need", "Besoin", Fraction(5)),))


def noted(*notes: int | None, keying: int = 1, is_early: bool = False) -> Sheets:
    sheets = Sheets()
    for each in notes:
        note = None if each is None else Fraction(each)
        sheets.note(Noted("p1", "Ana", "need", note, keying, is_early), GRID)
    return sheets


def test_each_note_replaced_is_remembered_in_order() -> None:
    assert noted(3, 4, None, 5).corrected == {(1, "Ana", "need"): (Fraction(3), Fraction(4), None)}


def test_the_same_note_again_corrects_nothing() -> None:
    assert noted(3, 3).corrected == {}


def test_second_typing_has_corrections_of_its_own() -> None:
    assert noted(3, 4, keying=2).corrected == {(2, "Ana", "need"): (Fraction(3),)}


def test_early_note_sent_again_is_no_correction() -> None:
    assert noted(3, 4, is_early=True).corrected == {}
