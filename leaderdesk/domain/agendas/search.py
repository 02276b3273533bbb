"""A good order found quickly, then branch and bound until it is proven best or the limit is reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.domain.agendas.bounds import SCALE, Bound
from leaderdesk.domain.agendas.items import Limit
from leaderdesk.domain.agendas.rooms import LOST, Room, Slot, step_cost


@dataclass(frozen=True, slots=True)
class Found:
    """An order, what it costs, the least any order can cost (and can move), and the nodes that it took."""

    order: tuple[int, ...]
    cost: int
    lowest: int
    fewest_moves: int
    nodes: int


@dataclass(frozen=True, slots=True)
class _Node:
    bound: int
    cost: int
    order: tuple[int, ...]
    left: int
    start: int
    slot: Slot


def find_order(room: Room, limit: Limit) -> Found:
    """The best order that the limit allows to find."""
    pinned = {unit.position - 1: rank for rank, unit in enumerate(room.units) if unit.position is not None}
    first = improved(nearest_order(room, pinned), room, frozenset(pinned))
    cost = room.cost(first)
    bound = Bound([mask & room.throughout for mask in room.recused], cost % LOST)
    lowest = _rounded(-(-bound.lowest // SCALE) + LOST * sum(lost for lost, _ in room.least), room)
    return _Search(room, pinned, bound, lowest).run(first, cost, limit)


class _Search:
    """Depth first, the most promising project first; what is left open gives the proven gap."""

    def __init__(self, room: Room, pinned: dict[int, int], bound: Bound, lowest: int) -> None:
        self.room = room
        self.pinned = pinned
        self.bound = bound
        self.lowest = lowest
        self.reached: dict[tuple[int, int], int] = {}
        self.twins = _twins(room)

    def run(self, best: tuple[int, ...], cost: int, limit: Limit) -> Found:
        """Search from the empty agenda, with an order already known and its cost."""
        everything = (1 << len(self.room.units)) - 1
        open_nodes = [_Node(self.lowest, 0, (), everything, 0, self.room.opening)]
        nodes = 0
        while open_nodes:
            if nodes >= limit.nodes or not limit.may_go_on():
                lowest = min(cost, *(node.bound for node in open_nodes))
                return Found(best, cost, lowest, self.lowest % LOST, nodes)
            node = open_nodes.pop()
            if node.bound >= cost:
                continue
            if not node.left:
                best, cost = node.order, node.cost
                if cost <= self.lowest:
                    break
                continue
            children = list(self._children(node))
            nodes += len(children)
            promising = [child for child in children if child.bound < cost]
            open_nodes += sorted(promising, key=lambda child: (child.bound, child.cost, child.order), reverse=True)
        return Found(best, cost, cost, cost % LOST, nodes)

    def _children(self, node: _Node) -> Iterator[_Node]:
        for unit in self._candidates(node):
            slot = self.room.slot(unit, node.start)
            cost, left = node.cost + step_cost(node.slot, slot), node.left & ~(1 << unit)
            # The same projects done with the same one last: the hour and the room are the same, the cheaper way wins.
            if self.reached.get((left, unit), cost + 1) <= cost:
                continue
            self.reached[left, unit] = cost
            start = node.start + self.room.minutes[unit]
            order = (*node.order, unit)
            if not left:
                cost += step_cost(slot, self.room.closing)
                yield _Node(cost, cost, order, left, start, slot)
            else:
                yield _Node(max(node.bound, self._bound(cost, unit, left, start)), cost, order, left, start, slot)

    def _candidates(self, node: _Node) -> Iterator[int]:
        place = len(node.order)
        if place in self.pinned:
            yield self.pinned[place]
            return
        for unit in range(len(self.room.units)):
            is_left = node.left >> unit & 1 and self.room.units[unit].position is None
            if is_left and not node.left & self.twins[unit]:
                yield unit

    def _bound(self, cost: int, last: int, left: int, start: int) -> int:
        lost = sum(least + (latest < start) for rank, (least, latest) in enumerate(self.room.least) if left >> rank & 1)
        return _rounded(cost - (-self.bound.rest(last, left) // SCALE) + lost * LOST, self.room)


def nearest_order(room: Room, pinned: dict[int, int]) -> tuple[int, ...]:
    """From each possible first project, always the cheapest next one; the best of these orders."""
    count = len(room.units)
    free = sorted(set(range(count)) - set(pinned.values()))
    starts = free if 0 not in pinned and free else [None]
    return min((room.cost(order), order) for order in (_nearest(room, pinned, first) for first in starts))[1]


def improved(order: tuple[int, ...], room: Room, pinned: frozenset[int]) -> tuple[int, ...]:
    """The order after every exchange that helps: a stretch turned round, a project moved elsewhere."""
    cost, is_better = room.cost(order), True
    while is_better:
        is_better = False
        for other in _neighbours(order, pinned):
            if (less := room.cost(other)) < cost:
                order, cost, is_better = other, less, True
                break
    return order


def _nearest(room: Room, pinned: dict[int, int], first: int | None) -> tuple[int, ...]:
    order: list[int] = []
    free = set(range(len(room.units))) - set(pinned.values())
    start, before = 0, room.opening
    for place in range(len(room.units)):
        if place in pinned:
            unit = pinned[place]
        elif place == 0 and first is not None:
            unit = first
        else:
            unit = min(free, key=lambda each: (step_cost(before, room.slot(each, start)), each))
        free.discard(unit)
        order.append(unit)
        before, start = room.slot(unit, start), start + room.minutes[unit]
    return tuple(order)


def _neighbours(order: tuple[int, ...], pinned: frozenset[int]) -> Iterator[tuple[int, ...]]:
    # Only the places that are not fixed change hands.
    free = [place for place in range(len(order)) if place not in pinned]
    kept = [order[place] for place in free]
    for low in range(len(kept)):
        for high in range(low + 1, len(kept)):
            yield _placed(order, free, [*kept[:low], *reversed(kept[low : high + 1]), *kept[high + 1 :]])
            yield _placed(order, free, [*kept[:low], *kept[low + 1 : high + 1], kept[low], *kept[high + 1 :]])
            yield _placed(order, free, [*kept[:low], kept[high], *kept[low:high], *kept[high + 1 :]])


def _placed(order: tuple[int, ...], free: Sequence[int], units: Sequence[int]) -> tuple[int, ...]:
    placed = list(order)
    for place, unit in zip(free, units, strict=True):
        placed[place] = unit
    return tuple(placed)


def _twins(room: Room) -> list[int]:
    """For each project, those like it in everything that come first by their key: taken before it, nothing is lost."""
    likes: dict[tuple[frozenset[str], int], int] = {}
    found = []
    for rank, unit in enumerate(room.units):
        like = (unit.items[0].recused, room.minutes[rank])
        found.append(likes.get(like, 0) if unit.position is None else 0)
        if unit.position is None:
            likes[like] = likes.get(like, 0) | 1 << rank
    return found


def _rounded(cost: int, room: Room) -> int:
    """Without hours, whoever goes out comes back: the number of movements is even."""
    return cost if room.hours else cost + cost % 2
