"""From a file of outlines to the map and to the dossiers of a commune, by keyboard."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.domain.typed.choices import Commune
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.communes import settle_holder
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.services.funding import say_amount
from leaderdesk.services.holders import list_holders
from leaderdesk.services.moves import change_status
from leaderdesk.services.settings import set_setting
from leaderdesk.ui.dossiers.page import DossiersPage
from leaderdesk.ui.page import Visit
from leaderdesk.ui.programme.page import ProgrammePage
from leaderdesk.ui.programme.territory.section import TerritorySection
from leaderdesk.ui.render import settle
from leaderdesk.ui.reports.page import ReportsPage
from leaderdesk.ui.shell.window import Window
from tests.factories import START
from tests.ui.desks import page_of, press

_Key = Qt.Key


def feature(code: str, name: str, left: float) -> dict[str, object]:
    ring = [[left, 50.0], [left + 0.1, 50.0], [left + 0.1, 50.1], [left, 50.1], [left, 50.0]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code, "nom": name, "epci": "CC"}, "geometry": shape}


def outlines_in(folder: Path) -> Path:
    """Cucq, two communes called Verton, and one nobody has heard of."""
    given = (("62261", "Cucq"), ("62849", "Verton"), ("80999", "Verton"), ("62700", "Rang"))
    features = [feature(*each, 1.5 + rank / 10) for rank, each in enumerate(given)]
    path = folder / "communes.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def settled(base: OpenBase) -> None:
    """Every holder in Cucq, and two of its dossiers programmed."""
    set_setting(base, "territory_communes", "Cucq\nVerton")
    for holder in list_holders(base):
        settle_holder(base, holder.id, Commune("Cucq", "62261"))
    for row in sorted(list_dossiers(base), key=lambda each: each.number)[:2]:
        fund = next(line.fund_id for line in read_whole_dossier(base, row.id).funding if line.fund_id)
        say_amount(base, row.id, fund, "voted", 5_000_00, START)
        change_status(base, row.id, "programmed", START)


def territory(window: Window, path: Path) -> TerritorySection:
    """The section, a file looked at."""
    programme = page_of(window, "programme", ProgrammePage)
    programme.show_section("territory")
    settle(window)
    section = programme.section
    assert isinstance(section, TerritorySection)
    section.look_at(path)
    settle(window)
    return section


def test_outlines_are_looked_at_answered_taken_and_taken_back(window: Window, tmp_path: Path) -> None:
    window.desk.act(settled)
    settle(window)
    section = territory(window, outlines_in(tmp_path))
    preview = section.preview
    assert preview.found.text().startswith("1\u00a0contour à reprendre, en 5\u00a0points, sur 4\u00a0communes")

    (asked,) = preview.asked.values()
    # The keyboard comes first to what is asked.
    assert window.focusWidget() is asked
    QTest.keyClicks(asked, "62849")
    QTest.keyClick(asked, _Key.Key_Return)
    settle(window)
    assert (preview.asked, preview.found.text()[:2]) == ({}, "2\u00a0")
    (tick,) = preview.ticks.values()
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tick, _Key.Key_Space)
    settle(window)
    # The keyboard stays on the question that is asked anew.
    assert (preview.found.text()[:2], next(iter(preview.ticks.values())).hasFocus()) == ("4\u00a0", True)

    preview.accept.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, _Key.Key_Space)
    assert preview.isHidden()
    assert section.kept.text() == "4\u00a0contours pour 4\u00a0communes."
    section.take_back()
    settle(window)
    assert section.kept.text() == "2\u00a0communes, aucun contour\u00a0: la carte se fait par cases."


def test_a_file_that_is_something_else_is_refused_in_a_sentence(window: Window, tmp_path: Path) -> None:
    (tmp_path / "communes.geojson").write_text("code;nom")
    said: list[str] = []
    programme = page_of(window, "programme", ProgrammePage)
    programme.said.connect(lambda message: said.append(message.words))
    section = territory(window, tmp_path / "communes.geojson")

    assert section.preview.isHidden()
    assert [each[:48] for each in said] == ["Ce fichier n’est pas un GeoJSON de communes\u00a0: il"]


def test_the_map_is_walked_and_opens_the_dossiers_of_a_commune(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.desk.act(settled)
    settle(window)
    section = territory(window, outlines_in(tmp_path))
    section.preview.accept.click()
    settle(window)
    window.visit(Visit("reports", 0, "communes_map"))
    page = page_of(window, "reports", ReportsPage)
    qtbot.waitUntil(lambda: page.report.report is not None and page.report.report.code == "communes_map")
    panel = page.report.parts[0].drawing
    assert panel is not None

    panel.drawing.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.drawing.current is not None
    assert panel.drawing.current.name == "Cucq"
    assert panel.told.text().startswith("Cucq\u00a0: 2\u00a0projets, programmé 10\u202f000,00\u00a0€, payé 0,00\u00a0€")
    press(window, _Key.Key_Right)
    assert panel.drawing.current.name == "Verton"
    press(window, _Key.Key_Left)
    press(window, _Key.Key_Return)

    dossiers = window.pages["dossiers"]
    assert isinstance(dossiers, DossiersPage)
    model, numbers = dossiers.view.listing.model, panel.drawing.current.key.removeprefix("dossiers:0:numbers:")
    qtbot.waitUntil(lambda: model.rowCount() == len(numbers.split(",")))
    assert dossiers.view.listing.table.hasFocus()
    shown = [line.item.number for row in range(model.rowCount()) if (line := model.line(row))]
    # Those that ask for money stand there beside those that are given some.
    assert shown == numbers.split(",") != []
    assert [(each.column, each.values) for each in model.filters] == [("number", frozenset(shown))]
