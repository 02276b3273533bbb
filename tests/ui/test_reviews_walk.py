"""The walk of a review: its order, what is passed over, what is taken up again."""

from __future__ import annotations

from datetime import date

from leaderdesk.ui.reviews.walk import Walk

TODAY = date(2026, 11, 21)


def begun(*keys: int) -> Walk:
    walk = Walk()
    walk.narrow(keys)
    return walk


def walked(walk: Walk) -> list[int]:
    """What is shown until the end."""
    shown = []
    while walk.current is not None:
        shown.append(walk.current)
        walk.go_on()
    return shown


def test_everything_is_shown_once_in_order() -> None:
    walk = begun(3, 1, 2)

    assert walked(walk) == [3, 1, 2]
    assert walk.is_over


def test_what_is_passed_over_comes_back_at_the_end_until_it_is_seen() -> None:
    walk = begun(1, 2, 3)
    walk.skip()
    assert walked(walk) == [2, 3, 1]
    assert walk.waiting == []


def test_what_is_passed_over_twice_waits_for_another_round() -> None:
    walk = begun(1, 2)
    walk.skip()
    walk.go_on()
    walk.skip()
    assert (walk.is_over, walk.waiting) == (True, [1])

    walk.begin_second_round()
    assert walked(walk) == [1]


def test_going_back_from_the_end_shows_the_last_one() -> None:
    walk = begun(1, 2)
    walked(walk)
    walk.go_back()
    assert (walk.current, walk.place) == (2, 2)
    walk.go_back()
    walk.go_back()
    assert walk.current == 1


def test_a_new_reading_keeps_the_order_and_the_place() -> None:
    walk = begun(1, 2, 3)
    walk.go_on()
    walk.take([4, 3, 2, 1])
    assert (walk.keys, walk.current) == ([1, 2, 3, 4], 2)

    walk.take([4, 1])
    assert (walk.keys, walk.current) == ([1, 4], 4)


def test_a_review_is_taken_up_on_the_same_day_only() -> None:
    walk = begun(1, 2, 3)
    walk.go_on()
    walk.skip()
    kept = walk.kept(TODAY)

    walk.resume(kept, TODAY)
    walk.narrow([1, 2, 3])
    assert (walk.current, walk.waiting) == (3, [2])
    walk.resume(kept, date(2026, 11, 22))
    walk.narrow([1, 2, 3])
    assert (walk.current, walk.waiting) == (1, [])
