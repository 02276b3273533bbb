"""The tab « Paiements »: what is known of the money, no pretence, and the way to where it is typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.services.funding import say_amount
from leaderdesk.ui.dossiers.record.payments import PaymentsTab
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window


@pytest.fixture
def whole(window: Window) -> WholeDossier:
    """One of the dossiers."""
    found: list[WholeDossier] = []
    window.desk.ask(lambda base: read_whole_dossier(base, list_dossiers(base)[0].id), found.append)
    settle(window)
    return found[0]


@pytest.fixture
def tab(window: Window, whole: WholeDossier, qtbot: QtBot) -> PaymentsTab:
    made = PaymentsTab(window.desk)
    qtbot.addWidget(made)
    made.resize(800, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_dossier(whole.record.id)
    settle(window)
    return made


def test_what_was_said_is_listed_by_day_and_the_last_of_each_stage_stands_on_top(
    tab: PaymentsTab, window: Window, whole: WholeDossier
) -> None:
    fund = whole.funding[0].fund_id
    assert fund is not None

    def work(base: OpenBase) -> object:
        say_amount(base, whole.record.id, fund, "voted", 8_000_00, date(2026, 5, 2))
        return say_amount(base, whole.record.id, fund, "requested", 9_000_00, date(2026, 2, 2))

    window.desk.act(work)
    tab.note_change(frozenset({"dossiers"}), is_in_front=True)
    settle(window)

    lines = [tab.staged.model.line(each) for each in range(2)]
    assert [line.texts[2] for line in lines if line] == ["Demandé", "Voté"]
    assert tab.facts["voted"].value.text().replace("\u202f", " ").replace("\u00a0", " ") == "8 000,00 €"
    assert tab.facts["paid"].isHidden()


def test_nothing_said_leads_to_where_it_is_typed(tab: PaymentsTab, whole: WholeDossier) -> None:
    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    tab.focus_first()
    QTest.keyClick(tab.focusWidget(), Qt.Key.Key_Space)
    tab.plan_claims.setFocus()
    QTest.keyClick(tab.focusWidget(), Qt.Key.Key_Space)

    key = whole.record.id
    assert visits == [Visit("dossiers", key, "financing"), Visit("dossiers", key, "treasury:claims")]
