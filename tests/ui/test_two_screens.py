"""Two real screens under Xvfb: what the second one shows, pulled out and put back; pictures at both usual sizes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

import run
from tests.ui.test_projector import MARKERS
from tests.ui.two_screens import BEAMER, LAPTOP

_ROOT = Path(__file__).parents[2]
_TOOLS = ("Xvfb", "xrandr")
_WHOLE = "3286x1080x24"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display of our own, with a laptop and a beamer beside it."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    missing += [need.name for need in run.missing_libraries(run.Machine.here()._replace(has_screen=True))]
    if missing:
        pytest.skip(f"no {missing[0]} here")
    inward, outward = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(outward), "-screen", "0", _WHOLE, "-noreset", "-nolisten", "tcp"],
        pass_fds=[outward],
        stderr=subprocess.DEVNULL,
    )
    os.close(outward)
    with os.fdopen(inward) as said:
        name = f":{said.readline().strip()}"
    for box, output in ((f"{LAPTOP} 1366/361x768/203+0+0", "screen"), (f"{BEAMER} 1920/508x1080/286+1366+0", "none")):
        command = ["xrandr", "--setmonitor", *box.split(), output]
        subprocess.run(command, env={**os.environ, "DISPLAY": name}, check=True, stdout=subprocess.DEVNULL)
    yield name
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="module")
def seen(display: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What the program saw, and where its pictures are."""
    folder = tmp_path_factory.mktemp("screens")
    environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LEADERDESK_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "tests.ui.two_screens", str(folder)]
    done = subprocess.run(command, cwd=_ROOT, env=environ, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), folder


def test_projector_fills_the_second_screen(seen: tuple[dict[str, Any], Path]) -> None:
    first = seen[0]["first"]

    assert (first["is_open"], first["screen"], first["where"]) == (True, BEAMER, [1366, 0, 1920, 1080])
    assert "Réhabiliter la halle" in first["texts"]
    assert first["rows"] <= 8


def test_pulled_out_it_comes_nowhere_and_one_key_resumes(seen: tuple[dict[str, Any], Path]) -> None:
    told, _ = seen

    assert (told["pulled"]["is_open"], told["pulled"]["is_unplugged"], told["pulled"]["texts"]) == (False, True, [])
    assert told["too_early"]["is_open"] is False
    assert (told["again"]["is_open"], told["again"]["where"]) == (True, [1366, 0, 1280, 800])
    assert "Réhabiliter la halle" in told["again"]["texts"]
    assert told["said"][0].startswith("L’écran projeté a été débranché")
    assert (told["left"]["is_open"], told["left"]["texts"]) == (False, [])


@pytest.mark.parametrize(("turn", "size"), [("first", "1920x1080"), ("again", "1280x800")])
def test_pictures_hold_what_is_written_and_nothing_else(
    seen: tuple[dict[str, Any], Path], turn: str, size: str
) -> None:
    told, folder = seen
    picture = QImage(str(folder / f"{size}.png"))
    grounds = [picture.pixelColor(x, y).name() for x, y in ((4, 4), (picture.width() - 5, picture.height() - 5))]

    assert f"{picture.width()}x{picture.height()}" == size
    # The whole screen is the board's: every text on it is one of its lines, and none of them names anybody.
    assert len(set(grounds)) == 1
    assert [name for name in MARKERS if any(name in text for text in told[turn]["texts"])] == []
