"""The notes of a sitting, typed in the window by digits alone: once, twice, together, with what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.scoring import RateTier
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import CONSENSUS
from leaderdesk.services import history, sitting_rooms
from leaderdesk.services.around import Around
from tests.ui.noting import GRID, hold_notes, make_noted, notes_of, score_of, typed_by
from tests.ui.sittings import TITULAIRES, Held, type_letters

ENTER, DELETE, ESCAPE, LEFT, DOWN = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Left, Qt.Key.Key_Down),
)
FIRST, SECOND, THIRD = TITULAIRES[:3]
TOGETHER = replace(GRID, aggregate="consensus", rate_tiers=(RateTier(Fraction(12), Fraction(3, 5)),))
Make = Callable[..., Held]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Make]:
    """Holds a sitting on the notes of an open project."""
    made: list[Held] = []

    def build(**given: object) -> Held:
        path = tmp_path / "marais.leaderdesk"
        sitting = make_noted(path, around, **given)  # type: ignore[arg-type]
        made.append(hold_notes(qtbot, qapp, path, around, sitting))
        return made[-1]

    yield build
    for held in made:
        held.alone.desk.stop()


def here(held: Held) -> tuple[str, str]:
    """The sheet and the criterion that the keyboard is on."""
    grid = notes_of(held).view.grid
    assert held.focus() is grid
    place = grid.notes.place_at(grid.currentIndex())
    return place.member, place.criterion


def shown(held: Held, line: int = 0) -> list[str]:
    """What stands in the cells of a sheet."""
    notes = notes_of(held).view.model
    return [str(notes.index_of(line, each).data()) for each in range(len(notes.criteria))]


# Digits


def test_digits_alone_fill_a_sheet_and_go_on_to_the_next(make: Make) -> None:
    held = make()
    held.press("3", "5", "8", "4")

    assert typed_by(held, FIRST) == [3, 5, 8]
    assert typed_by(held, SECOND) == [4, "to_do", "to_do"]
    assert here(held) == (SECOND, "ties")


def test_digits_typed_faster_than_the_base_are_all_noted(make: Make) -> None:
    held = make()
    type_letters(held.focus(), "358420")
    held.settle()
    held.settle()

    assert (typed_by(held, FIRST), typed_by(held, SECOND)) == ([3, 5, 8], [4, 2, 0])


def test_note_of_two_digits_waits_for_the_second_or_enter(make: Make) -> None:
    held = make()
    held.press("3", "5", "1")
    waits = notes_of(held).view.told.text()
    held.press("0", "3", "5", "1", ENTER)

    assert waits == "«\u00a01\u00a0» est commencé\u00a0: continuez, ou Entrée pour s’arrêter là."
    assert (typed_by(held, FIRST), typed_by(held, SECOND)) == ([3, 5, 10], [3, 5, 1])


def test_comma_belongs_to_the_note_just_typed(make: Make) -> None:
    held = make()
    held.press("3", ",", "5", "2")

    assert typed_by(held, FIRST) == [Fraction(7, 2), 2, "to_do"]


def test_abstention_is_not_the_same_as_not_yet(make: Make) -> None:
    held = make()
    held.press("a", ENTER, "7")

    assert typed_by(held, FIRST) == ["abstained", "to_do", 7]
    assert shown(held) == ["A", "", "7"]


def test_digit_outside_the_scale_stays_in_its_cell_and_typing_goes_on(make: Make) -> None:
    held = make()
    held.press("9", "2", "7")

    assert typed_by(held, FIRST) == ["to_do", 2, 7]
    assert shown(held)[0] == "9\u202f?"
    assert notes_of(held).view.remark.words == (f"{FIRST}, critère 1\u00a0: «\u00a09\u00a0» est hors barème.")


def test_wrong_note_is_typed_again_over_itself(make: Make) -> None:
    held = make()
    held.press("9", LEFT, "4")

    assert typed_by(held, FIRST) == [4, "to_do", "to_do"]
    assert notes_of(held).view.remark.words == ""


def test_level_that_the_grid_does_not_have_is_said_with_those_it_has(make: Make) -> None:
    held = make()
    held.press("3", "4", LEFT)

    assert notes_of(held).view.remark.words.endswith("n’est pas une note\u00a0: 0, 2 ou 5.")


def test_delete_takes_a_note_back(make: Make) -> None:
    held = make()
    held.press("3", LEFT, DELETE)

    assert typed_by(held, FIRST) == ["to_do", "to_do", "to_do"]
    assert here(held) == (FIRST, "need")


def test_backspace_in_an_empty_cell_goes_back_to_the_note_just_typed(make: Make) -> None:
    held = make()
    held.press("3", Qt.Key.Key_Backspace, "4")

    assert typed_by(held, FIRST) == [4, "to_do", "to_do"]
    assert here(held) == (FIRST, "ties")


def test_last_note_undone_is_typed_again(make: Make) -> None:
    held = make(present=TITULAIRES[:1])
    held.press(*"358")
    held.alone.desk.act(history.undo)
    held.settle()
    held.settle()
    held.press("7")

    assert typed_by(held, FIRST) == [3, 5, 7]


def test_criterion_after_criterion_goes_down(make: Make) -> None:
    held = make()
    held.press("c", *"345345345")

    assert [typed_by(held, name)[0] for name in TITULAIRES] == [3, 4, 5, 3, 4, 5, 3, 4, 5]
    assert here(held) == (FIRST, "ties")


def test_sheet_is_found_by_its_name(make: Make) -> None:
    held = make()
    held.press("f", "zabal", ENTER, "4")

    assert typed_by(held, "Wilfried Zabalcor") == [4, "to_do", "to_do"]


def test_one_digit_too_many_does_not_replace_the_last_note(make: Make) -> None:
    held = make(present=TITULAIRES[:1])
    held.press(*"3584")
    said = notes_of(held).view.told.text()

    assert typed_by(held, FIRST) == [3, 5, 8]
    assert said == "Tout est noté. Pour corriger\u00a0: les flèches jusqu’à la case, puis la note."


def test_correction_is_seen_with_what_it_replaced(make: Make) -> None:
    held = make()
    held.press("3", LEFT, "4", LEFT)

    assert notes_of(held).view.here.text().endswith(" – corrigé, avant 3")
    assert score_of(held).rows[0].cells[0].was == (Fraction(3),)


def test_note_is_undone_with_the_base(make: Make) -> None:
    held = make()
    held.press("3", "5")
    held.alone.desk.act(history.undo)
    held.settle()
    held.settle()

    assert (typed_by(held, FIRST), shown(held)) == ([3, "to_do", "to_do"], ["3", "", ""])


# Who notes


def test_recused_and_absent_are_greyed_with_the_word(make: Make) -> None:
    held = make(place=2, present=TITULAIRES[:7])

    lines = notes_of(held).view.model.lines
    away = {line.member: line.away for line in lines if line.away}
    assert away == {FIRST: "recused", SECOND: "recused", "Aline Dostemont": "absent", "Carole Faverdin": "absent"}
    ranks = {line.member: rank for rank, line in enumerate(lines)}
    assert shown(held, ranks[FIRST]) == ["déport\u00a0: ne note pas", "", ""]
    assert shown(held, ranks["Aline Dostemont"])[0] == "absence"


def test_nothing_is_typed_in_the_sheet_of_who_left(make: Make) -> None:
    held = make(place=2)
    notes_of(held).view.grid.take_in_hand(len(TITULAIRES) - 1, 0)
    rank = held.sheet().rank
    held.press("3")

    assert held.sheet().rank == rank


def test_arrival_while_typing_leaves_the_keyboard_and_the_text(make: Make) -> None:
    held = make(present=TITULAIRES[:4])
    held.press("3", "5", "1")
    held.do(told.Arrived("Yann Bressolier"))
    held.press("0")

    assert typed_by(held, FIRST) == [3, 5, 10]


def test_sheet_of_who_is_absent_is_noted_as_sent_before_and_only_shown(make: Make) -> None:
    held = make(present=TITULAIRES[:5])
    held.press("f", "dostem", ENTER, *"358")

    row = next(each for each in score_of(held).rows if each.member == "Aline Dostemont")
    assert (typed_by(held, "Aline Dostemont"), row.origin, row.is_counted) == ([3, 5, 8], "early", False)
    assert here(held) == (FIRST, "need")
    assert notes_of(held).view.beside.text() == "Reçu avant la séance\u00a0: 3 (non compté)."


def test_whoever_sent_a_sheet_and_comes_gives_it_by_one_key_and_takes_a_note_of_it_back(make: Make) -> None:
    held = make(present=TITULAIRES[:5])
    held.press("f", "dostem", ENTER, *"35")
    held.do(told.Arrived("Aline Dostemont"))
    give = notes_of(held).view.give
    held.press("f", "dostem", ENTER)
    offered = give.isVisible()
    held.press("r")

    row = next(each for each in score_of(held).rows if each.member == "Aline Dostemont")
    assert (offered, typed_by(held, "Aline Dostemont"), row.origin) == (True, [3, 5, "to_do"], "typed")
    held.press("f", "dostem", ENTER, LEFT, DELETE)
    assert (give.isVisible(), typed_by(held, "Aline Dostemont")) == (False, [3, "to_do", "to_do"])


def test_whoever_comes_takes_back_a_note_that_they_sent(make: Make) -> None:
    held = make(present=TITULAIRES[:5])
    held.press("f", "dostem", ENTER, *"35")
    held.do(told.Arrived("Aline Dostemont"))
    held.press("f", "dostem", ENTER, DELETE)

    assert typed_by(held, "Aline Dostemont") == ["to_do", 5, "to_do"]


def test_notes_of_the_team_are_read_beside_each_criterion(make: Make) -> None:
    held = make(team=[(1, "Camille", "need", 4), (1, "Sacha", "need", 2), (1, "Camille", "last", 7)])
    beside = notes_of(held).view.beside
    first = beside.text()
    held.press("3")

    assert first == "Équipe technique\u00a0: 4, 2."
    assert beside.isHidden()


# Twice


def test_second_typing_is_blind_and_its_differences_are_shown_and_settled(make: Make) -> None:
    held = make()
    held.press(*"358", "d")
    blank = shown(held)
    held.press(*"328", "x")
    row = notes_of(held).view.differences.rows.item(0).text()
    held.press("2")

    assert blank == ["", "", ""]
    assert row == f"{FIRST}, «\u00a0Partenariats\u00a0»\u00a0: 5 puis 2"
    assert (typed_by(held, FIRST), typed_by(held, FIRST, again=True)) == ([3, 2, 8], [3, 2, 8])
    assert score_of(held).differences == ()
    assert notes_of(held).face == "first"


def test_first_typing_is_kept_by_one(make: Make) -> None:
    held = make()
    held.press(*"358", "d", *"328", "x", "1")

    assert typed_by(held, FIRST, again=True) == [3, 5, 8]


# Together


def test_sheet_of_the_whole_committee_goes_downwards_with_its_result(make: Make) -> None:
    held = make(grid=TOGETHER)
    held.press(*"358")

    card = notes_of(held).view.card
    assert typed_by(held, CONSENSUS) == [3, 5, 8]
    assert (card.word.text(), card.figures.text()) == (
        "Seuil atteint",
        "16 sur 20, seuil 12\u00a0: +4",
    )
    assert card.reasons.text() == "Taux du palier\u00a0: 60\u00a0%. Premier projet noté sur cette grille."


# The result


def test_result_is_provisional_and_says_what_is_missing(make: Make) -> None:
    held = make(present=TITULAIRES[:3])
    held.press(*"3584")

    card = notes_of(held).view.card
    assert card.word.text() == "Provisoire\u00a0: seuil atteint"
    assert card.reasons.text().endswith(f"Il manque\u00a0: 2\u00a0notes ({SECOND}), 1\u00a0fiche à saisir.")


def test_eliminatory_note_is_named(make: Make) -> None:
    held = make(present=TITULAIRES[:1])
    held.press(*"158")

    card = notes_of(held).view.card
    assert card.word.text() == "Éliminé"
    assert card.reasons.text().startswith(
        "Note éliminatoire\u00a0: «\u00a0Réponse à un besoin du territoire\u00a0» a 1, il faut 2."
    )


def test_spreads_are_said_and_drawn_before_the_debate(make: Make) -> None:
    held = make(present=TITULAIRES[:3])
    held.press(*"058308508", "e")

    block = notes_of(held).view.spreads.blocks[0]
    assert block.title.text() == "1. Réponse à un besoin du territoire\u00a0: 2,67 sur 5"
    assert block.words.text() == (
        "3\u00a0notes\u00a0: de 0 à 5, médiane 3. Écart moyen entre deux membres\u00a0: 3,33. Avis partagés."
    )
    assert block.drawing.drawing is not None
    assert block.drawing.drawing.said == block.words.text()


# Left and taken up


def test_half_typed_note_comes_back_after_the_page_was_left(make: Make) -> None:
    held = make()
    held.press("9", "5", "1")
    held.frame.leave()
    held.settle()
    held.frame.show_sitting(held.sitting)
    held.settle()
    held.settle()
    held.press(Qt.Key.Key_F4)

    assert (shown(held), here(held)) == (["9\u202f?", "5", "1"], (FIRST, "last"))
    held.press("0")
    assert typed_by(held, FIRST) == ["to_do", 5, 10]


def test_half_typed_note_is_kept_outside_the_journal(make: Make) -> None:
    held = make()
    rank = held.sheet().rank
    held.press("9")

    resume = held.ask(lambda base: sitting_rooms.read_resume(base, held.sitting))
    point = held.sheet().open_point
    assert resume.typed[f"notes:{point}"] == f'[[1, "{FIRST}", "need", "9"]]'
    assert held.sheet().rank == rank


def test_point_that_is_not_open_is_only_read(make: Make) -> None:
    held = make()
    key = held.sheet().agenda.lines[3].key
    held.frame.conduct.look_at(key)
    held.settle()
    held.press(Qt.Key.Key_F4, "3")

    assert notes_of(held).view.told.text() == (
        "Ce point n’est pas ouvert\u00a0: ses notes se lisent, et se saisissent une fois ouvert (F3)."
    )
    score = held.ask(lambda base: sitting_rooms.read_point(base, held.sitting, key)).score
    assert score.counted == 0


def test_point_without_a_grid_says_so(make: Make) -> None:
    held = make(place=5)

    assert notes_of(held).view.nothing.text() == "Ce point n’a pas de grille de notation\u00a0: rien n’est à noter."


# What a screen reader and Qt ask


def test_cell_is_spoken_with_its_sheet_and_its_criterion(make: Make) -> None:
    held = make()
    held.press("3")

    interface = QAccessible.queryAccessibleInterface(notes_of(held).view.grid)
    cells = [interface.child(place) for place in range(interface.childCount())]
    assert f"{FIRST}, Réponse à un besoin du territoire\u00a0: 3" in [
        each.text(QAccessible.Text.Name) for each in cells
    ]


def test_model_is_sound_for_qt_while_notes_come(make: Make) -> None:
    held = make()
    modes = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(notes_of(held).view.model, modes)
    held.press(*"9584", "d", *"35", "s")

    assert tester.model() is notes_of(held).view.model
