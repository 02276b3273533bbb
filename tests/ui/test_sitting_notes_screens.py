"""The notes of a sitting in both themes, at 100 and 200 %: whole, French, named, lettered, walked by Tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.services.around import Around
from leaderdesk.ui.sittings.live.notes.panel import NotesPanel
from leaderdesk.ui.theme.looks import Looks
from tests.ui import screens
from tests.ui.noting import hold_notes, make_noted
from tests.ui.sittings import Held
from tests.ui.test_sitting_screens import used, whole

KEYS = {
    "empty": "",
    "wrong": "9583",
    "begun": "351",
    "second": "358d3",
    "spreads": "358425e",
    "differences": "358d328x",
}


@pytest.fixture
def held(qtbot: QtBot, qapp: QApplication, looks: Looks, tmp_path: Path, around: Around) -> Iterator[Held]:
    """The first project, two people out for it, its notes in front."""
    path = tmp_path / "marais.leaderdesk"
    made = hold_notes(qtbot, qapp, path, around, make_noted(path, around, place=2))
    looks.dress(made.frame)
    made.frame.resize(1204, 700)
    made.settle()
    yield made
    made.alone.desk.stop()


@pytest.mark.parametrize("state", KEYS)
@pytest.mark.parametrize("scale", screens.SCALES)
def test_moment_is_whole_told_named_lettered_and_walked(held: Held, looks: Looks, scale: int, state: str) -> None:
    looks.choose_scheme("dark" if scale == 100 else "light")
    looks.set_text_scale(scale)
    held.settle()
    held.press(*KEYS[state])
    held.settle()

    assert whole(held.frame) == []
    assert used(held) == []


def test_small_screen_has_its_faces_on_one_line_and_nine_sheets_in_sight(held: Held) -> None:
    # What a window of 1280 × 800 leaves to the page, under its menus and the banner of an example.
    held.frame.resize(1187, 658)
    held.settle()
    view = cast("NotesPanel", held.frame.panel("notes")).view
    line = {made.y() for made in (*view.faces.values(), view.way, view.search) if made.isVisible()}

    assert len(line) == 1
    assert view.grid.viewport().height() >= 9 * view.grid.rowHeight(0)
