"""The page of holders: a record begun by its name, saved field by field, its people, its aids, its look-alikes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.domain.holders import HolderSheet
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.holders import HolderDraft, add_holder, list_holders, read_holder
from leaderdesk.ui.holders.page import HoldersPage
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.desks import ask, field_of, page_of, press, say, type_in

ON = date(2026, 11, 21)


@pytest.fixture
def first_page() -> str:
    return "holders"


@pytest.fixture
def page(window: Window) -> HoldersPage:
    return page_of(window, "holders", HoldersPage)


def names(window: Window) -> list[str]:
    return [row.name for row in ask(window, list_holders)]


def first(base: OpenBase) -> HolderSheet:
    return read_holder(base, list_holders(base)[0].id, ON)


def test_list_shows_who_asked_what(page: HoldersPage) -> None:
    model = page.view.listing.model

    shown = [model.index(0, place).data() for place in range(4)]
    assert shown == ["Association des Étangs", "Association", "Étaples", "non renseigné"]
    assert model.index(0, model.place_of("dossiers")).data() == "5"


def test_new_holder_needs_its_name_alone(window: Window, page: HoldersPage) -> None:
    page.view.new.click()
    type_in(window, window.focusWidget(), "Foyer rural de Cucq")
    assert names(window) == ["Association des Étangs"]
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert names(window) == ["Association des Étangs", "Foyer rural de Cucq"]
    assert page.record.view.name.text() == "Foyer rural de Cucq"
    assert [row.name for row in page.view.listing.selected_items()] == ["Foyer rural de Cucq"]
    type_in(window, field_of(page.record.view.form, "epci"), "Deux Baies")
    assert ask(window, list_holders)[1].epci == "Deux Baies"


def test_new_holder_left_half_typed_comes_back(window: Window, page: HoldersPage) -> None:
    page.view.new.click()
    type_in(window, field_of(page.record.view.form, "name"), "Foyer rural")
    page.beside.close_record()
    settle(window)
    assert names(window) == ["Association des Étangs"]

    page.view.new.click()
    settle(window)

    assert field_of(page.record.view.form, "name").text() == "Foyer rural"
    page.record.view.make.click()
    settle(window)
    assert names(window) == ["Association des Étangs", "Foyer rural"]


def test_field_is_saved_when_left_and_the_name_cannot_be_emptied(window: Window, page: HoldersPage) -> None:
    press(window, Qt.Key.Key_Return)
    type_in(window, field_of(page.record.view.form, "siret"), "356 000 000 00048")
    assert ask(window, first).siret == "35600000000048"

    type_in(window, field_of(page.record.view.form, "name"), " ")

    assert names(window) == ["Association des Étangs"]
    assert field_of(page.record.view.form, "name").value() == "Association des Étangs"


def test_commune_brings_what_is_known_of_it(window: Window, page: HoldersPage) -> None:
    def settled(base: OpenBase) -> None:
        add_holder(base, HolderDraft("Mairie", commune="Cucq", insee="62261", postcode="62780", epci="Deux Baies"))

    ask(window, settled)
    press(window, Qt.Key.Key_Return)
    type_in(window, field_of(page.record.view.form, "commune"), "cucq")

    sheet = ask(window, first)
    assert (sheet.commune, sheet.insee, sheet.postcode, sheet.epci) == ("Cucq", "62261", "62780", "Deux Baies")


def test_look_alike_is_said_while_typing_and_opens(window: Window, page: HoldersPage, qtbot: QtBot) -> None:
    page.view.new.click()
    type_in(window, field_of(page.record.view.form, "name"), "Asso des Étangs")
    qtbot.waitUntil(lambda: bool(page.record.view.similar.openings))

    page.record.view.similar.openings[0].click()
    settle(window)

    assert page.record.view.name.text() == "Association des Étangs"
    assert names(window) == ["Association des Étangs"]


def test_contact_is_typed_on_the_last_line_and_taken_off(window: Window, page: HoldersPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.focus_part("contacts")
    page.record.view.contacts.go_to(None, "name")
    say(window, "Alix", Qt.Key.Key_Tab)
    say(window, "maire")
    assert [(each.name, each.role) for each in ask(window, first).contacts] == [("Alix", "maire")]

    page.record.view.contacts.go_to(ask(window, first).contacts[0].id, "name")
    page.record.view.remove_contact.click()
    settle(window)

    assert ask(window, first).contacts == ()
    window.frame.messages.rows()[0].act()
    settle(window)
    assert len(ask(window, first).contacts) == 1


def test_declared_aid_counts_at_once(window: Window, page: HoldersPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.focus_part("de_minimis")
    page.record.view.small_aids.rows.go_to(None, "amount")
    say(window, "12000")

    words, _, box = page.record.view.small_aids.counts[0]
    assert "12\u202f000,00\u00a0€ sans date" in words.text()
    assert "Il reste 288\u202f000,00\u00a0€." in words.text()
    assert box.accessibleDescription().startswith("Reçu, sans date\u00a0: 12\u202f000,00\u00a0€ (4\u00a0%).")


def test_two_chosen_holders_are_compared_and_the_busier_is_kept(window: Window, page: HoldersPage) -> None:
    ask(window, lambda base: add_holder(base, HolderDraft("Asso des Étangs", "other", siret="35600000000048")))
    page.refresh()
    settle(window)
    page.view.listing.table.selectAll()
    page.compare.click()
    settle(window)

    merging = page.record.view.merging
    assert merging.isVisible()
    assert "Garder «\u00a0Association des Étangs\u00a0»" in merging.title.text()
    shown = {str(merging.lines.index(row, 0).data()): merging.lines.index(row, 3).data() for row in range(3)}
    assert shown == {
        "Forme juridique": "association (l’autre est abandonné)",
        "Nom": "Association des Étangs (l’autre est abandonné)",
        "SIRET": "356\u00a0000\u00a0000\u00a000048",
    }
    merging.leave.click()
    assert page.record.view.name.isVisible()


def test_dossier_of_a_holder_opens_by_enter(window: Window, page: HoldersPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.focus_part("dossiers")
    wished: list[Visit] = []
    page.visit_wished.disconnect()
    page.visit_wished.connect(wished.append)
    page.record.view.dossiers.table.setFocus()
    press(window, Qt.Key.Key_Return)

    assert [(visit.page, visit.key) for visit in wished] == [("dossiers", ask(window, first).dossiers[0].id)]


def test_adding_that_was_undone_closes_its_record(window: Window, page: HoldersPage) -> None:
    page.view.new.click()
    type_in(window, window.focusWidget(), "Foyer")
    page.record.view.make.click()
    settle(window)
    window.undo()
    settle(window)

    assert not page.beside.is_open
    assert names(window) == ["Association des Étangs"]


def test_read_only_base_shows_everything_and_changes_nothing(window: Window, page: HoldersPage) -> None:
    window.desk.look_at(window.desk.state.facts.path)  # type: ignore[union-attr]
    settle(window)
    page_of(window, "holders", HoldersPage)
    press(window, Qt.Key.Key_Return)

    assert field_of(page.record.view.form, "name").isReadOnly()
    assert not page.view.new.isEnabled()
    assert not page.record.view.contacts.model.is_editable
