"""The program as it is started: what is loaded when, without a screen, with signals, twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from leaderdesk.app import MISUSE, NO_SCREEN, has_screen, main
from leaderdesk.services.around import Around
from leaderdesk.services.backups import list_backups

ROOT = Path(__file__).resolve().parents[2]
_HEAVY = """
import sys
from leaderdesk import app as program
def begin(app, window, wishes):
    print([name for name in ("sqlalchemy", "alembic", "openpyxl", "reportlab") if name in sys.modules])
    app.exit(0)
program._begin = begin
program.main([])
"""
_OPEN_AND_CHANGE = """
import sys
from leaderdesk import app as program
begin = program._begin
def begin_and_change(app, window, wishes):
    begin(app, window, wishes)
    page, done = window.pages["dossiers"], []
    def filled():
        facts = window.desk.state.facts
        if not done:
            done.append(facts.height)
            page.view.listing.table.selectRow(0)
            page.view.bin.click()
        elif facts.height > done[0]:
            print("changed", flush=True)
    page.filled.connect(filled)
    window.desk.opened.connect(lambda _: window.show_page("dossiers"))
program._begin = begin_and_change
sys.exit(program.main([sys.argv[1]]))
"""


def _environment(around: Around) -> dict[str, str]:
    home = around.folders.bases.parent
    return {**os.environ, "LEADERDESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def _python(around: Around, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, env=_environment(around), capture_output=True, text=True, timeout=60, check=False)


def test_nothing_heavy_is_loaded_when_the_window_is_first_painted(around: Around) -> None:
    assert _python(around, "-c", _HEAVY).stdout.strip() == "[]"


def test_timing_prints_one_line_of_figures(around: Around, base_path: Path) -> None:
    told = json.loads(_python(around, "-m", "leaderdesk", "--timing", str(base_path)).stdout)

    assert told["rows"] == 5
    assert 0 < told["first_paint_ms"] < told["usable_list_ms"]


def test_render_leaves_a_picture_of_every_page(around: Around, base_path: Path, tmp_path: Path) -> None:
    told = _python(around, "-m", "leaderdesk", "--render", str(tmp_path / "images"), str(base_path))
    made = sorted(path.name for path in (tmp_path / "images").iterdir())

    assert told.returncode == 0
    assert sorted(Path(line).name for line in told.stdout.splitlines()) == made
    assert {"dossiers-light.png", "dossiers-dark.png", "fault-damaged-dark.png", "restored-light.png"} <= set(made)


def test_f10_sigterm_closes_the_base_with_a_backup(around: Around, base_path: Path) -> None:
    command = [sys.executable, "-c", _OPEN_AND_CHANGE, str(base_path)]
    with subprocess.Popen(command, env=_environment(around), stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "changed\n"
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0

    newest = list_backups(base_path, around)[0]
    assert newest.why == "close"
    assert not base_path.with_name(base_path.name + "-wal").exists()


def test_f46_a_second_start_shows_the_first_and_leaves(around: Around, base_path: Path) -> None:
    command = [sys.executable, "-c", _OPEN_AND_CHANGE, str(base_path)]
    with subprocess.Popen(command, env=_environment(around), stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "changed\n"
        second = _python(around, "-m", "leaderdesk", str(base_path))
        first.terminate()
        first.wait(30)

    assert second.returncode == 0


def test_f44_settings_that_make_no_sense_are_set_aside(around: Around) -> None:
    around.folders.settings.mkdir(parents=True)
    file = around.folders.settings / "preferences.json"
    file.write_text('{"scale": "grand"', encoding="utf-8")
    told = _python(around, "-m", "leaderdesk", "--timing")

    assert told.returncode == 0
    assert file.with_suffix(".json.bad").exists()


def test_without_a_screen_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    assert not has_screen()
    assert main([]) == 1
    assert capsys.readouterr().err.strip() == NO_SCREEN


def test_words_that_make_no_sense_are_a_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--nimporte", "quoi"]) == 2
    assert capsys.readouterr().err.strip() == MISUSE


def test_f22_a_missing_temporary_folder_does_not_prevent_the_start(around: Around, base_path: Path) -> None:
    environment = {**_environment(around), "TMPDIR": "/nonexistent"}
    command = [sys.executable, "-m", "leaderdesk", "--timing", str(base_path)]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)

    assert json.loads(told.stdout)["rows"] == 5


def test_the_window_tests_itself() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from leaderdesk.app import ui_self_test; print(ui_self_test())"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert told.stdout.strip() == "[]"
