"""From one step of the evening to the next: Enter goes on, what stands in the way is led out of, all on one line."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.sittings.live.point import PointPanel
from leaderdesk.ui.sittings.live.votes.panel import VotePanel
from tests.ui.sittings import TITULAIRES, Held
from tests.ui.voting import Make, make

__all__ = ["make"]

ENTER = Qt.Key.Key_Return
F4, F5, F7 = Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F7


def panel(held: Held) -> VotePanel:
    return cast("VotePanel", held.frame.panel("vote"))


def point_of_page(held: Held) -> str:
    """The point that the page shows."""
    sheet = held.frame.conduct.sheet
    assert sheet is not None
    assert sheet.point is not None
    return sheet.point.point.key


def test_vote_that_needs_no_decision_goes_on_to_the_next_point(make: Make) -> None:
    held = make(place=1)
    held.press(F5, "n", "ppppppp", ENTER)
    is_there = held.focus() is panel(held).view.go_next
    held.press(ENTER)

    point_panel = cast("PointPanel", held.frame.panel("point"))
    assert is_there
    assert held.focus() is point_panel.view.opening.open
    assert point_of_page(held) == held.sheet().agenda.lines[1].key


def test_last_vote_goes_on_to_the_end_of_the_sitting(make: Make) -> None:
    held = make(place=5)
    lines = held.sheet().agenda.lines
    held.do(*(told.PointOpened(line.key) for line in lines))
    held.press(F5, "n", "ppppppp", ENTER)
    words = panel(held).view.go_next.text()
    held.press(ENTER)

    assert (words, held.frame.step) == ("Fin de séance (F12)", "ending")


@pytest.mark.parametrize("key", [F4, F5, F7])
def test_step_without_an_open_point_says_why_and_leads_to_one(make: Make, key: Qt.Key) -> None:
    held = make(place=1)
    held.do(told.PointClosed(str(held.sheet().open_point)))
    held.press(key)
    is_said = held.focus().text() == "Point sui&vant (Ctrl+Page suiv.)"  # type: ignore[attr-defined]
    held.press(ENTER, ENTER)

    assert is_said
    assert held.sheet().open_point == held.sheet().agenda.lines[1].key


@pytest.mark.parametrize("key", [F5, F7])
def test_step_of_a_point_that_is_not_open_leads_to_its_opening(make: Make, key: Qt.Key) -> None:
    held = make()
    held.frame.conduct.look_at(held.sheet().agenda.lines[3].key)
    held.settle()
    held.press(key, ENTER, ENTER)

    assert held.sheet().open_point == held.sheet().agenda.lines[3].key


def test_vote_without_quorum_leads_to_the_names(make: Make) -> None:
    held = make(present=tuple(TITULAIRES[:5]))
    held.press(F5)
    words = panel(held).view.mend.text()
    held.press(ENTER)

    assert (words, held.focus()) == ("Noter une arrivée (F2)", held.frame.room.view.field)


@pytest.mark.parametrize(
    ("place", "motion"),
    [
        (1, "Approuver\u00a0: Compte rendu du comité de juin"),
        (5, "Adopter\u00a0: Calendrier de l’évaluation"),
    ],
)
def test_motion_asks_in_one_word(make: Make, place: int, motion: str) -> None:
    held = make(place=place)
    held.press(F5)

    assert panel(held).view.asking.motion.take() == motion


def test_steps_stay_on_one_line_and_a_menu_has_the_others(make: Make) -> None:
    held = make()
    held.frame.resize(600, 700)
    held.press(Qt.Key.Key_F12)
    steps = held.frame.view.steps
    shown = [made for made in (*steps.buttons.values(), steps.more) if made.isVisible()]
    steps.menu.aboutToShow.emit()
    others = [action.text() for action in steps.menu.actions()]
    steps.menu.actions()[-1].trigger()
    held.settle()

    assert len({made.y() for made in shown}) == 1
    assert steps.buttons["ending"] in shown
    assert "Vote\tF5" in others
    assert held.frame.step == "deeds"
    assert steps.buttons["deeds"].isVisible()


def test_holder_comes_in_one_key_before_the_text_and_all_is_in_sight(make: Make) -> None:
    held = make()
    held.frame.resize(1273, 626)
    held.press(Qt.Key.Key_F3)
    view = cast("PointPanel", held.frame.panel("point")).view
    is_unseen = [each.visibleRegion().isEmpty() for each in (view.hearing.enter, view.texts.field, view.go_next)]
    held.press(Qt.Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert is_unseen == [False, False, False]
    assert held.focus() is view.hearing.enter
