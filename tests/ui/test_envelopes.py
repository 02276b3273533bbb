"""The page of envelopes by keyboard: a figure shows its dossiers, an avenant is simulated, a target is told."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.services.avenants import read_avenants
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.envelopes import envelope_rules
from leaderdesk.services.moves import change_status
from leaderdesk.services.targets import read_targets
from leaderdesk.services.waiting import read_waiting
from leaderdesk.ui.envelopes.avenants import AvenantsPage
from leaderdesk.ui.envelopes.gauges import GaugesPage
from leaderdesk.ui.envelopes.gauges_view import GaugesView
from leaderdesk.ui.envelopes.page import EnvelopesPage
from leaderdesk.ui.envelopes.replay import ReplayPage
from leaderdesk.ui.envelopes.rules import RulesPage
from leaderdesk.ui.envelopes.shares import SharesPage
from leaderdesk.ui.envelopes.targets import TargetsPage
from leaderdesk.ui.envelopes.waiting import WaitingPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.desks import ask, page_of, press, say, type_in

_Key = Qt.Key
ON = date(2026, 3, 10)


@pytest.fixture
def first_page() -> str:
    return "envelopes"


@pytest.fixture
def page(window: Window) -> EnvelopesPage:
    """The page, one dossier programmed and one on the list."""

    def work(base: object) -> None:
        keys = {row.number: row.id for row in list_dossiers(base)}  # type: ignore[arg-type]  # the base of the desk
        change_status(base, keys["2026-001"], "programmed", ON)  # type: ignore[arg-type]
        return change_status(base, keys["2026-002"], "waiting_list", ON)  # type: ignore[arg-type,return-value]

    window.desk.act(work)
    settle(window)
    return page_of(window, "envelopes", EnvelopesPage)


def test_with_large_letters_the_table_keeps_some_lines_and_the_page_scrolls(
    window: Window, page: EnvelopesPage
) -> None:
    gauges = page.part
    assert isinstance(gauges, GaugesPage)
    window.resize(1366, 768)
    window.looks.set_text_scale(200)
    settle(window)

    table = gauges.view.table
    assert table.viewport().height() >= 3 * table.rowHeight(0)


def test_without_an_envelope_one_thing_is_said(qtbot: QtBot) -> None:
    view = GaugesView(lambda: date(2026, 11, 21))
    qtbot.addWidget(view)
    view.bring(is_drawn=False, is_empty=True)
    assert not any(each.isVisibleTo(view) for each in (view.below, view.drawn))

    view.bring(is_drawn=False, is_empty=False)
    assert all(each.isVisibleTo(view) for each in (view.below, view.drawn))


def test_each_figure_opens_the_dossiers_that_make_it_on_any_day(window: Window, page: EnvelopesPage) -> None:
    gauges = page.part
    assert isinstance(gauges, GaugesPage)
    shown = gauges.view.dossiers.model
    for _ in range(3):
        press(window, _Key.Key_Right)

    assert (
        gauges.view.behind.text()
        == "1 Services de proximité (FEADER)\u00a0: programmé, 9\u202f876,53\u00a0€, 1\u00a0dossier"
    )
    assert [line.item.number for row in range(shown.rowCount()) if (line := shown.line(row))] == ["2026-001"]
    assert "compté par supposition" in gauges.view.said.text()

    type_in(window, gauges.view.day, "09/03/2026")
    assert gauges.view.behind.text().endswith("programmé, 0,00\u00a0€, 0\u00a0dossier")
    press(window, _Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(window, _Key.Key_Delete)
    press(window, _Key.Key_Return)
    gauges.view.table.setFocus()
    press(window, _Key.Key_Return)
    press(window, _Key.Key_Return)
    assert window.pages.name_of(window.frame.pages.currentWidget()) == "dossiers"


def test_bars_are_walked_and_open_the_dossiers_of_their_envelope(window: Window, page: EnvelopesPage) -> None:
    gauges = page.part
    assert isinstance(gauges, GaugesPage)
    view = gauges.view
    view.drawn.click()
    view.drawing.drawing.setFocus()
    press(window, _Key.Key_Home)
    assert view.drawing.told.text() == "1 · FEADER, programmé\u00a0: 9\u202f876,53\u00a0€"

    press(window, _Key.Key_Return)
    assert view.dossiers.table.hasFocus()
    assert view.behind.text().startswith("1 Services de proximité (FEADER)")

    view.drawing.drawing.setFocus()
    press(window, _Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert view.table.isVisible()


def test_an_avenant_is_typed_and_its_effect_told(window: Window, page: EnvelopesPage) -> None:
    page.choose("avenants")
    settle(window)
    avenants = page.part
    assert isinstance(avenants, AvenantsPage)
    say(window, "Dotation de performance")
    avenants.view.transfers.go_to(None, "given_to_id")
    say(window, "1 · FEADER")
    avenants.view.transfers.go_to(avenants.view.transfers.keys()[0], "amount")
    say(window, "25000")

    (sheet,) = ask(window, read_avenants).sheets
    assert (sheet.row.title, sheet.state) == ("Dotation de performance", "simulated")
    assert [(each.before, each.after) for each in sheet.effects] == [(500_000_00, 525_000_00)]
    assert avenants.view.effect.text() == "1\u00a0enveloppe change."


def test_a_target_is_typed_and_what_is_missing_told(window: Window, page: EnvelopesPage) -> None:
    page.choose("targets")
    settle(window)
    targets = page.part
    assert isinstance(targets, TargetsPage)
    say(window, "Profil")
    targets.view.targets.go_to(targets.view.targets.keys()[0], "amount")
    say(window, "100000")

    (sheet,) = ask(window, read_targets).sheets
    assert (sheet.row.label, sheet.row.amount) == ("Profil", 100_000_00)
    assert "Il manque 90\u202f123,47\u00a0€" in targets.view.told.text()


def test_who_waits_is_proposed_and_the_rules_are_kept(window: Window, page: EnvelopesPage) -> None:
    page.choose("waiting")
    settle(window)
    waiting = page.part
    assert isinstance(waiting, WaitingPage)
    assert "le comité doit encore voter" in waiting.view.reasons.text()
    assert waiting.view.place.text() == "Sans rang du comité. Sans note. Inscrit le 10/03/2026."
    waiting.view.listing.table.go_to(0, waiting.view.listing.model.place_of("given"))
    say(window, "2")
    (line,) = ask(window, read_waiting).sheet.lines
    assert (line.rank, line.ranked.rank if line.ranked else None) == (1, 2)
    press(window, _Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    (line,) = ask(window, read_waiting).sheet.lines
    assert (line.ranked.rank if line.ranked else None) == 1

    page.choose("rules")
    settle(window)
    rules = page.part
    assert isinstance(rules, RulesPage)
    say(window, "10")
    assert float(ask(window, envelope_rules).usual_over_rate) == 0.1


def test_parts_have_targets_and_past_projects_are_replayed(window: Window, page: EnvelopesPage) -> None:
    page.choose("shares")
    settle(window)
    shares = page.part
    assert isinstance(shares, SharesPage)
    model = shares.view.listing.model
    shares.view.listing.table.go_to(0, model.place_of("target"))
    say(window, "60")
    assert model.line(0).text(model.place_of("gap")) == "40\u00a0% au-dessus"  # type: ignore[union-attr]  # it has a line

    page.choose("replay")
    replay = page.part
    assert isinstance(replay, ReplayPage)
    assert (replay.view.told.text(), replay.view.listing.isVisible()) == ("Lecture des séances…", False)
    settle(window)
    assert replay.view.listing.isVisible()
    assert replay.view.told.text() == "Aucune séance de la base ne s’est encore prononcée sur un projet."
