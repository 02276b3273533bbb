"""One holder was entered twice: found, compared, made one, and made two again; by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.holders import HolderDraft, add_holder, list_holders
from leaderdesk.ui.holders.page import HoldersPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.desks import ask, press, tab_to

_CTRL = Qt.KeyboardModifier.ControlModifier


def entered_twice(base: OpenBase) -> None:
    """The association that has every dossier, once more under another name."""
    add_holder(base, HolderDraft("Asso des Etangs", "association", siret="35600000000048", commune="Étaples"))


def test_two_holders_made_one_and_back(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    ask(window, entered_twice)
    press(window, Qt.Key.Key_3, _CTRL)
    page = window.pages["holders"]
    assert isinstance(page, HoldersPage)
    press(window, Qt.Key.Key_Return)
    settle(window)
    assert page.record.view.name.text() == "Asso des Etangs"

    (merge,) = page.record.view.similar.mergings
    tab_to(window, merge, Qt.Key.Key_Backtab)
    press(window, Qt.Key.Key_Return)
    merging = page.record.view.merging
    assert merging.title.text() == (
        "Garder «\u00a0Asso des Etangs\u00a0» et y fusionner «\u00a0Association des Étangs\u00a0»\u202f?"
    )
    assert merging.moved.text() == "À déplacer\u00a0: 5\u00a0dossiers."
    tab_to(window, merging.swap)
    press(window, Qt.Key.Key_Return)
    assert merging.moved.text() == "Rien n’est à déplacer."
    tab_to(window, merging.accept)
    press(window, Qt.Key.Key_Return)

    (kept,) = ask(window, list_holders)
    assert (kept.name, kept.siret, kept.dossiers) == ("Association des Étangs", "35600000000048", 5)
    press(window, Qt.Key.Key_Z, _CTRL)
    assert [row.name for row in ask(window, list_holders)] == ["Asso des Etangs", "Association des Étangs"]
