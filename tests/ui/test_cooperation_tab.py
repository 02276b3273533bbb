"""The tab « Coopération »: it shows for its strand alone; partners, costs and a departure by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.cooperation.sheets import CooperationSheet
from leaderdesk.services.around import Around
from leaderdesk.services.cooperation import edit_partners, read_cooperation
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.fiches import edit_fiche
from leaderdesk.ui.dossiers.record.cooperation.tab import CooperationTab
from leaderdesk.ui.dossiers.record.frame import RecordFrame
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
TODAY = date(2026, 11, 21)


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, lambda *_: None)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


def sheet_of(alone: Alone, key: int) -> CooperationSheet:
    found: CooperationSheet = asked(alone, lambda base: read_cooperation(base, key, TODAY))
    return found


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_cooperation_is_typed_and_a_departure_tried_then_noted(qtbot: QtBot, alone: Alone) -> None:
    tab = show_tab(qtbot, alone, CooperationTab, asked(alone, lambda base: list_dossiers(base)[0].id))
    view, key = tab.view, tab.key or 0
    tab.focus_part("partners")
    for name in ("Nous", "Lot", "Segovia"):
        view.partners.go_to(None, "name")
        press(alone, name, Key.Key_Return)
    keys = {each.name: each.id for each in sheet_of(alone, key).partners}
    for name, role, share in (("Nous", "notre GAL", "50"), ("Lot", "chef de file", "30"), ("Segovia", "", "20")):
        if role:
            view.partners.go_to(keys[name], "role")
            press(alone, role, Key.Key_Return)
        view.partners.go_to(keys[name], "share")
        press(alone, share, Key.Key_Return)
    tab.focus_part("costs")
    press(alone, "Guide", Key.Key_Return)
    cost = sheet_of(alone, key).costs[0].row.id
    for column, typed in (("amount", "1000"), ("paid_by_id", "Lot"), ("paid_on", "02/11/2026")):
        view.costs.go_to(cost, column)
        press(alone, typed, Key.Key_Return)

    sheet = sheet_of(alone, key)
    assert [(each.is_us, each.is_lead, each.share) for each in sheet.partners] == [
        (True, False, Fraction(1, 2)),
        (False, True, Fraction(3, 10)),
        (False, False, Fraction(1, 5)),
    ]
    assert [plain(words) for words in view.transfers.words] == [
        "Nous doit 500,00 € à Lot.",
        "Segovia doit 200,00 € à Lot.",
    ]

    view.partners.go_to(keys["Segovia"], "name")
    view.try_leaving.click()
    settle_all(alone)
    assert (
        plain(view.departure.words[0])
        == "Si Segovia partait le 21/11/2026, 0,00 € de coûts communs iraient aux autres."
    )
    view.departure.rows[len(view.departure.words) - 1].button.click()
    settle_all(alone)
    assert {each.name: each.left_on for each in sheet_of(alone, key).partners}["Segovia"] == TODAY


def test_a_departure_tried_from_elsewhere_comes_in_sight(qtbot: QtBot, alone: Alone) -> None:
    key = asked(alone, lambda base: list_dossiers(base)[0].id)
    names = [RowEdit(None, {"name": name}) for name in ("Lot", "Segovia")]
    alone.desk.act(lambda base: edit_partners(base, key, names))
    tab = show_tab(qtbot, alone, CooperationTab, key)
    tab.resize(900, 420)
    tab.focus_first()

    view = tab.view
    # As Alt+E does, which leaves the keyboard where it is.
    view.try_leaving.click()
    settle_all(alone)

    noting = view.departure.rows[len(view.departure.words) - 1].button
    assert focused() is view.try_leaving
    qtbot.waitUntil(lambda: not noting.visibleRegion().isEmpty())
    QTest.keyClick(focused(), Key.Key_Tab)
    QTest.keyClick(focused(), Key.Key_Tab)
    assert focused() is noting


def test_a_dossier_read_too_late_leaves_the_names_of_the_one_in_front(qtbot: QtBot, alone: Alone) -> None:
    key, other = asked(alone, lambda base: [each.id for each in list_dossiers(base)[:2]])
    alone.desk.act(lambda base: edit_partners(base, key, [RowEdit(None, {"name": "Lot"})]))
    alone.desk.act(lambda base: edit_partners(base, other, [RowEdit(None, {"name": "Segovia"})]))
    tab = show_tab(qtbot, alone, CooperationTab, key)

    tab.refresh(other)
    settle_all(alone)

    assert list(tab.view.columns.names.values()) == ["Lot"]


def test_the_tab_is_offered_to_the_dossiers_of_its_strand(qtbot: QtBot, alone: Alone) -> None:
    frame = RecordFrame(alone.desk)
    qtbot.addWidget(frame)
    frame.resize(1_600, 900)
    alone.desk.bus.changed.connect(frame.note_change)
    frame.show()
    key = asked(alone, lambda base: list_dossiers(base)[0].id)
    frame.show_dossier(key, "cooperation")
    settle_all(alone)
    assert (frame.name, frame.bar.buttons["cooperation"].isVisible()) == ("project", False)

    fiche = asked(alone, lambda base: read_whole_dossier(base, key).record.fiche_id)
    alone.desk.act(lambda base: edit_fiche(base, fiche, strand="cooperation"))
    settle_all(alone)
    assert frame.bar.buttons["cooperation"].isVisible()
    frame.step(-1)
    frame.bring("cooperation")
    alone.desk.act(lambda base: edit_fiche(base, fiche, strand="projects"))
    settle_all(alone)
    assert (frame.name, frame.bar.buttons["cooperation"].isVisible()) == ("project", False)
