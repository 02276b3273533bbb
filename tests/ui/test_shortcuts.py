"""Ctrl+/: every key of every screen is listed, none does two things at once, and the list can be printed."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import helping_of

_NATIVE = QKeySequence.SequenceFormat.NativeText


def listed(window: Window) -> set[str]:
    rows = helping_of(window).shortcuts.keys
    return {each for row in rows for each in row.keys.split(" ou ")}


def used(window: Window) -> set[str]:
    """The keys of every page, with a dossier open."""
    keys: list[int] = []
    window.desk.ask(lambda base: list_dossiers(base)[0].id, keys.append)
    settle(window)
    for name in window.pages:
        window.go_to(name)
    window.visit(Visit("dossiers", keys[0]))
    settle(window)
    found = {each.key().toString(_NATIVE) for each in window.findChildren(QShortcut)}
    return found | {key.toString(_NATIVE) for each in window.findChildren(QAction) for key in each.shortcuts()}


def test_u60_every_key_that_works_is_listed_and_none_of_the_menus_does_another_thing(window: Window) -> None:
    wanted = {key.replace("Retour", "Entrée") for key in used(window) if key and not key.startswith("Alt+")}
    menus = {key.toString() for action in window.menus.actions.values() for key in action.shortcuts()}
    pages = {each.key().toString() for each in window.findChildren(QShortcut)}
    twice = [key for key, count in Counter(_menu_keys(window)).items() if count > 1]

    assert sorted(wanted - listed(window)) == []
    assert twice == []
    assert menus & pages == set()


def test_u60_the_list_is_copied_as_text(window: Window) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    helping_of(window).shortcuts.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()

    assert lines[:3] == ["Raccourcis clavier de LeaderDesk", "", "Menu Fichier"]
    assert "Ctrl+K\tRechercher partout" in lines
    assert "Dans la revue des projets" in lines


def _menu_keys(window: Window) -> list[str]:
    return [key.toString() for action in window.menus.actions.values() for key in action.shortcuts()]
