"""Every page, tab and panel of the example, in both themes, at 100 and 200 %: named, whole, French, walked by Tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.services.around import Around
from leaderdesk.services.bases import looked_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.help.pages import HelpPages
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.examples import TODAY, put_example
from tests.ui import screens
from tests.ui.bases import around_in
from tests.ui.conftest import looked_window
from tests.ui.evenings import hold_evening

_WIDE, _HIGH = 1280, 800
SCREENS = screens.screens()
# Shown over a page: Tab stays in it.
OVER = ("search",)
Keys = dict[str, int]
Look = tuple[str, int]
# The very object: a window stays as long as its look is the same one.
in_light = pytest.mark.parametrize("example", screens.LOOKS[:1], ids=["light-100"], indirect=True)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Around, Keys]:
    """The example with a sitting that is held, and a record of each kind."""
    folder = tmp_path_factory.mktemp("screens")
    around = around_in(folder / "home")
    path = put_example(folder, around)
    held = hold_evening(path, around, TODAY)
    with looked_base(path, around) as looked:
        dossier = next(row for row in list_dossiers(looked) if row.status == "programmed")
        keys = screens.keys_of(looked, dossier, held)
    return path, around, keys


@pytest.fixture(scope="module")
def example(
    request: pytest.FixtureRequest, qapp: QApplication, shown: tuple[Path, Around, Keys]
) -> Iterator[tuple[Window, Keys]]:
    """One window on it for each look, for all that is only looked at."""
    look: Look = request.param
    path, around, keys = shown
    with looked_window(qapp, around, QSize(_WIDE, _HIGH)) as window:
        # While it is empty: it takes longer to dress all pages again than to build them.
        screens.dress(window, *look)
        window.desk.open(path)
        settle(window)
        yield window, keys


def _said(look: Look) -> str:
    return f"{look[0]}-{look[1]}"


@in_light
@pytest.mark.parametrize("screen", SCREENS)
def test_u34_u36_u37_u38_named_lettered_and_walked(example: tuple[Window, Keys], qtbot: QtBot, screen: str) -> None:
    window, keys = example
    screens.bring(window, screen, keys)
    # Last: a tip that goes away with the screen before takes the keyboard where there is no window manager.
    with qtbot.waitActive(window):
        window.activateWindow()
    nameless = screens.nameless(window)
    twice = sorted(letter for letter, count in Counter(screens.letters(window)).items() if count > 1)
    english = [each.text() for each in window.findChildren(QAbstractButton) if each.text() in screens.ENGLISH]
    missed = [] if screen in OVER else screens.missed_by_tab(window)
    screens.leave(window)

    assert nameless == []
    assert twice == []
    assert english == []
    assert missed == []


@in_light
def test_every_page_of_the_help_a_screen_asks_for_is_there(example: tuple[Window, Keys]) -> None:
    wished = {page.help_page.partition("#")[0] for page in example[0].pages.values() if page.help_page}

    assert wished
    assert wished <= {page.name for page in HelpPages().pages}


@pytest.mark.parametrize("example", screens.LOOKS, ids=_said, indirect=True)
def test_u42_u53_nothing_is_cut_nor_left_untold(example: tuple[Window, Keys]) -> None:
    window, keys = example
    window.resize(_WIDE, _HIGH)
    faults = []
    for screen in SCREENS:
        screens.bring(window, screen, keys)
        said = screens.texts(window)
        faults += [f"{screen}: cut: {text!r}" for text in screens.cut(window)]
        faults += [f"{screen}: sentinel: {text!r}" for text in said if screens.SENTINEL.search(text)]
        if (window.width(), window.height()) != (_WIDE, _HIGH):
            faults.append(f"{screen}: the window had to grow to {window.width()} × {window.height()}")
            window.resize(_WIDE, _HIGH)
        screens.leave(window)

    assert len(SCREENS) > 20
    assert not faults, "\n".join(faults)


@in_light
def test_u42_a_report_is_read_whole_on_a_small_screen(example: tuple[Window, Keys]) -> None:
    window, keys = example
    window.resize(1366, 768)
    faults, tables = [], 0
    for report in ("committee_state", *screens.REPORTS):
        screens.bring(window, f"reports/{report}", keys)
        for table in screens.seen(window.pages["reports"], Table):
            tables += 1
            faults += [f"{report}: cut: {text!r}" for text in screens.cut_cells(table)]
            if wider := table.horizontalScrollBar().maximum():
                faults.append(f"{report}: {table.accessibleName()!r} overflows by {wider}")
    window.resize(_WIDE, _HIGH)

    assert tables > len(screens.REPORTS)
    assert not faults, "\n".join(faults)
