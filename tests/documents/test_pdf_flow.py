"""Where strips fall on pages that hold forty points of height, from ten to fifty."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from leaderdesk.documents.pdf.flow import Flow
from leaderdesk.documents.pdf.pen import Pages, Pen
from leaderdesk.documents.pdf.strips import FREE, HELD, WISHED, Strip, blank

Place = tuple[int, float]


def placed(holds: Sequence[int], *, gap: float = 0.0, height: float = 10.0, heads: Sequence[float] = ()) -> list[Place]:
    """The page and the top of each strip."""
    found: list[Place] = []

    def paint(pen: Pen, top: float) -> None:
        found.append((pen.page, top))

    above = tuple(Strip(each, blank) for each in heads)
    strips = [Strip(height, paint, gap, hold, above) for hold in holds]
    Flow(Pages(100, 100), lambda _pen: 10.0, 50.0).fill(strips)
    return found


def test_a_page_is_filled_to_its_last_point() -> None:
    assert placed([FREE] * 6) == [(0, 10), (0, 20), (0, 30), (0, 40), (1, 10), (1, 20)]


def test_a_gap_is_left_between_strips_but_not_at_the_top() -> None:
    assert placed([FREE] * 4, gap=4) == [(0, 10), (0, 24), (0, 38), (1, 10)]
    assert placed([FREE] * 3, gap=8) == [(0, 10), (0, 28), (1, 10)]


def test_a_first_strip_as_high_as_the_page_needs_no_room_for_its_gap() -> None:
    assert placed([FREE, FREE], gap=4, height=40) == [(0, 10), (1, 10)]


def test_what_holds_together_turns_the_page_together() -> None:
    assert placed([FREE, FREE, FREE, HELD, FREE])[-2:] == [(1, 10), (1, 20)]
    assert placed([FREE, FREE, FREE, WISHED, FREE])[-2:] == [(1, 10), (1, 20)]


def test_a_chain_as_high_as_a_page_is_not_cut() -> None:
    assert placed([FREE, HELD, HELD, HELD, FREE]) == [(0, 10), (1, 10), (1, 20), (1, 30), (1, 40)]


def test_a_chain_higher_than_a_page_goes_on_from_where_it_is() -> None:
    assert placed([FREE, *[HELD] * 4, FREE]) == [(0, 10), (0, 20), (0, 30), (0, 40), (1, 10), (1, 20)]


def test_a_wish_is_given_up_before_what_holds() -> None:
    # Three pairs: six strips wish to stay together, four fit.
    assert placed([FREE, HELD, WISHED, HELD, WISHED, HELD, FREE]) == [
        *((0, 10), (0, 20), (0, 30)),
        *((1, 10), (1, 20), (1, 30), (1, 40)),
    ]


def test_a_strip_held_by_nothing_that_follows_is_placed() -> None:
    assert placed([FREE, HELD]) == [(0, 10), (0, 20)]
    assert placed([HELD] * 5) == [(0, 10), (0, 20), (0, 30), (0, 40), (1, 10)]


def test_a_strip_higher_than_any_page_leaves_no_empty_one() -> None:
    assert placed([FREE, FREE], height=60) == [(0, 10), (1, 10)]


def test_heads_take_their_room_on_the_pages_that_follow() -> None:
    assert placed([FREE] * 8, heads=(6, 4))[4:] == [(1, 20), (1, 30), (1, 40), (2, 20)]
    assert placed([FREE, HELD, HELD, HELD, FREE], heads=(10,)) == [(0, 10), (0, 20), (0, 30), (0, 40), (1, 20)]


@pytest.mark.parametrize("count", [1, 2])
def test_a_break_begins_a_page_once(count: int) -> None:
    found: list[int] = []
    strips = [Strip(10, lambda pen, _top: found.append(pen.page)) for _ in range(2)]
    breaks = [Strip(0, blank, is_break=True) for _ in range(count)]
    Flow(Pages(100, 100), lambda _pen: 10.0, 50.0).fill([*breaks, strips[0], *breaks, strips[1]])
    assert found == [0, 1]
