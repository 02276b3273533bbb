"""The page of reports by keyboard alone: a period, an EPCI, a row that opens its dossier, a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from leaderdesk.domain.reports.frame import Part, ReportColumn, ReportRow, ReportTable
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.conversations import ConversationDraft, add_conversation
from leaderdesk.services.done import Done
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.services.funding import say_amount
from leaderdesk.services.holders import edit_holder, list_holders
from leaderdesk.services.moves import change_status
from leaderdesk.services.papers.shelves import ShelfRow
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.page import Visit
from leaderdesk.ui.papers.page import PapersPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.reports.page import ReportsPage
from leaderdesk.ui.reports.parts import PartView
from leaderdesk.ui.shell.window import Window
from leaderdesk.words import reports as words
from tests.ui.desks import ask, page_of, press, tab_to, type_in

_Key = Qt.Key
VOTED = date(2026, 4, 10)


@pytest.fixture
def first_page() -> str:
    return "reports"


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ReportsPage:
    """The page, one dossier programmed in an EPCI."""

    def work(base: OpenBase) -> Done:
        key = next(row.id for row in list_dossiers(base) if row.number == "2026-001")
        fund = next(row.fund_id for row in read_whole_dossier(base, key).funding if row.fund_id)
        for holder in list_holders(base):
            edit_holder(base, holder.id, epci="CC du Val")
        say_amount(base, key, fund, "voted", 5_000_00, VOTED)
        return change_status(base, key, "programmed", VOTED)

    with qtbot.waitActive(window):
        window.activateWindow()
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
    money = next(part for part in page.report.parts if part.name == "Argent")
    assert "Aucun montant voté, engagé ou payé n’est noté." in [each.text() for each in money.findChildren(QLabel)]

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


def test_a_total_is_told_apart_from_the_rows_above_it(qtbot: QtBot) -> None:
    columns = (ReportColumn("Fiche-action", is_main=True), ReportColumn("Voté", "money"))
    rows = tuple(ReportRow((name, 5_000_00)) for name in ("Accueillir", "Produire"))
    view = PartView(Part("Fiches", "Par fiche", table=ReportTable(columns, rows, ("Total", 10_000_00))))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    listing = view.listing
    assert listing is not None
    qtbot.waitUntil(lambda: listing.model.rowCount() == 3)

    grounds = []
    for row in range(3):
        picture = listing.table.viewport().grab(listing.table.visualRect(listing.model.index(row, 0))).toImage()
        grounds.append(picture.pixelColor(2, picture.height() // 2).name())

    assert grounds[0] == grounds[1] != grounds[2]


def test_long_names_take_the_room_that_short_words_leave(qtbot: QtBot) -> None:
    columns = tuple(
        ReportColumn(title, is_main=title == "Projet") for title in ("Projet", "Porteur", "Commune", "État")
    )
    name = "Réhabiliter la halle, ses abords et son parking, et accueillir la population du Pays des Hautes Vallées"
    view = PartView(Part("Projets", "Projets", table=ReportTable(columns, (ReportRow((name, name, "Lys", "Payé")),))))
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    listing = view.listing
    assert listing is not None

    def widths() -> list[int]:
        return [listing.table.columnWidth(place) for place in range(len(columns))]

    # What a division leaves aside is less than a pixel a column.
    qtbot.waitUntil(lambda: 0 <= listing.table.viewport().width() - sum(widths()) < len(columns))
    project, holder, commune, state = widths()
    assert project > holder > commune + state / 2
    assert project > 2 * max(commune, state)


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


def test_every_epci_is_written_in_one_gesture_and_told(
    qtbot: QtBot, window: Window, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.visit(Visit("reports", 0, "epci_sheet"))
    settle(window)
    folder = tmp_path / "fiches"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(page.said, timeout=10_000) as told:
        tab_to(window, page.report.every)
        press(window, _Key.Key_Space)

    made = sorted(each.name for each in folder.iterdir())
    assert [name.rpartition(" ")[0] for name in made] == [page.report.options.epci.value()]
    assert plain(told.args[0].words) == "1 fiche enregistrée dans fiches."

    # The other reports have nothing to write for each.
    window.visit(Visit("reports", 0, "yearly"))
    settle(window)
    assert not page.report.every.isVisible()


def test_what_is_handed_over_is_followed_among_the_papers(window: Window, page: ReportsPage) -> None:
    for code, paper in (("committee_state", "committee_state"), ("epci_sheet", "epci_sheets")):
        window.visit(Visit("reports", 0, code))
        settle(window)
        tab_to(window, page.report.papers)
        press(window, _Key.Key_Space)
        papers = window.frame.pages.currentWidget()
        assert isinstance(papers, PapersPage)
        row = papers.view.listing.table.current_item()
        assert isinstance(row, ShelfRow)
        assert (row.about, row.code) == ("base", paper)


def test_enter_goes_to_what_the_report_is_asked_and_escape_comes_back(window: Window, page: ReportsPage) -> None:
    fields = {
        "committee_state": page.report.options.on,
        "epci_sheet": page.report.options.on,
        "yearly": page.report.options.year,
    }
    for code, field in fields.items():
        window.visit(Visit("reports", 0, code))
        settle(window)
        page.view.listing.table.setFocus()
        press(window, _Key.Key_Return)
        assert field.isAncestorOf(window.focusWidget()) or window.focusWidget() is field
        press(window, _Key.Key_Escape)
        assert window.focusWidget() is page.view.listing.table


def test_no_report_takes_the_keyboard_when_it_is_read(window: Window, page: ReportsPage) -> None:
    for code in words.codes():
        window.visit(Visit("reports", 0, code))
        settle(window)
        assert page.report.title.text()
        assert window.isActiveWindow()
        assert page.view.listing.table.hasFocus()


@pytest.mark.parametrize("first_page", ["home"])
def test_the_reports_are_listed_before_the_base_has_answered(window: Window) -> None:
    window.desk.ask(lambda _: None, lambda _: None)
    window.go_to("reports")
    page = window.pages["reports"]
    assert isinstance(page, ReportsPage)
    assert page.view.listing.model.rowCount() == len(words.codes())
    assert page.view.listing.table.isVisible()
    assert window.focusWidget() is page.view.listing.table
    settle(window)


def test_back_from_what_a_row_opened_the_keyboard_is_on_that_row(window: Window, page: ReportsPage) -> None:
    window.visit(Visit("reports", 0, "yearly"))
    settle(window)
    name = page.report.parts[-1].name
    tab_to(window, detail_of(page).table)
    detail_of(page).table.select_first()
    press(window, _Key.Key_Return)
    assert window.memory.page == "dossiers"

    window.go_to("reports")
    settle(window)
    assert window.focusWidget() is detail_of(page).table
    assert page.report.spot == (name, 0)

    # Read again because something changed, it keeps the keyboard too.
    window.desk.act(lambda base: edit_holder(base, list_holders(base)[0].id, name="Commune de Lys-les-Bains"))
    settle(window)
    assert page.report.spot == (name, 0)

    # Left otherwise, one comes back to the list.
    window.go_to("home")
    window.go_to("reports")
    settle(window)
    assert window.focusWidget() is page.view.listing.table


def test_a_table_that_is_tabbed_to_is_shown_whole(window: Window, page: ReportsPage) -> None:
    window.visit(Visit("reports", 0, "yearly"))
    settle(window)
    paper = page.report.paper
    for part in page.report.parts:
        if part.listing is None:
            continue
        table = part.listing.table
        tab_to(window, table)
        settle(window)
        top, bottom = (
            table.mapTo(paper.viewport(), corner).y() for corner in (table.rect().topLeft(), table.rect().bottomLeft())
        )
        assert top >= 0
        assert bottom < paper.viewport().height() or table.height() + 60 > paper.viewport().height()


def detail_of(page: ReportsPage) -> Listing:
    """The table of the last part."""
    listing = page.report.parts[-1].listing
    assert listing is not None
    return listing
