"""Grids of selection: tried on invented notes while they are written, kept and shared as a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from leaderdesk.domain.programmes.grid_problems import problems_of_grid
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet, GroupSheet, LevelSheet
from leaderdesk.domain.programmes.kept import read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, is_usable
from leaderdesk.domain.reasons.score import reasons_of_score
from leaderdesk.domain.scoring import Ballot, BallotFault, Score, score_project
from leaderdesk.domain.steps import Step
from leaderdesk.domain.text import folded

__all__ = [
    "CriterionSheet",
    "GridSheet",
    "GridTrial",
    "GroupSheet",
    "LevelSheet",
    "new_key",
    "parse_grid",
    "problems_of_grid",
    "try_grid",
    "write_grid",
]


@dataclass(frozen=True, slots=True)
class GridTrial:
    """What a grid makes of invented sheets; no score where the grid cannot be used."""

    score: Score | BallotFault | None
    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()


def try_grid(sheet: GridSheet, ballots: Sequence[Ballot]) -> GridTrial:
    """The score of an invented project, without writing anything."""
    problems = problems_of_grid(sheet)
    if not is_usable(problems):
        return GridTrial(None, problems=problems)
    rule = sheet.rule()
    score = score_project(rule, ballots)
    return GridTrial(score, reasons_of_score(rule, ballots, score), problems)


def new_key(sheet: GridSheet, title: str) -> str:
    """A key for a new criterion or group: its title in plain letters, numbered if it is taken."""
    stem = re.sub(r"[^a-z0-9]+", "_", folded(title)).strip("_")[:40] or "critere"
    taken = {each.key for each in sheet.criteria} | {each.key for each in sheet.groups}
    rank, key = 1, stem
    while key in taken:
        rank += 1
        key = f"{stem}_{rank}"
    return key


def write_grid(sheet: GridSheet) -> str:
    """The text of a grid that a base keeps and a file shares."""
    return write_kept(sheet, GridSheet)


@lru_cache(maxsize=32)
def parse_grid(text: str) -> GridSheet:
    """The grid of a kept text; the first problem is raised, as nobody is there to correct it."""
    return read_kept(text, GridSheet)
