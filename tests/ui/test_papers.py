"""The page of papers: what it is about, a page looked at, files written, printed, and what became of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leaderdesk.services.around import Around
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.page import Visit
from leaderdesk.ui.papers.page import PapersPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.closings import make_closed
from tests.ui.conftest import MakeWindow

_Key, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_window: MakeWindow, tmp_path: Path, around: Around) -> Window:
    """A window on a base whose only sitting is over."""
    path = tmp_path / "marais.leaderdesk"
    sitting = make_closed(path, around)
    made = make_window(path, "sittings")
    made.visit(Visit("sittings", sitting))
    settle(made)
    return made


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> PapersPage:
    """The papers of the sitting, asked for by their key; the first of them in front."""
    QTest.keyClick(window.windowHandle(), _Key.Key_P, _CTRL)
    shown = window.pages["papers"]
    assert isinstance(shown, PapersPage)
    look(shown, qtbot)
    return shown


def look(page: PapersPage, qtbot: QtBot) -> None:
    """Wait until the paper in hand is in front."""
    qtbot.waitUntil(lambda: page.preview is not None and bool(page.paper.place.text()), timeout=5000)


def choose(page: PapersPage, code: str, qtbot: QtBot) -> None:
    """Go to a kind of paper."""
    table, model = page.view.listing.table, page.view.listing.model
    codes = [line.item.code for row in range(model.rowCount()) if (line := model.line(row)) is not None]
    wanted = model.index(codes.index(code), 0)
    if table.currentIndex().row() != wanted.row():
        page.preview = None
        table.setCurrentIndex(wanted)
        look(page, qtbot)


def states(page: PapersPage) -> dict[str, str]:
    """Each kind, and what is said of it."""
    model = page.view.listing.model
    lines = [line for row in range(model.rowCount()) if (line := model.line(row)) is not None]
    return {line.item.code: line.text(1).replace("\u00a0", " ") for line in lines}


def save_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system's own box would answer."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_ctrl_p_shows_the_papers_of_the_sitting_in_front(page: PapersPage) -> None:
    assert page.subject is not None
    assert page.subject[0] == "sitting"
    assert {"minutes", "annex"} <= states(page).keys()
    assert set(states(page).values()) == {"à produire"}


def test_a_paper_is_looked_at_page_by_page(page: PapersPage, qtbot: QtBot) -> None:
    choose(page, "minutes", qtbot)
    assert page.preview is not None
    pages = page.preview.pages

    page.paper.next.click()

    qtbot.waitUntil(lambda: page.paper.place.text() == f"Page 2 sur {pages}", timeout=5000)
    assert page.paper.previous.isEnabled()


def test_page_down_at_the_foot_turns_to_the_next_page(page: PapersPage, qtbot: QtBot) -> None:
    choose(page, "minutes", qtbot)
    page.paper.sheets.setFocus()
    bar = page.paper.sheets.verticalScrollBar()
    bar.setValue(bar.maximum())

    QTest.keyClick(page.paper.sheets, _Key.Key_PageDown)

    qtbot.waitUntil(lambda: page.paper.place.text().startswith("Page 2"), timeout=5000)
    assert bar.value() == 0


def test_a_file_is_written_and_the_list_says_so(
    page: PapersPage, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_in(tmp_path, monkeypatch)
    choose(page, "minutes", qtbot)

    page.paper.save.click()
    settle(window)

    (file,) = tmp_path.glob("CR-*.pdf")
    assert file.read_bytes().startswith(b"%PDF")
    assert states(page)["minutes"] == "préparé le 21/11/2026, provisoire"
    assert "enregistré dans" in window.frame.messages.rows()[0].message.words


def test_signed_is_noted_and_taken_back(
    page: PapersPage, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_in(tmp_path, monkeypatch)
    choose(page, "minutes", qtbot)
    page.paper.save.click()
    settle(window)

    page.paper.signed.click()
    settle(window)
    signed = states(page)["minutes"]
    window.undo()
    settle(window)

    assert (signed, states(page)["minutes"]) == ("signé, provisoire", "préparé le 21/11/2026, provisoire")


def test_every_page_goes_to_the_printer_and_it_is_noted(page: PapersPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, "annex", qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    page.send(printer)
    qtbot.waitUntil(lambda: states(page)["annex"] == "imprimé, provisoire", timeout=10_000)

    assert page.preview is not None
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == page.preview.pages


def test_another_subject_is_chosen_by_typing(page: PapersPage, window: Window) -> None:
    page.view.subject.setFocus()
    page.view.subject.clear()
    QTest.keyClicks(page.view.subject, "programme")
    QTest.keyClick(page.view.subject, _Key.Key_Return)
    settle(window)

    assert page.subject == ("base", 0)


def test_a_dossier_goes_out_whole_in_a_folder_of_its_own(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []
    window.desk.ask(lambda base: [row.id for row in list_dossiers(base)], found.extend)
    settle(window)
    window.visit(Visit("papers", found[0], "dossier"))
    page = window.pages["papers"]
    assert isinstance(page, PapersPage)
    look(page, qtbot)
    save_in(tmp_path, monkeypatch)
    choose(page, "control_file", qtbot)

    page.paper.folder.click()
    settle(window)

    (folder,) = [each for each in tmp_path.iterdir() if each.is_dir() and list(each.glob("*.pdf"))]
    assert folder.name in window.frame.messages.rows()[0].message.words


def test_one_declaration_is_signed_and_the_others_are_not(
    page: PapersPage, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_in(tmp_path, monkeypatch)
    page.show_record(0, "base")
    settle(window)
    choose(page, "yearly_declarations", qtbot)
    page.paper.every.click()
    page.paper.save.click()
    settle(window)
    of_all = page.paper.state.text()
    page.paper.every.click()

    page.paper.signed.click()
    settle(window)

    count = page.paper.count
    assert count > 1
    assert len(list(tmp_path.glob("*.pdf"))) == count
    assert of_all.startswith(f"{count}\u00a0préparés le")
    assert page.paper.state.text() == "signé"
    assert states(page)["yearly_declarations"] == f"1 signé sur {count}"


def test_all_declarations_are_printed_as_one_job(
    page: PapersPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_record(0, "base")
    settle(window)
    choose(page, "yearly_declarations", qtbot)
    page.paper.every.click()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    page.send(printer)
    count = page.paper.count
    qtbot.waitUntil(lambda: states(page)["yearly_declarations"] == f"{count} imprimés sur {count}", timeout=10_000)

    assert len(PdfReader(tmp_path / "printed.pdf").pages) >= count
