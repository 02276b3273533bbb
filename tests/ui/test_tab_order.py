"""Tab follows what is read, even where parts come and go, and where a list and its record pass the keyboard on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.controls import column, scrolled
from leaderdesk.ui.kit.order import in_reading_order


def _walked(qtbot: QtBot, shown: QWidget, first: QWidget, steps: int) -> list[QWidget | None]:
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    first.setFocus()
    found: list[QWidget | None] = []
    for _ in range(steps):
        QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
        found.append(shown.focusWidget())
    return found


def test_a_part_that_came_later_stands_where_it_is_read(qtbot: QtBot) -> None:
    holder, around = QWidget(), QWidget()
    first, above, below, late = (QPushButton(name) for name in ("a", "b", "c", "d"))
    inside = QVBoxLayout(holder)
    inside.addWidget(above)
    inside.addWidget(below)
    around.setLayout(column(first, holder))
    inside.insertWidget(1, late)
    in_reading_order(holder)

    assert _walked(qtbot, around, first, 3) == [above, late, below]


def test_a_first_part_that_came_later_follows_what_is_read_before_it(qtbot: QtBot) -> None:
    holder, around = QWidget(), QWidget()
    first, above, late, after = (QPushButton(name) for name in ("a", "b", "c", "d"))
    inside = QVBoxLayout(holder)
    inside.addWidget(above)
    around.setLayout(column(first, scrolled(column(holder), 80), after))
    inside.insertWidget(0, late)
    in_reading_order(holder)

    assert _walked(qtbot, around, first, 3) == [late, above, after]


def test_a_list_with_a_first_place_of_its_own_hides_nothing_from_tab(qtbot: QtBot) -> None:
    listed, record = QWidget(), QWidget()
    above, table, field = QPushButton("Nouveau"), QLineEdit(), QLineEdit()
    listed.setLayout(column(above, table))
    listed.setFocusProxy(table)
    record.setLayout(column(field))
    record.setFocusProxy(field)
    beside = Beside(listed, record)
    before, around = QPushButton("Avant"), QWidget()
    around.setLayout(column(before, beside))

    assert _walked(qtbot, around, before, 2) == [above, table]
    beside.open_record()
    beside.enter_record()
    assert around.focusWidget() is field
