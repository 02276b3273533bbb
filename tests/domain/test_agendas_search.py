"""The search for an order where the first good order is not the best: right against all orders, proven in few nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations, product

import pytest

from leaderdesk.domain.agendas.bounds import SCALE, Bound
from leaderdesk.domain.agendas.items import Agenda, Hours, Item, Limit, Sitting
from leaderdesk.domain.agendas.ordering import order_agenda
from leaderdesk.domain.agendas.rooms import Room, Unit

PEOPLE = frozenset("abcdefgh")
HOURS = {"a": Hours(0, 40), "b": Hours(20), "c": Hours(10, 50)}


def items_of(count: int, seed: int, *fixed: int) -> list[Item]:
    """Projects whose recusals look like nothing in particular, of no minutes, ten or twenty."""
    masks = [rank * seed + 11 for rank in range(count)]
    recused = [frozenset(each for place, each in enumerate("abcdefgh") if mask >> place & 1) for mask in masks]
    return [
        Item(f"{rank:02}", recused[rank], rank * seed % 3 * 10, rank + 1 if rank in fixed else None)
        for rank in range(count)
    ]


def ordered(items: Sequence[Item], needed: int, nodes: int = 100_000) -> Agenda:
    """The order found; where members are needed for the quorum, some have hours."""
    return order_agenda(
        items,
        PEOPLE,
        hours=HOURS if needed else {},
        is_quorate=lambda recused, here: len(here - recused) >= needed,
        limit=Limit(nodes),
    )


def there(start: int, end: int, needed: int) -> frozenset[str]:
    return frozenset(each for each in PEOPLE if not needed or HOURS.get(each, Hours()).cover(start, end))


def best_of_all(items: Sequence[Item], needed: int) -> tuple[int, int]:
    """Quorums lost and movements of the best order, by the best way to each set of projects done and room."""
    ways = {(frozenset[str](), 0, there(0, 0, needed), frozenset[str]()): (0, 0)}
    for place in range(1, len(items) + 1):
        longer: dict[tuple[frozenset[str], int, frozenset[str], frozenset[str]], tuple[int, int]] = {}
        for (done, start, inside, outside), (lost, moves) in ways.items():
            for item in items:
                if item.key in done or item.position not in {None, place}:
                    continue
                here = there(start, start + item.minutes, needed)
                out, heard = here & item.recused, here - item.recused
                cost = (lost + (len(heard) < needed), moves + len(inside & out) + len(outside & heard))
                state = (done | {item.key}, start + item.minutes, heard, out)
                longer[state] = min(cost, longer.get(state, cost))
        ways = longer
    return min(
        (lost, moves + len(outside & there(end, end, needed))) for (_, end, _, outside), (lost, moves) in ways.items()
    )


# How many projects, what their recusals are drawn from, members needed, the best order, in how many nodes at most.
CASES = [
    (items_of(6, 125), 0, (0, 22), 21),
    (items_of(7, 101), 0, (0, 24), 28),
    (items_of(8, 53), 0, (0, 24), 36),
    (items_of(6, 109), 1, (0, 17), 72),
    (items_of(7, 169), 1, (0, 15), 264),
    (items_of(8, 53), 1, (0, 17), 269),
    (items_of(7, 169), 5, (3, 16), 168),
    (items_of(8, 133), 5, (3, 20), 325),
    (items_of(8, 89), 5, (4, 21), 594),
]
FIXED = [
    (items_of(7, seed, *fixed), needed)
    for seed in (29, 61, 101, 169)
    for fixed in ((0,), (2, 6), (1, 3, 4))
    for needed in (0, 5)
]


@pytest.mark.parametrize(("items", "needed", "best", "nodes"), CASES)
def test_best_order_is_found_and_proven_where_the_first_is_not_it(
    items: list[Item], needed: int, best: tuple[int, int], nodes: int
) -> None:
    first, agenda = ordered(items, needed, nodes=0), ordered(items, needed)

    assert (len(agenda.without_quorum), agenda.moves) == best == best_of_all(items, needed)
    assert (len(first.without_quorum), first.moves) > best
    assert agenda.is_optimal
    assert agenda.nodes <= nodes
    assert sum(len(each.leaving) + len(each.returning) for each in agenda.passages) == agenda.moves


@pytest.mark.parametrize(("items", "needed"), FIXED)
def test_best_order_around_fixed_places(items: list[Item], needed: int) -> None:
    agenda = ordered(items, needed)

    assert (len(agenda.without_quorum), agenda.moves, agenda.is_optimal) == (*best_of_all(items, needed), True)
    assert [agenda.order.index(item.key) + 1 for item in items if item.position] == [
        item.position for item in items if item.position
    ]


@pytest.mark.parametrize("place", range(1, 7))
def test_project_with_a_fixed_place_leaves_its_twins_free(place: int) -> None:
    pairs = [replace(each, key=each.key + half) for each in items_of(3, 29) for half in "xy"]
    items = [replace(each, position=place) if each.key == "00x" else each for each in pairs]

    for needed in (0, 1, 5):
        agenda = ordered(items, needed)
        assert (len(agenda.without_quorum), agenda.moves) == best_of_all(items, needed)


def test_projects_alike_in_everything_are_not_tried_in_each_order() -> None:
    pairs = [replace(each, key=each.key + half) for each in items_of(4, 29) for half in "xy"]

    assert ordered(pairs, 1).nodes <= 142


@pytest.mark.parametrize("nodes", [0, 1, 5, 20, 60, 150])
@pytest.mark.parametrize(("items", "needed", "best"), [case[:3] for case in CASES])
def test_stopped_search_never_claims_more_than_the_best(
    items: list[Item], needed: int, best: tuple[int, int], nodes: int
) -> None:
    agenda = ordered(items, needed, nodes)

    found, claimed = (len(agenda.without_quorum), agenda.moves), agenda.fewest_without_quorum
    assert found >= best
    assert len(agenda.never_quorate) <= claimed <= best[0]
    assert agenda.gap >= 0
    assert claimed < best[0] or agenda.fewest_moves <= best[1]
    assert agenda.is_optimal <= (found == best)


@pytest.mark.parametrize("seed", [37, 53, 101, 153])
def test_bound_of_movements_is_below_every_order_and_near_the_best(seed: int) -> None:
    masks = [rank * seed + 11 & 255 for rank in range(7)]

    def moves(*stops: int) -> int:
        return sum((one ^ other).bit_count() for one, other in pairwise(stops))

    best = min(moves(0, *tour, 0) for tour in permutations(masks))
    bound = Bound(masks, best)
    assert best - 2 <= bound.lowest / SCALE <= best
    for last, count in product(range(7), (1, 2, 3, 4)):
        for left in combinations(sorted({*range(7)} - {last}), count):
            fewest = min(moves(masks[last], *(masks[rank] for rank in tour), 0) for tour in permutations(left))
            assert bound.rest(last, sum(1 << rank for rank in left)) <= SCALE * fewest


def test_bound_of_one_project_is_exact() -> None:
    bound = Bound([0b101], 4)

    assert (bound.lowest, bound.rest(0, 1)) == (4 * SCALE, 2 * SCALE)


@pytest.mark.parametrize(
    ("minutes", "hours", "stays", "least"),
    [
        ((20, 40), Hours(0, 30), True, [(0, 10), (1, 20)]),
        ((20, 40), Hours(0, 30), False, [(0, 40), (0, 20)]),
        ((20, 40), Hours(10), False, [(0, 9), (0, 9)]),
        ((20, 40), Hours(10), True, [(0, 40), (0, 20)]),
        ((20,), Hours(0, 30), False, [(1, 0)]),
    ],
)
def test_fewest_quorums_lost_and_until_when_are_known_of_each_project(
    minutes: tuple[int, ...],
    hours: Hours,
    stays: bool,  # noqa: FBT001
    least: list[tuple[int, int]],
) -> None:
    units = [Unit((Item(str(each), minutes=each),), each) for each in minutes]

    room = Room(units, Sitting(PEOPLE, {"a": hours}, lambda _, here: ("a" in here) is stays))

    assert room.least == least
