"""An animator has three projects voted and decided in one evening, hands on the keyboard."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.domain.committee.majorities import Majority, Totals
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import history
from tests.ui.voting import Make, deeds, make

__all__ = ["make"]

ENTER, TAB, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up
F5, F7, NEXT = Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_PageDown
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_three_projects_are_voted_three_ways_and_decided(make: Make) -> None:
    held = make(envelope=10_000_00, majority=Majority(casting_vote=True), place=3)
    cafe, path = (held.sheet().agenda.lines[place].key for place in (2, 3))
    # By name: the public college together, then the private one with an exception; favourable at the proposed amount.
    held.press(F5, "n", "tp", "tp", UP, "c", ENTER)
    held.press(F7, "1", ENTER)
    # The next one, in secret: a tie, broken by who presides; with two reservations, at what the envelope still holds.
    held.press(NEXT, modifier=CTRL)
    held.press(ENTER)
    held.press(F5, "s", "3", ENTER, "3", ENTER, "1", ENTER, ENTER, ENTER, ENTER, ENTER)
    held.press(F7, "2", "Accord du Département", TAB, "31/01/2027", TAB, "Équipe", TAB)
    held.press(ENTER, modifier=CTRL)

    noted = deeds(held)
    assert told.VoteClosed(path, Totals(3, 3, 1), "for") in noted
    assert [each for each in noted if isinstance(each, told.Decided)] == [
        told.Decided(cafe, "favourable", Fraction(6_400)),
        told.Decided(
            path,
            "reservations",
            Fraction(3_600),
            "Montant limité à ce qui reste de l’enveloppe.",
            reservations=(told.Reservation("Accord du Département", date(2027, 1, 31), "Équipe"),),
        ),
    ]
    assert [line.outcome for line in held.sheet().agenda.lines[2:4]] == ["favourable", "reservations"]


def test_ballots_of_a_committee_take_one_key_each(make: Make) -> None:
    held = make()
    held.press(F5, "n")
    before = len(deeds(held))
    held.press("pppcppa")

    assert len(deeds(held)) - before == len("pppcppa")
    point = held.sheet().point
    assert point is not None
    assert point.vote is not None
    assert point.vote.missing == 0


def test_vote_just_closed_is_undone_and_goes_on(make: Make) -> None:
    held = make()
    held.press(F5, "n", "ppppppp", ENTER)
    held.alone.desk.act(history.undo)
    held.settle()

    point = held.sheet().point
    assert point is not None
    assert point.vote is not None
    assert held.frame.panel("vote").view.named.isVisible()  # type: ignore[attr-defined]


def test_page_stopped_in_a_vote_comes_back_to_it(make: Make, qtbot: QtBot) -> None:
    held = make()
    held.press(F5, "n", "ppp")
    held.frame.leave()
    held.frame.show_sitting(held.sitting)
    qtbot.waitUntil(lambda: held.frame.conduct.sheet is not None)
    held.settle()
    held.press(F5, "c")

    point = held.sheet().point
    assert point is not None
    assert point.vote is not None
    assert point.vote.totals == Totals(3, 1)


def test_call_is_ranked_voted_and_decided_as_a_list(make: Make) -> None:
    held = make(totals=(15, 13, 12), envelope=13_000_00)
    keys = [line.key for line in held.sheet().agenda.lines]
    held.press(F5, modifier=SHIFT)
    held.press("l", "n", "tp", "tp", ENTER)
    held.press(ENTER, ENTER)
    held.press(F5, modifier=SHIFT)
    held.press("e", "m", "7", ENTER, ENTER, ENTER, ENTER, ENTER)
    held.press(ENTER, ENTER)

    assert [each for each in deeds(held) if isinstance(each, told.Decided)] == [
        told.Decided(keys[1], "favourable", Fraction(6_400)),
        told.Decided(keys[2], "favourable", Fraction(6_400)),
        told.Decided(keys[3], "waiting"),
    ]
