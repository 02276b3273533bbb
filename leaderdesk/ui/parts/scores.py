"""What a score says beside its figures: its verdict in a word, the look of its frame, its sentences with titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject

from leaderdesk.domain.grids.sensitivity import WEIGHT, Change
from leaderdesk.domain.programmes.grids import GridSheet
from leaderdesk.domain.steps import Step
from leaderdesk.words import explanations, grids

_LOOKS = {"pass": "success", "fail": "error", "eliminated": "error", "no_score": "information"}
# A list of keys, joined as the domain joins them.
_BETWEEN = ", "


class ScoreWords(QObject):
    """What is said of a score."""

    def verdict(self, code: str) -> str:
        """The verdict in a few words."""
        words = {
            "pass": self.tr("Seuil atteint"),
            "fail": self.tr("Sous le seuil"),
            "eliminated": self.tr("Éliminé"),
            "no_score": self.tr("Pas encore de note"),
        }
        return words[code]


def verdict_look(code: str) -> str:
    """The look of a frame, and its icon."""
    return _LOOKS[code]


def explain_with_titles(steps: Iterable[Step], grid: GridSheet) -> list[str]:
    """The sentences of a score, which name criteria and groups by their titles."""
    return explanations.explain(_titled(step, grid) for step in steps)


def say_change(change: Change, grid: GridSheet, project: str) -> str:
    """What little would change the decision of one project."""
    key = change.moved.removeprefix(WEIGHT)
    moved = change.moved if key == change.moved else f"{WEIGHT}{grid.title_of(key)}"
    flips = tuple(replace(flip, project=project) for flip in change.flips)
    return grids.say_change(replace(change, moved=moved, flips=flips))


def _titled(step: Step, grid: GridSheet) -> Step:
    titles = {name: grid.title_of(str(step.data[name])) for name in ("criterion", "group") if name in step.data}
    if "criteria" in step.data:
        keys = str(step.data["criteria"]).split(_BETWEEN)
        titles["criteria"] = _BETWEEN.join(grid.title_of(key) for key in keys)
    return replace(step, data={**step.data, **titles})
