"""What a workbook would suppose is seen in the preview, answered once for all rows, and said otherwise in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.domain.workbooks.verdicts import CofunderShare
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.programmes import add_funder
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage
from leaderdesk.words import workbooks as words
from tests.ui.desks import ask, say
from tests.ui.test_workbooks_in import pasted, press, verdicts, waited

_Key = Qt.Key
FOLLOW_UP = """\
N° dossier;Intitulé;Porteur;Coût total;Coût éligible;FEADER;Région;ADEME
2026-101;Four à pain;Fournil de Lys;10 000,00;10 000,00;6 400,00;1 600,00;
2026-102;Halle;Fournil de Lys;20 000,00;20 000,00;6 400,00;;1 600,00
2026-103;Sentier;Fournil de Lys;20 000,00;20 000,00;6 400,00;1 600,00;"""


@pytest.fixture
def first_page() -> str:
    return "workbooks"


@pytest.fixture
def page(window: Window) -> ArrivalsPage:
    def work(base: OpenBase) -> int:
        return add_funder(base, name="Région Occitanie", kind="region", is_public=True)

    ask(window, work)
    window.go_to("workbooks")
    settle(window)
    side = window.pages["workbooks"].part  # type: ignore[attr-defined]  # the page of workbooks
    assert isinstance(side, ArrivalsPage)
    return side


def test_a_funder_is_answered_once_and_a_nature_is_said_otherwise(
    window: Window, qtbot: QtBot, page: ArrivalsPage
) -> None:
    pasted(qtbot, page, FOLLOW_UP)
    with qtbot.waitActive(window):
        window.activateWindow()
    view, rows = page.view.book, page.view.book.rows
    view.sections.show_section("rows")
    assert verdicts(page) == ["doubt", "new", "doubt"]
    assert view.summary.text().endswith("Financeur nouveau, qui sera créé\u00a0: ADEME.")
    assert [(each.field, each.read, each.count) for each in page.hand.words] == [("cofunders", "Région", 2)]

    rows.listing.table.setFocus()
    press(_Key.Key_F3)
    press(_Key.Key_1)
    waited(qtbot, page)
    assert verdicts(page) == ["new", "new", "new"]
    assert page.hand.rows[2].value("cofunders") == (CofunderShare("Région Occitanie", 160000),)

    assert rows.record.row is not None
    told = [words.problem(each) for each in rows.record.row.proposal.supposed]
    assert "Porteur nouveau, supposé privé, car son type n’est pas dit." in told
    table, model = rows.record.listing.table, rows.record.listing.model
    key = rows.record.row.key
    place = model.row_of((key, "holder_nature"))
    assert place is not None
    table.setFocus()
    table.go_to(place, model.place_of("new"))
    say(window, "Assimilé public")
    waited(qtbot, page)
    assert [row.value("holder_nature") for row in page.hand.rows if row.key == key] == ["public_like"]
