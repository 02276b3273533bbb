"""A committee prepared from its date to its opening: points in order, answers one key each, a link set aside, dates."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sittings.plans import Invited, Plan
from leaderdesk.services import committees
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base
from leaderdesk.services.sitting_answers import read_invited
from leaderdesk.services.sitting_calendars import read_milestones
from leaderdesk.services.sitting_conflicts import read_interests
from leaderdesk.services.sitting_lists import read_plan, read_sittings
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.live.frame import LiveFrame
from leaderdesk.ui.sittings.page import SittingsPage
from tests.copies import made_once
from tests.factories import make_dossier, make_ground
from tests.ui.conftest import MakeWindow
from tests.ui.desks import ask, press, say, tab_to

TODAY, SINCE = date(2026, 11, 21), date(2026, 1, 1)
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
PUBLIC = (
    ("Commune d’Essai", "Agathe Darvaux", "Bastien Hautefagne"),
    ("Communauté de communes", "Clémence Escarpel", ""),
)
PRIVATE = (("Foyer rural", "Aline Dostemont", "Benoît Estrade"), ("Union des artisans", "Carole Faverdin", ""))


def _make(path: Path, around: Around) -> None:
    """Four seats, two projects of a holder who sits at the committee."""
    base = create_base(path, around, gal_name="GAL Pays des Marais")
    ground = make_ground(base)
    drafts = [committees.SeatDraft(name, "public", "élus", one, other or None) for name, one, other in PUBLIC]
    drafts += [committees.SeatDraft(name, "private", None, one, other or None) for name, one, other in PRIVATE]
    committees.add_seats(base, drafts, SINCE)
    for number, title in (("2026-001", "Réhabiliter la halle"), ("2026-002", "Café associatif")):
        make_dossier(base, ground, number, title)
    close_base(base, around)


@pytest.fixture
def window(make_window: MakeWindow, tmp_path: Path, around: Around, qtbot: QtBot) -> Window:
    path = tmp_path / "comite.leaderdesk"
    made_once(_make, path, around)
    window = make_window(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def plan_in(base: OpenBase) -> Plan:
    return read_plan(base, read_sittings(base, TODAY)[0].id)


def plan_of(window: Window) -> Plan:
    return ask(window, plan_in)


def invited_in(base: OpenBase) -> dict[str, Invited]:
    return {line.member: line for line in read_invited(base, plan_in(base).id)}


def begun(window: Window) -> SittingsPage:
    """A sitting of the 4th of December at half past six, made by keys."""
    press(window, Qt.Key.Key_7, _CTRL)
    page = window.pages["sittings"]
    assert isinstance(page, SittingsPage)
    tab_to(window, page.view.begin)
    press(window, Qt.Key.Key_Return)
    say(window, "04/12/2026", Qt.Key.Key_Tab)
    tab_to(window, page.record.view.first.form.cells["starts_at"].widget)
    say(window, "18h30", Qt.Key.Key_Tab)
    say(window, "Salle des fêtes", Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return, _CTRL)
    return page


def in_tab(window: Window, page: SittingsPage, part: str) -> None:
    """The tab of a part, by the keys of the tabs, with the keyboard in what it is for."""
    for _ in page.record.view.sections.sections:
        if page.record.view.sections.current != part:
            press(window, Qt.Key.Key_PageDown, _CTRL)
    assert page.record.view.sections.current == part
    if window.focusWidget() is page.record.view.sections.buttons[part]:
        press(window, Qt.Key.Key_Return)
    settle(window)


def with_projects(window: Window) -> SittingsPage:
    """The same, with both projects at its agenda."""
    page = begun(window)
    in_tab(window, page, "agenda")
    press(window, Qt.Key.Key_Return)
    settle(window)
    press(window, Qt.Key.Key_A, _CTRL)
    press(window, Qt.Key.Key_Return)
    return page


def test_sitting_is_begun_with_its_date_its_hour_and_its_place(window: Window) -> None:
    begun(window)

    plan = plan_of(window)
    assert (plan.title, plan.place) == ("Comité du 4 décembre 2026", "Salle des fêtes")
    assert plan.starts_at == datetime.fromisoformat("2026-12-04T18:30")


def test_agenda_takes_projects_and_another_point_that_comes_first(window: Window) -> None:
    with_projects(window)
    for _ in range(2):
        press(window, Qt.Key.Key_Down)
    say(window, "Compte rendu de juin")
    press(window, Qt.Key.Key_Up)
    for _ in range(2):
        press(window, Qt.Key.Key_Up, _ALT)

    points = plan_of(window).points
    assert [point.title for point in points] == ["Compte rendu de juin", "Réhabiliter la halle", "Café associatif"]
    assert [point.kind for point in points] == ["minutes", "project", "project"]
    assert points[1].starts_at == datetime.fromisoformat("2026-12-04T18:42")


def test_answers_take_one_key_each_and_the_quorum_follows(window: Window) -> None:
    page = with_projects(window)
    in_tab(window, page, "invited")
    for key in (Qt.Key.Key_O, Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_O):
        press(window, key)

    answers = {name: line.answer for name, line in ask(window, invited_in).items()}
    assert answers == {
        "Agathe Darvaux": "coming",
        "Bastien Hautefagne": "absent",
        "Clémence Escarpel": "coming",
        "Aline Dostemont": "coming",
        "Benoît Estrade": None,
        "Carole Faverdin": None,
    }
    counts = "3 viennent, 1 sans réponse. À convoquer encore\u00a0: 6\u00a0personnes."
    assert page.record.tab_named("invited").view.counts.text() == counts  # type: ignore[attr-defined]  # of its kind


def test_link_is_confirmed_and_another_is_set_aside_with_its_reason(window: Window) -> None:
    page = with_projects(window)
    in_tab(window, page, "interests")
    press(window, Qt.Key.Key_O)
    press(window, Qt.Key.Key_N)
    say(window, "N’est plus élu")

    answered = ask(window, lambda base: read_interests(base, plan_in(base).id))
    assert min((each.is_declared, each.reason) for each in answered) == (False, "N’est plus élu")
    assert [each.is_declared for each in answered].count(True) == 1


def test_convocation_is_noted_and_the_calendar_knows_it(window: Window) -> None:
    page = with_projects(window)
    in_tab(window, page, "calendar")
    press(window, Qt.Key.Key_E)
    press(window, Qt.Key.Key_Return)

    sent = ask(window, lambda base: [each for each in read_milestones(base, plan_in(base).id, TODAY) if each.sent])
    assert [(each.code, each.course) for each in sent] == [("convocation", "done_late")]


def test_sitting_opens_though_something_is_still_missing(window: Window) -> None:
    page = with_projects(window)
    in_tab(window, page, "sitting")
    tab_to(window, page.record.view.first.open_sitting)
    press(window, Qt.Key.Key_Return)

    assert plan_of(window).phase == "open"
    assert isinstance(page.part, LiveFrame)


def test_everything_done_to_the_plan_is_undone_step_by_step(window: Window) -> None:
    page = with_projects(window)
    in_tab(window, page, "agenda")
    press(window, Qt.Key.Key_Delete, _CTRL)
    assert len(plan_of(window).points) == 1
    press(window, Qt.Key.Key_Z, _CTRL)
    assert len(plan_of(window).points) == 2
    press(window, Qt.Key.Key_Z, _CTRL)

    assert plan_of(window).points == ()
