"""The window on a real base: what it shows, what it says, what the keyboard does."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.errors import Fault
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.views import RememberedTable
from tests.examples import put_example
from tests.ui.conftest import MakeWindow, helping_of, openings_of


def test_u1_first_start_offers_three_choices_by_keyboard(make_window: MakeWindow) -> None:
    window = make_window()
    start = window.start
    reached: list[QWidget | None] = []
    for _ in range(3):
        reached.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)

    assert reached == [start.new, start.choose, start.example]


def test_u1_enter_opens_the_form_of_a_new_base(make_window: MakeWindow, around: Around) -> None:
    window = make_window()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(window.focusWidget(), "GAL des Dunes")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle(window)

    assert window.desk.state is not None
    assert window.desk.state.facts.gal_name == "GAL des Dunes"
    assert (around.folders.bases / "GAL des Dunes.leaderdesk").is_file()


def test_a_new_base_needs_a_name(make_window: MakeWindow) -> None:
    window = make_window()
    openings_of(window).show_new_base()
    window.new_base.make.click()

    assert window.new_base.problem.isVisible()
    assert window.new_base.name.hasFocus()


def test_u2_example_is_marked_and_goes_once_it_is_said_again(make_window: MakeWindow, around: Around) -> None:
    path = put_example(around.folders.bases, around)
    window = make_window()
    openings_of(window).open_example()
    settle(window)
    assert "EXEMPLE" in window.frame.example.sentence
    assert window.frame.example.isVisible()
    assert "EXEMPLE" in window.windowTitle()

    window.frame.example.leave.setFocus()
    QTest.keyClick(window.frame.example.leave, Qt.Key.Key_Return)
    window.desk.bus.changed.emit(frozenset({"dossiers"}))
    settle(window)
    assert "tout ce que vous y avez saisi" in window.frame.example.sentence
    assert path.exists()

    QTest.keyClick(window.frame.example.delete, Qt.Key.Key_Return)
    settle(window)

    assert list(path.parent.iterdir()) == []
    assert not window.frame.example.isVisible()


def test_enter_once_too_often_and_escape_keep_the_example(make_window: MakeWindow, around: Around) -> None:
    path = put_example(around.folders.bases, around)
    window = make_window()
    openings_of(window).open_example()
    settle(window)
    leave = window.frame.example.leave
    leave.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(window.focusWidget(), key)
        settle(window)

    assert path.exists()
    assert "EXEMPLE GAL fictif" in window.frame.example.sentence
    assert leave.hasFocus()


def test_u2_an_example_deleted_can_be_made_again(make_window: MakeWindow, around: Around) -> None:
    put_example(around.folders.bases, around)
    window = make_window()
    openings_of(window).open_example()
    settle(window)
    window.pages["dossiers"].view.bin.click()  # type: ignore[attr-defined]
    settle(window)
    window.frame.example.leave.click()
    window.frame.example.delete.click()
    settle(window)
    openings_of(window).open_example()
    settle(window)

    assert window.pages["dossiers"].view.listing.model.total == 60  # type: ignore[attr-defined]


def test_u3_missing_recent_bases_are_greyed_with_the_reason(
    make_window: MakeWindow, base_path: Path, tmp_path: Path
) -> None:
    window = make_window(base_path)
    window.memory.opened(tmp_path / "perdue.leaderdesk")
    openings_of(window).read_recents()
    settle(window)
    shown = [(action.isEnabled(), action.text()) for action in window.menus.recents.actions()]

    assert [is_there for is_there, _ in shown] == [False, True]
    assert "introuvable" in shown[0][1]


def test_u4_window_comes_back_as_it_was(make_window: MakeWindow, base_path: Path) -> None:
    first = make_window(base_path)
    first.show_page("history")
    first.resize(1100, 700)
    first.close()
    settle(first)
    again = make_window()
    openings_of(again).open_first(None)
    settle(again)

    assert again.desk.state is not None
    assert again.desk.state.facts.path == base_path
    assert (again.memory.size.width(), again.memory.size.height()) == (1100, 700)
    assert again.frame.pages.currentWidget() is again.pages["history"]


def test_u4_columns_come_back_as_they_were(make_window: MakeWindow, base_path: Path, qtbot: QtBot) -> None:
    window = make_window(base_path)
    table = window.pages["dossiers"].view.listing.table  # type: ignore[attr-defined]
    table.horizontalHeader().resizeSection(3, 222)
    table.sortByColumn(7, Qt.SortOrder.DescendingOrder)
    shape = table.shape()
    with qtbot.waitSignal(table.findChild(RememberedTable).kept):
        pass
    window.desk.close()
    settle(window)
    again = make_window(base_path).pages["dossiers"].view.listing.table  # type: ignore[attr-defined]

    assert again.shape() == shape
    assert again.columnWidth(3) == 222


def test_u5_status_line_says_saved_then_not_saved(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Enregistré" in window.frame.status.words.text()

    def full(*_: object) -> None:
        raise Fault("disk_full", path="/disque/marais.leaderdesk")

    monkeypatch.setattr("leaderdesk.services.dossiers.bin_dossiers", full)
    window.pages["dossiers"].view.bin.click()  # type: ignore[attr-defined]
    settle(window)

    assert window.frame.status.words.text() == "Non enregistré\u00a0: disque plein"
    assert [row.word for row in window.frame.messages.rows()] == ["Erreur"]


def test_u6_undo_and_redo_are_named(window: Window) -> None:
    window.pages["dossiers"].view.bin.click()  # type: ignore[attr-defined]
    settle(window)
    what = "Mettre à la corbeille le dossier 2026-001"
    assert window.menus.actions["undo"].text() == f"Annuler «\u00a0{what}\u00a0»"

    window.menus.actions["undo"].trigger()
    settle(window)

    assert window.menus.actions["redo"].text() == f"Rétablir «\u00a0{what}\u00a0»"


def test_u12_ctrl_f_goes_to_the_filter_and_escape_clears(window: Window) -> None:
    listing = window.pages["dossiers"].view.listing  # type: ignore[attr-defined]
    window.menus.actions["find"].trigger()
    assert listing.filter_box.hasFocus()
    QTest.keyClicks(listing.filter_box, "epicerie")
    assert listing.count.text() == "1 sur 5"

    QTest.keyClick(listing.filter_box, Qt.Key.Key_Escape)

    assert listing.count.text() == "5"


def test_u28_a_backup_taken_meanwhile_leaves_the_keyboard_where_it_is(window: Window) -> None:
    window.menus.actions["find"].trigger()
    before = window.focusWidget()
    window.desk.back_up("halfhour")
    settle(window)
    window.say(Message("warning", "Attention à la marche."))

    assert window.focusWidget() is before


def test_u42_commands_change_the_size_of_texts(window: Window) -> None:
    usual = window.frame.rail.buttons["dossiers"].fontMetrics().height()
    for _ in range(5):
        window.menus.actions["larger"].trigger()
    assert window.looks.text_scale == 200
    assert window.frame.rail.buttons["dossiers"].fontMetrics().height() > 1.8 * usual

    window.menus.actions["usual"].trigger()

    assert window.looks.text_scale == 100


def test_a_long_name_of_a_gal_leaves_room_to_the_pages(window: Window) -> None:
    rail, name = window.frame.rail, "GAL du Pays des Hautes Vallées et des Plateaux de la Grande Montagne " * 3
    rail.show_base(name, "gal.leaderdesk")

    assert (len(rail.gal.text()) <= 60, rail.gal.toolTip(), rail.gal.accessibleName()) == (True, name, name)
    rail.show_base("GAL des Marais", "gal.leaderdesk")
    assert (rail.gal.text(), rail.gal.toolTip()) == ("GAL des Marais", "")


def test_every_page_is_seen_in_the_navigation_of_a_small_screen(window: Window) -> None:
    rail = window.frame.rail
    window.resize(1366, 768)
    settle(window)
    seen = [each.visibleRegion().boundingRect().height() == each.height() for each in rail.buttons.values()]
    pressed = rail.buttons["home"].height()
    window.resize(1920, 1080)
    settle(window)

    assert (len(seen), all(seen)) == (len(rail.buttons), True)
    # Wide enough to be clicked, and at ease again where there is room.
    assert 24 <= pressed < rail.buttons["home"].height()


def test_u60_no_key_does_two_things(window: Window) -> None:
    keys = [
        each.toString() for action in window.menus.actions.values() for each in action.shortcuts() if each.toString()
    ]

    assert sorted(keys) == sorted(set(keys))
    taken_by_spreadsheets = {"F2", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+;", "Ctrl+D"}
    assert not taken_by_spreadsheets & {QKeySequence(key).toString() for key in keys}


def test_u60_the_list_of_keys_opens_and_returns(window: Window) -> None:
    window.menus.actions["shortcuts"].trigger()
    assert helping_of(window).shortcuts.listing.model.total > 15
    helping_of(window).shortcuts.back.click()

    assert window.frame.pages.currentWidget() is window.pages["dossiers"]


def test_u62_backups_are_dated_and_listed(window: Window) -> None:
    window.show_page("backups")
    window.pages["backups"].back_up()  # type: ignore[attr-defined]
    settle(window)

    assert window.pages["backups"].view.listing.model.total == 2  # type: ignore[attr-defined]
    assert "sauvegarde vérifiée" in window.frame.status.words.text()


def test_checking_the_base_tells_in_words(window: Window) -> None:
    view = window.pages["backups"].view  # type: ignore[attr-defined]
    view.check.click()
    settle(window)

    assert view.report is not None
    assert view.check.isEnabled()


def test_u66_opening_and_closing_leaves_the_file_as_it_was(make_window: MakeWindow, base_path: Path) -> None:
    before = hashlib.sha256(base_path.read_bytes()).hexdigest()
    window = make_window(base_path)
    window.desk.close()
    settle(window)

    assert hashlib.sha256(base_path.read_bytes()).hexdigest() == before


def test_closing_the_base_returns_to_the_first_screen(window: Window) -> None:
    window.menus.actions["close"].trigger()
    settle(window)

    assert window.frame.pages.currentWidget() is window.start
    assert not window.menus.actions["undo"].isEnabled()


def test_a_failed_backup_at_the_end_is_read_before_the_window_goes(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed_without_backup(base: OpenBase, *_: object) -> None:
        base.close()
        raise Fault("disk_full", path="/sauvegardes/marais")

    window.pages["dossiers"].view.bin.click()  # type: ignore[attr-defined]
    settle(window)
    monkeypatch.setattr("leaderdesk.services.bases.close_base", closed_without_backup)
    window.close()
    settle(window)

    assert window.isVisible()
    assert [row.word for row in window.frame.messages.rows()] == ["Attention"]
    assert "vos saisies sont bien dans la base" in window.frame.messages.rows()[0].message.words


def test_f23_an_unwritable_place_leaves_the_choices_and_says_why(make_window: MakeWindow, around: Around) -> None:
    around.folders.bases.parent.mkdir(parents=True, exist_ok=True)
    around.folders.bases.write_text("in the way")
    window = make_window()
    openings_of(window).open_example()
    settle(window)

    assert window.frame.pages.currentWidget() is window.start
    assert [row.word for row in window.frame.messages.rows()] == ["Erreur"]


def test_a_backup_that_fails_meanwhile_does_not_say_unsaved(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise Fault("disk_full", path="/sauvegardes/marais")

    monkeypatch.setattr("leaderdesk.services.backups.backup_base", full)
    window.desk.back_up("halfhour")
    settle(window)

    assert window.frame.status.words.text().startswith("Enregistré")
    assert [row.word for row in window.frame.messages.rows()] == ["Attention"]


def test_half_hour_backs_up_only_what_changed(window: Window) -> None:
    window.desk.back_up_if_changed()
    settle(window)
    assert window.desk.state is not None
    kept = window.desk.state.facts.last_backup
    window.pages["dossiers"].view.bin.click()  # type: ignore[attr-defined]
    settle(window)
    window.desk.back_up_if_changed()
    settle(window)

    after = window.desk.state.facts.last_backup
    assert kept is not None
    assert kept.why == "close"
    assert after is not None
    assert after.why == "halfhour"
