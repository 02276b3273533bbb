"""A first day at the desk, by keyboard alone, on real bases."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from leaderdesk.services.around import Around
from leaderdesk.services.bases import close_base, open_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.history import list_entries
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.examples import put_example
from tests.ui.conftest import MakeWindow

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_example_opened_a_dossier_binned_seen_undone_and_done_again(make_window: MakeWindow, around: Around) -> None:
    put_example(around.folders.bases, around)
    window = make_window()
    _press(window, Qt.Key.Key_Down)
    _press(window, Qt.Key.Key_Down)
    _press(window, Qt.Key.Key_Return)
    number = _dossiers(window).listing.table.current_item().number
    _press(window, Qt.Key.Key_Delete)
    assert _dossiers(window).listing.model.total == 59

    _press(window, Qt.Key.Key_H, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    history = window.pages["history"].view  # type: ignore[attr-defined]
    assert history.subject.text() == f"Mettre à la corbeille le dossier {number}"
    assert history.fields.index(0, 1).data() == "mis à la corbeille le"

    _press(window, Qt.Key.Key_Z, _CTRL)
    _press(window, Qt.Key.Key_1, _CTRL)
    assert _dossiers(window).listing.model.total == 60

    _press(window, Qt.Key.Key_W, _CTRL)
    assert window.frame.pages.currentWidget() is window.start
    _press(window, Qt.Key.Key_Return)
    _press(window, Qt.Key.Key_Y, _CTRL)
    assert _dossiers(window).listing.model.total == 59
    window.close()
    settle(window)

    assert _binned(around.folders.bases / "exemple.leaderdesk", around) == [number]


def test_bin_seen_and_emptied_of_one_dossier(window: Window) -> None:
    _press(window, Qt.Key.Key_Delete)
    view = _dossiers(window)
    view.shows_bin.setFocus()
    _press(window, Qt.Key.Key_Space)
    assert view.title.text() == "Corbeille"
    view.listing.table.setFocus()
    view.unbin.setFocus()
    _press(window, Qt.Key.Key_Space)
    assert view.listing.model.total == 0
    view.shows_bin.setFocus()
    _press(window, Qt.Key.Key_Space)

    assert view.listing.model.total == 5


def test_several_dossiers_binned_together_come_back_with_one_button(window: Window) -> None:
    view = _dossiers(window)
    view.listing.table.selectAll()
    _press(window, Qt.Key.Key_Delete)
    assert view.listing.model.total == 0
    (told,) = window.frame.messages.rows()
    assert told.message.words == "5 dossiers mis à la corbeille."
    told.act()
    settle(window)

    assert view.listing.model.total == 5


def test_new_base_then_closed_and_opened_again_from_the_first_screen(make_window: MakeWindow, around: Around) -> None:
    window = make_window()
    _press(window, Qt.Key.Key_N, _CTRL)
    QTest.keyClicks(window.focusWidget(), "GAL des Dunes")
    _press(window, Qt.Key.Key_Return)
    # What a base needs first, one key away.
    first = window.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.text().replace("&", "") == "Choisir un modèle"
    _press(window, Qt.Key.Key_W, _CTRL)
    _press(window, Qt.Key.Key_Return)
    assert window.desk.state is not None
    path = window.desk.state.facts.path
    window.close()
    settle(window)

    base = open_base(path, around)
    actions = [entry.action for entry in list_entries(base)]
    close_base(base, around)
    assert actions == ["name_gal", "create_base"]


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)


def _dossiers(window: Window):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the page's view, as it is
    return window.pages["dossiers"].view  # type: ignore[attr-defined]


def _binned(path: Path, around: Around) -> list[str]:
    base = open_base(path, around)
    numbers = [row.number for row in list_dossiers(base) if row.is_binned]
    close_base(base, around)
    return numbers
