"""The field that holds several of a list: typed, ticked by keys, given back by Escape."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.fields import ManyField

NATURES = {"public": "public", "public_like": "assimilé public", "private": "privé"}
_Key = Qt.Key


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication) -> Iterator[ManyField]:
    """A field in a window, with the keyboard."""
    del qapp
    window = QWidget()
    window.resize(600, 400)
    made = ManyField(NATURES)
    inside = QVBoxLayout(window)
    inside.addWidget(made)
    inside.addStretch(1)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.setFocus()
    yield made
    window.hide()


def test_space_ticks_in_the_list_and_each_tick_is_told(field: ManyField) -> None:
    told: list[object] = []
    field.edited.connect(told.append)
    QTest.keyClick(field, _Key.Key_Down)
    QTest.keyClick(field, _Key.Key_Space)
    QTest.keyClick(field, _Key.Key_Down)
    QTest.keyClick(field, _Key.Key_Down)
    QTest.keyClick(field, _Key.Key_Space)
    QTest.keyClick(field, _Key.Key_Return)

    assert told == [("public",), ("public", "private")]
    assert field.text() == "public, privé"
    assert field.panel is None


def test_tick_taken_away(field: ManyField) -> None:
    field.show_value(("public", "private"))
    QTest.keyClick(field, _Key.Key_Down)
    QTest.keyClick(field, _Key.Key_Space)
    QTest.keyClick(field, _Key.Key_Escape)

    assert (field.value(), field.panel) == (("private",), None)


def test_labels_may_be_typed_and_wrong_ones_stay(field: ManyField) -> None:
    QTest.keyClicks(field, "prive, public")
    QTest.keyClick(field, _Key.Key_Return)
    assert field.problem == ""
    assert field.value() == ("public", "private")

    field.put_in_hand("prive, autre")
    field.commit()
    assert (field.value(), field.raw()) == (("public", "private"), "prive, autre")
    assert field.problem == "Ce choix n’est pas dans la liste\u00a0: flèche vers le bas pour la voir."


def test_nothing_is_none_of_them(field: ManyField) -> None:
    field.show_value(None)

    assert (field.value(), field.text(), field.placeholderText()) == ((), "", "aucun")


def test_read_only_list_does_not_open(field: ManyField) -> None:
    field.set_read_only(True)
    QTest.keyClick(field, _Key.Key_Down)

    assert field.panel is None
