"""What the tests of the pages of records do again and again: go to a page, type, press, read the base."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leaderdesk.services.bases import OpenBase
from leaderdesk.ui.kit.fields import LineField
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.page import Page
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

Kind = TypeVar("Kind", bound=Page)
Answer = TypeVar("Answer")
_MOST_TABS = 80
NONE = Qt.KeyboardModifier.NoModifier


def page_of(window: Window, name: str, kind: type[Kind]) -> Kind:
    """Bring a page to the front, with the keyboard in it."""
    window.go_to(name)
    settle(window)
    page = window.pages[name]
    assert isinstance(page, kind)
    return page


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)


def field_of(form: Form, name: str) -> LineField:
    """A field of one line."""
    editor = form.editor(name)
    assert isinstance(editor, LineField)
    return editor


def type_in(window: Window, widget: QWidget, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type in a field in place of what it holds, then leave it by a key."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for letter in words:
        _strike(widget, letter)
    QTest.keyClick(widget, key)
    settle(window)


def say(window: Window, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type where the keyboard is, wherever that takes it: a cell opens at its first letter."""
    for letter in words:
        _strike(window.focusWidget(), letter)
    press(window, key)


def tab_to(window: Window, wanted: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Press Tab until the keyboard is there, as somebody without a mouse does."""
    for _ in range(_MOST_TABS):
        if window.focusWidget() is wanted:
            return
        QTest.keyClick(window.focusWidget(), key)
    message = f"the keyboard never reaches {wanted.accessibleName() or wanted}"
    raise AssertionError(message)


def ask(window: Window, work: Callable[[OpenBase], Answer]) -> Answer:
    """What a service says now of the base in the window."""
    told: list[Answer] = []
    window.desk.ask(work, told.append)
    settle(window)
    return told[0]


def _strike(widget: QWidget, letter: str) -> None:
    """A letter as the keyboard sends it; Qt's own test keys stop at those without accents."""
    if letter.isascii():
        QTest.keyClicks(widget, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, NONE, letter))
