"""What a screen reader is told: what each thing is, its name, its value and its state, on the main pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.messages import Message, MessageBar
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.test_dossiers import rows

_Role, _Text = QAccessible.Role, QAccessible.Text
_MAIN = ["project", "costs", "financing", "treasury", "eligibility"]


def told(root: QWidget) -> Iterator[QAccessibleInterface]:
    """All that is seen, from the outside in."""
    waiting = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        each = waiting.pop()
        owner = each.object()
        if isinstance(owner, QWidget) and not owner.isVisible():
            continue
        yield each
        if each.role() not in (_Role.Table, _Role.List):
            waiting += children(each)


def children(interface: QAccessibleInterface) -> list[QAccessibleInterface]:
    # Qt has none to give of what is going away, which its types do not say.
    found: list[QAccessibleInterface | None] = [interface.child(place) for place in range(interface.childCount())]
    return [each for each in found if each is not None]


def show_tab(window: Window, name: str) -> None:
    window.visit(Visit("dossiers", rows(window)["2026-001"].id, name))
    for _ in range(2):
        settle(window)


@pytest.mark.parametrize("tab", _MAIN)
def test_fields_say_their_name_value_and_state(window: Window, tab: str) -> None:
    settle(window)
    show_tab(window, tab)
    fields = [(each, line) for each in told(window) if isinstance(line := each.object(), QLineEdit)]

    assert {each.role() for each, _ in fields} == {_Role.EditableText}
    assert [line for each, line in fields if not each.text(_Text.Name).strip("&* ")] == []
    assert [line for each, line in fields if each.text(_Text.Value) != line.text()] == []
    assert [line for each, line in fields if bool(each.state().readOnly) != line.isReadOnly()] == []


def test_cells_say_their_column_and_titles_are_titles(window: Window) -> None:
    settle(window)
    show_tab(window, "costs")
    table = next(each for each in told(window) if each.role() == _Role.Table and each.text(_Text.Name) == "Dépenses")
    parts = children(table)
    titles = [each.text(_Text.Name) for each in parts if each.role() == _Role.ColumnHeader]
    cells = [each.text(_Text.Name) for each in parts if each.role() == _Role.Cell]

    assert titles[0] == "Dépense"
    assert cells
    assert [cell for cell in cells if cell.partition("\u00a0: ")[0] not in titles] == []


def test_tabs_and_pages_are_one_of_several_and_say_which_is_in_front(window: Window) -> None:
    settle(window)
    show_tab(window, "costs")
    several = [each for each in told(window) if each.role() == _Role.RadioButton]

    assert {each.text(_Text.Name) for each in several if each.state().checked} == {
        "Dossiers",
        "Onglet «\u00a0Dépenses\u00a0»",
    }


def test_what_is_wrong_with_a_field_is_in_its_description(window: Window, qtbot: QtBot) -> None:
    settle(window)
    show_tab(window, "treasury")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages["dossiers"].record.enter_part("treasury:opening")  # type: ignore[attr-defined]
    field = window.focusWidget()
    QTest.keyClicks(field, "douze")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    said = QAccessible.queryAccessibleInterface(field).text(_Text.Description)

    assert "montant" in said.lower()


def test_messages_are_announced_and_faults_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    class Heard:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr("leaderdesk.ui.kit.messages.QAccessible", Heard)
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say(Message("information", "Fait."))
    bar.say(Message("error", "Disque plein."))

    polite = QAccessible.AnnouncementPoliteness
    assert heard == [("Information\u00a0: Fait.", polite.Polite), ("Erreur\u00a0: Disque plein.", polite.Assertive)]
