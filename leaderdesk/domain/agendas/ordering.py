"""The order of an agenda: projects with the same recusals together, the quorum of each kept, the fewest movements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.domain.agendas.items import Agenda, Hours, Item, Limit, QuorumTest, Sitting, is_always_quorate
from leaderdesk.domain.agendas.rooms import LOST, Room, Unit
from leaderdesk.domain.agendas.search import find_order
from leaderdesk.domain.inputs import WrongInput


def order_agenda(
    items: Sequence[Item],
    people: frozenset[str],
    *,
    hours: Mapping[str, Hours] | None = None,
    is_quorate: QuorumTest = is_always_quorate,
    limit: Limit | None = None,
) -> Agenda:
    """The best order of some projects for the people expected; the order they are given in changes nothing."""
    _check_items(items)
    sitting = Sitting(people, _checked_hours(hours or {}, people), is_quorate)
    room = Room(_gathered(items, sitting), sitting)
    found = find_order(room, limit or Limit())
    order = _one_way(found.order, room)
    lost, moves = divmod(found.cost, LOST)
    fewest_lost, fewest = divmod(found.lowest, LOST)
    return Agenda(
        order=tuple(item.key for unit in order for item in room.units[unit].items),
        passages=room.passages(order),
        without_quorum=room.without_quorum(order),
        never_quorate=tuple(key for unit, (_, at) in enumerate(room.least) for key in room.lost(unit, at)),
        moves=moves,
        # An order that would save one more quorum may ask for more movements or fewer: only the first bound holds.
        fewest_moves=fewest if fewest_lost == lost else min(found.fewest_moves, moves),
        fewest_without_quorum=fewest_lost,
        nodes=found.nodes,
    )


def _gathered(items: Sequence[Item], sitting: Sitting) -> list[Unit]:
    """Projects with the same people outside make one unit, unless a place or an hour may part them."""
    ordered = sorted(items, key=lambda item: item.key)
    if sitting.hours or any(item.position is not None for item in items):
        return [Unit((item,), item.minutes, item.position) for item in ordered]
    groups: dict[frozenset[str], list[Item]] = {}
    for item in ordered:
        # Somebody who is not expected parts nothing.
        groups.setdefault(item.recused & sitting.people, []).append(item)
    return [Unit(tuple(group), sum(item.minutes for item in group), None) for group in groups.values()]


def _one_way(order: tuple[int, ...], room: Room) -> tuple[int, ...]:
    """Of an order and its reverse that cost the same, the one that starts with the first key."""
    back = order[::-1]
    is_free = not room.hours and all(unit.position is None for unit in room.units)
    return min(order, back) if is_free else order


def _check_items(items: Sequence[Item]) -> None:
    keys: set[str] = set()
    places: set[int | None] = set()
    for rank, item in enumerate(items):
        if item.key in keys:
            raise WrongInput("item_twice", place=f"items[{rank}].key", key=item.key)
        if item.minutes < 0:
            raise WrongInput("negative_minutes", place=f"items[{rank}].minutes", minutes=item.minutes)
        if item.position is not None and (item.position in places or not 1 <= item.position <= len(items)):
            raise WrongInput("impossible_position", place=f"items[{rank}].position", position=item.position)
        keys.add(item.key)
        places.add(item.position)


def _checked_hours(hours: Mapping[str, Hours], people: frozenset[str]) -> dict[str, Hours]:
    for person, each in hours.items():
        if each.arrives < 0 or (each.leaves is not None and each.leaves < each.arrives):
            raise WrongInput("impossible_hours", place=f"hours.{person}", person=person)
    # Hours that cover everything, and those of somebody who is not expected, are no hours at all.
    return {
        person: each
        for person, each in hours.items()
        if person in people and (each.arrives > 0 or each.leaves is not None)
    }
