"""Seats and mandates: who holds what on a day, what an election ends, what cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.committee.seats import (
    Committee,
    CommitteeSeat,
    CountingRules,
    Mandate,
    PooledMandate,
    check_committee,
    holders_on,
    pool_on,
    room_on,
)
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.seating import Proxy, Room, Seat

QUICK = settings(derandomize=True, max_examples=60)
START, ELECTION = date(2023, 6, 1), date(2026, 3, 15)
SEATS = (CommitteeSeat("P1", "public", "élus"), CommitteeSeat("V1", "private"))
ANNE = Mandate("Anne", "P1", "titulaire", START)
BRUNO = Mandate("Bruno", "P1", "suppleant", START)
CHLOE = Mandate("Chloé", "V1", "titulaire", START)
COMMITTEE = Committee(SEATS, (ANNE, BRUNO, CHLOE), (PooledMandate("Xavier", "private", 1, START),))
AFTER = ELECTION + timedelta(1)
TEAM = st.permutations(COMMITTEE.mandates)


def test_holders_are_those_of_the_day() -> None:
    assert holders_on(COMMITTEE, START) == (
        Seat("P1", "public", "élus", "Anne", "Bruno"),
        Seat("V1", "private", None, "Chloé"),
    )
    assert holders_on(COMMITTEE, START - timedelta(1))[0] == Seat("P1", "public", "élus")


def test_mandate_holds_on_its_last_day_and_not_after() -> None:
    ended = Committee(SEATS, (replace(ANNE, until=ELECTION), replace(BRUNO, until=ELECTION), CHLOE))

    assert holders_on(ended, ELECTION)[0].titulaire == "Anne"
    assert holders_on(ended, AFTER) == (Seat("P1", "public", "élus"), Seat("V1", "private", None, "Chloé"))


def test_pool_holds_on_its_last_day_and_not_after() -> None:
    ended = Committee(SEATS, (), (PooledMandate("Xavier", "private", 1, START, ELECTION),))

    assert pool_on(ended, ELECTION) == {"private": ("Xavier",)}
    assert pool_on(ended, AFTER) == {}


def test_pool_is_called_by_rank_not_by_the_order_of_the_list() -> None:
    pool = (PooledMandate("Zoé", "private", 2, START), PooledMandate("Yves", "private", 1, START))

    assert pool_on(Committee(SEATS, pool=pool), START) == {"private": ("Yves", "Zoé")}


def test_two_pooled_of_one_rank_are_refused() -> None:
    pool = (PooledMandate("Zoé", "private", 1, START), PooledMandate("Yves", "private", 1, START))

    with pytest.raises(WrongInput) as refused:
        pool_on(Committee(SEATS, pool=pool), START)

    assert (refused.value.code, refused.value.place) == ("same_rank", "pool.private")


def test_two_titulaires_of_one_seat_are_refused_never_guessed() -> None:
    with pytest.raises(WrongInput) as refused:
        holders_on(Committee(SEATS, (ANNE, Mandate("Denis", "P1", "titulaire", START))), START)

    assert (refused.value.code, refused.value.place) == ("two_holders", "seats.P1.titulaire")


def test_room_carries_the_counting_rules_and_the_pool() -> None:
    counting = CountingRules(vacant_seats_count=False, max_proxies=1)
    proxies = [Proxy("V1", "Anne")]

    room = room_on(COMMITTEE, START, frozenset({"Anne"}), frozenset(), counting=counting, proxies=proxies)

    assert (room.vacant_seats_count, room.max_proxies, room.pool) == (False, 1, {"private": ("Xavier",)})
    assert room.proxies == (Proxy("V1", "Anne"),)


def test_room_counts_by_default_as_the_rules_of_a_quorum_do() -> None:
    room = room_on(COMMITTEE, START, frozenset({"Anne"}), frozenset({"Chloé"}))

    pool = {"private": ("Xavier",)}
    assert room == Room(holders_on(COMMITTEE, START), frozenset({"Anne"}), frozenset({"Chloé"}), pool=pool)
    assert (room.vacant_seats_count, room.max_proxies, room.proxies_count_in_quorum) == (True, 0, False)


def test_proxy_of_an_unknown_seat_is_refused() -> None:
    with pytest.raises(WrongInput) as refused:
        room_on(COMMITTEE, START, frozenset(), frozenset(), proxies=[Proxy("V9", "Anne")])

    assert (refused.value.code, refused.value.place) == ("unknown_seat", "proxies[0].seat")


def test_sound_committee_has_nothing_to_say() -> None:
    assert check_committee(COMMITTEE) == ()


@pytest.mark.parametrize(
    ("added", "code"),
    [
        (Mandate("Denis", "P1", "titulaire", AFTER), "two_holders"),
        (Mandate("Anne", "V1", "titulaire", START - timedelta(9), START - timedelta(2)), None),
        (Mandate("Bruno", "V1", "suppleant", START), None),
        (Mandate("Anne", "P1", "titulaire", AFTER), None),
        (Mandate("Denis", "V1", "suppleant", START, START), None),
        (Mandate("Denis", "P9", "titulaire", START), "unknown_seat"),
        (Mandate("Denis", "V1", "suppleant", AFTER, START), "mandate_backwards"),
    ],
)
def test_mandate_that_cannot_be_is_named(added: Mandate, code: str | None) -> None:
    problems = check_committee(Committee(SEATS, (*COMMITTEE.mandates, added), COMMITTEE.pool))

    assert [each.code for each in problems] == ([code] if code else [])


def test_seat_held_by_two_says_from_when() -> None:
    (problem,) = check_committee(Committee(SEATS, (ANNE, Mandate("Denis", "P1", "titulaire", AFTER))))

    assert problem.data == {"seat": "P1", "role": "titulaire", "since": AFTER}


def test_pooled_who_follow_each_other_may_have_one_rank() -> None:
    pool = (PooledMandate("Zoé", "private", 1, START, ELECTION), PooledMandate("Yves", "private", 1, AFTER))

    assert check_committee(Committee(SEATS, pool=pool)) == ()


def test_person_with_two_titles_is_named() -> None:
    seats = (*SEATS, CommitteeSeat("P2", "public"))
    problems = check_committee(Committee(seats, (ANNE, Mandate("Anne", "P2", "titulaire", AFTER))))

    assert [(each.code, each.data["person"]) for each in problems] == [("two_titles", "Anne")]


def test_seat_twice_and_strange_pool_are_named() -> None:
    pool = (
        PooledMandate("Zoé", "other", 1, START),
        PooledMandate("Yves", "private", 1, START),
        PooledMandate("Xavier", "private", 1, START),
    )

    problems = check_committee(Committee((*SEATS, SEATS[0]), pool=pool))

    assert [each.code for each in problems] == ["same_rank", "seat_twice", "unknown_college"]


@QUICK
@given(TEAM, st.dates(START, date(2027, 1, 1)))
def test_order_of_mandates_changes_nothing(mandates: list[Mandate], day: date) -> None:
    shuffled = Committee(SEATS, tuple(mandates), COMMITTEE.pool)

    assert holders_on(shuffled, day) == holders_on(COMMITTEE, day)
    assert check_committee(shuffled) == check_committee(COMMITTEE)


@QUICK
@given(st.dates(START, date(2028, 1, 1)), st.dates(START, date(2028, 1, 1)))
def test_end_changes_nothing_up_to_its_day_and_empties_the_seat_after(last_day: date, day: date) -> None:
    lapsed = replace(COMMITTEE, mandates=(replace(ANNE, until=last_day), replace(BRUNO, until=last_day), CHLOE))

    assert holders_on(lapsed, day)[0].titulaire == ("Anne" if day <= last_day else None)
