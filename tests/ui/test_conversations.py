"""The contact log: begun by who calls, saved as one types, oriented while speaking, made a dossier in one gesture."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.orientations.answers import Answers, AskedCost, Ground, GroundFiche
from leaderdesk.domain.orientations.orienting import orient
from leaderdesk.domain.programmes.checklists import usual_items
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.conversations import ConversationDraft, add_conversation, list_conversations, read_orientation
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.conversations.orientation.report import Reporting
from leaderdesk.ui.conversations.page import ConversationsPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.bases import make_base
from tests.ui.desks import ask, field_of, page_of, press, type_in


def calls_before(base: OpenBase) -> None:
    """Three conversations: one to call back late, one to come, one without a sequel."""
    add_conversation(base, ConversationDraft(date(2026, 11, 2), "Louise", "Coworking", due_on=date(2026, 11, 17)))
    add_conversation(base, ConversationDraft(date(2026, 11, 20), "Baptiste", "Vélos", due_on=date(2026, 11, 26)))
    add_conversation(base, ConversationDraft(date(2026, 9, 24), "Garage", "Pont élévateur", fits="no"))


@pytest.fixture
def first_page() -> str:
    return "conversations"


@pytest.fixture
def base_path(tmp_path: Path, around: Around) -> Path:
    return make_base(tmp_path / "marais.leaderdesk", around, more=calls_before)


@pytest.fixture
def page(window: Window) -> ConversationsPage:
    return page_of(window, "conversations", ConversationsPage)


def log(window: Window) -> dict[str, ConversationRow]:
    return {row.caller: row for row in ask(window, list_conversations)}


def shown(page: ConversationsPage) -> list[str]:
    model = page.view.listing.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("view", "callers"),
    [
        ("all", ["Baptiste", "Louise", "Garage"]),
        ("due", ["Baptiste", "Louise"]),
        ("late", ["Louise"]),
        ("month", ["Baptiste", "Louise"]),
        ("nothing", ["Garage"]),
    ],
)
def test_views_of_the_log(page: ConversationsPage, view: str, callers: list[str]) -> None:
    page.view.listing.views.choose(view)

    assert shown(page) == callers


def test_call_is_kept_from_its_first_field(window: Window, page: ConversationsPage) -> None:
    page.view.new.click()
    type_in(window, window.focusWidget(), "Mairie de Cucq")
    assert log(window)["Mairie de Cucq"].held_on == date(2026, 11, 21)

    type_in(window, field_of(page.record.view.form, "phone"), "0536497720")
    type_in(window, field_of(page.record.view.form, "commune"), "Cucq")

    row = log(window)["Mairie de Cucq"]
    assert (row.phone, row.commune, row.author) == ("0536497720", "Cucq", "camille")
    assert page.record.view.caller.text() == "Mairie de Cucq"
    assert len(log(window)) == 4


def test_what_is_typed_without_a_name_is_kept_too(window: Window, page: ConversationsPage) -> None:
    page.view.new.click()
    type_in(window, field_of(page.record.view.form, "phone"), "0536497720")

    assert log(window)["Appelant à préciser"].phone == "0536497720"


def test_fields_left_faster_than_the_base_answers_make_one_conversation(
    window: Window, page: ConversationsPage
) -> None:
    page.view.new.click()
    form = page.record.view.form
    for name, words in (("caller", "Zoé"), ("email", "zoe@cucq.fr"), ("asked_of", "la mairie")):
        field_of(form, name).put_in_hand(words)
        field_of(form, name).commit()
    settle(window)

    row = log(window)["Zoé"]
    assert (row.email, row.asked_of, len(log(window))) == ("zoe@cucq.fr", "la mairie", 4)


def test_done_is_said_and_taken_back(window: Window, page: ConversationsPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.view.finish.click()
    settle(window)
    assert log(window)["Baptiste"].done_on == date(2026, 11, 21)

    window.frame.messages.rows()[0].act()
    settle(window)

    assert log(window)["Baptiste"].done_on is None


def test_orientation_answers_at_each_key(window: Window, page: ConversationsPage, qtbot: QtBot) -> None:
    page.show_record(log(window)["Baptiste"].id, "orientation")
    settle(window)
    pane = page.orientation
    settle(window)
    assert pane.view.report.sentence.text() == "LEADER peut convenir, sous réserve."

    with qtbot.waitSignal(pane.reported):
        field_of(pane.view.form, "cost:works").put_in_hand("12 000")

    assert pane.view.report.parts["costs"].text() == "–\u00a0Travaux, 12\u202f000,00\u00a0€\u00a0: finançable."
    assert ask(window, lambda base: read_orientation(base, log_key(base, "Baptiste"))) is None


def test_orientation_is_saved_field_by_field(window: Window, page: ConversationsPage) -> None:
    page.open_orientation(log(window)["Baptiste"].id)
    settle(window)
    form = page.orientation.view.form
    type_in(window, field_of(form, "legal_kind"), "association")
    type_in(window, field_of(form, "cost:works"), "12000")

    answers = ask(window, lambda base: read_orientation(base, log_key(base, "Baptiste")))
    assert answers is not None
    assert (answers.about, answers.legal_kind, int(answers.total_cost)) == ("Vélos", "association", 12000)
    press(window, Qt.Key.Key_Escape)
    assert page.beside.isVisible()


def test_orientation_becomes_a_dossier_in_one_gesture(window: Window, page: ConversationsPage) -> None:
    page.open_orientation(log(window)["Baptiste"].id)
    settle(window)
    form = page.orientation.view.form
    about = form.editor("about")
    assert isinstance(about, QPlainTextEdit)
    type_in(window, field_of(form, "cost:works"), "12000")
    page.orientation.view.become.click()
    settle(window)

    row = log(window)["Baptiste"]
    (dossier,) = [each for each in ask(window, list_dossiers) if each.number == row.dossier]
    assert (dossier.title, dossier.holder, dossier.total_cost) == ("Vélos", "Baptiste", 12_000_00)
    assert page.orientation.view.visit.isVisible()


def log_key(base: OpenBase, caller: str) -> int:
    return next(row.id for row in list_conversations(base) if row.caller == caller)


def test_report_names_what_has_no_name_yet() -> None:
    everything = Answers(
        date(2026, 11, 21),
        about="Services",
        legal_kind="association",
        nature="private",
        has_started=False,
        costs=(AskedCost("works", Fraction(12_000)),),
        public_funds=Fraction(5_000),
        starts_on=date(2027, 3, 1),
        ends_on=date(2027, 11, 30),
    )
    rules = Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))
    fiche = GroundFiche(1, "1", "Services", "", rules, Checklist("1", 1, date(2026, 1, 1), usual_items(rules)))

    report = Reporting().report(orient(everything, Ground(fiches=(fiche,))))

    told = "\n".join(line for part in report.parts for line in part.lines)
    assert "Cofinancements, à compléter\u00a0: cofinanceurs" in told
    assert "«\u00a0solde\u00a0»" in told
    assert [word for word in ("works", "«\u00a0public\u00a0»", "non renseigné") if word in told] == []
