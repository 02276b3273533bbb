"""A sitting as it is planned: its points with their hours, who was asked to come, what each of them answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from leaderdesk.domain.money import Cents
from leaderdesk.domain.sittings.ground import Silence
from leaderdesk.domain.text import folded

Readiness = Literal["blocked", "to_check", "ready", "open", "closed", "sealed"]


@dataclass(frozen=True, slots=True)
class PlannedDossier:
    """The dossier of a point, in one line."""

    id: int
    number: str
    title: str
    holder: str
    fiche: str | None
    status: str
    asked: Cents
    is_binned: bool = False


@dataclass(frozen=True, slots=True)
class PlannedPoint:
    """One line of the agenda; its hours are known where the sitting's is."""

    id: int
    kind: str
    title: str
    decision: str
    minutes: int
    dossier: PlannedDossier | None = None
    # Who declared an interest in the dossier, and so leaves for the point.
    interested: tuple[str, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def key(self) -> str:
        """How the sitting's record will name it."""
        return f"p{self.id}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A sitting before it opens."""

    id: int
    number: int
    kind: str
    title: str
    held_on: date
    starts_at: datetime | None
    place: str | None
    phase: str
    remark: str | None
    # A written consultation: until when, and what the silence of a member says.
    deadline: datetime | None
    silence: Silence
    # The technical pre-committee whose notes this one sees.
    prepared_by_id: int | None
    prepared_by: str | None
    points: tuple[PlannedPoint, ...]
    is_binned: bool = False

    @property
    def minutes(self) -> int:
        """How long it will last."""
        return sum(point.minutes for point in self.points)

    @property
    def ends_at(self) -> datetime | None:
        """When it will be over."""
        return None if self.starts_at is None else self.starts_at + timedelta(minutes=self.minutes)

    @property
    def asked(self) -> Cents:
        """What its dossiers ask of the funds together."""
        return Cents(sum(point.dossier.asked for point in self.points if point.dossier is not None))


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A sitting in the list; `lacks` is how many things are still missing before it."""

    id: int
    number: int
    kind: str
    title: str
    held_on: date
    starts_at: datetime | None
    place: str | None
    phase: str
    points: int
    dossiers: int
    minutes: int
    readiness: Readiness
    lacks: int = 0
    is_binned: bool = False


@dataclass(frozen=True, slots=True)
class Invited:
    """One person on one seat, in a pool, or heard without a vote: the convocation and the answer."""

    member_id: int
    member: str
    role: str
    seat_id: int | None = None
    seat: str | None = None
    structure: str | None = None
    college: str | None = None
    phone: str | None = None
    email: str | None = None
    sent_on: date | None = None
    way: str | None = None
    answer: str | None = None
    answered_on: date | None = None
    proxy_to_id: int | None = None
    proxy_to: str | None = None
    comes_at: datetime | None = None
    leaves_at: datetime | None = None
    remark: str | None = None


def timed(points: Sequence[PlannedPoint], starts_at: datetime | None) -> tuple[PlannedPoint, ...]:
    """The points with their hours, one after the other."""
    if starts_at is None:
        return tuple(points)
    found, now = [], starts_at
    for point in points:
        end = now + timedelta(minutes=point.minutes)
        found.append(replace(point, starts_at=now, ends_at=end))
        now = end
    return tuple(found)


# What the title of a point that is no project says of its kind.
_TOLD: tuple[tuple[str, str], ...] = (
    ("compte rendu", "minutes"),
    ("avenant", "amendment"),
    ("information", "information"),
)


def kind_told(title: str) -> str:
    """The kind of a point typed by its title alone, to be corrected where it is another."""
    told = folded(title)
    return next((kind for words, kind in _TOLD if words in told), "other")
