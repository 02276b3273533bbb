"""Whoever comes to a sitting for one of its points lands on the point: in preparation, under way, over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.sittings.passages import Passage
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.done import Done
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.sitting_passages import read_passages
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.closing.frame import ClosedFrame
from leaderdesk.ui.sittings.live.frame import LiveFrame
from leaderdesk.ui.sittings.page import SittingsPage
from leaderdesk.ui.sittings.plan.agenda.tab import AgendaTab
from tests.ui.conftest import MakeWindow
from tests.ui.desks import ask, page_of
from tests.ui.sittings import PROJECTS, make_sitting


@pytest.fixture
def window(make_window: MakeWindow, tmp_path: Path, around: Around, qtbot: QtBot) -> Window:
    """A window on a base with one sitting in preparation."""
    path = tmp_path / "comite.leaderdesk"
    make_sitting(path, around, is_open=False)
    window = make_window(path, "sittings")
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def visit(window: Window) -> SittingsPage:
    """Come for the third point: the second project."""
    passage = ask(window, _passage)
    window.visit(Visit("sittings", passage.sitting_id, f"point:{passage.point}"))
    settle(window)
    settle(window)
    return page_of(window, "sittings", SittingsPage)


def act(window: Window, work: Callable[[OpenBase], Done]) -> None:
    """Change something behind the page's back."""
    window.desk.act(work)
    settle(window)


def _passage(base: OpenBase) -> Passage:
    dossier = next(row for row in list_dossiers(base) if row.title == PROJECTS[1])
    return read_passages(base, dossier.id)[0]


def test_point_of_a_sitting_in_preparation_is_in_hand_in_its_agenda(window: Window) -> None:
    page = visit(window)

    assert isinstance(page.record.tab, AgendaTab)
    planned = page.record.tab.entries.current
    assert planned is not None
    assert planned.point.title == PROJECTS[1]


@pytest.mark.parametrize("is_shown", [True, False])
def test_point_of_a_sitting_under_way_is_in_sight(window: Window, *, is_shown: bool) -> None:
    sitting = ask(window, _passage).sitting_id
    act(window, lambda base: sittings.open_sitting(base, sitting))
    if is_shown:
        window.visit(Visit("sittings", sitting))
        settle(window)
    frame = visit(window).part

    assert isinstance(frame, LiveFrame)
    assert frame.conduct.sheet is not None
    assert frame.conduct.sheet.point is not None
    assert (frame.conduct.sheet.point.point.title, frame.step) == (PROJECTS[1], "point")
    assert frame.panel("point").isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("is_shown", [True, False])
def test_point_of_a_sitting_that_is_over_is_read_at_once(window: Window, *, is_shown: bool) -> None:
    sitting = ask(window, _passage).sitting_id
    act(window, lambda base: sittings.open_sitting(base, sitting))
    act(window, lambda base: sittings.note_gesture(base, sitting, told.Closed()))
    if is_shown:
        window.visit(Visit("sittings", sitting))
        settle(window)
    frame = visit(window).part

    assert isinstance(frame, ClosedFrame)
    assert frame.minutes.chapter is not None
    assert frame.minutes.chapter.title == PROJECTS[1]
