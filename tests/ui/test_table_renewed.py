"""Lines read again: only the rows whose item changed are told; what came, went or moved shows the list anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from tests.ui.wide import Wide, wide_items, wide_listing


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = wide_listing(10)
    qtbot.addWidget(made)
    renew(made, wide_items(10))
    return made


def renew(listing: Listing, items: list[Wide]) -> tuple[list[int], int]:
    """The rows told, and how many times the whole list was shown anew."""
    rows, resets, model = list[int](), list[int](), listing.model
    told = model.dataChanged.connect(lambda first, _: rows.append(first.row()))
    shown = model.modelReset.connect(lambda: resets.append(1))
    model.renew_lines(lines_of(model.columns, items, lambda each: each.id))
    model.dataChanged.disconnect(told)
    model.modelReset.disconnect(shown)
    return rows, len(resets)


def test_the_row_that_changed_is_told_and_no_other(listing: Listing) -> None:
    items = wide_items(10)
    listing.table.go_to(3, 0)
    items[4] = replace(items[4], title="Lavoir")

    assert renew(listing, items) == ([4], 0)
    assert (listing.model.index(4, 1).data(), listing.table.currentIndex().row()) == ("Lavoir", 3)
    assert renew(listing, wide_items(10)) == ([4], 0)


def test_a_row_that_moves_comes_or_goes_shows_the_list_anew(listing: Listing) -> None:
    items = wide_items(10)
    moved = [replace(items[0], number="2026-99"), *items[1:]]

    assert renew(listing, moved) == ([], 1)
    assert listing.model.index(9, 0).data() == "2026-99"
    assert renew(listing, items[:9]) == ([], 1)
    assert listing.count.text() == "9"


def test_a_filter_that_lets_one_more_through_shows_the_list_anew(listing: Listing) -> None:
    listing.model.filter("lavoir")
    items = wide_items(10)
    items[4] = replace(items[4], title="Lavoir")

    assert renew(listing, items) == ([], 1)
    assert listing.count.text() == "1 sur 10"
