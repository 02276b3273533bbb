"""The quorum of one item, clause by clause, and against the slow way of counting it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.quorum import Quorum, QuorumRule, count_quorum, is_quorate
from leaderdesk.domain.seating import MAY_REPLACE, SILENT, Heads, Proxy, Room, Seat, head_counter
from tests.domain.rooms import SEATS, TANGLED, WITHOUT_PROXIES, count_slowly, room

ZERO = Fraction(0)
HALF = Fraction(1, 2)
PRESENT = QuorumRule("present_share", "seats", HALF, ">=")
PRIVATE = QuorumRule("college_share", "present", HALF, ">=", "private")
VOTES = QuorumRule("college_share", "voters", HALF, ">=", "private")
GROUP = QuorumRule("group_cap", "voters", Fraction(49, 100), "<=")
RULES = (PRESENT, PRIVATE, VOTES, GROUP)
VACANT = Seat("V3", "private")


def counted(given_room: Room) -> int:
    return count_quorum(given_room, ()).heads.present.total


def voters(given_room: Room) -> dict[str, str]:
    return dict(count_quorum(given_room, ()).voters)


def test_a_titulaire_of_two_seats_takes_the_first_and_leaves_the_other_to_its_suppleant() -> None:
    seats = (*SEATS, Seat("V3", "private", None, "Vt1", "Vs3"))

    assert voters(room("Vt1", "Vs3", seats=seats)) == {"V1": "Vt1", "V3": "Vs3"}
    assert voters(room("Vt1", "Vs1", seats=seats)) == {"V1": "Vt1"}


def test_every_titulaire_sits_before_any_suppleant_and_every_suppleant_before_the_pool() -> None:
    seats = (Seat("A", "x", None, "a", "b"), Seat("B", "x", None, "b", "c"), Seat("C", "x", None, "d", "e"))

    assert voters(room("b", "c", seats=seats)) == {"B": "b"}
    assert voters(room("b", "e", "z", seats=seats, pool={"x": ("e", "z")})) == {"A": "z", "B": "b", "C": "e"}


def test_the_pool_takes_the_seat_of_a_recused_titulaire_where_one_may_be_replaced_and_not_elsewhere() -> None:
    given = room("Vt1", "Pt1", "x", recused=("Vt1",), pool={"private": ("x",)})

    silent, replaced = (count_quorum(replace(given, recused_seat=how), (PRESENT,)) for how in (SILENT, MAY_REPLACE))

    assert (silent.voters, replaced.voters) == ({"P1": "Pt1", "V2": "x"}, {"P1": "Pt1", "V1": "x"})
    assert (silent.fragile, replaced.fragile) == (("Pt1", "x"), ("Pt1", "x"))


def test_a_recused_titulaire_whom_the_pool_replaces_leaves_without_taking_another_of_it() -> None:
    given = room("Vt1", "x", "y", recused=("Vt1",), pool={"private": ("x", "y")}, recused_seat=MAY_REPLACE)

    quorum = count_quorum(given, (PRESENT,))

    assert (quorum.voters, quorum.fragile) == ({"V1": "x", "V2": "y"}, ("x", "y"))


def test_the_pool_serves_its_college_alone_and_in_its_order() -> None:
    pool = {"private": ("x2", "x1", "x3")}

    assert voters(room("x1", "x2", "x3", "Pt1", pool=pool)) == {"P1": "Pt1", "V1": "x2", "V2": "x1"}


def test_an_absent_titulaire_with_an_interest_leaves_the_seat_to_the_suppleant() -> None:
    assert voters(room("Vs1", recused=("Vt1",))) == {"V1": "Vs1"}


def test_a_seat_is_silent_unless_the_suppleant_may_replace() -> None:
    there = room("Vt1", "Vs1", "x", recused=("Vt1",), pool={"private": ("x",)})

    assert voters(there) == {"V2": "x"}
    assert voters(replace(there, recused_seat="suppleant_may_replace")) == {"V1": "Vs1", "V2": "x"}


@pytest.mark.parametrize(
    ("recusal", "seats", "present"), [("stays_in_quorum", 4, 2), ("leaves_quorum", 4, 1), ("leaves_both", 3, 1)]
)
def test_a_suppleant_with_an_interest_silences_the_seat_of_an_absent_titulaire(
    recusal: str, seats: int, present: int
) -> None:
    heads = count_quorum(room("Pt1", "Vs1", recused=("Vs1",), recusal=recusal), ()).heads

    assert (heads.seats, heads.present.total, heads.voters.total) == (seats, present, 1)


def test_a_seat_counts_once_even_with_both_its_people_silent() -> None:
    both = room("Vt1", "Vs1", recused=("Vt1", "Vs1"), recusal="stays_in_quorum")

    assert counted(both) == 1


def test_a_vacant_seat_counts_in_the_total_by_setting_and_always_when_somebody_sits_on_it() -> None:
    seats = (*SEATS, VACANT)
    left_out = room("x", seats=seats, vacant_seats_count=False)

    assert count_quorum(room("x", seats=seats), ()).heads.seats == 5
    assert count_quorum(left_out, ()).heads.seats == 4
    filled = replace(room("x", "Vt1", "Vt2", seats=seats, pool={"private": ("x",)}), vacant_seats_count=False)
    assert count_quorum(filled, ()).heads.seats == 5


def test_proxies_are_none_by_default_and_at_most_the_setting() -> None:
    two = room("Pt1", proxies=(Proxy("V1", "Pt1"), Proxy("V2", "Pt1")))

    assert voters(two) == {"P1": "Pt1"}
    assert voters(replace(two, max_proxies=1)) == {"P1": "Pt1", "V1": "Pt1"}
    assert voters(replace(two, max_proxies=2)) == {"P1": "Pt1", "V1": "Pt1", "V2": "Pt1"}


@pytest.mark.parametrize(
    ("proxy", "recused"),
    [
        (Proxy("V1", "Vt1"), ()),
        (Proxy("P1", "Pt1"), ()),
        (Proxy("V1", "Pt1"), ("Vt1",)),
        (Proxy("V3", "Pt1"), ()),
        (Proxy("V1", "Ps1"), ()),
    ],
    ids=["to an absent", "from a seat where somebody sits", "with an interest", "from nobody", "to one beside"],
)
def test_a_proxy_that_cannot_be_adds_nothing(proxy: Proxy, recused: tuple[str, ...]) -> None:
    seats = (*SEATS, VACANT)
    given_room = room("Pt1", "Ps1", seats=seats, recused=recused, proxies=(proxy,), max_proxies=2)

    assert voters(given_room) == {"P1": "Pt1"}


def test_a_proxy_counts_in_the_quorum_only_by_setting() -> None:
    one = room("Pt1", proxies=(Proxy("V1", "Pt1"),), max_proxies=1)

    assert counted(one) == 1
    assert counted(replace(one, proxies_count_in_quorum=True)) == 2


def test_a_proxy_saves_a_seat_from_silence() -> None:
    one = room("Pt1", "Vs1", recused=("Vs1",), proxies=(Proxy("V1", "Pt1"),), max_proxies=1, recusal="leaves_both")

    assert count_quorum(one, ()).heads.seats == 4


def test_a_rule_divided_by_nothing_is_not_met_even_a_cap() -> None:
    result = count_quorum(room(), (GROUP, PRIVATE))

    assert [each.value for each in result.rules] == [0, 0]
    assert [each.is_met for each in result.rules] == [False, False]


@pytest.mark.parametrize(("op", "is_met"), [(">=", True), (">", False), ("<=", True), ("<", False)])
def test_the_four_comparisons_differ_at_the_bound(op: str, is_met: bool) -> None:  # noqa: FBT001
    result = count_quorum(room("Pt1", "Vt1"), (QuorumRule("present_share", "seats", HALF, op),))

    assert result.is_quorate is is_met


@pytest.mark.parametrize(("op", "is_met"), [(">=", True), (">", True), ("<=", False), ("<", False)])
def test_the_least_beyond_the_bound_is_beyond(op: str, is_met: bool) -> None:  # noqa: FBT001
    result = count_quorum(room("Pt1"), (QuorumRule("present_share", "seats", Fraction(1, 5), op),))

    assert result.is_quorate is is_met


@pytest.mark.parametrize(
    ("kind", "of", "college", "share"),
    [
        ("present_share", "seats", None, (3, 4)),
        ("college_cap", "seats", "private", (1, 4)),
        ("college_share", "present", "private", (1, 3)),
        ("college_share", "voters", "private", (0, 2)),
        ("college_share", "voters", "public", (2, 2)),
        ("group_cap", "present", None, (2, 3)),
        ("group_cap", "voters", None, (2, 2)),
    ],
)
def test_a_rule_counts_the_voters_only_where_it_divides_by_them(
    kind: str, of: str, college: str | None, share: tuple[int, int]
) -> None:
    silent = room("Pt1", "Pt2", "Vt1", recused=("Vt1",), recusal="stays_in_quorum")

    result = count_quorum(silent, (QuorumRule(kind, of, HALF, ">=", college),)).rules[0]

    assert (result.top, result.bottom) == share


def test_seats_without_a_group_are_no_group() -> None:
    alone = (Seat("A", "x", None, "a"), Seat("B", "x", None, "b"), Seat("C", "x", "g", "c"))

    assert count_quorum(room("a", "b", "c", seats=alone), (GROUP,)).rules[0].value == Fraction(1, 3)
    assert count_quorum(room("a", "b", seats=alone), (GROUP,)).rules[0].top == 0


def test_presence_and_vote_are_two_things() -> None:
    result = count_quorum(room("Pt1", "Vt1", recused=("Vt1",), recusal="stays_in_quorum"), RULES)

    assert (result.is_presence_met, result.is_vote_met, result.is_quorate) == (True, False, False)


@pytest.mark.parametrize(
    ("met", "missed", "presence", "vote"),
    [("seats", "present", False, True), ("present", "seats", False, True), ("voters", "voters", True, False)],
)
def test_one_rule_missed_is_enough(met: str, missed: str, presence: bool, vote: bool) -> None:  # noqa: FBT001
    rules = (QuorumRule("present_share", met, ZERO, ">="), QuorumRule("present_share", missed, ZERO, "<"))

    result = count_quorum(room("Pt1"), rules)

    assert (result.is_presence_met, result.is_vote_met, result.is_quorate) == (presence, vote, False)
    assert not is_quorate(room("Pt1"), rules)


def test_the_departure_of_somebody_silent_may_lose_the_quorum() -> None:
    result = count_quorum(room("Pt1", "Vt1", recused=("Vt1",), recusal="stays_in_quorum"), (PRESENT,))

    assert result.fragile == ("Pt1", "Vt1")


def test_the_departure_of_somebody_silent_opens_that_seat_alone_to_its_suppleant() -> None:
    silent = room("Vt1", "Vt2", "Vs1", "Vs2", recused=("Vt1", "Vt2"), recusal="stays_in_quorum")

    left = head_counter(silent).count(without="Vt1")

    assert (left.seats, left.present.total, left.voters.total) == (4, 2, 1)
    assert count_quorum(silent, (PRESENT,)).fragile == ()


def test_a_suppleant_in_the_room_makes_a_departure_harmless() -> None:
    assert count_quorum(room("Pt1", "Vt1", "Vs1"), (PRESENT, PRIVATE)).fragile == ("Pt1",)


BOUNDS = st.integers(0, 10).map(lambda tenths: Fraction(tenths, 10))
ANY_RULES = st.lists(
    st.builds(
        QuorumRule,
        st.sampled_from(["present_share", "college_share"]),
        st.sampled_from(["seats", "present", "voters"]),
        BOUNDS,
        st.sampled_from([">=", ">"]),
        st.just("private"),
    )
    | st.builds(
        QuorumRule,
        st.sampled_from(["college_cap", "group_cap"]),
        st.sampled_from(["seats", "present", "voters"]),
        BOUNDS,
        st.sampled_from(["<=", "<"]),
        st.just("public"),
    ),
    max_size=3,
)
PROPERTY = settings(derandomize=True, max_examples=150)


@given(TANGLED)
@PROPERTY
def test_it_counts_as_the_slow_way_does(given_room: Room) -> None:
    slow, result = count_slowly(given_room), count_quorum(given_room, ())
    names = {seat.name: seat for seat in given_room.seats}

    assert result.voters == slow.voters
    assert result.heads.seats == slow.seats
    for tally, seats in ((result.heads.present, slow.counted), (result.heads.voters, set(slow.voters))):
        private = sum(names[name].college == "private" for name in seats)
        group = sum(names[name].group == "a" for name in seats)
        found = (tally.total, tally.colleges.get("private", 0), tally.groups.get("a", 0))
        assert found == (len(seats), private, group)


def plainly(heads: Heads) -> tuple[object, ...]:
    """What is counted, without the zeros that a count then taken off leaves."""
    tallies = (heads.present, heads.voters)
    return heads.seats, *((each.total, +Counter(each.colleges), +Counter(each.groups)) for each in tallies)


@given(TANGLED)
@PROPERTY
def test_a_departure_is_counted_as_if_the_person_had_never_been_there(given_room: Room) -> None:
    counter = head_counter(given_room)

    for person in given_room.present:
        without = replace(given_room, present=given_room.present - {person})
        assert plainly(counter.count(without=person)) == plainly(head_counter(without).count())


@given(TANGLED, ANY_RULES)
@PROPERTY
def test_the_fragile_are_those_without_whom_it_is_lost(given_room: Room, rules: list[QuorumRule]) -> None:
    result = count_quorum(given_room, rules)

    def is_kept_without(person: str) -> bool:
        return is_quorate(replace(given_room, present=given_room.present - {person}), rules)

    lost = [person for person in sorted(given_room.present) if not is_kept_without(person)]
    assert is_quorate(given_room, rules) == result.is_quorate
    assert list(result.fragile) == (lost if result.is_quorate else [])


@given(WITHOUT_PROXIES)
@PROPERTY
def test_a_departure_never_raises_a_head_count(given_room: Room) -> None:
    """But that of somebody recused, whose seat a suppléant may then take."""
    before = count_quorum(given_room, ()).heads

    for person in given_room.present - given_room.recused:
        after = count_quorum(replace(given_room, present=given_room.present - {person}), ()).heads
        assert after.present.total <= before.present.total
        assert after.voters.total <= before.voters.total


@given(TANGLED)
@PROPERTY
def test_no_more_seats_are_counted_than_there_are_and_nobody_recused_votes(given_room: Room) -> None:
    result = count_quorum(given_room, ())

    assert len(given_room.seats) >= result.heads.seats >= result.heads.present.total
    assert not set(result.voters.values()) & given_room.recused
    assert result.heads.voters.total == len(result.voters)


OWN_SEATS = st.builds(
    lambda present, recused, **others: room(*present, recused=tuple(recused), **others),
    st.sets(st.sampled_from([name for seat in SEATS for name in (seat.titulaire, seat.suppleant)])),
    st.sets(st.sampled_from([seat.titulaire for seat in SEATS])),
    recusal=st.sampled_from(["leaves_quorum", "stays_in_quorum"]),
    recused_seat=st.sampled_from(["seat_silent", "suppleant_may_replace"]),
)


@given(OWN_SEATS)
@PROPERTY
def test_undoing_a_recusal_gives_back_every_head(given_room: Room) -> None:
    def heads(one: Room) -> tuple[int, int]:
        found: Quorum = count_quorum(one, ())
        return found.heads.present.total, found.heads.voters.total

    before = heads(replace(given_room, recused=frozenset()))
    for person in given_room.recused:
        undone = heads(replace(given_room, recused=given_room.recused - {person}))
        assert all(less <= more for less, more in zip(heads(given_room), undone, strict=True))
        assert all(less <= more for less, more in zip(undone, before, strict=True))
