"""Long acts: shown after a second, given up without a trace, and a window that answers meanwhile."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.services.backups import list_backups
from leaderdesk.services.bases import OpenBase
from leaderdesk.ui.kit import progress as kit
from leaderdesk.ui.kit.progress import Progress, ProgressRow, ProgressRows, Tell
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """An act is shown at once."""
    monkeypatch.setattr(kit, "PATIENCE", 0)


def begun(window: Window, qtbot: QtBot) -> tuple[ProgressRow, threading.Event, list[str]]:
    """A long act that goes on until it is let go, or given up."""
    released, ends = threading.Event(), list[str]()

    def work(base: OpenBase, tell: Tell) -> int:
        while not released.wait(0.01):
            tell(30, 100)
        return base.height

    window.desk.labour("Un long travail…", work, lambda _: ends.append("done"), lambda: ends.append("ended"))
    qtbot.waitUntil(lambda: bool(window.frame.progress.rows()))
    return window.frame.progress.rows()[0], released, ends


@pytest.mark.usefixtures("impatient")
def test_u25_a_long_act_says_what_it_does_and_how_far_it_is(window: Window, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    row, released, ends = begun(window, qtbot)
    qtbot.waitUntil(lambda: row.bar.maximum() > 0)

    assert row.words.text() == "Un long travail…"
    assert row.bar.value() * 100 == 30 * row.bar.maximum()
    assert QApplication.focusWidget() is before
    released.set()
    qtbot.waitUntil(lambda: ends == ["done", "ended"])
    assert not window.frame.progress.isVisible()


@pytest.mark.usefixtures("impatient")
def test_u26_given_up_by_keyboard_nothing_comes_of_it(window: Window, qtbot: QtBot) -> None:
    row, _, ends = begun(window, qtbot)
    row.give_up.setFocus()
    QTest.keyClick(row.give_up, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ends == ["ended"])

    assert window.frame.progress.rows() == []
    assert window.frame.messages.rows() == []


def test_u26_a_backup_given_up_leaves_no_file(window: Window, qtbot: QtBot) -> None:
    assert window.desk.state is not None
    path, around = window.desk.state.facts.path, window.desk.around
    before, begun_acts = list_backups(path, around), list[Progress]()
    window.desk.labouring.connect(begun_acts.append)
    window.desk.labouring.connect(lambda progress: progress.give_up())
    with qtbot.waitSignal(window.desk.labouring):
        window.desk.back_up()
    settle(window)

    assert len(begun_acts) == 1
    assert list_backups(path, around) == before
    assert [each.name for each in around.folders.backups.rglob("*") if "partial" in each.name] == []
    window.desk.labouring.disconnect()
    window.desk.back_up()
    settle(window)
    assert len(list_backups(path, around)) == len(before) + 1


def test_a_short_act_is_not_shown(window: Window) -> None:
    window.desk.labour("Un court travail…", lambda base, _: base.height, lambda _: None)
    settle(window)

    assert window.frame.progress.rows() == []


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("is_shown", [False, True])
def test_an_act_that_outlives_its_window_ends_in_peace(qtbot: QtBot, *, is_shown: bool) -> None:
    rows, progress, ends = ProgressRows(), Progress("Un long travail…"), list[str]()
    progress.ended.connect(lambda: ends.append("ended"))
    rows.follow(progress)
    if is_shown:
        qtbot.waitUntil(lambda: len(rows.rows()) == 1)
    rows.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    with qtbot.captureExceptions() as failures:
        progress.ended.emit()
    assert failures == []
    assert ends == ["ended"]


def test_u25_the_window_answers_during_a_check(window: Window, qtbot: QtBot) -> None:
    """No gap of more than 50 ms between two ticks, on a machine that may be slow to schedule: the median is judged."""
    ticks: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    page = window.pages["backups"]
    window.go_to("backups")
    page.view.check.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(page.view.check.isEnabled)  # type: ignore[attr-defined]
    timer.stop()
    gaps = sorted(after - before for before, after in pairwise(ticks))

    assert gaps[len(gaps) // 2] < 0.05
