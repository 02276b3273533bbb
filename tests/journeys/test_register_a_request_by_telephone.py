"""Somebody calls: noted while they speak, oriented in ten minutes, a dossier in one gesture; by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.services.conversations import list_conversations
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.conversations.page import ConversationsPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.desks import ask, press, say

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_TAB = Qt.Key.Key_Tab


def test_call_noted_oriented_and_made_a_dossier(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_4, _CTRL)
    page = window.pages["conversations"]
    assert isinstance(page, ConversationsPage)
    press(window, Qt.Key.Key_N, _ALT)
    qtbot.waitUntil(lambda: page.record.is_new)
    for words in ("Mairie de Cucq", "0321945678", "Cucq", "mairie@cucq.fr", ""):
        say(window, words)
    say(window, "Ouvrir une maison des services", _TAB)
    say(window, "Fiche envoyée", _TAB)
    assert [row.caller for row in ask(window, list_conversations)] == ["Mairie de Cucq"]

    press(window, Qt.Key.Key_O, _ALT)
    qtbot.waitUntil(page.orientation.isVisible)
    settle(window)
    report = page.orientation.view.report
    say(window, "", _TAB)
    for words in ("1", "Commune", "Public", "", "Oui", "Oui", "", "Non", "", "40 000"):
        say(window, words)
    qtbot.waitUntil(lambda: "Travaux" in report.parts["costs"].text())
    settle(window)
    assert "Services de proximité" in report.parts["reasons"].text()

    press(window, Qt.Key.Key_C, _ALT)
    qtbot.waitUntil(page.orientation.view.visit.isVisible)

    (call,) = ask(window, list_conversations)
    (dossier,) = [row for row in ask(window, list_dossiers) if row.number == call.dossier]
    assert (dossier.title, dossier.holder) == ("Ouvrir une maison des services", "Mairie de Cucq")
    assert (dossier.fiche, dossier.total_cost) == ("1", 40_000_00)
    press(window, Qt.Key.Key_Z, _CTRL)
    assert [row.dossier for row in ask(window, list_conversations)] == [None]
