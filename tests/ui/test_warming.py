"""What has not been shown is built while nobody types: the tabs of the page in front, the other pages, then no more."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.warming import Warming
from tests.ui.conftest import MakeWindow


def test_pages_and_tabs_are_built_before_they_are_shown(
    make_window: MakeWindow, base_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaderdesk.ui.shell.warming._SHOWN", 0)
    monkeypatch.setattr("leaderdesk.ui.shell.warming._QUIET", 0)
    window = make_window()
    warming = Warming(window)

    with qtbot.waitSignal(warming.over, timeout=60_000):
        window.desk.open(base_path)

    built = [name for name in window.pages if window.pages.is_built(name)]
    assert built == list(window.pages)
    assert window.pages.name_of(window.frame.pages.currentWidget()) == "dossiers"
    known: list[set[str]] = []
    window.desk.ask(lambda base: set(base.kept), known.append)
    settle(window)
    assert {"envelopes", "payment_cases"} <= known[0]
    tabs = window.pages["dossiers"].record  # type: ignore[attr-defined]
    assert len(tabs.unbuilt()) == tabs.built_count
    window.desk.close()
    settle(window)


def test_typing_puts_it_off(make_window: MakeWindow, base_path: Path) -> None:
    window = make_window()
    warming = Warming(window)
    window.desk.open(base_path)
    settle(window)
    before = warming.pause

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)

    assert (before > 0, warming.pause >= 800) == (True, True)
    assert not window.pages.is_built("calls")


def test_what_stays_is_out_of_the_collectors_way_until_the_base_is_closed(
    make_window: MakeWindow, base_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaderdesk.ui.shell.warming._SHOWN", 0)
    window = make_window()
    warming = Warming(window)
    with qtbot.waitSignal(warming.over, timeout=60_000):
        window.desk.open(base_path)
    kept = gc.get_freeze_count()

    window.desk.close()
    settle(window)

    assert (kept > 10_000, gc.get_freeze_count()) == (True, 0)
