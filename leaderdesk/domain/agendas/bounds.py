"""The fewest movements any order could have, proven: spanning trees on the sets of people who leave (Held and Karp).

Multipliers are whole numbers of a fraction of a movement, so that the proof is exact and the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence

SCALE = 512
_ROUNDS = 90

Weights = list[list[int]]


class Bound:
    """Distances between projects, bent by multipliers until the cheapest tree looks like a tour."""

    def __init__(self, recused: Sequence[int], upper: int) -> None:
        self.count = len(recused)
        nodes = [*recused, 0]
        self._plain = [[SCALE * (one ^ other).bit_count() for other in nodes] for one in nodes]
        self.multipliers = [0] * len(nodes)
        self.weights = self._plain
        self.lowest = self._tighten(upper * SCALE) if self.count > 1 else 2 * sum(row[-1] for row in self._plain)
        self._bend(self.multipliers)
        self._trees: dict[int, tuple[int, tuple[int, ...]]] = {}
        self._home: dict[int, tuple[int, int, int]] = {}

    def rest(self, last: int, left: int) -> int:
        """The fewest movements, scaled, from a project through all those left (bits) to the close."""
        tree, nodes = self._tree(left)
        near, node, second = two_nearest(self.weights[last], nodes)
        home, home_node, home_second = self._way_home(left, nodes)
        # One project cannot be both the next and the last, unless it is the only one left.
        ends = min(near + home_second, second + home) if node == home_node else near + home
        return tree + ends - self.multipliers[last]

    def _tree(self, left: int) -> tuple[int, tuple[int, ...]]:
        """The cheapest tree on the projects left, less what their multipliers added."""
        known = self._trees.get(left)
        if known is None:
            nodes = tuple(node for node in range(self.count) if left >> node & 1)
            length = sum(weight for weight, _, _ in spanning_tree(nodes, self.weights))
            known = self._trees[left] = (length - 2 * sum(self.multipliers[node] for node in nodes), nodes)
        return known

    def _way_home(self, left: int, nodes: Sequence[int]) -> tuple[int, int, int]:
        known = self._home.get(left)
        if known is None:
            known = self._home[left] = two_nearest(self.weights[-1], nodes)
        return known

    def _tighten(self, upper: int) -> int:
        """Raise the bound step by step; a project with too many neighbours in the tree becomes dearer."""
        best, kept, pace = -1, self.multipliers, 2 * SCALE
        trial, stalled = list(kept), 0
        for _ in range(_ROUNDS):
            self._bend(trial)
            value, degrees = self._one_tree()
            if value > best:
                best, kept, stalled = value, trial, 0
            else:
                stalled += 1
            norm = sum((degree - 2) ** 2 for degree in degrees)
            if not norm or best > upper - SCALE:
                break
            if stalled > 5:  # noqa: PLR2004 - how patient the ascent is
                pace, stalled = pace * 2 // 3, 0
            step = max(1, pace * (upper - value) // (SCALE * norm))
            trial = [each + step * (degree - 2) for each, degree in zip(trial, degrees, strict=True)]
        self.multipliers = kept
        return best

    def _one_tree(self) -> tuple[int, list[int]]:
        """The cheapest tree of the projects, tied twice to the room they start from and end in."""
        # As many lines as nodes: the multipliers always add up to nothing, and that of the room stays at nothing.
        total, degrees = 0, [0] * (self.count + 1)
        nodes = range(self.count)
        ties = sorted((self.weights[-1][node], node) for node in nodes)[:2]
        for weight, one, other in [*spanning_tree(nodes, self.weights), *((w, n, self.count) for w, n in ties)]:
            total += weight
            degrees[one] += 1
            degrees[other] += 1
        return total, degrees

    def _bend(self, multipliers: Sequence[int]) -> None:
        self.weights = [
            [weight + mine + other for weight, other in zip(row, multipliers, strict=True)]
            for row, mine in zip(self._plain, multipliers, strict=True)
        ]


def spanning_tree(nodes: Sequence[int], weights: Weights) -> list[tuple[int, int, int]]:
    """The edges of a cheapest tree (Prim), each with its weight."""
    edges, rest = [], list(nodes)
    node = rest.pop()
    near = [weights[node][other] for other in rest]
    parents = [node] * len(rest)
    while rest:
        place = near.index(weight := min(near))
        node = rest.pop(place)
        edges.append((weight, node, parents.pop(place)))
        near.pop(place)
        row = weights[node]
        for rank, other in enumerate(rest):
            if row[other] < near[rank]:
                near[rank], parents[rank] = row[other], node
    return edges


def two_nearest(row: Sequence[int], nodes: Sequence[int]) -> tuple[int, int, int]:
    """The smallest weight, whose it is, and the smallest of the others (the same one where it is alone)."""
    ranked = sorted((row[node], node) for node in nodes)
    return ranked[0][0], ranked[0][1], ranked[min(1, len(ranked) - 1)][0]
