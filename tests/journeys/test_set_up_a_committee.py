"""A committee set up from the list in a spreadsheet: pasted, its lack found, a mayor replaced, an interest noted."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.committee.files import MemberFile
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.committees import read_committee
from leaderdesk.services.members import list_members, read_member
from leaderdesk.ui.committee.members.page import MembersPage
from leaderdesk.ui.committee.page import CommitteePage
from leaderdesk.ui.committee.seats.page import SeatsPage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.desks import ask, press, say, tab_to

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PUBLIC, _PRIVATE = 13, 11
_AFTER = date(2026, 12, 1)


def spreadsheet() -> str:
    """Twenty-four lines with their titles, as they are copied."""
    rows = [("N°", "Collège", "Structure", "Titulaire", "Suppléant")]
    rows += [(str(n), "Public", f"Mairie {n:02}", f"Maire {n:02}", f"Adjoint {n:02}") for n in range(1, _PUBLIC + 1)]
    rows += [(str(n), "Société civile", f"Association {n}", f"Membre {n}", "") for n in range(14, 14 + _PRIVATE)]
    return "\r\n".join("\t".join(row) for row in rows)


def seat_one(base: OpenBase, day: date) -> str | None:
    return read_committee(base).seats[0].holder("titulaire", day)


def of_member(base: OpenBase, name: str) -> MemberFile:
    return read_member(base, next(row.id for row in list_members(base) if row.name == name))


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> CommitteePage:
    """The page of the committee, reached by its key, with the list pasted."""
    with qtbot.waitActive(window):
        window.activateWindow()
    QGuiApplication.clipboard().setText(spreadsheet())
    press(window, Qt.Key.Key_8, _CTRL)
    page = window.pages["committee"]
    assert isinstance(page, CommitteePage)
    press(window, Qt.Key.Key_V, _CTRL | _SHIFT)
    return page


def sheet_of(page: CommitteePage) -> SeatsPage:
    part = page.part
    assert isinstance(part, SeatsPage)
    return part


def test_pasted_list_shows_that_the_private_half_is_lacking(window: Window, page: CommitteePage) -> None:
    sheet = sheet_of(page)
    assert sheet.view.pasting.summary.text() == (
        "13\u00a0sièges publics, 11\u00a0sièges privés, 24\u00a0structures à créer."
    )
    press(window, Qt.Key.Key_Return)

    assert len(ask(window, read_committee).seats) == _PUBLIC + _PRIVATE
    assert sheet.view.figures.rules.words[1] == (
        "Impossible aujourd’hui\u00a0: le collège privé fait au moins 50\u00a0% des présents. "
        "Si tout le monde vient\u00a0: 11 sur 24, il en faut 12."
    )


def test_mayor_is_replaced_after_the_elections(window: Window, page: CommitteePage, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Return)
    sheet = sheet_of(page)
    press(window, Qt.Key.Key_V, _ALT)
    qtbot.waitUntil(lambda: window.focusWidget() is sheet.view.vacating.last_day)
    say(window, "22/11/2026")
    tab_to(window, sheet.view.vacating.accept)
    press(window, Qt.Key.Key_Space)
    assert ask(window, lambda base: seat_one(base, _AFTER)) is None

    press(window, Qt.Key.Key_Return, _CTRL)
    settle(window)
    say(window, "Nouvelle maire")
    say(window, "23/11/2026")
    tab_to(window, sheet.pane.give)
    press(window, Qt.Key.Key_Space)

    assert ask(window, lambda base: seat_one(base, _AFTER)) == "Nouvelle maire"
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Z, _CTRL)
    press(window, Qt.Key.Key_Z, _CTRL)
    assert ask(window, lambda base: seat_one(base, _AFTER)) == "Maire 01"


def test_interest_is_noted_for_a_dossier(window: Window, page: CommitteePage, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_B, _ALT)
    qtbot.waitUntil(lambda: page.current == "members")
    settle(window)
    part = page.part
    assert isinstance(part, MembersPage)
    press(window, Qt.Key.Key_Return)
    tab_to(window, part.record.view.sections.buttons["form"], Qt.Key.Key_Backtab)
    for _ in range(4):
        press(window, Qt.Key.Key_PageDown, _CTRL)
    tab_to(window, part.record.view.interests.form.cells["dossier"].widget)
    say(window, "2026-002")
    say(window, "Elle préside le café")
    press(window, Qt.Key.Key_Space)

    name = part.record.view.name.text()
    assert [(each.number, each.reason) for each in ask(window, lambda base: of_member(base, name)).interests] == [
        ("2026-002", "Elle préside le café")
    ]
