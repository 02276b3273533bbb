"""The record of a dossier: its head, its moves, its tabs for the project, the files and the history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.domain.likeness.indexes import Lookalike
from leaderdesk.domain.money import Cents
from leaderdesk.domain.sheets.heads import Amounts
from leaderdesk.services.dossiers import edit_dossier, read_whole_dossier
from leaderdesk.services.neighbours import Neighbour
from leaderdesk.ui.dossiers.lookalikes import Lookalikes
from leaderdesk.ui.dossiers.page import DossiersPage
from leaderdesk.ui.dossiers.record.alerts import AlertButton
from leaderdesk.ui.dossiers.record.attachments import AttachmentsTab
from leaderdesk.ui.dossiers.record.head import FULL, MEDIUM
from leaderdesk.ui.dossiers.record.history import HistoryTab
from leaderdesk.ui.dossiers.record.project import ProjectTab
from leaderdesk.ui.dossiers.record.tabs import TabPlaces
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.test_dossiers import page, press, read, rows

__all__ = ["page"]

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def key(window: Window, page: DossiersPage) -> int:
    """The dossier 2026-001, opened."""
    found = rows(window)["2026-001"].id
    page.show_record(found)
    settle(window)
    return found


def project(page: DossiersPage) -> ProjectTab:
    assert isinstance(page.record.tab, ProjectTab)
    return page.record.tab


@pytest.mark.usefixtures("key")
def test_the_head_says_where_the_dossier_stands(page: DossiersPage) -> None:
    head = page.record.head

    assert (head.number.text(), head.title.text()) == ("Dossier 2026-001", "Halle d’Étaples")
    assert head.status.text() == "Instruit"
    assert head.facts["total"].value.text() == "12\u202f345,67\u00a0€"
    assert head.next.text().startswith("Prochaine étape\u00a0: ")


@pytest.mark.usefixtures("key")
def test_u53_the_head_says_an_unknown_cost_unknown(window: Window, page: DossiersPage) -> None:
    head, today = page.record.head, window.desk.around.today()
    assert head.head is not None
    none = Cents(0)
    bare = Amounts(none, none, none, None, none, none, none, 0)
    head.show_head(replace(head.head, amounts=bare), today)
    facts = {name: head.facts[name].value.text() for name in ("total", "eligible", "fund", "own")}

    assert facts == {"total": "non renseigné", "eligible": "", "fund": "non renseigné", "own": ""}
    assert not head.facts["eligible"].isVisible()


@pytest.mark.usefixtures("key")
def test_a_long_title_leaves_room_to_the_tabs(window: Window, page: DossiersPage) -> None:
    window.resize(1366, 768)
    settle(window)
    head, today, title = page.record.head, window.desk.around.today(), "Réhabiliter la grange et ses abords " * 12
    assert head.head is not None
    head.show_head(replace(head.head, title=title), today)

    assert (len(head.title.text()) <= 110, head.title.text()[-1]) == (True, "…")
    assert (head.title.toolTip(), head.title.accessibleName()) == (title, title)
    window.resize(1600, 1200)
    settle(window)
    assert (head.room, len(head.title.text()) > 110) == (FULL, True)


def test_a_neighbour_with_a_long_title_does_not_widen_the_page(qtbot: QtBot) -> None:
    shown = Lookalikes("Aucun")
    qtbot.addWidget(shown)
    look = Lookalike("", 50, may_be_same=False, matches=())
    shown.show_found([Neighbour(1, "2026-001", "Réhabiliter la grange et ses abords " * 6, "P", "contact", look)])

    assert shown.minimumSizeHint().width() < 300


@pytest.mark.usefixtures("key")
def test_in_a_low_window_the_alerts_are_counted_and_said_when_asked(window: Window, page: DossiersPage) -> None:
    window.resize(1366, 768)
    settle(window)
    head = page.record.head

    assert (head.room, head.alerts.isVisible(), head.facts["total"].isVisible()) == (MEDIUM, False, True)
    assert head.head is not None
    count = len(head.head.alerts)
    assert head.more.text() == f"Voir {count} alertes"
    head.more.setFocus()
    press(window, Qt.Key.Key_Return)
    assert (head.alerts.isVisible(), head.more.text()) == (True, "Voir moins d’alertes")
    assert len(head.alerts.findChildren(AlertButton)) == count


def test_a_move_is_made_at_a_day_and_taken_back(window: Window, page: DossiersPage, key: int) -> None:
    press(window, Qt.Key.Key_S, _CTRL | _SHIFT)
    page.record.moves.buttons["programmed"].setFocus()
    press(window, Qt.Key.Key_Return)
    assert rows(window)["2026-001"].status == "programmed"
    (told,) = window.frame.messages.rows()
    assert told.message.words.startswith("Dossier 2026-001\u00a0: statut «\u00a0Programmé\u00a0»")

    told.act()
    settle(window)
    assert read(window, lambda base: read_whole_dossier(base, key)).status == "instructed"
    assert page.record.head.status.text() == "Instruit"


@pytest.mark.usefixtures("key")
def test_escape_closes_the_moves_before_the_record(window: Window, page: DossiersPage) -> None:
    press(window, Qt.Key.Key_S, _CTRL | _SHIFT)
    assert page.record.moves.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert (page.record.moves.isVisible(), page.beside.is_open) == (False, True)
    assert page.record.head.status.hasFocus()

    press(window, Qt.Key.Key_Escape)
    assert page.view.listing.table.hasFocus()


@pytest.mark.usefixtures("key")
def test_tabs_are_reached_by_ctrl_page_and_by_alt_and_a_digit(window: Window, page: DossiersPage) -> None:
    press(window, Qt.Key.Key_PageDown, _CTRL)
    names = list(page.record.bar.buttons)
    assert page.record.name == names[1]
    press(window, Qt.Key.Key_PageUp, _CTRL)
    assert page.record.name == "project"

    press(window, Qt.Key.Key_2, _ALT)
    assert page.record.name == names[1]


@pytest.mark.usefixtures("key")
def test_tab_goes_from_the_name_of_a_tab_into_it(window: Window, page: DossiersPage) -> None:
    record, missed = page.record, []
    for name in ("treasury", "convention", "payments", "running", "project"):
        record.bring(name)
        settle(window)
        record.bar.focus_current()
        press(window, Qt.Key.Key_Tab)
        if record.bar.others.hasFocus():
            press(window, Qt.Key.Key_Tab)
        if not record.tab.isAncestorOf(window.focusWidget()):
            missed.append(name)

    assert missed == []


def test_a_field_is_saved_when_it_is_left(window: Window, page: DossiersPage, key: int) -> None:
    page.record.enter_part("project:theme")
    QTest.keyClicks(window.focusWidget(), "Services")
    press(window, Qt.Key.Key_Tab)

    record = read(window, lambda base: read_whole_dossier(base, key)).record
    assert record.theme == "Services"


def test_a_field_typed_in_is_saved_when_another_dossier_is_shown(window: Window, page: DossiersPage, key: int) -> None:
    page.record.enter_part("project:partners")
    QTest.keyClicks(window.focusWidget(), "Commune")
    page.show_record(rows(window)["2026-002"].id)
    settle(window)

    assert read(window, lambda base: read_whole_dossier(base, key)).record.partners == "Commune"
    assert project(page).form.editor("partners").value() is None


def test_a_record_closed_and_opened_again_still_saves(window: Window, page: DossiersPage, key: int) -> None:
    page.beside.close_record()
    page.show_record(key, "project:theme")
    settle(window)
    QTest.keyClicks(window.focusWidget(), "Culture")
    press(window, Qt.Key.Key_Tab)

    assert rows(window)["2026-001"].theme == "Culture"


def test_a_share_is_typed_in_percent(window: Window, page: DossiersPage, key: int) -> None:
    page.record.enter_part("project:inside_share")
    QTest.keyClicks(window.focusWidget(), "62,5")
    press(window, Qt.Key.Key_Tab)

    share = read(window, lambda base: read_whole_dossier(base, key)).record.inside_share
    assert share * 1000 == 625


def test_a_note_asks_something_and_is_done(window: Window, page: DossiersPage, key: int) -> None:
    notes = project(page).notes
    notes.form.editor("text").take("Rappeler la mairie")
    notes.form.editor("asked_of").take("Mairie")
    notes.keep.click()
    settle(window)
    (note,) = read(window, lambda base: read_whole_dossier(base, key)).notes
    assert (note.text, note.asked_of, note.done_on) == ("Rappeler la mairie", "Mairie", None)

    notes.end_wished.emit(note.id, True)
    settle(window)
    (note,) = read(window, lambda base: read_whole_dossier(base, key)).notes
    assert note.done_on is not None


def test_a_tag_is_put_and_taken_off(window: Window, page: DossiersPage, key: int) -> None:
    tags = project(page).tags
    tags.field.setFocus()
    QTest.keyClicks(tags.field, "urgent")
    press(window, Qt.Key.Key_Return)
    assert read(window, lambda base: read_whole_dossier(base, key)).tags == ("urgent",)

    tags.removal_wished.emit("urgent")
    settle(window)
    assert read(window, lambda base: read_whole_dossier(base, key)).tags == ()


def test_files_dropped_are_kept_and_read_again(window: Window, page: DossiersPage, key: int, tmp_path: Path) -> None:
    page.show_record(key, "attachments")
    settle(window)
    tab = page.record.tab
    assert isinstance(tab, AttachmentsTab)
    source = tmp_path / "devis.pdf"
    source.write_bytes(b"devis")
    drop(tab, source)
    settle(window)
    tab.view.verify.click()
    settle(window)

    assert [row.name for row in read(window, lambda base: read_whole_dossier(base, key)).attachments] == ["devis.pdf"]
    shown = tab.view.listing.model.line(0)
    assert shown is not None
    assert (shown.texts[0], shown.texts[-1]) == ("devis.pdf", "✓ Identique au fichier joint")


def test_files_are_asked_for_in_one_place(window: Window, page: DossiersPage, key: int, tmp_path: Path) -> None:
    page.show_record(key, "attachments")
    settle(window)
    tab = page.record.tab
    assert isinstance(tab, AttachmentsTab)
    assert (tab.view.add.isVisible(), tab.view.begin.isVisible()) == (False, True)

    source = tmp_path / "devis.pdf"
    source.write_bytes(b"devis")
    tab.attach([source])
    settle(window)

    assert (tab.view.add.isVisible(), tab.view.begin.isVisible()) == (True, False)


def test_a_file_taken_off_comes_back(window: Window, page: DossiersPage, key: int, tmp_path: Path) -> None:
    page.show_record(key, "attachments")
    source = tmp_path / "statuts.pdf"
    source.write_bytes(b"statuts")
    tab = page.record.tab
    assert isinstance(tab, AttachmentsTab)
    tab.attach([source])
    settle(window)
    tab.view.detach.click()
    settle(window)
    assert read(window, lambda base: read_whole_dossier(base, key)).attachments == ()

    window.frame.messages.rows()[0].act()
    settle(window)
    assert tab.view.listing.model.total == 1


def test_a_value_is_put_back_from_the_history(window: Window, page: DossiersPage, key: int) -> None:
    page.record.enter_part("project:theme")
    QTest.keyClicks(window.focusWidget(), "Services")
    press(window, Qt.Key.Key_Tab)
    page.show_record(key, "history")
    settle(window)
    tab = page.record.tab
    assert isinstance(tab, HistoryTab)
    heading, first = tab.listing.model.entry(0), tab.listing.model.line(1)
    assert isinstance(heading, Heading)
    assert first is not None
    assert first.texts[1:4] == ("Thème", "", "Services")
    tab.put_back.click()
    settle(window)

    assert rows(window)["2026-001"].theme is None


def test_a_base_that_may_only_be_read_is_shown_and_not_changed(window: Window, page: DossiersPage, key: int) -> None:
    assert window.desk.state is not None
    path = window.desk.state.facts.path
    window.desk.look_at(path)
    settle(window)
    page.show_record(key)
    settle(window)

    assert page.record.head.title.text() == "Halle d’Étaples"
    assert not page.record.head.status.isEnabled()
    assert not page.view.new.isEnabled()
    assert not page.view.listing.table.is_editable
    page.begin_new()
    assert page.view.isVisible()


def test_a_dossier_whose_creation_is_taken_back_is_no_longer_shown(window: Window, page: DossiersPage) -> None:
    page.creation.form.editor("title").take("Ressourcerie")
    page.creation.form.editor("holder").take("Mairie")
    page.creation.make.click()
    settle(window)
    assert page.record.head.title.text() == "Ressourcerie"

    window.undo()
    settle(window)
    assert not page.beside.is_open
    assert [row.message.kind for row in window.frame.messages.rows()] == ["information"]


def drop(tab: AttachmentsTab, path: Path) -> None:
    """Drag a file over a tab, and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    tab.dragEnterEvent(entered)
    assert entered.isAccepted()
    tab.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


