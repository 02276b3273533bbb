"""Columns chosen, moved, widened and found again; views kept under a name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.tables.cells import MARGIN
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.kit.tables.shape import Filter, Shape, Sort, read_shape, written
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.ui.render import settle
from leaderdesk.ui.views import RememberedTable, SavedViews
from tests.ui import screens
from tests.ui.conftest import MakeWindow
from tests.ui.wide import wide_columns, wide_items, wide_listing

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = wide_listing(30)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def titles(listing: Listing) -> list[str]:
    return [listing.model.columns[place].name for place in listing.table.places.shown()]


def test_u17_columns_are_hidden_and_moved_by_keys(listing: Listing) -> None:
    chooser = listing.open_chooser()
    QTest.keyClick(chooser.columns, _Key.Key_Down)
    QTest.keyClick(chooser.columns, _Key.Key_Space)
    QTest.keyClick(chooser.columns, _Key.Key_Down)
    QTest.keyClick(chooser.columns, _Key.Key_Up, _CTRL)
    QTest.keyClick(chooser.columns, _Key.Key_Up, _CTRL)
    chooser.dismiss()

    assert titles(listing) == ["commune", "number", "status", "received_on", "cost", "asked"]


def test_u17_columns_come_back_by_one_button(listing: Listing) -> None:
    listing.table.places.show("title", is_shown=False)
    listing.table.places.move("number", 2)
    listing.model.group_by("status")
    chooser = listing.open_chooser()
    QTest.keyClick(chooser.reset, _Key.Key_Space)

    assert titles(listing) == [column.name for column in wide_columns()]
    assert listing.model.group == ""


def test_the_last_column_cannot_be_hidden(listing: Listing) -> None:
    for name in titles(listing):
        listing.table.places.show(name, is_shown=False)

    assert titles(listing) == ["asked"]


def test_the_panel_of_a_column_hides_it(listing: Listing) -> None:
    listing.table.show_column(listing.model.place_of("commune"))
    assert listing.panel is not None
    QTest.keyClick(listing.panel.buttons["hide"], _Key.Key_Space)

    assert "commune" not in titles(listing)


def test_a_shape_is_the_same_once_written_and_read() -> None:
    columns = wide_columns()
    shape = Shape(
        "cafe",
        (Filter("status", frozenset({"Reçu"}), is_excluding=True), Filter("cost", low=100, high=None)),
        (Sort("cost", is_descending=True), Sort("number")),
        "status",
        ("title", "number"),
        ("asked",),
        {"title": 30.0},
        "late",
    )

    assert read_shape(written(shape, based_on="late"), columns) == shape


def test_a_shape_that_names_columns_that_are_no_more_is_still_read() -> None:
    kept = written(Shape(filters=(Filter("gone", frozenset({""})),), sorts=(Sort("gone"),), group="gone"))

    assert read_shape(kept, wide_columns()) == Shape(sorts=(), group="")


def test_u17_the_look_of_a_list_is_found_again(make_window: MakeWindow, base_path: Path, qtbot: QtBot) -> None:
    window = make_window(base_path)
    listing = wide_listing(5)
    qtbot.addWidget(listing)
    remembered = RememberedTable(window.desk, listing.table, "essai")
    with qtbot.waitSignal(remembered.kept):
        listing.table.places.show("title", is_shown=False)
        listing.model.group_by("status")
        listing.model.filter_column("status", Filter("status", frozenset({"Reçu"})))
    again = wide_listing(5)
    qtbot.addWidget(again)
    RememberedTable(window.desk, again.table, "essai")
    settle(window)

    assert again.table.shape() == listing.table.shape()
    assert (again.model.group, again.model.filters) == ("status", ())


def saved(window_of: MakeWindow, base_path: Path, qtbot: QtBot) -> tuple[Listing, SavedViews, list[Message]]:
    listing = wide_listing(30)
    qtbot.addWidget(listing)
    window = window_of()
    late = View("late", "En retard", predicate=lambda item: item.id % 3 == 0)
    views = SavedViews(window.desk, listing, "essai", [View("all", "Tous"), late])
    said: list[Message] = []
    views.said.connect(said.append)
    with qtbot.waitSignal(views.shown):
        window.desk.open(base_path)
    with qtbot.waitExposed(listing):
        listing.show()
    return listing, views, said


def keep(listing: Listing, views: SavedViews, name: str, qtbot: QtBot) -> None:
    QTest.keyClick(listing.views.keep, _Key.Key_Space)
    QTest.keyClicks(listing.views.name, name)
    with qtbot.waitSignal(views.shown):
        QTest.keyClick(listing.views.name, _Key.Key_Return)


def test_u15_a_view_is_kept_under_a_name_and_found_again(
    make_window: MakeWindow, base_path: Path, qtbot: QtBot
) -> None:
    listing, views, said = saved(make_window, base_path, qtbot)
    listing.views.choose("late")
    listing.model.filter_column("status", Filter("status", frozenset({"Reçu"})))
    keep(listing, views, "A relancer", qtbot)
    listing.views.choose("all")
    assert listing.count.text() == "30"
    listing.views.choose(listing.views.views[-1].name)

    assert [view.title for view in listing.views.views] == ["Tous", "En retard", "A relancer"]
    assert listing.count.text() == "2 sur 30"
    assert said[0].words == "Vue «\u00a0A relancer\u00a0» enregistrée."


def test_u15_a_view_is_renamed_deleted_and_taken_back(make_window: MakeWindow, base_path: Path, qtbot: QtBot) -> None:
    listing, views, said = saved(make_window, base_path, qtbot)
    keep(listing, views, "Essai", qtbot)
    listing.views.choose(listing.views.views[-1].name)
    QTest.keyClick(listing.views.rename, _Key.Key_Space)
    listing.views.name.clear()
    QTest.keyClicks(listing.views.name, "Dunes")
    with qtbot.waitSignal(views.shown):
        QTest.keyClick(listing.views.name, _Key.Key_Return)
    assert listing.views.views[-1].title == "Dunes"
    with qtbot.waitSignal(views.shown):
        QTest.keyClick(listing.views.delete, _Key.Key_Space)
    assert [view.title for view in listing.views.views] == ["Tous", "En retard"]
    act = said[-1].act
    assert act is not None
    with qtbot.waitSignal(views.shown):
        act()

    assert listing.views.views[-1].title == "Dunes"


def test_u15_escape_gives_a_name_up(listing: Listing) -> None:
    listing.show_views([View("all", "Tous")])
    QTest.keyClick(listing.views.keep, _Key.Key_Space)
    QTest.keyClick(listing.views.name, _Key.Key_Escape)

    assert not listing.views.name.isVisible()
    assert listing.views.keep.isVisible()


def test_a_view_left_by_clearing_is_no_longer_marked(listing: Listing) -> None:
    listing.show_views([View("all", "Tous"), View("odd", "Impairs", predicate=lambda item: item.id % 2)])
    listing.views.choose("odd")
    assert listing.count.text() == "15 sur 30"
    listing.table.setFocus()
    QTest.keyClick(listing.table, _Key.Key_Escape)

    assert (listing.count.text(), listing.views.current) == ("30", None)


def test_views_that_find_no_room_are_in_a_menu_and_the_one_in_force_is_seen(listing: Listing, qtbot: QtBot) -> None:
    bar = listing.views
    listing.show_views([View(f"view {place}", f"Une longue vue {place}") for place in range(9)])
    listing.resize(420, 400)
    qtbot.waitUntil(lambda: bar.more.isVisible() and bar.height() < 2 * bar.more.height())
    bar.menu.aboutToShow.emit()
    offered = [action.text() for action in bar.menu.actions() if action.text()]
    assert (offered[-2:], bar.keep.isVisible()) == (["Une longue vue 8", "Enregistrer la vue…"], False)

    bar.menu.actions()[-3].trigger()
    assert (bar.current, bar.buttons["view 8"].isVisible()) == (bar.views[-1], True)
    listing.resize(2_400, 400)
    qtbot.waitUntil(lambda: not bar.more.isVisible())
    assert all(each.isVisible() for each in (*bar.buttons.values(), bar.keep))


def test_u31_an_amount_or_a_day_is_never_cut(listing: Listing, qtbot: QtBot) -> None:
    wide = [replace(each, cost=12_345_678_901_90, asked=98_765_432_10) for each in wide_items(3)]
    listing.show_lines(lines_of(listing.model.columns, wide))
    places = [listing.model.place_of(name) for name in ("cost", "asked", "received_on")]

    def are_whole() -> bool:
        listing.table.viewport().grab()
        cut = screens.cut_cells(listing.table)
        texts = {str(listing.model.index(row, place).data()) for row in range(3) for place in places}
        return not texts & set(cut)

    qtbot.waitUntil(are_whole)


def test_the_sum_of_a_group_is_never_cut(listing: Listing, qtbot: QtBot) -> None:
    listing.show_lines(lines_of(listing.model.columns, [replace(each, cost=99_999_999_00) for each in wide_items(30)]))
    listing.model.group_by("status")
    for name in {each.text for row in range(30) if isinstance(each := listing.model.entry(row), Heading)}:
        listing.model.fold(name, is_folded=True)
    place, metrics = listing.model.place_of("cost"), listing.table.fontMetrics()
    heading = listing.model.entry(0)
    assert isinstance(heading, Heading)
    wanted = metrics.horizontalAdvance(heading.sums[place])

    def is_whole() -> bool:
        listing.table.viewport().grab()
        return listing.table.columnWidth(place) - 2 * MARGIN >= wanted

    qtbot.waitUntil(is_whole)


def test_a_width_that_was_given_stays_even_where_it_cuts_an_amount(listing: Listing) -> None:
    place = listing.model.place_of("cost")
    listing.table.setColumnWidth(place, 40)
    listing.table.viewport().grab()
    QApplication.processEvents()

    assert listing.table.columnWidth(place) == 40
