"""Places on the waiting list: rank, then note, then age; a rank of before no longer counts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.places import Noted, Ranked, Standing, places_of

MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


def noted(points: int, maximum: int = 20) -> Noted:
    return Noted(Fraction(points), Fraction(maximum), "committee")


def test_rank_comes_before_note_and_note_before_age() -> None:
    since = {"a": MARCH, "b": JUNE, "c": JUNE, "d": MARCH, "e": JUNE}
    standings = {
        "a": Standing(noted=noted(10)),
        "b": Standing(noted=noted(15)),
        "c": Standing(Ranked(2, JUNE)),
        "e": Standing(Ranked(1, JUNE), noted(2)),
    }
    places = places_of(since, standings)
    assert {number: each.place for number, each in places.items()} == {"e": 1, "c": 2, "b": 3, "a": 4, "d": 5}
    assert [each.code for each in places["d"].steps] == ["no_rank", "no_note", "on_list_since"]


def test_notes_of_grids_of_different_sizes_are_held_as_shares() -> None:
    # 12 of 15 is more than 15 of 20.
    places = places_of({"a": MARCH, "b": MARCH}, {"a": Standing(noted=noted(15)), "b": Standing(noted=noted(12, 15))})
    assert (places["b"].place, places["a"].place) == (1, 2)


def test_those_whom_nothing_tells_apart_share_a_place() -> None:
    ranked = Standing(Ranked(1, JUNE), noted(10))
    places = places_of({"a": MARCH, "b": MARCH, "c": MARCH}, {"a": ranked, "b": ranked})
    assert [places[number].place for number in "abc"] == [1, 1, 2]


def test_a_rank_given_before_the_dossier_came_on_the_list_no_longer_counts() -> None:
    places = places_of({"a": JUNE, "b": JUNE}, {"a": Standing(Ranked(1, MARCH)), "b": Standing(Ranked(4, JUNE))})
    assert (places["b"].place, places["a"].place) == (1, 2)
    assert [each.code for each in places["a"].steps][:2] == ["rank_of_before", "no_rank"]
