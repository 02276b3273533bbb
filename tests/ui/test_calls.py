"""Calls for projects: begun by their title, dated to the minute, their register typed in as a sheet is."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from leaderdesk.domain.calls import CallSheet
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.calls import CallDraft, DepositDraft, add_call, list_calls, read_call, register_deposit
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.grids import add_grid
from leaderdesk.ui.calls.page import CallsPage
from leaderdesk.ui.kit.model import TONE_ROLE
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.bases import make_base
from tests.ui.desks import ask, field_of, page_of, press, say, type_in

OPENS, CLOSES = datetime.fromisoformat("2026-11-02T09:00"), datetime.fromisoformat("2026-12-03T12:00")

SHEET = GridSheet("Grille A", (CriterionSheet("need", "Besoin", Fraction(5)),))


def one_call(base: OpenBase) -> None:
    """An open call with one deposit."""
    key = add_call(base, CallDraft("Services 2026", None, OPENS, CLOSES, 90_000_00))
    register_deposit(base, key, DepositDraft("Foyer rural", datetime.fromisoformat("2026-11-20T10:05"), "Une salle"))


def the_call(base: OpenBase) -> CallSheet:
    return read_call(base, next(row.id for row in list_calls(base)))


@pytest.fixture
def first_page() -> str:
    return "calls"


@pytest.fixture
def base_path(tmp_path: Path, around: Around) -> Path:
    return make_base(tmp_path / "marais.leaderdesk", around, more=one_call)


@pytest.fixture
def page(window: Window) -> CallsPage:
    return page_of(window, "calls", CallsPage)


def test_list_says_where_each_call_stands(page: CallsPage) -> None:
    model = page.view.listing.model

    shown = [model.index(0, model.place_of(name)).data() for name in ("title", "phase", "closes_at", "deposits")]
    assert shown == ["Services 2026", "Ouvert, ferme dans 12\u00a0jours", "03/12/2026 à 12h00", "1"]


def test_new_call_is_begun_by_its_title(window: Window, page: CallsPage) -> None:
    page.view.new.click()
    type_in(window, window.focusWidget(), "Cœurs de village")
    type_in(window, field_of(page.record.view.form, "closes_at"), "15/12/26")

    (made,) = [row for row in ask(window, list_calls) if row.title == "Cœurs de village"]
    assert made.closes_at == datetime.fromisoformat("2026-12-15T23:59")


def test_closing_before_the_opening_is_kept_and_flagged_under_its_field(window: Window, page: CallsPage) -> None:
    press(window, Qt.Key.Key_Return)
    type_in(window, field_of(page.record.view.form, "closes_at"), "01/11/2026 à 12h")

    row = ask(window, the_call).row
    assert (row.closes_at, row.late, row.is_backwards) == (datetime.fromisoformat("2026-11-01T12:00"), 0, True)
    assert field_of(page.record.view.form, "closes_at").text() == "01/11/2026 à 12h00"
    assert page.record.view.form.cells["closes_at"].flag == "La clôture précède l’ouverture."
    assert page.record.view.told.text().startswith("Dates à corriger, la clôture précède l’ouverture.")
    assert window.frame.messages.rows() == []


def test_deposit_typed_on_the_last_line_is_dated_and_late_is_counted(window: Window, page: CallsPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.focus_part("deposits")
    register = page.record.view.deposits
    register.go_to(None, "holder_name")
    say(window, "Mairie de Cucq", Qt.Key.Key_Tab)
    say(window, "Aire de jeux", Qt.Key.Key_Tab)
    say(window, "03/12/2026 12:07", Qt.Key.Key_Return)

    deposit = ask(window, the_call).deposits[1]
    assert (deposit.number, deposit.holder_name, deposit.title) == (2, "Mairie de Cucq", "Aire de jeux")
    assert deposit.minutes_late == 7
    arrival = register.model.index(1, register.model.place_of("arrival"))
    assert (arrival.data(), arrival.data(TONE_ROLE)) == ("en retard de 7\u00a0min", "error")
    assert "1 en retard" in page.record.view.told.text()


def test_deposit_becomes_a_dossier(window: Window, page: CallsPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.focus_part("deposits")
    page.record.view.deposits.table.setFocus()
    page.record.view.become.click()
    settle(window)

    number = ask(window, the_call).deposits[0].dossier_number
    assert [row.title for row in ask(window, list_dossiers) if row.number == number] == ["Une salle"]
    assert not page.record.view.become.isEnabled()
    assert page.record.view.visit.isEnabled()


def test_register_is_copied_whole_with_its_titles(window: Window, page: CallsPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.focus_part("deposits")
    page.record.view.copy.click()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:4] == ["Déposant", "Projet", "Reçu le", "Délai"]
    assert [line.split("\t")[:4] for line in lines[1:]] == [
        ["Foyer rural", "Une salle", "20/11/2026 à 10h05", "dans les délais"]
    ]


def test_proof_of_publication_is_dropped_and_taken_off(window: Window, page: CallsPage, tmp_path: Path) -> None:
    proof = tmp_path / "annonce.txt"
    proof.write_text("Appel à projets", "utf-8")
    press(window, Qt.Key.Key_Return)
    page.record.focus_part("publication")
    page.record.view.drop.dropped.emit([proof])
    settle(window)
    type_in(window, field_of(page.record.view.published, "published_where"), "Site du GAL")
    sheet = ask(window, the_call)
    assert ([each.name for each in sheet.attachments], sheet.published_where) == (["annonce.txt"], "Site du GAL")

    page.record.view.files.table.setFocus()
    page.record.view.detach.click()
    settle(window)

    assert ask(window, the_call).attachments == ()


def test_grid_is_frozen_for_the_call(window: Window, page: CallsPage) -> None:
    ask(window, lambda base: add_grid(base, "Grille A", SHEET))
    press(window, Qt.Key.Key_Return)
    type_in(window, field_of(page.record.view.form, "grid_version_id"), "Grille A")
    page.record.view.freeze.click()
    settle(window)

    assert ask(window, the_call).grid_frozen_on is not None
    assert page.record.view.frozen.text().startswith("Grille figée le 21/11/2026")
