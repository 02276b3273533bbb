"""For the keyboard, the screen reader and tired eyes: names, keys, sizes, typography."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.ui.render import FAULTS, fault_of, settle
from leaderdesk.ui.shell.window import Window
from tests.ui import screens
from tests.ui.conftest import openings_of

UI = Path(__file__).resolve().parents[2] / "leaderdesk" / "ui"
PATH = Path("/home/camille/marais.leaderdesk")
# What is shown without a base; the pages of an open one are walked in `test_every_screen`.
SCREENS = ("start", "new base", "shortcuts", "held", "lost_changes", "damaged")


def bring(window: Window, screen: str) -> None:
    """Show one screen of the program, at the usual size."""
    window.resize(1280, 800)
    if screen == "start":
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
def test_u36_u37_u38_named_lettered_and_walked(closed_window: Window, qtbot: QtBot, screen: str) -> None:
    window = closed_window
    bring(window, screen)
    with qtbot.waitActive(window):
        window.activateWindow()
    letters = screens.letters(window)

    assert screens.nameless(window) == []
    assert sorted(letters) == sorted(set(letters))
    assert screens.missed_by_tab(window) == []


def test_u38_mnemonics_are_unique_in_each_menu(window: Window) -> None:
    for menu in window.menus.menus.values():
        letters = [action.text().replace("&&", "").partition("&")[2][:1].upper() for action in menu.actions()]
        marked = [letter for letter in letters if letter]

        assert sorted(marked) == sorted(set(marked)), menu.title()


@pytest.mark.parametrize("scale", [100, 200])
def test_u42_nothing_is_cut(closed_window: Window, scale: int) -> None:
    window = closed_window
    screens.dress(window, "light", scale)
    cut, sizes = {}, set()
    for screen in SCREENS:
        bring(window, screen)
        cut[screen] = screens.cut(window)
        sizes.add((window.width(), window.height()))
    screens.dress(window, "light", 100)

    assert cut == {screen: [] for screen in SCREENS}
    assert sizes == {(1280, 800)}


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
def test_u38_mnemonics_of_fault_screens(closed_window: Window, code: str) -> None:
    window = closed_window
    window.desk.refused.emit(PATH, fault_of(code))
    assert window.faults.view is not None
    letters = [each.text().partition("&")[2][:1].upper() for each in window.faults.view.buttons.values()]
    bar = [action.text().partition("&")[2][:1].upper() for action in window.menuBar().actions()]

    assert sorted(letters + bar) == sorted(set(letters + bar))


def _said(path: Path) -> Iterator[str]:
    """The texts a file shows, put together where they are written in several pieces."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        is_tr = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr"
        if is_tr and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
