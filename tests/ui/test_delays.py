"""The page of delays by keyboard: from mark to mark, the cases behind one, the table, then the dossier."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.claims import add_claim
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.programmes import read_programme
from leaderdesk.ui.delays.columns import CaseRow
from leaderdesk.ui.delays.page import DelaysPage
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_Key = Qt.Key
FILED = date(2026, 1, 5)
WHOLE = "De la demande de paiement au versement"


def pay(base: OpenBase) -> int:
    """Three claims of one dossier paid after 30, 60 and 90 days, and one that waits."""
    key = min(each.id for each in list_dossiers(base))
    (fund, *_) = [each.id for each in read_programme(base).funds]
    for days in (30, 60, 90):
        add_claim(base, key, fund, filed_on=FILED, paid_on=FILED + timedelta(days=days))
    add_claim(base, key, fund, filed_on=FILED)
    return key


def items(page: DelaysPage) -> list[CaseRow]:
    """What the list shows."""
    model = page.view.cases.model
    return [line.item for rank in range(model.rowCount()) if (line := model.line(rank))]


def test_delays_are_explored_by_keyboard(window: Window, qtbot: QtBot) -> None:
    keys: list[int] = []
    window.desk.ask(pay, keys.append)
    settle(window)
    window.go_to("delays")
    settle(window)
    page = window.pages["delays"]
    assert isinstance(page, DelaysPage)
    view, drawing = page.view, page.view.panel.drawing
    QTest.keyClick(drawing, _Key.Key_Home)
    for _ in range([each.name for each in drawing.marks].index(WHOLE)):
        QTest.keyClick(drawing, _Key.Key_Right)
    assert view.panel.told.text() == f"{WHOLE}\u00a0: 3\u00a0cas\u00a0: trop peu pour une médiane, 1 en cours"

    QTest.keyClick(drawing, _Key.Key_Return)
    assert view.behind.text() == f"{WHOLE}\u00a0: 4"
    assert [each.days for each in items(page)][1:] == [90, 60, 30]

    QTest.keyClick(drawing, _Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert view.panel.listing is not None
    shown = view.panel.listing.model
    texts = {line.text(0): line.texts for rank in range(shown.rowCount()) if (line := shown.line(rank))}
    assert texts[WHOLE][1:6] == ("3", "1", "trop peu de cas", "trop peu de cas", "trop peu de cas")

    page.show_mode("running")
    settle(window)
    (waiting,) = [each for each in items(page) if each.claim]
    assert (waiting.claim, waiting.hand) == (4, "le GAL")
    with qtbot.waitSignal(page.visit_wished) as wished:
        view.cases.table.opened.emit(waiting)
    assert wished.args == [Visit("dossiers", keys[0], "payments")]
