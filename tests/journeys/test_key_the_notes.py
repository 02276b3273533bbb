"""An animator keys the sheets of a committee, hands on the digits, then twice, then one sheet for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.domain.sittings.gestures import CONSENSUS, Noted
from leaderdesk.services import sittings
from leaderdesk.services.around import Around
from tests.ui.noting import GRID, hold_notes, make_noted, notes_of, score_of, typed_by
from tests.ui.sittings import TITULAIRES, Held

ENTER, UP = Qt.Key.Key_Return, Qt.Key.Key_Up
EIGHT = tuple(CriterionSheet(f"c{rank}", f"Critère {rank}", Fraction(5)) for rank in range(1, 9))
PAPER = GridSheet("Grille", EIGHT, threshold=Threshold(Fraction(24)))
Begin = Callable[[GridSheet], Held]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Begin]:
    """A project open, nine people in the room, its notes in front."""
    made: list[Held] = []

    def build(grid: GridSheet) -> Held:
        path = tmp_path / "marais.leaderdesk"
        made.append(hold_notes(qtbot, qapp, path, around, make_noted(path, around, grid=grid)))
        return made[-1]

    yield build
    for held in made:
        held.alone.desk.stop()


def test_paper_sheets_are_keyed_in_one_go_with_a_slip_and_an_abstention(begin: Begin) -> None:
    held = begin(PAPER)
    # Nine sheets of eight digits; the fourth has a 9 where the scale ends at 5, the sixth an abstention.
    sheets = [
        "34534534",
        "44444444",
        "23452345",
        "39343434",
        "55555555",
        "5a555555",
        "11223344",
        "33333333",
        "45454545",
    ]
    held.press(*"".join(sheets))
    wrong = notes_of(held).view.remark.words
    # The walk came back by itself to the one that is no note.
    held.press("4")

    assert wrong == "«\u00a09\u00a0» n’est pas une note\u00a0: de 0 à 5."
    assert typed_by(held, TITULAIRES[3]) == [3, 4, 3, 4, 3, 4, 3, 4]
    assert typed_by(held, TITULAIRES[5]) == [5, "abstained", 5, 5, 5, 5, 5, 5]
    score = score_of(held)
    assert (score.counted, score.verdict) == (9, "pass")
    card = notes_of(held).view.card
    assert (card.word.text(), "Il manque" in card.reasons.text()) == ("Seuil atteint", False)
    noted = held.ask(lambda base: sittings.read_deeds_of(base, held.sitting))
    assert sum(isinstance(each.gesture, Noted) for each in noted) == 9 * 8


def test_sheets_typed_twice_agree_once_their_differences_are_settled(begin: Begin) -> None:
    held = begin(PAPER)
    held.press(*"3453453444444444")
    held.press("d", *"3453253444444454")
    held.press("x", "1", "2")

    assert score_of(held).differences == ()
    assert typed_by(held, TITULAIRES[0]) == [3, 4, 5, 3, 4, 5, 3, 4]
    assert typed_by(held, TITULAIRES[1]) == [4, 4, 4, 4, 4, 4, 5, 4]
    # Back in the grid, where typing went on.
    assert notes_of(held).face == "first"
    held.press("2")
    assert typed_by(held, TITULAIRES[2])[0] == 2


def test_loose_sheets_in_any_order_then_the_spreads_before_the_debate(begin: Begin) -> None:
    held = begin(PAPER)
    for name, sheet in (("zabal", "00000000"), ("darv", "55555555"), ("fontb", "22222222")):
        held.press("f", name, ENTER, *sheet)
    held.press("e")

    block = notes_of(held).view.spreads.blocks[0]
    assert block.words.text().startswith("3\u00a0notes\u00a0: de 0 à 5, médiane 2.")
    assert score_of(held).counted == 3


def test_committee_fills_one_sheet_together_and_changes_its_mind(begin: Begin) -> None:
    held = begin(replace(GRID, aggregate="consensus"))
    held.press(*"358")
    before = notes_of(held).view.card.figures.text()
    held.press(UP, UP, "2")

    assert before == "16 sur 20, seuil 12\u00a0: +4"
    assert notes_of(held).view.card.figures.text() == "15 sur 20, seuil 12\u00a0: +3"
    assert typed_by(held, CONSENSUS) == [2, 5, 8]
    assert score_of(held).rows[0].cells[0].was == (Fraction(3),)


def test_machine_that_stops_leaves_the_sheet_where_it_was(begin: Begin) -> None:
    held = begin(GRID)
    held.press(*"3581")
    held.press("5", "1")
    # Nothing was put down: the page takes the sitting up as after a kill.
    held.frame.conduct.sitting_id = None
    held.frame.show_sitting(held.sitting)
    held.settle()
    held.settle()
    held.press(Qt.Key.Key_F4, "0")

    assert typed_by(held, TITULAIRES[1]) == [1, 5, 10]
