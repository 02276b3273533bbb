"""For the keyboard, the screen reader and tired eyes: names, keys, sizes, typography."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.render import FAULTS, fault_of, settle
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import MakeWindow, openings_of

UI = Path(__file__).resolve().parents[2] / "leaderdesk" / "ui"
PATH = Path("/home/camille/marais.leaderdesk")
SCREENS = ("dossiers", "history", "backups", "start", "new base", "shortcuts", "held", "lost_changes", "damaged")
_CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Table,
    QAccessible.Role.MenuItem,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ButtonMenu,
}


def bring(window: Window, screen: str) -> None:
    """Show one screen of the program."""
    if screen in window.pages:
        window.show_page(screen)
    elif screen == "start":
        window.show_closed()
    elif screen == "new base":
        openings_of(window).show_new_base()
    elif screen == "shortcuts":
        window.menus.actions["shortcuts"].trigger()
    else:
        window.desk.refused.emit(PATH, fault_of(screen))
    settle(window)
    QApplication.processEvents()


@pytest.mark.parametrize("screen", SCREENS)
def test_u37_every_control_has_a_name(window: Window, screen: str) -> None:
    bring(window, screen)
    nameless = [
        each.object().metaObject().className()
        for each in _interfaces(QAccessible.queryAccessibleInterface(window))
        if each.role() in _CONTROLS and not each.text(QAccessible.Text.Name).strip() and _is_seen(each)
    ]

    assert nameless == []


@pytest.mark.parametrize("screen", SCREENS)
def test_u38_mnemonics_are_unique_on_each_screen(window: Window, screen: str) -> None:
    bring(window, screen)
    letters = [action.text().partition("&")[2][:1].upper() for action in window.menuBar().actions()]
    labels = [each for each in window.findChildren(QLabel) if isinstance(each.buddy(), QWidget)]
    texts: list[QAbstractButton | QLabel] = [*window.findChildren(QAbstractButton), *labels]
    for each in texts:
        mark = re.search(r"&(\w)", each.text().replace("&&", ""))
        if each.isVisible() and mark:
            letters.append(mark[1].upper())

    assert sorted(letters) == sorted(set(letters))


def test_u38_mnemonics_are_unique_in_each_menu(window: Window) -> None:
    for menu in window.menus.menus.values():
        letters = [action.text().replace("&&", "").partition("&")[2][:1].upper() for action in menu.actions()]
        marked = [letter for letter in letters if letter]

        assert sorted(marked) == sorted(set(marked)), menu.title()


@pytest.mark.parametrize("screen", ["dossiers", "history", "backups", "new base", "lost_changes"])
def test_u36_tab_visits_every_control_and_comes_back(window: Window, qtbot: QtBot, screen: str) -> None:
    bring(window, screen)
    with qtbot.waitActive(window):
        window.activateWindow()
    first = window.focusWidget()
    seen = [first]
    for _ in range(40):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget() is first:
            break
        seen.append(window.focusWidget())
    wanted = {
        each
        for kind in (QAbstractButton, QLineEdit, Table)
        for each in window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    rail = set(window.frame.rail.buttons.values())

    assert window.focusWidget() is first
    # Among the pages of the navigation the arrows go on: Tab stops at one of them.
    assert wanted - rail <= set(seen)
    assert not rail & wanted or rail & set(seen)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("screen", SCREENS)
def test_u42_nothing_is_cut(window: Window, screen: str, scale: int) -> None:
    window.looks.set_text_scale(scale)
    window.resize(1280, 800)
    bring(window, screen)
    cut = [*_cut_texts(window), *_cut_headers(window)]
    size = window.size()
    window.looks.set_text_scale(100)

    assert cut == []
    assert (size.width(), size.height()) == (1280, 800)


def test_u9_no_question_is_asked_and_no_button_says_yes() -> None:
    sources = {path: path.read_text("utf-8") for path in UI.rglob("*.py")}
    boxes = [path.name for path, source in sources.items() if re.search(r"QMessageBox|QInputDialog", source)]
    bare = [
        path.name for path, source in sources.items() if re.search(r'utton\((self\.tr\()?"&?(OK|Oui|Non|Ok)"', source)
    ]

    assert boxes == []
    assert bare == []


def test_u33_typography_of_all_that_is_said() -> None:
    wrong = [
        f"{path.name}: {said}"
        for path in UI.rglob("*.py")
        for said in _said(path)
        if re.search(r" [;:!?»]|« |\w'\w|\.\.\.|\w[;!?](\s|$)|[^\s\u00a0]:\s", said)
    ]

    assert wrong == []


def test_u33_the_typography_test_sees_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "page.py"
    path.write_text("self.tr('C est fait !')", encoding="utf-8")

    assert list(_said(path)) == ["C est fait !"]


@pytest.mark.parametrize("code", FAULTS)
def test_u38_mnemonics_of_fault_screens(make_window: MakeWindow, code: str) -> None:
    window = make_window()
    window.desk.refused.emit(PATH, fault_of(code))
    assert window.faults.view is not None
    letters = [each.text().partition("&")[2][:1].upper() for each in window.faults.view.buttons.values()]
    bar = [action.text().partition("&")[2][:1].upper() for action in window.menuBar().actions()]

    assert sorted(letters + bar) == sorted(set(letters + bar))


def _interfaces(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield root
    if root.role() == QAccessible.Role.Table:
        return
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None:
            yield from _interfaces(child)


def _is_seen(interface: QAccessibleInterface) -> bool:
    owner = interface.object()
    return not isinstance(owner, QWidget) or owner.isVisible()


def _cut_texts(window: Window) -> list[str]:
    cut = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            is_narrow = not label.wordWrap() and label.sizeHint().width() > label.width()
            if needed > label.height() or is_narrow:
                cut.append(label.text())
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    return cut + [each.text() for each in buttons if each.sizeHint().width() > each.width()]


def _cut_headers(window: Window) -> list[str]:
    cut = []
    for header in window.findChildren(QHeaderView):
        model = header.model()
        if header.isVisible() and header.orientation() == Qt.Orientation.Horizontal and model is not None:
            small = [each for each in range(header.count()) if header.sectionSizeHint(each) > header.sectionSize(each)]
            cut += [str(model.headerData(each, Qt.Orientation.Horizontal)) for each in small]
    return cut


def _said(path: Path) -> Iterator[str]:
    """The texts a file shows, put together where they are written in several pieces."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        is_tr = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr"
        if is_tr and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
