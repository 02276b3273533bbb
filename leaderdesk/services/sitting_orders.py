"""The order of an agenda, proposed on request; `order_points` applies it."""

from __future__ import annotations

import time
from collections.abc import Callable

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.orders import OrderAdvice, advise_order
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.committee import committee_sheet
from leaderdesk.store.queries.expectations import body_of, said_of
from leaderdesk.store.queries.preparations import plan_of

SECONDS = 4.0
# How far it is cannot be known: nothing of nothing.
_UNKNOWN = (0, 0)


def suggest_order(
    base: OpenBase, sitting_id: int, *, seconds: float = SECONDS, tell: Callable[[int, int], None] | None = None
) -> OrderAdvice:
    """The best order found in so many seconds; `tell` is called as it goes, and gives up by raising."""
    rules = committee_rules(base)
    with base.read() as session:
        plan = plan_of(session, sitting_id, rules.silence)
        body, said = body_of(session, plan, rules, committee_sheet(session)), said_of(session, plan)
    if not plan.points:
        raise Refusal("nothing_on_the_agenda")
    ends = time.monotonic() + seconds

    def may_go_on() -> bool:
        if tell is not None:
            tell(*_UNKNOWN)
        return time.monotonic() < ends

    return advise_order(plan, body, said, may_go_on=may_go_on)


def point_ids(advice: OrderAdvice) -> tuple[int, ...]:
    """The points of an advice as `order_points` takes them."""
    return tuple(int(key.removeprefix("p")) for key in advice.order)
