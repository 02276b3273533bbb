"""A program of its own on an open sitting: leaves everything half done and goes dead, or says how it found it."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from leaderdesk.services import sitting_rooms
from leaderdesk.ui.sittings.live.frame import LiveFrame
from leaderdesk.ui.sittings.live.notes.panel import NotesPanel
from leaderdesk.ui.sittings.page import SittingsPage
from tests.journeys.sitting_hands import Hands, open_window, said_by
from tests.journeys.sitting_script import Moments

# Two notes, then the first digit of a ten.
_KEYS = ("F8", "Return", "F9", "F4", "'351")


def frame_of(window: Any) -> LiveFrame:  # noqa: ANN401 - the window of the program
    """The page of the sitting."""
    page = window.pages["sittings"]
    assert isinstance(page, SittingsPage)
    found = page.part
    assert isinstance(found, LiveFrame)
    return found


def go_dead(base: Path, home: Path, keys: tuple[str, ...] = _KEYS) -> None:
    """Press keys, start a break, and die."""
    moments = Moments()
    window, _ = open_window(base, home, moments)
    hands = Hands(window, moments)
    frame = frame_of(window)
    frame.conduct.start_timer("break", 10)
    for key in keys:
        hands.press(key)
    os.kill(os.getpid(), signal.SIGKILL)


def look(base: Path, home: Path) -> dict[str, Any]:
    """What the next start shows, then a zero typed where the keyboard is."""
    moments = Moments()
    window, is_first = open_window(base, home, moments)
    hands, frame = Hands(window, moments), frame_of(window)
    sheet, resume = frame.conduct.sheet, frame.conduct.resume
    assert sheet is not None
    assert sheet.point is not None
    found: dict[str, Any] = {
        "is_first": is_first,
        "said": said_by(window),
        "phase": sheet.phase,
        "step": frame.step,
        "point": sheet.point.point.key == sheet.open_point,
        "timer": resume.timer.kind if resume is not None and resume.timer is not None else "",
        "projector": [frame.projector.is_open, frame.projector.is_blank],
    }
    notes = frame.panel("notes")
    if isinstance(notes, NotesPanel):
        found["cell"] = str(notes.view.grid.currentIndex().data())
    hands.press("'0")
    window.desk.ask(lambda base: _notes(base, frame), lambda answer: found.update(notes=answer))
    for _ in range(2):
        hands.press("F4")
    window.desk.stop()
    return found


def _notes(base: Any, frame: LiveFrame) -> list[str]:  # noqa: ANN401 - an open base
    point = sitting_rooms.read_live(base, frame.conduct.sitting_id or 0).point
    assert point is not None
    assert point.score is not None
    return [str(cell.note) if cell.note is not None else cell.state for cell in point.score.rows[0].cells]


if __name__ == "__main__":
    if sys.argv[1] == "die":
        go_dead(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(json.dumps(look(Path(sys.argv[2]), Path(sys.argv[3]))))
