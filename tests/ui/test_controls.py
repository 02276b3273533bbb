"""The page of controls by keyboard alone: a control, what it found, its answer; the period changes every end."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.controls.registers import RegisterLine
from leaderdesk.domain.errors import Fault
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.controls import read_register
from leaderdesk.services.done import Done
from leaderdesk.services.dossiers import edit_dossier, list_dossiers, read_whole_dossier
from leaderdesk.services.funding import say_amount
from leaderdesk.ui.controls.page import ControlsPage
from leaderdesk.ui.controls.period import PeriodPage
from leaderdesk.ui.controls.register import RegisterPage
from leaderdesk.ui.parts.unread_settings import UnreadSettings
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.factories import damage_setting
from tests.ui.desks import ask, page_of, press, say, tab_to

_Key = Qt.Key
SIGNED, PAID = date(2025, 3, 2), date(2026, 1, 15)


@pytest.fixture
def first_page() -> str:
    return "controls"


@pytest.fixture
def page(window: Window) -> ControlsPage:
    """The page, one dossier paid."""

    def work(base: OpenBase) -> Done:
        key = next(row.id for row in list_dossiers(base) if row.number == "2026-001")
        fund = next(row.fund_id for row in read_whole_dossier(base, key).funding if row.fund_id)
        say_amount(base, key, fund, "paid", 1_000_00, PAID)
        return edit_dossier(base, key, convention_on=SIGNED)

    window.desk.act(work)
    settle(window)
    return page_of(window, "controls", ControlsPage)


def only(window: Window) -> RegisterLine:
    on = window.desk.around.today()
    (line,) = ask(window, lambda base: read_register(base, on)).lines
    return line


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_control_is_noted_answered_and_every_end_follows_the_period(window: Window, page: ControlsPage) -> None:
    register = page.part
    assert isinstance(register, RegisterPage)
    view = register.view
    assert plain(view.told.text()).startswith("Peut être contrôlé au moins jusqu’au 15/01/2036 : 10 ans après")

    tab_to(window, view.controls.table)
    say(window, "Organisme payeur")
    key = only(window).controls[0].row.id
    for column, typed in (("announced_on", "10/02/2026"), ("visited_on", "01/02/2026"), ("to_recover", "320")):
        view.controls.go_to(key, column)
        say(window, typed)
    assert view.checks.words[0] == "Dates à corriger\u00a0: la visite vient avant l’annonce."

    view.findings.go_to(None, "text")
    say(window, "Deux factures sans preuve")
    (found,) = only(window).controls[0].findings
    for column, typed in (("answer_due_on", "01/03/2026"), ("correction", "320"), ("is_upheld", "Levé")):
        view.findings.go_to(found.row.id, column)
        say(window, typed)
    (sheet,) = only(window).controls
    assert (sheet.row.body, sheet.row.to_recover, sheet.corrected) == ("payer", 320_00, 0)
    assert (sheet.findings[0].row.correction, sheet.findings[0].row.is_upheld) == (320_00, False)
    assert "1\u00a0réponse, en retard de" in view.listing.model.line(0).text(5)  # type: ignore[union-attr]

    view.findings.go_to(found.row.id, "answered_on")
    say(window, "28/02/2026")
    assert only(window).waiting == ()
    view.findings.go_to(found.row.id, "text")
    press(window, _Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert only(window).controls[0].findings == ()

    page.choose("period")
    settle(window)
    assert isinstance(page.part, PeriodPage)
    page.part.form.focus_field("years")
    say(window, "5")
    assert only(window).period.ends_on == date(2031, 1, 15)


def test_f6_goes_from_the_list_to_the_controls_and_back(window: Window, page: ControlsPage) -> None:
    register = page.part
    assert isinstance(register, RegisterPage)
    register.focus_main()

    press(window, _Key.Key_F6)
    assert register.view.controls.table.hasFocus()
    press(window, _Key.Key_F6)
    assert register.view.listing.table.hasFocus()

    # Of a control, on to what it found.
    press(window, _Key.Key_F6)
    say(window, "Organisme payeur")
    press(window, _Key.Key_F6)
    assert register.view.findings.table.hasFocus()
    say(window, "Publicité absente")
    assert [each.row.text for each in only(window).controls[0].findings] == ["Publicité absente"]
    press(window, _Key.Key_F6)
    assert register.view.listing.table.hasFocus()


def test_a_row_that_could_not_be_removed_is_not_said_to_be(
    window: Window, page: ControlsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = page.part
    assert isinstance(register, RegisterPage)
    tab_to(window, register.view.controls.table)
    say(window, "Organisme payeur")
    register.view.controls.go_to(only(window).controls[0].row.id, "body")

    def full(*_: object) -> None:
        raise Fault("disk_full", path="/disque/marais.leaderdesk")

    monkeypatch.setattr("leaderdesk.services.controls.edit_controls", full)
    press(window, _Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    settle(window)

    assert len(only(window).controls) == 1
    assert "Contrôle retiré." not in [row.message.words for row in window.frame.messages.rows()]
    assert window.frame.messages.rows()[0].word == "Erreur"


def test_a_period_that_cannot_be_read_is_told_and_the_page_goes_on(window: Window, page: ControlsPage) -> None:
    doubts = page.findChild(UnreadSettings)
    assert doubts is not None
    assert doubts.words == []
    window.desk.act(lambda base: damage_setting(base, "control_period"))
    settle(window)

    assert "Durée de contrôle des dossiers" in doubts.words[0]
    assert doubts.isVisible()
    assert only(window).period.ends_on == date(2036, 1, 15)
    assert window.frame.messages.rows() == []

    page.choose("period")
    settle(window)
    part = page.part
    assert isinstance(part, PeriodPage)
    assert part.period == ControlPeriod()
    part.form.focus_field("years")
    say(window, "5")
    settle(window)
    assert doubts.words == []
