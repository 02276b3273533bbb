"""The page of sittings: the list, a sitting begun, its points, who comes, interests, dates, and its opening."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.services import committees, history, sitting_answers, sitting_calendars, sitting_conflicts, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.sitting_lists import read_plan, read_sittings
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.live.frame import LiveFrame
from leaderdesk.ui.sittings.page import SittingsPage
from leaderdesk.ui.sittings.plan.agenda.tab import AgendaTab
from leaderdesk.ui.sittings.plan.calendar import CalendarTab
from leaderdesk.ui.sittings.plan.interests import InterestsTab
from leaderdesk.ui.sittings.plan.invited.tab import InvitedTab
from tests.ui.conftest import MakeWindow
from tests.ui.desks import ask, field_of, page_of, press, say, type_in
from tests.ui.sittings import make_sitting

TODAY = date(2026, 11, 21)
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_window: MakeWindow, tmp_path: Path, around: Around, qtbot: QtBot) -> Window:
    """A window on a base with one sitting in preparation."""
    path = tmp_path / "comite.leaderdesk"
    make_sitting(path, around, is_open=False)
    window = make_window(path, "sittings")
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.fixture
def page(window: Window) -> SittingsPage:
    return page_of(window, "sittings", SittingsPage)


def the_plan(base: OpenBase) -> Plan:
    return read_plan(base, read_sittings(base, TODAY)[-1].id)


def titles(window: Window) -> list[str]:
    return [point.title for point in ask(window, the_plan).points]


def agenda_of(window: Window, page: SittingsPage) -> AgendaTab:
    page.show_record(ask(window, the_plan).id, "agenda")
    settle(window)
    assert isinstance(page.record.tab, AgendaTab)
    return page.record.tab


def invited_of(window: Window, page: SittingsPage) -> InvitedTab:
    page.show_record(ask(window, the_plan).id, "answers")
    settle(window)
    assert isinstance(page.record.tab, InvitedTab)
    return page.record.tab


def test_list_says_what_each_sitting_is_and_whether_it_is_ready(page: SittingsPage) -> None:
    model = page.view.listing.model

    shown = [model.index(0, model.place_of(name)).data() for name in ("title", "held_on", "phase", "points")]
    assert shown == ["Comité de novembre", "samedi 21 novembre 2026", "○\u00a0en préparation", "5"]
    assert model.index(0, model.place_of("readiness")).data().startswith("À vérifier\u00a0: ")


def test_new_sitting_needs_its_date_only(window: Window, page: SittingsPage) -> None:
    page.view.new.click()
    press(window, Qt.Key.Key_Return, _CTRL)
    assert page.record.view.first.beginning.problem.text() == "Donnez la date de la séance."

    type_in(window, field_of(page.record.view.first.form, "starts_at"), "18h30")
    type_in(window, field_of(page.record.view.first.form, "held_on"), "04/12/2026")
    press(window, Qt.Key.Key_Return, _CTRL)

    made = ask(window, lambda base: read_sittings(base, TODAY)[0])
    assert (made.number, made.title, made.starts_at) == (
        2,
        "Comité du 4 décembre 2026",
        datetime.fromisoformat("2026-12-04T18:30"),
    )
    assert page.record.view.title.text() == "Comité du 4 décembre 2026"


def test_nothing_is_written_before_the_sitting_is_created(window: Window, page: SittingsPage) -> None:
    page.view.new.click()
    type_in(window, field_of(page.record.view.first.form, "held_on"), "04/12/2026")
    press(window, Qt.Key.Key_Escape)

    assert len(ask(window, lambda base: read_sittings(base, TODAY))) == 1


def test_written_consultation_has_a_deadline_in_the_place_of_an_hour(window: Window, page: SittingsPage) -> None:
    press(window, Qt.Key.Key_Return)
    form = page.record.view.first.form
    assert not form.cells["deadline"].isVisible()
    form.editor("kind").take("written")
    form.edited.emit("kind", "written")
    settle(window)

    assert ask(window, the_plan).kind == "written"
    assert (form.cells["deadline"].isVisible(), form.cells["starts_at"].isVisible()) == (True, False)


def test_field_is_saved_when_it_is_left_and_the_hours_of_the_points_follow(window: Window, page: SittingsPage) -> None:
    press(window, Qt.Key.Key_Return)
    type_in(window, field_of(page.record.view.first.form, "starts_at"), "9h")

    assert ask(window, the_plan).ends_at == datetime.fromisoformat("2026-11-21T10:00")
    assert page.record.view.told.text().endswith("1\u00a0h\u00a000, fin vers 10\u00a0h\u00a000.")


def test_line_of_what_is_missing_leads_where_it_is_put_right(window: Window, page: SittingsPage) -> None:
    press(window, Qt.Key.Key_Return)
    first = page.record.view.first
    line = next(each for each in first.missing.lines if each.missing.code == "no_hour")
    line.click()
    settle(window)

    assert window.focusWidget() is field_of(first.form, "starts_at")


def test_point_goes_down_by_keys_and_comes_back_by_undo(window: Window, page: SittingsPage) -> None:
    tab = agenda_of(window, page)
    before = titles(window)
    press(window, Qt.Key.Key_Down, _ALT)
    assert titles(window) == [before[1], before[0], *before[2:]]
    assert tab.entries.current.point.title == before[0]

    ask(window, history.undo)
    assert titles(window) == before


def test_keys_pressed_faster_than_the_base_answers_go_on_from_what_is_shown(window: Window, page: SittingsPage) -> None:
    tab = agenda_of(window, page)
    before = titles(window)
    for _ in range(3):
        QTest.keyClick(tab.entries.table, Qt.Key.Key_Down, _ALT)
    settle(window)

    assert titles(window) == [*before[1:4], before[0], before[4]]


def test_point_is_dragged_by_its_number(window: Window, page: SittingsPage) -> None:
    table = agenda_of(window, page).entries.table
    before = titles(window)
    rows = [table.visualRect(table.lines.index(row, table.lines.place_of("rank"))) for row in range(len(before))]
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=rows[0].center())
    for where in (rows[1].center(), rows[2].bottomLeft() + QPoint(4, -3)):
        QTest.mouseMove(table.viewport(), where)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=rows[2].bottomLeft() + QPoint(4, -3))
    settle(window)

    assert titles(window) == [before[1], before[2], before[0], *before[3:]]


def test_other_point_is_typed_on_the_last_line_and_its_title_says_its_kind(window: Window, page: SittingsPage) -> None:
    tab = agenda_of(window, page)
    tab.entries.go_to(None, "title")
    say(window, "Avenant à la convention")

    last = ask(window, the_plan).points[-1]
    assert (last.title, last.kind, last.decision) == ("Avenant à la convention", "amendment", "amendment")


def test_planned_minutes_are_typed_in_the_agenda(window: Window, page: SittingsPage) -> None:
    tab = agenda_of(window, page)
    tab.entries.go_to(ask(window, the_plan).points[1].id, "planned_minutes")
    say(window, "25")

    assert ask(window, the_plan).points[1].minutes == 25


def test_dossier_is_added_though_it_is_not_ready_and_why_is_said(window: Window, page: SittingsPage) -> None:
    tab = agenda_of(window, page)
    ask(window, lambda base: _remove(base, 2))
    settle(window)
    tab.add.click()
    settle(window)
    listing = tab.candidates.listing
    why = listing.model.index(0, listing.model.place_of("why")).data()
    assert why.startswith("Pas encore devant le comité\u00a0: état «\u00a0")
    press(window, Qt.Key.Key_Return)

    number = ask(window, lambda base: list_dossiers(base)[1].number)
    added = ask(window, the_plan).points[-1].dossier
    assert added is not None
    assert added.number == number


def _remove(base: OpenBase, rank: int) -> None:
    from leaderdesk.services.sitting_plans import remove_points

    plan = the_plan(base)
    remove_points(base, plan.id, [plan.points[rank].id])


def test_order_is_proposed_with_its_reason_and_escape_keeps_the_present_one(window: Window, page: SittingsPage) -> None:
    tab = agenda_of(window, page)
    before = titles(window)
    tab.propose.click()
    settle(window)
    assert tab.order.told.text().startswith("Compté avec ")
    press(window, Qt.Key.Key_Escape)

    assert titles(window) == before
    assert window.focusWidget() is tab.entries.table


@pytest.mark.parametrize(("key", "answer"), [("o", "coming"), ("n", "absent"), ("s", "replaced"), ("?", "unsure")])
def test_one_key_answers_and_goes_to_the_next_name(window: Window, page: SittingsPage, key: str, answer: str) -> None:
    tab = invited_of(window, page)
    QTest.keyClicks(window.focusWidget(), key)
    settle(window)

    (said, *_) = ask(window, lambda base: sitting_answers.read_invited(base, the_plan(base).id))
    assert (said.member, said.answer) == ("Agathe Darvaux", answer)
    assert [line.member for line in tab.view.listing.selected_items()] == ["Bastien Hautefagne"]


def test_vote_is_given_to_somebody_and_then_taken_back(window: Window, page: SittingsPage) -> None:
    tab = invited_of(window, page)
    QTest.keyClicks(window.focusWidget(), "p")
    say(window, "Ursule")
    (said, *_) = ask(window, lambda base: sitting_answers.read_invited(base, the_plan(base).id))
    assert (said.answer, said.proxy_to) == ("absent", "Ursule Périgaudet")

    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Delete)
    (said, *_) = ask(window, lambda base: sitting_answers.read_invited(base, the_plan(base).id))
    assert (said.answer, said.proxy_to) == (None, None)
    assert not tab.view.detail.isVisible()


def test_hours_of_who_comes_late_are_kept(window: Window, page: SittingsPage) -> None:
    tab = invited_of(window, page)
    press(window, Qt.Key.Key_Return)
    type_in(window, field_of(tab.view.detail.form, "comes_at"), "19h15")

    (said, *_) = ask(window, lambda base: sitting_answers.read_invited(base, the_plan(base).id))
    assert (said.answer, said.comes_at) == ("coming", datetime.fromisoformat("2026-11-21T19:15"))


def test_whom_to_call_comes_first_and_says_what_it_repairs(window: Window, page: SittingsPage) -> None:
    tab = invited_of(window, page)

    assert tab.view.forecast.calls_title.text() == "Qui appeler, dans cet ordre"
    assert tab.view.forecast.calls.text().splitlines()[-1].startswith("•\u00a0")
    model = tab.view.forecast.listing.model
    assert model.index(0, model.place_of("sure")).data() == "manque 5 présents, aucun privé"


def test_convocation_is_noted_for_all_at_once_and_undone_at_once(window: Window, page: SittingsPage) -> None:
    tab = invited_of(window, page)
    tab.view.send.click()
    press(window, Qt.Key.Key_Return)
    sent = ask(window, lambda base: sitting_answers.read_invited(base, the_plan(base).id))
    assert {(line.sent_on, line.way) for line in sent} == {(TODAY, "email")}

    page.undoing.take_back()
    settle(window)
    sent = ask(window, lambda base: sitting_answers.read_invited(base, the_plan(base).id))
    assert {line.sent_on for line in sent} == {None}


def test_interest_said_aloud_is_noted_then_lifted_with_its_reason(window: Window, page: SittingsPage) -> None:
    page.show_record(ask(window, the_plan).id, "conflicts")
    settle(window)
    tab = page.record.tab
    assert isinstance(tab, InterestsTab)
    members = {each.name: each.id for each in ask(window, committees.read_committee).members}
    dossier = ask(window, the_plan).points[2].dossier
    assert dossier is not None
    tab.view.form.open({"member": members["Yann Bressolier"], "dossier": dossier.id, "reason": "Il y travaille."})
    tab.view.declare.click()
    settle(window)
    noted = ask(window, lambda base: sitting_conflicts.read_interests(base, the_plan(base).id))
    assert {each.member for each in noted} == {"Agathe Darvaux", "Clémence Escarpel", "Yann Bressolier"}

    row = tab.view.said.model.row_of(next(each.id for each in noted if each.member == "Yann Bressolier"))
    assert row is not None
    tab.view.said.table.setFocus()
    tab.view.said.table.go_to(row, 0)
    press(window, Qt.Key.Key_Delete)
    say(window, "Parti en octobre")
    noted = ask(window, lambda base: sitting_conflicts.read_interests(base, the_plan(base).id))
    assert [each.reason for each in noted if not each.is_declared] == ["Parti en octobre"]


def test_sending_is_noted_with_when_and_to_whom_then_taken_back(window: Window, page: SittingsPage) -> None:
    page.show_record(ask(window, the_plan).id, "calendar")
    settle(window)
    tab = page.record.tab
    assert isinstance(tab, CalendarTab)
    row = tab.listing.model.row_of("sheets")
    assert row is not None
    tab.listing.table.go_to(row, 0)
    QTest.keyClicks(window.focusWidget(), "e")
    press(window, Qt.Key.Key_Return)

    def sheets(base: OpenBase) -> date | None:
        found = sitting_calendars.read_milestones(base, the_plan(base).id, TODAY)
        return next(each.done_on for each in found if each.code == "sheets")

    assert ask(window, sheets) == TODAY
    press(window, Qt.Key.Key_Delete)
    assert ask(window, sheets) is None


def test_opened_sitting_has_the_whole_page_and_the_list_is_one_click_away(window: Window, page: SittingsPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.view.first.open_sitting.click()
    settle(window)
    assert isinstance(page.part, LiveFrame)
    assert (page.is_wide, ask(window, the_plan).phase) == (True, "open")

    page.whole.back.click()
    settle(window)
    assert not page.is_wide
    assert window.focusWidget() is page.view.listing.table


def test_undo_of_the_opening_brings_back_the_preparation(window: Window, page: SittingsPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.view.first.open_sitting.click()
    settle(window)
    page.undoing.take_back()
    settle(window)

    assert (page.part, ask(window, the_plan).phase) == (None, "preparation")


def test_sitting_that_is_held_is_taken_up_when_the_base_is_opened_again(
    make_window: MakeWindow, tmp_path: Path, around: Around
) -> None:
    path = tmp_path / "soir.leaderdesk"
    make_sitting(path, around)
    window = make_window(path, "sittings")
    page = page_of(window, "sittings", SittingsPage)

    assert isinstance(page.part, LiveFrame)


def test_sitting_that_was_held_does_not_go_to_the_bin(window: Window, page: SittingsPage) -> None:
    ask(window, lambda base: sittings.open_sitting(base, the_plan(base).id))
    page.refresh()
    settle(window)
    page.view.listing.table.setFocus()
    press(window, Qt.Key.Key_Delete)

    assert ask(window, lambda base: read_sittings(base, TODAY)[0].is_binned) is False


def test_what_was_prepared_can_be_seen_while_the_sitting_is_held(window: Window, page: SittingsPage) -> None:
    press(window, Qt.Key.Key_Return)
    page.record.view.first.open_sitting.click()
    settle(window)
    page.whole.plan.click()
    settle(window)
    assert (page.part, page.record.view.sections.current) == (None, "calendar")
    assert page.record.tab.can_write is False

    page.record.view.take_up.click()
    settle(window)
    assert isinstance(page.part, LiveFrame)


def test_base_that_is_only_looked_at_shows_everything_and_changes_nothing(
    window: Window, page: SittingsPage, tmp_path: Path
) -> None:
    window.desk.look_at(tmp_path / "comite.leaderdesk")
    settle(window)
    tab = agenda_of(window, page)
    assert [tab.add.isEnabled(), tab.propose.isEnabled(), tab.moving.down.isEnabled()] == [False] * 3
    assert not page.record.view.first.open_sitting.isEnabled()

    invited = invited_of(window, page)
    QTest.keyClicks(window.focusWidget(), "o")
    settle(window)
    assert {
        line.answer for line in ask(window, lambda base: sitting_answers.read_invited(base, the_plan(base).id))
    } == {None}
    assert not invited.view.send.isEnabled()
