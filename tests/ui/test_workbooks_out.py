"""The side « Sortir »: a workbook chosen, looked at and written by keys alone; a list taken out as it is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.sitting_plans import SittingDraft, create_sitting
from leaderdesk.ui.dossiers.page import DossiersPage
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.progress import Progress
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.listed import ListedPage
from leaderdesk.ui.parts.written import ask_where
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.workbooks.out.page import OutPage
from leaderdesk.ui.workbooks.page import WorkbooksPage

_Key, _CTRL, _SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def first_page() -> str:
    return "workbooks"


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> OutPage:
    """The side, on the follow-up of the region."""
    window.visit(Visit("workbooks", 0, "out:region"))
    both = window.pages["workbooks"]
    assert isinstance(both, WorkbooksPage)
    shown = both.part
    assert isinstance(shown, OutPage)
    settle(window)
    _choose(shown, "region", qtbot)
    return shown


def _choose(page: OutPage, code: str, qtbot: QtBot) -> None:
    page.show_record(0, code)
    qtbot.waitUntil(lambda: page.book.write.isEnabled() and bool(page.book.held.text()), timeout=5000)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_a_workbook_is_chosen_looked_at_and_written_by_keys(window: Window, page: OutPage, qtbot: QtBot) -> None:
    assert page.book.title.text() == "Suivi pour la région"
    assert page.book.held.text() == "5\u00a0lignes en 1\u00a0feuille"
    assert page.book.place.text().startswith("Fichier\u00a0: Suivi pour la région - ")
    target = page.target
    assert target is not None

    page.focus_main()
    press(_Key.Key_Return)
    assert QApplication.focusWidget() is page.book.write
    with qtbot.waitSignal(page.said, timeout=5000) as told:
        press(_Key.Key_Return)
    settle(window)

    message = told.args[0]
    assert isinstance(message, Message)
    assert message.words == f"{target.name} enregistré, 5\u00a0lignes en 1\u00a0feuille."
    assert message.action == "Ouvrir le dossier"
    assert openpyxl.load_workbook(target).sheetnames == ["Suivi", "Lisez-moi"]
    qtbot.waitUntil(lambda: page.target != target)
    assert page.target == target.with_name(f"{target.stem} (2).xlsx")


def test_a_file_held_elsewhere_is_written_under_another_name(
    window: Window, page: OutPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = page.target
    assert target is not None
    target.write_bytes(b"avant")
    original = Path.replace

    def held(self: Path, other: Path) -> Path:
        if other == target:
            raise PermissionError(13, "held")
        return original(self, other)

    monkeypatch.setattr(Path, "replace", held)
    with qtbot.waitSignal(page.said, timeout=5000) as told:
        page.book.write.click()
    refused = told.args[0]
    assert (refused.kind, refused.action) == ("error", f"Enregistrer sous «\u00a0{target.stem} (2).xlsx\u00a0»")
    with qtbot.waitSignal(page.said, timeout=5000):
        refused.act()
    settle(window)

    assert target.read_bytes() == b"avant"
    assert target.with_name(f"{target.stem} (2).xlsx").is_file()


def test_a_workbook_given_up_leaves_nothing(window: Window, page: OutPage, qtbot: QtBot) -> None:
    ended: list[bool] = []

    def give_up(progress: Progress) -> None:
        progress.ended.connect(lambda: ended.append(True))
        # Before the first row is in.
        progress.give_up()

    window.desk.labouring.connect(give_up)
    target = page.target
    assert target is not None
    page.book.write.click()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    settle(window)

    assert not target.exists()
    assert list(target.parent.glob("*.partiel")) == []


def test_a_list_is_taken_out_as_it_is_shown_folded_groups_too(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page("dossiers")
    settle(window)
    dossiers = window.pages["dossiers"]
    assert isinstance(dossiers, DossiersPage)
    listing, target = dossiers.view.listing, tmp_path / "liste.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    listing.model.group_by("status")
    (text, lines), *_ = listing.model.grouped_lines()
    listing.model.fold(text, is_folded=True)
    dossiers.view.actions_of["export"].trigger()
    settle(window)

    made = openpyxl.load_workbook(target)
    first = [cell.value for cell in made.worksheets[0]["A"]]
    notes = {row[1]: row[2] for row in made["Lisez-moi"].iter_rows(values_only=True)}
    assert first[1 : len(lines) + 2] == [*(line.item.number for line in lines), f"Sous-total {text} ({len(lines)})"]
    assert sum(str(value).startswith("2026-") for value in first) == 5
    assert notes["Ordre"] == "par groupes de «\u00a0Statut\u00a0», Numéro"
    assert notes["Ce qui est montré"] == "Toutes les lignes."


def test_every_list_of_records_is_taken_out_by_keys_from_its_filter_too(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "liste.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.desk.ask(lambda base: create_sitting(base, SittingDraft("Comité", date(2026, 11, 20))), lambda _: None)
    for name in ("dossiers", "holders", "sittings"):
        window.show_page(name)
        settle(window)
        page = window.pages[name]
        for focus in (page.focus_filter, page.focus_main):
            focus()
            with qtbot.waitSignal(page.said, timeout=5000):
                QTest.keyClick(window.focusWidget(), _Key.Key_E, _CTRL | _SHIFT)
            settle(window)
            assert target.is_file(), name
            target.unlink()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        *(("Suivi v1.2", "Suivi v1.2.xlsx"), ("Suivi v1.2.xlsx", "Suivi v1.2.xlsx"), ("SUIVI.XLSX", "SUIVI.XLSX")),
        ("avant", "avant (2).xlsx"),
        ("avant.xlsx", "avant.xlsx"),
    ],
)
def test_a_name_is_kept_as_it_was_typed_and_none_is_written_over_unasked(
    tmp_path: Path, typed: str, written: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "avant.xlsx").write_bytes(b"avant")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    asking = QWidget()
    qtbot.addWidget(asking)

    assert ask_where(asking, "Où", tmp_path, ".xlsx") == tmp_path / written


@pytest.mark.parametrize("name", ["workbooks", "papers"])
def test_the_keyboard_comes_back_to_the_list(name: str, window: Window, qtbot: QtBot) -> None:
    window.resize(820, 700)
    window.visit(Visit(name, 0, "out:region" if name == "workbooks" else ""))
    settle(window)
    page = window.pages[name]
    page.focus_main()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Table))
    table = QApplication.focusWidget()
    press(_Key.Key_Return)
    assert QApplication.focusWidget() is not table
    press(_Key.Key_Escape)

    assert QApplication.focusWidget() is table


def test_any_list_of_records_is_taken_out_by_the_same_keys(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.visit(Visit("holders", 0))
    settle(window)
    holders = window.pages["holders"]
    assert isinstance(holders, ListedPage)
    listing, target = holders.view.listing, tmp_path / "porteurs.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    listing.table.setFocus()
    with qtbot.waitSignal(holders.said, timeout=5000):
        QTest.keyClick(listing.table, _Key.Key_E, _CTRL | _SHIFT)
    settle(window)

    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet["A1"].value == listing.model.columns[0].title
    assert sheet.max_row == listing.model.shown_count + 2


def _add_co_funder(base: OpenBase) -> None:
    from sqlalchemy import select

    from leaderdesk.services import funding, programmes
    from leaderdesk.services.edits import RowEdit
    from leaderdesk.store.schema import Dossier

    funder = programmes.add_funder(base, name="Département", kind="department", is_public=True)
    with base.read() as session:
        dossier = session.scalars(select(Dossier.id).order_by(Dossier.number)).first() or 0
    funding.edit_funding_lines(base, dossier, [RowEdit(None, {"funder_id": funder, "amount": 500_00})])


def test_tables_for_each_co_funder_are_written_in_a_folder(
    window: Window, page: OutPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "Tableaux 11.2026"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    window.desk.ask(_add_co_funder, lambda _: None)
    page.show_record(0, "cofunders")
    page.book.choose.click()
    place = page.book.place.text()
    with qtbot.waitSignal(page.said, timeout=5000) as told:
        page.book.write.click()
    settle(window)

    assert place == f"Dossier\u00a0: Tableaux 11.2026, dans {tmp_path}"
    assert sorted(each.name for each in chosen.iterdir()) == [
        "Cofinancements Département.xlsx",
        "Cofinancements Tous les cofinanceurs.xlsx",
    ]
    assert told.args[0].words == "2\u00a0classeurs enregistrés dans le dossier Tableaux 11.2026."
