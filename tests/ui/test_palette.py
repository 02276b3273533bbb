"""Ctrl+K: found, chosen and left by keyboard; the window is where it was before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leaderdesk.domain.searches import Entry
from leaderdesk.ui.committee.page import CommitteePage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.palette import Palette
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import MakeWindow, finding_of, helping_of

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def first_page() -> str:
    return "calls"


def opened(window: Window, query: str = "") -> Palette:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(focused(), _Key.Key_K, _CTRL)
    settle(window)
    palette = finding_of(window).palette
    assert palette is not None
    QTest.keyClicks(palette.box, query)
    settle(window)
    return palette


def hurried(window: Window, query: str) -> Palette:
    """Typed, and Enter pressed, before the base has been asked anything."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(focused(), _Key.Key_K, _CTRL)
    palette = finding_of(window).palette
    assert palette is not None
    QTest.keyClicks(palette.box, query)
    QTest.keyClick(palette.box, _Key.Key_Return)
    return palette


def first(palette: Palette) -> tuple[str, object]:
    entry = palette.current
    assert entry is not None
    return entry.kind, entry.key


def test_u10_typing_finds_and_enter_goes_there(window: Window) -> None:
    palette = opened(window, "histo")
    assert first(palette) == ("page", "history")

    QTest.keyClick(palette.box, _Key.Key_Return)
    settle(window)

    assert window.frame.pages.currentWidget() is window.pages["history"]
    assert finding_of(window).palette is None


def test_u28_escape_gives_the_keyboard_back(window: Window) -> None:
    window.go_to("history")
    before = focused()
    palette = opened(window, "sauv")
    QTest.keyClick(palette.box, _Key.Key_Escape)

    assert QApplication.focusWidget() is before
    assert finding_of(window).palette is None


def test_a_field_that_uses_the_key_does_not_keep_it(window: Window) -> None:
    window.go_to("history")
    settle(window)
    window.pages["history"].focus_filter()
    box = focused()
    QTest.keyClicks(box, "mairie")
    opened(window)
    QTest.keyClick(focused(), _Key.Key_Escape)

    assert QApplication.focusWidget() is box
    assert box.property("text") == "mairie"


def test_arrows_skip_headings_and_go_round(window: Window) -> None:
    palette = opened(window, "sauvegard")
    entries = [row for row in palette.model.rows if isinstance(row, Entry)]
    seen = []
    for _ in entries:
        seen.append(palette.current)
        QTest.keyClick(palette.box, _Key.Key_Down)

    assert len(entries) > 2
    assert seen == entries
    assert palette.current == entries[0]


def test_an_action_is_done(window: Window) -> None:
    palette = opened(window, "couleurs sombres")
    assert first(palette) == ("action", "dark")
    palette.choose()

    assert window.looks.scheme == "dark"
    window.looks.choose_scheme("light")


def test_what_cannot_be_done_now_is_not_offered(make_window: MakeWindow) -> None:
    palette = opened(make_window(), "sauvegard")

    assert {row.kind for row in palette.model.rows if isinstance(row, Entry)} <= {"help"}


def test_the_rules_of_the_committee_are_set_on_its_page(window: Window) -> None:
    palette = opened(window, "regles du comite")
    assert first(palette) == ("setting", "committee_rules")

    QTest.keyClick(palette.box, _Key.Key_Return)
    settle(window)

    page = window.pages["committee"]
    assert isinstance(page, CommitteePage)
    assert (window.frame.pages.currentWidget(), page.current) == (page, "rules")


def test_enter_pressed_before_the_base_answers_goes_where_it_says(window: Window) -> None:
    hurried(window, "regles du comite")
    assert finding_of(window).palette is not None
    settle(window)

    assert window.frame.pages.currentWidget() is window.pages["committee"]
    assert finding_of(window).palette is None


def test_enter_is_for_what_is_typed_not_for_what_was_listed_before(window: Window) -> None:
    palette = opened(window, "historique")
    palette.box.setText("regles du comite")
    QTest.keyClick(palette.box, _Key.Key_Return)
    settle(window)

    assert window.frame.pages.currentWidget() is window.pages["committee"]


def test_what_is_typed_after_enter_takes_it_back(window: Window) -> None:
    palette = hurried(window, "regles du comit")
    QTest.keyClicks(palette.box, "e")
    settle(window)

    assert finding_of(window).palette is palette
    assert first(palette) == ("setting", "committee_rules")


def test_nothing_is_not_said_before_the_base_has_answered(window: Window) -> None:
    palette = hurried(window, "zzz")
    assert palette.nothing.text() == "Recherche en cours…"
    settle(window)

    assert palette.nothing.text().startswith("Rien ne correspond")
    assert finding_of(window).palette is palette


def test_alt_and_a_digit_is_not_typed(window: Window) -> None:
    palette = opened(window, "2024-00")
    QTest.keyClick(palette.box, _Key.Key_1, Qt.KeyboardModifier.AltModifier)

    assert palette.query == "2024-00"


def test_help_is_found_and_opened(window: Window) -> None:
    palette = opened(window, "aide clavier")
    assert first(palette) == ("help", "clavier")
    palette.choose()

    assert window.frame.pages.currentWidget() is helping_of(window).help
    assert helping_of(window).help.shown == "clavier"


def test_what_was_chosen_comes_first_the_next_time(window: Window) -> None:
    opened(window, "historique").choose()
    settle(window)
    palette = opened(window)

    assert palette.model.index(0).data() == "Récents (1)"
    assert first(palette) == ("page", "history")


def test_nothing_found_is_said(window: Window) -> None:
    palette = opened(window, "zzz")

    assert palette.nothing.isVisible()
    assert palette.nothing.text() == "Rien ne correspond à «\u00a0zzz\u00a0». Essayez un mot de moins."
    assert palette.current is None


def test_another_page_sends_it_away(window: Window) -> None:
    opened(window)
    QTest.keyClick(focused(), _Key.Key_B, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(window)

    assert finding_of(window).palette is None
    assert window.frame.pages.currentWidget() is window.pages["backups"]
