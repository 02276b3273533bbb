"""Where a problem of a document stands among the tables that show it: `criteria[2].weight` is a row and a column."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.words.programmes import problem_of

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def steps_of(place: str) -> list[tuple[str, int]]:
    """Names with their ranks; below zero where there is none: `[("criteria", 2), ("weight", -1)]`."""
    return [(name, int(rank) if rank else -1) for name, rank in _STEP.findall(place)]


def flags_of(problems: Iterable[Problem], path: str, otherwise: str) -> dict[tuple[int, str], str]:
    """What to say under the cells of the table that shows a list: by rank and column; `otherwise` names a column."""
    found: dict[tuple[int, str], str] = {}
    start = f"{path}["
    for problem in problems:
        if not problem.place.startswith(start):
            continue
        rank, _, rest = problem.place[len(start) :].partition("]")
        name = rest.lstrip(".").split(".")[0].split("[")[0] or otherwise
        said = problem_of(problem.code, problem.data)
        found.setdefault((int(rank), name), f"{said[0].upper()}{said[1:]}.")
    return found
