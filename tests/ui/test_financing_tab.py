"""The tab of financing: the plan typed, judged at each key, advised; funders replaced; what each stage said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.services import dossiers, funders, funding, history
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.edits import RowEdit
from leaderdesk.ui.dossiers.record.financing.tab import FinancingTab
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.page import Visit
from leaderdesk.words.plans import say_asked
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def add_funders(base: OpenBase, dossier: int) -> None:
    """The Département brings 1 500 € and may go up to 3 000 €; the Région could come."""
    department = funders.add_funder(base, name="Département", kind="department", is_public=True)
    funders.add_funder(base, name="Région", kind="region", is_public=True)
    bounds = {"amount_min": 0, "amount_max": 3_000_00}
    line = {"nature": "public", "funder_id": department, "amount": 1_500_00, **bounds}
    funding.edit_funding_lines(base, dossier, [RowEdit(None, line)])


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, add_funders)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def tab(qtbot: QtBot, alone: Alone) -> FinancingTab:
    key = asked(alone, lambda base: dossiers.list_dossiers(base)[0].id)
    return show_tab(qtbot, alone, FinancingTab, key)


def sheet_of(alone: Alone, tab: FinancingTab) -> FinancingSheet:
    today = alone.desk.around.clock().date()
    found: FinancingSheet = asked(alone, lambda base: funding.read_financing(base, tab.key or 0, today))
    return found


def put(tab: FinancingTab, row: int, column: str) -> None:
    tab.view.plan.table.setFocus()
    tab.view.plan.table.go_to(row, tab.view.plan.model.place_of(column))


def heard(tab: FinancingTab) -> list[Message]:
    found: list[Message] = []
    tab.said.connect(found.append)
    return found


def test_the_verdict_says_the_fund_and_what_limits_it(tab: FinancingTab) -> None:
    verdict = tab.view.verdict

    assert (verdict.word.text(), verdict.fund.value.text()) == ("Plan à équilibrer", "6\u202f000,00\u00a0€")
    assert verdict.sentences.words == [
        "Ce qui limite le fonds\u00a0: la contrepartie.",
        say_asked(9_876_53, 6_000_00),
        "Il reste 969,14\u00a0€ à trouver pour couvrir le coût.",
    ]


def test_the_plan_is_judged_while_it_is_typed_and_nothing_is_written(
    qtbot: QtBot, alone: Alone, tab: FinancingTab
) -> None:
    put(tab, 1, "amount")
    QTest.keyClicks(focused(), "2")
    QTest.keyClicks(focused(), "000")
    qtbot.waitUntil(lambda: tab.view.verdict.fund.value.text() == "7\u202f876,53\u00a0€")
    assert sheet_of(alone, tab).fund == 6_000_00
    press(alone, Key.Key_Escape)

    assert tab.view.verdict.fund.value.text() == "6\u202f000,00\u00a0€"


def test_a_late_answer_for_another_text_is_dropped(alone: Alone, tab: FinancingTab) -> None:
    put(tab, 1, "amount")
    QTest.keyClicks(focused(), "2")
    late = sheet_of(alone, tab)
    tab.trying._show(tab.key or 0, -1, late)  # noqa: SLF001 - the answer to a key typed long ago

    assert tab.trying.is_typing


def test_a_line_is_typed_with_who_pays_and_kept(alone: Alone, tab: FinancingTab) -> None:
    put(tab, 2, "giver")
    press(alone, "Reg", Key.Key_Tab)
    press(alone, "500", Key.Key_Return)

    line = sheet_of(alone, tab).lines[2]
    assert (line.row.name, line.row.nature, line.row.amount) == ("Région", "public", 500_00)
    assert tab.view.plan.model.index(2, 2).data() == "Public"


def test_a_refused_plan_says_what_to_change_and_leads_there(alone: Alone, tab: FinancingTab) -> None:
    put(tab, 1, "amount")
    press(alone, "0", Key.Key_Return)
    assert tab.view.verdict.word.text() == "Plan refusé par les règles"
    (lever,) = [row for row in tab.view.lacks.sentences.rows if row.button.text() == "Ajouter un financeur public"]
    lever.button.click()
    settle_all(alone)

    table = tab.view.plan.table
    assert (focused(), table.currentIndex().row(), table.currentIndex().column()) == (table, 2, 0)


def test_more_expenses_are_looked_for_in_the_other_tab(tab: FinancingTab) -> None:
    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    tab.focus_part("more_eligible")

    assert visits == [Visit("dossiers", tab.key or 0, "costs")]


def test_the_advice_is_applied_and_taken_back(alone: Alone, tab: FinancingTab) -> None:
    told = heard(tab)
    head = tab.view.least_own.sentences.rows[0]
    assert head.words.text().endswith("fonds 7\u202f901,22\u00a0€, reste à charge 2\u202f469,14\u00a0€.")
    head.button.click()
    settle_all(alone)
    sums = sheet_of(alone, tab).sums
    assert (sums.european, sums.public, told[0].words) == (
        *(7_901_22, 1_975_31),
        "Le plan conseillé est devenu le plan.",
    )
    asked(alone, history.undo)

    assert sheet_of(alone, tab).sums.public == 1_500_00


def test_a_withdrawn_funder_is_replaced_in_the_page(alone: Alone, tab: FinancingTab) -> None:
    told = heard(tab)
    put(tab, 1, "giver")
    QTest.keyClick(focused(), Key.Key_R, CTRL)
    assert (
        tab.view.replacing.title.text() == "«\u00a0Département\u00a0» se retire\u00a0: "
        "qui reprend ses 1\u202f500,00\u00a0€\u202f?"
    )
    press(alone, "Reg", Key.Key_Tab)
    tab.view.replacing.accept.setFocus()
    press(alone, Key.Key_Return)

    lines = sheet_of(alone, tab).lines
    assert [(each.row.name, each.is_refused) for each in lines[1:]] == [("Département", True), ("Région", False)]
    assert told[0].words == "Financeur remplacé\u00a0: sa ligne est gardée, marquée refusée."
    assert tab.view.plan.model.index(1, 3).data() == "Refusé le 21/11/2026"


def test_nobody_may_take_the_amount_yet(alone: Alone, tab: FinancingTab) -> None:
    put(tab, 1, "giver")
    tab.view.replace.click()
    tab.view.replacing.accept.setFocus()
    press(alone, Key.Key_Return)

    assert sheet_of(alone, tab).to_find == 969_14 + 1_500_00


def test_the_fund_itself_is_not_replaced(tab: FinancingTab) -> None:
    put(tab, 0, "giver")

    assert not tab.view.replace.isEnabled()


def test_stages_are_typed_one_after_the_other(alone: Alone, tab: FinancingTab) -> None:
    stages = tab.view.stages
    stages.table.setFocus()
    stages.table.go_to(0, stages.model.place_of("amount"))
    press(alone, "6000", Key.Key_Return)
    stages.table.go_to(1, stages.model.place_of("amount"))
    press(alone, "6500", Key.Key_Return)

    (chain,) = sheet_of(alone, tab).chains
    assert [(row.stage, row.amount) for row in chain.said] == [("requested", 6_000_00), ("instructed", 6_500_00)]
    assert tab.view.stage_problems.words == ["Le montant instruit dépasse de 500,00\u00a0€ le montant demandé."]


def test_the_revenue_is_tried_then_kept(qtbot: QtBot, alone: Alone, tab: FinancingTab) -> None:
    tab.view.revenue.focus_field("revenue")
    QTest.keyClicks(focused(), "12000")
    qtbot.waitUntil(lambda: tab.view.verdict.own.value.text() != "4\u202f845,67\u00a0€")
    assert sheet_of(alone, tab).revenue == 0
    press(alone, Key.Key_Return)

    assert sheet_of(alone, tab).revenue == 12_000_00


def test_who_pays_what_is_drawn_with_what_nobody_pays(tab: FinancingTab) -> None:
    drawing = tab.view.drawing.drawing
    assert drawing is not None

    assert drawing.said == (
        "FEADER\u00a0: 9\u202f876,53\u00a0€ (80\u00a0%). Département\u00a0: 1\u202f500,00\u00a0€ (12,15\u00a0%). "
        "À trouver\u00a0: 969,14\u00a0€ (7,85\u00a0%)."
    )


def test_a_base_to_look_at_shows_the_plan_and_takes_nothing(alone: Alone, tab: FinancingTab) -> None:
    tab.set_read_only(is_read_only=True)
    tab.note_change(frozenset({"dossiers"}), is_in_front=True)
    settle_all(alone)
    put(tab, 0, "amount")
    press(alone, "5", Key.Key_Return)

    assert (tab.view.plan.model.total, sheet_of(alone, tab).sums.european) == (2, 9_876_53)
    assert [row.button.isVisibleTo(tab) for row in tab.view.least_own.sentences.rows[:1]] == [False]


def test_a_check_leads_to_its_cell_even_before_the_plan_is_read(qtbot: QtBot, alone: Alone, tab: FinancingTab) -> None:
    again = FinancingTab(alone.desk)
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    again.show_dossier(tab.key or 0)
    again.focus_part("cofunding")
    settle_all(alone)

    index = again.view.plan.table.currentIndex()
    assert (focused(), index.row()) == (again.view.plan.table, 1)
    assert again.view.plan.model.columns[index.column()].name == "decided_on"
