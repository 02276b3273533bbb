"""The page of the review: one dossier after the other by its keys, notes left, answers noted, a summary to copy."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from leaderdesk.services.dossiers import add_note, bin_dossier, delete_dossier, list_notes
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.reviews.page import ReviewsPage
from leaderdesk.ui.shell.window import Window

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 21)


@pytest.fixture
def first_page() -> str:
    return "reviews"


@pytest.fixture
def page(window: Window) -> ReviewsPage:
    """The review of five open dossiers."""
    window.go_to("reviews")
    settle(window)
    shown = window.pages["reviews"]
    assert isinstance(shown, ReviewsPage)
    return shown


def press(page: ReviewsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window = page.window()
    assert isinstance(window, Window)
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)


def shown(page: ReviewsPage) -> str:
    return page.view.card.title.text().partition(" ")[0]


def notes(page: ReviewsPage) -> list[tuple[str, str | None, date | None]]:
    """What the base holds of the notes of the dossier shown."""
    key = page.walk.current
    found: list[tuple[str, str | None, date | None]] = []
    assert key is not None
    page.desk.ask(lambda base: list_notes(base, key), lambda rows: found.extend(map(_note, rows)))
    settle(page.window())  # type: ignore[arg-type]  # the test's own window
    return found


def _note(row):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - a note
    return (row.text, row.asked_of, row.done_on)


def test_page_keys_walk_through_the_dossiers(page: ReviewsPage) -> None:
    assert page.view.place.text() == "1 sur 5"
    first = shown(page)
    press(page, _Key.Key_PageDown)
    second = shown(page)
    press(page, _Key.Key_PageUp)

    assert (shown(page), len({first, second})) == (first, 2)


def test_a_dossier_passed_over_comes_back_at_the_end_and_then_the_summary(page: ReviewsPage) -> None:
    first = shown(page)
    press(page, _Key.Key_PageDown, _CTRL)
    for _ in range(4):
        press(page, _Key.Key_PageDown)
    assert (shown(page), page.view.place.text()) == (first, "1 sur 5 (passé tout à l’heure)")
    press(page, _Key.Key_PageDown)

    assert page.view.stack.currentWidget() is page.view.day_area
    assert page.view.summary.told.text().replace("\u00a0", " ") == "21/11/2026 : 5 dossiers vus, 0 passé, 0 note."


def test_a_note_is_left_with_one_key_and_taken_back_from_the_message(page: ReviewsPage, window: Window) -> None:
    page.view.card.note.focus_first()
    QTest.keyClicks(window.focusWidget(), "Appel du maire")
    press(page, _Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "Mairie")
    press(page, _Key.Key_Return, _CTRL)
    assert notes(page) == [("Appel du maire", "Mairie", None)]
    assert page.view.card.note.values() == {"text": None, "asked_of": None, "due_on": None}

    (told,) = window.frame.messages.rows()
    told.act()
    settle(window)
    assert notes(page) == []


def test_what_is_written_is_left_on_its_dossier_when_one_goes_on(page: ReviewsPage, window: Window) -> None:
    page.view.card.note.focus_first()
    QTest.keyClicks(window.focusWidget(), "Rappeler")
    press(page, _Key.Key_PageDown)
    assert notes(page) == []
    press(page, _Key.Key_PageUp)

    assert notes(page) == [("Rappeler", None, None)]


def test_a_note_begun_waits_as_a_draft_where_its_day_cannot_be_read(page: ReviewsPage, window: Window) -> None:
    page.view.card.note.focus_first()
    QTest.keyClicks(window.focusWidget(), "Rappeler")
    press(page, _Key.Key_Tab)
    press(page, _Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "bientot")
    press(page, _Key.Key_PageDown)
    press(page, _Key.Key_PageUp)

    assert notes(page) == []
    assert page.view.card.note.editor("text").raw() == "Rappeler"
    assert page.view.card.note.editor("due_on").raw() == "bientot"


def test_the_next_step_is_saved_when_its_field_is_left(page: ReviewsPage, window: Window) -> None:
    page.view.card.next.focus_first()
    QTest.keyClicks(window.focusWidget(), "Visite du site")
    press(page, _Key.Key_Tab)

    assert window.desk.state is not None
    assert window.desk.state.undo is not None
    assert window.desk.state.undo.action == "edit_dossier"
    assert not page.view.card.next_usual.isVisible()


def test_an_answer_is_noted_on_its_day(page: ReviewsPage, window: Window) -> None:
    key = page.walk.current
    assert key is not None
    window.desk.act(lambda base: add_note(base, key, "Envoyer le devis", TODAY, "Mairie", date(2026, 11, 20)))
    settle(window)
    (answered,) = page.view.card.notes.buttons
    answered.setFocus()
    press(page, _Key.Key_Space)

    assert notes(page) == [("Envoyer le devis", "Mairie", TODAY)]
    assert page.view.card.notes.buttons[0].text() == "Attendre encore"


def test_the_summary_of_the_day_is_copied_as_a_text(page: ReviewsPage, window: Window) -> None:
    key = page.walk.current
    assert key is not None
    window.desk.act(lambda base: add_note(base, key, "Envoyer le devis", TODAY, "Mairie", date(2026, 12, 1)))
    page.view.day.click()
    settle(window)
    page.view.summary.copy.click()

    assert QGuiApplication.clipboard().text().splitlines() == [
        "Revue des projets du 21/11/2026",
        "",
        "2026-001 · Halle d’Étaples (Association des Étangs)",
        "  – Envoyer le devis (demandé à Mairie), pour le 01/12/2026",
    ]


def test_nothing_late_is_said_and_one_key_shows_everything_again(page: ReviewsPage, window: Window) -> None:
    page.view.late.click()
    settle(window)
    assert page.view.stack.currentWidget() is page.view.nothing
    page.view.everybody.setFocus()
    press(page, _Key.Key_Space)

    assert page.view.place.text() == "1 sur 5"


def test_a_review_is_taken_up_where_it_was_left(page: ReviewsPage, window: Window) -> None:
    press(page, _Key.Key_PageDown)
    press(page, _Key.Key_PageDown)
    left = shown(page)
    assert window.desk.state is not None
    window.desk.open(window.desk.state.facts.path)
    settle(window)
    window.go_to("reviews")
    settle(window)

    assert (shown(page), page.view.place.text()) == (left, "3 sur 5")


def test_a_block_leads_to_its_tab(page: ReviewsPage) -> None:
    visits: list[Visit] = []
    page.visit_wished.disconnect()
    page.visit_wished.connect(visits.append)
    see = page.view.card.blocks.buttons[0]
    see.setFocus()
    press(page, _Key.Key_Space)

    assert [(visit.page, visit.key) for visit in visits] == [("dossiers", page.walk.current)]


def test_a_dossier_that_is_gone_leaves_its_place_to_the_next(page: ReviewsPage, window: Window) -> None:
    key, first = page.walk.current, shown(page)
    assert key is not None
    window.desk.act(lambda base: delete_dossier(base, key))
    settle(window)
    settle(window)

    assert page.view.place.text() == "1 sur 4"
    assert shown(page) != first


def test_a_dossier_put_in_the_bin_leaves_the_review_when_one_comes_back(page: ReviewsPage, window: Window) -> None:
    key = page.walk.current
    assert key is not None
    window.go_to("history")
    window.desk.act(lambda base: bin_dossier(base, key))
    settle(window)
    window.go_to("reviews")
    settle(window)

    assert page.view.place.text() == "1 sur 4"


def test_what_is_being_written_comes_back_with_its_base(page: ReviewsPage, window: Window) -> None:
    page.view.card.note.focus_first()
    QTest.keyClicks(window.focusWidget(), "Rappeler")
    assert window.desk.state is not None
    window.desk.open(window.desk.state.facts.path)
    settle(window)
    window.go_to("reviews")
    settle(window)

    assert notes(page) == []
    assert page.view.card.note.editor("text").raw() == "Rappeler"


def test_a_base_that_is_only_looked_at_is_reviewed_and_not_written(page: ReviewsPage, window: Window) -> None:
    assert window.desk.state is not None
    window.desk.look_at(window.desk.state.facts.path)
    settle(window)
    window.go_to("reviews")
    settle(window)
    press(page, _Key.Key_PageDown)

    assert page.view.place.text() == "2 sur 5"
    assert page.view.card.note_frame.isHidden()
