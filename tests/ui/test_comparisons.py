"""The page of comparisons: dossiers side by side, added by search, taken away, copied as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.comparisons.page import ComparisonsPage
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_Key = Qt.Key


@pytest.fixture
def first_page() -> str:
    return "comparisons"


@pytest.fixture
def keys(window: Window) -> dict[str, int]:
    """The dossiers of the base by number."""
    found: dict[str, int] = {}
    window.desk.ask(lambda base: {row.number: row.id for row in list_dossiers(base)}, found.update)
    settle(window)
    return found


@pytest.fixture
def page(window: Window, keys: dict[str, int]) -> ComparisonsPage:
    """The page comparing two dossiers, as the list of dossiers asks for it."""
    visit(window, keys["2026-001"], keys["2026-003"])
    shown = window.pages["comparisons"]
    assert isinstance(shown, ComparisonsPage)
    return shown


def visit(window: Window, *chosen: int) -> None:
    window.visit(Visit("comparisons", chosen[0], ",".join(map(str, chosen))))
    settle(window)


def listing(page: ComparisonsPage) -> Listing:
    assert page.view.table.listing is not None
    return page.view.table.listing


def row(page: ComparisonsPage, name: str) -> list[str]:
    """The cells of a row, from the dossiers on."""
    model = listing(page).model
    lines = [line for each in range(model.rowCount()) if (line := model.line(each)) is not None]
    (found,) = [line for line in lines if line.texts[1] == name]
    return [text.replace("\u202f", " ").replace("\u00a0", " ") for text in found.texts[2:]]


def test_two_dossiers_stand_side_by_side_and_differences_are_said(page: ComparisonsPage, window: Window) -> None:
    assert row(page, "Coût total") == ["12 345,67 €", "10 000,00 €", "différent"]
    assert row(page, "Porteur") == ["Association des Étangs", "Association des Étangs", "identique"]
    assert window.focusWidget() is listing(page).table


def test_rows_are_read_in_groups_in_the_order_of_a_dossier(page: ComparisonsPage) -> None:
    model = listing(page).model
    entries = [model.entry(each) for each in range(model.rowCount())]
    headings = [entry.text for entry in entries if isinstance(entry, Heading)]

    assert headings == ["Projet", "Coûts", "Plan de financement", "Éligibilité", "Note", "Trésorerie", "Suivi"]


def test_a_third_dossier_is_found_by_a_word_of_its_title(page: ComparisonsPage, window: Window) -> None:
    page.focus_filter()
    QTest.keyClicks(window.focusWidget(), "cafe")
    QTest.keyClick(window.focusWidget(), _Key.Key_Return)
    settle(window)

    assert row(page, "Intitulé")[:3] == ["Halle d’Étaples", "Épicerie solidaire", "Café associatif"]


def test_no_more_than_four_are_compared(page: ComparisonsPage, window: Window, keys: dict[str, int]) -> None:
    visit(window, *keys.values())

    assert len(page.keys or []) == 4
    assert not page.view.adding.isEnabled()


def test_one_taken_away_leaves_its_place_and_alone_it_is_not_compared(page: ComparisonsPage, window: Window) -> None:
    page.view.chosen[0].setFocus()
    QTest.keyClick(window.focusWidget(), _Key.Key_Space)
    settle(window)

    assert len(page.view.chosen) == 1
    assert page.view.stack.currentWidget() is page.view.empty
    assert not page.view.copy.isEnabled()


def test_only_what_differs_is_shown_on_demand(page: ComparisonsPage) -> None:
    before = listing(page).model.total
    page.view.differing.click()

    assert 0 < listing(page).model.total < before
    assert {line.texts[-1] for line in map(listing(page).model.line, range(30)) if line} == {"différent"}


def test_the_table_is_copied_with_its_titles_and_plain_amounts(page: ComparisonsPage) -> None:
    page.view.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()

    assert lines[0] == "\t2026-001\t2026-003\tDifférence"
    assert "Coût total\t12345,67\t10000,00\tdifférent" in lines


def test_the_last_comparison_comes_back_with_its_base(page: ComparisonsPage, window: Window) -> None:
    before = page.keys
    assert window.desk.state is not None
    window.desk.open(window.desk.state.facts.path)
    settle(window)
    window.go_to("comparisons")
    settle(window)

    assert page.keys == before
    assert page.view.stack.currentWidget() is page.view.table


def test_the_row_the_keyboard_is_on_is_said_whole(page: ComparisonsPage) -> None:
    assert page.view.table.detail.text().replace("\u00a0", " ") == (
        "Intitulé, différent. 2026-001 : Halle d’Étaples · 2026-003 : Épicerie solidaire"
    )
