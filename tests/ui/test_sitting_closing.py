"""The page of a sitting that is over: read through, corrected with a reason, followed in one gesture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.services import notes
from leaderdesk.services.around import Around
from leaderdesk.services.history import undo
from leaderdesk.ui.page import Visit
from tests.services.test_sitting_batches import dossier_of, status
from tests.ui.closings import CTRL, DOWN, ENTER, ESCAPE, TAB, Over, focused, make_closed, show


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marais.leaderdesk"


@pytest.fixture
def over(qtbot: QtBot, qapp: QApplication, path: Path, around: Around) -> Iterator[Over]:
    """The sitting, closed."""
    made = show(qtbot, qapp, path, around, make_closed(path, around))
    yield made
    made.alone.desk.stop()


# Read through


def test_parts_follow_the_evening_and_keys_go_through_them(over: Over) -> None:
    model = over.frame.minutes.chapters.listing.model
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    over.go_to_point()

    assert titles == ["La séance", "Présences", "1. Réhabiliter la halle", "2. Compte rendu", "Enveloppes"]
    assert over.frame.minutes.view.title.text() == "1. Réhabiliter la halle (2026-001)"


def test_every_figure_says_where_it_comes_from(over: Over) -> None:
    over.go_to_point()
    found = {label: (value, source.partition(",")[0]) for label, value, source in over.figures()}

    assert found["Pour"] == ("4", "Gestes n°\u00a08 et 9")
    assert found["Montant accordé"] == ("6\u202f400,00\u00a0€", "Geste n°\u00a010")
    assert found["Réserve"][0] == "Fournir la délibération (avant le 01/05/2026, Commune d’Essai)"
    assert all(source for _, source in found.values())


def test_enter_on_a_figure_reads_its_gestures_and_escape_comes_back(over: Over) -> None:
    over.go_to_point()
    labels = [label for label, _, _ in over.figures()]
    over.press(ENTER, *([DOWN] * labels.index("Pour")), ENTER)
    source = over.frame.minutes.view.source
    was_in_source = focused() is source
    over.press(ESCAPE)

    assert was_in_source
    assert "Vote ouvert : Avis favorable, vote à main levée" in source.toPlainText().replace("\u00a0", " ")
    assert "pour : 4, contre : 0, abstentions : 0" in source.toPlainText().replace("\u00a0", " ")
    assert focused() is over.frame.minutes.view.figures.table


def test_correction_needs_a_reason_and_keeps_both_texts(over: Over) -> None:
    over.go_to_point()
    over.frame.minutes.view.amend.setFocus()
    over.press(ENTER, "Débat nourri.", TAB, ENTER)
    remark = over.frame.minutes.view.box.remark.text()
    over.press("Oubli", ENTER)

    (amendment,) = over.sheet().amendments
    assert remark == "Écrivez le motif, puis Entrée."
    assert (amendment.before, amendment.text, amendment.reason) == ("", "Débat nourri.", "Oubli")
    shown = over.frame.minutes.view.amendments.text()
    assert "avant\u00a0: non renseigné" in shown
    assert "après\u00a0: Débat nourri." in shown


def test_second_correction_says_what_the_first_had_written(over: Over) -> None:
    for words in ("Débat nourri.", "Débat bref."):
        over.go_to_point()
        over.frame.minutes.view.amend.setFocus()
        over.press(ENTER)
        over.frame.minutes.view.box.text.selectAll()
        over.press(words, TAB, "Relecture", ENTER)
        over.frame.minutes.chapters.listing.table.setFocus()

    assert [(each.before, each.text) for each in over.sheet().amendments] == [
        ("", "Débat nourri."),
        ("Débat nourri.", "Débat bref."),
    ]


def test_same_text_is_no_correction(over: Over) -> None:
    over.go_to_point()
    over.frame.minutes.view.amend.setFocus()
    over.press(ENTER, TAB, "Rien", ENTER)

    assert over.frame.minutes.view.box.remark.text().startswith("Le texte est le même")
    assert over.sheet().amendments == ()


def test_half_typed_correction_comes_back_and_leaves_no_entry(over: Over) -> None:
    height = over.ask(lambda base: base.height)
    over.go_to_point()
    over.frame.minutes.view.amend.setFocus()
    over.press(ENTER, "Débat nou")
    over.frame.leave()
    over.settle()
    over.frame.show_sitting(over.sitting)
    over.settle()
    over.go_to_point()

    assert over.frame.minutes.view.box.text.raw() == "Débat nou"
    assert over.ask(lambda base: base.height) == height


def test_escape_gives_a_correction_up(over: Over) -> None:
    over.go_to_point()
    over.frame.minutes.view.amend.setFocus()
    # As in any field, the first Escape gives back the text that there was.
    over.press(ENTER, "Débat nou", ESCAPE, ESCAPE)

    assert over.frame.minutes.view.box.isHidden()
    assert focused() is over.frame.minutes.view.amend


# What follows


def test_batch_is_shown_then_applied_in_one_gesture_and_undone_as_one(over: Over) -> None:
    over.press(Qt.Key.Key_PageDown, modifier=CTRL)
    detail = over.frame.follow.view.detail.text().replace("\u00a0", " ")
    before = over.ask(lambda base: base.height)
    over.frame.follow.focus_first()
    over.press(ENTER)

    assert "• État : Instruit → Programmé." in detail
    assert "• Réserve à suivre : Fournir la délibération (pour le 01/05/2026, suivie par Commune d’Essai)." in detail
    assert over.ask(lambda base: (base.height, status(base))) == (before + 1, "programmed")
    assert over.frame.follow.view.card.word.text() == "Tout est fait"
    over.alone.desk.act(undo)
    assert over.ask(status) == "instructed"
    assert over.frame.follow.view.card.word.text() == "1\u00a0dossier attend ses suites"


def test_condition_becomes_a_note_asked_of_its_owner(over: Over) -> None:
    over.frame.sections.show_section("follow")
    over.frame.follow.focus_first()
    over.press(ENTER)

    found = over.ask(lambda base: notes.list_notes(base, dossier_of(base)))
    asked = [(each.asked_of, each.due_on) for each in found if each.text == "Fournir la délibération"]
    assert asked == [("Commune d’Essai", date(2026, 5, 1))]


def test_dossier_of_the_batch_is_opened_by_enter(over: Over, qtbot: QtBot) -> None:
    dossier = over.ask(dossier_of)
    over.frame.sections.show_section("follow")
    over.frame.follow.view.listing.table.setFocus()
    with qtbot.waitSignal(over.frame.visit_wished) as wished:
        over.press(ENTER)

    assert wished.args == [Visit("dossiers", dossier, "committee")]
