"""The tab of eligibility: answers by letters, overrides with a reason, pieces dropped and dated, the letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.programmes.checklists import usual_items
from leaderdesk.domain.sheets.eligibility import EligibilitySheet, ItemSheet
from leaderdesk.domain.sheets.pieces import PieceSheet, PiecesSheet
from leaderdesk.services import asides, checklists, eligibility, funding, history, pieces
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.ui.dossiers.record.eligibility.piece import PieceRow
from leaderdesk.ui.dossiers.record.eligibility.tab import EligibilityTab
from leaderdesk.ui.dossiers.record.financing.tab import FinancingTab
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.page import Visit
from leaderdesk.words.plans import say_asked
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
ON = date(2026, 11, 21)
QUESTION = "Le projet répond-il à la stratégie\u202f?"


def write_checklist(base: OpenBase, dossier: int) -> None:
    fiche = read_whole_dossier(base, dossier).fiche
    assert fiche is not None
    items = (*usual_items(), Item("strategy", "Fiche-action", question=QUESTION))
    checklists.save_checklist(base, fiche.id, items, holds_from=date(2026, 1, 1))


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, write_checklist)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def tab(qtbot: QtBot, alone: Alone) -> EligibilityTab:
    key = asked(alone, lambda base: list_dossiers(base)[0].id)
    return show_tab(qtbot, alone, EligibilityTab, key)


def item(alone: Alone, tab: EligibilityTab, code: str) -> ItemSheet:
    sheet: EligibilitySheet = asked(alone, lambda base: eligibility.read_eligibility(base, tab.key or 0, ON))
    return next(each for each in sheet.items if each.code == code)


def piece(alone: Alone, tab: EligibilityTab, code: str) -> PieceSheet:
    sheet: PiecesSheet = asked(alone, lambda base: pieces.read_pieces(base, tab.key or 0, ON))
    return next(each for each in sheet.pieces if each.code == code)


def go_to(alone: Alone, tab: EligibilityTab, part: str) -> None:
    tab.focus_part(part)
    settle_all(alone)


def drag(files: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drop(tab: EligibilityTab, code: str, files: list[Path]) -> None:
    row, data = tab.view.piece_rows()[code], drag(files)
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    row.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), copy, data, button, none))
    assert row.property("look") == "drop"
    row.dropEvent(QDropEvent(QPoint(5, 5), copy, data, button, none))


def test_the_verdict_and_each_check_are_said_in_words(tab: EligibilityTab) -> None:
    view = tab.view

    assert (view.verdict.word.text(), view.verdict.property("look")) == ("À compléter", "warning")
    assert view.check_rows()["strategy"].title.text() == QUESTION
    assert view.check_rows()["strategy"].word.text() == "À compléter"
    assert f"«\u00a0{QUESTION}\u00a0»" in view.verdict.reasons.text()
    assert view.about.text() == "Liste de contrôle de la fiche-action, version 1."


def test_the_amount_judged_is_told_from_the_one_possible_as_financing_tells_it(
    qtbot: QtBot, alone: Alone, tab: EligibilityTab
) -> None:
    key, visits = tab.key or 0, list[Visit]()
    amounts = asked(alone, lambda base: funding.read_asked_otherwise(base, key, ON))
    tab.visit_wished.connect(visits.append)
    assert tab.view.asked.words == [say_asked(*amounts)]
    tab.view.asked.rows[0].button.click()
    assert visits == [Visit("dossiers", key, "financing")]

    other = show_tab(qtbot, alone, FinancingTab, key)
    other.visit_wished.connect(visits.append)
    row = next(each for each in other.view.verdict.sentences.rows if each.words.text() == say_asked(*amounts))
    row.button.click()
    assert visits[-1] == Visit("dossiers", key, "eligibility:fund_amount")


def test_the_keyboard_comes_to_the_first_check_to_see_to(tab: EligibilityTab) -> None:
    waiting = [code for code, row in tab.view.check_rows().items() if row.item.outcome in {"fail", "to_do"}]

    assert focused() is tab.view.check_rows()[waiting[0]]


def test_arrows_go_from_a_check_to_the_next_and_tab_leaves_them(alone: Alone, tab: EligibilityTab) -> None:
    rows = list(tab.view.check_rows().values())
    rows[0].enter()
    press(alone, Key.Key_Down, Key.Key_Down)
    assert focused() is rows[2]
    press(alone, Key.Key_End)
    assert focused() is rows[-1]

    press(alone, Key.Key_Tab)
    assert focused() is tab.view.ask


def test_only_what_is_left_to_do_is_shown_and_a_check_answered_stays_until_left(
    alone: Alone, tab: EligibilityTab
) -> None:
    rows = tab.view.check_rows()
    tab.view.only_waiting.click()
    assert {rows[code].isHidden() for code in ("procurement", "european_money")} == {True}

    go_to(alone, tab, "strategy")
    press(alone, Key.Key_C)
    assert not rows["strategy"].isHidden()
    press(alone, Key.Key_Home)
    assert focused() is rows["territory"]
    alone.desk.act(lambda base: pieces.ask_pieces(base, tab.key or 0, ["budget"], ON))
    settle_all(alone)
    assert rows["strategy"].isHidden()


def test_a_question_is_answered_yes_by_one_letter(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "strategy")
    press(alone, Key.Key_C)

    found = item(alone, tab, "strategy")
    assert (found.outcome, found.mark.author if found.mark else "") == ("pass", "camille")
    assert tab.view.check_rows()["strategy"].word.text() == "Conforme"
    assert focused() is tab.view.check_rows()["strategy"]


def test_a_no_waits_for_its_reason_then_is_kept(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "strategy")
    press(alone, Key.Key_N)
    assert item(alone, tab, "strategy").mark is None

    press(alone, "Hors sujet", Key.Key_Return)
    mark = item(alone, tab, "strategy").mark
    assert mark is not None
    assert (mark.outcome, mark.reason) == ("fail", "Hors sujet")
    assert tab.view.verdict.word.text() == "Inéligible"
    assert focused() is tab.view.check_rows()["strategy"]


def test_a_reason_left_empty_is_asked_for_and_escape_gives_up(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "strategy")
    press(alone, Key.Key_S, Key.Key_Return)
    row = tab.view.check_rows()["strategy"]
    assert row.answer.remark.words.startswith("Dites pourquoi\u00a0:")

    press(alone, Key.Key_Escape)
    assert (row.answer.wished, focused()) == (None, row)
    assert item(alone, tab, "strategy").mark is None


def test_a_reason_typed_is_kept_when_the_dossier_is_left(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "territory")
    press(alone, Key.Key_L, "Vu avec la Region")
    tab.leave()
    settle_all(alone)

    found = item(alone, tab, "territory")
    assert (found.is_overridden, found.mark.reason if found.mark else "") == (True, "Vu avec la Region")


def test_a_reason_being_typed_is_kept_aside_and_forgotten_when_given_up(
    qtbot: QtBot, alone: Alone, tab: EligibilityTab
) -> None:
    go_to(alone, tab, "territory")
    press(alone, Key.Key_L, "Vu")
    place = f"check:{tab.key}:territory"
    qtbot.waitUntil(lambda: asked(alone, asides.drafts) == {place: "pass\nVu"})
    press(alone, Key.Key_Escape, Key.Key_Escape)

    assert asked(alone, asides.drafts) == {}


def test_a_reason_typed_before_a_crash_comes_back_and_waits_to_be_confirmed(qtbot: QtBot, alone: Alone) -> None:
    key = asked(alone, list_dossiers)[0].id
    asked(alone, lambda base: asides.keep_draft(base, f"check:{key}:territory", "pass\nVu en mairie"))
    tab = show_tab(qtbot, alone, EligibilityTab, key)
    answer = tab.view.check_rows()["territory"].answer
    assert (answer.wished, answer.reason.text(), answer.isVisible()) == ("pass", "Vu en mairie", True)
    assert item(alone, tab, "territory").mark is None
    answer.reason.setFocus()
    press(alone, Key.Key_Return)

    mark = item(alone, tab, "territory").mark
    assert (mark.reason if mark else "", asked(alone, asides.drafts)) == ("Vu en mairie", {})


def test_what_is_typed_stays_when_something_else_changes(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "territory")
    press(alone, Key.Key_L, "Vu av")
    alone.desk.act(lambda base: pieces.ask_pieces(base, tab.key or 0, ["budget"], ON))
    settle_all(alone)

    assert tab.view.check_rows()["territory"].answer.reason.text() == "Vu av"
    assert tab.view.piece_rows()["budget"].word.text() == "Demandée"


def test_a_link_leads_to_what_must_be_corrected(tab: EligibilityTab) -> None:
    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    key = tab.key or 0
    for code in ("start", "applicant"):
        row = tab.view.check_rows()[code]
        next(each for each in row.findChildren(QPushButton) if each.text().startswith("Corriger")).click()

    assert [(each.page, each.part) for each in visits] == [("dossiers", "project:eligible_from"), ("holders", "siret")]
    assert (visits[0].key, visits[1].key == key) == (key, False)


def test_a_file_dropped_on_a_piece_is_joined_and_received(alone: Alone, tab: EligibilityTab, tmp_path: Path) -> None:
    source = tmp_path / "rib.pdf"
    source.write_bytes(b"RIB")
    told: list[Message] = []
    tab.said.connect(told.append)
    drop(tab, "bank_details", [source])
    settle_all(alone)

    found = piece(alone, tab, "bank_details")
    assert (found.state, found.attachment.name if found.attachment else "") == ("received", "rib.pdf")
    assert tab.view.piece_rows()["bank_details"].days.text() == "Reçue le 21/11/2026. Fichier\u00a0: rib.pdf"
    assert told[0].act is not None
    told[0].act()
    settle_all(alone)
    assert piece(alone, tab, "bank_details").state == "missing"


def test_the_file_of_a_piece_is_opened_as_a_copy_with_its_name(
    alone: Alone, tab: EligibilityTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, opened = tmp_path / "rib.pdf", list[QUrl]()
    source.write_bytes(b"RIB")
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    drop(tab, "bank_details", [source])
    settle_all(alone)
    row = tab.view.piece_rows()["bank_details"]
    row.set_open(is_open=True)
    row.buttons["shown"].click()
    settle_all(alone)

    (path,) = (Path(url.toLocalFile()) for url in opened)
    assert (path.name, path.read_bytes()) == ("rib.pdf", b"RIB")


def test_several_files_on_one_piece_are_refused_in_words(alone: Alone, tab: EligibilityTab, tmp_path: Path) -> None:
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for file in files:
        file.write_bytes(b"x")
    told: list[Message] = []
    tab.said.connect(told.append)
    drop(tab, "budget", files)
    settle_all(alone)

    assert piece(alone, tab, "budget").state == "missing"
    assert told[0].words.startswith("Un seul fichier par pièce")


def test_a_piece_is_received_by_a_letter_and_dated_in_its_form(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "bank_details")
    press(alone, Key.Key_R, Key.Key_Return)
    row = tab.view.piece_rows()["bank_details"]
    assert row.form is not None
    row.form.focus_field("expires_on")
    press(alone, "1/10/26", Key.Key_Return)

    assert piece(alone, tab, "bank_details").state == "expired"
    assert row.word.text() == "Périmée"


def test_a_piece_nobody_asked_for_is_added_by_its_name(alone: Alone, tab: EligibilityTab) -> None:
    tab.view.other.click()
    press(alone, "Plan de masse", Key.Key_Return)

    row = focused()
    assert isinstance(row, PieceRow)
    assert (row.title.text(), row.word.text(), row.days.text()) == (
        "Plan de masse",
        "Reçue en plus",
        "Reçue le 21/11/2026.",
    )
    assert tab.view.other_name.isHidden()


def test_a_piece_is_set_aside_with_a_reason(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "budget")
    press(alone, Key.Key_E, "Dans le formulaire", Key.Key_Return)

    assert piece(alone, tab, "budget").state == "set_aside"
    assert tab.view.piece_rows()["budget"].days.text() == "Motif\u00a0: Dans le formulaire"


def test_the_letter_is_corrected_then_copied_and_the_pieces_are_asked(alone: Alone, tab: EligibilityTab) -> None:
    tab.view.ask.click()
    settle_all(alone)
    panel = tab.view.letter
    assert focused() is panel.letter
    press(alone, "Urgent. ")
    panel.copy.click()
    settle_all(alone)

    assert QGuiApplication.clipboard().text().startswith("Urgent. Association des Étangs")
    assert piece(alone, tab, "statutes").state == "asked"
    assert asked(alone, lambda base: history.list_entries(base)[0].action) == "ask_pieces"


def test_a_corrected_letter_is_found_again(alone: Alone, tab: EligibilityTab) -> None:
    tab.view.ask.click()
    settle_all(alone)
    press(alone, "Brouillon. ")
    tab.view.letter.close_panel.click()
    settle_all(alone)
    assert tab.view.letter.isHidden()

    tab.view.ask.click()
    settle_all(alone)
    assert tab.view.letter.letter.raw().startswith("Brouillon. ")
    tab.view.letter.again.click()
    settle_all(alone)
    assert tab.view.letter.letter.raw().startswith("Association des Étangs")


def test_the_letter_is_saved_as_a_text(
    alone: Alone, tab: EligibilityTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lettre.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    tab.view.ask.click()
    settle_all(alone)
    tab.view.letter.save.click()
    settle_all(alone)

    assert target.read_text("utf-8-sig").startswith("Association des Étangs")
    assert piece(alone, tab, "statutes").state == "asked"


def test_a_base_to_read_only_is_seen_and_not_changed(alone: Alone, tab: EligibilityTab) -> None:
    tab.set_read_only(is_read_only=True)
    go_to(alone, tab, "strategy")
    press(alone, Key.Key_C, Key.Key_L)

    row = tab.view.check_rows()["strategy"]
    assert (row.answer.wished, item(alone, tab, "strategy").mark) == (None, None)
    assert not tab.view.ask.isEnabled()
    assert not tab.view.piece_rows()["budget"].acceptDrops()


def test_u37_u38_every_control_has_its_name_and_every_reason_its_label(alone: Alone, tab: EligibilityTab) -> None:
    go_to(alone, tab, "territory")
    press(alone, Key.Key_L)
    tab.view.piece_rows()["budget"].set_open(is_open=True)

    controls = [each for each in tab.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [each for each in controls if each.isVisibleTo(tab) and not name_of(each)] == []
    labels = [each.buddy() for each in tab.findChildren(QLabel)]
    assert tab.view.check_rows()["territory"].answer.reason in labels


def test_an_expired_piece_that_comes_again_asks_for_its_day(alone: Alone, tab: EligibilityTab) -> None:
    key = tab.key or 0
    alone.desk.act(
        lambda base: pieces.receive_piece(
            base, key, "bank_details", None, received_on=date(2026, 1, 5), expires_on=date(2026, 6, 1)
        )
    )
    settle_all(alone)
    go_to(alone, tab, "bank_details")
    press(alone, Key.Key_R)

    row = tab.view.piece_rows()["bank_details"]
    assert row.form is not None
    assert focused() is row.form.cells["dated_on"].widget
    found = piece(alone, tab, "bank_details").row
    assert (found.received_on if found else None) == ON


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
