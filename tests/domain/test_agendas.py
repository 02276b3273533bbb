"""The order of an agenda: against every order of small ones, then what fixed places, hours and limits ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.agendas.items import Agenda, Hours, Item, Limit, Passage, QuorumTest, is_always_quorate
from leaderdesk.domain.agendas.ordering import order_agenda
from leaderdesk.domain.agendas.quorate import quorum_test
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.seating import MAY_REPLACE, Room, Seat

QUICK = settings(derandomize=True, max_examples=120)
PEOPLE = frozenset("abcdef")
HARD = [
    Item(f"{rank:02}", frozenset(each for place, each in enumerate("abcdefghij") if (rank * 37 + 11) >> place & 1))
    for rank in range(14)
]


def item(key: str, recused: str = "", minutes: int = 0, position: int | None = None) -> Item:
    return Item(key, frozenset(recused), minutes, position)


def plainly(order: Sequence[Item], hours: Mapping[str, Hours], is_quorate: QuorumTest) -> tuple[int, int]:
    """Quorums lost and movements of an order, counted person by person."""
    ends = [sum(each.minutes for each in order[:rank]) for rank in range(len(order) + 1)]
    spans = [
        (0, 0),
        *((start, start + each.minutes) for start, each in zip(ends, order, strict=False)),
        (ends[-1],) * 2,
    ]
    there = [{each for each in PEOPLE if hours.get(each, Hours()).cover(*span)} for span in spans]
    out = [set(), *(each.recused & here for each, here in zip(order, there[1:], strict=False)), set()]
    moves = sum(
        len(((there[rank] - out[rank]) & out[rank + 1]) | (out[rank] & (there[rank + 1] - out[rank + 1])))
        for rank in range(len(spans) - 1)
    )
    lost = [not is_quorate(each.recused, frozenset(here)) for each, here in zip(order, there[1:], strict=False)]
    return sum(lost), moves


def best_of_all(items: Sequence[Item], hours: Mapping[str, Hours], is_quorate: QuorumTest) -> tuple[int, int]:
    """The best of every order that keeps the fixed places."""
    return min(
        plainly(order, hours, is_quorate)
        for order in permutations(items)
        if all(each.position in {None, rank + 1} for rank, each in enumerate(order))
    )


def test_empty_agenda_asks_for_nothing() -> None:
    agenda = order_agenda([], PEOPLE)

    assert (agenda.order, agenda.nodes) == ((), 0)
    assert (agenda.moves, agenda.is_optimal, agenda.gap_share) == (0, True, Fraction(0))
    assert agenda.passages == (Passage(None, (), ()),)


def test_project_of_no_minutes_is_heard_by_who_leaves_at_its_hour() -> None:
    agenda = order_agenda([Item("1", frozenset("a"))], PEOPLE, hours={"a": Hours(0, 0)})

    assert (agenda.exits, agenda.moves, agenda.without_quorum) == (1, 2, ())


@pytest.mark.parametrize(
    ("fewest_moves", "fewest_lost", "is_optimal", "gap", "share"),
    [(6, 1, True, 0, Fraction(0)), (4, 1, False, 2, Fraction(1, 3)), (6, 0, False, 0, Fraction(0))],
)
def test_agenda_is_optimal_when_neither_a_quorum_nor_a_movement_can_be_spared(
    fewest_moves: int,
    fewest_lost: int,
    is_optimal: bool,  # noqa: FBT001
    gap: int,
    share: Fraction,
) -> None:
    agenda = Agenda(("1", "2"), (), ("2",), (), 6, fewest_moves, fewest_lost, nodes=0)

    assert (agenda.is_optimal, agenda.gap, agenda.gap_share) == (is_optimal, gap, share)


def test_member_who_leaves_for_two_projects_in_a_row_leaves_once() -> None:
    agenda = order_agenda([item("1", "a"), item("2", "b"), item("3", "ab")], PEOPLE)

    assert agenda.order == ("1", "3", "2")
    assert (agenda.exits, agenda.moves, agenda.is_optimal) == (2, 4, True)
    assert agenda.passages[1] == Passage("3", ("b",), ())
    assert agenda.passages[3] == Passage(None, (), ("b",))


def test_projects_with_the_same_recusals_are_taken_together() -> None:
    agenda = order_agenda([item("1", "a"), item("2", "b"), item("3", "a"), item("4", "b")], PEOPLE)

    assert agenda.order == ("1", "3", "2", "4")
    assert [each.leaving for each in agenda.passages] == [("a",), (), ("b",), (), ()]


def test_recused_member_who_is_not_expected_moves_nobody() -> None:
    agenda = order_agenda([item("1", "az"), item("2"), item("3", "a")], PEOPLE)

    assert (agenda.order, agenda.exits) == (("1", "3", "2"), 1)


def test_fixed_places_are_kept() -> None:
    agenda = order_agenda([item("1", "a", position=3), item("2", "b"), item("3", "a")], PEOPLE)

    assert (agenda.order, agenda.exits) == (("2", "3", "1"), 2)


def test_fixed_places_part_projects_with_the_same_recusals() -> None:
    assert order_agenda([item("1", "a", position=2), item("2", "a", position=1)], PEOPLE).order == ("2", "1")


def test_member_who_comes_a_minute_late_leaves_nothing() -> None:
    assert order_agenda([item("1", "a", 5)], PEOPLE, hours={"a": Hours(1)}).moves == 0


@pytest.mark.parametrize(
    ("hours", "never"), [(Hours(0, 30), ("2",)), (Hours(10), ()), (Hours(30), ("2",)), (Hours(50), ("1", "2"))]
)
def test_project_is_never_quorate_when_no_hour_of_the_sitting_suits(hours: Hours, never: tuple[str, ...]) -> None:
    items = [item("1", "", 20), item("2", "", 40)]

    agenda = order_agenda(items, PEOPLE, hours={"a": hours}, is_quorate=lambda _, here: "a" in here)

    assert (agenda.never_quorate, agenda.is_optimal) == (never, True)


def test_quorum_is_kept_before_movements_are_spared() -> None:
    items = [item("1", "a", 30), item("2", "b", 30), item("3", "ab", 30)]
    hours = {each: Hours(0, 40) for each in "cd"}

    agenda = order_agenda(items, PEOPLE, hours=hours, is_quorate=lambda recused, here: len(here - recused) >= 3)

    assert (agenda.order[0], agenda.without_quorum, agenda.exits) == ("3", (), 3)


def test_project_without_quorum_at_any_hour_is_named_and_nothing_is_lost_to_the_order() -> None:
    items = [item("1", "abcd"), item("2", "a")]

    agenda = order_agenda(items, PEOPLE, is_quorate=lambda recused, here: len(here - recused) >= 3)

    assert (agenda.without_quorum, agenda.never_quorate, agenda.is_optimal) == (("1",), ("1",), True)


def test_quorum_is_asked_of_the_rules_of_the_committee() -> None:
    seats = tuple(Seat(each.upper(), "private", None, each, "z" if each == "a" else None) for each in "abc")
    rules = (QuorumRule("present_share", "seats", Fraction(1), ">="),)
    items = [item("1", "a"), item("2", "b")]

    silent = order_agenda(items, frozenset("abcz"), is_quorate=quorum_test(Room(seats, frozenset()), rules))
    replacing = Room(seats, frozenset(), recused_seat=MAY_REPLACE)
    replaced = order_agenda(items, frozenset("abcz"), is_quorate=quorum_test(replacing, rules))

    assert (silent.never_quorate, replaced.never_quorate) == (("1", "2"), ("2",))


def test_member_gone_for_good_does_not_move() -> None:
    agenda = order_agenda([item("1", "", 30), item("2", "a", 30)], PEOPLE, hours={"a": Hours(0, 30)})

    assert (agenda.order, agenda.moves) == (("1", "2"), 0)


def test_search_that_is_stopped_says_its_proven_gap() -> None:
    best = order_agenda(HARD, frozenset("abcdefghij"), limit=Limit(nodes=1_000_000))
    stopped = order_agenda(HARD, frozenset("abcdefghij"), limit=Limit(nodes=0))
    asked = order_agenda(HARD, frozenset("abcdefghij"), limit=Limit(may_go_on=lambda: False))

    assert best.is_optimal
    assert stopped == asked
    assert stopped.fewest_moves <= best.moves <= stopped.moves
    assert stopped.gap_share == Fraction(stopped.gap, stopped.moves)


@pytest.mark.parametrize("hours", [{"a": Hours()}, {"z": Hours(10, 20)}])
def test_hours_that_cover_everything_and_those_of_nobody_are_no_hours(hours: Mapping[str, Hours]) -> None:
    items = [*HARD, item("again", "a"), item("then", "a")]
    people, limit = frozenset("abcdefghij"), Limit(nodes=20)

    assert order_agenda(items, people, hours=hours, limit=limit) == order_agenda(items, people, limit=limit)


def test_of_an_order_and_its_reverse_the_one_with_the_first_key_first_is_given() -> None:
    orders = [order_agenda(HARD, frozenset("abcdefghij"), limit=Limit(nodes)).order for nodes in (0, 5, 40, 400)]

    assert [(order[0] < order[-1], len(order)) for order in orders] == [(True, len(HARD))] * 4


def test_stopped_search_keeps_the_movements_proven_where_it_stopped() -> None:
    items = [item("0", "d", 10), item("1", "a"), item("2", "ade", 10), item("3", "ad"), item("4", "de", 20)]
    items += [item("5", "abe", 10), item("6", "bef", 20)]

    agenda = order_agenda(items, PEOPLE, hours={each: Hours(0, 30) for each in "ade"}, limit=Limit(nodes=1))

    assert (agenda.moves, agenda.fewest_moves) == (6, 5)


def test_movements_of_an_order_that_keeps_more_quorums_are_no_proof_for_one_that_keeps_fewer() -> None:
    items = [item("0", "adf", 20), item("1", "adf", 10), item("2", "cd"), item("3")]
    hours = {"f": Hours(30), "c": Hours(10), "b": Hours(30, 30)}

    agenda = order_agenda(
        items, PEOPLE, hours=hours, is_quorate=lambda recused, here: len(here - recused) >= 2, limit=Limit(nodes=12)
    )

    # Six movements would be the fewest if no quorum were lost.
    assert (len(agenda.without_quorum), agenda.fewest_without_quorum) == (1, 0)
    assert (agenda.moves, agenda.fewest_moves) == (4, 4)


def test_movements_of_any_order_are_a_proof_for_one_that_loses_a_quorum() -> None:
    items = [item("0", "abc", 10), item("1", "aef", 20), item("2", "acf", 20), item("3", "def", 10), item("4", "", 10)]
    hours = {"f": Hours(30, 50), "a": Hours(10, 30)}

    agenda = order_agenda(
        [*items, item("5", "ce", 20)],
        PEOPLE,
        hours=hours,
        is_quorate=lambda recused, here: len(here - recused) >= 3,
        limit=Limit(nodes=12),
    )

    assert (len(agenda.without_quorum), agenda.fewest_without_quorum) == (1, 0)
    assert (agenda.moves, agenda.fewest_moves) == (8, 7)


@pytest.mark.parametrize(
    ("items", "place"),
    [
        ([item("1"), item("1")], "items[1].key"),
        ([item("1", minutes=-1)], "items[0].minutes"),
        ([item("1", position=2)], "items[0].position"),
        ([item("1", position=0)], "items[0].position"),
        ([item("1", position=1), item("2", position=1)], "items[1].position"),
    ],
)
def test_agenda_that_cannot_be_is_refused_with_its_place(items: list[Item], place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        order_agenda(items, PEOPLE)

    assert refused.value.place == place


@pytest.mark.parametrize("hours", [Hours(-1), Hours(10, 5)])
def test_hours_that_cannot_be_are_refused(hours: Hours) -> None:
    with pytest.raises(WrongInput) as refused:
        order_agenda([item("1")], PEOPLE, hours={"a": hours})

    assert refused.value.place == "hours.a"


RECUSALS = st.frozensets(st.sampled_from("abcdefz"), max_size=4)
HOURS = st.dictionaries(
    st.sampled_from("abc"), st.builds(Hours, st.sampled_from([0, 10, 30]), st.sampled_from([None, 30, 50])), max_size=2
)


@st.composite
def agendas(draw: st.DrawFn) -> list[Item]:
    recusals = draw(st.lists(RECUSALS, max_size=5))
    places = draw(st.permutations(range(1, len(recusals) + 1)))
    return [
        Item(
            str(rank), each, draw(st.sampled_from([0, 10, 20])), places[rank] if draw(st.integers(0, 3)) == 0 else None
        )
        for rank, each in enumerate(recusals)
    ]


@QUICK
@given(agendas(), HOURS, st.integers(0, 5))
def test_order_is_the_best_of_all_orders(items: list[Item], hours: dict[str, Hours], needed: int) -> None:
    def is_quorate(recused: frozenset[str], here: frozenset[str]) -> bool:
        return len(here - recused) >= needed

    agenda = order_agenda(items, PEOPLE, hours=hours, is_quorate=is_quorate)

    order = [each for key in agenda.order for each in items if each.key == key]
    assert plainly(order, hours, is_quorate) == best_of_all(items, hours, is_quorate)
    assert (len(agenda.without_quorum), agenda.moves) == plainly(order, hours, is_quorate)
    assert agenda.is_optimal


@QUICK
@given(agendas(), HOURS, st.randoms(use_true_random=False), st.integers(0, 40))
def test_order_of_the_list_changes_nothing(
    items: list[Item], hours: dict[str, Hours], draw: object, nodes: int
) -> None:
    shuffled = list(items)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random

    agenda = order_agenda(items, PEOPLE, hours=hours, limit=Limit(nodes))

    assert order_agenda(shuffled, PEOPLE, hours=hours, limit=Limit(nodes)) == agenda


@QUICK
@given(agendas(), HOURS, st.integers(0, 5), st.integers(0, 12))
def test_proven_bound_is_never_above_the_best(
    items: list[Item], hours: dict[str, Hours], needed: int, nodes: int
) -> None:
    def is_quorate(recused: frozenset[str], here: frozenset[str]) -> bool:
        return len(here - recused) >= needed

    agenda = order_agenda(items, PEOPLE, hours=hours, is_quorate=is_quorate, limit=Limit(nodes))

    lost, moves = best_of_all(items, hours, is_quorate)
    assert agenda.fewest_without_quorum <= lost <= len(agenda.without_quorum)
    assert agenda.fewest_moves <= moves or lost < len(agenda.without_quorum)
    assert agenda.gap >= 0


@QUICK
@given(agendas())
def test_passages_bring_everybody_back(items: list[Item]) -> None:
    agenda = order_agenda(items, PEOPLE, is_quorate=is_always_quorate)

    leaving = sorted(each for passage in agenda.passages for each in passage.leaving)
    returning = sorted(each for passage in agenda.passages for each in passage.returning)
    assert leaving == returning
    assert agenda.moves == 2 * agenda.exits == 2 * len(leaving)
