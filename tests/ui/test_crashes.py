"""Our own mistakes, and the ends of a session nobody chose."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.services.around import Around
from leaderdesk.services.backups import list_backups
from leaderdesk.ui.crashes import Crashes
from leaderdesk.ui.ending import Ending
from leaderdesk.ui.front import FrontDoor, bring_to_front
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.tasks import BaseThread
from tests.ui.conftest import MakeWindow


@pytest.fixture
def crashes(window: Window) -> Iterator[Crashes]:
    made = Crashes(window)
    made.install()
    yield made
    made.uninstall()


def _reports(around: Around) -> list[Path]:
    return sorted(around.folders.reports.glob("*.txt"))


def test_f11_an_exception_in_a_slot_is_told_and_the_work_goes_on(
    window: Window, crashes: Crashes, around: Around, qtbot: QtBot
) -> None:
    def slot() -> None:
        raise RuntimeError("secret de Camille")

    with qtbot.captureExceptions() as caught:
        # The test's own hook stands before ours: hand over what it got.
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: bool(caught))
    kind, error, trace = caught[0]
    crashes._on_exception(kind, error, trace)  # noqa: SLF001 - what the interpreter would call
    settle(window)

    assert [row.word for row in window.frame.messages.rows()] == ["Erreur"]
    (report,) = _reports(around)
    assert "RuntimeError" in report.read_text("utf-8")
    assert "Camille" not in report.read_text("utf-8")
    window.pages["dossiers"].view.bin.click()  # type: ignore[attr-defined]
    settle(window)
    assert window.menus.actions["undo"].isEnabled()


def test_u61_details_of_an_error_can_be_copied(window: Window, crashes: Crashes) -> None:
    crashes.tell(ValueError("x"))
    settle(window)
    window.frame.messages.rows()[0].act()

    assert "ValueError" in QGuiApplication.clipboard().text()


def test_f11_an_exception_in_a_job_is_told(window: Window, crashes: Crashes, around: Around) -> None:
    def work(_: object) -> None:
        raise ZeroDivisionError

    window.desk.act(work)
    settle(window)

    assert crashes.parent() is window
    assert len(_reports(around)) == 1
    assert window.desk.state is not None


@pytest.mark.usefixtures("crashes")
def test_f11_an_exception_in_a_thread_is_told(window: Window, around: Around, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(window.frame.messages.rows()))

    assert len(_reports(around)) == 1


def test_hooks_are_given_back(window: Window) -> None:
    before = sys.excepthook
    made = Crashes(window)
    made.install()
    made.uninstall()

    assert sys.excepthook is before


def test_f10_end_of_session_closes_the_base_with_a_backup(window: Window, qapp: QApplication, around: Around) -> None:
    window.pages["dossiers"].view.bin.click()  # type: ignore[attr-defined]
    settle(window)
    assert window.desk.state is not None
    path, height = window.desk.state.facts.path, window.desk.state.facts.height
    ending = Ending(qapp, window.desk)
    ending.on_session_end()

    assert not window.desk.is_open
    assert list_backups(path, around)[0].height == height
    qapp.aboutToQuit.disconnect(window.desk.stop)


def test_f46_a_second_start_brings_the_first_window_to_the_front(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    door = FrontDoor()
    door.asked.connect(window.bring_to_front)
    window.showMinimized()
    asking = f"import leaderdesk.ui.front as f, sys; sys.exit(not f.bring_to_front({door.address!r}))"
    with qtbot.waitSignal(door.asked, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", asking], cwd=Path(__file__).parents[2])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    door.close()

    assert second.returncode == 0
    assert not window.isMinimized()


def test_f45_a_dead_address_answers_no() -> None:
    assert not bring_to_front("leaderdesk-nobody")
    assert not bring_to_front("")


def test_jobs_run_in_order_and_one_not_begun_can_be_given_up(qtbot: QtBot) -> None:
    thread, gate = BaseThread(), threading.Event()
    done: list[object] = []
    thread.run(gate.wait, done.append, done.append)
    given_up = thread.run(lambda: "no", done.append, done.append)
    thread.run(lambda: "last", done.append, done.append)
    given_up.cancel()
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)

    assert done == [True, "last"]
    assert thread.close(5)


def test_a_failing_job_always_reaches_its_failure_path(qtbot: QtBot) -> None:
    thread = BaseThread()
    failures: list[Exception] = []
    thread.run(lambda: 1 // 0, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))

    assert isinstance(failures[0], ZeroDivisionError)
    assert thread.close(5)


def test_a_long_job_gives_way_to_brief_ones_up_to_the_next_long_one(qtbot: QtBot) -> None:
    thread, gate = BaseThread(), threading.Event()
    done: list[object] = []

    def long() -> str:
        gate.wait()
        thread.give_way()
        return "long"

    thread.run(long, done.append, done.append)
    thread.run(lambda: "brief", done.append, done.append, is_brief=True)
    thread.run(lambda: "next long", done.append, done.append)
    thread.run(lambda: "brief, later", done.append, done.append, is_brief=True)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 4)

    assert done == ["brief", "long", "next long", "brief, later"]
    assert thread.close(5)
