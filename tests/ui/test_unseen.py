"""What is not seen: hidden parts shown with what is around them, one page of a stack in front, looks given once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.controls import column, scrolled, text
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.unseen import Stack, show_if
from leaderdesk.ui.parts.listed_view import ListedView, ListedWords


class _Heard(QObject):
    """Counts what Qt tells a widget."""

    def __init__(self, watched: QWidget, kind: QEvent.Type) -> None:
        super().__init__(watched)
        self.count, self._kind = 0, kind
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == self._kind
        return super().eventFilter(watched, event)


def test_a_part_shown_before_what_is_around_it_is_seen_with_it(qtbot: QtBot) -> None:
    around, part = QWidget(), QLabel("Dépenses")
    QVBoxLayout(around).addWidget(part)
    part.hide()
    qtbot.addWidget(around)

    show_if(part, is_shown=True)

    assert not part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    around.show()
    assert part.isVisible()


def test_what_a_page_holds_is_given_its_looks_when_it_is_seen(qtbot: QtBot) -> None:
    label = text("Un texte assez long pour être mesuré", is_wrapped=True)
    around, heard = QWidget(), _Heard(label, QEvent.Type.Polish)
    QVBoxLayout(around).addWidget(scrolled(column(label), 60))
    qtbot.addWidget(around)
    before = heard.count

    around.show()

    assert (before, heard.count) == (0, 1)


def test_a_stack_shows_one_page_and_is_as_large_as_it(qtbot: QtBot) -> None:
    stack, small, large = Stack(), QLabel("Petit"), QLabel("Grand")
    large.setMinimumSize(900, 900)
    stack.add(small)
    stack.add(large)
    qtbot.addWidget(stack)
    stack.show()

    assert (small.isVisible(), large.isVisible()) == (True, False)
    assert stack.minimumSizeHint().width() < 900
    with qtbot.waitSignal(stack.changed):
        stack.bring(large)
    assert (small.isVisible(), large.isVisible()) == (False, True)
    assert stack.minimumSizeHint().width() >= 900


def test_the_keyboard_follows_to_the_page_brought(qtbot: QtBot) -> None:
    stack, first, second = Stack(), QLineEdit(), QWidget()
    wanted = QPushButton("Ici", second)
    stack.add(first)
    stack.add(second)
    qtbot.addWidget(stack)
    with qtbot.waitActive(stack):
        stack.show()
        stack.activateWindow()
    first.setFocus()

    stack.bring(second)

    assert wanted.hasFocus()


def test_the_keyboard_goes_where_the_page_brought_wants_it(qtbot: QtBot) -> None:
    stack, first, second = Stack(), QLineEdit(), QWidget()
    QPushButton("Avant", second)
    wanted = QPushButton("Ici", second)
    second.setFocusProxy(wanted)
    stack.add(first)
    stack.add(second)
    qtbot.addWidget(stack)
    with qtbot.waitActive(stack):
        stack.show()
        stack.activateWindow()
    first.setFocus()

    stack.bring(second)

    assert wanted.hasFocus()


def test_an_empty_list_offers_once_to_begin(qtbot: QtBot) -> None:
    words = ListedWords("holders", "people", "Porteurs", "&Nouveau porteur", "Aucun porteur", "", "", "", "", "")
    columns = [Column("name", "Nom", str)]
    view = ListedView(words, columns)
    qtbot.addWidget(view)
    view.listing.show_lines([])
    view.show()
    assert (view.new.isVisible(), view.begin.isVisible()) == (False, True)

    view.listing.show_lines(lines_of(columns, ["Commune de Berck"], str))
    qtbot.waitUntil(view.new.isVisible)

    assert not view.begin.isVisible()
