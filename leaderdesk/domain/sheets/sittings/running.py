"""How a sitting should run: who leaves before each point, who comes back, the quorum to expect, the majority."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.committee.majorities import Majority, majority_for
from leaderdesk.domain.quorum import Quorum
from leaderdesk.domain.sittings.forecasts import Body, Expected, Said, forecast_points
from leaderdesk.domain.sittings.plans import PlannedPoint
from leaderdesk.domain.sittings.rules import CommitteeRules

# A point on which nobody votes.
_INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class RunningPoint:
    """One point; `whole` is the quorum if nobody left for it, said only where somebody does."""

    rank: int
    point: PlannedPoint
    leaving: tuple[str, ...]
    returning: tuple[str, ...]
    expected: Quorum
    # The same if everybody came who did not say no.
    hoped: Quorum
    whole: Quorum | None
    majority: Majority | None


def running_points(
    points: Sequence[PlannedPoint], body: Body, said: Mapping[str, Said], rules: CommitteeRules
) -> tuple[RunningPoint, ...]:
    """Every point in its order: whoever left for the one before is back, unless they leave for this one too."""
    expected = [Expected(each.key, frozenset(each.interested), each.starts_at, each.ends_at) for each in points]
    alone = [Expected(each.key, frozenset(), each.starts_at, each.ends_at) for each in points]
    found, before = [], frozenset[str]()
    forecasts = zip(points, forecast_points(body, said, expected), forecast_points(body, said, alone), strict=True)
    for rank, (point, told, whole) in enumerate(forecasts, start=1):
        out = frozenset(point.interested)
        found.append(
            RunningPoint(
                rank=rank,
                point=point,
                leaving=tuple(sorted(out - before)),
                returning=tuple(sorted(before - out)),
                expected=told.sure,
                hoped=told.everybody,
                whole=whole.sure if out else None,
                majority=None if point.decision == _INFORMATION else majority_for(point.decision, rules.majorities),
            )
        )
        before = out
    return tuple(found)
