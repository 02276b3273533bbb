"""Indicators by keyboard alone: proposed, given a target, filled in for one dossier, then for all by a paste."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from leaderdesk.domain.indicators.gathering import IndicatorSheet
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import change_status, edit_dossier, list_dossiers
from leaderdesk.services.indicators import read_indicators
from leaderdesk.ui.dossiers.page import DossiersPage
from leaderdesk.ui.dossiers.record.indicators.tab import IndicatorsTab
from leaderdesk.ui.page import Visit
from leaderdesk.ui.programme.indicators.section import IndicatorsSection
from leaderdesk.ui.programme.page import ProgrammePage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui import screens
from tests.ui.desks import ask, press, say, tab_to

_Key, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def sheet_of(base: OpenBase, indicator_id: int) -> IndicatorSheet:
    return next(each for each in read_indicators(base).sheets if each.id == indicator_id)


def test_indicators_are_proposed_filled_in_and_gathered(window: Window) -> None:
    window.visit(Visit("programme", 0, "indicators"))
    settle(window)
    page = window.pages["programme"]
    assert isinstance(page, ProgrammePage)
    section = page.section
    assert isinstance(section, IndicatorsSection)
    view = section.view
    tab_to(window, view.usual)
    press(window, _Key.Key_Space)
    sheets = ask(window, read_indicators).sheets
    assert [each.row.code for each in sheets] == ["R.37", "R.39", "R.41"]

    table = view.records.listing.table
    table.setFocus()
    table.go_to(0, view.records.listing.model.place_of("target"))
    say(window, "12,5")
    jobs = sheets[0].id
    assert ask(window, lambda base: sheet_of(base, jobs)).row.target == Fraction("12.5")

    key = ask(window, lambda base: next(row.id for row in list_dossiers(base) if row.number == "2026-002"))
    window.desk.act(lambda base: change_status(base, key, "programmed", window.desk.around.today()))
    window.desk.act(lambda base: edit_dossier(base, key, programmed_on=window.desk.around.today()))
    window.visit(Visit("dossiers", key, "indicators"))
    settle(window)
    dossiers = window.pages["dossiers"]
    assert isinstance(dossiers, DossiersPage)
    tab = dossiers.record.tab
    assert isinstance(tab, IndicatorsTab)
    assert screens.cut_cells(tab.view.listing.table) == []
    # The keyboard is on what it plans; Tab goes on to what it brought.
    say(window, "3", _Key.Key_Tab)
    say(window, "1,5")
    sheet = ask(window, lambda base: sheet_of(base, jobs))
    assert (sheet.whole.planned.value, sheet.whole.achieved.value) == (Fraction(3), Fraction("1.5"))

    window.visit(Visit("programme", jobs, "indicators"))
    settle(window)
    assert view.values.said.text().startswith("Prévu (emplois)\u00a0: 3, d’après 1\u00a0dossier programmé sur 1.")
    listing = view.values.listing
    listing.table.go_to(0, listing.model.place_of("planned"))
    QGuiApplication.clipboard().setText("2\t1\n4\t2\nbeaucoup\t0")
    press(window, _Key.Key_V, _CTRL)
    assert listing.preview.isVisible()
    press(window, _Key.Key_Return)
    # What could not be read was left aside, and nothing else.
    told = [(each.value.planned, each.value.achieved) for each in ask(window, lambda base: sheet_of(base, jobs)).lines]
    assert told[:3] == [(Fraction(2), Fraction(1)), (Fraction(4), Fraction(2)), (None, Fraction(0))]
    press(window, _Key.Key_Z, _CTRL)
    assert ask(window, lambda base: sheet_of(base, jobs)).lines[0].value.planned is None
