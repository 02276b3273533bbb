"""Indicators of the programme, and what each dossier says of them, as lists show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Gathering = Literal["sum", "mean", "count"]
# What animates the programme is none of its results.
_MEASURED_STRANDS = ("projects", "cooperation")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """Something the programme measures; without a fiche-action, on all its projects."""

    id: int
    code: str
    label: str
    unit: str | None
    fiche_id: int | None
    gathering: Gathering
    target: Fraction | None
    target_on: date | None
    source: str | None
    is_binned: bool = False

    @property
    def name(self) -> str:
        """How it is called in a list or a message."""
        return f"{self.code} {self.label}"


@dataclass(frozen=True, slots=True)
class ValueRow:
    """What one dossier plans and brings of one indicator."""

    dossier_id: int
    indicator_id: int
    planned: Fraction | None = None
    achieved: Fraction | None = None
    measured_on: date | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class MeasuredDossier:
    """What tells whether a dossier counts, for which fiche-action and which year."""

    id: int
    number: str
    title: str
    holder: str
    fiche_id: int | None
    fiche: str
    status: str
    programmed_on: date | None
    strand: str = "projects"


def is_measured(row: IndicatorRow, fiche_id: int | None, strand: str) -> bool:
    """True for a dossier that an indicator is about."""
    if row.fiche_id is not None:
        return fiche_id == row.fiche_id
    return strand in _MEASURED_STRANDS
