"""Past projects under other rules: the rule over 5,000 of them, and the reading of the sittings that saw them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.replays import PastProject, ReplayRules, Way
from leaderdesk.domain.envelopes.replays import replay as replay_rule
from leaderdesk.services.replays import replay_past
from tests.bench.evenings import Size, evening, opened
from tests.bench.measure import Figure, timed

_RUNS, _PROJECTS = 5, 5_000
_SIZE = Size(members=16, criteria=8, projects=20)
_CALL = ReplayRules("call", Fraction(1, 3))


def replay() -> list[Figure]:
    """The rule, then a sitting read first, and other rules tried once it is known."""
    ways: tuple[Way, ...] = ("first_come", "call")
    figures = [Figure(f"{_PROJECTS:,} projects, {way}", "ms", timed(_ruled(way), _RUNS)) for way in ways]
    with evening(_SIZE) as night, opened(night) as base:

        def read_first() -> None:
            base.kept.clear()
            replay_past(base, _CALL)

        name = f"a sitting of {_SIZE.projects} projects and {_SIZE.members} members"
        first, again = timed(read_first, _RUNS), timed(lambda: replay_past(base, _CALL), _RUNS)
    return [*figures, Figure(f"{name}, read first", "ms", first), Figure(f"{name}, other rules", "ms", again)]


def _ruled(way: Way) -> Callable[[], object]:
    dice, pots = Random(5), (Pot("1.1", "FEADER"), Pot("1.2", "FEADER"))
    projects = [
        PastProject(
            f"{rank}",
            date(2023, 1, 2) + timedelta(dice.randrange(900)),
            dice.choice(pots),
            Fraction(dice.randrange(1, 900), 7),
            Fraction(dice.randrange(101), 100),
            was_funded=rank % 2 == 0,
        )
        for rank in range(_PROJECTS)
    ]
    return lambda: replay_rule(projects, dict.fromkeys(pots, Fraction(90_000)), ReplayRules(way, Fraction(1, 3)))
