"""The rows of the GAL's own file as plain values; amounts in cents, hours and kilometres exact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class TaskRow:
    """What the team does with its days."""

    id: int
    position: int
    label: str
    is_eligible: bool
    binned_on: date | None


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """Somebody on a running-cost dossier, at a fixed share or by their time sheets."""

    id: int
    dossier_id: int
    person_id: int
    since: date
    until: date | None
    share: Fraction | None
    signed_on: date | None
    attachment_id: int | None

    def holds_on(self, day: date) -> bool:
        """True on the days it covers."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def part(self) -> Fraction:
        """What it takes of a day: its share, or all of it where the hours say how much."""
        return Fraction(1) if self.share is None else self.share


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The sheet of somebody for a month."""

    id: int
    person_id: int
    month: date
    signed_on: date | None
    countersigned_on: date | None
    countersigned_by: str | None
    remark: str | None
    attachment_id: int | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Hours of a day at a task."""

    task_id: int
    worked_on: date
    hours: Fraction


@dataclass(frozen=True, slots=True)
class Worked:
    """The hours of somebody on a day, at tasks of LEADER or at others."""

    person_id: int
    on: date
    is_eligible: bool
    hours: Fraction


@dataclass(frozen=True, slots=True)
class PayRow:
    """What somebody cost in a month."""

    id: int
    person_id: int
    month: date
    gross: int
    charges: int
    helped: int | None
    paid_hours: Fraction | None
    paid_on: date | None
    attachment_id: int | None

    @property
    def cost(self) -> int:
        """What is left to the employer, in cents."""
        return self.gross + self.charges - (self.helped or 0)


@dataclass(frozen=True, slots=True)
class MissionRow:
    """A journey for the dossier."""

    id: int
    dossier_id: int
    person_id: int
    went_on: date
    came_back_on: date | None
    place: str
    purpose: str
    kilometres: Fraction | None
    kilometre_cost: Fraction | None
    fares: int | None
    meals: int | None
    nights: int | None
    refunded_on: date | None
    attachment_id: int | None
