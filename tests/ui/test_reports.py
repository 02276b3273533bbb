"""The page of reports by keyboard alone: a period, an EPCI, a row that opens its dossier, a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.conversations import ConversationDraft, add_conversation
from leaderdesk.services.done import Done
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.services.funding import say_amount
from leaderdesk.services.holders import edit_holder, list_holders
from leaderdesk.services.moves import change_status
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.reports.page import ReportsPage
from leaderdesk.ui.shell.window import Window
from tests.ui.desks import ask, page_of, press, tab_to, type_in

_Key = Qt.Key
VOTED = date(2026, 4, 10)


@pytest.fixture
def page(window: Window) -> ReportsPage:
    """The page, one dossier programmed in an EPCI."""

    def work(base: OpenBase) -> Done:
        key = next(row.id for row in list_dossiers(base) if row.number == "2026-001")
        fund = next(row.fund_id for row in read_whole_dossier(base, key).funding if row.fund_id)
        for holder in list_holders(base):
            edit_holder(base, holder.id, epci="CC du Val")
        say_amount(base, key, fund, "voted", 5_000_00, VOTED)
        return change_status(base, key, "programmed", VOTED)

    window.desk.act(work)
    settle(window)
    return page_of(window, "reports", ReportsPage)


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def shown_of(page: ReportsPage, name: str) -> list[list[str]]:
    """The rows of a part on the screen."""
    report = page.report.report
    assert report is not None
    rank = [part.name for part in report.parts].index(name)
    listing = page.report.parts[rank].listing
    assert listing is not None
    lines = [listing.model.line(row) for row in range(listing.model.rowCount())]
    return [[plain(text) for text in line.texts] for line in lines if line is not None]


def test_a_year_is_chosen_read_opened_and_written(
    qtbot: QtBot, window: Window, page: ReportsPage, tmp_path: Path
) -> None:
    press(window, _Key.Key_Down)
    press(window, _Key.Key_Down)
    qtbot.waitUntil(lambda: page.report.title.text().startswith("Bilan annuel, année 2026"))
    assert shown_of(page, "Argent")[0][:2] == ["Voté", "5 000,00 €"]

    type_in(window, page.report.options.until, "09/04/2026")
    assert "du 01/01/2026 au 09/04/2026" in page.report.title.text()
    assert shown_of(page, "Argent")[0][1] == "0,00 €"

    type_in(window, page.report.options.year, "2026")
    page.save_to(tmp_path / "bilan.xlsx")
    settle(window)
    assert "Argent" in openpyxl.load_workbook(tmp_path / "bilan.xlsx").sheetnames

    detail, visits = page.report.parts[-1].listing, list[Visit]()
    assert detail is not None
    page.visit_wished.connect(visits.append)
    tab_to(window, detail.table)
    detail.table.select_first()
    press(window, _Key.Key_Return)
    key = ask(window, lambda base: next(row.id for row in list_dossiers(base) if row.number == "2026-001"))
    assert visits == [Visit("dossiers", key)]


def test_the_sheet_of_an_epci_is_visited_and_follows_the_base(window: Window, page: ReportsPage) -> None:
    window.visit(Visit("reports", 0, "epci_sheet/CC du Val"))
    settle(window)
    assert page.report.title.text().startswith("CC du Val, ce que LEADER y soutient")
    assert shown_of(page, "Projets soutenus")[0][-2:] == ["5 000,00 €", "–"]

    def move(base: OpenBase) -> Done:
        (holder, *_) = list_holders(base)
        return edit_holder(base, holder.id, epci="CC de la Lys")

    window.desk.act(move)
    settle(window)
    assert page.report.options.epci.value() == "CC de la Lys"
    assert page.report.title.text().startswith("CC de la Lys, ce que")

    # What changes nothing in the report leaves it as it is, its title too.
    parts = list(page.report.parts)
    window.desk.act(lambda base: add_conversation(base, ConversationDraft(VOTED, "Mme Roux")))
    settle(window)
    assert page.report.parts == parts
    assert page.report.title.text().startswith("CC de la Lys, ce que")


def test_the_page_follows_the_keyboard_down_a_table(window: Window, page: ReportsPage) -> None:
    window.visit(Visit("reports", 0, "yearly"))
    settle(window)
    listing, paper = page.report.parts[0].listing, page.report.paper
    assert listing is not None
    listing.table.setFocus()
    listing.table.select_first()

    for _ in range(listing.model.rowCount()):
        press(window, _Key.Key_Down)

    cell = listing.table.visualRect(listing.table.currentIndex())
    bottom = listing.table.viewport().mapTo(paper.viewport(), cell.bottomLeft()).y()
    assert 0 < bottom <= paper.viewport().height()
