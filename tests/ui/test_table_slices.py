"""A long table, arranged in slices: the window answers meanwhile, and what is shown in the end is complete."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.slices import Slices
from leaderdesk.ui.kit.tables.shape import Filter, Sort
from tests.ui.wide import wide_columns, wide_lines, wide_listing

_MANY = 2_500


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    """Seen, with more lines than are arranged at once."""
    made = wide_listing(_MANY)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.model.finish()
    return made


def numbers(listing: Listing) -> list[str]:
    rows = range(listing.model.rowCount())
    return [line.item.number for row in rows if (line := listing.model.line(row))]


def test_work_begun_is_done_between_the_events(qtbot: QtBot, listing: Listing) -> None:
    slices, told = Slices(listing, pause=1), []
    slices.begin((told.append(place) for place in range(3)), lambda _: told.append("end"))  # type: ignore[arg-type, func-returns-value]
    assert told == []

    qtbot.waitUntil(lambda: not slices.is_busy)
    assert told == [0, 1, 2, "end"]


def test_work_that_fails_is_not_taken_up_again(listing: Listing) -> None:
    slices, told = Slices(listing), list[object]()
    with pytest.raises(ZeroDivisionError):
        slices.begin((told.append(1 // place) for place in (1, 0)), told.append)  # type: ignore[func-returns-value]
    slices.finish()

    assert (slices.is_busy, told) == (False, [1])


def test_a_long_list_filtered_grouped_and_ordered_is_complete(qtbot: QtBot, listing: Listing) -> None:
    model = listing.model
    model.sort_by([Sort("cost", is_descending=True), Sort("number")])
    model.filter_column("status", Filter("status", frozenset({"Reçu"})))
    model.group_by("commune")
    qtbot.waitUntil(lambda: not model.is_arranging)

    items = [line.item for line in wide_lines(wide_columns(), _MANY) if line.item.status == "Reçu"]
    items.sort(key=lambda item: item.id)
    items.sort(key=lambda item: -1 if item.cost is None else item.cost, reverse=True)
    assert model.shown_count == len(items)
    first = next(item for item in items if item.commune == "Berck")
    assert model.row_of(first.id) == 1
    assert listing.count.text() == "500 sur 2\u202f500"


def test_each_letter_narrows_a_long_list_to_what_is_typed_in_the_end(qtbot: QtBot, listing: Listing) -> None:
    QTest.keyClicks(listing.filter_box, "cafe 31")
    qtbot.waitUntil(lambda: not listing.model.is_arranging)

    wanted = [item for item in wide_lines(wide_columns(), _MANY) if "cafe" in item.searched and "31" in item.searched]
    assert len(numbers(listing)) == len(wanted) > 0


def test_lines_read_while_others_are_arranged_are_shown(qtbot: QtBot, listing: Listing) -> None:
    listing.model.sort_by([Sort("title")])
    listing.show_lines(wide_lines(wide_columns(), 3))
    qtbot.waitUntil(lambda: not listing.model.is_arranging)

    assert sorted(numbers(listing)) == ["2026-1", "2026-2", "2026-3"]
    assert listing.count.text() == "3"


def test_what_takes_long_says_so(qtbot: QtBot, listing: Listing) -> None:
    listing.model.begun.emit()
    qtbot.waitUntil(lambda: listing.count.text() == "Lecture de la liste…", timeout=3_000)
    listing.model.sort(0, Qt.SortOrder.DescendingOrder)
    listing.model.finish()

    assert listing.count.text() == "2\u202f500"
