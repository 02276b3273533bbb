"""Votes, decisions, lists and answers at 100 and 200 %, in both themes: whole, French, named, lettered, walked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.theme.looks import Looks
from tests.ui import screens
from tests.ui.sittings import Held
from tests.ui.test_sitting_decisions import adopt
from tests.ui.test_sitting_screens import used, whole
from tests.ui.voting import Make, make

__all__ = ["make"]

ENTER, F5, F7 = Qt.Key.Key_Return, Qt.Key.Key_F5, Qt.Key.Key_F7
LISTED: dict[str, Any] = {"totals": (15, 12, 12), "envelope": 13_000_00}
GIVEN: dict[str, dict[str, Any]] = {
    "tie": {"majority": Majority(casting_vote=True)},
    "ranked": LISTED,
    "list": LISTED,
    "answers": {"is_written": True},
    "granted": {"has_cash": True},
    "refused": {"totals": (15, 13, 12)},
}


def _answer(held: Held) -> None:
    held.frame.conduct.look_at(held.sheet().agenda.lines[2].key)
    held.settle()
    held.press(F5, "p")


def _decide(digit: str, *more: Any) -> Callable[[Held], None]:
    def bring(held: Held) -> None:
        adopt(held)
        held.press(F7, digit, *more)

    return bring


def _rank(*keys: str) -> Callable[[Held], None]:
    def bring(held: Held) -> None:
        held.press(F5, modifier=Qt.KeyboardModifier.ShiftModifier)
        held.press(*keys)

    return bring


def _hinder(held: Held) -> None:
    held.do(told.HeardIn(str(held.sheet().open_point), "Commune d’Essai"))
    held.press(F5)


def _drop(held: Held) -> None:
    held.press(F5, "n")
    held.frame.panel("vote").view.named.drop.click()  # type: ignore[attr-defined]


STATES: dict[str, Callable[[Held], None]] = {
    "asking": lambda held: held.press(F5),
    "hindered": _hinder,
    "named": lambda held: held.press(F5, "n", "pca"),
    "dropping": _drop,
    "held": lambda held: held.press(F5, "n", "pcapppp", ENTER),
    "hands": lambda held: held.press(F5, "m", "5", ENTER, "1", ENTER),
    "tie": lambda held: held.press(F5, "s", "3", ENTER, "3", ENTER, "1", ENTER, ENTER, ENTER, ENTER),
    "begun": lambda held: held.press(F7),
    "granted": _decide("1"),
    "reservations": _decide("2"),
    "refused": _decide("4"),
    "decided": _decide("1", ENTER),
    "ranked": _rank(),
    "list": _rank("l"),
    "answers": _answer,
}


def bring(make: Make, looks: Looks, state: str) -> Held:
    """Bring the page to a moment of the evening."""
    held = make(**GIVEN.get(state, {}))
    looks.dress(held.frame)
    held.frame.resize(1204, 700)
    held.settle()
    STATES[state](held)
    held.settle()
    return held


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scale", screens.SCALES)
def test_moment_is_whole_told_named_lettered_and_walked(make: Make, looks: Looks, scale: int, state: str) -> None:
    looks.choose_scheme("dark" if scale == 100 else "light")
    looks.set_text_scale(scale)
    held = bring(make, looks, state)

    assert whole(held.frame) == []
    assert used(held) == []


@pytest.mark.parametrize("state", ["asking", "named", "granted", "list"])
def test_targets_are_large_enough_for_a_tired_hand(make: Make, looks: Looks, state: str) -> None:
    held = bring(make, looks, state)

    made = [each for each in held.frame.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    assert [each.text() for each in made if each.height() < 36] == []
