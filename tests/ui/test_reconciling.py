"""The side « Rapprocher »: a table is held against the base, its differences settled, and what was kept is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.done import Done
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.reconciling import list_tables
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.workbooks.reconciling.items import Item
from leaderdesk.ui.workbooks.reconciling.page import ReconcilingPage
from leaderdesk.words import workbook_values

_Key = Qt.Key


@pytest.fixture
def first_page() -> str:
    return "workbooks"


@pytest.fixture
def page(window: Window) -> ReconcilingPage:
    window.visit(Visit("workbooks", 0, "held:"))
    settle(window)
    side = window.pages["workbooks"].part  # type: ignore[attr-defined]  # the page of workbooks
    assert isinstance(side, ReconcilingPage)
    return side


@pytest.fixture
def region(window: Window, tmp_path: Path) -> Path:
    """What the region says of the two first dossiers of the base."""
    found: list[tuple[str, str, str]] = []

    def work(base: OpenBase) -> None:
        found.extend((row.number, row.title, row.holder) for row in list_dossiers(base))

    window.desk.ask(work, lambda _: None)
    settle(window)
    rows = [f"{number};{title};{holder};02/02/2026;04/04/2026" for number, title, holder in sorted(found)[:2]]
    made = tmp_path / "region 2026-04.csv"
    made.write_text("\n".join(("N° dossier;Intitulé;Porteur;Reçu le;Date du comité", *rows)), encoding="utf-8")
    return made


def lines(page: ReconcilingPage) -> list[tuple[str, str, str]]:
    """What is shown: the field, what the table says, where it stands."""
    model = page.view.table.differences.listing.model
    places = [model.place_of(name) for name in ("field", "theirs", "standing")]
    shown = [model.line(row) for row in range(model.rowCount())]
    return [tuple(each.text(place) for place in places) for each in shown if each is not None]  # type: ignore[misc]


def read(page: ReconcilingPage, qtbot: QtBot, path: Path) -> None:
    page.read_file(path)
    qtbot.waitUntil(lambda: page.opened is not None and page.opened.book.name == path.name, timeout=10_000)


def test_differences_are_settled_by_keys_and_next_month_remembers(
    window: Window, page: ReconcilingPage, region: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, region)
    before = lines(page)
    table = page.view.table.differences.listing.table
    page.focus_main()
    assert table.hasFocus()
    QTest.keyClick(table, _Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.view.table.differences.reason.setText("vu au téléphone")
    with qtbot.waitSignal(page.said) as told:
        page.view.table.differences.buttons["asked"].click()
    settle(window)

    # The table is kept first, and that is said too.
    kept_first = "Rapprochement gardé, avec son fichier. "
    assert told.args[0].words == f"{kept_first}{len(before)}\u00a0écarts notés, à demander à la région."
    assert [each.title for each in page.view.table.differences.listing.views.views][:2] == [
        "À voir\u00a0(0)",
        f"Demandés à la région\u00a0({len(before)})",
    ]
    found = page.view.table.differences.listing.findChildren(Empty)
    assert [each.words.text() for each in found if each.isVisible()] == ["Rien dans cette vue."]
    kept: list[str] = []
    window.desk.ask(lambda base: [row.name for row in list_tables(base)], kept.extend)
    settle(window)
    assert kept == ["region 2026-04.csv"]


def test_one_value_is_taken_from_the_table_and_given_back(
    window: Window, page: ReconcilingPage, region: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, region)
    before = lines(page)
    panel = page.view.table.differences
    panel.listing.table.select_first()
    item = panel.chosen[0]
    assert isinstance(item, Item)
    with qtbot.waitSignal(page.said, timeout=10_000) as told:
        panel.buttons["theirs"].click()
    qtbot.waitUntil(lambda: len(lines(page)) == len(before) - 1, timeout=10_000)

    assert told.args[0].words == "Rapprochement gardé, avec son fichier. 1\u00a0valeur prise du tableau."
    state = window.desk.state
    assert state is not None
    assert state.undo is not None
    field = workbook_values.title(item.line.field)
    assert window.sayings.offer("undo", state.undo).replace("\u00a0", " ") == (
        f"Annuler « Prendre du tableau region 2026-04.csv le champ « {field} » du dossier {item.line.number} »"
    )

    told.args[0].act()
    qtbot.waitUntil(lambda: lines(page) == before, timeout=10_000)
    panel.listing.table.select_first()
    with qtbot.waitSignal(page.said, timeout=10_000) as again:
        panel.buttons["theirs"].click()
    assert again.args[0].words == "1\u00a0valeur prise du tableau."


def test_values_that_the_base_has_meanwhile_are_not_said_to_be_taken(
    page: ReconcilingPage, region: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(page, qtbot, region)
    panel = page.view.table.differences
    panel.listing.table.select_first()
    # Nothing is left to write by the time it is asked.
    monkeypatch.setattr("leaderdesk.services.reconciling.take", lambda *_, **__: Done(None, frozenset()))
    with qtbot.waitSignal(page.said, timeout=10_000) as told:
        panel.buttons["theirs"].click()

    assert told.args[0].kind == "warning"
    assert told.args[0].words.startswith("Rien n’a été pris")


def test_what_was_kept_is_compared_again_from_home(
    window: Window, page: ReconcilingPage, region: Path, qtbot: QtBot
) -> None:
    read(page, qtbot, region)
    count = len(lines(page))
    page.view.table.differences.listing.table.selectAll()
    with qtbot.waitSignal(page.said):
        page.view.table.differences.buttons["asked"].click()
    settle(window)
    page.view.table.leave.click()
    region.unlink()

    window.visit(Visit("workbooks", 0, "held:asked"))
    qtbot.waitUntil(lambda: page.opened is not None, timeout=10_000)
    settle(window)

    view = page.view.table.differences.listing.views.current
    assert view is not None
    assert (view.name, len(lines(page))) == ("asked", count)
