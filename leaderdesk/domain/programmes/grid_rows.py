"""Grids and checklists as their pages list them: titles, versions, and what uses each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.programmes.grids import GridSheet
from leaderdesk.domain.programmes.problems import Problem


@dataclass(frozen=True, slots=True)
class GridVersionRow:
    """A version of a grid, the day it was frozen, and what it notes."""

    id: int
    version: int
    frozen_on: date | None
    dossiers: int
    calls: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A grid, the fiches-actions that use it, its versions in order."""

    id: int
    title: str
    fiches: tuple[str, ...]
    versions: tuple[GridVersionRow, ...]
    is_binned: bool

    @property
    def latest(self) -> GridVersionRow | None:
        """The last version."""
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True, slots=True)
class GridVersionSheet:
    """A version of a grid with all it says, and what is wrong with it."""

    id: int
    grid_id: int
    version: int
    frozen_on: date | None
    sheet: GridSheet
    problems: tuple[Problem, ...]
    dossiers: int
    calls: int


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """A version of a checklist, and how many dossiers were checked under it."""

    id: int
    version: int
    holds_from: date
    dossiers: int


@dataclass(frozen=True, slots=True)
class FicheChecklists:
    """The checklist of a fiche-action with its versions; the usual one where none was written."""

    fiche_id: int
    fiche: str
    versions: tuple[ChecklistRow, ...]
    checklist: Checklist
    checklist_id: int | None
    problems: tuple[Problem, ...]

    @property
    def is_usual(self) -> bool:
        """True while the fiche-action has no checklist of its own."""
        return self.checklist_id is None
