"""The page of dossiers: its list, its views, what is typed and done in it, and a new dossier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.money import Cents
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers, quick_create
from leaderdesk.services.holders import edit_holder
from leaderdesk.ui.dossiers.columns import DossierColumns
from leaderdesk.ui.dossiers.known_lines import KnownLines, News
from leaderdesk.ui.dossiers.page import DossiersPage
from leaderdesk.ui.dossiers.views import is_incomplete, is_mine
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: Window) -> DossiersPage:
    found = window.pages["dossiers"]
    assert isinstance(found, DossiersPage)
    return found


def read(window: Window, work: Callable[[OpenBase], Any]) -> Any:  # noqa: ANN401 - whatever is asked
    """What the base itself answers."""
    found: list[Any] = []
    window.desk.ask(work, found.append)
    settle(window)
    return found[0]


def rows(window: Window) -> dict[str, DossierRow]:
    return {row.number: row for row in read(window, list_dossiers)}


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)


def on(page: DossiersPage, number: str, column: str) -> None:
    """Put the keyboard on a cell."""
    table = page.view.listing.table
    key = next(line.identity for line in page.lines if line.item.number == number)
    table.setFocus()
    table.go_to(page.view.listing.model.row_of(key) or 0, page.view.listing.model.place_of(column))


def test_a_title_typed_over_in_the_list_is_saved(window: Window, page: DossiersPage) -> None:
    on(page, "2026-002", "title")
    press(window, Qt.Key.Key_F2)
    window.focusWidget().selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(window.focusWidget(), "Halle des voisins")
    press(window, Qt.Key.Key_Return)

    assert rows(window)["2026-002"].title == "Halle des voisins"


def test_a_title_is_never_emptied(window: Window, page: DossiersPage) -> None:
    on(page, "2026-002", "title")
    press(window, Qt.Key.Key_Delete)

    assert rows(window)["2026-002"].title == "Café associatif"
    assert [row.message.kind for row in window.frame.messages.rows()] == ["warning"]


def test_enter_opens_on_the_number_and_goes_down_where_one_types(window: Window, page: DossiersPage) -> None:
    on(page, "2026-001", "next_step")
    press(window, Qt.Key.Key_Return)
    assert (page.beside.is_open, page.view.listing.table.current_item().number) == (False, "2026-002")  # type: ignore[attr-defined]

    on(page, "2026-003", "number")
    press(window, Qt.Key.Key_Return)
    assert page.record.head.title.text() == "Épicerie solidaire"


def test_one_value_for_several_dossiers_is_one_action(window: Window, page: DossiersPage) -> None:
    page.view.listing.table.selectAll()
    page.view.actions_of["bulk"].trigger()
    page.bulk.name.take("theme")
    page.bulk.editor.take("Services")  # type: ignore[union-attr]
    page.bulk.apply.click()
    settle(window)
    assert {row.theme for row in rows(window).values()} == {"Services"}

    window.undo()
    settle(window)
    assert {row.theme for row in rows(window).values()} == {None}


def test_a_dossier_is_duplicated_and_shown(window: Window, page: DossiersPage) -> None:
    on(page, "2026-004", "number")
    page.view.actions_of["duplicate"].trigger()
    settle(window)

    assert len(rows(window)) == 6
    assert page.record.head.title.text() == "Sentier du littoral"
    assert page.record.head.head is not None
    assert page.record.head.head.status == "contact"


def test_two_to_four_dossiers_are_compared(page: DossiersPage, qtbot: QtBot) -> None:
    table = page.view.listing.table
    table.select_block((0, 2), (0, 0))
    keys = [row.id for row in page.view.listing.selected_items()]
    with qtbot.waitSignal(page.visit_wished) as wished:
        page.view.actions_of["compare"].trigger()

    assert wished.args == [Visit("comparisons", keys[0], ",".join(map(str, keys)))]
    table.selectAll()
    assert not page.view.actions_of["compare"].isEnabled()


def test_the_list_shown_is_exported(
    window: Window, page: DossiersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "liste.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.view.listing.filter_box.setText("étaples")
    page.view.actions_of["export"].trigger()
    settle(window)

    sheet = openpyxl.load_workbook(target).active
    assert [cell.value for cell in sheet[1]][:3] == ["Numéro", "Intitulé", "Porteur"]
    assert sheet["A2"].value == "2026-001"


def test_a_view_narrows_the_list(page: DossiersPage) -> None:
    page.view.listing.views.choose("to_pay")
    assert page.view.listing.model.shown_count == 0

    page.view.listing.views.choose("all")
    assert page.view.listing.model.shown_count == 5


def _key(row: DossierRow) -> int:
    return row.id


def _row(**known: Any) -> DossierRow:
    nothing = Cents(0)
    usual: dict[str, Any] = {
        "id": 1,
        "number": "1",
        "title": "T",
        "holder": "P",
        "commune": None,
        "fiche": "1",
        "status": "complete",
        "received_on": None,
        "programmed_on": None,
        "total_cost": nothing,
        "eligible_cost": nothing,
        "european": nothing,
        "national_public": nothing,
        "is_binned": False,
    }
    return DossierRow(**usual | known)


@pytest.mark.parametrize(
    ("person", "operator", "expected"),
    [
        ("Camille Durand", "camille", True),
        ("Camille Durand", "Camille DURAND", True),
        ("Odile Brumeval", "camille", False),
        (None, "camille", False),
        ("Camille Durand", "", False),
    ],
)
def test_mine_are_those_i_follow(person: str | None, operator: str, *, expected: bool) -> None:
    assert is_mine(_row(person=person), operator) is expected


def test_incomplete_lacks_pieces_or_its_fiche() -> None:
    told = [is_incomplete(_row(missing_pieces=2)), is_incomplete(_row(fiche=None)), is_incomplete(_row())]

    assert told == [True, True, False]
    assert not is_incomplete(_row(fiche=None, status="closed"))


def test_u53_what_nobody_has_typed_is_unknown_and_not_nothing() -> None:
    columns = {each.name: each for each in DossierColumns(lambda: date(2026, 11, 21)).all()}
    money = ("total_cost", "eligible_cost", "european", "national_public", "private", "own")
    bare, costed = _row(), _row(total_cost=Cents(100), eligible_cost=Cents(0), own=Cents(100))

    assert [(columns[name].text(bare), columns[name].value_of(bare)) for name in money] == [("", None)] * 6
    assert [columns[name].value_of(costed) for name in money] == [100, 0, 0, 0, 0, 100]
    assert columns["european"].text(costed) == "0,00\u00a0€"


def test_a_row_that_has_not_changed_keeps_its_line(page: DossiersPage) -> None:
    columns = page.view.listing.model.columns
    known, before = KnownLines(columns), lines_of(columns, [_row(number="2"), _row(id=2, number="3")], _key)
    known.take(News(before, frozenset(), is_whole=True, choices=None))
    known.take(News(lines_of(columns, [_row(id=2, number="1")], _key), frozenset(), is_whole=False, choices=None))

    assert [line.text(0) for line in known.lines] == ["1", "2"]
    assert known.lines[1] is before[0]


def test_a_new_dossier_asks_for_a_title_and_a_holder(window: Window, page: DossiersPage) -> None:
    page.begin_new()
    settle(window)
    press(window, Qt.Key.Key_Return, _CTRL)
    assert page.creation.problem.text() == "Donnez un intitulé au dossier."

    QTest.keyClicks(window.focusWidget(), "Ressourcerie")
    press(window, Qt.Key.Key_Return, _CTRL)
    assert page.creation.problem.text().startswith("Dites qui porte le projet")
    assert len(rows(window)) == 5


def test_look_alikes_come_while_a_title_is_typed_and_enter_opens_one(
    window: Window, page: DossiersPage, qtbot: QtBot
) -> None:
    page.begin_new()
    settle(window)
    QTest.keyClicks(window.focusWidget(), "Sentier du littoral")
    qtbot.waitUntil(lambda: bool(page.creation.lookalikes.shown))
    assert page.creation.lookalikes.shown == [rows(window)["2026-004"].id]

    page.creation.opened.emit(page.creation.lookalikes.shown[0])
    settle(window)
    assert page.record.head.number.text() == "Dossier 2026-004"


def test_what_was_typed_of_a_new_dossier_waits(window: Window, page: DossiersPage) -> None:
    page.begin_new()
    QTest.keyClicks(window.focusWidget(), "Ressourcerie")
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Escape)
    assert page.view.isVisible()

    page.begin_new()
    assert page.creation.form.editor("title").raw() == "Ressourcerie"


def shown(page: DossiersPage, column: str) -> list[str]:
    """What the list says, from the top."""
    model = page.view.listing.model
    return [line.text(model.place_of(column)) for row in range(model.rowCount()) if (line := model.line(row))]


def test_what_is_done_and_taken_back_shows_in_the_list(window: Window, page: DossiersPage) -> None:
    before = shown(page, "title")
    on(page, "2026-002", "number")
    press(window, Qt.Key.Key_Delete)
    assert shown(page, "number") == ["2026-001", "2026-003", "2026-004", "2026-005"]

    window.undo()
    settle(window)
    assert shown(page, "title") == before


def test_a_holder_renamed_elsewhere_is_renamed_in_its_lines_alone(window: Window, page: DossiersPage) -> None:
    kept = {line.identity: line for line in page.lines}
    holder = page.lines[0].item.holder_id
    window.desk.act(lambda base: edit_holder(base, holder, name="Commune nouvelle"))
    settle(window)

    renamed = [line for line in page.lines if line.item.holder_id == holder]
    assert {line.item.holder for line in renamed} == {"Commune nouvelle"}
    assert [line for line in page.lines if kept[line.identity] is not line] == renamed
    assert shown(page, "holder")[0] == "Commune nouvelle"


def test_a_dossier_made_elsewhere_takes_its_place_by_number(window: Window, page: DossiersPage) -> None:
    holder = page.lines[0].item.holder_id
    window.desk.act(lambda base: quick_create(base, title="Lavoir", holder_id=holder, number="2026-0015"))
    settle(window)

    assert [line.item.number for line in page.lines][:3] == ["2026-001", "2026-0015", "2026-002"]
    assert "Lavoir" in shown(page, "title")


def test_another_base_has_its_own_dossiers_alone(window: Window, page: DossiersPage, tmp_path: Path) -> None:
    window.desk.create(tmp_path / "autre.leaderdesk", "GAL d’à côté")
    settle(window)
    page.refresh()
    settle(window)

    assert page.lines == []
    assert page.view.listing.model.total == 0
