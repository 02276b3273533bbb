"""Forms that members filled in at home, brought into the open sitting from the page of workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.services import sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import close_base, create_base
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.plan.invited import tab
from leaderdesk.ui.sittings.plan.invited.tab import InvitedTab
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage
from leaderdesk.ui.workbooks.page import WorkbooksPage
from tests.services.sitting_evenings import Evening, make_plan
from tests.services.test_home_notes import fill, forms
from tests.ui.conftest import MakeWindow


@pytest.fixture
def files(tmp_path: Path, around: Around) -> dict[str, Path]:
    """An open sitting, and the grids that two of its members sent back: one is filled in badly."""
    base = create_base(tmp_path / "marais.leaderdesk", around, gal_name="GAL des Marais")
    evening = Evening(base)
    found = forms(evening.base, tmp_path / "grilles")
    fill(found["Ada"], "halle", "Besoin", 4, "Utile")
    fill(found["Dina"], "halle", "Besoin", 9)
    close_base(base, around)
    return found


def test_the_grids_of_several_members_are_taken_at_once_and_one_undo_takes_them_back(
    make_window: MakeWindow, files: dict[str, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    window: Window = make_window(tmp_path / "marais.leaderdesk", "workbooks")
    window.show_page("workbooks")
    page = window.pages["workbooks"]
    assert isinstance(page, WorkbooksPage)
    page.take_file(files["Ada"])
    part = page.part
    assert isinstance(part, ArrivalsPage)
    view = part.view.forms
    qtbot.waitUntil(lambda: "Ada" in view.told.text(), timeout=10_000)
    part.forms.add([files["Dina"]])
    qtbot.waitUntil(lambda: "Dina" in view.told.text(), timeout=10_000)
    told, problems = view.told.text(), view.problems.text()

    QTest.keyClick(view.take, Qt.Key.Key_Space)
    settle(window)
    taken = _early(window)
    window.undo()
    settle(window)

    assert told.splitlines() == ["Ada\u00a0: 1\u00a0note nouvelle, 1\u00a0remarque", "Dina\u00a0: rien de rempli"]
    assert "Cette note est hors du barème." in problems
    assert part.view.stack.front is part.view.start
    assert (taken, _early(window)) == ({"Ada"}, set())


def test_before_the_sitting_they_are_taken_and_its_preparation_says_who_sent_theirs(
    make_window: MakeWindow, around: Around, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = create_base(tmp_path / "val.leaderdesk", around, gal_name="GAL du Val")
    plan = make_plan(base)
    found = forms(base, tmp_path / "grilles")
    fill(found["Ada"], "halle", "Besoin", 4)
    close_base(base, around)
    window: Window = make_window(tmp_path / "val.leaderdesk")
    window.show_page("workbooks")
    page = window.pages["workbooks"]
    assert isinstance(page, WorkbooksPage)
    page.take_file(found["Ada"])
    part = page.part
    assert isinstance(part, ArrivalsPage)
    view = part.view.forms
    qtbot.waitUntil(lambda: "Ada" in view.told.text(), timeout=10_000)
    about = view.about.text()
    QTest.keyClick(view.take, Qt.Key.Key_Space)
    settle(window)
    window.visit(Visit("sittings", plan.sitting, "answers"))
    settle(window)
    (invited,) = window.pages["sittings"].findChildren(InvitedTab)
    opened: list[Path] = []
    monkeypatch.setattr(tab, "open_with_system", opened.append)
    QTest.keyClick(invited.view.files, Qt.Key.Key_Space)
    settle(window)

    assert about.endswith("pas encore ouverte\u00a0: ces notes y seront, comme reçues avant la séance.")
    assert invited.view.sent.text().startswith("1 membre sur 6 a envoyé ses notes.")
    assert [[each.name for each in folder.iterdir()] for folder in opened] == [[found["Ada"].name]]


def _early(window: Window) -> set[str]:
    """Who sent notes beforehand, whatever the project."""
    answers: list[set[str]] = []

    def read(base):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - a base
        (key,) = base.connection.execute("SELECT id FROM sittings").fetchone()
        return {name for point in sittings.read_state(base, key).done.values() for name in point.sheets.early}

    window.desk.ask(read, answers.append)
    settle(window)
    return answers[0]
