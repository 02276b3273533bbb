"""What the base says of a point beside what the sitting stands on: read when it is shown, no part of its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class PointFacts:
    """A project as its dossier presents it."""

    dossier_id: int | None = None
    number: str = ""
    holder: str = ""
    fiche: str = ""
    summary: str = ""
    communes: str = ""
    received_on: date | None = None
    # What the plan asks of the fund, in euros.
    asked: Fraction | None = None
    # Who answers for the holder: proposed when the committee hears them.
    contacts: tuple[str, ...] = ()
    # Those who declared an interest before the day, each with the reason.
    interests: Mapping[str, str] = field(default_factory=dict)


NO_FACTS = PointFacts()


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """What the sitting is called, and the names that a projector never shows."""

    id: int
    number: int
    title: str
    gal: str
    place: str
    phase: str
    private_names: frozenset[str] = frozenset()
