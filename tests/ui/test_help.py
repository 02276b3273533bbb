"""F1: the right page, without any network, and back to work with the keyboard where it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.searches import Entry
from leaderdesk.domain.text import folded
from leaderdesk.ui.help.page import HelpPage
from leaderdesk.ui.help.pages import HelpPages
from leaderdesk.ui.page import Visit
from leaderdesk.ui.programme.sections import SectionPlaces
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import MakeWindow, finding_of, helping_of
from tests.words.test_typography import faults_of

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help"
FILES = sorted(FOLDER.glob("*.md"))
_Key = Qt.Key


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def shown(window: Window) -> HelpPage:
    assert window.frame.pages.currentWidget() is helping_of(window).help
    return helping_of(window).help


@pytest.mark.parametrize(("page", "topic"), [("history", "historique"), ("backups", "sauvegardes")])
def test_u58_f1_opens_the_page_of_the_screen_and_escape_comes_back(window: Window, page: str, topic: str) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.go_to(page)
    before = QApplication.focusWidget()
    press(_Key.Key_F1)
    assert shown(window).shown == topic
    press(_Key.Key_Escape)

    assert window.frame.pages.currentWidget() is window.pages[page]
    assert QApplication.focusWidget() is before


def test_f1_opens_at_each_section_of_the_programme(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    opened = []
    for place in SectionPlaces().all():
        window.visit(Visit("programme", 0, place.name))
        settle(window)
        press(_Key.Key_F1)
        opened.append((shown(window).shown, shown(window).view.reader.textCursor().block().text()))

    assert opened == [("programme", place.words) for place in SectionPlaces().all()]


def test_a_part_found_by_what_it_says_is_opened_at_its_title(window: Window) -> None:
    finding = finding_of(window)
    finding.open()
    finding.palette.box.setText("jour de départ")  # type: ignore[union-attr]  # just opened
    settle(window)
    entry = next(row for row in finding.palette.model.rows if isinstance(row, Entry) and row.kind == "help")  # type: ignore[union-attr]
    finding.go(entry)

    assert (entry.title, entry.detail) == ("Équipe", "Programme et réglages")
    assert shown(window).view.reader.textCursor().block().text() == "Équipe"


def test_help_of_the_first_screen(make_window: MakeWindow) -> None:
    window = make_window()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    press(_Key.Key_F1)

    assert shown(window).shown == "accueil"


def test_a_link_leads_to_another_page_and_back(window: Window) -> None:
    helping_of(window).show_page("accueil")
    page = shown(window)
    page.view.reader.anchorClicked.emit(QUrl("listes.md"))
    assert page.shown == "listes"
    page.view.former.click()

    assert page.shown == "accueil"
    assert not page.view.former.isEnabled()


def test_search_narrows_the_contents_and_opens_the_best(window: Window) -> None:
    helping_of(window).show_page("accueil")
    page = shown(window)
    page.focus_filter()
    QTest.keyClicks(page.view.box, "quarantaine")

    assert page.shown == "sauvegardes"
    assert page.view.reader.extraSelections()
    QTest.keyClick(page.view.box, _Key.Key_Escape)
    assert page.view.contents.count() == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.usefixtures("qapp")
def test_u33_typography_and_links(path: Path) -> None:
    page = HelpPages().get(path.stem)
    assert page is not None
    text = page.text
    links = re.findall(r"\]\(([^)]+)\)", text)
    spoken = re.sub(r"`[^`]*`", "X", text)
    spoken = re.sub(r"\]\([^)]*\)|^\|[ -|]*$|[*#|>\[]|^ *- ", "", spoken, flags=re.MULTILINE)
    faults = [fault for line in spoken.splitlines() for fault in faults_of(line.strip())]

    assert text.startswith("# ")
    assert [link for link in links if not (FOLDER / link.partition("#")[0]).is_file()] == []
    assert [fault for fault in faults if not fault.startswith("two spaces")] == []


@pytest.mark.usefixtures("qapp")
def test_pages_are_sorted_and_found_without_accents() -> None:
    pages = HelpPages()

    assert [page.name for page in pages.pages][:3] == ["accueil", "bases", "clavier"]
    assert pages.find("quarantaine sauvegardes")[0].name == "sauvegardes"
    assert all(folded(page.title) in page.folded for page in pages.pages)


def test_pages_and_keys_wait_until_somebody_asks(make_window: MakeWindow) -> None:
    helping = helping_of(make_window())
    before = ("shortcuts" in vars(helping), "pages" in vars(helping.help.pages))
    helping.show_shortcuts()
    helping.show_page("clavier")

    assert before == (False, False)
    assert (helping.shortcuts.isVisible(), helping.help.shown) == (False, "clavier")
