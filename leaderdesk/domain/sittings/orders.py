"""The order of a planned agenda that keeps the quorum and has the fewest people leave, beside the order it has now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from leaderdesk.domain.agendas.items import Agenda, Hours, Item, Limit, goes_on
from leaderdesk.domain.agendas.ordering import order_agenda
from leaderdesk.domain.agendas.quorate import quorum_test
from leaderdesk.domain.sittings.forecasts import HOPES, Body, Hope, Said, expected_people
from leaderdesk.domain.sittings.plans import Plan

# As many on every machine, so that the same agenda is proposed twice.
NODES = 40_000
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class OrderAdvice:
    """An order of the points by key, beside the present one; `hope` is who was counted on to come."""

    order: tuple[str, ...]
    proposed: Agenda
    present: Agenda
    hope: Hope

    @property
    def is_same(self) -> bool:
        """True when nothing has to be moved."""
        return self.order == self.present.order

    @property
    def is_better(self) -> bool:
        """True when it keeps more quorums, or as many with fewer movements."""
        return _cost(self.proposed) < _cost(self.present)


def advise_order(
    plan: Plan, body: Body, said: Mapping[str, Said], *, may_go_on: Callable[[], bool] = goes_on
) -> OrderAdvice:
    """Projects may move; every other point keeps its place. An order that is no better leaves the present one."""
    hope = _hope(plan, body, said)
    people = expected_people(body, said, hope)
    hours = _hours(plan.starts_at, {person: said[person] for person in people if person in said})
    test = quorum_test(body.room(people, frozenset()), body.rules)
    pinned = _items(plan, keeps_all=True)
    present = order_agenda(pinned, people, hours=hours, is_quorate=test)
    limit = Limit(NODES, may_go_on)
    items = _items(plan, keeps_all=False)
    proposed = order_agenda(items, people, hours=hours, is_quorate=test, limit=limit)
    advice = OrderAdvice(proposed.order, proposed, present, hope)
    return advice if advice.is_better else OrderAdvice(present.order, proposed, present, hope)


def _cost(agenda: Agenda) -> tuple[int, int]:
    return len(agenda.without_quorum), agenda.moves


def _hope(plan: Plan, body: Body, said: Mapping[str, Said]) -> Hope:
    """Those who said yes where they make a quorum for something, else everybody who did not say no."""
    for hope in HOPES:
        people = expected_people(body, said, hope)
        test = quorum_test(body.room(people, frozenset()), body.rules)
        if any(test(frozenset(point.interested) & people, people) for point in plan.points):
            return hope
    return "everybody"


def _items(plan: Plan, *, keeps_all: bool) -> list[Item]:
    return [
        Item(
            point.key,
            frozenset(point.interested),
            point.minutes,
            rank if keeps_all or point.kind != "project" else None,
        )
        for rank, point in enumerate(plan.points, 1)
    ]


def _hours(opens: datetime | None, said: Mapping[str, Said]) -> dict[str, Hours]:
    """When each arrives and leaves, in whole minutes after the opening; unknown where the hour of the sitting is."""
    if opens is None:
        return {}
    found = {}
    for person, each in said.items():
        arrives = 0 if each.comes_at is None else max(0, _minutes(opens, each.comes_at))
        leaves = None if each.leaves_at is None else max(arrives, _minutes(opens, each.leaves_at))
        if arrives or leaves is not None:
            found[person] = Hours(arrives, leaves)
    return found


def _minutes(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds()) // _MINUTE
