"""The letters and texts of a group, typed by keyboard: kept, flagged with their place, filled, brought back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdesk.domain.papers.letters import LETTERS
from leaderdesk.services.papers.texts import read_letter_rows
from leaderdesk.ui.programme.texts.section import TextsSection
from leaderdesk.ui.programme.texts.view import BODY, INSERT, SUBJECT, VERSION
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.words.letter_presets import preset
from tests.ui.sittings import type_letters
from tests.ui.test_programme import Ask, ask, first_page, shown

__all__ = ["ask", "first_page"]
_CTRL = Qt.KeyboardModifier.ControlModifier
RECEIPT = LETTERS.index("receipt")


def receipt(window: Window) -> TextsSection:
    """The section on the acknowledgement of receipt."""
    section: TextsSection = shown(window, "texts")
    section.view.names.setCurrentRow(RECEIPT)
    settle(window)
    return section


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def typed(words: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    first, *lines = words.split("\n")
    type_letters(widget, first)
    for line in lines:
        QTest.keyClick(widget, Qt.Key.Key_Return)
        type_letters(widget, line)


def body_of(window: Window, section: TextsSection, words: str) -> None:
    """Type another text in the place of this one."""
    section.view.form.focus_field(BODY)
    press(Qt.Key.Key_A, _CTRL)
    typed(words)
    settle(window)


def kept(ask: Ask) -> Any:  # noqa: ANN401 - a row
    return ask(read_letter_rows)[RECEIPT]


def test_every_letter_is_listed_with_what_must_be_approved(window: Window) -> None:
    section = receipt(window)

    assert section.view.names.count() == len(LETTERS)
    assert section.view.title.text() == "Accusé de réception"
    assert section.view.about.text().startswith("À faire approuver par votre autorité de gestion")
    assert section.view.form.values()[BODY] == preset("receipt").body


def test_the_list_is_walked_by_keyboard_and_enter_goes_to_the_text(window: Window) -> None:
    section: TextsSection = shown(window, "texts")
    section.focus_main()
    press(Qt.Key.Key_Right)
    settle(window)
    press(Qt.Key.Key_Return)

    assert section.view.title.text() == "Décision favorable avec réserves"
    assert section.view.body.hasFocus()


def test_a_text_is_kept_when_it_is_left_and_marked(window: Window, ask: Ask) -> None:
    section = receipt(window)
    body_of(window, section, "Reçu de [porteur].")
    press(Qt.Key.Key_Tab)
    settle(window)

    assert kept(ask).text.body == "Reçu de [porteur]."
    assert section.view.names.item(RECEIPT).text() == "Accusé de réception (modifié)"


def test_the_letter_follows_what_is_typed(window: Window) -> None:
    section = receipt(window)
    body_of(window, section, "Bonjour [porteur],")

    said = section.view.preview.body.text()
    assert said.startswith("Bonjour ")
    assert "porteur" not in said


def test_an_unknown_field_is_told_with_its_place_and_waits(window: Window, ask: Ask) -> None:
    section = receipt(window)
    body_of(window, section, "Bonjour [maire],")
    press(Qt.Key.Key_Tab)
    settle(window)

    (said,) = section.view.remarks.words
    assert said == "Texte\u00a0: ligne 1, caractère 9\u00a0: «\u00a0maire\u00a0» n’est pas un champ connu."
    assert (kept(ask).text, kept(ask).waiting.body) == (preset("receipt"), "Bonjour [maire],")
    section.view.remarks.buttons[0].click()
    assert section.view.body.hasFocus()
    assert section.view.body.textCursor().position() == len("Bonjour ")


def test_each_fault_leads_to_its_own_place(window: Window) -> None:
    section = receipt(window)
    body_of(window, section, "Bonjour [maire],\nle [taux")
    section.view.remarks.buttons[1].click()

    assert section.view.body.textCursor().position() == len("Bonjour [maire],\nle ")


def test_a_faulty_text_is_there_again_when_one_comes_back(window: Window) -> None:
    section = receipt(window)
    body_of(window, section, "Bonjour [maire],")
    section.view.names.setCurrentRow(0)
    settle(window)
    section.view.names.setCurrentRow(RECEIPT)
    settle(window)

    assert section.view.body.raw() == "Bonjour [maire],"
    assert section.view.remarks.isVisible()


def test_a_field_is_inserted_where_the_cursor_was(window: Window) -> None:
    section = receipt(window)
    body_of(window, section, "Bonjour ,")
    press(Qt.Key.Key_Left)
    section.view.form.focus_field(INSERT)
    typed("proj")
    press(Qt.Key.Key_Return)
    settle(window)

    assert section.view.body.raw() == "Bonjour [projet],"
    assert section.view.body.hasFocus()


def test_a_field_is_inserted_in_the_subject_too(window: Window, ask: Ask) -> None:
    section = receipt(window)
    section.view.form.focus_field(SUBJECT)
    press(Qt.Key.Key_A, _CTRL)
    typed("Reçu ")
    section.view.form.focus_field(INSERT)
    typed("numéro")
    press(Qt.Key.Key_Return)
    settle(window)
    press(Qt.Key.Key_Tab)
    settle(window)

    assert kept(ask).text.subject == "Reçu [numéro du dossier]"


def test_the_text_as_proposed_comes_back(window: Window, ask: Ask) -> None:
    section = receipt(window)
    body_of(window, section, "Reçu.")
    press(Qt.Key.Key_Tab)
    settle(window)
    section.view.back.click()
    settle(window)

    assert kept(ask).text == preset("receipt")
    assert section.view.form.values()[BODY] == preset("receipt").body
    assert not section.view.back.isEnabled()


def test_a_version_of_before_is_taken_again_and_that_is_undone(window: Window, ask: Ask) -> None:
    section = receipt(window)
    for words in ("Un.", "Deux."):
        body_of(window, section, words)
        press(Qt.Key.Key_Tab)
        settle(window)
    section.view.form.editor(VERSION).take(1)
    settle(window)
    taken = kept(ask).text.body
    section.take_back()
    settle(window)

    assert (taken, kept(ask).text.body) == ("Un.", "Deux.")


def test_a_part_of_a_letter_has_no_subject(window: Window) -> None:
    section = receipt(window)
    section.view.names.setCurrentRow(LETTERS.index("appeals"))
    settle(window)

    assert not section.view.form.cells[SUBJECT].isVisible()
    assert section.view.form.cells[BODY].isVisible()