@pytest.mark.usefixtures("key")
def test_tabs_that_do_not_fit_are_in_a_menu_and_reached_by_key(page: DossiersPage, qtbot: QtBot) -> None:
    bar = page.record.bar
    bar.setFixedWidth(420)
    qtbot.waitUntil(bar.others.isVisible)
    shown_for_all = {place.name for place in TabPlaces().all() if place.strand is None}
    hidden = [name for name in bar.buttons if name in shown_for_all and not bar.buttons[name].isVisible()]
    offered = [action.text() for action in bar.others.menu().actions() if action.isVisible()]
    assert len(offered) == len(hidden)

    page.record.enter_part(hidden[-1])

    assert bar.buttons[hidden[-1]].isVisible()
    assert bar.width() >= sum(each.width() for each in bar.buttons.values() if each.isVisible())
    bar.setFixedWidth(2_000)
    qtbot.waitUntil(lambda: not bar.others.isVisible())


@pytest.mark.usefixtures("key")
def test_a_refusal_leaves_with_its_dossier(window: Window, page: DossiersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaderdesk.ui.kit.messages._JUST_SAID", -1)
    window.desk.act(lambda base: edit_dossier(base, 0, title="Halle"))
    settle(window)
    assert [row.word for row in window.frame.messages.rows()] == ["Erreur"]

    page.show_record(rows(window)["2026-002"].id)
    settle(window)
    assert window.frame.messages.rows() == []
